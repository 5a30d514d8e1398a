/* Authoring Markdown and back: random valid texts, made of the content model,
 * come back byte for byte; and what the reader says of edits and of slips. */
#include "unit.h"

#include "base/file.h"
#include "import/authored.h"
#include "import/loss.h"
#include "model/doc.h"
#include "model/walk.h"
#include "render/render.h"

#include "random_text.h"

#define TEXTS 600

/* ----------------------------------------------------------- there and back */

static xmlDoc *reread(CodicilContext *context, Buf *bytes)
{
    xmlDoc *doc = NULL;
    assert_int_equal(
        doc_read(context, "a.xml", bytes->bytes, bytes->size, &doc), 0);
    return doc;
}

static xmlDoc *read_authored(CodicilContext *context, const char *text)
{
    xmlDoc *doc = NULL;
    Buf said = {0};
    SourceText source = {"a.md", text, strlen(text), "en"};
    BuildOptions options = {"a.md", "terms", "en", NULL, EL_doc};
    CodicilStatus status =
        authored_to_text(context, &source, &options, &doc, &said);
    if (!status && loss_check(context, "a.md", &said, doc)) {
        xmlFreeDoc(doc);
        doc = NULL;
    }
    buf_clear(&said);
    return doc;
}

/* Where two texts begin to differ: that line of each. */
static void tell_difference(unsigned number, const char *one, const char *other)
{
    size_t at = 0;
    while (one[at] && one[at] == other[at])
        at++;
    size_t from = at > 150 ? at - 150 : 0;
    fail_msg("text %u:\n%.300s\n---\n%.300s", number, one + from, other + from);
}

static void hold(CodicilContext *context, const Told *told, xmlDoc *doc,
                 unsigned number)
{
    Buf first = {0}, before = {0}, markdown = {0}, after = {0};
    doc_write(doc, &first);
    xmlDoc *canonical = reread(context, &first);
    doc_write(canonical, &before);
    assert_int_equal(
        render_authoring(context, canonical, &(RenderOptions){0}, &markdown),
        0);
    const char *keep = getenv("CODICIL_RANDOM_KEEP"); /* to look at it */
    if (keep)
        file_put(context, keep, markdown.bytes, markdown.size, NULL);
    xmlDoc *back = read_authored(context, buf_text(&markdown));
    if (!back)
        fail_msg("text %u: line %ld: %s", number, told->line, told->text);
    doc_write(back, &after);
    if (strcmp(buf_text(&before), buf_text(&after)) != 0)
        tell_difference(number, buf_text(&before), buf_text(&after));
    xmlFreeDoc(back);
    xmlFreeDoc(canonical);
    buf_clear(&first);
    buf_clear(&before);
    buf_clear(&markdown);
    buf_clear(&after);
}

static void random_texts_come_back(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    const char *many = getenv("CODICIL_RANDOM_TEXTS");
    unsigned count = many ? (unsigned)atoi(many) : TEXTS;
    for (unsigned number = 1; number <= count; number++) {
        Random random = {.state = number};
        roll(&random, 2);
        xmlDoc *doc = random_text(&random);
        hold(context, &told, doc, number);
        xmlFreeDoc(doc);
    }
    codicil_context_free(context);
}

/* ------------------------------------------------------------------- edits */

#define FRONT "---\ncodicil: authoring/1\nlang: en\nlevels: article\n---\n\n"
#define BASE                                                                   \
    FRONT "# Terms\n\n## 1. Scope {#scope}\n\nOld words. {#scope.old}\n\n"     \
          "- one {#one}\n\n| A | B |\n|---|---|\n| x | y |\n{: #rates}\n"

/* What is read of `text` holds `xml`. */
static void assert_read(const char *text, const char *xml)
{
    Told told;
    Buf bytes = {0};
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = read_authored(context, text);
    if (!doc)
        fail_msg("line %ld: %s", told.line, told.text);
    doc_write(doc, &bytes);
    if (!strstr(buf_text(&bytes), xml))
        fail_msg("no %s in\n%s", xml, buf_text(&bytes));
    xmlFreeDoc(doc);
    buf_clear(&bytes);
    codicil_context_free(context);
}

static void edits_do_what_is_expected(void **state)
{
    static const struct {
        const char *text, *xml;
    } all[] = {
        {BASE, "<article xml:id=\"scope\">\n        <num>1.</num>\n"
               "        <heading>Scope</heading>\n        <content>\n"
               "          <p xml:id=\"scope.old\">Old words.</p>"},
        {BASE "\nNew words.\n", "</table>\n          <p>New words.</p>"},
        {BASE "\n## 2. More\n", "<article>\n        <num>2.</num>"},
        {BASE "\n### Less\n\nWords.\n",
         "</intro>\n        <section>\n          <heading>Less</heading>"},
        {FRONT "## A {#a}\n\n- one {#one}\n- two\n",
         "<li xml:id=\"one\">one</li>\n            <li>two</li>"},
        {FRONT "## A {#a}\n\n- {#one} (a) one\n- (b) two\n",
         "<item>\n              <num>(b)</num>\n              <p>two</p>"},
        {FRONT "## A {#a}\n\n| A |\n|---|\n| x |\n| z |\n{: #t}\n",
         "<tr>\n              <td>\n                <p>z</p>"},
        {FRONT "## A {#a}\n\nWords.\n", "<p xml:id=\"a.p1\">Words.</p>"},
        {FRONT "## A\n\nWords.\n", "<p>Words.</p>"},
        {FRONT "## A {#a}\n\n{#a.c} 1.1 **Run.** Words.\n",
         "<paragraph xml:id=\"a.c\" class=\"run-in\">"},
        {FRONT "## A\n\n::: {section #s}\n\nIn.\n:::\nBehind.\n",
         "<hcontainer name=\"block\">\n          <content>\n"
         "            <p>Behind.</p>"},
        {FRONT "## A\n\n{paragraph} One:\n\n{point} a. b\n\n::: wrapUp\n"
               "Last.\n:::\n",
         "<wrapUp>\n            <p>Last.</p>"},
        {FRONT "## A\n\nA note[^1].\n[^1]: Its *text*.\n",
         "<authorialNote marker=\"1\"><p>Its <i>text</i>.</p>"},
        {FRONT "Placeholders \\{x} [Company] of 2 | 3.\n",
         "<p>Placeholders {x} [Company] of 2 | 3.</p>"},
        {FRONT "```\nif {x} [y]\n```\n", "<p class=\"code\">if {x} [y]</p>"},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++)
        assert_read(all[i].text, all[i].xml);
}

static void slips_are_told(void **state)
{
    static const struct {
        const char *text, *words;
        long line, column;
    } all[] = {
        {FRONT "Words {#a\n", "'}' was expected", 7, 7},
        {FRONT "Words {what}\n", "'what' is not understood", 7, 7},
        {FRONT "Some [words]{b} and {.x} more.\n", "behind nothing", 7, 21},
        {FRONT "[1 May]{date=1-5-2026}\n", "a date such as", 7, 8},
        {FRONT "Words. {#1}\n", "'id=1'", 7, 8},
        {FRONT "::: conclusions\n\nx\n", "has no end", 7, 1},
        {FRONT "x\n\n:::\n", "closes nothing", 9, 1},
        {FRONT "A note[^1].\n", "has no text", 7, 1},
        {FRONT "x\n\n[^1]: note\n", "named nowhere", 9, 1},
        {FRONT "x\n\n> # y\n", "a heading may not stand here", 9, 1},
        {FRONT "x\n\n<div>y</div>\n", "HTML", 9, 1},
        {FRONT "[x]{p}\n", "<p> may not stand here in <p>", 7, 1},
        {FRONT "# T\n", "mainBody> ends too early", 0, 1},
        {"---\ncodicil: authoring/1\nx: y\n---\n", "'x: y'", 3, 1},
        {"---\ncodicil: authoring/1\nlang: nl\n---\nx\n", "'nl'", 1, 1},
        {"---\ncodicil: authoring/1\n", "has no end", 1, 1},
    };
    (void)state;
    for (size_t i = 0; i < COUNT(all); i++) {
        Told told;
        CodicilContext *context = context_telling(&told);
        if (read_authored(context, all[i].text))
            fail_msg("nothing told of %s", all[i].text);
        assert_fault(&told, CODICIL_INVALID, all[i].words);
        assert_int_equal(told.line, all[i].line);
        assert_int_equal(told.column, all[i].column);
        codicil_context_free(context);
    }
}

static void an_id_that_stands_twice_is_left_to_the_first(void **state)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    (void)state;
    xmlDoc *doc = read_authored(context, FRONT "one {#a}\n\ntwo {#a}\n");
    assert_non_null(doc);
    assert_int_equal(told.warnings, 1);
    assert_int_equal(told.line, 9);
    const xmlNode *p = first_element(doc_part(doc, EL_mainBody));
    assert_string_equal(doc_get(p, "xml:id"), "a");
    assert_null(doc_get(next_element(p), "xml:id"));
    xmlFreeDoc(doc);
    codicil_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(edits_do_what_is_expected),
        cmocka_unit_test(slips_are_told),
        cmocka_unit_test(an_id_that_stands_twice_is_left_to_the_first),
        cmocka_unit_test(random_texts_come_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

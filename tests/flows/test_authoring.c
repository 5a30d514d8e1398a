/* Authoring Markdown and back: random valid texts, made of the content model,
 * come back byte for byte; and what the reader says of edits and of slips. */
#include "unit.h"

#include "base/file.h"
#include "import/authored.h"
#include "import/loss.h"
#include "model/doc.h"
#include "model/expression.h"
#include "model/walk.h"
#include "render/render.h"

#define TEXTS 600

/* ---------------------------------------------------------- random texts */

typedef struct {
    uint64_t state;
    size_t size; /* elements so far */
    size_t ids;
} Random;

static unsigned roll(Random *random, unsigned sides)
{
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random->state >> 33) % sides;
}

static const char *const words[] = {
    "The terms",
    "word",
    " and ",
    " ",
    "of",
    "*",
    " * ",
    "**",
    "_",
    "a_b",
    "[x]",
    "](y)",
    "{#z}",
    "}",
    "|",
    "`code`",
    "<b>",
    "<",
    "&amp;",
    "&",
    "\\",
    "\\*",
    "!",
    "# ",
    "#",
    "- ",
    "+",
    "1. ",
    "2) ",
    "12",
    "(a)",
    "===",
    "---",
    "~~~",
    ":::",
    "::: p",
    "{: #q}",
    "[^1]",
    "[^1]: x",
    ": y",
    "注意。",
    "第3条",
    "«",
    "»",
    "“q”",
    "…",
    "\xc2\xa0",
    "\xe3\x80\x80",
    "العربية",
    "Ünïcode",
    "\xe2\x80\x8b",
    "http://x.example/",
    "a@b.example",
    "5. May 2025",
    "Article 3",
    "1.2",
    "^",
    "$",
    "%",
    "'",
    "\"",
    "@",
    "<!-- c -->",
    "|---|",
    "\xc2\xad",
    "!",
    "!",
    "é",
    "end.",
    ".",
    ",",
    "    four",
    "\t",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void add_words(Random *random, xmlNode *node)
{
    unsigned count = 1 + roll(random, 5);
    for (unsigned i = 0; i < count; i++) {
        const char *text = words[roll(random, COUNT(words))];
        assert_true(doc_add_text(node, text, strlen(text)));
    }
}

static void grow(Random *random, xmlNode *node, int depth);

static void add_one(Random *random, xmlNode *parent, Element element, int depth)
{
    xmlNode *node = doc_add(parent, element);
    assert_non_null(node);
    random->size++;
    grow(random, node, depth + 1);
}

static bool is_small(const Random *random, int depth)
{
    return depth < 9 && random->size < 150;
}

static Element pick(Random *random, const VocabClass *class, int depth)
{
    Element all[64], simple = EL_none;
    unsigned count = 0;
    const char *at = class->members;
    for (Element one; (one = class_next(&at)) != EL_none;) {
        all[count++] = one;
        if (!simple)
            simple = one;
    }
    if (!is_small(random, depth))
        return strcmp(class->name, "INLINE") == 0 ? EL_br : simple;
    return all[roll(random, count)];
}

static void grow_part(Random *random, xmlNode *node, const Expression *content,
                      int part, int depth)
{
    const Part *at = &content->parts[part];
    bool mixed = vocab_get(element_of(node))->flags & VOCAB_MIXED;
    unsigned times = 1, count = 0;
    bool small = is_small(random, depth);
    switch (at->kind) {
    case PART_EMPTY:
        return;
    case PART_ELEMENT:
        add_one(random, node, at->element, depth);
        return;
    case PART_CLASS:
        add_one(random, node, pick(random, at->class, depth), depth);
        return;
    case PART_SEQUENCE:
        for (int one = at->first; one >= 0; one = content->parts[one].next)
            grow_part(random, node, content, one, depth);
        return;
    case PART_CHOICE:
        for (int one = at->first; one >= 0; one = content->parts[one].next)
            count++;
        count = small || depth > 12 ? roll(random, count) : 0;
        part = at->first;
        while (count--)
            part = content->parts[part].next;
        grow_part(random, node, content, part, depth);
        return;
    case PART_OPTIONAL:
        times = small ? roll(random, 2) : 0;
        break;
    case PART_ANY:
        times = small ? roll(random, 4) : 0;
        break;
    case PART_SOME:
        times = small ? 1 + roll(random, 3) : 1;
        break;
    }
    for (unsigned i = 0; i < times; i++) {
        if (mixed && roll(random, 2))
            add_words(random, node);
        grow_part(random, node, content, at->first, depth);
    }
    if (mixed && roll(random, 4))
        add_words(random, node);
}

static const struct {
    const char *type;
    const char *const values[6];
} samples[] = {
    {"locale", {"fr", "ar", "zh-Hant", "nl"}},
    {"id", {"was-1", "was.p1"}},
    {"ncname", {"block", "table", "x.y"}},
    {"date", {"2026-01-31", "2024-02-29T12:00:00Z"}},
    {"iri",
     {"#scope", "https://x.example/a(b)?c=1&amp=2#d", "", "mailto:a@b.c",
      "other@2#x", "a*b_c!"}},
    {"integer", {"1", "2", "640"}},
    {"text",
     {"plain", "two words", "a \"b\" {c} \\d", "", "  x\n\ty ", "quotation"}},
};

static const char *value_of(Random *random, const Datatype *type)
{
    for (size_t i = 0; i < COUNT(samples); i++) {
        unsigned count = 0;
        if (!datatype_is(type, samples[i].type))
            continue;
        while (count < 6 && samples[i].values[count])
            count++;
        return samples[i].values[roll(random, count)];
    }
    return "bottom"; /* of placement */
}

static void dress(Random *random, xmlNode *node)
{
    VocabAllowed allowed;
    const char *at = vocab_get(element_of(node))->attributes;
    static const char *const classes[] = {"run-in", "quotation", "code", "a b",
                                          "conspicuous"};
    while (vocab_allows(&at, &allowed)) {
        const char *name = allowed.attribute->name;
        bool by_others = !strcmp(name, "eId") || !strcmp(name, "wId") ||
                         !strcmp(name, "xml:id") || !strcmp(name, "contains") ||
                         doc_get(node, name);
        if (by_others || (!allowed.required && roll(random, 5)))
            continue;
        bool is_class = !strcmp(name, "class") && roll(random, 2);
        const char *value = is_class ? classes[roll(random, COUNT(classes))]
                                     : value_of(random, &allowed.type);
        assert_true(doc_set(node, name, value));
    }
}

static void grow(Random *random, xmlNode *node, int depth)
{
    const Vocab *row = vocab_get(element_of(node));
    Expression content;
    const char *at;
    assert_true(depth < 60);
    dress(random, node);
    assert_true(expression_from_text(row->content, &content, &at));
    if (row->flags & VOCAB_MIXED && roll(random, 4))
        add_words(random, node);
    grow_part(random, node, &content, content.root, depth);
}

/* Ids, where they have to be and now and then where they may be. */
static void give_ids(Random *random, xmlDoc *doc)
{
    char id[128];
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk)) {
        xmlNode *node = walk.node;
        if (!walk.enter || !element_of(node) ||
            !strstr(vocab_get(element_of(node))->attributes, "xml:id"))
            continue;
        if (!is_provision(node) && roll(random, 8))
            continue;
        const xmlNode *owner = node->parent;
        while (owner && owner->type == XML_ELEMENT_NODE &&
               !doc_get(owner, "xml:id"))
            owner = owner->parent;
        const char *stem = owner && owner->type == XML_ELEMENT_NODE
                               ? doc_get(owner, "xml:id")
                               : NULL;
        bool is_first = stem && !node->prev && element_of(node) == EL_p;
        if (is_first && strlen(stem) < 20 && !strchr(stem, '.') &&
            element_of(node->parent) == EL_content)
            snprintf(id, sizeof id, "%s.p1", stem);
        else
            snprintf(id, sizeof id, "n%zu", ++random->ids);
        assert_true(doc_set(node, "xml:id", id));
    }
}

static xmlDoc *random_text(Random *random)
{
    xmlDoc *doc = doc_new(EL_doc, "terms", "en");
    xmlNode *preface = doc_part(doc, EL_preface);
    xmlNode *body = doc_part(doc, EL_mainBody);
    while (preface->children) {
        xmlNode *child = preface->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    if (roll(random, 4)) {
        grow(random, preface, 2);
    } else {
        xmlUnlinkNode(preface);
        xmlFreeNode(preface);
    }
    grow(random, body, 2);
    if (!roll(random, 4)) {
        xmlNode *last = doc_add(doc_kind(doc), EL_conclusions);
        assert_true(doc_set(last, "xml:lang", "en"));
        grow(random, last, 2);
    }
    give_ids(random, doc);
    return doc;
}

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

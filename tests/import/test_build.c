/* A text from blocks: title, preface, body, conclusions; valid whatever the
 * blocks are. */
#include "mutate.h"
#include "reading.h"

#include "check/check.h"
#include "model/ident.h"
#include "model/meta.h"

static void the_title_comes_from_the_text(void **state)
{
    (void)state;
    assert_built(EL_preface, "<p>a</p><title>T <i>t</i></title><p>b</p>",
                 "<p>a</p><longTitle><p><docTitle>T <i>t</i></docTitle></p>"
                 "</longTitle>");
    assert_built(EL_mainBody, "<p>a</p><title>T</title><p>b</p>", "<p>b</p>");
}

static void a_title_may_be_given(void **state)
{
    (void)state;
    Told told;
    static const struct {
        const char *blocks, *title, *preface;
    } cases[] = {
        {"<p>a</p>", "G",
         "<longTitle><p><docTitle>G</docTitle></p></longTitle>"},
        {"<title>own <b>one</b></title><p>a</p>", " Own  ONE",
         "<longTitle><p><docTitle>own <b>one</b></docTitle></p></longTitle>"},
        {"<title>own</title><p>a</p>", "G",
         "<longTitle><p><docTitle>G</docTitle></p></longTitle><p>own</p>"},
        {"<title>own</title><p>a</p>", " ",
         "<longTitle><p><docTitle>own</docTitle></p></longTitle>"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        xmlDoc *text = built_of(cases[i].blocks, cases[i].title, &told);
        assert_non_null(text);
        char *inside = inside_of(doc_part(text, EL_preface));
        assert_string_equal(inside, cases[i].preface);
        free(inside);
        xmlFreeDoc(text);
    }
}

static void there_may_be_no_title(void **state)
{
    (void)state;
    Told told;
    xmlDoc *text = built_of("<p>a</p>", NULL, &told);
    assert_non_null(text);
    assert_int_equal(told.warnings, 1);
    assert_null(doc_part(text, EL_preface));
    xmlFreeDoc(text);
}

static void what_is_no_text_is_refused(void **state)
{
    (void)state;
    Told told;
    assert_null(built_of("<title>a</title>", NULL, &told));
    assert_fault(&told, CODICIL_INVALID, "has no content");
    assert_null(built_of("", "G", &told));
    assert_fault(&told, CODICIL_INVALID, "has no content");
}

static void closing_lines_are_conclusions(void **state)
{
    (void)state;
    static const char blocks[] =
        "<title>t</title><p class=\"conclusion\">a</p><heading level=\"1\">b"
        "</heading><p>c</p><p class=\"conclusion\">d</p>"
        "<p class=\"conclusion\">e</p>";
    assert_built(EL_conclusions, blocks, "<p>d</p><p>e</p>");
    assert_built(EL_mainBody, blocks,
                 "<p>a</p><section><heading>b</heading><content><p>c</p>"
                 "</content></section>");
}

/* ------------------------------------------------------------ at random */

static const char *const leaves[] = {
    "p",     "p",     "p",      "heading", "heading", "list", "list",
    "quote", "table", "clause", "clause",  "wrapup",  NULL,
};

static void grow_line(Dice *dice, xmlNode *line)
{
    static const char *const words[] = {
        "word ",
        "1. One",
        "CAPITALS OF THE TEXT THAT ARE SEEN",
        "(a) b",
        "",
        "Last updated: 27 April 2018",
        "2018-04-27",
        "Article 3 X",
        NULL,
    };
    static const char *const inlines[] = {"b", "i", "br", "sup", NULL};
    const char *text = dice_pick(dice, words);
    block_add_text(line, text, strlen(text));
    while (dice_throw(dice, 3) == 0) {
        xmlNode *made = block_add(line, dice_pick(dice, inlines), 1);
        if (!block_is(made, "br"))
            block_add_text(made, "x", 1);
    }
}

/* Attributes of all kinds, also where they make no sense. */
static void grow_attributes(Dice *dice, xmlNode *node)
{
    static const char *const levels[] = {"1", "2", "3", "6", "9", "x", NULL};
    static const char *const numbers[] = {"1.", "(a)", "Article 3", NULL};
    static const char *const ids[] = {"a", "b", "c d", "", NULL};
    static const char *const aliases[] = {"x9", "y8 z7", "a", "", NULL};
    static const char *const classes[] = {"code", "conclusion", "odd", NULL};
    static const char *const elements[] = {"article", "section", "paragraph",
                                           "point",   "p",       NULL};
    static const struct {
        const char *name;
        const char *const *values;
    } attributes[] = {
        {"level", levels},  {"num", numbers}, {"id", ids},
        {"class", classes}, {"el", elements}, {"alias", aliases},
    };
    for (size_t i = 0; i < COUNT(attributes); i++)
        if (dice_throw(dice, 4) == 0)
            block_set(node, attributes[i].name,
                      dice_pick(dice, attributes[i].values));
}

static void grow(Dice *dice, xmlNode *parent, int depth);

static void grow_parts(Dice *dice, xmlNode *node, const char *name, int depth)
{
    for (unsigned i = dice_throw(dice, 3); i-- > 0;) {
        xmlNode *part = block_add(node, name, 1);
        grow_attributes(dice, part);
        if (strcmp(name, "tr") == 0)
            grow_parts(dice, part, dice_throw(dice, 2) ? "td" : "th", depth);
        else
            grow(dice, part, depth);
    }
}

static void grow(Dice *dice, xmlNode *parent, int depth)
{
    for (unsigned i = dice_throw(dice, depth ? 4 : 9); i-- > 0;) {
        const char *name = dice_pick(dice, leaves);
        bool is_line = strcmp(name, "p") == 0 || strcmp(name, "heading") == 0;
        if (depth > 4 && !is_line)
            continue;
        xmlNode *node = block_add(parent, name, 1);
        grow_attributes(dice, node);
        if (is_line)
            grow_line(dice, node);
        else if (strcmp(name, "list") == 0)
            grow_parts(dice, node, "item", depth + 1);
        else if (strcmp(name, "table") == 0)
            grow_parts(dice, node, "tr", depth + 1);
        else
            grow(dice, node, depth + 1);
    }
}

/* Errors of a text, but for what its words say. */
static void assert_sound(CodicilContext *context, xmlDoc *text,
                         const char *blocks)
{
    Facts facts = meta_placeholder("en");
    Findings findings;
    Buf report = {0};
    findings_init(&findings);
    assert_int_equal(ident_mint(context, text), CODICIL_OK);
    assert_int_equal(ident_number(context, text), CODICIL_OK);
    assert_int_equal(meta_write(context, &facts, text), CODICIL_OK);
    char *bytes = text_bytes(text);
    xmlDoc *again = text_read_from(bytes);
    assert_int_equal(check_text(context, "a.xml", again, NULL, &findings),
                     CODICIL_OK);
    findings_to_text(&findings, &report);
    const char *error = strstr(buf_text(&report), ": error: ");
    if (error)
        fail_msg("%.*s in %s", (int)strcspn(error, "\n"), error, blocks);
    free(bytes);
    xmlFreeDoc(again);
    buf_clear(&report);
    findings_clear(&findings);
}

static void any_blocks_give_a_sound_text(void **state)
{
    (void)state;
    Told told;
    BuildOptions options = {"a.md", "work", "en", "Title", EL_doc};
    for (uint64_t seed = 1; seed <= 1500; seed++) {
        Dice dice = {.seed = seed * 7919};
        CodicilContext *context = context_telling(&told);
        xmlDoc *tree = blocks_new(), *text = NULL;
        xmlNode *root = xmlDocGetRootElement(tree);
        if (dice_throw(&dice, 3) == 0)
            grow(&dice, root, 3);
        if (dice_throw(&dice, 2) == 0)
            grow_line(&dice, block_add(root, "title", 1));
        grow(&dice, root, 0);
        char *blocks = inside_of(root);
        assert_int_equal(outline_mend(context, "a.md", tree), CODICIL_OK);
        CodicilStatus status = build_text(context, &options, tree, &text);
        if (status)
            assert_fault(&told, CODICIL_INVALID, "has no content");
        else
            assert_sound(context, text, blocks);
        free(blocks);
        xmlFreeDoc(tree);
        xmlFreeDoc(text);
        codicil_context_free(context);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_title_comes_from_the_text),
        cmocka_unit_test(a_title_may_be_given),
        cmocka_unit_test(there_may_be_no_title),
        cmocka_unit_test(what_is_no_text_is_refused),
        cmocka_unit_test(closing_lines_are_conclusions),
        cmocka_unit_test(any_blocks_give_a_sound_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

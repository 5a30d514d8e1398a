/* RTF: nothing of a text is taken for RTF, and groups close whatever comes. */
#include "unit.h"

#include "render/rtf.h"
#include "render/text.h"
#include "render/trees.h"

static char *to_rtf(const char *content, size_t size, BidiWay way)
{
    Tree tree;
    Buf out = {0};
    RtfLook look = {.way = way, .language = 1033, .font = "\\fnil Arial"};
    Rtf rtf = {.out = &out, .look = &look, .width = 9072};
    tree_of(content, size, &tree);
    lists_settle(tree.root);
    rtf_lay(&rtf, tree.root);
    rtf_end(&rtf);
    buf_add(&out, "", 0);
    assert_true(buf_is_ok(&out) && buf_is_ok(&rtf.marks));
    buf_clear(&rtf.marks);
    buf_clear(&rtf.stops);
    tree_clear(&tree);
    char *bytes = buf_take(&out);
    return bytes ? bytes : strdup("");
}

static void said(const char *content, BidiWay way, const char *words)
{
    char *rtf = to_rtf(content, strlen(content), way);
    if (!strstr(rtf, words))
        fail_msg("%s\nis not in\n%s", words, rtf);
    free(rtf);
}

static void characters_are_escaped(void **state)
{
    (void)state;
    said("<paragraph>a\\par{b}</paragraph>", BIDI_LTR,
         "{a\\\\par\\{b\\}}\\par");
    said("<paragraph>é 第 \U0001F600</paragraph>", BIDI_LTR,
         "\\u233? \\u31532? \\u-10179?\\u-8704?");
    said("<paragraph>5\u00A0km a\u00ADb c\u2011d</paragraph>", BIDI_LTR,
         "5\\~km a\\-b c\\_d");
    said("<paragraph>a<linebreak/>b</paragraph>", BIDI_LTR, "a\\line b");
}

static void addresses_cannot_end_their_field(void **state)
{
    (void)state;
    said("<paragraph><link destination='https://x.example/\"}{\\par é'>w"
         "</link></paragraph>",
         BIDI_LTR,
         "HYPERLINK \"https://x.example/%22%7D%7B%5Cpar%20%C3%A9\"}}"
         "{\\fldrslt{\\ul\\cf1 w}}}");
    said("<paragraph><link destination='a/b'>w</link></paragraph>", BIDI_LTR,
         "{w}\\par");
}

static void bookmarks_have_names_that_word_takes(void **state)
{
    (void)state;
    said("<paragraph><anchor id='governing_law A.b'/>w</paragraph>", BIDI_LTR,
         "{\\*\\bkmkstart governing_law}{\\*\\bkmkend governing_law}"
         "{\\*\\bkmkstart p_A_b_");
    said("<paragraph><link destination='#governing_law'>w</link></paragraph>",
         BIDI_LTR, "HYPERLINK \\\\l \"governing_law\"");
    static const char ids[] =
        "<paragraph><anchor id='"
        "a-very-long-id-of-more-than-forty-characters-1 "
        "a-very-long-id-of-more-than-forty-characters-2'/>w</paragraph>";
    char *rtf = to_rtf(ids, strlen(ids), BIDI_LTR);
    const char *first = strstr(rtf, "bkmkstart "), *second;
    assert_non_null(first);
    second = strstr(first + 1, "bkmkstart ");
    assert_non_null(second);
    assert_int_equal(strcspn(first + 10, "}"), 40);
    assert_memory_not_equal(first, second, 50);
    free(rtf);
}

static void other_directions_are_set_apart(void **state)
{
    (void)state;
    said("<paragraph>see אב גד, x</paragraph>", BIDI_LTR,
         "see {\\rtlch \\u1488?\\u1489? \\u1490?\\u1491?}, x");
    said("<paragraph>אב GDPR 6 גד</paragraph>", BIDI_RTL,
         "\\rtlpar\\qr\\sa140{\\rtlch \\u1488?\\u1489? {\\ltrch GDPR} 6 ");
    said("<list><item><number>1.</number>אב</item></list>", BIDI_RTL,
         "\\li0\\ri375\\rin0\\lin375\\fi-375");
}

static void numbers_wait_for_their_words(void **state)
{
    (void)state;
    said("<list><item><number>1.</number><list><item><number>(a)</number>w"
         "</item></list></item></list>",
         BIDI_LTR, "\\li875\\fi-875\\tx375\\tx875{1.\\tab (a)\\tab w}\\par");
    said("<list><item><number>1.</number></item></list>", BIDI_LTR,
         "{1.\\tab }\\par");
}

static void cells_are_merged(void **state)
{
    (void)state;
    static const char table[] =
        "<table><row><cell rowspan='2'>a</cell><cell colspan='2'>b</cell></row>"
        "<row><cell>c</cell><cell>d</cell></row></table>";
    said(table, BIDI_LTR, "\\clvmgf");
    said(table, BIDI_LTR, "\\clvmrg");
    said(table, BIDI_LTR,
         "\\pard\\intbl{}\\cell\n\\pard\\intbl\\sa40{c}\\cell\n"
         "\\pard\\intbl\\sa40{d}\\cell\n\\row");
    said("<table><row><cell>x<table><row><cell>y</cell></row></table></cell>"
         "</row></table>",
         BIDI_LTR, "\\itap2\\sa40{y}\\nestcell");
}

/* Whether every group closes, and \row follows as many \cell as \cellx. */
static void check_form(const char *rtf)
{
    int depth = 0, edges = 0, cells = 0;
    for (const char *at = rtf; *at; at++) {
        assert_in_range((unsigned char)*at, '\n', '~');
        if (*at == '{' || *at == '}')
            depth += *at == '{' ? 1 : -1;
        assert_true(depth >= 0);
        if (*at != '\\')
            continue;
        edges += strncmp(at, "\\cellx", 6) == 0 && depth == 0;
        cells += strncmp(at, "\\cell\n", 6) == 0;
        if (strncmp(at, "\\row\n", 5) == 0) {
            assert_int_equal(cells, edges);
            edges = cells = 0;
        }
        at++;
    }
    assert_int_equal(depth, 0);
}

static void any_tree_gives_sound_rtf(void **state)
{
    (void)state;
    unsigned count = asked("CODICIL_ROUNDS", 2000);
    for (unsigned i = 0; i < count; i++) {
        Chance chance;
        const char *xml = chance_begin(&chance, i);
        char *rtf = to_rtf(xml, chance.xml.size, i % 2 ? BIDI_LTR : BIDI_RTL);
        check_form(rtf);
        free(rtf);
        chance_end(&chance);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_escaped),
        cmocka_unit_test(addresses_cannot_end_their_field),
        cmocka_unit_test(bookmarks_have_names_that_word_takes),
        cmocka_unit_test(other_directions_are_set_apart),
        cmocka_unit_test(numbers_wait_for_their_words),
        cmocka_unit_test(cells_are_merged),
        cmocka_unit_test(any_tree_gives_sound_rtf),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

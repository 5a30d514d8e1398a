/* Quoted headings beside a word for a part become references. */
#include "import/mention.h"

#include "../text.h"

#define SECTION(id, heading, words)                                            \
    "<section xml:id='" id "'><heading>" heading                               \
    "</heading><content><p>" words "</p></content></section>"
#define SECTIONS(words) SECTION("a", "One", words) SECTION("b", "Two (b)", "x")

static void assert_found(const char *before, const char *after)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *text = text_read_from(before), *wanted = text_read_from(after);
    assert_int_equal(mention_find(context, text), CODICIL_OK);
    char *found = text_bytes(text), *expected = text_bytes(wanted);
    assert_string_equal(found, expected);
    free(found);
    free(expected);
    xmlFreeDoc(text);
    xmlFreeDoc(wanted);
    codicil_context_free(context);
}

static void a_quoted_heading_becomes_a_reference(void **state)
{
    (void)state;
    assert_found(TEXT(SECTIONS("see section “two  (B)” now")),
                 TEXT(SECTIONS("see section “<ref href='#b'>two  (B)</ref>” "
                               "now")));
    assert_found(TEXT(SECTIONS("“Two (b)”")), TEXT(SECTIONS("“Two (b)”")));
    assert_found(TEXT(SECTIONS("section “One”")),
                 TEXT(SECTIONS("section “One”")));
    assert_found(TEXT(SECTIONS("section “Two”")),
                 TEXT(SECTIONS("section “Two”")));
}

static void pieces_keep_their_order(void **state)
{
    (void)state;
    assert_found(
        TEXT(SECTIONS("a <b>section 'Two (b)'</b>: sections “Two (b)”, “Two "
                      "(b)”. “Two (b)” z")),
        TEXT(SECTIONS("a <b>section '<ref href='#b'>Two (b)</ref>'</b>: "
                      "sections “<ref href='#b'>Two (b)</ref>”, “<ref "
                      "href='#b'>Two (b)</ref>”. “Two (b)” z")));
}

static void quotation_marks_at_the_ends_do_no_harm(void **state)
{
    (void)state;
    assert_found(TEXT(SECTIONS("section “")), TEXT(SECTIONS("section “")));
    assert_found(TEXT(SECTIONS("“” section")), TEXT(SECTIONS("“” section")));
    assert_found(TEXT(SECTIONS("section “  ”")),
                 TEXT(SECTIONS("section “  ”")));
    assert_found(TEXT(SECTIONS("section 'Two (b)")),
                 TEXT(SECTIONS("section 'Two (b)")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_quoted_heading_becomes_a_reference),
        cmocka_unit_test(pieces_keep_their_order),
        cmocka_unit_test(quotation_marks_at_the_ends_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

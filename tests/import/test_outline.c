/* Which heading is the title, and which stands under which. */
#include "reading.h"

/* A heading. */
#define H(level, text) "<heading level=\"" level "\">" text "</heading>"

static void assert_outline(const char *blocks, const char *expected, int notes)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *tree = tree_of(blocks);
    assert_int_equal(outline_mend(context, "test.md", tree), CODICIL_OK);
    char *inside = inside_of(xmlDocGetRootElement(tree));
    assert_string_equal(inside, expected);
    assert_int_equal(told.notes, notes);
    free(inside);
    xmlFreeDoc(tree);
    codicil_context_free(context);
}

static void a_title_is_picked(void **state)
{
    (void)state;
    assert_outline(H("1", "a") "<p/>" H("2", "b") H("2", "c"),
                   "<title>a</title><p/>" H("1", "b") H("1", "c"), 0);
    assert_outline("<p/>" H("2", "a") H("3", "b"),
                   "<p/><title>a</title>" H("1", "b"), 0);
    assert_outline(H("2", "a") H("2", "b"), "<title>a</title>" H("1", "b"), 1);
    assert_outline("<heading level=\"1\" num=\"1.\">a</heading>",
                   "<title>1. a</title>", 0);
}

static void there_may_be_none(void **state)
{
    (void)state;
    assert_outline("<p/>" H("2", "a") H("2", "b"),
                   "<p/>" H("1", "a") H("1", "b"), 0);
    assert_outline("<title>t</title>" H("1", "a") H("2", "b"),
                   "<title>t</title>" H("1", "a") H("2", "b"), 0);
    assert_outline("", "", 0);
}

static void the_mark_of_a_site_is_no_title(void **state)
{
    (void)state;
    assert_outline("<heading level=\"1\"><a href=\"/\">x</a></heading>" H(
                       "2", "t") H("4", "a"),
                   "<p><a href=\"/\">x</a></p><title>t</title>" H("1", "a"), 1);
}

static void jumps_are_closed_up(void **state)
{
    (void)state;
    assert_outline(H("1", "t") H("2", "a") H("5", "b") H("5", "c") H("3", "d")
                       H("2", "e"),
                   "<title>t</title>" H("1", "a") H("2", "b") H("2", "c")
                       H("2", "d") H("1", "e"),
                   2);
}

static void backwards_goes_beneath(void **state)
{
    (void)state;
    assert_outline(H("1", "t") H("4", "a") "<p/>" H("4", "b")
                       H("3", "c") "<p/>" H("3", "d") "<p/>" H("4", "e"),
                   "<title>t</title>" H("1", "a") "<p/>" H("1", "b")
                       H("2", "c") "<p/>" H("2", "d") "<p/>" H("1", "e"),
                   1);
}

static void above_the_first_goes_beside(void **state)
{
    (void)state;
    assert_outline(
        H("1", "t") H("3", "a") "<p/>" H("2", "b") H("3", "c"),
        "<title>t</title>" H("1", "a") "<p/>" H("1", "b") H("2", "c"), 1);
}

static void what_recurs_goes_beneath(void **state)
{
    (void)state;
    assert_outline(
        H("1", "t") H("2", "a") H("2", "x") "<p/>" H("2", "Y") H("3", "z")
            H("2", "b") H("2", "X") "<p/>" H("2", "y") "<p/>" H(
                "2", "c") "<p/>" H("2", "x") "<p/>",
        "<title>t</title>" H("1", "a") H("2", "x") "<p/>" H("2", "Y")
            H("3", "z") H("1", "b") H("2", "X") "<p/>" H("2", "y") "<p/>" H(
                "1", "c") "<p/>" H("1", "x") "<p/>",
        2);
    assert_outline(H("1", "t") H("2", "a")
                       H("2", "x") "<p/>" H("2", "b") "<p/>" H("2", "x") "<p/>",
                   "<title>t</title>" H("1", "a")
                       H("1", "x") "<p/>" H("1", "b") "<p/>" H("1", "x") "<p/>",
                   0);
}

static void many_headings_take_their_time(void **state)
{
    (void)state;
    Told told;
    Buf blocks = {0};
    for (int i = 0; i < 50000; i++)
        buf_add_format(&blocks, "<heading level=\"%d\">%d</heading>",
                       i * 7 % 6 + 1, i % 11);
    CodicilContext *context = context_telling(&told);
    xmlDoc *tree = tree_of(buf_text(&blocks));
    assert_int_equal(outline_mend(context, "test.md", tree), CODICIL_OK);
    xmlFreeDoc(tree);
    buf_clear(&blocks);
    codicil_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_title_is_picked),
        cmocka_unit_test(there_may_be_none),
        cmocka_unit_test(the_mark_of_a_site_is_no_title),
        cmocka_unit_test(jumps_are_closed_up),
        cmocka_unit_test(backwards_goes_beneath),
        cmocka_unit_test(above_the_first_goes_beside),
        cmocka_unit_test(what_recurs_goes_beneath),
        cmocka_unit_test(many_headings_take_their_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Dates that are fields of the text, and the list of versions. */
#include "import/typed.h"
#include "reading.h"

static void assert_typed_in(const char *locale, const char *blocks,
                            const char *expected, int notes)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *tree = tree_of(blocks);
    assert_int_equal(
        typed_find(context, "a.md", locale, xmlDocGetRootElement(tree)),
        CODICIL_OK);
    char *inside = inside_of(xmlDocGetRootElement(tree));
    assert_string_equal(inside, expected);
    assert_int_equal(told.notes, notes);
    free(inside);
    xmlFreeDoc(tree);
    codicil_context_free(context);
}

static void assert_typed(const char *blocks, const char *expected, int notes)
{
    assert_typed_in("en", blocks, expected, notes);
}

#define DATE(date, text) "<date date=\"" date "\">" text "</date>"

static void labelled_dates_are_typed(void **state)
{
    (void)state;
    assert_typed("<p>Last updated: 04/28/2020. <a href=\"x\">New</a></p>",
                 "<p>Last updated: " DATE(
                     "2020-04-28", "04/28/2020") ". <a href=\"x\">New</a></p>",
                 0);
    assert_typed("<p><i>Effective 1 May 2019</i></p>",
                 "<p><i>Effective " DATE("2019-05-01", "1 May 2019") "</i></p>",
                 0);
    assert_typed(
        "<p>Version of <b>x</b>, 2019-05-01</p>",
        "<p>Version of <b>x</b>, " DATE("2019-05-01", "2019-05-01") "</p>", 0);
}

static void labels_are_known_in_other_scripts(void **state)
{
    (void)state;
    assert_typed_in("ar", "<p>نسخة 1 مارس 2026</p>",
                    "<p>نسخة " DATE("2026-03-01", "1 مارس 2026") "</p>", 0);
    assert_typed_in("ja", "<p>2026年3月1日版</p>",
                    "<p>" DATE("2026-03-01", "2026年3月1日") "版</p>", 0);
    assert_typed_in(
        "ru", "<p>Редакция от 1 марта 2026 года</p>",
        "<p>Редакция от " DATE("2026-03-01", "1 марта 2026") " года</p>", 0);
}

static void other_dates_are_not(void **state)
{
    (void)state;
    static const char *const blocks[] = {
        "<p>We met on 1 May 2019.</p>",
        ("<p>Updated when, as we said in the long letter of ours, 1 May "
         "2019.</p>"),
        "<p>Effective 1 May 2019 and for as long as we say so</p>",
        "<p>Effective soon</p>",
        "<p/>",
    };
    for (size_t i = 0; i < COUNT(blocks); i++)
        assert_typed(blocks[i], blocks[i], 0);
    assert_typed("<p>Updated: 03/04/2020</p>", "<p>Updated: 03/04/2020</p>", 1);
}

static void given_dates_are_found_in_the_words(void **state)
{
    (void)state;
    assert_typed("<p datetime=\"2020-04-03\">On 03/04/2020</p>",
                 "<p>On " DATE("2020-04-03", "03/04/2020") "</p>", 0);
    assert_typed("<p datetime=\"2020-03-04\">On 03/04/2020</p>",
                 "<p>On " DATE("2020-03-04", "03/04/2020") "</p>", 0);
    assert_typed("<p datetime=\"2020-03-04\">From <b>now</b></p>",
                 "<p>" DATE("2020-03-04", "From <b>now</b>") "</p>", 0);
}

#define LIST(a, b)                                                             \
    "<list><item><p>" a "</p></item><item><p>" b "</p></item></list>"

static void the_list_of_versions_is_known(void **state)
{
    (void)state;
    assert_typed(
        "<clause><heading>Versies van dit document</heading>" LIST(
            "v2, 27-apr-2018", "2017-01-01") "</clause>"
                                             "<p class=\"conclusion\">c</p>",
        "<clause class=\"versions\"><heading>Versies van dit document"
        "</heading>" LIST(
            "v2, " DATE("2018-04-27", "27-apr-2018"),
            DATE("2017-01-01", "2017-01-01")) "</clause>"
                                              "<p class=\"conclusion\">c</p>",
        0);
    assert_typed("<clause><heading>x</heading>" LIST("2018-04-27",
                                                     "2017-01-01") "</clause>",
                 "<clause class=\"versions\"><heading>x</heading>" LIST(
                     DATE("2018-04-27", "2018-04-27"),
                     DATE("2017-01-01", "2017-01-01")) "</clause>",
                 0);
}

static void other_sections_are_none(void **state)
{
    (void)state;
    static const char *const blocks[] = {
        "<clause><heading>x</heading>" LIST("2018-04-27", "b") "</clause>",
        "<clause><heading>Versions</heading><p>None.</p></clause>",
        "<clause><heading>Versions</heading>" LIST("a", "b") "</clause>",
        "<clause><heading>Versions</heading>" LIST(
            "2018-04-27", "b") "</clause><clause><heading>x</heading></clause>",
    };
    for (size_t i = 0; i < COUNT(blocks); i++)
        assert_typed(blocks[i], blocks[i], 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(labelled_dates_are_typed),
        cmocka_unit_test(labels_are_known_in_other_scripts),
        cmocka_unit_test(other_dates_are_not),
        cmocka_unit_test(given_dates_are_found_in_the_words),
        cmocka_unit_test(the_list_of_versions_is_known),
        cmocka_unit_test(other_sections_are_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Dates in running text of many languages, and what is none. */
#include "lang/dates.h"
#include "unit.h"

typedef struct {
    CodicilContext *context;
    Told told;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    codicil_context_free(world->context);
    free(world);
    return 0;
}

/* The dates of a text as "[27 april 2018]=2018-04-27", a space between; "?"
 * and the other reading after one that can be read two ways. */
static char *dates_of(World *world, const char *locale, const char *text)
{
    DateFinder *finder = NULL;
    assert_int_equal(date_finder_new(world->context, locale, &finder),
                     CODICIL_OK);
    Buf out = {0};
    DateFound found;
    size_t size = strlen(text);
    for (size_t at = 0; date_find(finder, text, size, at, &found);
         at = found.end) {
        char day[32];
        assert_true(found.start >= at && found.start < found.end);
        buf_add_format(&out, "%s[%.*s]=%s", out.size ? " " : "",
                       (int)(found.end - found.start), text + found.start,
                       date_to_text(found.date, day));
        if (found.is_ambiguous)
            buf_add_format(&out, "?%s", date_to_text(found.other, day));
    }
    date_finder_free(finder);
    return buf_take(&out);
}

typedef struct {
    const char *locale, *text, *dates;
} Case;

static void assert_dates(World *world, const Case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        char *dates = dates_of(world, cases[i].locale, cases[i].text);
        assert_string_equal(dates, cases[i].dates);
        free(dates);
    }
}

static void dates_are_found(void **state)
{
    static const Case cases[] = {
        {"nl", "van 27-apr-2018 af", "[27-apr-2018]=2018-04-27"},
        {"nl", "Op 27 april 2018.", "[27 april 2018]=2018-04-27"},
        {"nl", "1 mrt. 2019", "[1 mrt. 2019]=2019-03-01"},
        {"nl", "1e maart 2019", "[1e maart 2019]=2019-03-01"},
        {"nl", "(2018-04-27T10:00)", "[2018-04-27]=2018-04-27"},
        {"en", "April 27, 2018", "[April 27, 2018]=2018-04-27"},
        {"en", "SEPT. 3RD, 2018", "[SEPT. 3RD, 2018]=2018-09-03"},
        {"en", "27th of April 2018", "[27th of April 2018]=2018-04-27"},
        {"en", "27\nApril\n2018", "[27\nApril\n2018]=2018-04-27"},
        {"de", "am 27. April 2018", "[27. April 2018]=2018-04-27"},
        {"de", "1. März 2018", "[1. März 2018]=2018-03-01"},
        {"fr", "1er août 2018", "[1er août 2018]=2018-08-01"},
        {"es", "27 de abril de 2018", "[27 de abril de 2018]=2018-04-27"},
        {"pt", "1º de março de 2019", "[1º de março de 2019]=2019-03-01"},
        {"ca", "27 d’abril de 2018", "[27 d’abril de 2018]=2018-04-27"},
        {"ru", "27 апреля 2018 г.", "[27 апреля 2018 г.]=2018-04-27"},
        {"ru", "27 АПРЕЛЯ 2018 года", "[27 АПРЕЛЯ 2018]=2018-04-27"},
        {"uk", "27 квітня 2018 р.", "[27 квітня 2018 р.]=2018-04-27"},
        {"hu", "2018. április 27.", "[2018. április 27.]=2018-04-27"},
        {"lv", "2018. gada 27. aprīlis", "[2018. gada 27. aprīlis]=2018-04-27"},
        {"he", "27 באפריל 2018", "[27 באפריל 2018]=2018-04-27"},
        {"vi", "1 tháng 12, 2018", "[1 tháng 12, 2018]=2018-12-01"},
        {"ar", "٢٧ أبريل ٢٠١٨", "[٢٧ أبريل ٢٠١٨]=2018-04-27"},
        {"zh", "于2018年4月27日生效", "[2018年4月27日]=2018-04-27"},
        {"ja", "2018 年 4 月 27 日", "[2018 年 4 月 27 日]=2018-04-27"},
        {"ko", "2018년 4월 27일부터", "[2018년 4월 27일]=2018-04-27"},
        {"nl", "April 27, 2018", "[April 27, 2018]=2018-04-27"},
        {"und", "27 april 2018", "[27 april 2018]=2018-04-27"},
        {"tlh", "27 april 2018", "[27 april 2018]=2018-04-27"},
        {"en", "29 Feb 2020", "[29 Feb 2020]=2020-02-29"},
        {"th", "วันที่ 27 เมษายน 2561", "[27 เมษายน 2561]=2018-04-27"},
        {"th", "27 เมษายน พ.ศ. 2561", "[27 เมษายน พ.ศ. 2561]=2018-04-27"},
        {"th", "27 เมษายน 2018", "[27 เมษายน 2018]=2018-04-27"},
    };
    assert_dates(*state, cases, sizeof cases / sizeof cases[0]);
}

static void numeric_dates_tell_their_order_or_that_they_do_not(void **state)
{
    static const Case cases[] = {
        {"en", "on 04/28/2020.", "[04/28/2020]=2020-04-28"},
        {"en", "28/04/2020", "[28/04/2020]=2020-04-28"},
        {"nl", "27-4-2018", "[27-4-2018]=2018-04-27"},
        {"de", "01.04.2020, 28. 4. 2020",
         "[01.04.2020]=2020-04-01 [28. 4. 2020]=2020-04-28"},
        {"en", "03/04/2020", "[03/04/2020]=2020-04-03?2020-03-04"},
        {"nl", "3-4-2020", "[3-4-2020]=2020-04-03?2020-03-04"},
        {"en", "04/04/2020", "[04/04/2020]=2020-04-04"},
        {"ja", "2018/4/27 2018.04.27",
         "[2018/4/27]=2018-04-27 [2018.04.27]=2018-04-27"},
        {"ko", "2018. 4. 27.", "[2018. 4. 27]=2018-04-27"},
    };
    assert_dates(*state, cases, sizeof cases / sizeof cases[0]);
}

static void what_is_no_date_is_left(void **state)
{
    static const Case cases[] = {
        {"en", "", ""},
        {"en", "may 2018", ""},
        {"en", "you may 27, then", ""},
        {"en", "dismay 27, 2018", ""},
        {"en", "27 maybe 2018", ""},
        {"en", "30 February 2018, 2018-02-29, 31.04.2018", ""},
        {"en", "32 March 2018, 0 March 2018, 13/13/2018", ""},
        {"en", "27 april 1700, 27 april 2500", ""},
        {"en", "version 2018-04-27-1, v2018-04-27, 1.27.04.2018", ""},
        {"en", "https://x/2018-04-27/y 127-04-2018 27-04-20181", ""},
        {"en", "27-04/2018 27.04/2018", ""},
        {"en", "27.04.2018.1 2018-04-27x", ""},
        {"en", "27Apr2018", ""},
        {"en", "2018. 27 April is", ""},
        {"en", "ISO 9001-2015, 10.4.1", ""},
        {"de", "27. des Monats", ""},
        {"en", "27 April \xFF 2018", ""},
        {"en", "27", ""},
        {"en", "2018年13月1日", ""},
    };
    assert_dates(*state, cases, sizeof cases / sizeof cases[0]);
}

static void the_search_begins_anywhere(void **state)
{
    World *world = *state;
    DateFinder *finder = NULL;
    const char *text = "é 27 april 2018 é";
    size_t size = strlen(text);
    assert_int_equal(date_finder_new(world->context, "nl", &finder),
                     CODICIL_OK);
    for (size_t from = 0; from <= size + 3; from++) {
        DateFound found = {.start = 99};
        bool is_found = date_find(finder, text, size, from, &found);
        assert_int_equal(is_found, from <= 3);
        assert_int_equal(found.start, is_found ? 3 : 99);
    }
    for (size_t cut = 0; cut < size; cut++) {
        DateFound found;
        assert_int_equal(date_find(finder, text, cut, 0, &found), cut >= 16);
    }
    date_finder_free(finder);
    date_finder_free(NULL);
}

/* Texts of several languages come one after another. */
static void a_context_keeps_the_finder_of_the_last_locale(void **state)
{
    World *world = *state;
    static const struct {
        const char *locale, *text;
        bool is_found;
    } asked[] = {
        {"nl", "27 maart 2018", true},  {"nl", "27 maart 2018", true},
        {"de", "27. März 2018", true},  {"de", "27 maart 2018", false},
        {"nl", "27. März 2018", false}, {"ar", "27 مارس 2018", true},
        {"nl", "27 maart 2018", true},  {"en", "27 March 2018", true},
    };
    const DateFinder *before = NULL;
    for (size_t i = 0; i < sizeof asked / sizeof asked[0]; i++) {
        DateFinder *finder = NULL;
        DateFound found;
        assert_int_equal(
            date_finder_get(world->context, asked[i].locale, &finder),
            CODICIL_OK);
        if (i && strcmp(asked[i].locale, asked[i - 1].locale) == 0)
            assert_ptr_equal(finder, before);
        assert_int_equal(
            date_find(finder, asked[i].text, strlen(asked[i].text), 0, &found),
            asked[i].is_found);
        before = finder;
    }
}

static void long_texts_are_searched_in_linear_time(void **state)
{
    World *world = *state;
    static const char *const fills[] = {"1",         "1 ",     "april ",
                                        "27 april ", "27 - ",  "2018-04-",
                                        ".",         "2018年", "          "};
    DateFinder *finder = NULL;
    assert_int_equal(date_finder_new(world->context, "nl", &finder),
                     CODICIL_OK);
    for (size_t k = 0; k < sizeof fills / sizeof fills[0]; k++) {
        Buf text = {0};
        DateFound found;
        for (int i = 0; i < 50000; i++)
            buf_add_text(&text, fills[k]);
        assert_false(date_find(finder, text.bytes, text.size, 0, &found));
        buf_clear(&text);
    }
    date_finder_free(finder);
}

static void dates_are_written_long(void **state)
{
    World *world = *state;
    static const char *const cases[][2] = {
        {"nl", "27 april 2018"},
        {"en", "April 27, 2018"},
        {"en-GB", "27 April 2018"},
        {"de", "27. April 2018"},
        {"ja-u-ca-japanese", "2018年4月27日"},
        {"und", "2018-04-27"},
        {"tlh", "2018-04-27"},
        {"nonsense!", "2018-04-27"},
    };
    Date date = {2018, 4, 27};
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Buf out = {0};
        assert_int_equal(date_format(world->context, cases[i][0], date, &out),
                         CODICIL_OK);
        assert_string_equal(buf_text(&out), cases[i][1]);
        buf_clear(&out);
    }
}

static void a_quick_look_misses_no_year(void **state)
{
    (void)state;
    char text[64];
    for (int year = 1800; year < 2200; year++) {
        snprintf(text, sizeof text, "behind a few words: 1/12/%d", year);
        assert_true(date_is_likely(text, strlen(text)));
        snprintf(text, sizeof text, "%d เมษายน", year + 543);
        assert_true(date_is_likely(text, strlen("2561")));
    }
    static const char *const others[] = {
        "",      "201",  "1799",  "12018",
        "20181", "4000", "20 18", "no digit at all"};
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++)
        assert_false(date_is_likely(others[i], strlen(others[i])));
    assert_true(date_is_likely("12345 2018", 10));
    assert_true(date_is_likely("٢٠١٨", strlen("٢٠١٨")));
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(dates_are_found),
        TEST(numeric_dates_tell_their_order_or_that_they_do_not),
        TEST(what_is_no_date_is_left),
        TEST(the_search_begins_anywhere),
        TEST(a_context_keeps_the_finder_of_the_last_locale),
        TEST(long_texts_are_searched_in_linear_time),
        TEST(dates_are_written_long),
        cmocka_unit_test(a_quick_look_misses_no_year),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

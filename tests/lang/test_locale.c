/* BCP 47 tags read and refused, and RFC 4647 lookup among locales. */
#include "lang/locale.h"
#include "unit.h"

static void tags_become_canonical(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"nl", "nl"},
        {"NL", "nl"},
        {"en-gb", "en-GB"},
        {"PT-br", "pt-BR"},
        {"zh-hant-tw", "zh-Hant-TW"},
        {"sr-LATN", "sr-Latn"},
        {"es-419", "es-419"},
        {"de-ch-1901", "de-CH-1901"},
        {"sl-Rozaj-Biske-1994", "sl-rozaj-biske-1994"},
        {"ca-ES-VALENCIA", "ca-ES-valencia"},
        {"iw", "he"},
        {"in-ID", "id-ID"},
        {"ji", "yi"},
        {"mo", "ro"},
        {"zh-yue-HK", "yue-HK"},
        {"zh-cmn-Hans-CN", "cmn-Hans-CN"},
        {"ar-aao", "aao"},
        {"sgn-BE-FR", "sfb"},
        {"i-klingon", "tlh"},
        {"no-bok", "nb"},
        {"en-GB-oed", "en-GB-oxendict"},
        {"de-DD", "de-DD"}, /* regions stay as they are */
        {"und", "und"},
        {"mul", "mul"},
        {"qaa-Qaaa-QM", "qaa-Qaaa-QM"},
        {"en-XA", "en-XA"},
        {"de-u-co-phonebk", "de-u-co-phonebk"},
        {"de-x-a-u-b", "de-x-a-u-b"},
        {"en-U-ca-gregory-T-es-m0-X-Y", "en-t-es-m0-u-ca-gregory-x-y"},
        {"fil", "fil"},
        {"gsw-CH", "gsw-CH"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char locale[LOCALE_SIZE] = "unset", reason[LOCALE_REASON_SIZE] = "";
        if (!locale_from_text(cases[i][0], locale, reason))
            fail_msg("%s: %s", cases[i][0], reason);
        assert_string_equal(locale, cases[i][1]);
        assert_true(locale_is_canonical(locale));
        assert_int_equal(locale_is_canonical(cases[i][0]),
                         !strcmp(cases[i][0], cases[i][1]));
    }
}

static void what_is_no_tag_is_refused_with_a_reason(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"", "missing"},
        {"xx", "\"xx\" is no registered language"},
        {"xx_YY", "'_' should be '-'"},
        {"nl_NL", "'_' should be '-'"},
        {"version", "\"version\" is no registered language"},
        {"english", "\"english\" is no registered language"},
        {"eng", "write \"en\""},
        {"nld", "write \"nl\""},
        {"jp", "\"jp\" is no registered language"},
        {"a", "\"a\" is no registered language"},
        {"nl-Abcd", "\"abcd\" is no registered script"},
        {"nl-ZQ", "\"ZQ\" is no registered region"},
        {"nl-999", "\"999\" is no registered region"},
        {"nl-notavar", "\"notavar\" is no registered variant"},
        {"nl-1234", "\"1234\" is no registered variant"},
        {"de-1901-1901", "\"1901\" stands there twice"},
        {"nl-yue", "\"yue\" is no extended language of \"nl\""},
        {"nl-zzz", "\"zzz\" is no extended language"},
        {"nl-NL-Latn", "\"latn\" is out of place"},
        {"nl-NL-BE", "\"be\" is out of place"},
        {"nl-u", "nothing belongs to \"u\""},
        {"nl-x", "nothing belongs to \"x\""},
        {"nl-u-co-u-ca", "\"u\" stands there twice"},
        {"nl-a-bc", "\"a\" is out of place"},
        {"x-private", "a private tag names no language"},
        {"i-default", "no longer in use"},
        {"-nl", "parts of 1 to 8"},
        {"nl-", "parts of 1 to 8"},
        {"nl--NL", "parts of 1 to 8"},
        {"nl-abcdefghi", "parts of 1 to 8"},
        {"../x", "only letters, digits and '-'"},
        {"nl NL", "only letters, digits and '-'"},
        {"nl.xml", "only letters, digits and '-'"},
        {"nél", "only letters, digits and '-'"},
        {"en-x-1234567-1234567-1234567-1234567-1234567-1234567-1234567-123",
         "at most 63"},
        {"en-gb-oed-x", "\"oed\" is out of place"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char locale[LOCALE_SIZE] = "unset", reason[LOCALE_REASON_SIZE] = "";
        bool is_read = locale_from_text(cases[i][0], locale, reason);
        if (is_read || !strstr(reason, cases[i][1]))
            print_error("%s: %s\n", cases[i][0], reason);
        assert_false(is_read);
        assert_non_null(strstr(reason, cases[i][1]));
        assert_string_equal(locale, "unset");
        assert_false(locale_from_text(cases[i][0], locale, NULL));
    }
}

static void a_full_tag_just_fits(void **state)
{
    (void)state;
    const char *text =
        "en-x-1234567-1234567-1234567-1234567-1234567-1234567-1234567-12";
    char locale[LOCALE_SIZE];
    assert_int_equal(strlen(text), LOCALE_SIZE - 1);
    assert_true(locale_from_text(text, locale, NULL));
    assert_string_equal(locale, text);
}

static void direction_follows_the_script(void **state)
{
    (void)state;
    static const char *const right[] = {"ar",      "he",      "fa-IR", "ur",
                                        "yi",      "az-Arab", "dv",    "ps",
                                        "pa-Arab", "ku-Arab", "ckb"};
    static const char *const left[] = {"nl", "en",  "ar-Latn", "zh-Hant",  "ja",
                                       "az", "und", "tlh",     "nonsense", ""};
    for (size_t i = 0; i < sizeof right / sizeof right[0]; i++)
        assert_true(locale_is_rtl(right[i]));
    for (size_t i = 0; i < sizeof left / sizeof left[0]; i++)
        assert_false(locale_is_rtl(left[i]));
}

static void languages_have_three_letters_in_iris(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"nl", "nld"},  {"en-GB", "eng"},    {"zh-Hant", "zho"},
        {"de", "deu"},  {"fr", "fra"},       {"pt-BR", "por"},
        {"el", "ell"},  {"cs", "ces"},       {"sh", "srp"},
        {"und", "und"}, {"gsw-CH", "gsw"},   {"fil", "fil"},
        {"he", "heb"},  {"yue-HK", "yue"},   {"", "und"},
        {"zz", "und"},  {"nonsense", "und"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char iso3[4];
        locale_to_iso3(cases[i][0], iso3);
        assert_string_equal(iso3, cases[i][1]);
    }
    char language[LOCALE_SIZE];
    locale_to_language("pt-BR", language);
    assert_string_equal(language, "pt");
    locale_to_language("nl", language);
    assert_string_equal(language, "nl");
}

static void a_tag_is_cut_part_by_part(void **state)
{
    (void)state;
    char tag[] = "zh-Hant-CN-x-private1-private2";
    static const char *const steps[] = {"zh-Hant-CN-x-private1", "zh-Hant-CN",
                                        "zh-Hant", "zh"};
    for (size_t i = 0; i < sizeof steps / sizeof steps[0]; i++) {
        assert_true(locale_cut(tag));
        assert_string_equal(tag, steps[i]);
    }
    assert_false(locale_cut(tag));
    assert_string_equal(tag, "zh");
}

/* ------------------------------------------------------------------ lookup */

static const char *const there[] = {"en", "nl", "pt", "pt-BR", "zh-Hant", "he"};
static const char *const fallback[] = {"fr", "nl", "en", NULL};
static const LocaleOffer offer = {there, 6, fallback};

static void the_best_range_is_served(void **state)
{
    (void)state;
    static const struct {
        const char *list, *served, *asked;
        LocaleMatch match;
    } cases[] = {
        {"nl", "nl", "nl", LOCALE_EXACT},
        {"NL", "nl", "nl", LOCALE_EXACT},
        {"nl-BE", "nl", "nl-BE", LOCALE_PARENT},
        {"pt-PT", "pt", "pt-PT", LOCALE_PARENT},
        {"pt-br", "pt-BR", "pt-BR", LOCALE_EXACT},
        {"iw", "he", "he", LOCALE_EXACT},
        {"zh-Hant-TW", "zh-Hant", "zh-Hant-TW", LOCALE_PARENT},
        {"zh", "nl", "zh", LOCALE_FALLBACK}, /* zh-Hant is more than zh */
        {"zh-TW", "nl", "zh-TW", LOCALE_FALLBACK},
        {"de, en;q=0.5", "en", "en", LOCALE_EXACT},
        {"en;q=0.5, nl", "nl", "nl", LOCALE_EXACT},
        {"en;q=0.5,nl;q=0.501", "nl", "nl", LOCALE_EXACT},
        {"en;q=0.5,nl;q=0.5", "en", "en", LOCALE_EXACT},
        {" en ; q=0.1 ,, pt\t", "pt", "pt", LOCALE_EXACT},
        {"en; Q=1.000", "en", "en", LOCALE_EXACT},
        {"*", "nl", "*", LOCALE_ANY},
        {"*, pt;q=0.1", "pt", "pt", LOCALE_EXACT},
        {"de, *;q=0.1", "nl", "*", LOCALE_ANY},
        {"nl;q=0, *", "en", "*", LOCALE_ANY},
        {"nl;q=0, en;q=0, *", "pt", "*", LOCALE_ANY},
        {"en-GB, en;q=0", "nl", "en-GB", LOCALE_FALLBACK},
        {"pt;q=0, pt-BR", "pt-BR", "pt-BR", LOCALE_EXACT},
        {"pt-PT, pt-BR;q=0", "pt", "pt-PT", LOCALE_PARENT},
        {"*;q=0", "nl", "", LOCALE_FALLBACK},
        {"de, fr", "nl", "de", LOCALE_FALLBACK},
        {"", "nl", "", LOCALE_ANY},
        {NULL, "nl", "", LOCALE_ANY},
        {" , ,", "nl", "", LOCALE_ANY},
        {"en-foobar", "en", "en-foobar", LOCALE_PARENT},
        {"en;q=2, nl", "nl", "nl", LOCALE_EXACT},
        {"en;q=x, nl", "nl", "nl", LOCALE_EXACT},
        {"en;level=1, nl", "nl", "nl", LOCALE_EXACT},
        {"!!, ../en, en--US, -en, nl", "nl", "nl", LOCALE_EXACT},
        {"pt-*-BR", "pt-BR", "pt-BR", LOCALE_EXACT},
        {"*-BR, nl", "nl", "nl", LOCALE_EXACT},
        {"*-BR", "nl", "*", LOCALE_ANY},
        {"x-simple, pt", "pt", "pt", LOCALE_EXACT},
        {"x-simple", "nl", "x-simple", LOCALE_FALLBACK},
        {"zh-cmn-Hant", "nl", "cmn-Hant", LOCALE_FALLBACK},
        {"nl;q=0", "en", "", LOCALE_FALLBACK},
        {"nl;q=0, en;q=0", "nl", "", LOCALE_FALLBACK},
        {"en-x-a-b", "en", "en-x-a-b", LOCALE_PARENT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        LocaleChoice choice = {0};
        assert_true(locale_find(cases[i].list, &offer, &choice));
        assert_string_equal(there[choice.index], cases[i].served);
        assert_int_equal(choice.match, cases[i].match);
        assert_string_equal(choice.asked, cases[i].asked);
    }
}

/* zh-yue is yue; what was written is cut back to zh nevertheless. */
static void an_old_form_is_cut_back_too(void **state)
{
    (void)state;
    static const char *const chinese[] = {"en", "zh", "yue-HK"};
    const LocaleOffer more = {chinese, 3, NULL};
    LocaleChoice choice = {0};
    assert_true(locale_find("zh-yue-HK", &more, &choice));
    assert_string_equal(chinese[choice.index], "yue-HK");
    assert_int_equal(choice.match, LOCALE_EXACT);
    assert_true(locale_find("zh-cmn-Hans-CN", &more, &choice));
    assert_string_equal(chinese[choice.index], "zh");
    assert_int_equal(choice.match, LOCALE_PARENT);
    assert_string_equal(choice.asked, "cmn-Hans-CN");
    assert_true(locale_find("cmn", &more, &choice));
    assert_int_equal(choice.match, LOCALE_FALLBACK);
}

static void wishes_are_told_best_first(void **state)
{
    (void)state;
    char wishes[3][LOCALE_SIZE];
    assert_int_equal(
        locale_wishes("*, de;q=0, iw;q=0.2, x-a, nl;q=0.5, en", wishes, 3), 3);
    assert_string_equal(wishes[0], "en");
    assert_string_equal(wishes[1], "nl");
    assert_string_equal(wishes[2], "he");
    assert_int_equal(locale_wishes("en, nl", wishes, 1), 1);
    assert_int_equal(locale_wishes(NULL, wishes, 3), 0);
}

static void likely_subtags_are_filled_in(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"zh-TW", "zh-Hant-TW"},
        {"zh", "zh-Hans-CN"},
        {"sr", "sr-Cyrl-RS"},
        {"pt-PT", "pt-Latn-PT"},
        {"en-u-ca-buddhist", "en-Latn-US"},
        {"nl-x-a", "nl-Latn-NL"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char likely[LOCALE_SIZE];
        locale_to_likely(cases[i][0], likely);
        assert_string_equal(likely, cases[i][1]);
    }
}

static void there_is_always_something_to_serve(void **state)
{
    (void)state;
    LocaleChoice choice = {0};
    LocaleOffer bare = {there, 2, NULL};
    assert_true(locale_find("de", &bare, &choice));
    assert_int_equal(choice.index, 0);
    assert_true(locale_find("en;q=0, nl;q=0", &bare, &choice));
    assert_int_equal(choice.index, 0);
    assert_int_equal(choice.match, LOCALE_FALLBACK);
    bare.count = 0;
    assert_false(locale_find("en", &bare, &choice));
}

static void a_hostile_list_does_no_harm(void **state)
{
    (void)state;
    size_t size = 200000;
    char *list = malloc(size + 1);
    assert_non_null(list);
    static const char *const fills[] = {"en,", "-", "*", "a-", ";q=", "x,*-"};
    for (size_t k = 0; k < sizeof fills / sizeof fills[0]; k++) {
        size_t step = strlen(fills[k]);
        for (size_t i = 0; i < size; i++)
            list[i] = fills[k][i % step];
        list[size] = '\0';
        LocaleChoice choice = {0};
        assert_true(locale_find(list, &offer, &choice));
        locale_list_is_valid(list, NULL);
    }
    free(list);
}

static void lists_are_checked(void **state)
{
    (void)state;
    char reason[LOCALE_REASON_SIZE] = "";
    assert_true(locale_list_is_valid(NULL, reason));
    assert_true(locale_list_is_valid("", reason));
    assert_true(locale_list_is_valid("nl", NULL));
    assert_true(locale_list_is_valid("nl, en;q=0.5, *;q=0", reason));
    assert_false(locale_list_is_valid("nl, xx_YY", reason));
    assert_string_equal(reason, "'_' should be '-'");
    assert_false(locale_list_is_valid("nl;q=1.5", reason));
    assert_non_null(strstr(reason, "q-value"));
    assert_false(locale_list_is_valid("version", NULL));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_become_canonical),
        cmocka_unit_test(what_is_no_tag_is_refused_with_a_reason),
        cmocka_unit_test(a_full_tag_just_fits),
        cmocka_unit_test(direction_follows_the_script),
        cmocka_unit_test(languages_have_three_letters_in_iris),
        cmocka_unit_test(a_tag_is_cut_part_by_part),
        cmocka_unit_test(the_best_range_is_served),
        cmocka_unit_test(an_old_form_is_cut_back_too),
        cmocka_unit_test(wishes_are_told_best_first),
        cmocka_unit_test(likely_subtags_are_filled_in),
        cmocka_unit_test(there_is_always_something_to_serve),
        cmocka_unit_test(a_hostile_list_does_no_harm),
        cmocka_unit_test(lists_are_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

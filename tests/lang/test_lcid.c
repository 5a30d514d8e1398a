/* Language identifiers of locales, and the way that characters run. */
#include "lang/bidi.h"
#include "lang/lcid.h"
#include "unit.h"

static void locales_have_identifiers(void **state)
{
    (void)state;
    static const struct {
        const char *locale;
        unsigned lcid;
    } cases[] = {
        {"en", 1033},      {"en-GB", 2057},  {"nl", 1043},  {"nl-BE", 2067},
        {"de", 1031},      {"de-CH", 2055},  {"fr", 1036},  {"ru", 1049},
        {"ja", 1041},      {"ko", 1042},     {"zh", 2052},  {"zh-Hant", 1028},
        {"zh-Hans", 2052}, {"pt", 1046},     {"he", 1037},  {"th", 1054},
        {"sr-Latn", 9242}, {"sr", 10266},    {"pl", 1045},  {"uk", 1058},
        {"pt-PT", 2070},   {"sw", 1089},     {"und", 1024}, {"tlh", 1024},
        {"nl-Latn", 1043}, {"de-1996", 1031}};
    for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
        if (lcid_of(cases[i].locale) != cases[i].lcid)
            fail_msg("%s: %u, not %u", cases[i].locale,
                     lcid_of(cases[i].locale), cases[i].lcid);
}

static void letters_have_a_way(void **state)
{
    (void)state;
    assert_int_equal(bidi_way('a'), BIDI_LTR);
    assert_int_equal(bidi_way('Z'), BIDI_LTR);
    assert_int_equal(bidi_way('['), BIDI_NEUTRAL);
    assert_int_equal(bidi_way('7'), BIDI_NEUTRAL);
    assert_int_equal(bidi_way(0xE9), BIDI_LTR);
    assert_int_equal(bidi_way(0x5D0), BIDI_RTL);
    assert_int_equal(bidi_way(0x639), BIDI_RTL);
    assert_int_equal(bidi_way(0x201C), BIDI_NEUTRAL);
    assert_int_equal(bidi_way(0x6F1), BIDI_NEUTRAL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(locales_have_identifiers),
        cmocka_unit_test(letters_have_a_way),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

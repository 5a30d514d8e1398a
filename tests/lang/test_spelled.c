/* Numbers in words. */
#include "lang/spelled.h"
#include "unit.h"

static void assert_has(const char *locale, int number, const char *folded,
                       bool expected)
{
    Told told;
    Speller *speller = NULL;
    CodicilContext *context = context_telling(&told);
    assert_int_equal(speller_new(context, locale, &speller), CODICIL_OK);
    for (int round = 0; round < 2; round++)
        if (speller_has(speller, number, folded) != expected)
            fail_msg("%s: %d in \"%s\"", locale, number, folded);
    speller_free(speller);
    codicil_context_free(context);
}

static void test_words(void **state)
{
    (void)state;
    assert_has("en", 30, "within thirty days", true);
    assert_has("en", 30, "within thirteen days", false);
    assert_has("en", 3, "the third article", true);
    assert_has("nl", 3, "artikel 28, derde lid", true);
    assert_has("de", 30, "eine dreissigtägige frist", true);
    assert_has("ru", 30, "в течение тридцати дней", true);
    assert_has("ja", 30, "期間は三十日です", true);
    assert_has("zh-Hans", 2, "双因素", true);
    assert_has("ar", 30, "ثلاثون يوما", true);
    assert_has("fr", 2, "sous deux jours", true);
}

/* Not within another word, above a hundred, or in no language at all. */
static void test_none(void **state)
{
    (void)state;
    assert_has("en", 10, "it was often written", false);
    assert_has("en", 101, "one hundred one", false);
    assert_has("en", -1, "minus one", false);
    assert_has("und", 30, "thirty", false);
    assert_has("tlh", 30, "thirty", false);
    assert_has("en", 30, "", false);
    assert_has("en", 30, "30 days", false);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Forms of terms. */
#include "base/cleanup.h"
#include "lang/wordforms.h"
#include "unit.h"

static size_t count(const char *text, const char *term, const char *locale,
                    FormsHow how)
{
    Forms words AUTO(forms_clear) = {0}, name AUTO(forms_clear) = {0};
    forms_add(&words, text, strlen(text));
    forms_add(&name, term, strlen(term));
    assert_false(words.failed || name.failed);
    return forms_count(&words, &name, locale, how);
}

static void test_count(void **state)
{
    (void)state;
    static const struct {
        const char *text, *term, *locale;
        size_t expected;
    } cases[] = {
        {"The Subscription and all Subscriptions.", "Subscription", "en", 2},
        {"a subscription", "Subscription", "en", 0},
        {"a subscription", "subscription", "en", 1},
        {"des Abonnements im Jahresabonnement", "Abonnement", "de", 2},
        {"die Verträge", "Vertrag", "de", 1},
        {"учётной записью", "Учётная запись", "ru", 0},
        {"Учётной записью", "Учётная запись", "ru", 1},
        {"Подпиской и Подписки", "Подписка", "ru", 2},
        {"للاشتراك وبالاشتراك", "الاشتراك", "ar", 2},
        {"本契約は、本契約の", "本契約", "ja", 2},
        {"서비스를 이용", "서비스", "ko", 1},
        {"előfizetését", "előfizetés", "hu", 1},
        {"the Lease", "Subscription", "en", 0},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        if (count(cases[i].text, cases[i].term, cases[i].locale, FORMS_ANY) !=
            cases[i].expected)
            fail_msg("%s in %s", cases[i].term, cases[i].text);
    assert_int_equal(
        count("Jahresabonnement", "Abonnement", "de", FORMS_ITSELF), 0);
    assert_int_equal(count("Abonnements", "Abonnement", "de", FORMS_ITSELF), 1);
}

static void test_alike(void **state)
{
    (void)state;
    static const struct {
        const char *one, *other;
        bool expected;
    } cases[] = {
        {"Kunden", "Kunde", true},
        {"Klant", "Cliënt", false},
        {"العملاء", "العميل", true},
        {"Klantgegevens", "gegevens", true},
        {"Abonnement", "Lidmaatschap", false},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Forms one AUTO(forms_clear) = {0}, other AUTO(forms_clear) = {0};
        forms_add(&one, cases[i].one, strlen(cases[i].one));
        forms_add(&other, cases[i].other, strlen(cases[i].other));
        if (forms_are_alike(&one, &other) != cases[i].expected)
            fail_msg("%s, %s", cases[i].one, cases[i].other);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_count),
        cmocka_unit_test(test_alike),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

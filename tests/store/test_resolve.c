/* From a question to a text: the version by the instant, then the language. */
#include "shop.h"
#include "store/resolve.h"

#define IN_FORCE(at) "<in-force>" at "</in-force>"

/* Two versions with dates and one without; nl is the original. */
static void stock(Shop *shop, const char *work)
{
    static const char *const texts[] = {"1/nl", "1/en",      "2/nl", "2/pt",
                                        "2/en", "2/zh-Hant", "3/en"};
    shop_put(shop, "documents/terms/work.xml", work);
    shop_put_version(shop, "terms", "1", IN_FORCE("2018-01-01"));
    shop_put_version(shop, "terms", "2", IN_FORCE("2019-01-01"));
    shop_put_version(shop, "terms", "3", "");
    for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
        char name[100];
        snprintf(name, sizeof name, "documents/terms/%s.xml", texts[i]);
        shop_put_text(shop, name, texts[i] + 2);
    }
}

typedef struct {
    const char *name, *at, *locale;
    const char *version, *served;
    LocaleMatch match;
    const char *asked;
    int notes;
} Case;

static void what_is_asked_is_found(void **state)
{
    static const Case cases[] = {
        {"terms", NULL, NULL, "2", "nl", LOCALE_ANY, "", 0},
        {"terms", "2018-06-01", NULL, "1", "nl", LOCALE_ANY, "", 0},
        {"terms", "2018-12-31T23:59:59Z", "en", "1", "en", LOCALE_EXACT, "en",
         0},
        {"terms@1", NULL, "en", "1", "en", LOCALE_EXACT, "en", 0},
        {"terms@2", NULL, "EN", "2", "en", LOCALE_EXACT, "en", 0},
        {"terms", NULL, "en-GB", "2", "en", LOCALE_PARENT, "en-GB", 1},
        {"terms", NULL, "zh-Hant-TW", "2", "zh-Hant", LOCALE_PARENT,
         "zh-Hant-TW", 1},
        {"terms", NULL, "zh", "2", "nl", LOCALE_FALLBACK, "zh", 1},
        {"terms", NULL, "pt-PT", "2", "pt", LOCALE_PARENT, "pt-PT", 1},
        {"terms", NULL, "fr", "2", "nl", LOCALE_FALLBACK, "fr", 1},
        {"terms", NULL, "fr, en;q=0.5", "2", "en", LOCALE_EXACT, "en", 0},
        {"terms", NULL, "*", "2", "nl", LOCALE_ANY, "*", 0},
        {"terms", NULL, "", "2", "nl", LOCALE_ANY, "", 0},
    };
    Shop *shop = *state;
    stock(shop, WORK_NL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const Case *one = &cases[i];
        const CodicilSource source = {
            .name = one->name, .locale = one->locale, .at = one->at};
        Resolved *resolved = NULL;
        shop_hush(shop);
        assert_int_equal(resolve(&shop->store, &source, &resolved), CODICIL_OK);
        assert_string_equal(resolved->version->label, one->version);
        assert_string_equal(resolved->text.locale, one->served);
        assert_int_equal(resolved->match, one->match);
        assert_string_equal(resolved->asked, one->asked);
        assert_int_equal(shop->told.notes, one->notes);
        assert_true(resolved->is_draft);
        assert_string_equal(resolved->facts.locale, one->served);
        assert_string_equal(resolved->facts.version, one->version);
        xmlDoc *doc = NULL;
        assert_int_equal(resolved_read(&shop->store, resolved, &doc),
                         CODICIL_OK);
        assert_string_equal(doc_locale(doc), one->served);
        assert_string_equal((const char *)doc->URL, resolved->path);
        xmlFreeDoc(doc);
        resolved_free(resolved);
    }
}

static void a_work_says_what_is_served_instead(void **state)
{
    Shop *shop = *state;
    stock(shop, "<work xmlns='urn:codicil:1'><kind>doc</kind>"
                "<original>nl</original><fallback>fr</fallback>"
                "<fallback>en</fallback></work>");
    static const Case cases[] = {
        {"terms@2", NULL, "ja", "2", "en", LOCALE_FALLBACK, "ja", 1},
        {"terms@2", NULL, NULL, "2", "nl", LOCALE_ANY, "", 0},
        {"terms@3", NULL, NULL, "3", "en", LOCALE_FALLBACK, "nl", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const CodicilSource source = {.name = cases[i].name,
                                      .locale = cases[i].locale};
        Resolved *resolved = NULL;
        shop_hush(shop);
        assert_int_equal(resolve(&shop->store, &source, &resolved), CODICIL_OK);
        assert_string_equal(resolved->text.locale, cases[i].served);
        assert_int_equal(resolved->match, cases[i].match);
        assert_string_equal(resolved->asked, cases[i].asked);
        assert_int_equal(shop->told.notes, cases[i].notes);
        resolved_free(resolved);
    }
}

static void a_fallback_can_be_refused(void **state)
{
    Shop *shop = *state;
    stock(shop, WORK_NL);
    static const struct {
        const char *name, *locale;
        CodicilStatus status;
    } cases[] = {
        {"terms@2", "ja", CODICIL_NO},
        {"terms@2", "ja, *;q=0.1", CODICIL_OK},
        {"terms@2", "en-GB", CODICIL_OK},
        {"terms@2", "nl;q=0", CODICIL_NO},
        {"terms@2", NULL, CODICIL_OK},
        {"terms@3", NULL, CODICIL_NO},
        {"terms@3", "fr", CODICIL_NO},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const CodicilSource source = {.name = cases[i].name,
                                      .locale = cases[i].locale,
                                      .no_fallback = true};
        Resolved *resolved = NULL;
        shop_hush(shop);
        assert_int_equal(resolve(&shop->store, &source, &resolved),
                         cases[i].status);
        assert_int_equal(shop->told.faults, cases[i].status == CODICIL_NO);
        resolved_free(resolved);
    }
}

static void the_highest_revision_is_served(void **state)
{
    Shop *shop = *state;
    stock(shop, WORK_NL);
    shop_put_text(shop, "documents/terms/2/nl~1.xml", "nl");
    const CodicilSource source = {.name = "terms"};
    Resolved *resolved = NULL;
    assert_int_equal(resolve(&shop->store, &source, &resolved), CODICIL_OK);
    assert_int_equal(resolved->text.revision, 1);
    assert_non_null(strstr(resolved->path, "/documents/terms/2/nl~1.xml"));
    resolved_free(resolved);
    resolved_free(NULL);
}

static void what_is_not_there_is_told_with_what_is(void **state)
{
    static const struct {
        CodicilSource source;
        CodicilStatus status;
        const char *words;
    } cases[] = {
        {{.name = "../x"}, CODICIL_MISUSE, "is no name of a work"},
        {{.name = "terms@"}, CODICIL_MISUSE, "names no version"},
        {{.name = "eula"}, CODICIL_NOT_FOUND, "works there: terms"},
        {{.name = "terms@4"}, CODICIL_NOT_FOUND, "versions there: 1, 2, 3"},
        {{.name = "terms", .at = "2017-12-31"},
         CODICIL_NOT_FOUND,
         "has no version of 'terms' in force at 2017-12-31; the next is "
         "terms@1, in force from 2018-01-01"},
        {{.name = "terms", .at = "yesterday"}, CODICIL_MISUSE, "no instant"},
        {{.name = "terms", .at = "2018-01-01T00:00:00"},
         CODICIL_MISUSE,
         "RFC 3339 with a zone"},
        {{.name = "terms", .locale = "xx_YY"}, CODICIL_MISUSE, "'xx_YY'"},
        {{.name = "terms", .locale = "nl;q=2"}, CODICIL_MISUSE, "q-value"},
        {{.name = "terms@3", .locale = "fr"},
         CODICIL_NOT_FOUND,
         "has no text of terms@3 in 'fr', nor in its original language, nl; "
         "locales there: en"},
    };
    Shop *shop = *state;
    stock(shop, WORK_NL);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Resolved *resolved = NULL;
        shop_hush(shop);
        assert_int_equal(resolve(&shop->store, &cases[i].source, &resolved),
                         cases[i].status);
        assert_fault(&shop->told, cases[i].status, cases[i].words);
        assert_null(resolved);
    }
}

static void a_version_may_have_nothing(void **state)
{
    Shop *shop = *state;
    Resolved *resolved = NULL;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    const CodicilSource any = {.name = "terms"}, one = {.name = "terms@1"};
    assert_int_equal(resolve(&shop->store, &any, &resolved), CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND,
                 "in force at 2020-01-01; versions there: none");
    shop_put_version(shop, "terms", "1", "");
    shop_hush(shop);
    assert_int_equal(resolve(&shop->store, &any, &resolved), CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND,
                 "versions there: terms@1 (a draft without a date)");
    shop_hush(shop);
    assert_int_equal(resolve(&shop->store, &one, &resolved), CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND, "locales there: none");
}

static void a_file_may_vanish(void **state)
{
    Shop *shop = *state;
    stock(shop, WORK_NL);
    const CodicilSource source = {.name = "terms"};
    Resolved *resolved = NULL;
    xmlDoc *doc = NULL;
    assert_int_equal(resolve(&shop->store, &source, &resolved), CODICIL_OK);
    assert_int_equal(unlink(resolved->path), 0);
    assert_int_equal(resolved_read(&shop->store, resolved, &doc),
                     CODICIL_NOT_FOUND);
    assert_int_equal(shop->told.faults, 1);
    resolved_free(resolved);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(what_is_asked_is_found),
        shop_test(a_work_says_what_is_served_instead),
        shop_test(a_fallback_can_be_refused),
        shop_test(the_highest_revision_is_served),
        shop_test(what_is_not_there_is_told_with_what_is),
        shop_test(a_version_may_have_nothing),
        shop_test(a_file_may_vanish),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The order of versions, and which of them holds at an instant. */
#include "shop.h"
#include "store/versions.h"

#define IN_FORCE(at) "<in-force>" at "</in-force>"
#define LOG(kind)    "<log><entry kind=\"" kind "\" at=\"2018-01-01\"/></log>"

static Instant instant(const char *text)
{
    Instant at = 0;
    assert_true(instant_from_text(text, &at));
    return at;
}

static Versions read_versions(Shop *shop)
{
    Versions versions = {0};
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    assert_int_equal(versions_read(&shop->store, "terms", &versions),
                     CODICIL_OK);
    return versions;
}

static void assert_label(const Version *version, const char *label)
{
    if (!label)
        assert_null(version);
    else
        assert_string_equal(version ? version->label : "none", label);
}

static void they_stand_by_date_then_by_label(void **state)
{
    static const char *const order[] = {"old",   "new",   "1.2",  "1.10",
                                        "1.10a", "01.11", "1.11", "b"};
    Shop *shop = *state;
    for (size_t i = 2; i < 8; i++)
        shop_put_version(shop, "terms", order[i], "");
    shop_put_version(shop, "terms", "new", IN_FORCE("2019-01-01"));
    shop_put_version(shop, "terms", "old",
                     IN_FORCE("2019-01-01T00:00:00+01:00"));
    Versions versions = read_versions(shop);
    assert_int_equal(versions.count, 8);
    for (size_t i = 0; i < 8; i++)
        assert_label(versions.items[i], order[i]);
    assert_label(versions_find(&versions, "1.10"), "1.10");
    assert_label(versions_find(&versions, "1.1"), NULL);
    versions_clear(&versions);
}

static void the_latest_in_force_holds(void **state)
{
    static const struct {
        const char *at, *holds, *next;
    } cases[] = {
        {"2017-12-31T23:59:59Z", NULL, "1"},
        {"2018-01-01", "1", "2"},
        {"2018-12-31T22:59:59Z", "1", "2"},
        {"2018-12-31T23:00:00Z", "2", NULL},
        {"2030-01-01", "2", NULL},
    };
    Shop *shop = *state;
    shop_put_version(shop, "terms", "1", IN_FORCE("2018-01-01"));
    shop_put_version(shop, "terms", "2", IN_FORCE("2019-01-01T00:00:00+01:00"));
    shop_put_version(shop, "terms", "3", "");
    Versions versions = read_versions(shop);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        Instant at = instant(cases[i].at);
        assert_label(versions_in_force(&versions, at), cases[i].holds);
        assert_label(versions_next(&versions, at), cases[i].next);
    }
    assert_int_equal(
        versions_state(&versions, versions.items[0], instant("2018-06-01")),
        STATE_DRAFT);
    versions_clear(&versions);
}

static void once_published_drafts_do_not_count(void **state)
{
    Shop *shop = *state;
    shop_put_version(shop, "terms", "1", IN_FORCE("2018-01-01") LOG("publish"));
    shop_put_version(shop, "terms", "2", IN_FORCE("2018-02-01"));
    shop_put_version(shop, "terms", "3", IN_FORCE("2018-03-01") LOG("publish"));
    shop_put_version(shop, "terms", "4",
                     IN_FORCE("2018-04-01") LOG("withdraw"));
    Versions versions = read_versions(shop);
    static const struct {
        const char *at, *holds;
        State states[4];
    } cases[] = {
        {"2018-02-15",
         "1",
         {STATE_IN_FORCE, STATE_DRAFT, STATE_ANNOUNCED, STATE_WITHDRAWN}},
        {"2018-05-01",
         "3",
         {STATE_SUPERSEDED, STATE_DRAFT, STATE_IN_FORCE, STATE_WITHDRAWN}},
    };
    for (size_t i = 0; i < 2; i++) {
        Instant at = instant(cases[i].at);
        assert_label(versions_in_force(&versions, at), cases[i].holds);
        for (size_t j = 0; j < 4; j++)
            assert_int_equal(versions_state(&versions, versions.items[j], at),
                             cases[i].states[j]);
    }
    assert_string_equal(state_to_text(STATE_IN_FORCE), "in force");
    versions_clear(&versions);
}

static void a_version_follows_another(void **state)
{
    Shop *shop = *state;
    shop_put_version(shop, "terms", "1", IN_FORCE("2018-01-01"));
    shop_put_version(shop, "terms", "2", IN_FORCE("2019-01-01"));
    shop_put_version(shop, "terms", "3", "");
    shop_put_version(shop, "terms", "4", "");
    Versions versions = read_versions(shop);
    assert_label(versions_before(&versions, versions.items[1]), "1");
    assert_label(versions_before(&versions, versions.items[2]), "2");
    assert_label(versions_before(&versions, versions.items[3]), "3");
    assert_label(versions_before(&versions, versions.items[0]), "4");
    assert_label(versions_older(&versions, versions.items[3]), "3");
    assert_null(versions_older(&versions, versions.items[0]));
    Version *fresh = NULL;
    assert_int_equal(version_new(&shop->store, "terms", "9", &fresh),
                     CODICIL_OK);
    assert_label(versions_before(&versions, fresh), "4");
    assert_int_equal(
        version_set(shop->context, fresh, "in-force", "2018-06-01"),
        CODICIL_OK);
    assert_label(versions_before(&versions, fresh), "1");
    version_free(fresh);
    versions_clear(&versions);
    Versions none = {0};
    assert_null(versions_in_force(&none, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(they_stand_by_date_then_by_label),
        shop_test(the_latest_in_force_holds),
        shop_test(once_published_drafts_do_not_count),
        shop_test(a_version_follows_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

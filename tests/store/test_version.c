/* version.xml: what is read out of it, and that notes and log come out again
 * byte by byte. */
#include "shop.h"
#include "store/version.h"

#define DIGEST                                                                 \
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"

#define ENTRY(kind, locale)                                                    \
    "    <entry at=\"2018-04-27T09:00:00Z\" before=\"" DIGEST                  \
    "\" by=\"A &amp; B\" kind=\"" kind "\">\n"                                 \
    "      <reason>It is time.</reason>\n"                                     \
    "      <text locale=\"" locale "\" revision=\"0\" sha256=\"" DIGEST        \
    "\">\n"                                                                    \
    "        <rendition format=\"html\" sha256=\"" DIGEST "\"/>\n"             \
    "      </text>\n"                                                          \
    "    </entry>\n"

static const char full[] =
    "  <change>material</change>\n"
    "  <in-force>2018-05-25T00:00:00+02:00</in-force>\n"
    "  <announce>2018-04-27</announce>\n"
    "  <!-- lawyers: see file 12 -->\n"
    "  <notes>\n"
    "    <note xml:lang=\"en\" for=\"devices\">\n"
    "      <p>Says which facts of a device we keep.</p>\n"
    "      <p>And for how long.</p>\n"
    "    </note>\n"
    "    <note xml:lang=\"nl\">\n"
    "      <p>Alles is nieuw.</p>\n"
    "    </note>\n"
    "  </notes>\n"
    "  <log>\n" ENTRY("publish", "nl") ENTRY("add", "pt-BR") "  </log>\n";

static CodicilStatus read_version(Shop *shop, const char *more,
                                  Version **version)
{
    shop_hush(shop);
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put_version(shop, "terms", "3.1", more);
    return version_read(&shop->store, "terms", "3.1", version);
}

static void a_version_is_read_and_keeps_its_bytes(void **state)
{
    Shop *shop = *state;
    Version *version = NULL;
    bool changed = true;
    Instant expected;
    assert_int_equal(read_version(shop, full, &version), CODICIL_OK);
    assert_string_equal(version->work, "terms");
    assert_string_equal(version->label, "3.1");
    assert_int_equal(version->change, CHANGE_MATERIAL);
    assert_string_equal(version->in_force, "2018-05-25T00:00:00+02:00");
    assert_true(instant_from_text("2018-05-24T22:00:00Z", &expected));
    assert_int_equal(version->in_force_at, expected);
    assert_true(version->is_published);
    assert_false(version->is_withdrawn);
    assert_true(version_has_text(version, "nl"));
    assert_true(version_has_text(version, "pt-BR"));
    assert_false(version_has_text(version, "pt"));
    assert_int_equal(version_write(&shop->store, version, &changed),
                     CODICIL_OK);
    assert_false(changed);
    version_free(version);
    version_free(NULL);
}

static void a_draft_has_no_log(void **state)
{
    Shop *shop = *state;
    Version *version = NULL;
    assert_int_equal(read_version(shop, "", &version), CODICIL_OK);
    assert_int_equal(version->change, CHANGE_OPEN);
    assert_null(change_to_text(version->change));
    assert_null(version->in_force);
    assert_false(version->is_published);
    assert_false(version_has_text(version, "nl"));
    version_free(version);
}

static void the_last_entry_may_withdraw(void **state)
{
    Shop *shop = *state;
    Version *version = NULL;
    assert_int_equal(read_version(shop,
                                  "<log>" ENTRY("publish", "nl")
                                      ENTRY("withdraw", "nl") "</log>",
                                  &version),
                     CODICIL_OK);
    assert_true(version->is_withdrawn);
    version_free(version);
}

static void values_are_set(void **state)
{
    Shop *shop = *state;
    Version *version = NULL;
    assert_int_equal(version_new(&shop->store, "terms", "1", &version),
                     CODICIL_OK);
    assert_true(version->is_new);
    assert_int_equal(
        version_set(shop->context, version, "in-force", "2018-05-25"),
        CODICIL_OK);
    assert_int_equal(version_set(shop->context, version, "change", "inform"),
                     CODICIL_OK);
    assert_string_equal(change_to_text(version->change), "inform");
    assert_int_equal(version_set(shop->context, version, "in-force", "soon"),
                     CODICIL_MISUSE);
    assert_fault(&shop->told, CODICIL_MISUSE, "in-force is 'soon'");
    assert_string_equal(version->in_force, "2018-05-25");
    assert_int_equal(
        folder_make(shop->context, shop_path(shop, "documents/terms/1")),
        CODICIL_OK);
    assert_int_equal(version_write(&shop->store, version, NULL), CODICIL_OK);
    shop_holds(shop, "documents/terms/1/version.xml",
               DECLARATION "<version" OF_CODICIL "  <label>1</label>\n"
                           "  <change>inform</change>\n"
                           "  <in-force>2018-05-25</in-force>\n"
                           "</version>\n");
    version_free(version);
}

static void what_is_wrong_is_told(void **state)
{
    Shop *shop = *state;
    Version *version = NULL;
    assert_int_equal(version_read(&shop->store, "terms", "2", &version),
                     CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND, "has no work 'terms'");
    assert_int_equal(
        read_version(shop, "  <in-force>soon</in-force>\n", &version),
        CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID,
                 "<in-force> is 'soon'; expected was an instant of RFC 3339");
    assert_int_equal(shop->told.line, 4);
    shop_hush(shop);
    assert_int_equal(version_read(&shop->store, "terms", "2", &version),
                     CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND,
                 "has no version '2' of 'terms'; versions there: 3.1");
    assert_null(version);
}

static void the_label_is_the_folder(void **state)
{
    Shop *shop = *state;
    Version *version = NULL;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put(shop, "documents/terms/2/version.xml",
             DECLARATION "<version" OF_CODICIL "<label>1</label></version>\n");
    assert_int_equal(version_read(&shop->store, "terms", "2", &version),
                     CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID,
                 "<label> is '1'; expected was the folder's name, '2'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(a_version_is_read_and_keeps_its_bytes),
        shop_test(a_draft_has_no_log),
        shop_test(the_last_entry_may_withdraw),
        shop_test(values_are_set),
        shop_test(what_is_wrong_is_told),
        shop_test(the_label_is_the_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

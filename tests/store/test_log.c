/* The publication log: what is out when, and the digests that hold it. */
#include "shop.h"
#include "store/kept.h"
#include "store/version.h"

#define A "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"
#define B "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb"

static Version *published(Shop *shop)
{
    Version *version = NULL;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    assert_int_equal(version_new(&shop->store, "terms", "1", &version),
                     CODICIL_OK);
    LogRendition renditions[] = {{"html", A}, {"text", B}};
    LogText nl = {"nl", 0, A, NULL, renditions, 2};
    LogEntry entry = {.kind = ENTRY_PUBLISH,
                      .at = "2018-01-01",
                      .by = "A & B",
                      .reason = "It is time.",
                      .change = "inform",
                      .texts = &nl,
                      .text_count = 1};
    assert_int_equal(version_add_entry(shop->context, version, &entry),
                     CODICIL_OK);
    return version;
}

static void add(Shop *shop, Version *version, EntryKind kind, const char *at,
                LogText text)
{
    LogEntry entry = {.kind = kind, .at = at, .texts = &text, .text_count = 1};
    assert_int_equal(version_add_entry(shop->context, version, &entry),
                     CODICIL_OK);
}

static void what_is_added_is_read(void **state)
{
    Version *version = published(*state);
    const LogEntry *entry = log_last(&version->log);
    assert_int_equal(version->log.count, 1);
    assert_true(version->is_published);
    assert_string_equal(entry->by, "A & B");
    assert_string_equal(entry->reason, "It is time.");
    assert_null(entry->before);
    assert_int_equal(entry->text_count, 1);
    const LogText *text = log_find(&version->log, "nl", 0);
    assert_string_equal(log_rendition(&version->log, text, "text")->sha256, B);
    assert_null(log_rendition(&version->log, text, "rtf"));
    version_free(version);
}

static void a_text_is_out_from_its_entry_on(void **state)
{
    Shop *shop = *state;
    Instant before, after;
    Version *version = published(shop);
    add(shop, version, ENTRY_ADD, "2018-03-01T12:00:00Z",
        (LogText){.locale = "en", .revision = 0, .sha256 = A});
    add(shop, version, ENTRY_CORRECT, "2018-04-01",
        (LogText){.locale = "nl", .revision = 1, .sha256 = B});
    assert_true(instant_from_text("2018-03-01T11:59:59Z", &before));
    assert_true(instant_from_text("2018-03-01T12:00:00Z", &after));
    assert_null(log_find(&version->log, "en", before));
    assert_non_null(log_find(&version->log, "en", after));
    assert_int_equal(log_find(&version->log, "nl", after)->revision, 0);
    assert_int_equal(log_find(&version->log, "nl", INSTANT_MOST)->revision, 1);
    assert_int_equal(log_first(&version->log, "en")->kind, ENTRY_ADD);
    assert_null(log_first(&version->log, "de"));
    version_free(version);
}

static void each_entry_names_the_one_before(void **state)
{
    Shop *shop = *state;
    Version *version = published(shop);
    add(shop, version, ENTRY_ADD, "2018-03-01",
        (LogText){.locale = "en", .revision = 0, .sha256 = A});
    const Log *log = &version->log;
    char digest[DIGEST_SIZE];
    assert_string_equal(log->items[1].before, log->items[0].digest);
    for (size_t i = 0; i < 2; i++) {
        assert_int_equal(
            log_entry_digest(shop->context, version->doc, i, digest),
            CODICIL_OK);
        assert_string_equal(digest, log->items[i].digest);
    }
    assert_int_equal(log_head_digest(shop->context, version->doc, digest),
                     CODICIL_OK);
    assert_string_equal(digest, log->items[1].head);
    version_free(version);
}

static void the_head_tells_a_change(void **state)
{
    Shop *shop = *state;
    char digest[DIGEST_SIZE];
    Version *version = published(shop);
    assert_int_equal(
        version_set(shop->context, version, "in-force", "2018-05-25"),
        CODICIL_OK);
    assert_int_equal(log_head_digest(shop->context, version->doc, digest),
                     CODICIL_OK);
    assert_string_not_equal(digest, version->log.items[0].head);
    version_free(version);
}

static void what_is_kept_is_held_against_its_name(void **state)
{
    Shop *shop = *state;
    Version *version = published(shop);
    Buf bytes = {0}, back = {0};
    char sha256[DIGEST_SIZE], name[200];
    buf_add_text(&bytes, "words");
    assert_int_equal(kept_put(&shop->store, version, &bytes, sha256),
                     CODICIL_OK);
    assert_int_equal(kept_read(&shop->store, version, sha256, &back),
                     CODICIL_OK);
    assert_string_equal(buf_text(&back), "words");
    snprintf(name, sizeof name, "documents/terms/1/renditions/%s", sha256);
    shop_put(shop, name, "Words");
    assert_int_equal(kept_read(&shop->store, version, sha256, &back),
                     CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID, "is not what was published");
    assert_int_equal(kept_read(&shop->store, version, A, &back),
                     CODICIL_NOT_FOUND);
    buf_clear(&bytes);
    buf_clear(&back);
    version_free(version);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(what_is_added_is_read),
        shop_test(a_text_is_out_from_its_entry_on),
        shop_test(each_entry_names_the_one_before),
        shop_test(the_head_tells_a_change),
        shop_test(what_is_kept_is_held_against_its_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Files written together: all of them or none, and what a kill left is ended
 * by whoever comes next. */
#include "shop.h"
#include "store/batch.h"

static CodicilStatus put(Shop *shop, const char *name, const char *text)
{
    char *path = store_path(&shop->store, name, NULL);
    CodicilStatus status =
        store_put(&shop->store, path, text, strlen(text), NULL);
    free(path);
    return status;
}

static void what_is_put_is_seen_when_it_is_committed(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/a/1", "old");
    assert_int_equal(store_lock(&shop->store), CODICIL_OK);
    assert_int_equal(store_begin(&shop->store), CODICIL_OK);
    assert_int_equal(put(shop, "a/1", "new"), CODICIL_OK);
    assert_int_equal(put(shop, "b/c/2", "two"), CODICIL_OK);
    shop_holds(shop, "documents/a/1", "old");
    assert_false(shop_has(shop, "documents/b"));
    assert_int_equal(store_commit(&shop->store), CODICIL_OK);
    shop_holds(shop, "documents/a/1", "new");
    shop_holds(shop, "documents/b/c/2", "two");
    assert_false(shop_has(shop, "documents/.staging"));
    assert_null(shop->store.batch);
}

static void what_is_dropped_was_never_there(void **state)
{
    Shop *shop = *state;
    assert_int_equal(store_begin(&shop->store), CODICIL_OK);
    assert_int_equal(store_begin(&shop->store), CODICIL_MISUSE);
    assert_int_equal(put(shop, "a/1", "new"), CODICIL_OK);
    store_drop(&shop->store);
    assert_false(shop_has(shop, "documents/a"));
    assert_false(shop_has(shop, "documents/.staging"));
    store_drop(&shop->store);
}

static void a_file_alone_is_put_at_once(void **state)
{
    Shop *shop = *state;
    bool changed = false;
    char *path = store_path(&shop->store, "a", "1", NULL);
    assert_int_equal(store_put(&shop->store, path, "x", 1, &changed),
                     CODICIL_OK);
    assert_true(changed);
    assert_int_equal(store_put(&shop->store, path, "x", 1, &changed),
                     CODICIL_OK);
    assert_false(changed);
    shop_holds(shop, "documents/a/1", "x");
    assert_false(shop_has(shop, "documents/.staging"));
    free(path);
}

static void what_is_in_the_way_is_told_before(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/a", "a file");
    shop_put(shop, "documents/folder/x", "");
    assert_int_equal(store_begin(&shop->store), CODICIL_OK);
    assert_int_equal(put(shop, "b", "new"), CODICIL_OK);
    assert_int_not_equal(put(shop, "a/1", "new"), CODICIL_OK);
    shop_hush(shop);
    assert_int_equal(put(shop, "folder", "new"), CODICIL_IO);
    assert_fault(&shop->told, CODICIL_IO, "is a folder");
    store_drop(&shop->store);
    assert_false(shop_has(shop, "documents/b"));
}

/* As a process leaves it that is killed once its journal is there: the first
 * file is in its place already. */
static void a_write_that_was_begun_is_ended(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/a/1", "new");
    shop_put(shop, "documents/.staging/1", "two");
    shop_put(shop, "documents/.staging/journal", "a/1\nb/2\n");
    Store store = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &store), CODICIL_OK);
    shop_holds(shop, "documents/a/1", "new");
    shop_holds(shop, "documents/b/2", "two");
    assert_false(shop_has(shop, "documents/.staging"));
    store_close(&store);
}

static void a_write_that_was_not_begun_is_cleared_away(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/.staging/0", "one");
    shop_put(shop, "documents/.staging/journal.new", "a/");
    Store store = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &store), CODICIL_OK);
    assert_false(shop_has(shop, "documents/.staging"));
    assert_false(shop_has(shop, "documents/a"));
    store_close(&store);
}

/* As on a disk that has no room for a folder: the store is as it was. */
static void folders_are_made_first_or_not_at_all(void **state)
{
    Shop *shop = *state;
    assert_int_equal(store_begin(&shop->store), CODICIL_OK);
    assert_int_equal(put(shop, "a/1", "one"), CODICIL_OK);
    assert_int_equal(put(shop, "a/b/2", "two"), CODICIL_OK);
    assert_int_equal(put(shop, "c/d/3", "three"), CODICIL_OK);
    shop_put(shop, "documents/c", "in the way");
    assert_int_not_equal(store_commit(&shop->store), CODICIL_OK);
    assert_false(shop_has(shop, "documents/a"));
    assert_false(shop_has(shop, "documents/.staging"));
}

/* What comes in the way once the journal is there: the rest waits. */
static void what_was_begun_waits_for_what_is_in_its_way(void **state)
{
    Shop *shop = *state;
    assert_int_equal(store_begin(&shop->store), CODICIL_OK);
    assert_int_equal(put(shop, "a/1", "one"), CODICIL_OK);
    assert_int_equal(put(shop, "a/2", "two"), CODICIL_OK);
    shop_put(shop, "documents/a/2/x", "in the way");
    assert_int_not_equal(store_commit(&shop->store), CODICIL_OK);
    assert_int_equal(shop->told.faults, 1);
    assert_int_equal(shop->told.warnings, 1);
    shop_holds(shop, "documents/a/1", "one");
    assert_true(shop_has(shop, "documents/.staging/journal"));
    assert_int_equal(remove(shop_path(shop, "documents/a/2/x")), 0);
    assert_int_equal(remove(shop_path(shop, "documents/a/2")), 0);
    Store store = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &store), CODICIL_OK);
    shop_holds(shop, "documents/a/2", "two");
    assert_false(shop_has(shop, "documents/.staging"));
    store_close(&store);
}

static void folders_that_were_made_in_vain_are_taken_away(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/.staging/folders", "a\na/b\nc\n../outside\n");
    shop_put(shop, "documents/c/kept", "");
    shop_put(shop, "outside/x", "");
    assert_int_equal(remove(shop_path(shop, "outside/x")), 0);
    assert_int_equal(
        folder_make(shop->context, shop_path(shop, "documents/a/b")),
        CODICIL_OK);
    Store store = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &store), CODICIL_OK);
    assert_false(shop_has(shop, "documents/a"));
    assert_true(shop_has(shop, "documents/c/kept"));
    assert_true(shop_has(shop, "outside"));
    store_close(&store);
}

static void a_journal_leads_nowhere_else(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/.staging/0", "one");
    shop_put(shop, "documents/.staging/journal", "../outside\n");
    Store store = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &store), CODICIL_REFUSED);
    assert_false(shop_has(shop, "outside"));
}

/* What another writer has staged is not cleared away under it. */
static void a_writer_at_work_is_let_be(void **state)
{
    Shop *shop = *state;
    assert_int_equal(store_lock(&shop->store), CODICIL_OK);
    assert_int_equal(store_begin(&shop->store), CODICIL_OK);
    assert_int_equal(put(shop, "a/1", "new"), CODICIL_OK);
    Store reader = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &reader), CODICIL_OK);
    store_close(&reader);
    assert_int_equal(store_commit(&shop->store), CODICIL_OK);
    shop_holds(shop, "documents/a/1", "new");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(what_is_put_is_seen_when_it_is_committed),
        shop_test(what_is_dropped_was_never_there),
        shop_test(a_file_alone_is_put_at_once),
        shop_test(what_is_in_the_way_is_told_before),
        shop_test(a_write_that_was_begun_is_ended),
        shop_test(a_write_that_was_not_begun_is_cleared_away),
        shop_test(folders_are_made_first_or_not_at_all),
        shop_test(what_was_begun_waits_for_what_is_in_its_way),
        shop_test(folders_that_were_made_in_vain_are_taken_away),
        shop_test(a_journal_leads_nowhere_else),
        shop_test(a_writer_at_work_is_let_be),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

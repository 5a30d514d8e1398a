/* The store: what is listed, its borders, its lock. */
#include "shop.h"
#include "store/store.h"

#include <signal.h>
#include <sys/wait.h>
#include <time.h>

static void assert_names(char **names, const char *expected)
{
    Buf told = {0};
    store_tell_names(names, &told);
    assert_string_equal(buf_text(&told), expected);
    buf_clear(&told);
    names_free(names);
}

static void works_are_listed(void **state)
{
    Shop *shop = *state;
    char **works = NULL;
    assert_int_equal(store_list_works(&shop->store, &works), CODICIL_OK);
    assert_names(works, "none");
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put(shop, "documents/eula/work.xml", WORK_NL);
    shop_put(shop, "documents/README.md", "Hello");
    shop_put(shop, "documents/.hidden/work.xml", WORK_NL);
    shop_put(shop, "documents/renditions/abc", "bytes");
    assert_int_equal(store_list_works(&shop->store, &works), CODICIL_OK);
    assert_names(works, "eula, terms");
    assert_int_equal(shop->told.warnings, 0);
    shop_put(shop, "documents/Terms/work.xml", WORK_NL);
    assert_int_equal(store_list_works(&shop->store, &works), CODICIL_OK);
    assert_names(works, "eula, terms");
    assert_int_equal(shop->told.warnings, 1);
    assert_non_null(strstr(shop->told.text, "no name of a work: it begins"));
    shop_put(shop, "documents/half/1/nl.xml", "");
    assert_int_equal(store_list_works(&shop->store, &works), CODICIL_OK);
    assert_names(works, "eula, terms");
    assert_non_null(strstr(shop->told.file, "documents/half"));
}

static void labels_are_listed(void **state)
{
    Shop *shop = *state;
    char **labels = NULL;
    assert_int_equal(store_list_labels(&shop->store, "terms", &labels),
                     CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND,
                 "has no work 'terms'; works there: none");
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put_version(shop, "terms", "2", "");
    shop_put_version(shop, "terms", "1", "");
    shop_put(shop, "documents/terms/media/a.png", "");
    shop_put(shop, "documents/terms/notes.txt", "");
    assert_int_equal(store_list_labels(&shop->store, "terms", &labels),
                     CODICIL_OK);
    assert_names(labels, "1, 2");
    assert_int_equal(shop->told.warnings, 0);
    shop_hush(shop);
    assert_int_equal(store_has_work(&shop->store, "tems"), CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND, "works there: terms");
}

static void long_lists_are_shortened(void **state)
{
    (void)state;
    char letters[13][2] = {{0}}, *names[14] = {0};
    for (int i = 0; i < 13; i++) {
        letters[i][0] = (char)('a' + i);
        names[i] = letters[i];
    }
    Buf told = {0};
    store_tell_names(names, &told);
    assert_string_equal(buf_text(&told), "a, b, c, d, e, f, g, h, i, j, k, l, "
                                         "...");
    buf_clear(&told);
}

static void links_do_not_lead_out(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "outside/work.xml", WORK_NL);
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    char outside[600];
    snprintf(outside, sizeof outside, "%s/outside", shop->folder);
    assert_int_equal(symlink(outside, shop_path(shop, "documents/eula")), 0);
    assert_int_equal(symlink("../outside", shop_path(shop, "documents/x")), 0);
    assert_int_equal(symlink("terms", shop_path(shop, "documents/also")), 0);
    static const char *const bad[] = {
        "documents/eula", "documents/eula/work.xml", "documents/eula/none",
        "documents/x/work.xml", "documents/../outside"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        shop_hush(shop);
        assert_int_equal(
            store_check_path(&shop->store, shop_path(shop, bad[i])),
            CODICIL_REFUSED);
        assert_fault(&shop->told, CODICIL_REFUSED, "leads out of the store, ");
    }
    static const char *const good[] = {"documents/also/work.xml", "documents",
                                       "documents/terms",
                                       "documents/none/1/nl.xml"};
    for (size_t i = 0; i < sizeof good / sizeof good[0]; i++)
        assert_int_equal(
            store_check_path(&shop->store, shop_path(shop, good[i])),
            CODICIL_OK);
    shop_hush(shop);
    assert_int_equal(store_has_work(&shop->store, "eula"), CODICIL_REFUSED);
    shop_hush(shop);
    char **works = NULL;
    assert_int_equal(store_list_works(&shop->store, &works), CODICIL_REFUSED);
    assert_int_equal(shop->told.faults, 1);
}

static void a_circle_of_links_is_a_fault(void **state)
{
    Shop *shop = *state;
    assert_int_equal(symlink("b", shop_path(shop, "documents/a")), 0);
    assert_int_equal(symlink("a", shop_path(shop, "documents/b")), 0);
    assert_int_equal(
        store_check_path(&shop->store, shop_path(shop, "documents/a/1")),
        CODICIL_IO);
    assert_int_equal(shop->told.faults, 1);
}

static void names_differ_in_more_than_case(void **state)
{
    Shop *shop = *state;
    shop_put_version(shop, "terms", "A", "");
    char folder[600];
    snprintf(folder, sizeof folder, "%s", shop_path(shop, "documents/terms"));
    assert_int_equal(store_check_case(&shop->store, folder, "A"), CODICIL_OK);
    assert_int_equal(store_check_case(&shop->store, folder, "B"), CODICIL_OK);
    assert_int_equal(store_check_case(&shop->store, folder, "a"),
                     CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED,
                 "'a' differs only in case from 'A'");
    assert_int_equal(store_check_case(&shop->store, "/none/here", "a"),
                     CODICIL_OK);
}

/* Another process takes the lock, says so through a pipe, and lets go after
 * `milliseconds`; then it ends. */
static pid_t other_writer(Shop *shop, unsigned milliseconds)
{
    int ends[2];
    char byte = 'x';
    const struct timespec pause = {milliseconds / 1000,
                                   milliseconds % 1000 * 1000000L};
    assert_int_equal(pipe(ends), 0);
    pid_t child = fork();
    if (child == 0) {
        Store store = STORE_CLOSED;
        bool done = store_open(shop->context, &store) == CODICIL_OK &&
                    store_lock(&store) == CODICIL_OK;
        if (write(ends[1], &byte, 1) != 1)
            done = false;
        nanosleep(&pause, NULL);
        store_close(&store);
        _exit(done ? 0 : 1);
    }
    assert_int_equal(read(ends[0], &byte, 1), 1);
    close(ends[0]);
    close(ends[1]);
    return child;
}

static void writers_wait_for_each_other(void **state)
{
    Shop *shop = *state;
    pid_t child = other_writer(shop, 300);
    assert_int_equal(store_lock(&shop->store), CODICIL_OK);
    assert_int_equal(store_lock(&shop->store), CODICIL_OK);
    int ended = -1;
    assert_int_equal(waitpid(child, &ended, 0), child);
    assert_int_equal(ended, 0);
    char **names = NULL;
    assert_int_equal(folder_read(shop->context, shop->store.documents, &names),
                     CODICIL_OK);
    assert_names(names, "none");
}

static void a_killed_writer_is_not_waited_for(void **state)
{
    Shop *shop = *state;
    pid_t child = other_writer(shop, 60000);
    assert_int_equal(kill(child, SIGKILL), 0);
    assert_int_equal(waitpid(child, NULL, 0), child);
    assert_int_equal(store_lock(&shop->store), CODICIL_OK);
    assert_int_equal(shop->told.faults, 0);
}

static void documents_is_a_folder(void **state)
{
    Shop *shop = *state;
    assert_int_equal(rmdir(shop_path(shop, "documents")), 0);
    Store store = STORE_CLOSED;
    assert_int_equal(store_open(shop->context, &store), CODICIL_NOT_FOUND);
    assert_int_equal(shop->told.faults, 1);
    shop_hush(shop);
    shop_put(shop, "documents", "a file");
    assert_int_equal(store_open(shop->context, &store), CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID, "a folder was expected");
    assert_int_equal(store.lock, -1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(works_are_listed),
        shop_test(labels_are_listed),
        cmocka_unit_test(long_lists_are_shortened),
        shop_test(links_do_not_lead_out),
        shop_test(a_circle_of_links_is_a_fault),
        shop_test(names_differ_in_more_than_case),
        shop_test(writers_wait_for_each_other),
        shop_test(a_killed_writer_is_not_waited_for),
        shop_test(documents_is_a_folder),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

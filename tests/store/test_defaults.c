/* Making a store: idempotent, never over what is there, and git changes no
 * byte of it. */
#include "shop.h"
#include "store/defaults.h"

#include <sys/wait.h>

#define CODICIL_XML                                                            \
    DECLARATION "<store" OF_CODICIL "  <publisher>A &amp; B</publisher>\n"     \
                "  <country>nl</country>\n"                                    \
                "</store>\n"

static const Defaults wish = {.publisher = "A & B", .country = "NL"};

/* init into "new/store" below the shop's folder. */
static CodicilStatus make(Shop *shop, const Defaults *defaults)
{
    return store_init(shop->context, shop_path(shop, "new/store"), defaults);
}

static void a_store_is_made(void **state)
{
    Shop *shop = *state;
    assert_int_equal(make(shop, &wish), CODICIL_OK);
    assert_true(file_is_folder(shop_path(shop, "new/store/documents")));
    shop_holds(shop, "new/store/codicil.xml", CODICIL_XML);
    Buf git = {0};
    assert_int_equal(file_read(shop->context,
                               shop_path(shop, "new/store/.gitattributes"),
                               &git),
                     CODICIL_OK);
    assert_non_null(strstr(buf_text(&git), "\ndocuments/** -text"));
    buf_clear(&git);
    Defaults there = {0};
    assert_int_equal(
        defaults_read(shop->context, shop_path(shop, "new/store"), &there),
        CODICIL_OK);
    assert_string_equal(there.publisher, "A & B");
    assert_string_equal(there.country, "nl");
    defaults_clear(&there);
    assert_int_equal(make(shop, &wish), CODICIL_OK);
    shop_holds(shop, "new/store/codicil.xml", CODICIL_XML);
    assert_int_equal(shop->told.notes + shop->told.warnings, 0);
}

static void what_is_there_stays(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "new/store/.gitattributes", "* text\n");
    shop_put(shop, "new/store/codicil.xml",
             DECLARATION "<store" OF_CODICIL "</store>\n");
    assert_int_equal(make(shop, &wish), CODICIL_OK);
    shop_holds(shop, "new/store/.gitattributes", "* text\n");
    shop_holds(shop, "new/store/codicil.xml",
               DECLARATION "<store" OF_CODICIL "</store>\n");
    assert_int_equal(shop->told.warnings, 1);
    assert_int_equal(shop->told.notes, 1);
    shop_hush(shop);
    assert_int_equal(make(shop, &(Defaults){0}), CODICIL_OK);
    assert_int_equal(shop->told.notes, 0);
}

static void a_bad_wish_makes_nothing(void **state)
{
    static const Defaults bad[] = {
        {.country = "uk"},   {.country = "nld"},         {.country = ""},
        {.publisher = "  "}, {.publisher = "a\xff\xfe"}, {.publisher = "\x01"},
    };
    Shop *shop = *state;
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        shop_hush(shop);
        assert_int_equal(make(shop, &bad[i]), CODICIL_MISUSE);
        assert_int_equal(shop->told.faults, 1);
        assert_false(shop_has(shop, "new"));
    }
}

static void a_file_in_the_way_is_a_fault(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "new/store/documents", "a file");
    assert_int_equal(make(shop, &wish), CODICIL_NOT_FOUND);
    assert_int_equal(shop->told.faults, 1);
    assert_false(shop_has(shop, "new/store/codicil.xml"));
}

static void without_a_file_there_are_no_defaults(void **state)
{
    Shop *shop = *state;
    Defaults there = {0};
    assert_int_equal(defaults_read(shop->context, shop->folder, &there),
                     CODICIL_OK);
    assert_null(there.publisher);
    assert_null(there.country);
}

/* Runs git in the new store; false where it failed. */
static bool git(Shop *shop, const char *const *arguments)
{
    const char *words[24] = {"git", "-C", shop_path(shop, "new/store")};
    size_t count = 3;
    while (*arguments)
        words[count++] = *arguments++;
    pid_t child = fork();
    if (child == 0) {
        freopen("/dev/null", "w", stdout);
        freopen("/dev/null", "w", stderr);
        execvp("git", (char *const *)words);
        _exit(127);
    }
    int ended = -1;
    waitpid(child, &ended, 0);
    return ended == 0;
}

#define GIT(...) git(shop, (const char *const[]){__VA_ARGS__, NULL})

static void git_changes_no_byte(void **state)
{
    static const char text[] = "<p>$Id$ one\r\ntwo\n</p>\n";
    Shop *shop = *state;
    assert_int_equal(make(shop, &wish), CODICIL_OK);
    shop_put(shop, "new/store/documents/terms/1/nl.xml", text);
    shop_put(shop, "new/store/documents/loose.xml", text);
    if (!GIT("init", "-q"))
        skip();
    shop_put(shop, "new/store/.git/info/attributes", "");
    shop_put(shop, "new/all",
             "*.xml text eol=crlf ident "
             "working-tree-encoding=UTF-16\n");
    char global[700];
    snprintf(global, sizeof global, "core.attributesFile=%s",
             shop_path(shop, "new/all"));
    assert_true(GIT("-c", global, "add", "documents", ".gitattributes"));
    shop_put(shop, "new/store/documents/loose.xml", "gone");
    assert_int_equal(
        unlink(shop_path(shop, "new/store/documents/terms/1/nl.xml")), 0);
    assert_true(GIT("-c", global, "-c", "core.autocrlf=true", "-c",
                    "core.eol=crlf", "checkout", "--", "documents"));
    shop_holds(shop, "new/store/documents/terms/1/nl.xml", text);
    shop_holds(shop, "new/store/documents/loose.xml", text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(a_store_is_made),
        shop_test(what_is_there_stays),
        shop_test(a_bad_wish_makes_nothing),
        shop_test(a_file_in_the_way_is_a_fault),
        shop_test(without_a_file_there_are_no_defaults),
        shop_test(git_changes_no_byte),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A store for a test: a folder with documents/, files put in by hand, and a
 * context whose messages and clock the test holds. */
#ifndef TESTS_STORE_SHOP_H
#define TESTS_STORE_SHOP_H

#include "base/file.h"
#include "store/store.h"
#include "unit.h"

#include <sys/stat.h>

typedef struct {
    CodicilContext *context;
    Told told;
    char *folder;
    Store store;
    char path[600];
} Shop;

static inline const char *shop_path(Shop *shop, const char *name)
{
    snprintf(shop->path, sizeof shop->path, "%s/%s", shop->folder, name);
    return shop->path;
}

/* Writes a file below the store's folder, with the folders that it needs. */
static inline void shop_put(Shop *shop, const char *name, const char *text)
{
    char folder[600];
    snprintf(folder, sizeof folder, "%s", shop_path(shop, name));
    *strrchr(folder, '/') = '\0';
    assert_int_equal(folder_make(shop->context, folder), CODICIL_OK);
    assert_int_equal(file_write(shop->context, shop->path, text, strlen(text)),
                     CODICIL_OK);
}

static inline void shop_holds(Shop *shop, const char *name, const char *text)
{
    Buf bytes = {0};
    assert_int_equal(file_read(shop->context, shop_path(shop, name), &bytes),
                     CODICIL_OK);
    assert_string_equal(buf_text(&bytes), text);
    buf_clear(&bytes);
}

static inline bool shop_has(Shop *shop, const char *name)
{
    return file_is_there(shop_path(shop, name));
}

/* What was told so far is forgotten. */
static inline void shop_hush(Shop *shop)
{
    memset(&shop->told, 0, sizeof shop->told);
}

#define DECLARATION "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
#define OF_CODICIL  " xmlns=\"urn:codicil:1\">\n"

#define WORK_NL                                                                \
    DECLARATION "<work" OF_CODICIL "  <kind>doc</kind>\n"                      \
                "  <publisher>Voorbeeld B.V.</publisher>\n"                    \
                "  <country>nl</country>\n"                                    \
                "  <original>nl</original>\n"                                  \
                "</work>\n"

/* version.xml with a label and, where it is not "", more lines. */
static inline void shop_put_version(Shop *shop, const char *work,
                                    const char *label, const char *more)
{
    char name[200], text[4000];
    snprintf(name, sizeof name, "documents/%s/%s/version.xml", work, label);
    snprintf(text, sizeof text,
             DECLARATION "<version" OF_CODICIL "  <label>%s</label>\n%s"
                         "</version>\n",
             label, more);
    shop_put(shop, name, text);
}

/* A small text in a locale. */
static inline void shop_put_text(Shop *shop, const char *name,
                                 const char *locale)
{
    char text[1000];
    snprintf(text, sizeof text,
             DECLARATION
             "<akomaNtoso"
             " xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\""
             " xmlns:c=\"urn:codicil:1\">\n"
             "  <doc name=\"terms\" contains=\"singleVersion\">\n"
             "    <meta/>\n"
             "    <mainBody xml:lang=\"%s\">\n"
             "      <p xml:id=\"p1\">Text.</p>\n"
             "    </mainBody>\n"
             "  </doc>\n"
             "</akomaNtoso>\n",
             locale);
    shop_put(shop, name, text);
}

/* An empty store, opened. The clock stands at 2020-01-01. */
static inline int shop_open(void **state)
{
    Shop *shop = calloc(1, sizeof *shop);
    assert_non_null(shop);
    shop->context = context_telling(&shop->told);
    shop->folder = folder_new();
    assert_int_equal(mkdir(shop_path(shop, "documents"), 0777), 0);
    assert_int_equal(codicil_context_set_store(shop->context, shop->folder),
                     CODICIL_OK);
    assert_int_equal(codicil_context_set_now(shop->context, "2020-01-01"),
                     CODICIL_OK);
    assert_int_equal(store_open(shop->context, &shop->store), CODICIL_OK);
    *state = shop;
    return 0;
}

static inline int shop_close(void **state)
{
    Shop *shop = *state;
    store_close(&shop->store);
    codicil_context_free(shop->context);
    folder_drop(shop->folder);
    free(shop);
    return 0;
}

/* A test that gets an open shop in *state. */
#define shop_test(name)                                                        \
    cmocka_unit_test_setup_teardown(name, shop_open, shop_close)

#endif

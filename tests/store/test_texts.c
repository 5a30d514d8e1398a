/* The texts of a version: which files are some, and reading and writing. */
#include "shop.h"
#include "store/texts.h"

#define DIGEST                                                                 \
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define PUBLISHED                                                              \
    "<log><entry at=\"2018-01-01\" kind=\"publish\"><text locale=\"nl\" "      \
    "revision=\"0\" sha256=\"" DIGEST "\"/></entry></log>"

static void assert_texts(Shop *shop, const char *expected)
{
    Texts texts = {0};
    Buf told = {0};
    assert_int_equal(texts_read(&shop->store, "terms", "1", &texts),
                     CODICIL_OK);
    for (size_t i = 0; i < texts.count; i++)
        buf_add_format(&told, "%s~%u ", texts.items[i].locale,
                       texts.items[i].revision);
    assert_string_equal(buf_text(&told), expected);
    buf_clear(&told);
    texts_clear(&texts);
}

static void the_highest_revision_is_the_text(void **state)
{
    static const char *const names[] = {
        "nl.xml",  "nl~1.xml",    "nl~10.xml",  "nl~9.xml",   "nld.xml",
        "fil.xml", "nl-BE.xml",   "en~3.xml",   "en.xml",     "nl.md",
        "nl.xml~", ".nl.xml.tmp", "nl.xml.bak", "media/x.xml"};
    Shop *shop = *state;
    assert_texts(shop, "");
    shop_put_version(shop, "terms", "1", "");
    assert_texts(shop, "");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char name[100];
        snprintf(name, sizeof name, "documents/terms/1/%s", names[i]);
        shop_put(shop, name, "");
    }
    assert_texts(shop, "en~3 fil~0 nl~10 nl-BE~0 ");
    assert_int_equal(shop->told.warnings, 1);
    assert_non_null(strstr(shop->told.text, "nld.xml is passed over"));
}

static void what_only_looks_so_is_told(void **state)
{
    static const struct {
        const char *name, *words;
    } cases[] = {
        {"NL.xml", "the locale is written 'nl'"},
        {"pt-br.xml", "the locale is written 'pt-BR'"},
        {"xx_YY.xml", "is passed over, being no text: "},
        {"nl~.xml", "LOCALE~N.xml, N from 1"},
        {"nl~0.xml", "N from 1"},
        {"nl~01.xml", "N from 1"},
        {"nl~x.xml", "N from 1"},
        {"nl~1~2.xml", "N from 1"},
        {"nl~99999999.xml", "N from 1"},
        {"~1.xml", "is passed over"},
        {"a-locale-that-is-longer-than-anything-that-may-be-a-locale-at-all."
         "xml",
         "is passed over"},
    };
    Shop *shop = *state;
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char name[200];
        snprintf(name, sizeof name, "documents/terms/1/%s", cases[i].name);
        shop_put(shop, name, "");
        shop_hush(shop);
        assert_texts(shop, "");
        assert_int_equal(shop->told.warnings, 1);
        if (!strstr(shop->told.text, cases[i].words))
            fail_msg("%s: %s", cases[i].name, shop->told.text);
        assert_int_equal(unlink(shop_path(shop, name)), 0);
    }
}

static Version *version_of(Shop *shop, const char *more)
{
    Version *version = NULL;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put_version(shop, "terms", "1", more);
    assert_int_equal(version_read(&shop->store, "terms", "1", &version),
                     CODICIL_OK);
    return version;
}

static void a_text_is_read_and_written(void **state)
{
    Shop *shop = *state;
    Version *version = version_of(shop, "");
    const Text nl = {"nl", 2};
    xmlDoc *doc = NULL;
    bool changed = true;
    shop_put_text(shop, "documents/terms/1/nl~2.xml", "nl");
    assert_int_equal(text_read(&shop->store, version, &nl, &doc), CODICIL_OK);
    assert_string_equal(doc_locale(doc), "nl");
    assert_int_equal(text_write(&shop->store, version, &nl, doc, &changed),
                     CODICIL_OK);
    assert_false(changed);
    assert_true(doc_set(doc_kind(doc), "name", "other"));
    assert_int_equal(text_write(&shop->store, version, &nl, doc, &changed),
                     CODICIL_OK);
    assert_true(changed);
    xmlFreeDoc(doc);
    version_free(version);
}

static void a_published_text_never_changes(void **state)
{
    Shop *shop = *state;
    Version *version = version_of(shop, PUBLISHED);
    const Text nl = {"nl", 0}, en = {"en", 0};
    xmlDoc *doc = NULL;
    bool changed = true;
    shop_put_text(shop, "documents/terms/1/nl.xml", "nl");
    assert_int_equal(text_read(&shop->store, version, &nl, &doc), CODICIL_OK);
    assert_int_equal(text_write(&shop->store, version, &nl, doc, &changed),
                     CODICIL_OK);
    assert_false(changed);
    assert_true(doc_set(doc_kind(doc), "name", "other"));
    assert_int_equal(text_write(&shop->store, version, &nl, doc, &changed),
                     CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED,
                 "is published and never changes");
    assert_int_equal(text_write(&shop->store, version, &en, doc, &changed),
                     CODICIL_OK);
    xmlFreeDoc(doc);
    version_free(version);
}

static void what_is_wrong_is_told(void **state)
{
    Shop *shop = *state;
    Version *version = version_of(shop, "");
    xmlDoc *doc = NULL;
    const Text nl = {"nl", 0}, en = {"en", 0}, fr = {"fr", 0}, de = {"de", 0};
    shop_hush(shop);
    assert_int_equal(text_read(&shop->store, version, &nl, &doc),
                     CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND, "cannot read: ");
    assert_int_equal(mkdir(shop_path(shop, "documents/terms/1/en.xml"), 0777),
                     0);
    shop_hush(shop);
    assert_int_equal(text_read(&shop->store, version, &en, &doc),
                     CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID, "is a folder");
    assert_int_equal(
        symlink("/etc/passwd", shop_path(shop, "documents/terms/1/fr.xml")), 0);
    shop_hush(shop);
    assert_int_equal(text_read(&shop->store, version, &fr, &doc),
                     CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED,
                 "leads out of the store, to /etc/passwd");
    shop_put(shop, "documents/terms/1/de.xml", WORK_NL);
    shop_hush(shop);
    assert_int_equal(text_read(&shop->store, version, &de, &doc),
                     CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID, "is no text of ours");
    assert_null(doc);
    version_free(version);
}

static void a_link_is_never_written_through(void **state)
{
    Shop *shop = *state;
    Version *version = version_of(shop, "");
    xmlDoc *doc = NULL;
    const Text nl = {"nl", 0}, en = {"en", 0}, fr = {"fr", 0};
    shop_put_text(shop, "documents/terms/1/nl.xml", "nl");
    shop_put(shop, "outside", "mine");
    assert_int_equal(text_read(&shop->store, version, &nl, &doc), CODICIL_OK);
    assert_int_equal(symlink("../../../outside",
                             shop_path(shop, "documents/terms/1/en.xml")),
                     0);
    assert_int_equal(
        symlink("../../../none", shop_path(shop, "documents/terms/1/fr.xml")),
        0);
    assert_int_equal(text_write(&shop->store, version, &en, doc, NULL),
                     CODICIL_REFUSED);
    shop_holds(shop, "outside", "mine");
    assert_int_equal(text_write(&shop->store, version, &fr, doc, NULL),
                     CODICIL_OK);
    assert_false(shop_has(shop, "none"));
    xmlFreeDoc(doc);
    version_free(version);
}

static void facts_come_from_work_and_version(void **state)
{
    Shop *shop = *state;
    Version *version =
        version_of(shop, "<in-force>2018-05-25</in-force>" PUBLISHED);
    Work *work = NULL;
    const Text nl = {"nl", 0}, en = {"en", 0};
    assert_int_equal(work_read(&shop->store, "terms", &work), CODICIL_OK);
    Facts facts = text_facts(work, version, &nl);
    assert_string_equal(facts.work, "terms");
    assert_string_equal(facts.version, "1");
    assert_string_equal(facts.locale, "nl");
    assert_string_equal(facts.original, "nl");
    assert_string_equal(facts.prevailing, "nl");
    assert_string_equal(facts.publisher, "Voorbeeld B.V.");
    assert_string_equal(facts.country, "nl");
    assert_string_equal(facts.in_force, "2018-05-25");
    assert_false(facts.is_draft);
    assert_true(text_facts(work, version, &en).is_draft);
    work_free(work);
    version_free(version);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(the_highest_revision_is_the_text),
        shop_test(what_only_looks_so_is_told),
        shop_test(a_text_is_read_and_written),
        shop_test(a_published_text_never_changes),
        shop_test(what_is_wrong_is_told),
        shop_test(a_link_is_never_written_through),
        shop_test(facts_come_from_work_and_version),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* work.xml: what is read out of it, what a new one begins with, and that
 * writing an unchanged one changes no byte. */
#include "shop.h"
#include "store/work.h"

static const char full[] =
    DECLARATION "<work" OF_CODICIL "  <!-- ask Anna before changing this -->\n"
                "  <kind>statement</kind>\n"
                "  <publisher>Voorbeeld Portaal B.V.</publisher>\n"
                "  <country>nl</country>\n"
                "  <original>nl</original>\n"
                "  <prevailing>en</prevailing>\n"
                "  <promised>en</promised>\n"
                "  <promised>zh-Hant</promised>\n"
                "  <untranslated>hold</untranslated>\n"
                "  <fallback>en</fallback>\n"
                "</work>\n";

static CodicilStatus read_work(Shop *shop, const char *text, Work **work)
{
    shop_hush(shop);
    shop_put(shop, "documents/terms/work.xml", text);
    return work_read(&shop->store, "terms", work);
}

static void a_work_is_read_and_keeps_its_bytes(void **state)
{
    Shop *shop = *state;
    Work *work = NULL;
    bool changed = true;
    assert_int_equal(read_work(shop, full, &work), CODICIL_OK);
    assert_string_equal(work->name, "terms");
    assert_int_equal(work->kind, EL_statement);
    assert_string_equal(work->publisher, "Voorbeeld Portaal B.V.");
    assert_string_equal(work->country, "nl");
    assert_string_equal(work->original, "nl");
    assert_string_equal(work->prevailing, "en");
    assert_string_equal(work->promised[1], "zh-Hant");
    assert_null(work->promised[2]);
    assert_string_equal(work->fallback[0], "en");
    assert_int_equal(work->untranslated, WORK_HOLD);
    assert_false(work->is_new);
    assert_int_equal(work_write(&shop->store, work, &changed), CODICIL_OK);
    assert_false(changed);
    shop_holds(shop, "documents/terms/work.xml", full);
    work_free(work);
    work_free(NULL);
}

static void what_lacks_has_a_meaning(void **state)
{
    Shop *shop = *state;
    Work *work = NULL;
    assert_int_equal(read_work(shop,
                               "<work xmlns='urn:codicil:1'><original>nl"
                               "</original><kind>doc</kind></work>",
                               &work),
                     CODICIL_OK);
    assert_int_equal(work->kind, EL_doc);
    assert_null(work->publisher);
    assert_string_equal(work->prevailing, "nl");
    assert_null(work->promised[0]);
    assert_int_equal(work->untranslated, WORK_SERVE);
    work_free(work);
}

static void a_new_work_begins_with_the_defaults(void **state)
{
    Shop *shop = *state;
    Work *work = NULL;
    shop_put(shop, "codicil.xml",
             DECLARATION "<store" OF_CODICIL
                         "<publisher>Voorbeeld B.V.</publisher>"
                         "<country>nl</country></store>\n");
    assert_int_equal(work_new(&shop->store, "terms", "nl", &work), CODICIL_OK);
    assert_true(work->is_new);
    assert_false(shop_has(shop, "documents/terms"));
    assert_int_equal(mkdir(shop_path(shop, "documents/terms"), 0777), 0);
    assert_int_equal(work_write(&shop->store, work, NULL), CODICIL_OK);
    assert_false(work->is_new);
    shop_holds(shop, "documents/terms/work.xml", WORK_NL);
    work_free(work);
}

static void values_are_set(void **state)
{
    Shop *shop = *state;
    Work *work = NULL;
    assert_int_equal(read_work(shop, full, &work), CODICIL_OK);
    assert_int_equal(work_set(shop->context, work, "prevailing", NULL),
                     CODICIL_OK);
    assert_string_equal(work->prevailing, "nl");
    assert_int_equal(work_set(shop->context, work, "kind", "doc"), CODICIL_OK);
    assert_int_equal(work->kind, EL_doc);
    assert_int_equal(work_set(shop->context, work, "country", "Holland"),
                     CODICIL_MISUSE);
    assert_string_equal(work->country, "nl");
    work_free(work);
}

static void what_is_wrong_is_told(void **state)
{
    Shop *shop = *state;
    Work *work = NULL;
    assert_int_equal(work_read(&shop->store, "terms", &work),
                     CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND, "works there: none");
    shop_hush(shop);
    assert_int_equal(work_read(&shop->store, "../terms", &work),
                     CODICIL_MISUSE);
    assert_int_equal(shop->told.faults, 1);
    assert_int_equal(read_work(shop,
                               DECLARATION "<work" OF_CODICIL
                                           "<kind>doc</kind></work>",
                               &work),
                     CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID, "<work> lacks its <original>");
    shop_hush(shop);
    assert_int_equal(mkdir(shop_path(shop, "documents/eula"), 0777), 0);
    assert_int_equal(mkdir(shop_path(shop, "documents/eula/work.xml"), 0777),
                     0);
    assert_int_equal(work_read(&shop->store, "eula", &work), CODICIL_INVALID);
    assert_fault(&shop->told, CODICIL_INVALID, "is a folder");
    assert_null(work);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(a_work_is_read_and_keeps_its_bytes),
        shop_test(what_lacks_has_a_meaning),
        shop_test(a_new_work_begins_with_the_defaults),
        shop_test(values_are_set),
        shop_test(what_is_wrong_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The log of a work, as text and as JSON. */
#include "store/shop.h"

static const char text[] =
    "  VERSION     IN FORCE    CHANGE    STATE  LOCALES\n"
    "  2018-04-27  2018-05-25  material  draft  en nl\n"
    "* 2019        2019-01-01  -         draft  nl~1\n"
    "  next        -           -         draft  -\n";

static const char json[] = "{\n"
                           "  \"work\": \"terms\",\n"
                           "  \"kind\": \"doc\",\n"
                           "  \"publisher\": \"Voorbeeld B.V.\",\n"
                           "  \"country\": \"nl\",\n"
                           "  \"original\": \"nl\",\n"
                           "  \"prevailing\": \"nl\",\n"
                           "  \"versions\": [\n"
                           "    {\n"
                           "      \"version\": \"1\",\n"
                           "      \"in_force\": null,\n"
                           "      \"announce\": null,\n"
                           "      \"accept_from\": null,\n"
                           "      \"enforce\": null,\n"
                           "      \"change\": null,\n"
                           "      \"state\": \"draft\",\n"
                           "      \"current\": false,\n"
                           "      \"texts\": [\n"
                           "        {\n"
                           "          \"locale\": \"nl\",\n"
                           "          \"revision\": 2,\n"
                           "          \"draft\": true,\n"
                           "          \"state\": \"draft\",\n"
                           "          \"in_force\": null,\n"
                           "          \"approved\": null\n"
                           "        }\n"
                           "      ],\n"
                           "      \"missing\": [],\n"
                           "      \"entries\": []\n"
                           "    }\n"
                           "  ]\n"
                           "}\n";

static void as_text(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put_version(shop, "terms", "2018-04-27",
                     "<in-force>2018-05-25</in-force>"
                     "<change>material</change>");
    shop_put(shop, "documents/terms/2018-04-27/nl.xml", "");
    shop_put(shop, "documents/terms/2018-04-27/en.xml", "");
    shop_put_version(shop, "terms", "2019", "<in-force>2019-01-01</in-force>");
    shop_put(shop, "documents/terms/2019/nl.xml", "");
    shop_put(shop, "documents/terms/2019/nl~1.xml", "");
    shop_put_version(shop, "terms", "next", "");
    char *log = NULL;
    assert_int_equal(
        codicil_log(shop->context, "terms", NULL, CODICIL_TEXT_REPORT, &log),
        CODICIL_OK);
    assert_string_equal(log, text);
    free(log);
}

static void as_json(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put_version(shop, "terms", "1", "");
    shop_put(shop, "documents/terms/1/nl~2.xml", "");
    char *log = NULL;
    assert_int_equal(
        codicil_log(shop->context, "terms", NULL, CODICIL_JSON_REPORT, &log),
        CODICIL_OK);
    assert_string_equal(log, json);
    free(log);
}

static void a_work_may_have_no_version(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    char *log = NULL;
    assert_int_equal(
        codicil_log(shop->context, "terms", NULL, CODICIL_TEXT_REPORT, &log),
        CODICIL_OK);
    assert_string_equal(log, "  VERSION  IN FORCE  CHANGE  STATE  LOCALES\n");
    free(log);
}

static void what_is_not_there_is_a_fault(void **state)
{
    Shop *shop = *state;
    char *log = NULL;
    assert_int_equal(
        codicil_log(shop->context, "terms", NULL, CODICIL_TEXT_REPORT, &log),
        CODICIL_NOT_FOUND);
    assert_fault(&shop->told, CODICIL_NOT_FOUND, "has no work 'terms'");
    shop_hush(shop);
    assert_int_equal(
        codicil_log(shop->context, "terms@1", NULL, CODICIL_TEXT_REPORT, &log),
        CODICIL_MISUSE);
    assert_int_equal(shop->told.faults, 1);
    assert_null(log);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(as_text),
        shop_test(as_json),
        shop_test(a_work_may_have_no_version),
        shop_test(what_is_not_there_is_a_fault),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

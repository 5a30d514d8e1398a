/* A text without errors is valid by Akoma Ntoso's own schema, which the
 * project's shared folder has; skipped where that is not there. */
#include "mutate.h"

#include "check/check.h"

#include <libxml/xmlschemas.h>

#define SKIPPED 77

static xmlSchema *schema;

static void ignore(void *user, const char *message, ...)
{
    (void)user, (void)message;
}

static char *schema_path(void)
{
    const char *shared = getenv("CODICIL_SHARED");
    return path_join(shared ? shared : "../shared", "schema",
                     "akomantoso30.xsd", NULL);
}

static int read_schema(void **state)
{
    (void)state;
    char *path = schema_path();
    xmlSchemaParserCtxt *parser = xmlSchemaNewParserCtxt(path);
    xmlSchemaSetParserErrors(parser, ignore, ignore, NULL);
    schema = xmlSchemaParse(parser);
    xmlSchemaFreeParserCtxt(parser);
    free(path);
    return schema ? 0 : -1;
}

static int drop_schema(void **state)
{
    (void)state;
    xmlSchemaFree(schema);
    return 0;
}

static void keep_error(void *user, xmlError *error)
{
    char *first = user;
    if (!*first)
        snprintf(first, 512, "%d: %s", error->line, error->message);
}

static bool schema_allows(xmlDoc *doc, char error[512])
{
    *error = '\0';
    xmlSchemaValidCtxt *valid = xmlSchemaNewValidCtxt(schema);
    xmlSchemaSetValidStructuredErrors(valid, keep_error, error);
    int code = xmlSchemaValidateDoc(valid, doc);
    xmlSchemaFreeValidCtxt(valid);
    return code == 0;
}

/* An empty meta is a warning, and not valid yet. */
static bool is_sound(const xmlDoc *doc)
{
    CodicilContext *context = codicil_context_new();
    const xmlNode *meta = doc_part(doc, EL_meta);
    Findings findings;
    findings_init(&findings);
    assert_int_equal(check_text(context, "x", doc, NULL, &findings),
                     CODICIL_OK);
    bool sound = !findings.weights[WEIGHT_ERROR] && meta && first_element(meta);
    findings_clear(&findings);
    codicil_context_free(context);
    return sound;
}

static bool try_text(xmlDoc *doc, bool sound)
{
    char error[512];
    if (sound && !schema_allows(doc, error))
        fail_msg("%s\n%s", error, text_bytes(doc));
    return sound;
}

/* Whatever the table allows; rules that go beyond it do not matter here. */
static void test_grown(void **state)
{
    (void)state;
    Dice dice = {.seed = 11};
    for (int i = 0; i < 150; i++) {
        xmlDoc *doc = grow_text(&dice);
        xmlDoc *again = reread(doc);
        try_text(again, true);
        xmlFreeDoc(doc);
        xmlFreeDoc(again);
    }
}

static void test_own_texts_changed(void **state)
{
    (void)state;
    Dice dice = {.seed = 12};
    int sound = 0;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        xmlDoc *doc = text_with_meta(own_texts[i]);
        assert_true(is_sound(doc));
        for (int j = 0; j < 60; j++) {
            xmlDoc *changed = xmlCopyDoc(doc, 1);
            for (unsigned left = 1 + dice_throw(&dice, 2); left; left--)
                mutate(&dice, changed);
            xmlDoc *again = reread(changed);
            sound += try_text(again, is_sound(again));
            xmlFreeDoc(changed);
            xmlFreeDoc(again);
        }
        try_text(doc, true);
        xmlFreeDoc(doc);
    }
    assert_true(sound > 20);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grown),
        cmocka_unit_test(test_own_texts_changed),
    };
    char *path = schema_path();
    bool here = path && file_is_regular(path);
    free(path);
    if (!here)
        return SKIPPED;
    return cmocka_run_group_tests(tests, read_schema, drop_schema);
}

/* The profile: our check and the RELAX NG schema agree on what is valid. */
#include "mutate.h"

#include "check/checker.h"

#include <libxml/relaxng.h>

static xmlRelaxNG *schema;

static void ignore(void *user, const char *message, ...)
{
    (void)user, (void)message;
}

static int read_schema(void **state)
{
    (void)state;
    char *path = root_path("schemas/codicil.rng");
    xmlRelaxNGParserCtxt *parser = xmlRelaxNGNewParserCtxt(path);
    schema = xmlRelaxNGParse(parser);
    xmlRelaxNGFreeParserCtxt(parser);
    free(path);
    return schema ? 0 : -1;
}

static int drop_schema(void **state)
{
    (void)state;
    xmlRelaxNGFree(schema);
    return 0;
}

static bool schema_allows(xmlDoc *doc)
{
    xmlRelaxNGValidCtxt *valid = xmlRelaxNGNewValidCtxt(schema);
    xmlRelaxNGSetValidErrors(valid, ignore, ignore, NULL);
    int code = xmlRelaxNGValidateDoc(valid, doc);
    xmlRelaxNGFreeValidCtxt(valid);
    return code == 0;
}

/* What the profile finds; an empty meta is left to another check. */
static bool profile_allows(xmlDoc *doc, Buf *report_text)
{
    CodicilContext *context = codicil_context_new();
    Findings findings;
    findings_init(&findings);
    Checker checker = {
        .context = context, .file = "x", .text = doc, .findings = &findings};
    assert_int_equal(check_profile(&checker), CODICIL_OK);
    assert_false(checker.failed);
    findings_to_text(&findings, report_text);
    const xmlNode *meta = doc_part(doc, EL_meta);
    bool valid = !findings.count && !(meta && !first_element(meta));
    findings_clear(&findings);
    codicil_context_free(context);
    return valid;
}

/* Both say the same; gives what. */
static bool agree(xmlDoc *doc)
{
    Buf text = {0};
    bool ours = profile_allows(doc, &text);
    if (ours != schema_allows(doc)) {
        char *bytes = text_bytes(doc);
        fail_msg("%s by the schema: %s\n%s", ours ? "invalid" : "valid",
                 buf_text(&text), bytes);
    }
    buf_clear(&text);
    return ours;
}

static void test_grown(void **state)
{
    (void)state;
    Dice dice = {.seed = 1};
    for (int i = 0; i < 80; i++) {
        xmlDoc *doc = grow_text(&dice);
        xmlDoc *again = reread(doc);
        if (!agree(again))
            fail_msg("grown text %d is not valid", i);
        xmlFreeDoc(doc);
        xmlFreeDoc(again);
    }
}

/* One to three changes; some leave a text valid, most do not. */
static void try_changes(xmlDoc *doc, Dice *dice, int counts[2])
{
    xmlDoc *changed = xmlCopyDoc(doc, 1);
    for (unsigned i = 1 + dice_throw(dice, 3); i; i--)
        mutate(dice, changed);
    xmlDoc *again = reread(changed);
    counts[agree(again)]++;
    xmlFreeDoc(changed);
    xmlFreeDoc(again);
}

static void test_grown_and_changed(void **state)
{
    (void)state;
    Dice dice = {.seed = 2};
    int counts[2] = {0};
    for (int i = 0; i < 70; i++) {
        xmlDoc *doc = grow_text(&dice);
        for (int j = 0; j < 4; j++)
            try_changes(doc, &dice, counts);
        xmlFreeDoc(doc);
    }
    assert_true(counts[false] > 40 && counts[true] > 40);
}

static void test_own_texts_changed(void **state)
{
    (void)state;
    Dice dice = {.seed = 3};
    int counts[2] = {0};
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        xmlDoc *doc = text_with_meta(own_texts[i]);
        assert_true(agree(doc));
        for (int j = 0; j < 8; j++)
            try_changes(doc, &dice, counts);
        xmlFreeDoc(doc);
    }
    assert_true(counts[false] > 20 && counts[true] > 10);
}

static void test_roots(void **state)
{
    (void)state;
    static const char *const roots[] = {"<a/>",
                                        "<akomaNtoso/>",
                                        "<akomaNtoso xmlns='" AKN_NAMESPACE
                                        "'/>",
                                        "<akomaNtoso xmlns='urn:x'/>",
                                        "<doc xmlns='" AKN_NAMESPACE "'/>",
                                        TEXT_HEAD "</doc></akomaNtoso>"};
    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        xmlDoc *doc = text_read_from(roots[i]);
        assert_false(agree(doc));
        xmlFreeDoc(doc);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_grown),
        cmocka_unit_test(test_grown_and_changed),
        cmocka_unit_test(test_own_texts_changed),
        cmocka_unit_test(test_roots),
    };
    return cmocka_run_group_tests(tests, read_schema, drop_schema);
}

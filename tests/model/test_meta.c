/* Meta: what is written is what is expected, and what differs is told. */
#include "text.h"

#include "model/meta.h"

static const Facts facts = {.work = "terms",
                            .version = "2025-01-15",
                            .locale = "en",
                            .original = "nl",
                            .prevailing = "nl",
                            .publisher = "A & B \"Ltd\"",
                            .country = "nl",
                            .in_force = "2025-01-15T09:00:00Z"};

static xmlDoc *written(const Facts *of)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = text_read_from(TEXT("<p xml:id='a'>b</p>"));
    if (meta_write(context, of, doc) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
    return doc;
}

static void note(void *user, const xmlNode *node, const char *what,
                 const char *expected, const char *found)
{
    assert_non_null(node);
    buf_add_format(user, "%s: %s/%s; ", what, expected ? expected : "-",
                   found ? found : "-");
}

static void compare(const xmlDoc *doc, const Facts *of, const char *expected)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    Buf out = {0};
    assert_int_equal(meta_compare(context, of, doc, note, &out), CODICIL_OK);
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
    codicil_context_free(context);
}

static void test_written_is_expected(void **state)
{
    (void)state;
    const Facts placeholder = meta_placeholder("pt-BR");
    const Facts *all[] = {&facts, &placeholder};
    for (size_t i = 0; i < 2; i++) {
        xmlDoc *doc = written(all[i]);
        compare(doc, all[i], "");
        assert_string_equal(doc_locale(doc), all[i]->locale);
        assert_string_equal(doc_get(doc_kind(doc), "name"), all[i]->work);
        char *once = text_bytes(doc);
        xmlFreeDoc(doc);
        doc = text_read_from(once);
        compare(doc, all[i], "");
        xmlFreeDoc(doc);
        free(once);
    }
}

static void test_writing_replaces(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = written(&facts);
    char *once = text_bytes(doc);
    assert_int_equal(meta_write(context, &facts, doc), CODICIL_OK);
    char *twice = text_bytes(doc);
    assert_string_equal(once, twice);
    assert_non_null(strstr(once, "showAs=\"A &amp; B &quot;Ltd&quot;\""));
    assert_non_null(strstr(once, "<FRBRlanguage language=\"en\"/>"));
    assert_non_null(strstr(once, "/akn/nl/doc/terms/eng@2025-01-15"));
    assert_non_null(strstr(once, "fromLanguage=\"nl\""));
    free(once);
    free(twice);
    xmlFreeDoc(doc);
    codicil_context_free(context);
}

/* A text without meta gets one, before all else. */
static void test_missing_meta_is_made(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = text_read_from(TEXT_HEAD "<mainBody><p/></mainBody></doc>"
                                           "</akomaNtoso>");
    compare(doc, &facts, "meta: meta/-; xml:lang: en/-; ");
    assert_int_equal(meta_write(context, &facts, doc), CODICIL_OK);
    assert_int_equal(element_of(first_element(doc_kind(doc))), EL_meta);
    compare(doc, &facts, "");
    xmlFreeDoc(doc);
    codicil_context_free(context);
}

static void test_differences(void **state)
{
    (void)state;
    xmlDoc *doc = written(&facts);
    Facts other = facts;
    other.publisher = "C";
    compare(doc, &other, "TLCOrganization showAs: C/A & B \"Ltd\"; ");
    other = facts;
    other.work = "privacy";
    doc_set(doc_kind(doc), "name", "privacy");
    Buf out = {0};
    assert_int_equal(meta_compare(NULL, &other, doc, note, &out), CODICIL_OK);
    assert_non_null(strstr(buf_text(&out), "FRBRname value: privacy/terms"));
    assert_null(strstr(buf_text(&out), "; name:"));
    buf_clear(&out);
    doc_set(doc_kind(doc), "name", "terms");
    xmlNode *language = find_element(doc_kind(doc), EL_FRBRlanguage);
    doc_set(language, "language", "de");
    compare(doc, &facts, "FRBRlanguage language: en/de; ");
    doc_set(language, "language", NULL);
    compare(doc, &facts, "FRBRlanguage language: en/-; ");
    xmlUnlinkNode(language);
    xmlFreeNode(language);
    compare(doc, &facts, "FRBRExpression: FRBRlanguage/FRBRtranslation; ");
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_written_is_expected),
        cmocka_unit_test(test_writing_replaces),
        cmocka_unit_test(test_missing_meta_is_made),
        cmocka_unit_test(test_differences),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

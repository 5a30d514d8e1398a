/* Checking whole texts: what the golden cases of tests/cases/check cannot
 * show. */
#include "text.h"

#include "check/check.h"
#include "model/ident.h"

static void check(const xmlDoc *doc, const Facts *facts, Findings *out)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    if (check_text(context, "x.xml", doc, facts, out) != CODICIL_OK)
        fail_msg("%s", told.text);
    assert_int_equal(told.faults, 0);
    codicil_context_free(context);
}

static size_t count_of(const Findings *findings, RuleId rule)
{
    size_t count = 0;
    for (size_t i = 0; i < findings->count; i++)
        count += findings->items[i].rule == rule;
    return count;
}

static void assert_text(const Findings *findings, const char *expected)
{
    Buf out = {0};
    findings_to_text(findings, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
}

static void tidy(xmlDoc *doc, const Facts *facts)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    assert_int_equal(ident_mint(context, doc), CODICIL_OK);
    assert_int_equal(ident_number(context, doc), CODICIL_OK);
    assert_int_equal(meta_write(context, facts, doc), CODICIL_OK);
    codicil_context_free(context);
}

/* Our texts, tidied, have nothing wrong at all. */
static void test_own_texts(void **state)
{
    (void)state;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        xmlDoc *doc = root_text(own_texts[i]);
        char locale[64];
        Findings findings = {0};
        snprintf(locale, sizeof(locale), "%s", doc_locale(doc));
        Facts facts = meta_placeholder(locale);
        tidy(doc, &facts);
        check(doc, &facts, &findings);
        assert_text(&findings, "no findings\n");
        findings_clear(&findings);
        xmlFreeDoc(doc);
    }
}

static void test_facts(void **state)
{
    (void)state;
    static const char *const marks[] = {"c:was",    "c:change",
                                        "c:move",   "c:number",
                                        "c:former", "c:former-number"};
    xmlDoc *doc = text_read_from(TEXT("<p>a<ins>b</ins></p>"));
    Facts facts = meta_placeholder("en");
    facts.work = "terms";
    tidy(doc, &facts);
    Findings findings = {0};
    check(doc, &facts, &findings);
    assert_int_equal(findings.count, 1);
    assert_int_equal(count_of(&findings, RULE_MARKED_TEXT), 1);
    findings_clear(&findings);
    for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
        xmlDoc *marked = text_read_from(TEXT("<ol><li>b</li></ol>"));
        tidy(marked, &facts);
        assert_true(doc_set(find_element(doc_part(marked, EL_mainBody), EL_li),
                            marks[i], "1"));
        check(marked, &facts, &findings);
        assert_int_equal(count_of(&findings, RULE_MARKED_TEXT), 1);
        findings_clear(&findings);
        xmlFreeDoc(marked);
    }
    check(doc, NULL, &findings);
    assert_int_equal(findings.count, 0);
    facts.locale = "nl";
    check(doc, &facts, &findings);
    assert_true(count_of(&findings, RULE_META_PATH) > 2);
    findings_clear(&findings);
    xmlFreeDoc(doc);
}

/* An empty meta in the store is a difference; in a file, still to come. */
static void test_empty_meta(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(TEXT("<p xml:id='a'>a</p>"));
    Facts facts = meta_placeholder("en");
    Findings findings = {0};
    check(doc, NULL, &findings);
    assert_int_equal(count_of(&findings, RULE_META_EMPTY), 1);
    assert_int_equal(findings.count, 1);
    findings_clear(&findings);
    facts.work = "terms";
    check(doc, &facts, &findings);
    assert_text(&findings, "x.xml:1: error: meta is missing; expected "
                           "\"identification\" [meta-path]\n"
                           "1 error, 0 warnings, 0 notes\n");
    findings_clear(&findings);
    xmlFreeDoc(doc);
}

/* After a thousand findings a file is left; the next one is not. */
static void test_many(void **state)
{
    (void)state;
    Buf xml = {0};
    buf_add_text(&xml, TEXT_HEAD "<meta/><mainBody xml:lang='en'>");
    for (int i = 0; i < 3000; i++)
        buf_add_text(&xml, "<p/>\n");
    buf_add_text(&xml, "</mainBody></doc></akomaNtoso>");
    xmlDoc *doc = text_read_from(buf_text(&xml));
    Findings findings = {0};
    for (size_t round = 1; round <= 2; round++) {
        check(doc, NULL, &findings);
        assert_int_equal(findings.count, round * (FINDINGS_MANY + 1));
        assert_int_equal(findings.items[findings.count - 1].rule,
                         RULE_FINDINGS_MANY);
        assert_int_equal(count_of(&findings, RULE_FINDINGS_MANY), round);
    }
    findings_clear(&findings);
    xmlFreeDoc(doc);
    buf_clear(&xml);
}

static void test_not_a_text(void **state)
{
    (void)state;
    static const char *const roots[] = {
        "<a/>", "<akomaNtoso/>", "<akomaNtoso xmlns='" AKN_NAMESPACE "'/>",
        "<akomaNtoso xmlns='" AKN_NAMESPACE "'><act/></akomaNtoso>"};
    for (size_t i = 0; i < sizeof(roots) / sizeof(roots[0]); i++) {
        xmlDoc *doc = text_read_from(roots[i]);
        Facts facts = meta_placeholder("en");
        Findings findings = {0};
        check(doc, &facts, &findings);
        assert_true(findings.weights[WEIGHT_ERROR] > 0);
        findings_clear(&findings);
        xmlFreeDoc(doc);
    }
}

/* A doc of which nothing is right but its name. */
static void test_hardly_a_text(void **state)
{
    (void)state;
    static const char *const insides[] = {
        "",
        "<meta/><meta/>",
        "<mainBody/>",
        "<preface/><preface/>words",
        "<docTitle/>",
        "<p><section/><table><p/><tr/></table></p>",
        ("<mainBody><table><tr><td colspan='9999999' rowspan='-3'/><p/></tr>"
         "<td/></table><a/><ref/><term/><def/><img/></mainBody>")};
    for (size_t i = 0; i < sizeof(insides) / sizeof(insides[0]); i++) {
        char xml[1024];
        snprintf(xml, sizeof(xml), TEXT_HEAD "%s</doc></akomaNtoso>",
                 insides[i]);
        xmlDoc *doc = text_read_from(xml);
        Facts facts = meta_placeholder("en");
        Findings findings = {0};
        check(doc, NULL, &findings);
        assert_true(findings.weights[WEIGHT_ERROR] > 0);
        check(doc, &facts, &findings);
        findings_clear(&findings);
        xmlFreeDoc(doc);
    }
}

/* Findings of a text come by line, whichever check found them. */
static void test_sorted(void **state)
{
    (void)state;
    xmlDoc *doc =
        text_read_from(TEXT("<p xml:id='a'>x<ref href='#z'>y</ref></p>\n"
                            "<p xml:id='b' foo=''>x</p>\n<p>x</p>\n"
                            "<p xml:id='c'><date date='x'>y</date></p>"));
    Findings findings = {0};
    check(doc, NULL, &findings);
    for (size_t i = 1; i < findings.count; i++)
        assert_true(findings.items[i - 1].line <= findings.items[i].line);
    assert_int_equal(findings.count, 5);
    findings_clear(&findings);
    xmlFreeDoc(doc);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_own_texts),  cmocka_unit_test(test_facts),
        cmocka_unit_test(test_empty_meta), cmocka_unit_test(test_many),
        cmocka_unit_test(test_not_a_text), cmocka_unit_test(test_hardly_a_text),
        cmocka_unit_test(test_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The list of findings and its reports. */
#include "unit.h"

#include "check/check.h"

static void add(Findings *findings, RuleId rule, const char *file, long line,
                const char *message)
{
    Finding finding = {
        .rule = rule, .file = file, .line = line, .message = (char *)message};
    assert_true(findings_add(findings, &finding));
}

static void test_empty(void **state)
{
    (void)state;
    Findings findings = {0};
    Buf out = {0};
    Weight worst;
    assert_false(findings_worst(&findings, &worst));
    findings_sort(&findings, 0);
    findings_to_text(&findings, &out);
    assert_string_equal(buf_text(&out), "no findings\n");
    buf_clear(&out);
    findings_to_json(&findings, &out);
    assert_string_equal(buf_text(&out), "{\n  \"findings\": [],\n"
                                        "  \"errors\": 0,\n"
                                        "  \"warnings\": 0,\n"
                                        "  \"notes\": 0\n}\n");
    buf_clear(&out);
    findings_clear(&findings);
}

static void test_text(void **state)
{
    (void)state;
    Findings findings;
    Buf out = {0};
    Weight worst;
    findings_init(&findings);
    Finding finding = {.rule = RULE_REF_TARGET,
                       .file = "a.xml",
                       .line = 12,
                       .column = 3,
                       .id = (char *)"scope.p1",
                       .message = (char *)"leads nowhere"};
    assert_true(findings_add(&findings, &finding));
    add(&findings, RULE_META_EMPTY, "b.xml", 0, "empty");
    add(&findings, RULE_FINDINGS_MANY, "-", 7, "many");
    add(&findings, RULE_META_EMPTY, "-", 2, "empty");
    findings_to_text(&findings, &out);
    assert_string_equal(
        buf_text(&out),
        "a.xml:12:3: error: leads nowhere [ref-target] (scope.p1)\n"
        "b.xml: warning: empty [meta-empty]\n"
        "(stdin):7: note: many [findings-many]\n"
        "(stdin):2: warning: empty [meta-empty]\n"
        "1 error, 2 warnings, 1 note\n");
    assert_true(findings_worst(&findings, &worst));
    assert_int_equal(worst, WEIGHT_ERROR);
    buf_clear(&out);
    findings_clear(&findings);
    assert_int_equal(findings.count, 0);
}

static void test_json(void **state)
{
    (void)state;
    Findings findings;
    Buf out = {0};
    findings_init(&findings);
    Finding finding = {.rule = RULE_ID_FORM,
                       .file = "a\"b.xml",
                       .line = 12,
                       .column = 3,
                       .id = (char *)"x",
                       .message = (char *)"say \"é\""};
    assert_true(findings_add(&findings, &finding));
    findings_to_json(&findings, &out);
    assert_string_equal(buf_text(&out),
                        "{\n  \"findings\": [\n    {\n"
                        "      \"rule\": \"id-form\",\n"
                        "      \"weight\": \"error\",\n"
                        "      \"file\": \"a\\\"b.xml\",\n"
                        "      \"line\": 12,\n"
                        "      \"column\": 3,\n"
                        "      \"id\": \"x\",\n"
                        "      \"message\": \"say \\\"é\\\"\"\n"
                        "    }\n  ],\n  \"errors\": 1,\n"
                        "  \"warnings\": 0,\n  \"notes\": 0\n}\n");
    buf_clear(&out);
    findings_clear(&findings);
}

/* By line, then rule, then as found; what came before `first` stays. */
static void test_sorted(void **state)
{
    (void)state;
    Findings findings;
    findings_init(&findings);
    add(&findings, RULE_ID_FORM, "a", 99, "first file");
    add(&findings, RULE_FINDINGS_MANY, "b", 1, "last");
    add(&findings, RULE_REF_TARGET, "b", 5, "four");
    add(&findings, RULE_ID_FORM, "b", 5, "two");
    add(&findings, RULE_ID_FORM, "b", 5, "three");
    add(&findings, RULE_REF_TARGET, "b", 2, "one");
    findings_sort(&findings, 1);
    static const char *const order[] = {"first file", "one",  "two",
                                        "three",      "four", "last"};
    for (size_t i = 0; i < findings.count; i++)
        assert_string_equal(findings.items[i].message, order[i]);
    findings_clear(&findings);
}

/* A document does not speak to the terminal through a message. */
static void test_messages_are_safe(void **state)
{
    (void)state;
    Findings findings;
    findings_init(&findings);
    add(&findings, RULE_ID_FORM, "a", 1, "x\n\x1b[31m\x7f\xc2\x9by");
    assert_string_equal(findings.items[0].message,
                        "x\\x0A\\x1B[31m\\x7F\\x9By");
    char many[3000];
    for (size_t i = 0; i + 1 < sizeof(many); i += 2)
        memcpy(many + i, "é", 2);
    many[2998] = '\0';
    add(&findings, RULE_ID_FORM, "a", 1, many);
    const char *cut = findings.items[1].message;
    assert_true(strlen(cut) < 500);
    assert_string_equal(cut + strlen(cut) - 5, "é…");
    findings_clear(&findings);
}

static void test_rules(void **state)
{
    (void)state;
    for (RuleId id = 0; id < RULE_COUNT; id++) {
        const Rule *rule = rule_get(id);
        assert_non_null(rule->name);
        assert_int_equal(
            rule->name[strspn(rule->name, "abcdefghijklmnopqrstuvwxyz-")],
            '\0');
        assert_true(rule->explanation[0] != '\0');
        for (RuleId other = 0; other < id; other++)
            assert_string_not_equal(rule->name, rule_get(other)->name);
    }
    Buf out = {0};
    check_rules_to_text(&out);
    assert_non_null(strstr(buf_text(&out), "ref-target"));
    buf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_empty),
        cmocka_unit_test(test_text),
        cmocka_unit_test(test_json),
        cmocka_unit_test(test_sorted),
        cmocka_unit_test(test_messages_are_safe),
        cmocka_unit_test(test_rules),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

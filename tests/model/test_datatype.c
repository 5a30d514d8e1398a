/* Types of attributes: what they allow, and that the patterns that schemas
 * get say the same. */
#include "text.h"

#include "model/datatype.h"

#include <libxml/xmlregexp.h>
#include <libxml/xmlschemastypes.h>

static Datatype type_of(const char *name)
{
    return (Datatype){name, strlen(name)};
}

static const struct {
    const char *type, *value;
    bool allowed;
} values[] = {
    {"id", "a", true},
    {"id", "_x.9-y", true},
    {"id", "", false},
    {"id", "9a", false},
    {"id", "a b", false},
    {"id", " a", false},
    {"id", "a:b", false},
    {"id", "é", false},
    {"ncname", "sec_1__art_2", true},
    {"integer", "1", true},
    {"integer", "999999", true},
    {"integer", "1000000", false},
    {"integer", "0", false},
    {"integer", "01", false},
    {"integer", "-1", false},
    {"integer", "+1", false},
    {"integer", "", false},
    {"boolean", "true", true},
    {"boolean", "false", true},
    {"boolean", "1", false},
    {"boolean", "TRUE", false},
    {"boolean", "true ", false},
    {"locale", "nl", true},
    {"locale", "zh-Hant-TW", true},
    {"locale", "x-a1", true},
    {"locale", "abcdefghi", false},
    {"locale", "nl-", false},
    {"locale", "-nl", false},
    {"locale", "nl--BE", false},
    {"locale", "nl_BE", false},
    {"locale", "1a", false},
    {"locale", "nl-abcdefghi", false},
    {"locale", "", false},
    {"date", "2026-01-31", true},
    {"date", "2024-02-29", true},
    {"date", "2000-02-29", true},
    {"date", "0004-02-29", true},
    {"date", "1900-02-29", false},
    {"date", "2026-02-29", false},
    {"date", "2026-04-31", false},
    {"date", "2026-00-10", false},
    {"date", "2026-13-10", false},
    {"date", "2026-10-00", false},
    {"date", "0000-01-01", false},
    {"date", "0000-02-29", false},
    {"date", "0100-01-01", true},
    {"date", "26-01-31", false},
    {"date", "31-01-2026", false},
    {"date", "2026-1-31", false},
    {"date", "2026-01-31Z", false},
    {"date", " 2026-01-31", false},
    {"date", "2026-01-31T09:00:00Z", true},
    {"date", "2026-01-31T23:59:59.123+14:00", true},
    {"date", "2026-01-31T23:59:59-13:59", true},
    {"date", "2026-01-31T09:00:00", false},
    {"date", "2026-01-31T09:00Z", false},
    {"date", "2026-01-31t09:00:00z", false},
    {"date", "2026-01-31T24:00:00Z", false},
    {"date", "2026-01-31T09:60:00Z", false},
    {"date", "2026-01-31T23:59:60Z", false},
    {"date", "2026-01-31T09:00:00.Z", false},
    {"date", "2026-01-31T09:00:00+14:01", false},
    {"date", "2026-01-31T09:00:00+0100", false},
    {"iri", "", true},
    {"iri", "#a", true},
    {"iri", "#", true},
    {"iri", "a/b?c=d&e#f", true},
    {"iri", "https://www.example.org:8080/a?b?c#d?e", true},
    {"iri", "mailto:a@b.example?subject=x%20y", true},
    {"iri", "tel:+31-20-1234567", true},
    {"iri", "//host/a//b", true},
    {"iri", "http://user:secret@[2001:db8::1]:80/", true},
    {"iri", "https://例え.example/パス", true},
    {"iri", "terms@2025-01-15#scope", true},
    {"iri", "file:///a", true},
    {"iri", "a:b:c", true},
    {"iri", "./a:b", true},
    {"iri", "1a:b", false},
    {"iri", ":a", false},
    {"iri", "a b", false},
    {"iri", " a", false},
    {"iri", "a<b", false},
    {"iri", "a\\b", false},
    {"iri", "%4", false},
    {"iri", "%zz", false},
    {"iri", "a#b#c", false},
    {"iri", "a[b]", false},
    {"iri", "http://a:b/", false},
    {"iri", "http://a:/", false},
    {"iri", "http://a:123456/", false},
    {"iri", "http://[::1", false},
    {"iri", "http://a@b@c/", false},
    {"iri", "http://[::1]x", false},
    {"bottom", "bottom", true},
    {"bottom", "top", false},
    {"a|bc|d", "a", true},
    {"a|bc|d", "bc", true},
    {"a|bc|d", "d", true},
    {"a|bc|d", "b", false},
    {"a|bc|d", "a|bc", false},
    {"a|bc|d", "", false},
    {"text", "", true},
    {"text", " any \n", true},
};
#define VALUES (sizeof(values) / sizeof(values[0]))

static void test_values(void **state)
{
    (void)state;
    for (size_t i = 0; i < VALUES; i++) {
        Datatype type = type_of(values[i].type);
        if (datatype_allows(&type, values[i].value) != values[i].allowed)
            fail_msg("%s: \"%s\"", values[i].type, values[i].value);
    }
}

static void test_id_is_at_most_200(void **state)
{
    (void)state;
    char id[202];
    memset(id, 'a', sizeof(id));
    id[201] = '\0';
    Datatype type = type_of("id");
    assert_false(datatype_allows(&type, id));
    id[200] = '\0';
    assert_true(datatype_allows(&type, id));
}

/* What the pattern says; what a pattern cannot say (the length) aside. */
static bool pattern_allows(const Datatype *type, const char *value)
{
    size_t longest;
    const char *pattern = datatype_pattern(type, &longest);
    assert_non_null(pattern);
    xmlRegexp *regexp = xmlRegexpCompile(BAD_CAST pattern);
    if (!regexp)
        fail_msg("no pattern: %s", pattern);
    int allows = xmlRegexpExec(regexp, BAD_CAST value);
    xmlRegFreeRegexp(regexp);
    assert_true(allows >= 0);
    return allows && (!longest || strlen(value) <= longest);
}

static void test_patterns_say_the_same(void **state)
{
    (void)state;
    size_t longest;
    for (size_t i = 0; i < VALUES; i++) {
        Datatype type = type_of(values[i].type);
        if (!datatype_pattern(&type, &longest))
            continue;
        if (pattern_allows(&type, values[i].value) != values[i].allowed)
            fail_msg("%s: \"%s\"", values[i].type, values[i].value);
    }
}

/* The next number of a series that is the same on every machine. */
static unsigned next_random(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(*seed >> 33);
}

static bool schema_allows(xmlSchemaValType kind, const char *value)
{
    xmlSchemaType *type = xmlSchemaGetBuiltInType(kind);
    xmlSchemaVal *made = NULL;
    int code =
        xmlSchemaValPredefTypeNodeNoNorm(type, BAD_CAST value, &made, NULL);
    xmlSchemaFreeValue(made);
    return code == 0;
}

/* Values put together at random from pieces that matter to a type. */
static void try_random(const char *name, const char *const *pieces,
                       size_t count, bool (*is_schema)(const char *value))
{
    Datatype type = type_of(name);
    size_t longest, hits = 0;
    xmlRegexp *regexp =
        xmlRegexpCompile(BAD_CAST datatype_pattern(&type, &longest));
    uint64_t seed = 1;
    for (int i = 0; i < 40000; i++) {
        char value[128] = "";
        size_t length = next_random(&seed) % 9;
        for (size_t j = 0; j < length; j++)
            strcat(value, pieces[next_random(&seed) % count]);
        bool allowed = datatype_allows(&type, value);
        hits += allowed;
        if (allowed != (xmlRegexpExec(regexp, BAD_CAST value) == 1))
            fail_msg("%s: \"%s\" is %d here", name, value, allowed);
        if (allowed && !is_schema(value))
            fail_msg("%s: \"%s\" is no value by XML Schema", name, value);
    }
    xmlRegFreeRegexp(regexp);
    assert_true(hits > 100);
}

static bool is_schema_iri(const char *value)
{
    return schema_allows(XML_SCHEMAS_ANYURI, value);
}

static bool is_schema_date(const char *value)
{
    return schema_allows(XML_SCHEMAS_DATE, value) ||
           schema_allows(XML_SCHEMAS_DATETIME, value);
}

static bool is_schema_language(const char *value)
{
    return schema_allows(XML_SCHEMAS_LANGUAGE, value);
}

#define TRY_RANDOM(name, is_schema, ...)                                       \
    do {                                                                       \
        static const char *const pieces[] = {__VA_ARGS__};                     \
        try_random(name, pieces, sizeof(pieces) / sizeof(pieces[0]),           \
                   is_schema);                                                 \
    } while (0)

static void test_random_values(void **state)
{
    (void)state;
    TRY_RANDOM("iri", is_schema_iri, "//a.b", ":80", "a", "http", ":", "/",
               "//", "?", "#", "[", "]", "[::1]", "@", "%41", "%", "12", "é",
               ".", " ", "<", "^", "|", "+", "1");
    TRY_RANDOM("date", is_schema_date, "2024", "2023", "1900", "0000", "-",
               "-02-29", "-02-28", "-12-31", "-01-01", "T", "T12:00:00", "Z",
               "+01:00", "+14:00", "-14:30", ".5", "T24:00:00", "2024-02-29",
               "2023-06-30T23:59:59", "1999-11-31", " ");
    TRY_RANDOM("locale", is_schema_language, "nl", "-", "NL", "a", "1",
               "abcdefgh", "x", " ", "_", "419");
}

static void test_words(void **state)
{
    (void)state;
    Datatype type = type_of("a|b|c");
    Buf words = {0};
    datatype_add_words(&type, &words);
    assert_string_equal(buf_text(&words), "a, b or c");
    buf_clear(&words);
    type = type_of("bottom");
    datatype_add_words(&type, &words);
    assert_string_equal(buf_text(&words), "bottom");
    buf_clear(&words);
    type = type_of("boolean");
    datatype_add_words(&type, &words);
    assert_string_equal(buf_text(&words), "true or false");
    buf_clear(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_values),
        cmocka_unit_test(test_id_is_at_most_200),
        cmocka_unit_test(test_patterns_say_the_same),
        cmocka_unit_test(test_random_values),
        cmocka_unit_test(test_words),
    };
    xmlSchemaInitTypes();
    int failed = cmocka_run_group_tests(tests, NULL, NULL);
    xmlSchemaCleanupTypes();
    return failed;
}

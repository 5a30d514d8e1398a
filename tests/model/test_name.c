/* Names: what may be one, what a refusal says, and the paths. */
#include "lang/locale.h"
#include "model/name.h"
#include "unit.h"

typedef struct {
    const char *name;
    const char *reason; /* words of the refusal; NULL: it is fine */
} Case;

#define LONGEST                                                                \
    "a23456789-123456789-123456789-123456789-123456789-123456789-123"

static const Case works[] = {
    {"a", NULL},
    {"privacy-policy", NULL},
    {"eula2", NULL},
    {"v2", NULL},
    {"com0", NULL},
    {"console", NULL},
    {LONGEST, NULL},
    {LONGEST "4", "64 characters, at most 63"},
    {"", "it is empty"},
    {"Terms", "begins with 'T', a-z"},
    {"tErms", "holds 'E', only a-z, 0-9 and -"},
    {"2terms", "begins with '2'"},
    {"-terms", "begins with '-'"},
    {"../x", "begins with '.'"},
    {"..", "begins with '.'"},
    {".hidden", "begins with '.'"},
    {"a/b", "holds '/'"},
    {"a\\b", "holds '\\'"},
    {"a b", "holds ' '"},
    {"a.b", "holds '.'"},
    {"a_b", "holds '_'"},
    {"a~1", "holds '~'"},
    {"caf\xc3\xa9", "holds '\xc3\xa9'"},
    {"a\xff", "holds '"},
    {"a\n", "holds '"},
    {"v1", "codicil uses that name"},
    {"log", "codicil uses that name"},
    {"versions", "codicil uses that name"},
    {"renditions", "codicil uses that name"},
    {"version", "codicil uses that name"},
    {"work", "codicil uses that name"},
    {"con", "Windows"},
    {"nul", "Windows"},
    {"com1", "Windows"},
    {"lpt9", "Windows"},
};

static const Case versions[] = {
    {"1", NULL},
    {"2018-04-27", NULL},
    {"3.1", NULL},
    {"A", NULL},
    {"1-rc.2", NULL},
    {"2018.xmlx", NULL},
    {"", "it is empty"},
    {"..", "begins with '.'"},
    {"1..2", "holds '..'"},
    {"1.", "ends with '.'"},
    {"1-", "ends with '-'"},
    {"-1", "begins with '-'"},
    {"1/2", "holds '/'"},
    {"1@2", "holds '@'"},
    {"1~2", "holds '~'"},
    {"1.xml", "ends like a file, with '.xml'"},
    {"1.XML", "ends like a file, with '.xml'"},
    {"1.md", "'.md'"},
    {"1.htm", "'.htm'"},
    {"a.tar.gz", "'.gz'"},
    {"VERSIONS", "codicil uses that name"},
    {"CON", "Windows"},
    {"con.1", "Windows"},
    {"Aux", "Windows"},
};

static void check_cases(const Case *cases, size_t count,
                        bool (*is_name)(const char *, char *))
{
    for (size_t i = 0; i < count; i++) {
        char reason[NAME_REASON_SIZE] = "";
        bool is = is_name(cases[i].name, reason);
        if (is != !cases[i].reason)
            fail_msg("'%s': %s", cases[i].name, is ? "is a name" : reason);
        if (!is && !strstr(reason, cases[i].reason))
            fail_msg("'%s': \"%s\" does not say \"%s\"", cases[i].name, reason,
                     cases[i].reason);
        assert_int_equal(is_name(cases[i].name, NULL), is);
    }
}

static void works_are_told_apart(void **state)
{
    (void)state;
    check_cases(works, sizeof works / sizeof works[0], name_is_work);
}

static void versions_are_told_apart(void **state)
{
    (void)state;
    check_cases(versions, sizeof versions / sizeof versions[0],
                name_is_version);
}

static void a_refusal_says_what_and_what_instead(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    assert_int_equal(name_check_work(context, "../x"), CODICIL_MISUSE);
    assert_fault(&told, CODICIL_MISUSE,
                 "'../x' is no name of a work: it begins with '.', a-z was "
                 "expected");
    told.faults = 0;
    assert_int_equal(name_check_version(context, "1.xml"), CODICIL_MISUSE);
    assert_fault(&told, CODICIL_MISUSE, "'1.xml' is no label of a version");
    told.faults = 0;
    char *huge = calloc(1, 100001);
    assert_non_null(huge);
    memset(huge, 'a', 100000);
    assert_int_equal(name_check_work(context, huge), CODICIL_MISUSE);
    assert_fault(&told, CODICIL_MISUSE, "100000 characters, at most 63");
    free(huge);
    codicil_context_free(context);
}

static void locales_are_made_canonical(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    char locale[LOCALE_SIZE] = "as it was";
    assert_int_equal(name_check_locale(context, "ZH-hant-tw", locale),
                     CODICIL_OK);
    assert_string_equal(locale, "zh-Hant-TW");
    static const char *const bad[] = {
        "xx_YY", "", "../nl", "und", "und-NL", "version", "nl~1", "x-private"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        told.faults = 0;
        assert_int_equal(name_check_locale(context, bad[i], locale),
                         CODICIL_MISUSE);
        assert_fault(&told, CODICIL_MISUSE, "is no locale: ");
        assert_string_equal(locale, "zh-Hant-TW");
    }
    codicil_context_free(context);
}

static void a_name_is_split(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    Name name;
    assert_int_equal(name_from_text(context, "terms", &name), CODICIL_OK);
    assert_string_equal(name.work, "terms");
    assert_string_equal(name.version, "");
    assert_int_equal(name_from_text(context, "terms@3.1", &name), CODICIL_OK);
    assert_string_equal(name.work, "terms");
    assert_string_equal(name.version, "3.1");
    assert_int_equal(name_from_text(context, LONGEST "@1", &name), CODICIL_OK);
    static const char *const bad[] = {"terms@",  "@1",   "@",   "terms@1@2",
                                      "terms@.", "a@..", "A@1", "a@1.md"};
    for (size_t i = 0; i < sizeof bad / sizeof bad[0]; i++) {
        told.faults = 0;
        assert_int_equal(name_from_text(context, bad[i], &name),
                         CODICIL_MISUSE);
        assert_int_equal(told.faults, 1);
        assert_string_equal(name.work, LONGEST);
    }
    codicil_context_free(context);
}

static void paths_are_no_names(void **state)
{
    (void)state;
    static const char *const paths[] = {
        "-",     "a.xml", "A.MD", "b.html",  "b.htm",
        "c.txt", "a/b",   "../x", "./terms", "x.markdown"};
    static const char *const names[] = {"terms", "terms@1.2", "", "xml",
                                        "terms@1.json"};
    for (size_t i = 0; i < sizeof paths / sizeof paths[0]; i++)
        assert_true(name_is_path(paths[i]));
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        assert_false(name_is_path(names[i]));
}

static void names_become_paths(void **state)
{
    (void)state;
    static const struct {
        const char *version, *locale, *path;
    } cases[] = {
        {NULL, NULL, "/s/documents/terms"},
        {"3.1", NULL, "/s/documents/terms/3.1"},
        {"3.1", "pt-BR", "/s/documents/terms/3.1/pt-BR.xml"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char *path =
            name_to_path("/s", "terms", cases[i].version, cases[i].locale);
        assert_string_equal(path, cases[i].path);
        free(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(works_are_told_apart),
        cmocka_unit_test(versions_are_told_apart),
        cmocka_unit_test(a_refusal_says_what_and_what_instead),
        cmocka_unit_test(locales_are_made_canonical),
        cmocka_unit_test(a_name_is_split),
        cmocka_unit_test(paths_are_no_names),
        cmocka_unit_test(names_become_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

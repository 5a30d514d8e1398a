/* Lists of a work: what is not told of yet stands in none, absolute and
 * relative addresses, languages that have no text. */
#include "site/lists.h"

#include "site/facts.h"
#include "site/httpdate.h"
#include "unit.h"

static const SiteText texts[] = {
    {"en", 0, "2025-01-02T10:00:00Z", "2025-01-02T10:00:00Z", "aa", "aa"},
    {"nl", 1, "2025-01-02T10:00:00Z", "2025-03-04", "bb", "cc"},
};
static const char *const since[] = {"1"};
static const SiteVersion versions[] = {
    {.label = "1",
     .state = "superseded",
     .in_force = "2024-12-31T23:59:59Z",
     .is_listed = true,
     .texts = texts,
     .text_count = 1,
     .updated = "2024-01-01"},
    {.label = "2",
     .state = "in force",
     .change = "material",
     .in_force = "2025-02-01",
     .is_current = true,
     .is_listed = true,
     .texts = texts,
     .text_count = 2,
     .since = since,
     .since_count = 1,
     .updated = "2025-03-04"},
    {.label = "3",
     .state = "announced",
     .in_force = "2026-02-01",
     .texts = texts,
     .text_count = 2,
     .updated = "2025-03-04"},
};
static const SiteLanguage languages[] = {
    {"en", "Terms <1> & 2", "2", "en", "All versions", "en"},
    {"nl", "Voorwaarden", "2", "nl", "Alle versies", "nl"},
};

static SiteWork work_at(const char *base)
{
    return (SiteWork){.name = "terms",
                      .kind = "doc",
                      .prevailing = "nl",
                      .versions = versions,
                      .version_count = 3,
                      .languages = languages,
                      .language_count = 2,
                      .base = base};
}

static void assert_has(const Buf *out, const char *words, bool is_there)
{
    assert_true(buf_is_ok(out));
    if ((strstr(buf_text(out), words) != NULL) != is_there)
        fail_msg("%s is%s in: %s", words, is_there ? " not" : "",
                 buf_text(out));
}

static void timemaps(void **unused)
{
    (void)unused;
    Buf out = {0}, absolute = {0};
    SiteWork work = work_at(NULL), there = work_at("https://example.org/l/");
    site_versions_to_timemap(&work, &out);
    assert_has(&out, "<../terms>; rel=\"original timegate\"", true);
    assert_has(&out,
               "<1/en.html>; rel=\"first memento\"; "
               "datetime=\"Tue, 31 Dec 2024 23:59:59 GMT\"",
               true);
    assert_has(&out, "<2/nl.html>; rel=\"last memento\"", true);
    assert_has(&out, "<3/", false);
    site_versions_to_timemap(&there, &absolute);
    assert_has(&absolute, "<https://example.org/l/terms>; rel=\"orig", true);
    assert_has(&absolute, "<https://example.org/l/terms/2/nl.html>", true);
    buf_clear(&out);
    buf_clear(&absolute);
}

static void json(void **unused)
{
    (void)unused;
    Buf out = {0};
    SiteWork work = work_at(NULL);
    site_versions_to_json(&work, &out);
    assert_has(&out, "\"version\": \"2\"", true);
    assert_has(&out, "\"version\": \"3\"", false);
    assert_has(&out, "\"folder\": \"1..2\"", true);
    assert_has(&out, "\"publisher\": null", true);
    buf_clear(&out);
}

static void facts(void **unused)
{
    (void)unused;
    Buf out = {0};
    SiteWork work = work_at(NULL);
    site_facts_add(&work, &out);
    assert_has(&out, "work\tterms\tnl\n", true);
    assert_has(&out, "language\ten\tTerms <1> & 2\t2\ten\n", true);
    assert_has(&out, "url\tterms/2/nl.html\t2025-03-04\t2\tnl\n", true);
    assert_has(&out, "url\tterms/3/", false);
    SiteFact fact = site_facts_begin(buf_text(&out));
    size_t links = 0;
    while (site_facts_next(&fact))
        if (strcmp(fact.fields[0], "link") == 0 && ++links &&
            strcmp(fact.fields[1], "terms/1/en") == 0) {
            assert_non_null(strstr(fact.fields[2],
                                   "<../2/en.html>; "
                                   "rel=\"successor-version\""));
            assert_string_equal(fact.fields[3],
                                "Tue, 31 Dec 2024 23:59:59 GMT");
        }
    assert_int_equal(links, 5);
    site_facts_end(&fact);
    buf_clear(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(timemaps),
        cmocka_unit_test(json),
        cmocka_unit_test(facts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

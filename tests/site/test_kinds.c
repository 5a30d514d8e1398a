/* What the paths of a site tell. */
#include "site/kinds.h"

#include "lang/locale.h"
#include "unit.h"

static void types_and_languages(void **unused)
{
    (void)unused;
    static const struct {
        const char *path, *type, *locale;
        bool is_lasting;
    } all[] = {
        {"terms/1/nl.html", "text/html; charset=utf-8", "nl", false},
        {"terms/1/zh-Hant~12.md", "text/markdown; charset=utf-8", "zh-Hant",
         true},
        {"terms/1/pt-BR~0.txt.gz", "text/plain; charset=utf-8", "pt-BR", true},
        {"terms/1..2/nl.json", "application/json", "nl", false},
        {"terms/versions.de.html", "text/html; charset=utf-8", "de", false},
        {"terms/versions.json", "application/json", NULL, false},
        {"terms/versions.link", "application/link-format", NULL, false},
        {"terms/feed.en-GB.atom", "application/atom+xml; charset=utf-8",
         "en-GB", false},
        {"index.html", "text/html; charset=utf-8", NULL, false},
        {"index.ja.html", "text/html; charset=utf-8", "ja", false},
        {"manifest.json", "application/json", NULL, false},
        {"terms/1/manifest-2.json", "application/json", NULL, false},
        {"sitemap.xml", "application/xml; charset=utf-8", NULL, false},
        {"terms/1/media/nl.png", "image/png", NULL, false},
        {"media/nl.png", "image/png", NULL, false},
        {"social-media/1/nl.html", "text/html; charset=utf-8", "nl", false},
        {"terms/1/media/odd", "application/octet-stream", NULL, false},
    };
    for (size_t i = 0; i < sizeof all / sizeof all[0]; i++) {
        char locale[LOCALE_SIZE] = "";
        assert_string_equal(site_type_of(all[i].path), all[i].type);
        assert_int_equal(site_locale_of(all[i].path, locale),
                         all[i].locale != NULL);
        if (all[i].locale)
            assert_string_equal(locale, all[i].locale);
        assert_string_equal(site_cache_of(all[i].path),
                            all[i].is_lasting ? SITE_FOREVER : SITE_SHORT);
    }
    assert_true(site_is_gzip("a.html.gz") && !site_is_gzip("a.gzip"));
    assert_true(site_is_packed("a.svg") && !site_is_packed("a.png"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(types_and_languages)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

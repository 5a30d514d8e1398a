/* Bullets that were typed. */
#include "import/bullets.h"
#include "import/webpage.h"
#include "reading.h"

#define LIST(items) "<list kind=\"bullet\">" items "</list>"
#define CLAUSE(num, heading, blocks)                                           \
    "<clause el=\"paragraph\" num=\"" num "\"><heading level=\"1\" bold="      \
    "\"yes\">" heading "</heading>" blocks "</clause>"
#define ITEM(blocks) "<item>" blocks "</item>"

static void typed_bullets_make_lists(void **state)
{
    (void)state;
    assert_markdown(
        "a:\n• b\n• *c*\n\nd\n",
        "<p>a:</p>" LIST(ITEM("<p>b</p>") ITEM("<p><i>c</i></p>")) "<p>d</p>");
    assert_markdown("•\xC2\xA0 a\n\n◦ b\n\n◦ c\n\n• d\n",
                    LIST(ITEM("<p>a</p>" LIST(
                        ITEM("<p>b</p>") ITEM("<p>c</p>"))) ITEM("<p>d</p>")));
    assert_markdown("・一\n\n・二\n",
                    LIST(ITEM("<p>一</p>") ITEM("<p>二</p>")));
    assert_markdown("> • a\n>\n> • b\n", "<quote>" LIST(ITEM("<p>a</p>") ITEM(
                                             "<p>b</p>")) "</quote>");
}

static void pages_have_them_too(void **state)
{
    (void)state;
    Told told;
    Buf words = {0};
    CodicilContext *context = context_telling(&told);
    const char *html = "<p>• a<p>• b<p><b>1. C?</b><p>d<p><b>2. E</b><p>f"
                       "<p>© 2024 G";
    SourceText source = {"test.html", html, strlen(html), "en"};
    WebpageOptions options = {0};
    xmlDoc *doc = NULL;
    assert_int_equal(
        webpage_to_blocks(context, &source, &options, &doc, &words), 0);
    char *inside = inside_of(xmlDocGetRootElement(doc));
    assert_string_equal(
        inside,
        LIST(ITEM("<p>a</p>") ITEM("<p>b</p>")) CLAUSE("1.", "C?", "<p>d</p>")
            CLAUSE("2.", "E",
                   "<p>f</p>") "<p class=\"conclusion\">© 2024 G</p>");
    free(inside);
    xmlFreeDoc(doc);
    buf_clear(&words);
    codicil_context_free(context);
}

static void a_hard_break_ends_the_last(void **state)
{
    (void)state;
    assert_markdown("a\\\n• b\\\nc\\\n• d\\\ne\\\nf\n",
                    "<p>a</p>" LIST(ITEM("<p>b<br/>c</p>")
                                        ITEM("<p>d</p>")) "<p>e<br/>f</p>");
}

static void other_signs_stay(void **state)
{
    (void)state;
    assert_markdown("• a\n\nb\n", "<p>• a</p><p>b</p>");
    assert_markdown("•a\n\n•b\n", "<p>•a</p><p>•b</p>");
    assert_markdown("    • a\n    • b\n", "<p class=\"code\">• a<br/>• b</p>");
    assert_markdown("a • b • c\n", "<p>a • b • c</p>");
    assert_markdown("•\n\n• a\n", "<p>•</p><p>• a</p>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(typed_bullets_make_lists),
        cmocka_unit_test(pages_have_them_too),
        cmocka_unit_test(a_hard_break_ends_the_last),
        cmocka_unit_test(other_signs_stay),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

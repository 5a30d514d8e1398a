/* HTML: how a tree is written, and what becomes of a text. */
#include "unit.h"

#include "model/doc.h"
#include "render/html.h"
#include "render/render.h"

#include <libxml/parser.h>
#include <pthread.h>
#include <sys/stat.h>

/* The bytes of a tree given as XML; the caller frees them. */
static char *written(const char *xml)
{
    xmlDoc *tree = xmlReadMemory(xml, (int)strlen(xml), "tree", NULL, 0);
    assert_non_null(tree);
    Buf out = {0};
    html_write(tree, &out);
    xmlFreeDoc(tree);
    assert_true(buf_is_ok(&out));
    return buf_take(&out);
}

static void assert_written(const char *xml, const char *html)
{
    char *bytes = written(xml);
    assert_string_equal(bytes, html);
    free(bytes);
}

static void tags_are_those_of_html(void **state)
{
    (void)state;
    assert_written("<p>a<br/>b<em/></p>", "<p>a<br>b<em></em></p>\n");
    assert_written("<html><head><meta charset='utf-8'/></head></html>",
                   "<!DOCTYPE html>\n<html>\n<head>\n<meta charset=\"utf-8\">\n"
                   "</head>\n</html>\n");
    assert_written("<p><unheard-of x='1'/></p>",
                   "<p><unheard-of x=\"1\"></unheard-of></p>\n");
}

static void little_is_escaped(void **state)
{
    (void)state;
    assert_written(
        "<p title='&lt;&amp;&quot;&#39;'>&lt;&amp;&gt;\"'&#160;\u0416"
        "</p>",
        "<p title=\"&lt;&amp;&quot;'\">&lt;&amp;&gt;\"'\u00a0\u0416"
        "</p>\n");
    assert_written("<p><a href='/a b?&amp;\"\u0416'>x</a></p>",
                   "<p><a href=\"/a%20b?&amp;%22\u0416\">x</a></p>\n");
    assert_written("<style>a > b {} /* &lt;/style> */</style>",
                   "<style>\na > b {} /* <\\/style> */\n</style>\n");
}

static void white_space_shows_nowhere(void **state)
{
    (void)state;
    assert_written("<div>\n  <p>a</p>\n  <p>b <i>c</i> <b>d</b></p>\n</div>",
                   "<div>\n<p>a</p>\n<p>b <i>c</i> <b>d</b></p>\n</div>\n");
    assert_written("<ul><li>a<ul><li>b</li></ul></li></ul>",
                   "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n");
}

/* A text around body, rendered; the caller frees it. NULL when it failed. */
static char *rendered(CodicilContext *context, const char *body, bool fragment)
{
    Buf xml = {0}, out = {0};
    buf_add_format(&xml,
                   "<akomaNtoso xmlns='" AKN_NAMESPACE
                   "' xmlns:c='" CODICIL_NAMESPACE "'><doc name='a' "
                   "contains='singleVersion'><meta/><preface xml:lang='en'>"
                   "<longTitle><p><docTitle>Title</docTitle></p></longTitle>"
                   "</preface><mainBody xml:lang='en'>%s</mainBody></doc>"
                   "</akomaNtoso>",
                   body);
    xmlDoc *text = NULL;
    assert_int_equal(doc_read(context, "a.xml", xml.bytes, xml.size, &text),
                     CODICIL_OK);
    RenderOptions options = {.fragment = fragment};
    CodicilStatus status = render_html(context, text, &options, &out);
    xmlFreeDoc(text);
    buf_clear(&xml);
    return status ? NULL : buf_take(&out);
}

static void assert_fragment(const char *body, const char *html)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    char *bytes = rendered(context, body, true);
    if (!bytes)
        fail_msg("%s", told.text);
    if (!strstr(bytes, html))
        fail_msg("no %s in %s", html, bytes);
    free(bytes);
    codicil_context_free(context);
}

static void addresses_lead_somewhere_or_are_none(void **state)
{
    (void)state;
    static const char *const links[] = {
        "http://a", "HTTPS://a", "mailto:a", "tel:1", "ftp://a",
        "/a:b",     "#a",        "?a:b",     "a/b:c", "",
    };
    static const char *const others[] = {
        "javascript:a", "JavaScript:a", " javascript:a",  "java\tscript:a",
        "data:a",       "vbscript:a",   "\njavascript:a", "file:///a",
        ":a",           "httpsx:a",     "blob:a",
    };
    char body[200];
    for (size_t i = 0; i + 1 < sizeof(links) / sizeof(*links); i++) {
        snprintf(body, sizeof(body), "<p><a href='%s'>x</a></p>", links[i]);
        assert_fragment(body, "\">x</a>");
    }
    for (size_t i = 0; i < sizeof(others) / sizeof(*others); i++) {
        snprintf(body, sizeof(body), "<p><a href='%s'>x</a></p>", others[i]);
        assert_fragment(body, "<span>x</span>");
    }
    assert_fragment("<p><img src='data:a' alt='words'/></p>", "<p>words</p>");
}

static void runs_of_numbers_are_lists(void **state)
{
    (void)state;
    assert_fragment(
        "<paragraph xml:id='a'><num>1.</num><content><p>A</p>"
        "</content></paragraph> <paragraph xml:id='b'><num>2.</num>"
        "<content><p>B</p></content></paragraph>"
        "<paragraph xml:id='c'><content><p>C</p></content>"
        "</paragraph>",
        "<ol role=\"list\">\n"
        "<li id=\"a\" class=\"paragraph\">"
        "<a class=\"num\" href=\"#a\">1.</a>\n"
        "<p>A</p>\n</li>\n"
        "<li id=\"b\" class=\"paragraph\">"
        "<a class=\"num\" href=\"#b\">2.</a>\n"
        "<p>B</p>\n</li>\n"
        "</ol>\n<div id=\"c\" class=\"paragraph\">\n<p>C</p>\n</div>\n");
}

static void no_level_is_skipped(void **state)
{
    (void)state;
    assert_fragment("<section><content><p/></content></section>"
                    "<hcontainer name='a'><section><heading>A</heading>"
                    "<paragraph><num>1.</num><section><heading>B</heading>"
                    "<content><p/></content></section></paragraph></section>"
                    "</hcontainer>",
                    "<h2>A</h2>");
    assert_fragment("<section><num>1.</num><paragraph><num>(a)</num><section>"
                    "<heading>B</heading><content><p/></content></section>"
                    "</paragraph></section>",
                    "<h3>B</h3>");
}

/* As deep as a text may be (256 elements), and wide. */
static void depth_and_width_are_no_trouble(void **state)
{
    (void)state;
    Buf body = {0};
    enum { DEEP = 240, WIDE = 20000 };
    for (int i = 0; i < DEEP; i++)
        buf_add_text(&body, "<section><heading>a</heading>");
    for (int i = 0; i < DEEP; i++)
        buf_add_text(&body, "</section>");
    assert_fragment(body.bytes, "aria-level=\"241\"");
    buf_set_size(&body, 0);
    for (int i = 0; i < WIDE; i++)
        buf_add_text(&body, "<paragraph><num>1.</num><content><p>a</p>"
                            "</content></paragraph>");
    assert_fragment(body.bytes, "<ol role=\"list\">");
    buf_clear(&body);
}

static void a_page_holds_the_fragment(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    const char *body = "<section xml:id='a'><heading>A</heading><content>"
                       "<p>a</p></content></section>"
                       "<section xml:id='b'><heading>B</heading><content>"
                       "<p>b</p></content></section>";
    char *page = rendered(context, body, false);
    char *again = rendered(context, body, false);
    assert_non_null(page);
    assert_string_equal(page, again);
    assert_ptr_equal(strstr(page, "<!DOCTYPE html>\n<html lang=\"en\" "
                                  "dir=\"ltr\">\n<head>\n<meta charset="),
                     page);
    assert_non_null(strstr(page, "<title>Title</title>"));
    assert_non_null(strstr(page, "<li><a href=\"#b\">B</a></li>"));
    assert_non_null(strstr(page, "<main id=\":content\""));
    free(page);
    free(again);
    codicil_context_free(context);
}

/* A data folder with a stylesheet of the test's own. */
static char *folder_with(const char *sheet)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    const char *data;
    assert_int_equal(context_data(context, &data), CODICIL_OK);
    char *folder = folder_new();
    char path[1024], real[1024];
    snprintf(path, sizeof(path), "%s/templates", folder);
    assert_int_equal(mkdir(path, 0700), 0);
    snprintf(path, sizeof(path), "%s/locales", folder);
    snprintf(real, sizeof(real), "%s/locales", data);
    assert_int_equal(symlink(real, path), 0);
    snprintf(path, sizeof(path), "%s/templates/html.xsl", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fprintf(file,
            "<xsl:stylesheet version='1.0' xmlns:c='urn:codicil:1' "
            "xmlns:xsl='http://www.w3.org/1999/XSL/Transform' "
            "extension-element-prefixes='c'>\n%s</xsl:stylesheet>",
            sheet);
    fclose(file);
    codicil_context_free(context);
    return folder;
}

static void assert_sheet_faulted(const char *sheet, const char *words)
{
    char *folder = folder_with(sheet);
    Told told;
    CodicilContext *context = context_telling(&told);
    assert_int_equal(codicil_context_set_data(context, folder), CODICIL_OK);
    assert_null(rendered(context, "<p>a</p>", true));
    assert_fault(&told, CODICIL_INVALID, words);
    codicil_context_free(context);
    folder_drop(folder);
}

static void a_bad_stylesheet_is_one_fault(void **state)
{
    (void)state;
    assert_sheet_faulted("<xsl:template", "is no well-formed XML: line 2");
    assert_sheet_faulted("<xsl:template match='['/>", "is no sound stylesheet");
    assert_sheet_faulted("<xsl:import href='page.xsl'/>", "xsl:include is");
    assert_sheet_faulted("<xsl:include href='../page.xsl'/>", "a file beside");
    assert_sheet_faulted("<xsl:include href='http://localhost/a.xsl'/>",
                         "a file beside");
    assert_sheet_faulted("<xsl:include href='html.xsl'/>", "recursion");
    assert_sheet_faulted("<xsl:template match='/'><xsl:copy-of select="
                         "\"document('/etc/passwd')\"/></xsl:template>",
                         "denied");
    assert_sheet_faulted("<xsl:template match='/'><a><xsl:value-of select="
                         "'c:url()'/></a></xsl:template>",
                         "line 2");
    assert_sheet_faulted("<xsl:template match='/'><xsl:message terminate='yes'>"
                         "stop here</xsl:message></xsl:template>",
                         "stop here");
}

/* A page has its words from the text; a site's own templates get copies. Both
 * say the same. */
static void words_are_lent_or_copied(void **state)
{
    (void)state;
    static const char body[] =
        "<section xml:id='s' class='x'><num> 1. </num><heading>  H <b>b</b> "
        "&lt;c&gt; </heading><content><p xml:id='p' c:alias='old older'>a "
        "&amp; b<i>c</i> <b> d</b> e<br/>f</p><ul><li>g<ul><li> h </li></ul>"
        "</li></ul><p><a href='https://a/b c'> <b>x</b> </a></p><p> </p><p/>"
        "</content></section><section xml:id='t'><heading>T"
        "<authorialNote xml:id='n'><p>words</p></authorialNote> and more"
        "</heading><content><p xml:lang='ar'>z</p><table><tr><td><p>q</p></td>"
        "<td> <p>r</p><p>s</p> </td></tr></table></content></section>";
    char *folder = folder_new();
    Told told;
    CodicilContext *lending = context_telling(&told);
    CodicilContext *copying = context_telling(&told);
    assert_int_equal(codicil_context_set_templates(copying, folder),
                     CODICIL_OK);
    for (int fragment = 0; fragment < 2; fragment++) {
        char *lent = rendered(lending, body, fragment);
        char *copied = rendered(copying, body, fragment);
        assert_non_null(lent);
        assert_string_equal(lent, copied);
        assert_non_null(strstr(lent, "a &amp; b<em>c</em> "));
        free(lent);
        free(copied);
    }
    codicil_context_free(lending);
    codicil_context_free(copying);
    folder_drop(folder);
}

/* What a first text did not need of the stylesheets is there for the next. */
static void a_context_renders_what_comes(void **state)
{
    (void)state;
    static const struct {
        const char *body, *html;
        bool fragment;
    } texts[] = {
        {"<p>a</p>", "<p>a</p>", true},
        {"<table xml:id='t'><tr><td><p>a</p></td></tr></table>", "<td>a</td>",
         true},
        {"<p>a</p>", "<main id=", false},
        {"<p>a<authorialNote xml:id='n'><p>b</p></authorialNote></p>",
         "doc-noteref", true},
        {"<p>a<ins>b</ins></p>", "<ins>", true},
        {"<table xml:id='t'><tr><td><p><ins>a</ins></p></td></tr></table>",
         "<td><ins>", true},
        {"<p>a<ins>b</ins><authorialNote xml:id='n'><p>b</p></authorialNote>"
         "</p>",
         "doc-noteref", true},
    };
    Told told;
    CodicilContext *context = context_telling(&told);
    for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
        Told alone;
        CodicilContext *other = context_telling(&alone);
        char *bytes = rendered(context, texts[i].body, texts[i].fragment);
        char *same = rendered(other, texts[i].body, texts[i].fragment);
        assert_non_null(bytes);
        assert_non_null(same);
        assert_string_equal(bytes, same);
        assert_non_null(strstr(bytes, texts[i].html));
        free(bytes);
        free(same);
        codicil_context_free(other);
    }
    codicil_context_free(context);
}

static void *render_many(void *unused)
{
    (void)unused;
    for (int i = 0; i < 20; i++)
        assert_fragment("<p>a</p>", "<p>a</p>");
    return NULL;
}

static void contexts_do_not_meet(void **state)
{
    (void)state;
    pthread_t threads[4];
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, render_many, NULL),
                         0);
    for (size_t i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_those_of_html),
        cmocka_unit_test(little_is_escaped),
        cmocka_unit_test(white_space_shows_nowhere),
        cmocka_unit_test(addresses_lead_somewhere_or_are_none),
        cmocka_unit_test(runs_of_numbers_are_lists),
        cmocka_unit_test(no_level_is_skipped),
        cmocka_unit_test(depth_and_width_are_no_trouble),
        cmocka_unit_test(a_page_holds_the_fragment),
        cmocka_unit_test(a_bad_stylesheet_is_one_fault),
        cmocka_unit_test(words_are_lent_or_copied),
        cmocka_unit_test(a_context_renders_what_comes),
        cmocka_unit_test(contexts_do_not_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

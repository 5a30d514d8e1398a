/* Pages: which part is read, what is dropped, what becomes of the rest. */
#include "import/charset.h"
#include "import/webpage.h"
#include "reading.h"

/* The block tree and the words of a page; NULL where it is refused. */
static xmlDoc *page_tree(const char *html, const char *select, Told *told,
                         Buf *words)
{
    CodicilContext *context = context_telling(told);
    SourceText source = {"test.html", html, strlen(html), "en"};
    WebpageOptions options = {select, false};
    xmlDoc *blocks = NULL;
    CodicilStatus status =
        webpage_to_blocks(context, &source, &options, &blocks, words);
    assert_int_equal(status, told->faults ? told->status : CODICIL_OK);
    codicil_context_free(context);
    return blocks;
}

static void assert_part(const char *html, const char *select,
                        const char *expected)
{
    Told told;
    Buf words = {0};
    xmlDoc *doc = page_tree(html, select, &told, &words);
    assert_non_null(doc);
    char *inside = inside_of(xmlDocGetRootElement(doc));
    assert_string_equal(inside, expected);
    free(inside);
    xmlFreeDoc(doc);
    buf_clear(&words);
}

static void assert_page(const char *html, const char *expected)
{
    assert_part(html, NULL, expected);
}

static void assert_said(const char *html, const char *expected)
{
    Told told;
    Buf words = {0};
    xmlDoc *doc = page_tree(html, NULL, &told, &words);
    for (size_t i = 0; i < words.size; i++)
        if (words.bytes[i] == '\n')
            words.bytes[i] = ' ';
    assert_string_equal(buf_text(&words), expected);
    xmlFreeDoc(doc);
    buf_clear(&words);
}

static void the_part_is_chosen(void **state)
{
    (void)state;
    assert_page("<nav>n</nav><main><p>m</main><footer>f</footer>", "<p>m</p>");
    assert_page("<p>a<article><p>b</article>", "<p>b</p>");
    assert_page("<p>a<article>b</article><article>c</article>",
                "<p>a</p><p>b</p><p>c</p>");
    assert_page("<p>a<div role=main>b</div>", "<p>b</p>");
    assert_page("<main hidden>a</main><main>b</main>", "<p>b</p>");
    assert_part("<main>a</main><p>b<p>c", "//p", "<p>b</p><p>c</p>");
    assert_part("<div>a<div>b</div></div>", "//div", "<p>a</p><p>b</p>");
}

static void a_bad_choice_is_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"//p[", "//nav",      "1", "/",
                                      "x()",  "//p/text()", ""};
    for (size_t i = 0; i < COUNT(bad); i++) {
        Told told;
        Buf words = {0};
        assert_null(page_tree("<p>x", bad[i], &told, &words));
        assert_int_equal(told.status, CODICIL_MISUSE);
        buf_clear(&words);
    }
}

static void blocks_are_read(void **state)
{
    (void)state;
    assert_page("a<p>b<div>c<section>d</section>e</div>f",
                "<p>a</p><p>b</p><p>c</p><p>d</p><p>e</p><p>f</p>");
    assert_page("a<br>b<br><br>c<br>", "<p>a<br/>b</p><p>c</p>");
    assert_page("<h2>a<p>b</h2><h3><a href='/x'>c</a></h3>",
                "<heading level=\"2\">a</heading><p>b</p>"
                "<heading level=\"3\"><a href=\"/x\">c</a></heading>");
    assert_page("<div role=heading aria-level=7>a<div>b</div></div>",
                "<heading level=\"7\">a b</heading>");
    assert_page("<blockquote>a<p>b</blockquote><hr><blockquote></blockquote>",
                "<quote><p>a</p><p>b</p></quote>");
    assert_page("<pre>a\n  b\n\nc</pre>",
                "<p class=\"code\">a<br/>b<br/><br/>c</p>");
    assert_page("<dl><dt>a<dd>b<dt>c</dt><dt>d<dd>e<dd>f</dl>",
                "<list kind=\"bullet\"><item><p><b>a</b></p><p>b</p></item>"
                "<item><p><b>c</b></p><p><b>d</b></p><p>e</p><p>f</p></item>"
                "</list>");
}

static void lists_are_numbered_as_shown(void **state)
{
    (void)state;
    static const struct {
        const char *html, *numbers;
    } lists[] = {
        {"<ol><li>x<li>x</ol>", "1 x 2 x "},
        {"<ol type=a start=26><li>x<li>x</ol>", "z x aa x "},
        {"<ol type=I start=4><li>x<li value=1994>x</ol>", "IV x MCMXCIV x "},
        {"<ol reversed><li>x<li>x</ol>", "2 x 1 x "},
        {"<ol start=-1><li>x<li>x</ol>", "1 x 0 x "},
        {"<ol type=i start=0><li>x</ol>", "0 x "},
        {"<ol style='list-style-type:lower-roman'><li>x</ol>", "i x "},
        {"<ol style='list-style: none'><li>x</ol>", "x "},
        {"<ol role=list><li><span class=num>(a)</span>x</ol>", "a x "},
        {"<ul><li>x</ul>", "x "},
        {"<ol><li>1.1 x<li><div>1.2</div> x</ol>", "1 1 x 1 2 x "},
        {"<ol><li><b>a)</b> x<li>b) x</ol>", "a x b x "},
        {"<ol type=1><li>a) x<li>b) x</ol>", "1 a x 2 b x "},
        {"<ol><li>30 x<li>31 x</ol>", "1 30 x 2 31 x "},
        {"<ol><li>a) x<li>c) x</ol>", "1 a x 2 c x "},
        {"<ol><li></ol>y", "1 y "},
    };
    for (size_t i = 0; i < COUNT(lists); i++)
        assert_said(lists[i].html, lists[i].numbers);
    assert_page("<ol><li>a<ul><li>b</ul></ol>",
                "<list kind=\"number\"><item num=\"1.\"><p>a</p>"
                "<list kind=\"bullet\"><item><p>b</p></item></list></item>"
                "</list>");
    assert_page("<ul><li>a<ul><ul><li>b</ul></ul><p>c</ul>",
                "<list kind=\"bullet\"><item><p>a</p><list kind=\"bullet\">"
                "<item><list kind=\"bullet\"><item><p>b</p></item></list>"
                "</item></list><p>c</p></item></list>");
    assert_part("<ol><li>a<li>b<li>c</ol>", "//li[. != 'b']",
                "<list kind=\"number\"><item num=\"1.\"><p>a</p></item>"
                "<item num=\"3.\"><p>c</p></item></list>");
}

static void tables_are_read(void **state)
{
    (void)state;
    assert_page("<table><caption>a<p>b</caption><tr><th colspan=2>c<tr>"
                "<td rowspan=x>d<td>e<ul><li>f</ul></table>",
                "<table><caption>a b</caption><tr><th colspan=\"2\"><p>c</p>"
                "</th></tr><tr><td><p>d</p></td><td><p>e</p>"
                "<list kind=\"bullet\"><item><p>f</p></item></list></td></tr>"
                "</table>");
    assert_page("<table><tr><td><p>a<p>b</table>", "<p>a</p><p>b</p>");
    assert_page("<table><tr><td><table><tr><td>a<td>b</table><td>c</table>",
                "<table><tr><td><table><tr><td><p>a</p></td><td><p>b</p></td>"
                "</tr></table></td><td><p>c</p></td></tr></table>");
}

static void inlines_are_read(void **state)
{
    (void)state;
    assert_page("<p>a<b>b <i>c</i></b><span style='font-weight:700'>d</span>",
                "<p>a<b>b <i>c</i></b><b>d</b></p>");
    assert_page("<b style='font-weight:normal'>a<u>b</u></b>",
                "<p>a<u>b</u></p>");
    assert_page("<em>a<div>b</div>c</em>",
                "<p><i>a</i></p><p><i>b</i></p><p><i>c</i></p>");
    assert_page("<p>a<a href='#x'>b</a> <a id=x></a><a href='javascript:y'>c"
                "</a> <a href='/d e'>f</a>",
                "<p id=\"x\">a<ref href=\"#x\">b</ref> c "
                "<a href=\"/d%20e\">f</a></p>");
    assert_page("<p>a <span lang=nl>b</span><p lang=fr>c<p lang=en-GB>d",
                "<p>a <span lang=\"nl\">b</span></p><p lang=\"fr\">c</p>"
                "<p>d</p>");
    assert_page("<time datetime='2024-02-03T10:00'>a</time> "
                "<time datetime=2024>b</time> <q>c</q> <q>„d“</q>",
                "<p><date date=\"2024-02-03\">a</date> b “c” „d“</p>");
    assert_page("<img src=a alt=b><img alt=c><img src=data:d alt=e>",
                "<p><img src=\"a\" alt=\"b\"/>ce</p>");
    assert_page("a&#150;b&#133; c&#1;d", "<p>a–b… cd</p>");
}

static void what_is_not_seen_is_dropped(void **state)
{
    (void)state;
    assert_page("<p>a<script>b</script><style>c</style><!-- d --><?e?>"
                "<noscript>f</noscript><template>g</template><svg>h</svg>"
                "<iframe>i</iframe><button>j</button><textarea>k</textarea>"
                "<select><option>l</select><del>m</del><s>n</s><i hidden>o</i>"
                "<i style='x:y; DISPLAY : none'>p</i><i aria-hidden=true>q</i>"
                "<dialog>r</dialog><ins>s</ins>",
                "<p>as</p>");
    assert_page("<div aria-hidden=true><p>a</div>", "<p>a</p>");
    assert_page("<h2>a<a href='#a'>¶</a></h2>",
                "<heading level=\"2\">a</heading>");
}

static void anchors_are_kept(void **state)
{
    (void)state;
    assert_page("<div id=a><section id=b><h2 id=c>d</h2></section></div>",
                "<heading id=\"b\" alias=\"c\" level=\"2\">d</heading>");
    assert_page("<p id=1>a<p id=b><p><a href='#c'>d</a><div id=c>e</div>",
                "<p alias=\"1\">a</p><p id=\"b\"><ref href=\"#c\">d</ref></p>"
                "<p id=\"c\">e</p>");
    assert_page("<ul id=a><li id=b>c</ul><table id=d><tr><td id=e>f<td>g",
                "<list kind=\"bullet\"><item id=\"a\" alias=\"b\"><p>c</p>"
                "</item></list><table id=\"d\"><tr><td><p id=\"e\">f</p></td>"
                "<td><p>g</p></td></tr></table>");
}

static void the_title_is_found(void **state)
{
    (void)state;
    const char *head = "<title>t</title>";
    Buf html = {0};
    buf_add_format(&html, "%s<body><h2>a</h2><h2>b</h2>", head);
    assert_page(buf_text(&html), "<title>t</title><heading level=\"2\">a"
                                 "</heading><heading level=\"2\">b</heading>");
    buf_set_size(&html, 0);
    buf_add_format(&html, "%s<body><h2>a</h2><h3>b</h3>", head);
    assert_page(buf_text(&html), "<heading level=\"2\">a</heading>"
                                 "<heading level=\"3\">b</heading>");
    buf_set_size(&html, 0);
    buf_add_format(&html, "%s<h1>a</h1><main>b</main>", head);
    assert_page(buf_text(&html), "<title>a</title><p>b</p>");
    assert_said(buf_text(&html), "a b ");
    buf_clear(&html);
}

static void words_of_office_programs_are_read(void **state)
{
    (void)state;
    assert_page(
        "<p class=MsoTitle>a<o:p></o:p></p><p style='mso-list:l0 level1 lfo1'>"
        "<![if !supportLists]><span style='mso-list:Ignore'>1.<span>&nbsp;"
        "</span></span><![endif]>b</p><p style='mso-list:l0 level2 lfo1'>"
        "<span><span style='mso-list:Ignore'>o&nbsp; </span></span>c</p>",
        "<heading level=\"1\">a</heading><list kind=\"number\">"
        "<item num=\"1.\"><p>b</p><list kind=\"bullet\"><item><p>c</p></item>"
        "</list></item></list>");
    assert_page("a<!--[if mso]>x<![endif]-->b<!--[if !mso]><!-->c"
                "<!--<![endif]-->d",
                "<p>abcd</p>");
}

static void charsets_are_found(void **state)
{
    (void)state;
    static const struct {
        const char *html, *charset;
    } pages[] = {
        {"<meta charset=utf-8>", "utf-8"},
        {"<head><META CHARSET='koi8-r'>", "koi8-r"},
        {"<meta http-equiv=x content='text/html; charset=ISO-8859-1'>",
         "windows-1252"},
        {"<!-- <meta charset=x> --><meta name=a><meta charset=y>", "y"},
        {"<p>charset=x", NULL},
        {"\xEF\xBB\xBF<meta charset=koi8-r>", NULL},
    };
    for (size_t i = 0; i < COUNT(pages); i++) {
        char charset[CHARSET_SIZE] = "";
        bool has =
            charset_of_page(pages[i].html, strlen(pages[i].html), charset);
        assert_int_equal(has, pages[i].charset != NULL);
        assert_string_equal(charset, has ? pages[i].charset : "");
    }
}

static void tags_are_left_out(void **state)
{
    (void)state;
    const char *const pages[] = {
        "<!DOCTYPE html><html><title>T</title><nav>n</nav><main><h1>m</main>",
        "<html><head><title>T</title><main><h1>m</main>",
        "<title>T</title><header>h</header><main><h1>m</main><footer>f",
        "<html><title>T</title><nav>n</nav><body><main><h1>m</main>",
        "<html><meta charset=utf-8><script>s</script><main><h1>m</main>",
        "<nav>n</nav><title>T</title><main><h1>m</main>",
        "<html><style>s</style>\n<o:p></o:p><main><h1>m</main><p>x",
    };
    for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
        assert_page(pages[i], "<heading level=\"1\">m</heading>");
    assert_page("<title>T</title>text<p>m",
                "<title>T</title><p>text</p><p>m</p>");
    assert_page("<b>b</b> c<p>m", "<p><b>b</b> c</p><p>m</p>");
    assert_page("<html><section>a</section>b<article2>c</article2>",
                "<p>a</p><p>bc</p>");
    assert_page("<html><meta name=x><section>a</section><body><p>b<i>c<p>d",
                "<p>a</p><p>b<i>c</i></p><p>d</p>");
}

static void references_are_as_in_html_5(void **state)
{
    (void)state;
    assert_page("<p>&copy 2024 &copy2025 &COPY &REG;",
                "<p>© 2024 ©2025 © ®</p>");
    assert_page("<p>&notit; &notin; &check; &amp;copy &LT;b&GT &fjlig;",
                "<p>¬it; ∉ ✓ &amp;copy &lt;b&gt; fj</p>");
    assert_page("<p>a&b AT&T &unknown; &; &",
                "<p>a&amp;b AT&amp;T &amp;unknown; &amp;; &amp;</p>");
    assert_page("<p><a title = 'a>&copy=b' href='https://x.example/?a=1&copy=2"
                "&sectional=3&reg'>&para;</a>",
                "<p><a href=\"https://x.example/?a=1&amp;copy=2&amp;sectional=3"
                "&#xAE;\" title=\"a&gt;&amp;copy=b\">¶</a></p>");
}

#define NOTE(id, text)                                                         \
    "<authorialNote id=\"" id "\"><p>" text "</p></authorialNote>"

static void footnotes_go_where_they_are_meant(void **state)
{
    (void)state;
    assert_page("<p>a<a href=#n id=r role=doc-noteref><sup>1</sup></a> b"
                "<section class=footnotes><hr><ol><li id=n><p>c<i>d</i>"
                "<a href=#r role=doc-backlink>\xE2\x86\xA9</a></p></li></ol>"
                "</section>",
                "<p>a" NOTE("n", "c<i>d</i>") " b</p>");
    assert_page("<h2>a<sup><a href=#n1 id=r1>x</a></sup></h2><p>b"
                "<sup id=r2><a href=#n2>[2]</a></sup><p>c<ol><li id=n1>d "
                "<a href=#r1>^</a><li id=n2><span><a href=#r2>^</a></span> "
                "<span>e</span></ol><p>f",
                "<heading level=\"2\">a<authorialNote id=\"n1\" marker=\"x\">"
                "<p>d</p></authorialNote></heading><p>b" NOTE(
                    "n2", "e") "</p><p>c</p><p>f</p>");
    assert_page("<p>a<a href=#_ftn1 name=_ftnref1>[1]</a> b<div id=ftn1 "
                "style='mso-element:footnote'><p><a href=#_ftnref1 "
                "name=_ftn1>[1]</a> c</p></div>",
                "<p>a" NOTE("ftn1", "c") " b</p>");
    assert_said("<p>a<sup><a id=r href=#n>1</a></sup>b<p id=n>c<p><a href=#r>"
                "d</a>",
                "a1b c d ");
    assert_said("<p>a<sup><a id=r href=#n>1</a></sup> <p id=n>c<a href=#r>^</a>"
                "<p>d",
                "a c d ");
    assert_page("<p><a href=#n id=r>1</a> <a href=#n>1</a><ul><li id=n>"
                "<a href=#r>b</a></ul>",
                "<p id=\"r\"><ref href=\"#n\">1</ref> <ref href=\"#n\">1</ref>"
                "</p><list kind=\"bullet\"><item id=\"n\"><p><ref href=\"#r\">"
                "b</ref></p></item></list>");
}

static void numbers_of_items_are_those_of_clauses(void **state)
{
    (void)state;
    assert_page("<p><b>1. A</b><ol><li><div>1.1</div><p>b<li><div>1.2</div>"
                "<p>c</ol>",
                "<clause el=\"paragraph\" num=\"1.\"><heading level=\"1\" "
                "bold=\"yes\">A</heading><clause el=\"paragraph\" num=\"1.1\">"
                "<p>b</p></clause><clause el=\"paragraph\" num=\"1.2\"><p>c</p>"
                "</clause></clause>");
}

static void our_pages_say_what_their_provisions_are(void **state)
{
    (void)state;
    assert_page(
        "<header><p>a<h1>b</h1><p>c</header><main id=:content>"
        "<section id=s><h2>2024 d</h2><section id=t class=article>"
        "<h3 class=number>x</h3><ol role=list><li id=p class=paragraph>"
        "<a class=num>1\xC2\xA0</a><p>e</p></li></ol></section><p>f</p>"
        "</section><div id=h class=hcontainer><p>g<br><br>h</p></div>"
        "<div class=conclusions><p>i</p></div></main>",
        "<p>a</p><heading level=\"1\" numbered=\"no\">b</heading><preface>"
        "<p>c</p></preface><clause id=\"s\" el=\"section\"><heading "
        "level=\"2\" "
        "numbered=\"no\">2024 d</heading><clause id=\"t\" el=\"article\">"
        "<heading level=\"3\" numbered=\"all\">x</heading><clause id=\"p\" "
        "el=\"paragraph\" num=\"1&#xA0;\"><p>e</p></clause></clause><wrapup>"
        "<p>f</p></wrapup></clause><clause id=\"h\" el=\"hcontainer\"><p>g<br/>"
        "<br/>h</p></clause><conclusions><p class=\"conclusion\">i</p>"
        "</conclusions>");
    assert_page("<article class=codicil><ol role=list><li><a class=num>1.</a>"
                "<div id=a class='point run-in'><h2>b</h2><p>c</p></div></li>"
                "</ol><table><thead><tr><th>d<td></thead></table></article>",
                "<clause id=\"a\" el=\"point\" class=\"run-in\" num=\"1.\">"
                "<heading level=\"2\" numbered=\"no\">b</heading><p>c</p>"
                "</clause><table><tr><th><p>d</p></th><th/></tr></table>");
    assert_page("<section id=s class=article><h2>1. d</h2></section>",
                "<heading id=\"s\" level=\"2\">1. d</heading>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tags_are_left_out),
        cmocka_unit_test(references_are_as_in_html_5),
        cmocka_unit_test(footnotes_go_where_they_are_meant),
        cmocka_unit_test(numbers_of_items_are_those_of_clauses),
        cmocka_unit_test(our_pages_say_what_their_provisions_are),
        cmocka_unit_test(the_part_is_chosen),
        cmocka_unit_test(a_bad_choice_is_refused),
        cmocka_unit_test(blocks_are_read),
        cmocka_unit_test(lists_are_numbered_as_shown),
        cmocka_unit_test(tables_are_read),
        cmocka_unit_test(inlines_are_read),
        cmocka_unit_test(what_is_not_seen_is_dropped),
        cmocka_unit_test(anchors_are_kept),
        cmocka_unit_test(the_title_is_found),
        cmocka_unit_test(words_of_office_programs_are_read),
        cmocka_unit_test(charsets_are_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

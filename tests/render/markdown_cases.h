/* What legal texts hold that Markdown misreads, and how it is written. */
#ifndef MARKDOWN_CASES_H
#define MARKDOWN_CASES_H

typedef struct {
    const char *content, *markdown;
} MarkdownCase;

#define P(words)          "<paragraph>" words "</paragraph>"
#define I(blocks)         "<item>" blocks "</item>"
#define N(number, blocks) "<item><number>" number "</number>" blocks "</item>"
#define L(items)          "<list>" items "</list>"

static const MarkdownCase markdown_cases[] = {
    /* Emphasis beside punctuation and scripts without spaces */
    {P("<strong>注意。</strong>この規約"), "<strong>注意。</strong>この規約\n"},
    {P("<strong>注意</strong>この規約"), "**注意**この規約\n"},
    {P("この<emph>「規約」</emph>は"), "この<em>「規約」</em>は\n"},
    {P("この<strong>規約</strong>。"), "この**規約**。\n"},
    {P("“<strong>Diensten</strong>”: alles"), "“**Diensten**”: alles\n"},
    {P("a<strong>(b)</strong>c"), "a<strong>(b)</strong>c\n"},
    {P("a<emph>b</emph>c"), "a*b*c\n"},
    {P("<strong>€ 5</strong>,00 of 5<strong>€</strong>x"),
     "**€ 5**,00 of 5<strong>€</strong>x\n"},
    {P("<emph>Note:</emph> text"), "*Note:* text\n"},
    {P("<emph>Note:</emph>text"), "<em>Note:</em>text\n"},
    {P("<strong> bold </strong>text<emph> it</emph>."),
     "**bold** text *it*.\n"},
    {P("<strong>&#xA0;a</strong> b"), "<strong>\302\240a</strong> b\n"},
    {P("<strong>a</strong><strong>b</strong><emph>c</emph>"), "**ab**_c_\n"},
    {P("<strong><emph>both</emph></strong>"), "**_both_**\n"},
    {P("<strong><emph>a</emph> b</strong> c"), "**_a_ b** c\n"},
    {P("<emph>a <strong>b</strong></emph>c"), "<em>a **b**</em>c\n"},
    {P("<emph>a <strong>b</strong> c</emph>"), "*a **b** c*\n"},
    {P("<strong>a <strong>b</strong></strong>"), "**a b**\n"},
    {P("<strong><linebreak/>a<linebreak/></strong>b"), "**a**\\\nb\n"},
    {P("<strong><code>x</code></strong><emph/>"), "**`x`**\n"},

    /* Characters that mean something */
    {P("2*3*4 and 2 * 3 and *"), "2\\*3\\*4 and 2 * 3 and \\*\n"},
    {P("snake_case_word _a_ __b__ c_"),
     "snake_case_word \\_a\\_ \\_\\_b\\_\\_ c\\_\n"},
    {P("`tick` and ``"), "\\`tick\\` and \\`\\`\n"},
    {P("[a](b) [c][d] [e] [x]: y"), "[a\\](b) [c][d] [e] [x]: y\n"},
    {P("[x]: /y"), "\\[x]: /y\n"},
    {P("[1] first [^2]: second"), "[1] first [^2]: second\n"},
    {P("[^1]: note"), "\\[^1]: note\n"},
    {P("![a](b) wow![c]"), "![a\\](b) wow![c]\n"},
    {P("wow!<link destination='u'>c</link>"), "wow\\![c](u)\n"},
    {P("&lt;b&gt; &lt;!-- &lt;/a &lt;?p 5 &lt; 6 &lt;7 &lt;a@b.nl&gt; &lt;="),
     "\\<b> \\<!-- \\</a \\<?p 5 < 6 <7 \\<a@b.nl> <=\n"},
    {P("AT&amp;T &amp;copy; &amp;#35; &amp;amp &amp;; R&amp;D;"),
     "AT&T \\&copy; \\&#35; &amp &; R\\&D;\n"},
    {P("C:\\dir \\* \\\\ a\\"), "C:\\dir \\\\\\* \\\\\\ a\\\\\n"},
    {P("a | b # c ~ d $ e"), "a | b # c ~ d $ e\n"},
    {P("soft&#xAD;hyphen no&#xA0;break &#x200F;rtl&#x200E;"),
     "soft\302\255hyphen no\302\240break \342\200\217rtl\342\200\216\n"},

    /* Line starts */
    {P("15. travnja 2014."), "15\\. travnja 2014.\n"},
    {P("1) een"), "1\\) een\n"},
    {P("1234567890. te lang"), "1234567890. te lang\n"},
    {P("12.5 en 1."), "12.5 en 1.\n"},
    {P("- streep"), "\\- streep\n"},
    {P("-streep"), "-streep\n"},
    {P("+ plus"), "\\+ plus\n"},
    {P("* ster"), "\\* ster\n"},
    {P("# kop"), "\\# kop\n"},
    {P("#kop"), "#kop\n"},
    {P("####### zeven"), "####### zeven\n"},
    {P("&gt; citaat"), "\\> citaat\n"},
    {P("---"), "\\---\n"},
    {P("-- Jan"), "-- Jan\n"},
    {P("a<linebreak/>===<linebreak/>b"), "a\\\n\\===\\\nb\n"},
    {P("==="), "===\n"},
    {P("a<linebreak/>---<linebreak/>- b<linebreak/>2. c"),
     "a\\\n\\---\\\n\\- b\\\n2\\. c\n"},
    {P("~~~ golf"), "\\~~~ golf\n"},
    {P("___"), "\\_\\_\\_\n"},
    {P("&#xA0;&#xA0;&#xA0;&#xA0;vier"),
     "\302\240\302\240\302\240\302\240vier\n"},
    {P("   spaties   "), "spaties\n"},
    {P("a<linebreak/><linebreak/>b"), "a\\\n\\\nb\n"},
    {P("<anchor id='x'/>- geen lijst"), "<a id=\"x\"></a>- geen lijst\n"},

    /* Headings */
    {"<heading level='2'>1. Kop #</heading>", "## 1. Kop \\#\n"},
    {"<heading level='9'>C#</heading>", "###### C#\n"},
    {"<heading level='1'>a<linebreak/>b ##</heading>", "# a b #\\#\n"},
    {"<heading level='2'><anchor id='k oud'/>- Kop</heading>",
     "## <a id=\"k\"></a><a id=\"oud\"></a>- Kop\n"},

    /* Links and pictures */
    {P("<link destination='https://a.nl/b_c'>https://a.nl/b_c</link>"),
     "<https://a.nl/b_c>\n"},
    {P("<link destination='mailto:a.b@c.nl'>a.b@c.nl</link>"), "<a.b@c.nl>\n"},
    {P("<link destination='/a b' title='x \"y\" \\'>t [1] ]</link>"),
     "[t \\[1\\] \\]](</a b> \"x &#34;y&#34; &#92;&#92;\")\n"},
    {P("<link destination='https://a.nl/(b)'>t</link>"),
     "[t](<https://a.nl/(b)>)\n"},
    {P("<link destination='a\\*b&amp;copy;c'>t</link>"),
     "[t](a&#92;&#92;*b&amp;copy;c)\n"},
    {P("<link destination='u'><strong>a</strong> <link destination='v'>"
       "b</link></link>"),
     "[**a** b](u)\n"},
    {P("<link destination='u'> a </link>b <link destination='v'> </link>c"),
     "[a](u) b c\n"},
    {P("<image destination='/p.png' title='t'>a ] b</image>"),
     "![a \\] b](/p.png \"t\")\n"},
    {P("<link destination='u'><code>]: x</code></link>"), "[\\]: x](u)\n"},

    /* Code */
    {P("<code>a`b</code> <code>`</code> <code>``</code>"),
     "``a`b`` `` ` `` ` `` `\n"},
    {P("<code>a</code><code>b</code> <code> c </code>d"), "`ab` `c` d\n"},
    {"<code_block>a<linebreak/><linebreak/>```<linebreak/>b</code_block>",
     "````\na\n\n```\nb\n````\n"},

    /* Lists */
    {L(N("1.", P("a")) N("2.", P("b"))), "1. a\n2. b\n"},
    {L(N("3)", P("a")) N("4)", P("b"))), "3) a\n4) b\n"},
    {L(N("1.", P("a")) N("3.", P("b"))), "1. a\n\n<!-- -->\n\n3. b\n"},
    {L(N("1.", P("a")) N("(b)", P("b")) N("2.", P("c"))),
     "1. a\n\n- (b) b\n\n2. c\n"},
    {L(N("1.1", P("a")) N("1.2", P("b"))), "- 1.1 a\n- 1.2 b\n"},
    {L(N("01.", P("a")) N("1234567890.", P("b"))),
     "- 01\\. a\n- 1234567890. b\n"},
    {L(N("a.", P("a") L(N("i.", P("b")) N("ii.", P("c"))))),
     "- a. a\n  - i. b\n  - ii. c\n"},
    {L(I(P("a") L(I(P("b") L(I(P("c"))))))), "- a\n  - b\n    - c\n"},
    {L(I(P("a")) I(P("b") P("c"))), "- a\n\n- b\n\n  c\n"},
    {L(I(P("a") L(N("2.", P("b"))))), "- a\n\n  2. b\n"},
    {L(I(L(I(P("a"))))), "- - a\n"},
    {L(I("<heading level='3'>k</heading>" P("a"))), "- ### k\n\n  a\n"},
    {L(N("3.", "")), "- 3\\.\n"},
    {L(I("") I(P("a"))), "- a\n"},
    {L(I(P("a"))) L(I(P("b"))), "- a\n\n* b\n"},
    {L(N("1.", P("a"))) L(N("1.", P("b"))), "1. a\n\n<!-- -->\n\n1. b\n"},
    {L(I(P("a"))) "<code_block>b</code_block>", "- a\n\n```\nb\n```\n"},
    {L(I("<code_block>a<linebreak/><linebreak/>b</code_block>")),
     "- ```\n  a\n\n  b\n  ```\n"},
    {L(N("10.", P("a") P("b"))), "10. a\n\n    b\n"},
    {L(N("Art. 3", "<code_block>x</code_block>")),
     "- Art. 3\n\n  ```\n  x\n  ```\n"},
    {L(N("<del>3.</del><ins>4.</ins>", P("a"))),
     "- <del>3\\.</del><ins>4\\.</ins> a\n"},
    {"<block_quote>" P("a")
         L(I(P("b"))) "</block_quote><block_quote>" P("c") "</block_quote>"
                                                           "",
     "> a\n>\n> - b\n\n> c\n"},
    {"<lead><strong>Kop.</strong></lead>" P("tekst"), "**Kop.** tekst\n"},

    /* What CommonMark lacks */
    {P("H<sub>2</sub>O 1<sup>e</sup> <u>u</u> <ins>in</ins><del>uit</del>"),
     "H<sub>2</sub>O 1<sup>e</sup> <u>u</u> <ins>in</ins><del>uit</del>"
     "\n"},
    {P("<ins><strong>a</strong></ins>b"), "<ins>**a**</ins>b\n"},
    {P("a<footnote id='n' mark='1'/> b") "<note id='n' mark='1'>" P("N")
         P("M") "</note>"
                "",
     "a<sup>[[1]](#n)</sup> b\n"
     "\n"
     "___\n"
     "\n"
     "<a id=\"n\"></a>[1] N\n"
     "\n"
     "M\n"},
    {"<table><row><cell header='true'>A</cell><cell header='true'>"
     "B|C</cell></row><row><cell>1</cell><cell/></row></table>",
     "| A | B\\|C |\n| --- | --- |\n| 1 | |\n"},
    {"<table><caption>T</caption><row><cell>1</cell><cell><emph>2</emph>"
     "</cell></row></table>",
     "T\n\n| | |\n| --- | --- |\n| 1 | *2* |\n"},
    {"<table><row><cell colspan='2'>a &amp; b</cell></row><row><cell>" L(
         N("1.", P("c"))) "</cell>"
                          "<cell>d<linebreak/>e</cell></row></table>",
     "<table>\n"
     "<tr><td colspan=\"2\">a &amp; b</td></tr>\n"
     "<tr><td><ul><li>1. c</li></ul></td><td>d<br />e</td></tr>\n"
     "</table>\n"},
};

#endif

/* The plain-text reader: which blocks come of which lines. A tree is compared
 * as one line: a name and its words for each block, what is in it in braces,
 * "/" for a line break, "<…>" for a link. */
#include "base/cleanup.h"
#include "import/text.h"
#include "unit.h"

DEFINE_CLEANUP(free_blocks, xmlDoc, xmlFreeDoc)

static void draw_inlines(const xmlNode *node, Buf *out)
{
    for (const xmlNode *at = node->children; at; at = at->next) {
        if (at->type == XML_TEXT_NODE) {
            buf_add_text(out, (const char *)at->content);
        } else if (block_is(at, "br")) {
            buf_add_char(out, '/');
        } else {
            buf_add_format(out, "<%s>", block_get(at, "href"));
        }
    }
}

static const char *const names[][2] = {
    {"heading", "h"}, {"list", "list"},   {"item", "-"},
    {"p", "p"},       {"title", "title"}, {"wrapup", "wrapup"},
};

static void draw(const xmlNode *node, Buf *out)
{
    const char *name = block_get(node, "el");
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
        if (block_is(node, names[i][0]))
            name = names[i][1];
    const char *const told[] = {"level", "num", "class"};
    buf_add_text(out, out->size && out->bytes[out->size - 1] != '{' ? " " : "");
    buf_add_text(out, name);
    for (size_t i = 0; i < 3; i++)
        if (block_get(node, told[i]))
            buf_add_format(out, "%s%s", i ? " " : "", block_get(node, told[i]));
    bool is_line = block_is(node, "p") || block_is(node, "heading") ||
                   block_is(node, "title");
    buf_add_char(out, is_line ? '[' : '{');
    if (is_line)
        draw_inlines(node, out);
    for (const xmlNode *at = node->children; at && !is_line; at = at->next)
        draw(at, out);
    buf_add_char(out, is_line ? ']' : '}');
}

typedef struct {
    Told told;
    Buf tree, words;
} Read;

static void read_text(const char *text, size_t size, const char *locale,
                      Read *read)
{
    xmlDoc *AUTO(free_blocks) blocks = NULL;
    CodicilContext *context = context_telling(&read->told);
    read->tree = read->words = (Buf){0};
    char *copy = malloc(size + 1); /* exact, so that a sanitizer sees all */
    memcpy(copy, text, size);
    SourceText source = {"a.txt", copy, size, locale};
    assert_int_equal(text_to_blocks(context, &source, &blocks, &read->words),
                     CODICIL_OK);
    const xmlNode *root = xmlDocGetRootElement(blocks);
    for (const xmlNode *at = root->children; at; at = at->next)
        draw(at, &read->tree);
    free(copy);
    codicil_context_free(context);
}

static void read_clear(Read *read)
{
    buf_clear(&read->tree);
    buf_clear(&read->words);
}

static void expect_in(const char *locale, const char *text, const char *tree)
{
    Read read;
    read_text(text, strlen(text), locale, &read);
    assert_string_equal(buf_text(&read.tree), tree);
    read_clear(&read);
}

static void expect(const char *text, const char *tree)
{
    expect_in("en", text, tree);
}

/* ------------------------------------------------------ title and headings */

static void test_titles(void **state)
{
    (void)state;
    expect("", "");
    expect_in(NULL, "Terms\n\n4. One.\n\n5. November it is.",
              "title[Terms] p[4. One.] p[5. November it is.]");
    expect("\n \n", "");
    expect("Terms\n\nWe say.\n", "title[Terms] p[We say.]");
    expect("TERMS.\n\nWe say.", "title[TERMS.] p[We say.]");
    expect("  ACME\n  TERMS\n\nWe say.", "title[ACME/TERMS] p[We say.]");
    expect("We say.\n\nMore.", "p[We say.] p[More.]");
    expect("Terms", "p[Terms]");
    expect("1. Scope\n\nAll.", "h1 1.[Scope] p[All.]");
    expect("A.B. Terms\n==========\nWe say.", "title[A.B. Terms] p[We say.]");
    expect("TERMS\nVersion 3\n\nWe say.",
           "title[TERMS] p[Version 3] p[We say.]");
}

static void test_headings(void **state)
{
    (void)state;
    expect("Terms\n\nScope\n\nAll.\n\nLaw (EU)\n\nDutch.",
           "title[Terms] h1[Scope] p[All.] h1[Law (EU)] p[Dutch.]");
    expect("Terms\n\nScope:\n\nAll.", "title[Terms] p[Scope:] p[All.]");
    expect("Terms\n\nscope\n\nAll.", "title[Terms] p[scope] p[All.]");
    expect("Terms\n\nAll.\n\nScope", "title[Terms] p[All.] p[Scope]");
    expect("Terms\n\nWe of 1 May 2020\n\nAll.",
           "title[Terms] p[We of 1 May 2020] p[All.]");
    expect("Terms\n\nAsk x@example.com\n\nAll.",
           "title[Terms] p[Ask <mailto:x@example.com>] p[All.]");
    expect("Terms\n\nThey ended. So it was\n\nAll.",
           "title[Terms] p[They ended. So it was] p[All.]");
    expect("Terms\n\nOne\n\nTwo\n\nThree\n\nAll.",
           "title[Terms] p[One] p[Two] h1[Three] p[All.]");
    expect("Terms\n\nONE\n\nTwo\n\nAll.\n\nTHREE\n\nMore.",
           "title[Terms] h1[ONE] h2[Two] p[All.] h1[THREE] p[More.]");
    expect("Terms\n=====\n\nOne\n---\nAll.\n\nTwo:\n~~~~\nSome.\n\nThree\n-----"
           "\n\nMore.",
           "title[Terms] h1[One] p[All.] h2[Two:] p[Some.] h1[Three] p[More.]");
}

static void test_headings_above_text(void **state)
{
    (void)state;
    expect("Terms\n\nWho we are\nWe are Example and process your data here.\n\n"
           "Acme\nMain Street 1\nAmsterdam\n",
           "title[Terms] h1[Who we are] "
           "p[We are Example and process your data here.] "
           "p[Acme/Main Street 1/Amsterdam]");
    expect("Terms\n\nNOTICE\nDo not copy.",
           "title[Terms] h1[NOTICE] p[Do not copy.]");
}

/* ----------------------------------------------------------------- numbers */

static void test_clauses(void **state)
{
    (void)state;
    expect("Terms\n\n1. One.\n\n2. Two.\n",
           "title[Terms] paragraph 1.{p[One.]} paragraph 2.{p[Two.]}");
    expect("Terms\n\n1. One.\n\nMore.\n\n2. Two.\n\nEnd.",
           "title[Terms] paragraph 1.{p[One.] p[More.]} "
           "paragraph 2.{p[Two.] p[End.]}");
    expect("Terms\n\nHead\n\n1. One.\n\n2. Two.\n\nEnd.",
           "title[Terms] h1[Head] paragraph 1.{p[One.]} paragraph 2.{p[Two.]} "
           "wrapup{p[End.]}");
    expect(
        "Terms\n\n1. Law\n\n1.1 It is\n\n(a) Dutch;\n\n(b) new.\n\nSo.\n\n"
        "1.2 End.\n\n2. Bye\n\nEnd.",
        "title[Terms] h1 1.[Law] paragraph 1.1{p[It is] point (a){p[Dutch;]} "
        "point (b){p[new.]} wrapup{p[So.]}} paragraph 1.2{p[End.]} "
        "h1 2.[Bye] p[End.]");
    expect(" 1. One.\n\n  Sub (x)\n\n  Text.\n\n 2. Two.\n\nHead\n\nText.",
           "paragraph 1.{p[One.] h2[Sub (x)] p[Text.]} paragraph 2.{p[Two.]} "
           "h1[Head] p[Text.]");
    expect("Terms\n\n2. No.\n\n1. One.\n\n3. No.",
           "title[Terms] p[2. No.] paragraph 1.{p[One.]} p[3. No.]");
    expect("Terms\n\nA. Smith signs.\n\nEnd.",
           "title[Terms] p[A. Smith signs.] p[End.]");
}

static void test_lists_of_numbers(void **state)
{
    (void)state;
    expect("Terms\n\nDo:\n1. one;\n2. two.\n\nEnd.",
           "title[Terms] p[Do:] list{- 1.{p[one;]} - 2.{p[two.]}} p[End.]");
    expect("Terms\n\nDo:\n\n(a) one;\n  i. x\n  ii. y\n(b) two.",
           "title[Terms] p[Do:] list{- (a){p[one;] list{- i.{p[x]} "
           "- ii.{p[y]}}} - (b){p[two.]}}");
}

static void test_articles(void **state)
{
    (void)state;
    expect_in("nl",
              "Terms\n\nArtikel 1 Doel\n\nTekst.\n\nArtikel 2\n\nRecht\n\nX.",
              "title[Terms] article Artikel 1{h2[Doel] p[Tekst.]} "
              "article Artikel 2{h2[Recht] p[X.]}");
    expect_in("nl", "Terms\n\nArtikel 5 van de wet geldt.",
              "title[Terms] p[Artikel 5 van de wet geldt.]");
    expect_in("fr",
              "Terms\n\nAvant\n\nDit.\n\nArticle 1 – But\n\nDit.\n\n"
              "Article 2 – Loi\n\nDit.",
              "title[Terms] h1[Avant] p[Dit.] h1 Article 1 –[But] p[Dit.] "
              "h1 Article 2 –[Loi] p[Dit.]");
    expect_in("en",
              "Terms\n\nPART I\n\nGENERAL\n\nArticle 1\nLaw.\n\nArticle 2\n"
              "More.",
              "title[Terms] h1 PART I[GENERAL] article Article 1{p[Law.]} "
              "article Article 2{p[More.]}");
    expect_in("ja", "利用規約\n\n第1条（目的） 本規約は。\n２　甲は。",
              "title[利用規約] article 第1条{h2[（目的）] p[本規約は。] "
              "paragraph ２{p[甲は。]}}");
}

static void test_dates_are_no_numbers(void **state)
{
    (void)state;
    expect_in("nb", "Terms\n\n4. Fire.\n\n5. november 2025 er dagen.",
              "title[Terms] p[4. Fire.] p[5. november 2025 er dagen.]");
    expect_in("de", "Terms\n\n1. Eins.\n\n2. Februar gilt.\n\n2. Zwei.",
              "title[Terms] paragraph 1.{p[Eins.] p[2. Februar gilt.]} "
              "paragraph 2.{p[Zwei.]}");
}

/* ----------------------------------------------------------------- bullets */

static void test_bullets(void **state)
{
    (void)state;
    expect("Terms\n\nA:\n\n • b\n • c\n   - d\n   - e\n • f\n\nG.",
           "title[Terms] p[A:] list{-{p[b]} -{p[c] list{-{p[d]} -{p[e]}}} "
           "-{p[f]}} p[G.]");
    expect("Terms\n\n- a\n\n  more\n\n- b\nc\n",
           "title[Terms] list{-{p[a] p[more]} -{p[b]}} p[c]");
    expect("Terms\n\n• a\no b\no c\n• d",
           "title[Terms] list{-{p[a] list{-{p[b]} -{p[c]}}} -{p[d]}}");
    expect("Terms\n\no tempora\n\n-5 is no item\n\n•x",
           "title[Terms] p[o tempora] p[-5 is no item] list{-{p[x]}}");
    expect("Terms\n\n\xC2\xA0- a\n\t- b\n\xE3\x80\x80\xE3\x80\x80* c",
           "title[Terms] list{-{p[a] list{-{p[b]}} list{-{p[c]}}}}");
    expect("Terms\n\n•\nalone\n• b", "title[Terms] list{-{p[alone]} -{p[b]}}");
}

static void test_risen(void **state)
{
    (void)state;
    static const char text[] =
        "Terms\n\nData\n\nThese:\n\n - a name\n - a place\n"
        " - one more\n - Your Choice\n\n   It is %s.\n";
    char titled[128];
    Read read;
    snprintf(titled, sizeof titled, text, "yours");
    read_text(titled, strlen(titled), "en", &read);
    assert_string_equal(buf_text(&read.tree),
                        "title[Terms] h1[Data] p[These:] list{-{p[a name]} "
                        "-{p[a place]} -{p[one more]}} h1[Your Choice] "
                        "p[It is yours.]");
    assert_int_equal(read.told.notes, 1);
    assert_int_equal(read.told.line, 10);
    read_clear(&read);
    expect(
        "Terms\n\nThese:\n\n - A Name\n - A Place\n - A Thing\n - Your Choice\n"
        "\n   It is.",
        "title[Terms] p[These:] list{-{p[A Name]} -{p[A Place]} "
        "-{p[A Thing]} -{p[Your Choice] p[It is.]}}");
    expect(
        "Terms\n\nThese:\n\n - naam\n - plaats\n - Uw keuze\n\n   Is vrij.\n\n"
        "   © 2019 X",
        "title[Terms] p[These:] list{-{p[naam]} -{p[plaats]}} h1[Uw keuze] "
        "p[Is vrij.] p conclusion[© 2019 X]");
}

/* ------------------------------------------------------------------- lines */

#define WRAPPED                                                                \
    "This agreement is between you and the company that made the\n"            \
    "software, and it says what you may do with it, see section\n"             \
    "3. of the law, or what you may not do with it, such as the\n"             \
    "- quite usual - copying of it to a friend or to an enemy, as\n"           \
    "long as there is one: this all is here so that lines end.\n"

static void test_wrapping(void **state)
{
    (void)state;
    expect("Terms\n\n" WRAPPED "\nAcme\nMain Street 1\n",
           "title[Terms] p[This agreement is between you and the company that "
           "made the software, and it says what you may do with it, see "
           "section 3. of the law, or what you may not do with it, such as "
           "the - quite usual - copying of it to a friend or to an enemy, as "
           "long as there is one: this all is here so that lines end.] "
           "p[Acme/Main Street 1]");
    expect("Terms\n\nAddress:\nMain Street 1\n",
           "title[Terms] p[Address:/Main Street "
           "1]");
    expect("Terms\n\n" WRAPPED "\nThis is a text that goes on for some time "
           "with an e-\nmail and with an in-\nand output of all that was "
           "given to it be-\n2020 and after.\n",
           "title[Terms] p[This agreement is between you and the company that "
           "made the software, and it says what you may do with it, see "
           "section 3. of the law, or what you may not do with it, such as "
           "the - quite usual - copying of it to a friend or to an enemy, as "
           "long as there is one: this all is here so that lines end.] "
           "p[This is a text that goes on for some time with an e-mail and "
           "with an in- and output of all that was given to it be-2020 and "
           "after.]");
}

static void test_glue(void **state)
{
    (void)state;
    static const char text[] =
        "規約\n\n本規約は株式会社例示が提供するサービスの利用条件を定めるもので"
        "あっ\nて利用者は本規約に同意したものとみなされるものとしこれを遵守す"
        "るも\nのとしますまた当社は本規約を変更することができるものとしその場合"
        "は\n通知。\n";
    Read read;
    read_text(text, sizeof text - 1, "ja", &read);
    assert_null(strchr(buf_text(&read.tree), '/'));
    assert_non_null(strstr(buf_text(&read.tree), "であって利用者"));
    assert_non_null(strstr(buf_text(&read.words), "であって利用者"));
    read_clear(&read);
}

static void test_words(void **state)
{
    (void)state;
    static const char text[] =
        "Terms\n\n1. A-b\n\nx\n\n2. B\n\nx:\n\n • c\n   o d\n"
        "   o o\n-----\n第1条目的\n";
    Read read;
    read_text(text, sizeof text - 1, "en", &read);
    assert_string_equal(buf_text(&read.words),
                        "Terms\n1\nA\nb\nx\n2\nB\nx\nc\nd\no\n第1条\n目的\n");
    assert_int_equal(read.told.notes, 1); /* the rule */
    assert_int_equal(read.told.line, 14);
    read_clear(&read);
}

static void test_links(void **state)
{
    (void)state;
    expect("See (https://a.example/b_(c)), http://x.example/?q=1&r. "
           "www.y.example; q@y.example, a@b and www.",
           "p[See (<https://a.example/b_(c)>), <http://x.example/?q=1&r>. "
           "<https://www.y.example>; <mailto:q@y.example>, a@b and www.]");
    expect_in("ja", "詳細はhttps://a.example/jaをご覧。",
              "p[詳細は<https://a.example/ja>をご覧。]");
}

static void test_closing(void **state)
{
    (void)state;
    expect("Terms\n\nAll.\n\n© 2019 X\n\nMarks are theirs.",
           "title[Terms] p[All.] p conclusion[© 2019 X] "
           "p conclusion[Marks are theirs.]");
    expect("Terms\n\n© 2019 X\n\n1. One.",
           "title[Terms] p[© 2019 X] paragraph 1.{p[One.]}");
    expect("Terms\n\n(a) One.\n\n(b) Two.\n\n(c) 2019 X",
           "title[Terms] point (a){p[One.]} point (b){p[Two.]} "
           "p conclusion[(c) 2019 X]");
}

/* ------------------------------------------------------------------- limits */

static void test_depth(void **state)
{
    (void)state;
    Buf text = {0};
    buf_add_text(&text, "Terms\n\n");
    for (size_t i = 0; i < 1000; i++) {
        buf_add_many(&text, ' ', 2 * i);
        buf_add_text(&text, "- x\n");
    }
    Read read;
    read_text(text.bytes, text.size, "en", &read);
    assert_int_equal(read.told.notes, 1);
    assert_non_null(strstr(read.told.text, "deeper than"));
    size_t depth = 0, deepest = 0;
    for (const char *at = buf_text(&read.tree); *at; at++) {
        depth += (*at == '{') - (*at == '}');
        deepest = depth > deepest ? depth : deepest;
    }
    assert_true(deepest > 100 && deepest <= 200);
    read_clear(&read);
    buf_clear(&text);
}

static void test_large(void **state)
{
    (void)state;
    Buf text = {0};
    buf_add_text(&text, "Terms\n\n");
    for (size_t i = 0; i < 2000000; i++)
        buf_add_text(&text, "word ");
    buf_add_text(&text, "\n\n");
    for (size_t i = 0; i < 100000; i++)
        buf_add_text(&text, "- x\n");
    Read read;
    read_text(text.bytes, text.size, "en", &read);
    assert_true(read.tree.size > 10000000);
    read_clear(&read);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_titles),
        cmocka_unit_test(test_headings),
        cmocka_unit_test(test_headings_above_text),
        cmocka_unit_test(test_clauses),
        cmocka_unit_test(test_lists_of_numbers),
        cmocka_unit_test(test_articles),
        cmocka_unit_test(test_dates_are_no_numbers),
        cmocka_unit_test(test_bullets),
        cmocka_unit_test(test_risen),
        cmocka_unit_test(test_wrapping),
        cmocka_unit_test(test_glue),
        cmocka_unit_test(test_words),
        cmocka_unit_test(test_links),
        cmocka_unit_test(test_closing),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

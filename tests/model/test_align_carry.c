/* Carrying ids over: from the draft before, the predecessor, the original. */
#include "text.h"

#include "model/align.h"

static void carry(const xmlDoc *from, xmlDoc *to, bool same_language)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    if (align_carry_ids(context, from, to, same_language, NULL) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
}

/* The ids of provisions in reading order, "-" where there is none. */
static void gather(const xmlDoc *doc, Buf *out)
{
    Walk walk = walk_begin(doc_part(doc, EL_mainBody));
    while (walk_next(&walk)) {
        if (!walk.enter || !is_provision(walk.node))
            continue;
        const char *id = doc_get(walk.node, "xml:id");
        buf_add_format(out, "%s%s", out->size ? " " : "", id ? id : "-");
    }
}

static const struct {
    const char *from, *to;
    bool same_language;
    const char *ids;
} pairs[] = {
    /* the same words keep their id, wherever they stand */
    {"<p xml:id='a'>one</p><p xml:id='b'>two</p>", "<p>two</p><p>one</p>", true,
     "b a"},
    /* so does what stands between them, as many and of the same kind */
    {"<p xml:id='a'>one</p><p xml:id='b'>two</p>", "<p>one</p><p>TWO!</p>",
     true, "a b"},
    {"<p xml:id='a'>one</p><p xml:id='b'>two</p>",
     "<p>one</p><p>new</p><p>two</p>", true, "a - b"},
    {"<p xml:id='a'>one</p>", "<ul><li>two</li></ul>", true, "-"},
    /* headings, though the words under them changed */
    {"<section xml:id='s'><heading>Law</heading><content>"
     "<p xml:id='s.p1'>old</p></content></section>",
     "<section><heading>LAW</heading><content><p>new words</p></content>"
     "</section>",
     true, "s s.p1"},
    /* headings that were edited a little or are the same, though the provision
     * within, and what stands in it, became theirs */
    {"<section xml:id='a'><heading>How data is used</heading>"
     "<section xml:id='b'><heading>To adapt the boat</heading>"
     "<content><p xml:id='b.p1'>Sails.</p></content>"
     "<paragraph xml:id='b.more'><heading>More on this</heading><content>"
     "<p xml:id='m1'>You may ask at the desk what was noted of you.</p>"
     "<p xml:id='m2'>We keep notes in a drawer for a week.</p></content>"
     "</paragraph></section>"
     "<section xml:id='c'><heading>To mend the old nets</heading>"
     "<content><p xml:id='c.p1'>Rope.</p></content>"
     "<paragraph xml:id='c.more'><heading>More on this</heading><content>"
     "<p xml:id='m3'>Nets are dried on the quay on every fair day.</p>"
     "</content></paragraph></section></section>",
     "<section><heading>How data is used</heading>"
     "<section><heading>To adapt the boat</heading><content>"
     "<p>You may ask at the desk what was noted of you.</p>"
     "<p>We keep notes in a drawer for a week.</p></content></section>"
     "<section><heading>Mend the old nets</heading><content>"
     "<p>Nets are dried on the quay on every fair day.</p></content>"
     "</section></section>",
     true, "a b m1 m2 c m3"},
    /* a heading that is many times in the text, once within each */
    {"<section xml:id='a'><heading>Boats</heading><section xml:id='a.f'>"
     "<heading>Fees</heading><content><p xml:id='p'>One crown is taken for "
     "each day at the quay.</p></content></section></section>"
     "<section xml:id='b'><heading>Carts</heading><section xml:id='b.f'>"
     "<heading>Fees</heading><content><p xml:id='q'>None.</p></content>"
     "</section></section>",
     "<section><heading>Boats</heading><section><heading>Fees</heading>"
     "<content><p>Nothing.</p></content></section></section>"
     "<section><heading>Carts</heading><section><heading>Fees</heading>"
     "<content><p>One crown is taken for each day at the quay.</p></content>"
     "</section></section>",
     true, "a a.f - b b.f p"},
    /* an id that stands in the new text is neither changed nor doubled */
    {"<p xml:id='a'>one</p><p xml:id='b'>two</p>",
     "<p xml:id='b'>one</p><p>two</p>", true, "b -"},
    /* words that occur twice say nothing by themselves */
    {"<p xml:id='a'>x</p><p xml:id='b'>x</p>", "<p>x</p><p>x</p>", true, "a b"},
    {"<p xml:id='a'>x</p><p xml:id='b'>x</p>", "<p>x</p>", true, "a"},
    /* the first part of what was split has the id; the first of what became
     * one gives it */
    {"<p xml:id='a'>The fox is brown. The hen is white.</p>",
     "<p>The fox is brown.</p><p>The hen is white.</p>", true, "a -"},
    {"<p xml:id='a'>The fox is brown.</p><p xml:id='b'>The hen is white.</p>",
     "<p>The fox is brown. The hen is white.</p>", true, "a"},
    /* across languages structure and numbers do */
    {"<article xml:id='a'><num>Article 1</num><content>"
     "<p xml:id='a.p1'>x</p></content></article>"
     "<article xml:id='b'><num>Article 2</num></article>",
     "<article><num>Artikel 1</num><content><p>y</p></content></article>"
     "<article><num>Artikel 2</num></article>",
     false, "a a.p1 b"},
    {"<article xml:id='a'><num>Article 1</num><content><p>x</p></content>"
     "</article>"
     "<article xml:id='b'><num>Article 2</num><content><p>y</p></content>"
     "</article>",
     "<article><num>Artikel 2</num><content><p>v</p></content></article>",
     false, "b -"},
    {"<ul><li xml:id='a'>x<ul><li xml:id='b'>y</li></ul></li></ul>",
     "<ul><li>u<ul><li>v</li></ul></li></ul>", false, "a b"},
    {"<p xml:id='a'>x</p>", "<p>u</p><p>v</p>", false, "a -"},
    {"", "<p>u</p>", true, "-"},
};

static void test_pairs(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
        char xml[2048];
        snprintf(xml, sizeof(xml), TEXT("%s"), pairs[i].from);
        xmlDoc *from = text_read_from(xml);
        snprintf(xml, sizeof(xml), TEXT("%s"), pairs[i].to);
        xmlDoc *to = text_read_from(xml);
        Buf ids = {0};
        carry(from, to, pairs[i].same_language);
        gather(to, &ids);
        if (strcmp(buf_text(&ids), pairs[i].ids) != 0)
            fail_msg("%s of %s to %s", buf_text(&ids), pairs[i].from,
                     pairs[i].to);
        buf_clear(&ids);
        xmlFreeDoc(from);
        xmlFreeDoc(to);
    }
}

/* What is carried over by its place alone is told; what words speak for is
 * not. */
static void test_doubts(void **state)
{
    (void)state;
    xmlDoc *from = text_read_from(
        TEXT("<p xml:id='a'>Boats are let at the pier from April on.</p>"
             "<p xml:id='b'>Dogs are kept on a lead near the pond.</p>"
             "<p xml:id='c'>Fires may be lit on dry sand only.</p>"));
    xmlDoc *to = text_read_from(
        TEXT("<p>Boats are let at the pier from March on.</p>"
             "<p>Four-legged guests wear tags and stay out of pools.</p>"
             "<p>Fires may be lit on dry sand only.</p>"));
    Told told;
    CodicilContext *context = context_telling(&told);
    CarryDoubts doubts = {0};
    assert_int_equal(align_carry_ids(context, from, to, true, &doubts),
                     CODICIL_OK);
    assert_int_equal(doubts.count, 1);
    assert_string_equal(doubts.items[0].id, "b");
    assert_string_equal(doc_get(doubts.items[0].to, "xml:id"), "b");
    assert_string_equal(doc_get(doubts.items[0].from, "xml:id"), "b");
    carry_doubts_clear(&doubts);
    codicil_context_free(context);
    xmlFreeDoc(from);
    xmlFreeDoc(to);
}

#define SHORT_CLAUSE(id, heading)                                              \
    "<section" id "><heading>" heading "</heading><content><p>Kort en goed."   \
    "</p></content></section>"
#define LONG_CLAUSE(id, heading)                                               \
    "<section" id "><heading>" heading "</heading><content>"                   \
    "<p>This goes on about one thing and another for quite a few words.</p>"   \
    "<p>And then it goes on about what was left out of that before it.</p>"    \
    "<p>So that nobody could take it for any of the short ones here.</p>"      \
    "</content></section>"

/* As many clauses in either language are the same one for one, unless their
 * lengths say that others came and went. */
static void test_places(void **state)
{
    (void)state;
    static const struct {
        const char *to, *ids;
    } cases[] = {
        {SHORT_CLAUSE("", "Een") LONG_CLAUSE("", "Twee")
             SHORT_CLAUSE("", "Drie") SHORT_CLAUSE("", "Vier"),
         "a - b - - - c - d -"},
        {SHORT_CLAUSE("", "Een") SHORT_CLAUSE("", "Iets anders")
             LONG_CLAUSE("", "Twee") SHORT_CLAUSE("", "Drie"),
         "- - - - - - - - - -"},
    };
    xmlDoc *from = text_read_from(TEXT(
        SHORT_CLAUSE(" xml:id='a'", "One") LONG_CLAUSE(" xml:id='b'", "Two")
            SHORT_CLAUSE(" xml:id='c'", "Three")
                SHORT_CLAUSE(" xml:id='d'", "Four")));
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        char xml[9000];
        snprintf(xml, sizeof(xml), TEXT("%s"), cases[i].to);
        xmlDoc *to = text_read_from(xml);
        Told told;
        CodicilContext *context = context_telling(&told);
        Buf ids = {0};
        assert_int_equal(align_carry_places(context, from, to), CODICIL_OK);
        gather(to, &ids);
        assert_string_equal(buf_text(&ids), cases[i].ids);
        buf_clear(&ids);
        codicil_context_free(context);
        xmlFreeDoc(to);
    }
    xmlFreeDoc(from);
}

static void strip_ids(xmlDoc *doc)
{
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE)
            doc_set(walk.node, "xml:id", NULL);
}

/* How many ids of `to` come back when they are carried over from `from`, and
 * how many come back wrong, in thousandths of all. */
static void measure(const char *from_name, const char *to_name,
                    bool same_language, int *back, int *wrong)
{
    xmlDoc *from = root_text(from_name), *to = root_text(to_name);
    xmlDoc *bare = xmlCopyDoc(to, 1);
    int all = 0, good = 0, bad = 0;
    strip_ids(bare);
    carry(from, bare, same_language);
    Walk walk = walk_begin(doc_kind(to)), other = walk_begin(doc_kind(bare));
    while (walk_next(&walk) && walk_next(&other)) {
        if (!walk.enter || !is_provision(walk.node))
            continue;
        const char *want = doc_get(walk.node, "xml:id");
        const char *have = doc_get(other.node, "xml:id");
        all++;
        good += have && strcmp(want, have) == 0;
        bad += have && strcmp(want, have) != 0;
    }
    *back = good * 1000 / all;
    *wrong = bad * 1000 / all;
    xmlFreeDoc(from);
    xmlFreeDoc(to);
    xmlFreeDoc(bare);
}

/* Texts of one version in two languages have the same structure: every id
 * comes back. */
static void test_languages(void **state)
{
    (void)state;
    for (size_t i = 0; i < OWN_TEXTS; i += 2) {
        int back, wrong;
        measure(own_texts[i], own_texts[i + 1], false, &back, &wrong);
        if (back != 1000)
            fail_msg("%s: %d back, %d wrong", own_texts[i], back, wrong);
        measure(own_texts[i], own_texts[i], true, &back, &wrong);
        if (back != 1000)
            fail_msg("%s to itself: %d back", own_texts[i], back);
    }
}

/* From version to version most come back, and none wrong. */
static void test_versions(void **state)
{
    (void)state;
    static const struct {
        const char *from, *to;
        int least; /* of a thousand; what is new cannot come back */
        int wrong; /* two became one there, and took the longer one's id */
    } steps[] = {
        {"documents/portal-data/2024-03-01/en.xml",
         "documents/portal-data/2025-06-01/en.xml", 880, 0},
        {"documents/portal-data/2025-06-01/ja.xml",
         "documents/portal-data/2026-06-01/ja.xml", 800, 0},
        {"documents/terms/2023-09-01/nl.xml",
         "documents/terms/2025-01-15/nl.xml", 880, 0},
        {"documents/terms/2025-01-15/nl.xml",
         "documents/terms/2026-03-01/nl.xml", 800, 0},
        {"documents/terms/2025-01-15/de.xml",
         "documents/terms/2026-03-01/de.xml", 800, 0},
        {"documents/terms/2025-01-15/ru.xml",
         "documents/terms/2026-03-01/ru.xml", 800, 0},
        {"documents/terms/2025-01-15/ja.xml",
         "documents/terms/2026-03-01/ja.xml", 800, 0},
        {"documents/terms/2025-01-15/ar.xml",
         "documents/terms/2026-03-01/ar.xml", 800, 0},
        {"documents/website-privacy/2025-02-01/ar.xml",
         "documents/website-privacy/2026-04-01/ar.xml", 820, 18},
    };
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++) {
        int back, wrong;
        measure(steps[i].from, steps[i].to, true, &back, &wrong);
        if (back < steps[i].least || wrong > steps[i].wrong)
            fail_msg("%s: %d back, %d wrong", steps[i].to, back, wrong);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_pairs),    cmocka_unit_test(test_doubts),
        cmocka_unit_test(test_places),   cmocka_unit_test(test_languages),
        cmocka_unit_test(test_versions),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

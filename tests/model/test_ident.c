/* Ids: unique, valid, stable; and the eIds that follow from them. */
#include "text.h"

#include "model/ident.h"
#include "model/idset.h"

static void mint(xmlDoc *doc)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    if (ident_mint(context, doc) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
}

static void number(xmlDoc *doc)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    if (ident_number(context, doc) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
}

/* The values of an attribute in reading order, parted by spaces. */
static void gather(const xmlDoc *doc, const char *name, Buf *out)
{
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk)) {
        const char *value = walk.enter && walk.node->type == XML_ELEMENT_NODE
                                ? doc_get(walk.node, name)
                                : NULL;
        if (value)
            buf_add_format(out, "%s%s", out->size ? " " : "", value);
    }
}

/* Every provision has an id, each is valid and stands once. */
static void assert_sound(const xmlDoc *doc, const char *name)
{
    IdSet seen;
    idset_init(&seen);
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk)) {
        if (!walk.enter || !is_provision(walk.node))
            continue;
        const char *id = doc_get(walk.node, name);
        if (!id || !ident_is_valid(id) || idset_has(&seen, id))
            fail_msg("line %ld: %s", doc_line(walk.node), id ? id : "none");
        idset_add(&seen, id);
    }
    idset_clear(&seen);
}

static const struct {
    const char *body, *ids, *eids;
} bodies[] = {
    {"<p>a</p><p>b</p>", "main.p1 main.p2", "p_1 p_2"},
    {"<section><heading>Governing Law!</heading><content><p>a</p></content>"
     "</section>",
     "governing-law governing-law.p1", "sec_1 sec_1__p_1"},
    {"<section><heading>A</heading><section><heading>Data</heading></section>"
     "</section><section><heading>B</heading><section><heading>Data</heading>"
     "</section></section>",
     "a a.data b b.data", "sec_1 sec_1__sec_1 sec_2 sec_2__sec_1"},
    {"<section><heading>A</heading></section><section><heading>A</heading>"
     "</section>",
     "a a-2", "sec_1 sec_2"},
    {"<article><num>Artikel 3</num><heading>第三条</heading></article>"
     "<article><num>Artikel 3a.</num></article>",
     "di-san-tiao main.art1", "art_3 art_3a"},
    {"<paragraph><num>1.2.</num><content><p>a</p></content></paragraph>"
     "<paragraph><num>1.2.</num><content><p>a</p></content></paragraph>",
     "main.c1 main.c1.p1 main.c2 main.c2.p1",
     "para_1-2 para_1-2__p_1 para_1 para_1__p_1"},
    {"<p xml:id='main.p1'>a</p><p>b</p><p xml:id='x'>c</p>",
     "main.p1 main.p2 x", "p_1 p_2 p_3"},
    {"<p>b</p><p xml:id='main.p1'>a</p>", "main.p2 main.p1", "p_1 p_2"},
    {"<p><def>Service</def><def>Service</def></p>",
     "main.p1 def-service def-service-2", "p_1 p_1__def_1 p_1__def_2"},
    {"<ul><li>a<ul><li>b</li></ul></li></ul>", "main.i1 main.i1.i1",
     "li_1 li_1__li_1"},
    {"<table><caption>Retention periods</caption><tr><td/></tr></table>"
     "<table><tr><td/></tr></table>",
     "retention-periods main.t1", "table_1 table_2"},
    {"<p>a<authorialNote><p>b</p></authorialNote></p>", "main.p1 main.p1.note1",
     "p_1 p_1__authorialNote_1"},
    {"<section><heading>2019</heading></section>", "s-2019", "sec_1"},
    {"<section><heading>—</heading></section>", "main.s1", "sec_1"},
};

static void test_bodies(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(bodies) / sizeof(bodies[0]); i++) {
        char xml[2048];
        snprintf(xml, sizeof(xml), TEXT("%s"), bodies[i].body);
        xmlDoc *doc = text_read_from(xml);
        Buf ids = {0}, eids = {0};
        mint(doc);
        number(doc);
        assert_sound(doc, "xml:id");
        assert_sound(doc, "eId");
        assert_sound(doc, "wId");
        gather(doc, "xml:id", &ids);
        gather(doc, "eId", &eids);
        if (strcmp(buf_text(&ids), bodies[i].ids) != 0)
            fail_msg("%s: %s", bodies[i].body, buf_text(&ids));
        if (strcmp(buf_text(&eids), bodies[i].eids) != 0)
            fail_msg("%s: %s", bodies[i].body, buf_text(&eids));
        buf_clear(&ids);
        buf_clear(&eids);
        xmlFreeDoc(doc);
    }
}

/* Minting and numbering again changes nothing. */
static void test_stable(void **state)
{
    (void)state;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        xmlDoc *doc = root_text(own_texts[i]);
        mint(doc);
        number(doc);
        char *once = text_bytes(doc);
        mint(doc);
        number(doc);
        char *twice = text_bytes(doc);
        assert_string_equal(once, twice);
        free(once);
        free(twice);
        xmlFreeDoc(doc);
    }
}

/* Without their ids our texts get new ones, and the same ones each time. */
static void test_minted_anew(void **state)
{
    (void)state;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        Buf ids[2] = {{0}, {0}};
        for (int round = 0; round < 2; round++) {
            xmlDoc *doc = root_text(own_texts[i]);
            Walk walk = walk_begin(doc_kind(doc));
            while (walk_next(&walk))
                if (walk.enter && walk.node->type == XML_ELEMENT_NODE)
                    doc_set(walk.node, "xml:id", NULL);
            mint(doc);
            assert_sound(doc, "xml:id");
            gather(doc, "xml:id", &ids[round]);
            xmlFreeDoc(doc);
        }
        assert_string_equal(buf_text(&ids[0]), buf_text(&ids[1]));
        buf_clear(&ids[0]);
        buf_clear(&ids[1]);
    }
}

static void test_eids_go_with_their_ids(void **state)
{
    (void)state;
    xmlDoc *doc = text_read_from(TEXT("<p eId='p_9' wId='old' xml:id='a'>a</p>"
                                      "<p><b eId='b_1' wId='x'>b</b></p>"));
    number(doc);
    Buf eids = {0}, wids = {0};
    gather(doc, "eId", &eids);
    gather(doc, "wId", &wids);
    assert_string_equal(buf_text(&eids), "p_1");
    assert_string_equal(buf_text(&wids), "a");
    buf_clear(&eids);
    buf_clear(&wids);
    xmlFreeDoc(doc);
}

/* Ids stay short however long a heading or deep a list. */
static void test_long_and_deep(void **state)
{
    (void)state;
    Buf xml = {0};
    buf_add_text(&xml, TEXT_HEAD "<meta/><mainBody xml:lang='en'>");
    for (int i = 0; i < 60; i++)
        buf_add_text(&xml, "<section><heading>Incomprehensibilities of "
                           "counterrevolutionaries</heading>");
    for (int i = 0; i < 60; i++)
        buf_add_text(&xml, "</section>");
    buf_add_text(&xml, "<ul>");
    for (int i = 0; i < 100; i++)
        buf_add_text(&xml, "<li>a<ul>");
    for (int i = 0; i < 100; i++)
        buf_add_text(&xml, "</ul></li>");
    buf_add_text(&xml, "</ul></mainBody></doc></akomaNtoso>");
    xmlDoc *doc = text_read_from(buf_text(&xml));
    mint(doc);
    number(doc);
    assert_sound(doc, "xml:id");
    xmlFreeDoc(doc);
    buf_clear(&xml);
}

static void test_valid(void **state)
{
    (void)state;
    assert_true(ident_is_valid("a"));
    assert_true(ident_is_valid("_A.b-c_9"));
    assert_false(ident_is_valid(""));
    assert_false(ident_is_valid("-a"));
    assert_false(ident_is_valid("9"));
    assert_false(ident_is_valid("a b"));
    assert_false(ident_is_valid("\xc3\xa9"));
}

static void test_set(void **state)
{
    (void)state;
    IdSet set;
    idset_init(&set);
    assert_false(idset_has(&set, "a"));
    assert_int_equal(idset_count(&set, "a"), 1);
    assert_int_equal(idset_count(&set, "a"), 2);
    assert_int_equal(idset_get(&set, "a"), 2);
    idset_add(&set, "a");
    assert_int_equal(idset_get(&set, "a"), 2);
    idset_add(&set, "b");
    assert_true(idset_has(&set, "b"));
    assert_null(idset_find(&set, "c"));
    assert_null(idset_put(&set, "c", &set));
    assert_ptr_equal(idset_put(&set, "c", "x"), &set);
    assert_ptr_equal(idset_find(&set, "c"), &set);
    assert_int_equal(idset_get(&set, "c"), 0);
    assert_false(set.failed);
    idset_clear(&set);
    assert_int_equal(idset_get(&set, "a"), 0);
}

static void test_set_grows(void **state)
{
    (void)state;
    IdSet set = {0};
    char id[32];
    for (int round = 1; round <= 2; round++) {
        for (int i = 0; i < 50000; i++) {
            snprintf(id, sizeof(id), "section-%d", i);
            assert_int_equal(idset_count(&set, id), round);
        }
    }
    assert_false(idset_has(&set, "section-50000"));
    assert_int_equal(set.used, 50000);
    idset_clear(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bodies),
        cmocka_unit_test(test_stable),
        cmocka_unit_test(test_minted_anew),
        cmocka_unit_test(test_eids_go_with_their_ids),
        cmocka_unit_test(test_long_and_deep),
        cmocka_unit_test(test_valid),
        cmocka_unit_test(test_set),
        cmocka_unit_test(test_set_grows),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

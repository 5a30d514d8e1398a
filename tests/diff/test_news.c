/* The what's-new page of marked texts written by hand. */
#include "diff/news.h"
#include "text.h"

#include "lang/phrases.h"

#define P(id, words)     "<p xml:id='" id "'>" words "</p>"
#define INS(words)       "<ins>" words "</ins>"
#define DEL(words)       "<del>" words "</del>"
#define CONTENT(blocks)  "<content>" blocks "</content>"
#define HEAD(num, words) "<num>" num "</num><heading>" words "</heading>"
#define SECTION(id, head, blocks)                                              \
    "<section xml:id='" id "'>" head CONTENT(blocks) "</section>"

typedef struct {
    CodicilContext *context;
    Told told;
    Phrases *phrases;
    xmlDoc *marked, *page;
    char *bytes;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    char *program = strdup(getenv("CODICIL"));
    *strrchr(program, '/') = '\0';
    assert_int_equal(
        phrases_open(world->context, program, "en", &world->phrases),
        CODICIL_OK);
    free(program);
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    phrases_close(world->phrases);
    xmlFreeDoc(world->marked);
    xmlFreeDoc(world->page);
    codicil_context_free(world->context);
    free(world->bytes);
    free(world);
    return 0;
}

/* The page of a marked text, with that of the input which matters. */
static const char *page_of(World *world, const char *marked, NewsInput input)
{
    world->marked = text_read_from(marked);
    input.marked = world->marked;
    input.phrases = world->phrases;
    input.locale = input.locale ? input.locale : "en";
    input.title = "Terms";
    input.since = "1";
    input.version = "2";
    input.text = "../2/en.html";
    assert_int_equal(news_make(world->context, &input, &world->page),
                     CODICIL_OK);
    world->bytes = text_bytes(world->page);
    return world->bytes;
}

static void has(const char *page, const char *words)
{
    if (!strstr(page, words)) {
        fputs(page, stderr);
        fail_msg("lacks %s", words);
    }
}

static void has_not(const char *page, const char *words)
{
    if (strstr(page, words))
        fail_msg("has %s:\n%s", words, page);
}

/* The page without the whole text at its end. */
static char *first_part(const char *page)
{
    char *part = strdup(page);
    char *end = strstr(part, "The whole text with its changes");
    assert_non_null(end);
    *end = '\0';
    return part;
}

static void a_change_stands_under_its_heading(void **state)
{
    World *world = *state;
    const char *page = page_of(
        world,
        TEXT(SECTION("scope", HEAD("1.", "Scope"), P("s1", "Same."))
                 SECTION("data", HEAD(DEL("2.") INS("3."), "Data"),
                         P("d1", "One.") P("d2", "Two.")
                             P("d3", "We keep " DEL("names") INS("nothing") ".")
                                 P("d4", "Four."))),
        (NewsInput){.counts = {.changed = 1, .words_in = 1, .words_out = 1}});
    has(page, "What’s new: Terms");
    has(page, "Version 2, compared with version 1");
    has(page, "1 clause changed.");
    has(page, "c:label=\"2 unchanged parts\"");
    has(page, "<a href=\"../2/en.html#data\">Read “3. Data” in the new "
              "text</a>");
    has(page, "Renumbered: 2. → 3.");
    char *part = first_part(page);
    has(part, "We keep <del>names</del><ins>nothing</ins>.");
    has_not(part, "Same.");
    has(part, "<section xml:id=\":change-3\" class=\"change\">");
    has_not(part, "xml:id=\"d");
    has_not(part, "xml:id=\"s");
    free(part);
    has(page, "<p xml:id=\"d3\">");
    assert_int_equal(world->told.warnings, 0);
}

static void notes_stand_where_they_belong(void **state)
{
    World *world = *state;
    const char *const first[] = {"On the data.", "And more.", NULL};
    const char *const second[] = {"On the whole.", NULL};
    const char *const third[] = {"On what is gone.", NULL};
    const NewsNote notes[] = {{"s1", "2", "en", first},
                              {NULL, "2", "en", second},
                              {"nowhere", "2", "nl", third}};
    const char *page = page_of(
        world,
        TEXT(SECTION("scope", HEAD("1.", "Scope"), P("s1", "Same."))
                 SECTION("data", HEAD("2.", "Data"), P("d1", INS("All.")))),
        (NewsInput){.notes = notes, .note_count = 3, .is_several = true});
    const char *scope = strstr(page, "<heading>Scope</heading>");
    const char *data = strstr(page, "<heading>Data</heading>");
    const char *note = strstr(page, "On the data.");
    const char *whole = strstr(page, "On the whole.");
    const char *stray = strstr(page, "On what is gone.");
    assert_true(scope && data && note && whole && stray);
    assert_true(whole < stray && stray < scope && scope < note && note < data);
    has(page, "<p xml:lang=\"nl\" class=\"remark\">");
    has(page, "<i>Version 2:</i> On the data.</p>");
    has(page, "And more.");
    assert_int_equal(world->told.warnings, 1);
    has(world->told.text, "'nowhere'");
}

static void renumbered_clauses_are_one_line(void **state)
{
    World *world = *state;
    Buf text = {0};
    buf_add_text(&text,
                 TEXT_HEAD "<meta/>" TEXT_PREFACE "<mainBody xml:lang='en'>");
    buf_add_text(&text, SECTION("a", HEAD("1.", "First"), P("a1", "A.")));
    buf_add_text(&text, "<section xml:id='n' c:change='inserted'>" HEAD(
                            INS("2."), INS("New"))
                            CONTENT(P("n1", INS("N."))) "</section>");
    for (int i = 2; i < 100; i++)
        buf_add_format(&text,
                       "<section xml:id='s%d'><num><del>%d.</del><ins>%d."
                       "</ins></num><heading>H%d</heading><content><p "
                       "xml:id='p%d'>Words.</p></content></section>",
                       i, i, i + 1, i, i);
    buf_add_text(&text, "</mainBody></doc></akomaNtoso>");
    const char *page =
        page_of(world, buf_text(&text),
                (NewsInput){.counts = {.added = 1, .renumbered = 98}});
    has(page, "<p>Renumbered: 2. – 99. → 3. – 100.</p>");
    has(page, "1 new and 98 renumbered.");
    char *part = first_part(page);
    has_not(part, "H50");
    has(part, "c:change=\"inserted\"");
    free(part);
    buf_clear(&text);
}

#define LISTS                                                                  \
    "<ul><li xml:id='i1'>a</li><li xml:id='i2'>b</li><li xml:id='i3'>c</li>"   \
    "<li xml:id='i4'>d<ins>!</ins></li></ul>"                                  \
    "<ol><li xml:id='o1'>a</li><li xml:id='o2'>b<ins>!</ins></li></ol>"        \
    "<table xml:id='t'><tr><th><p xml:id='t0'>Head</p></th></tr>"              \
    "<tr><td><p xml:id='t1'>x</p></td></tr>"                                   \
    "<tr><td><p xml:id='t2'>y<ins>!</ins></p></td></tr></table>"

static void lists_and_tables_are_shortened(void **state)
{
    World *world = *state;
    const char *page =
        page_of(world, TEXT(SECTION("l", "<heading>Lists</heading>", LISTS)),
                (NewsInput){.counts = {.changed = 4}});
    char *part = first_part(page);
    has(part, "<li class=\"omitted\">3 unchanged parts</li>");
    has(part, "c:number=\"2\"");
    has(part, "c:former-number=\"2\"");
    has(part, ">b<ins>!</ins></li>");
    has_not(part, "<li>a</li>");
    has(part, "Head");
    has(part, "y<ins>!</ins>");
    free(part);
}

static void form_comes_after_substance(void **state)
{
    World *world = *state;
    const char *page = page_of(
        world,
        TEXT(SECTION("a", HEAD("1.", "Looks"),
                     P("a1", "A <span class='reformatted' c:former='b'>b"
                             "</span>.")) SECTION("b", HEAD("2.", "Words"),
                                                  P("b1", "B" INS("!")))
                 SECTION("c", HEAD("3.", "Note"),
                         P("c1", "C<authorialNote xml:id='n'>" P(
                                     "n1", "N") "</authorialNote>" DEL("x")))),
        (NewsInput){.counts = {.changed = 2, .reformatted = 1}});
    char *part = first_part(page);
    assert_true(strstr(part, ">Words<") < strstr(part, ">Looks<"));
    has(part, "1 change of form only.");
    has(part, "C<span> [N]</span><del>x</del>");
    has_not(part, "authorialNote");
    free(part);
}

static void another_language_is_an_island(void **state)
{
    World *world = *state;
    xmlDoc *own = text_read_from(
        TEXT(SECTION("a", HEAD("1.", "Eigen kop"), P("a1", "Oud."))));
    const char *page = page_of(
        world, TEXT(SECTION("a", HEAD("1.", "Own heading"), P("a1", INS("N")))),
        (NewsInput){.locale = "nl", .headings = own});
    char *part = first_part(page);
    has(part, "<heading>Eigen kop</heading>");
    has_not(part, "<heading>Own");
    has(part, "xml:lang=\"en\"");
    has(part, "class=\"banner\"");
    free(part);
    xmlFreeDoc(own);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(a_change_stands_under_its_heading),
        TEST(notes_stand_where_they_belong),
        TEST(renumbered_clauses_are_one_line),
        TEST(lists_and_tables_are_shortened),
        TEST(form_comes_after_substance),
        TEST(another_language_is_an_island),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

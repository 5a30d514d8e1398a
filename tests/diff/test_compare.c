/* Two texts compared: how it is marked, and what is told. */
#include "text.h"

#include "diff/compare.h"

#define HEAD                                                                   \
    "<akomaNtoso xmlns=\"" AKN_NAMESPACE "\" xmlns:c=\"urn:codicil:1\">"       \
    "<doc name=\"terms\" contains=\"singleVersion\"><meta/>"                   \
    "<preface xml:lang=\"en\"><longTitle><p><docTitle>Terms</docTitle></p>"    \
    "</longTitle></preface><mainBody xml:lang=\"en\">"
#define TAIL "</mainBody></doc></akomaNtoso>"

static xmlDoc *read_body(CodicilContext *context, const char *body)
{
    Buf bytes AUTO(buf_clear) = {0};
    xmlDoc *doc = NULL;
    buf_add_format(&bytes, "%s%s%s", HEAD, body, TAIL);
    assert_int_equal(
        doc_read(context, "body.xml", bytes.bytes, bytes.size, &doc),
        CODICIL_OK);
    return doc;
}

/* The marked body on one line without its indents, and the kinds of changes
 * behind it, each with the words that went and came. */
static void compare(const char *a, const char *b, Buf *out)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *AUTO(free_doc) older = read_body(context, a);
    xmlDoc *AUTO(free_doc) newer = read_body(context, b);
    CompareInput input = {older, newer, "en", false};
    Comparison *AUTO(free_comparison) made = NULL;
    assert_int_equal(compare_texts(context, &input, &made), CODICIL_OK);
    Buf bytes AUTO(buf_clear) = {0};
    doc_write(made->marked, &bytes);
    const char *at = strstr(bytes.bytes, "<mainBody");
    at = strchr(at, '\n') + 1;
    const char *end = strstr(at, "    </mainBody>");
    for (; at < end; at += strcspn(at, "\n") + 1) {
        at += strspn(at, " ");
        buf_add(out, at, strcspn(at, "\n"));
    }
    for (size_t i = 0; i < made->changes.count; i++) {
        const ChangeRecord *one = &made->changes.items[i];
        buf_add_format(out, " %s-%zu+%zu", change_kind_name(one->kind),
                       one->words_out, one->words_in);
    }
    codicil_context_free(context);
}

static void assert_marked(const char *a, const char *b, const char *marked)
{
    Buf got AUTO(buf_clear) = {0};
    compare(a, b, &got);
    assert_string_equal(buf_text(&got), marked);
}

static void words_that_came_and_went(void **state)
{
    (void)state;
    assert_marked("<p>We pay the fee in ten days.</p>",
                  "<p>We pay no fee in ten days.</p>",
                  "<p>We pay <del>the</del><ins>no</ins> fee in ten days.</p>"
                  " modify-1+1");
    assert_marked("<p>Pay it in 10 days or so.</p>",
                  "<p>Pay it in 14 days or so.</p>",
                  "<p>Pay it in <del>10</del><ins>14</ins> days or so.</p>"
                  " value-1+1");
    assert_marked("<p>On 1 May 2020 it ends.</p>",
                  "<p>On 1 June 2020 it ends.</p>",
                  "<p>On 1 <del>May</del><ins>June</ins> 2020 it ends.</p>"
                  " value-1+1");
    assert_marked(
        "<p>A word cut in two.</p>", "<p>A wo<b>rd</b> cut in two.</p>",
        "<p>A wo<b><span c:former=\"\" class=\"reformatted\">rd</span>"
        "</b> cut in two.</p> format-0+0");
}

static void what_goes_is_in_one_piece(void **state)
{
    (void)state;
    const char *one = "<p>We keep your name;</p><p>your size in shoes.</p>";
    const char *two = "<p>We keep your name.</p>";
    assert_marked(one, two,
                  "<p>We keep your name<ins>.</ins><del>;</del></p>"
                  "<p c:change=\"deleted\"><del>your size in shoes.</del></p>"
                  " modify-1+1 delete-5+0");
    assert_marked(two, one,
                  "<p>We keep your name<del>.</del><ins>;</ins></p>"
                  "<p c:change=\"inserted\"><ins>your size in shoes.</ins></p>"
                  " modify-1+1 insert-0+5");
    assert_marked("<p>They pay us on time.</p>",
                  "<p>All is said here.</p><p>You pay us on time.</p>",
                  "<p c:change=\"inserted\"><ins>All is said here.</ins></p>"
                  "<p><ins>You</ins><del>They</del> pay us on time.</p>"
                  " insert-0+5 modify-1+1");
    assert_marked("<p>We pay you a fee</p><p>They pay us on time.</p>",
                  "<p>We pay you a wage</p><p>You pay us on time.</p>",
                  "<p>We pay you a <del>fee</del><ins>wage</ins></p>"
                  "<p><del>They</del><ins>You</ins> pay us on time.</p>"
                  " modify-1+1 modify-1+1");
}

static void elements_stay_whole(void **state)
{
    (void)state;
    assert_marked(
        "<p>See <a href=\"https://a.example\">our old site</a> for all.</p>",
        "<p>See <a href=\"https://a.example\">our site</a> for all.</p>",
        "<p>See <a href=\"https://a.example\">our <del>old </del>site</a> for "
        "all.</p> modify-1+0");
    assert_marked(
        "<p>See the big site for all of it.</p>",
        "<p>See the big site <b>of ours</b> for all of it.</p>",
        "<p>See the big site <ins><b>of ours</b> </ins>for all of it.</p>"
        " modify-0+2");
    assert_marked(
        "<p>A <def xml:id=\"d\">party</def> is who signs this.</p>",
        "<p>A <def xml:id=\"d\">customer</def> is who signs this.</p>",
        "<p>A <del><def c:was=\"d\">party</def></del><ins><def xml:id=\"d\">"
        "customer</def></ins> is who signs this.</p> definition-1+1");
}

static void looks_mark_no_word(void **state)
{
    (void)state;
    assert_marked(
        "<p>See <a href=\"https://a.example\">our site</a> soon.</p>",
        "<p>See <a href=\"https://b.example\">our site</a> soon.</p>",
        "<p>See <a href=\"https://b.example\"><span c:former=\"a "
        "https://a.example\" class=\"reformatted\">our site</span></a> "
        "soon.</p> link-0+0");
    assert_marked("<p>All <b>of it</b> is new.</p>", "<p>All of it is new.</p>",
                  "<p>All <span c:former=\"b\" class=\"reformatted\">of it"
                  "</span> is new.</p> format-0+0");
}

static void lines_cut_and_joined(void **state)
{
    (void)state;
    const char *one = "<p>You may use the software for all you want to do. We "
                      "may end your right to use it at any time we like.</p>";
    const char *two = "<p>You may use the software for all you want to do.</p>"
                      "<p>We may end your right to use it at any time we "
                      "like.</p>";
    assert_marked(one, two,
                  "<p>You may use the software for all you want to do.<del> "
                  "</del><ins class=\"boundary\"/></p><p c:change=\"split\">We "
                  "may end your right to use it at any time we like.</p>"
                  " split-0+0");
    assert_marked(two, one,
                  "<p>You may use the software for all you want to do.<del "
                  "class=\"boundary\"/><ins> </ins>We may end your right to "
                  "use it at any time we like.</p> merge-0+0");
}

static void items_that_are_none_now(void **state)
{
    (void)state;
    assert_marked("<ul><li xml:id=\"i\">You may end it.</li></ul>",
                  "<p xml:id=\"i\">You may end it.</p>",
                  "<p xml:id=\"i\"><del class=\"bullet\"/>You may end it.</p>"
                  " format-0+0");
    assert_marked("<ol><li xml:id=\"i\">You may end it.</li></ol>",
                  "<p xml:id=\"i\">You may end it.</p>",
                  "<p xml:id=\"i\"><del c:former-number=\"1\" "
                  "class=\"bullet\"/>You may end it.</p> format-0+0");
}

#define TH(words)  "<th><p>" words "</p></th>"
#define TD(words)  "<td><p>" words "</p></td>"
#define ROW(cells) "<tr>" cells "</tr>"

/* Cells are held against those of their column: a column that came, or that
 * went to another place, marks no word of another one. */
static void cells_by_column(void **state)
{
    (void)state;
    const char *old = "<table>" ROW(TH("Data") TH("Why") TH("Kept"))
        ROW(TD("Name") TD("To send what was bought") TD("A year")) ROW(
            TD("Phone") TD("To call when it is late") TD("A day")) "</table>";
    const char *more =
        "<table>" ROW(TH("Data") TH("Whose") TH("Why") TH("Kept"))
            ROW(TD("Name") TD("Yours") TD("To send what was bought")
                    TD("A year")) ROW(TD("Phone") TD("Nobody's") TD("Ring her")
                                          TD("A day")) "</table>";
    const char *swapped = "<table>" ROW(TH("Data") TH("Kept") TH("Why"))
        ROW(TD("Name") TD("A year") TD("To send what was bought")) ROW(
            TD("Phone") TD("A day") TD("To call when it is late")) "</table>";
    Buf got AUTO(buf_clear) = {0};
    compare(old, more, &got);
    const char *row = strstr(buf_text(&got), "Phone");
    assert_non_null(row);
    assert_non_null(strstr(row, "<td c:change=\"inserted\"><p><ins>Nobody's"
                                "</ins></p></td>"));
    assert_non_null(strstr(row, "<td><p><del>To call when it is late</del>"
                                "<ins>Ring her</ins></p></td>"));
    buf_set_size(&got, 0);
    compare(old, swapped, &got);
    const char *why = strstr(buf_text(&got), ">To send what was bought</ins>");
    const char *kept = strstr(buf_text(&got), "<ins>A year</ins>");
    assert_true((why == NULL) != (kept == NULL));
}

/* A sentence that stands elsewhere is no word that went and came; what changed
 * in it, and how it looks, is told. */
static void sentences_that_moved(void **state)
{
    (void)state;
    assert_marked(
        "<p>We sell ships. You pay <b>twice</b> a year, in June and May.</p>"
        "<p>The law of the sea applies.</p>",
        "<p>We sell ships.</p><p>The law of the sea applies. You pay twice a "
        "year, in early June and May.</p>",
        "<p>We sell ships.<del c:move=\"1\" class=\"moved\"> You pay <b>"
        "twice</b> a year, in June and May.</del></p><p>The law of the sea "
        "applies.<ins c:move=\"1\" class=\"moved\"> You pay twice a year, in "
        "<ins>early </ins>June and May.</ins></p>"
        " move-words-0+1 format-0+0");
}

/* Of two lines that changed places the one moved of which less is equal. */
static void the_lesser_moves(void **state)
{
    (void)state;
    Buf got AUTO(buf_clear) = {0};
    const char *law = "<p>The law of the sea applies to all of this, and to "
                      "what we did for you before.</p>";
    const char *old =
        "<p>You pay us the fee twice a year, in June and in May, "
        "at the counter of the port, in coin, and we note the day "
        "on which you paid, and the hour, in our book of fees.</p>";
    const char *new =
        "<p>You pay us a fee twice a year, in June and in July, "
        "at the counter of a port, in silver, and we note the day "
        "on which it came, and the hour, in a book of fees.</p>";
    char a[600], b[600];
    snprintf(a, sizeof a, "%s%s", law, old);
    snprintf(b, sizeof b, "%s%s", new, law);
    compare(a, b, &got);
    assert_non_null(strstr(buf_text(&got), "class=\"moved\">The law of the"));
    buf_set_size(&got, 0);
    compare(b, a, &got);
    assert_non_null(strstr(buf_text(&got), "class=\"moved\">The law of the"));
}

#define CLAUSE(heading, words)                                                 \
    "<section><heading>" heading "</heading><content><p>" words "</p></"       \
    "content>"
#define FEES  "A crown is due for each day."
#define TERMS "You may leave when the tide is high."

/* Another level is no mark on words; of clauses that were joined only the
 * heading that went is. */
static void clauses_of_another_shape(void **state)
{
    (void)state;
    const char *two =
        CLAUSE("Fees", FEES) "</section>" CLAUSE("Terms", TERMS) "</section>";
    const char *deeper =
        "<section><heading>Fees</heading><intro><p>" FEES
        "</p></intro>" CLAUSE("Terms", TERMS) "</section></section>";
    const char *one = "<section><heading>Fees</heading><content><p>" FEES
                      "</p><p>" TERMS "</p></content></section>";
    const char *article =
        CLAUSE("Fees", FEES) "</section><article><heading>"
                             "Terms</heading><content><p>" TERMS
                             "</p></content>"
                             "</article>";
    Buf got AUTO(buf_clear) = {0};
    compare(two, deeper, &got);
    compare(deeper, two, &got);
    compare(two, article, &got);
    assert_null(strstr(buf_text(&got), "<ins"));
    assert_null(strstr(buf_text(&got), "<del"));
    const char *told = buf_text(&got);
    for (int i = 0; i < 3; i++) {
        assert_non_null(told = strstr(told, "> format-0+0"));
        told++;
    }
    assert_null(strstr(told, "> format-0+0"));
    buf_set_size(&got, 0);
    compare(two, one, &got);
    assert_non_null(strstr(buf_text(&got), "<p>" FEES "</p>"));
    assert_non_null(strstr(buf_text(&got), "<p>" TERMS "</p>"));
    assert_non_null(strstr(buf_text(&got), "<del>Terms</del>"));
    assert_non_null(strstr(buf_text(&got), "</section> merge-1+0"));
    buf_set_size(&got, 0);
    compare(one, two, &got);
    assert_non_null(strstr(buf_text(&got), "<p>" TERMS "</p>"));
    assert_non_null(strstr(buf_text(&got), "<ins>Terms</ins>"));
    assert_non_null(strstr(buf_text(&got), "</section> split-0+1"));
}

#define SECTION(id, number, heading, words)                                    \
    "<section xml:id=\"" id "\"><num>" number "</num><heading>" heading        \
    "</heading><content><p>" words "</p></content></section>"

static void pieces_and_numbers(void **state)
{
    (void)state;
    assert_marked(
        SECTION("a", "1.", "Use", "You may use it as you like.")
            SECTION("b", "2.", "Law", "Dutch law holds for all of this."),
        SECTION("a", "1.", "Use", "You may use it as you like.")
            SECTION("n", "2.", "Fees", "Nobody pays us a cent.")
                SECTION("b", "3.", "Law", "Dutch law holds for all of this."),
        "<section xml:id=\"a\"><num>1.</num><heading>Use</heading><content>"
        "<p>You may use it as you like.</p></content></section>"
        "<section xml:id=\"n\" c:change=\"inserted\"><num><ins>2.</ins></num>"
        "<heading><ins>Fees</ins></heading><content><p><ins>Nobody pays us a "
        "cent.</ins></p></content></section>"
        "<section xml:id=\"b\"><num><del>2</del><ins>3</ins>.</num><heading>Law"
        "</heading><content><p>Dutch law holds for all of this.</p></content>"
        "</section> insert-0+9 renumber-1+1");
}

static void what_went_stands_where_it_was(void **state)
{
    (void)state;
    assert_marked(
        "<ol><li xml:id=\"a\">your name</li><li xml:id=\"b\">your phone</li>"
        "<li xml:id=\"c\">what you bought from us</li></ol>",
        "<ol><li xml:id=\"a\">your name</li>"
        "<li xml:id=\"b\">what you bought from us</li></ol>",
        "<ol><li xml:id=\"a\" c:number=\"1\" c:former-number=\"1\">your name"
        "</li><li c:was=\"b\" c:change=\"deleted\" c:former-number=\"2\"><del>"
        "your phone</del></li><li xml:id=\"b\" c:number=\"2\" "
        "c:former-number=\"3\">what you bought from us</li></ol> reuse-0+0 "
        "delete-2+0");
}

static void facts_of_lists(void **state)
{
    (void)state;
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *AUTO(free_doc) older = read_body(
        context, "<p>We keep: your name; your address; your phone.</p>");
    xmlDoc *AUTO(free_doc) newer = read_body(
        context,
        "<p>We keep: your name; your address; the IMEI; your phone.</p>");
    CompareInput input = {older, newer, "en", false};
    Comparison *AUTO(free_comparison) made = NULL;
    assert_int_equal(compare_texts(context, &input, &made), CODICIL_OK);
    assert_int_equal(made->changes.count, 1);
    assert_string_equal(made->changes.items[0].added, "the IMEI");
    assert_null(made->changes.items[0].removed);
    assert_false(changes_are_editorial(&made->changes));
    codicil_context_free(context);
}

static void same_is_nothing(void **state)
{
    (void)state;
    const char *body = "<p>All  of\n it.<br/> <b>Yes</b></p>";
    assert_marked(body, body, "<p>All of it.<br/><b>Yes</b></p>");
    assert_marked(body, "<p>All of it. <br/><b>Yes</b></p>",
                  "<p>All of it.<br/><b>Yes</b></p>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_that_came_and_went),
        cmocka_unit_test(what_goes_is_in_one_piece),
        cmocka_unit_test(elements_stay_whole),
        cmocka_unit_test(looks_mark_no_word),
        cmocka_unit_test(items_that_are_none_now),
        cmocka_unit_test(lines_cut_and_joined),
        cmocka_unit_test(clauses_of_another_shape),
        cmocka_unit_test(cells_by_column),
        cmocka_unit_test(sentences_that_moved),
        cmocka_unit_test(the_lesser_moves),
        cmocka_unit_test(pieces_and_numbers),
        cmocka_unit_test(what_went_stands_where_it_was),
        cmocka_unit_test(facts_of_lists),
        cmocka_unit_test(same_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

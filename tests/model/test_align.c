/* Which line of one text is which of another. */
#include "text.h"

#include "model/align.h"

/* The lines of B in reading order: the number of its mate in A from 1, "-" for
 * none; with "~" where the words differ, "m1" in move 1, "/0" the first of the
 * parts of its mate, "x2" where two lines of A became it. */
static void describe(const Alignment *alignment, Buf *out)
{
    const AlignedText *b = &alignment->b;
    for (size_t j = 1; j < b->line_count; j++) { /* the title aside */
        const AlignedLine *line = &b->lines[j];
        buf_add_text(out, out->size ? " " : "");
        if (line->mate == ALIGN_NONE) {
            buf_add_char(out, '-');
            continue;
        }
        buf_add_format(out, "%zu", line->mate);
        if (line->parts > 1)
            buf_add_format(out, "x%zu", line->parts);
        else if (alignment->a.lines[line->mate].parts > 1)
            buf_add_format(out, "/%zu", line->part);
        else if (!line->is_same)
            buf_add_char(out, '~');
        if (line->move)
            buf_add_format(out, "m%u", line->move);
    }
}

/* What is told of one side is told of the other. */
static void verify(const AlignedText *a, const AlignedText *b)
{
    for (size_t i = 0; i < a->line_count; i++) {
        const AlignedLine *one = &a->lines[i];
        if (one->mate == ALIGN_NONE || one->parts > 1)
            continue;
        assert_true(one->mate < b->line_count);
        const AlignedLine *two = &b->lines[one->mate];
        assert_int_equal(one->move, two->move);
        if (two->parts == 1)
            assert_int_equal(two->mate, i);
    }
    for (size_t i = 0; i < a->provision_count; i++)
        if (a->provisions[i].mate != ALIGN_NONE)
            assert_int_equal(b->provisions[a->provisions[i].mate].mate, i);
}

static Alignment *align(const xmlDoc *a, const xmlDoc *b)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    AlignInput input = {doc_kind(a), doc_kind(b), "en", true};
    Alignment *alignment = NULL;
    if (align_texts(context, &input, &alignment) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
    verify(&alignment->a, &alignment->b);
    verify(&alignment->b, &alignment->a);
    return alignment;
}

static xmlDoc *read_body(const char *body)
{
    char xml[4096];
    snprintf(xml, sizeof(xml), TEXT("%s"), body);
    return text_read_from(xml);
}

/* The same of any length; frees the body. */
static xmlDoc *read_long(Buf *body)
{
    Buf xml = {0};
    buf_add_text(&xml,
                 TEXT_HEAD "<meta/>" TEXT_PREFACE "<mainBody xml:lang='en'>");
    buf_add_text(&xml, buf_text(body));
    buf_add_text(&xml, "</mainBody></doc></akomaNtoso>");
    xmlDoc *doc = text_read_from(buf_text(&xml));
    buf_clear(&xml);
    buf_clear(body);
    return doc;
}

static const struct {
    const char *a, *b, *lines;
} cases[] = {
    {"<p>one</p><p>two</p>", "<p>one</p><p>two</p>", "1 2"},
    {"<p>one</p><p>two</p>", "<p>one</p><p>new</p><p>two</p>", "1 - 2"},
    {"<p>one</p><p>two</p>", "<p>two</p>", "2"},
    {"<p>one</p><p>The fox is brown.</p><p>two</p>",
     "<p>one</p><p>The fox is red.</p><p>two</p>", "1 2~ 3"},
    /* where they are nested does not matter */
    {"<p>The fox is brown.</p>",
     "<section><heading>Fox</heading><content><ul><li>The fox is brown.</li>"
     "</ul></content></section>",
     "- 1"},
    /* moved, whole and edited, by the lighter side; a short line is none */
    {"<p>The first fox is brown and old, they say.</p><p>Hens lay eggs in the "
     "yard behind the old barn at night.</p>",
     "<p>Hens lay eggs in the yard behind the old barn at night.</p><p>The "
     "first fox is brown and old, they say.</p>",
     "2 1m1"},
    {"<p>A.</p><p>Hens lay eggs in the yard behind the old barn.</p><p>B.</p>"
     "<p>C.</p><p>No one may feed the foxes of the park without a licence that "
     "was given in writing by the keeper.</p>",
     "<p>A.</p><p>No one may feed the foxes of the park without any licence "
     "that was given in writing by the keeper.</p><p>Hens lay eggs in the "
     "yard behind the old barn.</p><p>B.</p><p>C.</p>",
     "1 5~ 2m1 3m1 4m1"},
    {"<p>Email</p><p>Hens lay eggs in the yard.</p>",
     "<p>Hens lay eggs in the yard.</p><p>Email</p>", "2 -"},
    /* a provision moves as one, its short heading with it */
    {"<section><heading>Fox</heading><content><p>The fox is brown and old, "
     "they say.</p><p>Yes.</p></content></section>"
     "<section><heading>Hen</heading><content><p>Hens lay eggs in the yard "
     "behind the old barn at night and in the morning.</p></content></section>",
     "<section><heading>Hen</heading><content><p>Hens lay eggs in the yard "
     "behind the old barn at night and in the morning.</p></content></section>"
     "<section><heading>Fox</heading><content><p>The fox is brown and old, "
     "they say.</p><p>Yes.</p></content></section>",
     "4 5 1m1 2m1 3m1"},
    /* parts */
    {"<p>The fox is brown. The hen is white.</p>",
     "<p>The fox is brown.</p><p>The hen is white.</p>", "1/0 1/1"},
    {"<p>The fox is brown.</p><p>The hen is white.</p>",
     "<p>The fox is brown. The hen is white.</p>", "1x2"},
    {"<p>We keep: names; places of birth; numbers of telephones.</p>",
     "<p>We keep:</p><ul><li>names;</li><li>places of birth;</li><li>numbers "
     "of telephones.</li></ul>",
     "1/0 1/1 1/2 1/3"},
    /* cut and edited: the half that its mate has not is no other line */
    {"<p>We may suspend the account at any time, with or without cause. We may "
     "end the agreement on thirty days notice given by mail to you.</p>",
     "<p>We may suspend the account at any time, without any cause.</p><p>We "
     "may end the agreement on 30 days notice given to you by letter.</p>",
     "1/0 1/1"},
    {"<p>We may suspend the account at any time, with or without cause. We may "
     "end the agreement on thirty days notice given by mail to you.</p>",
     "<p>We may suspend the account at any time, without any cause.</p><p>The "
     "law of Utrecht governs all that we do with foxes and hens.</p>",
     "1~ -"},
    /* what stands twice is no move while one of the two is in place, whatever
     * the ids say */
    {"<p xml:id='a'>The fox is brown and old, they say, and lives behind the "
     "barn.</p><p xml:id='b'>Hens lay eggs in the yard of the farm.</p>",
     "<p xml:id='b'>Hens lay eggs in the yard of the farm.</p><p "
     "xml:id='a'>The "
     "fox is brown and old, they say, and lives behind the barn.</p><p "
     "xml:id='c'>Hens lay eggs in the yard of the farm.</p>",
     "- 1 2"},
    /* of equal ones, that which lacks by its id or number */
    {"<p xml:id='a'>x</p><p xml:id='b'>x</p><p xml:id='c'>x</p>",
     "<p xml:id='a'>x</p><p xml:id='c'>x</p>", "1 3"},
    {"<ul><li>x</li><li>x</li><li>x</li></ul>", "<ul><li>x</li><li>x</li></ul>",
     "1 2"},
    /* numbers go with their lines */
    {"<section><num>1.</num><heading>Fox</heading></section>"
     "<section><num>2.</num><heading>Hen</heading></section>",
     "<section><num>1.</num><heading>Hen</heading></section>", "3~ 4"},
    /* an item that goes on with a list */
    {"<ul><li>Foxes: <ul><li>red</li><li>brown</li></ul></li></ul>",
     "<ul><li>Foxes: <ul><li>red</li><li>grey</li><li>brown</li></ul></li>"
     "</ul>",
     "1 2 - 3"},
    {"<ul><li><p>Foxes</p><p>Hens</p></li></ul>",
     "<ul><li>Foxes</li><li>Hens</li></ul>", "1 2"},
    /* rows, then cells */
    {"<table><tr><td><p>fox</p></td><td><p>red</p></td></tr>"
     "<tr><td><p>hen</p></td><td><p>white</p></td></tr></table>",
     "<table><tr><td><p>cat</p></td><td><p>black</p></td></tr>"
     "<tr><td><p>fox</p></td><td><p>red and brown</p></td></tr>"
     "<tr><td><p>hen</p></td><td><p>white</p></td></tr></table>",
     "- - 1 2~ 3 4"},
};

static void test_lines(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        xmlDoc *a = read_body(cases[i].a), *b = read_body(cases[i].b);
        Alignment *alignment = align(a, b);
        Buf lines = {0};
        describe(alignment, &lines);
        if (strcmp(buf_text(&lines), cases[i].lines) != 0)
            fail_msg("%s to %s: %s", cases[i].a, cases[i].b, buf_text(&lines));
        buf_clear(&lines);
        alignment_free(alignment);
        xmlFreeDoc(a);
        xmlFreeDoc(b);
    }
}

/* Every line and provision of a text is itself. */
static void test_same(void **state)
{
    (void)state;
    for (size_t i = 0; i < OWN_TEXTS; i++) {
        xmlDoc *a = root_text(own_texts[i]), *b = root_text(own_texts[i]);
        Alignment *alignment = align(a, b);
        for (size_t at = 0; at < alignment->b.line_count; at++) {
            assert_int_equal(alignment->b.lines[at].mate, at);
            assert_true(alignment->b.lines[at].is_same);
        }
        for (size_t at = 0; at < alignment->b.provision_count; at++)
            assert_int_equal(alignment->b.provisions[at].mate, at);
        alignment_free(alignment);
        xmlFreeDoc(a);
        xmlFreeDoc(b);
    }
}

/* Articles with numbers, headings and clauses that refer on; the `skip`th is
 * left out, one comes before the `insert`th (from 1; 0: none). */
static xmlDoc *read_articles(int count, int skip, int insert)
{
    Buf xml = {0};
    int number = 0;
    for (int i = 1; i <= count; i++) {
        if (i == insert)
            buf_add_format(&xml,
                           "<article><num>Article %d</num><heading>Boats"
                           "</heading><content><p>Boats are let at the pier "
                           "from spring to autumn.</p></content></article>",
                           ++number);
        if (i == skip)
            continue;
        number++;
        buf_add_format(&xml,
                       "<article><num>Article %d</num><heading>Rule %c%c"
                       "</heading><content><p>This holds for all rules of the "
                       "kind %c%c, as in Article %d.</p><p>The keeper may make "
                       "an exception at any time.</p></content></article>",
                       number, 'a' + i / 26, 'a' + i % 26, 'a' + i % 26,
                       'a' + i / 26, number + 1);
    }
    return read_long(&xml);
}

/* How many lines have no mate, and how many are off the spine. */
static void count_loose(const AlignedText *text, size_t *lone, size_t *moved)
{
    *lone = *moved = 0;
    for (size_t i = 0; i < text->line_count; i++) {
        *lone += text->lines[i].mate == ALIGN_NONE;
        *moved += text->lines[i].move != 0;
    }
}

static void hold_articles(xmlDoc *a, xmlDoc *b, size_t gone, size_t come)
{
    Alignment *alignment = align(a, b);
    size_t lone, moved;
    count_loose(&alignment->a, &lone, &moved);
    assert_int_equal(lone, gone);
    assert_int_equal(moved, 0);
    count_loose(&alignment->b, &lone, &moved);
    assert_int_equal(lone, come);
    lone = 0;
    for (size_t i = 0; i < alignment->b.provision_count; i++)
        lone += alignment->b.provisions[i].mate == ALIGN_NONE;
    assert_int_equal(lone, come ? come - 1 : 0);
    alignment_free(alignment);
    xmlFreeDoc(a);
    xmlFreeDoc(b);
}

/* An article that comes or goes is that alone, though all numbers behind it
 * change, and with them the clauses that refer to them. */
static void test_articles(void **state)
{
    (void)state;
    hold_articles(read_articles(200, 0, 0), read_articles(200, 0, 2), 0, 3);
    hold_articles(read_articles(200, 0, 0), read_articles(200, 120, 0), 4, 0);
}

/* Of equal clauses the one that lacks is one deletion. */
static void test_equal_clauses(void **state)
{
    (void)state;
    for (int skip = 1; skip <= 50; skip += 7) {
        Buf one = {0}, two = {0};
        for (int i = 1; i <= 50; i++) {
            const char *clause =
                "<section xml:id='c%d'><heading>Notice</heading><content><p "
                "xml:id='c%d.p1'>Notice is given in writing.</p></content>"
                "</section>";
            buf_add_format(&one, clause, i, i);
            if (i != skip)
                buf_add_format(&two, clause, i, i);
        }
        xmlDoc *a = read_long(&one), *b = read_long(&two);
        Alignment *alignment = align(a, b);
        for (size_t i = 0; i < alignment->a.line_count; i++) {
            bool is_gone = i == (size_t)skip * 2 - 1 || i == (size_t)skip * 2;
            assert_int_equal(alignment->a.lines[i].mate == ALIGN_NONE, is_gone);
            assert_int_equal(alignment->a.lines[i].move, 0);
        }
        alignment_free(alignment);
        xmlFreeDoc(a);
        xmlFreeDoc(b);
    }
}

static const struct {
    const char *a, *b, *told; /* of the provisions of B */
} judged[] = {
    /* quite other words under the same id, and nothing else */
    {"<p xml:id='a'>Boats are let at the pier from April on.</p>",
     "<p xml:id='a'>Whoever rows wears a belt and pays before.</p>",
     "a doubtful"},
    {"<p xml:id='a'>Boats are let at the pier from April on.</p>",
     "<p xml:id='a'>Boats are let at the pier from March on.</p>", "a"},
    /* the words stand elsewhere, with another id */
    {"<p xml:id='a'>Boats are let at the pier from April on.</p>"
     "<p xml:id='b'>Dogs are kept on a lead near the pond.</p>",
     "<p xml:id='b'>Boats are let at the pier from April on.</p>"
     "<p xml:id='a'>Dogs are kept on a lead near the pond.</p>",
     "b reused a reused"},
    {"<p xml:id='a'>Boats are let at the pier from April on.</p>",
     "<p xml:id='a'>Whoever rows wears a belt and pays before.</p>"
     "<p xml:id='b'>Boats are let at the pier from April on.</p>",
     "a reused b"},
};

static void test_judged(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(judged) / sizeof(judged[0]); i++) {
        xmlDoc *a = read_body(judged[i].a), *b = read_body(judged[i].b);
        Alignment *alignment = align(a, b);
        Buf told = {0};
        for (size_t j = 0; j < alignment->b.provision_count; j++) {
            const AlignedProvision *one = &alignment->b.provisions[j];
            buf_add_format(&told, "%s%s%s%s", j ? " " : "",
                           doc_get(one->node, "xml:id"),
                           one->is_doubtful ? " doubtful" : "",
                           one->is_reused ? " reused" : "");
        }
        if (strcmp(buf_text(&told), judged[i].told) != 0)
            fail_msg("%s to %s: %s", judged[i].a, judged[i].b, buf_text(&told));
        buf_clear(&told);
        alignment_free(alignment);
        xmlFreeDoc(a);
        xmlFreeDoc(b);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),    cmocka_unit_test(test_same),
        cmocka_unit_test(test_articles), cmocka_unit_test(test_equal_clauses),
        cmocka_unit_test(test_judged),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

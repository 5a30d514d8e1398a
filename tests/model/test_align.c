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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_lines),
        cmocka_unit_test(test_same),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

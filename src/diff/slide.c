/* Sliding: "x, b" → "x, a, b" is told as {+a, +}, not as {+, a+}. What is
 * inserted may begin one token earlier where the token before it is its last
 * one, and so on; of all places the one is taken whose two edges are best. */
#include "diff/slide.h"

#include <string.h>

/* How good an edge is. Between two tokens that no white space parts: */
enum {
    EDGE_INSIDE = 0,      /* after an opening mark, before punctuation */
    EDGE_TIGHT = 2,       /* between words of a script without spaces */
    EDGE_BEFORE = 3,      /* before white space */
    EDGE_BEFORE_STOP = 4, /* ... that follows a clause or sentence */
    EDGE_WORD = 6,        /* after white space */
    EDGE_COMMA = 8,
    EDGE_OPENING = 9,
    EDGE_CLAUSE = 10,
    EDGE_SENTENCE = 11,
    EDGE_LINE = 13,
};

static bool token_is_among(const Wording *line, size_t at, const char *set)
{
    Token token = line->tokens[at];
    size_t size = token.end - token.start;
    for (const char *one = set; *one; one += strcspn(one, " ") + 1)
        if (strcspn(one, " ") == size &&
            memcmp(one, line->text + token.start, size) == 0)
            return true;
    return false;
}

static bool is_space(const Wording *line, size_t at)
{
    return line->tokens[at].class == TOKEN_SPACE;
}

/* How good an edge is after a visible token, white space aside. */
static int edge_after(const Wording *line, size_t at)
{
    if (line->tokens[at].class == TOKEN_STOP)
        return EDGE_SENTENCE;
    if (line->tokens[at].class != TOKEN_MARK)
        return EDGE_WORD;
    if (token_is_among(line, at, "; ； ： : ؛ "))
        return EDGE_CLAUSE;
    return token_is_among(line, at, ", ， 、 ، ) ） ] ") ? EDGE_COMMA
                                                         : EDGE_WORD;
}

/* How good the edge is before a token. */
static int edge_before(const Wording *line, size_t at)
{
    if (at == 0 || at == line->count)
        return EDGE_LINE;
    size_t last = at - 1;
    bool is_opening = token_is_among(line, at, "( （ [ 「 ");
    if (!is_space(line, last)) {
        int edge = edge_after(line, last);
        if (is_space(line, at))
            return edge > EDGE_COMMA ? EDGE_BEFORE_STOP : EDGE_BEFORE;
        if (line->text[line->tokens[last].start] & '\x80' && edge > EDGE_WORD)
            return edge;
        bool is_apart = line->tokens[at].class != TOKEN_MARK &&
                        line->tokens[at].class != TOKEN_STOP &&
                        line->tokens[last].class == TOKEN_WORD;
        return is_apart || is_opening ? EDGE_TIGHT : EDGE_INSIDE;
    }
    if (memchr(line->text + line->tokens[last].start, '\n',
               line->tokens[last].end - line->tokens[last].start))
        return EDGE_LINE;
    int edge = last ? edge_after(line, last - 1) : EDGE_LINE;
    return is_opening && edge < EDGE_OPENING ? EDGE_OPENING : edge;
}

/* Finds how far an edit of one side slides: `back` tokens to the beginning,
 * at the most, or so many `ahead`; gives the best way. */
static ptrdiff_t best_slide(const Wording *line, size_t start, size_t size,
                            const size_t room[2])
{
    size_t first = start;
    while (start - first < room[0] &&
           wording_is_same(line, first - 1, line, first + size - 1))
        first--;
    size_t last = start;
    while (last - start < room[1] &&
           wording_is_same(line, last, line, last + size))
        last++;
    size_t best = start;
    int most = -1;
    for (size_t at = first; at <= last; at++) {
        int here = edge_before(line, at) + edge_before(line, at + size);
        if (here < most || (here == most && at != start))
            continue;
        most = here;
        best = at;
    }
    return (ptrdiff_t)best - (ptrdiff_t)start;
}

/* ------------------------------------------------------------------ joining */

static bool is_line_end(const Wording *line, size_t at)
{
    Token token = line->tokens[at];
    return memchr(line->text + token.start, '\n', token.end - token.start);
}

/* Whether what stands between two edits is nothing but white space in one
 * line, and some of them replaces words: told apart, what goes and what comes
 * would take turns. */
static bool is_one(const Wording *a, const Edit *edit, const Edit *next)
{
    if ((!edit->a_size || !edit->b_size) && (!next->a_size || !next->b_size))
        return false;
    for (size_t at = edit->a + edit->a_size; at < next->a; at++)
        if (!is_space(a, at) || is_line_end(a, at))
            return false;
    return true;
}

/* Leaves out white space that an edit begins or ends with on both sides. */
static void blanks_trim(const Wording *a, const Wording *b, Edit *edit)
{
    while (edit->a_size > 1 && edit->b_size > 1 && is_space(a, edit->a) &&
           wording_is_same(a, edit->a, b, edit->b)) {
        edit->a++, edit->a_size--;
        edit->b++, edit->b_size--;
    }
    for (size_t a_last, b_last; edit->a_size > 1 && edit->b_size > 1;
         edit->a_size--, edit->b_size--) {
        a_last = edit->a + edit->a_size - 1;
        b_last = edit->b + edit->b_size - 1;
        if (!is_space(a, a_last) || !wording_is_same(a, a_last, b, b_last))
            break;
    }
}

/* Makes one edit of those with nothing but white space between. */
static void edits_join(const Wording *a, const Wording *b, Edits *edits)
{
    size_t count = 0;
    for (size_t i = 0; i < edits->count; i++) {
        const Edit *next = &edits->items[i];
        Edit *edit = count ? &edits->items[count - 1] : NULL;
        if (!edit || !is_one(a, edit, next)) {
            edits->items[count++] = *next;
            continue;
        }
        edit->a_size = next->a + next->a_size - edit->a;
        edit->b_size = next->b + next->b_size - edit->b;
        blanks_trim(a, b, edit);
    }
    edits->count = count;
}

void edits_slide(const Wording *a, const Wording *b, Edits *edits)
{
    size_t a_last = 0; /* where the edit before ends */
    for (size_t i = 0; i < edits->count; i++) {
        Edit *edit = &edits->items[i];
        size_t next = i + 1 < edits->count ? edit[1].a : a->count;
        size_t a_end = edit->a + edit->a_size;
        /* One token stays between two edits. */
        size_t room[2] = {edit->a - a_last, next - a_end};
        if (i && room[0])
            room[0]--;
        if (i + 1 < edits->count && room[1])
            room[1]--;
        ptrdiff_t by = 0;
        if (!edit->a_size)
            by = best_slide(b, edit->b, edit->b_size, room);
        else if (!edit->b_size)
            by = best_slide(a, edit->a, edit->a_size, room);
        edit->a = (size_t)((ptrdiff_t)edit->a + by);
        edit->b = (size_t)((ptrdiff_t)edit->b + by);
        a_last = edit->a + edit->a_size;
    }
    edits_join(a, b, edits);
}

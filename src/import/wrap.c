/* Measuring the width that a text was wrapped to by hand.
 *
 * Lines that are followed by more of their paragraph end near that width: the
 * next word did not fit. The width is that of the longest of them, the last
 * few in a hundred aside; the text is taken for wrapped when most of them are
 * full, when many of these end within a sentence, and when hardly a line is
 * longer. Much shorter lines say nothing: they are headings, addresses,
 * verses. */
#include "import/wrap.h"

#include "import/looks.h"
#include "import/units.h"
#include "lang/utf8.h"
#include "lang/width.h"
#include "lang/words.h"

#include <string.h>

#define WIDEST   200 /* columns; longer lines were not wrapped */
#define USUAL    60  /* columns; one full line of so many is enough */
#define NARROW   40  /* columns; shorter lines may end for other reasons */
#define CENTERED 8   /* columns that a centered line is indented, at least */
#define SLACK    8   /* columns that a full line may leave free */

/* Columns of the word that a line begins with. */
static unsigned first_word(const Plain *plain, const Line *line)
{
    const char *text = line_text(plain, line);
    size_t at = 0, end = 0;
    uint32_t first = utf8_next(text, line->size, &at);
    if (words_is_tight(first, first))
        return 2;
    while (end < line->size && end < WIDEST && text[end] != ' ' &&
           text[end] != '\t')
        end++;
    return (unsigned)text_width(text, end);
}

/* Whether two lines are set in the middle, one below the other. */
static bool is_centered(const Line *a, const Line *b)
{
    return a->indent >= CENTERED && b->indent >= CENTERED &&
           (a->indent > b->indent + 1 || b->indent > a->indent + 1);
}

/* Whether two lines stand together and the second begins nothing new. */
static bool is_joined(const Plain *plain, size_t line)
{
    const Line *a = &plain->lines[line], *b = a + 1;
    return line + 1 < plain->line_count && !(b->flags & LINE_FIRST) &&
           a->kind != LINE_RULE && b->kind == LINE_PROSE && !is_centered(a, b);
}

static bool is_full(const Plain *plain, size_t line, unsigned wrap)
{
    const Line *a = &plain->lines[line];
    return a->width + SLACK + 1 + first_word(plain, a + 1) > wrap;
}

/* The width that at most 3 in 100 of the joined lines pass. */
static unsigned widest(const size_t counts[WIDEST + 1], size_t joined)
{
    size_t above = 0;
    unsigned width = WIDEST;
    while (width && (above += counts[width]) * 100 <= joined * 3)
        width--;
    return width;
}

void wrap_measure(Plain *plain)
{
    size_t counts[WIDEST + 1] = {0};
    size_t joined = 0, full = 0, open = 0, ragged = 0, longer = 0, firsts = 0;
    for (size_t i = 0; i < plain->line_count; i++) {
        unsigned width = plain->lines[i].width;
        firsts += plain->lines[i].flags & LINE_FIRST;
        if (!is_joined(plain, i))
            continue;
        counts[width < WIDEST ? width : WIDEST]++;
        joined++;
    }
    unsigned wrap = widest(counts, joined);
    for (size_t i = 0; i < plain->line_count; i++) {
        unsigned width = plain->lines[i].width;
        longer += width > wrap + SLACK;
        if (!is_joined(plain, i))
            continue;
        bool is_one = is_full(plain, i, wrap);
        full += is_one;
        open += is_one && !line_has_end(line_text(plain, &plain->lines[i]),
                                        plain->lines[i].size);
        ragged += !is_one && width * 10 >= wrap * 6;
    }
    bool is_wrapped = full > (wrap < USUAL) && wrap >= NARROW &&
                      wrap < WIDEST && full * 2 >= ragged * 3 &&
                      open * 5 >= full * 2 && longer * 20 <= plain->line_count;
    plain->wrap = is_wrapped ? wrap : 0;
    plain->is_by_line = !is_wrapped && plain->line_count >= 8 &&
                        firsts * 10 <= plain->line_count;
}

bool wrap_is_full(const Plain *plain, size_t line)
{
    if (!plain->wrap || line + 1 >= plain->line_count)
        return false;
    const Line *a = &plain->lines[line];
    if (is_centered(a, a + 1))
        return false;
    /* A quarter of the line free is more than any ragged margin. */
    return a->width + 1 + first_word(plain, a + 1) > plain->wrap * 3 / 4;
}

bool wrap_is_alone(const Plain *plain, size_t first, size_t last)
{
    unsigned wrap = 0;
    if (plain->wrap || last < first + 3)
        return false;
    for (size_t i = first; i < last; i++)
        if (plain->lines[i].width > wrap)
            wrap = plain->lines[i].width;
    if (wrap < NARROW || wrap > WIDEST / 2)
        return false;
    for (size_t i = first; i < last; i++)
        if (!is_full(plain, i, wrap))
            return false;
    return true;
}

/* "CAPTCHA-" and "vraag" are one word that was broken behind its hyphen; but
 * in "in-" and "en uitvoer" the hyphen stands for the rest of a word. */
static bool is_broken(const Plain *plain, const Line *a, const Line *b)
{
    static const char *const words[] = {
        "en",  "of",    "und", "oder", "bzw", "and", "or", "to", "et", "ou",
        "och", "eller", "og",  "ja",   "tai", "y",   "e",  "o",  "i"};
    const char *text = line_text(plain, a), *next = line_text(plain, b);
    size_t at = a->size > 1 ? a->size - 1 : 0, size = 0;
    uint32_t before = utf8_previous(text, at, &at);
    if (text[a->size - 1] != '-' || before <= '/' || before == 0xA0)
        return false;
    while (size < b->size && (next[size] & 0x40))
        size++;
    for (size_t i = 0; i < sizeof words / sizeof words[0]; i++)
        if (strlen(words[i]) == size && !memcmp(words[i], next, size))
            return false;
    return size > 0 || (*next >= '0' && *next <= '9');
}

Joint wrap_joint(const Plain *plain, size_t line, bool is_alone)
{
    const Line *a = &plain->lines[line], *b = a + 1;
    /* In the midst of a sentence no break is meant. */
    bool is_within = plain->wrap && looks_going_on(plain, b) &&
                     !line_has_end(line_text(plain, a), a->size);
    if (!is_alone && !is_within && !wrap_is_full(plain, line))
        return JOINT_BREAK;
    size_t end = a->size, start = 0;
    uint32_t before = utf8_previous(line_text(plain, a), a->size, &end);
    uint32_t after = utf8_next(line_text(plain, b), b->size, &start);
    return words_is_tight(before, after) || is_broken(plain, a, b)
               ? JOINT_TIGHT
               : JOINT_SPACE;
}

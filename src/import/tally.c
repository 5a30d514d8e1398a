/* Collects the words of a plain text from its bytes. */
#include "import/tally.h"

#include "lang/words.h"

#include <string.h>

#define NOWHERE SIZE_MAX

typedef struct {
    const Plain *plain;
    Buf *words;
    size_t line;     /* the next of the lines that are not empty */
    size_t word_end; /* in the source, of the last word */
    size_t line_end; /* in the source, of the last line */
    size_t glue;     /* a word that ends here goes on with the next */
    bool failed;
} Tally;

/* Adds the words of a piece of the source. */
static void add_words(Tally *tally, size_t start, size_t end)
{
    Words walk;
    Word word;
    words_init(&walk, tally->plain->bytes + start, end - start);
    while (words_next(&walk, &word)) {
        if (word.start == 0 && tally->word_end == tally->glue)
            buf_set_size(tally->words, tally->words->size - 1);
        buf_add(tally->words, word.text, word.size);
        buf_add_char(tally->words, '\n');
        tally->word_end = start + word.end;
        tally->glue = NOWHERE;
    }
    tally->failed |= !words_clear(&walk);
}

/* Adds the words of a line of the source, from `start` to `end`. */
static void add_line(Tally *tally, size_t start, size_t end)
{
    const Plain *plain = tally->plain;
    for (; tally->line < plain->line_count; tally->line++) {
        const Line *line = &plain->lines[tally->line];
        if (line->start >= end)
            break;
        add_words(tally, start, line->start);
        start = line->start;
        tally->glue = line->flags & LINE_GLUED ? tally->line_end : NOWHERE;
        tally->line_end = line->start + line->size;
        if ((line->flags & LINE_CUT) && line->kind == LINE_BULLET)
            start += line->skip;
        if ((line->flags & LINE_CUT) && line->kind == LINE_NUMBER) {
            start += line_number_size(plain, line);
            add_words(tally, line->start, start);
        }
    }
    add_words(tally, start, end);
}

bool tally_words(const Plain *plain, Buf *words)
{
    Tally tally = {.plain = plain,
                   .words = words,
                   .word_end = 0,
                   .line_end = NOWHERE,
                   .glue = NOWHERE};
    size_t start = 0;
    while (start < plain->size) {
        const char *stop =
            memchr(plain->bytes + start, '\n', plain->size - start);
        size_t end = stop ? (size_t)(stop - plain->bytes) : plain->size;
        add_line(&tally, start, end);
        start = end + 1;
    }
    return !tally.failed && buf_is_ok(words);
}

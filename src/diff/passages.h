/* Passages that moved: words that went in one place and came, the same ones in
 * the same order, in another, be that in the same line. A sentence, a member of
 * a list, a phrase that is long enough to be no chance.
 *
 *      gone   We may [-share it, as the law asks us to,-] at once. | ...
 *      come   ... | A court may have it{+, as the law asks us to+}.
 *
 * A passage begins at words that are in each text once among all that went or
 * came, grows as far as both are equal, and may have a few other words in it,
 * which changed on the way; where most of a sentence moved, it is the sentence.
 * Both sides are treated alike, so that the way back
 * has the passages of the way there. Time and memory are linear in the words,
 * sorting of what was found aside. */
#ifndef DIFF_PASSAGES_H
#define DIFF_PASSAGES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What a passage may do at a word, and what kind of word it is. */
enum {
    WORD_BEGINS = 1,    /* a passage may begin with it */
    WORD_ENDS = 2,      /* ... may end with it */
    WORD_CONTENT = 4,   /* letters or digits */
    WORD_DENSE = 8,     /* in a script without spaces, whose words are short */
    WORD_STOPS = 16,    /* ends a clause, a member of a list */
    WORD_ENDS_ALL = 32, /* ends a sentence */
    WORD_OPENS = 64,    /* belongs to the word behind it */
};

/* A word that came or went. */
typedef struct {
    uint64_t hash; /* of its bytes */
    uint32_t run;
    uint32_t token; /* the caller's */
    uint8_t flags;
} RowWord;

/* Words in reading order. Those of one run stand together in a text, with
 * nothing between them that stays. */
typedef struct {
    RowWord *items;
    size_t count, room;
    bool failed;
} WordRow;

void row_add(WordRow *row, RowWord word);
void row_clear(WordRow *row);

/* Words that are equal in both rows. */
typedef struct {
    size_t a, b, size;
} Match;

/* Matches in order in both rows, within words of one run of either: what is no
 * match changed on the way. */
typedef struct {
    size_t a, a_end, b, b_end;
    const Match *matches;
    size_t count;
} Passage;

/* In the order of B. */
typedef struct {
    Passage *items;
    size_t count;
    Match *matches; /* of all */
} Passages;

void passages_clear(Passages *passages);

/* Finds them. Rows of less than 2^32 words. False when memory ran out. */
bool passages_find(const WordRow *a, const WordRow *b, Passages *out);

#endif

/* The what's-new page: from a marked text to a text that tells what changed.
 *
 *      title       What's new: Terms of use
 *      opening     the versions, what the reader has to do, the team's notes on
 *                  the whole, how many clauses changed
 *      a section   for each place where words changed: its heading as it
 *                  changed, notes, link to the new text, the words that changed
 *                  among those around them; what did not change is folded
 *      a section   for changes of form only, one for how to read all this, one
 *                  with figures
 *      the whole   text with its changes
 *
 * It is rendered as any other text, with these additions to the marked text
 * (codicil-marked(5)): class="fold" on a blockContainer or hcontainer whose
 * c:label says what is folded in it; class="omitted" on an item or row that
 * stands for others; class="path", "remark", "read" on paragraphs of ours. Ids
 * of provisions stand in the whole text only; sections have some of ours. */
#ifndef DIFF_NEWS_H
#define DIFF_NEWS_H

#include "base/context.h"
#include "lang/phrases.h"
#include "model/doc.h"

/* What the legal team says of a change. All borrowed. */
typedef struct {
    const char *provision;         /* its id; NULL: of the whole */
    const char *version;           /* label */
    const char *locale;            /* of its words */
    const char *const *paragraphs; /* ended by NULL */
} NewsNote;

/* What came into a list of facts, and went: a line each. Borrowed. */
typedef struct {
    const xmlNode *marked;       /* the item, in the marked text */
    const char *added, *removed; /* NULL: none */
} NewsFacts;

/* How many provisions changed in which way, and how many words. */
typedef struct {
    size_t changed, moved, added, removed, reshaped, renumbered, reformatted;
    size_t words_in, words_out;
    double share; /* of the words of both texts, 0 to 1 */
} NewsCounts;

/* All borrowed. */
typedef struct {
    const xmlDoc *marked;   /* the marked text, in its own language */
    const xmlDoc *headings; /* a text in the reader's language, whose headings
                               are taken by id; NULL: the marked text's */
    const Phrases *phrases; /* the reader's */
    const char *locale;     /* the reader's */
    const char *title;      /* of the document, in the reader's language */
    const char *since, *version; /* labels */
    const char *change;          /* "material", …; NULL while it is open */
    const char *text;      /* address of the new text in HTML; NULL: none */
    const NewsNote *notes; /* from the oldest version to the newest */
    size_t note_count;
    const NewsFacts *facts; /* in reading order */
    size_t fact_count;
    const xmlNode *const *following; /* provisions of the marked text, in its
                                        order, in which nothing changed but
                                        references to what was renumbered */
    size_t following_count;
    bool is_several; /* more than one version lies between */
    NewsCounts counts;
} NewsInput;

/* A note for a provision that neither text has stands with those of the whole,
 * and is told as a warning. Time and memory grow with the marked text. */
CodicilStatus news_make(const CodicilContext *context, const NewsInput *input,
                        xmlDoc **out);

#endif

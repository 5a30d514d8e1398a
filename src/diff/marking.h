/* A marked text under construction: what all who add to it share. */
#ifndef DIFF_MARKING_H
#define DIFF_MARKING_H

#include "base/context.h"
#include "base/table.h"
#include "diff/changes.h"
#include "lang/dates.h"
#include "lang/tokens.h"
#include "model/doc.h"

/* Both ends of a move, in the texts and (its new place) in the marked one. */
typedef struct {
    const xmlNode *a, *b;
    xmlNode *marked;
    size_t words_out, words_in;
    size_t order; /* see ChangeRecord */
} MoveFound;

/* Tools, and what was made so far. */
typedef struct {
    CodicilContext *context;
    const char *locale; /* of the words */
    xmlDoc *marked;
    xmlNs *akn, *own, *xml; /* its namespaces */
    Tokenizer *tokenizer;
    Table ids; /* that stand in the marked text, once one was asked for */
    bool has_ids;
    /* "#id" of provisions of the older text that have another id in the newer
     * one: pointers to that, as it is referred to, in `names` */
    Table renamed;
    char **names;
    size_t name_count;
    bool ids_are_minted; /* no one gave them: they tell nothing */
    unsigned moves;      /* how many numbers of moves were given */
    Changes *changes;
    DateFinder *dates;    /* the context's, once one was asked for */
    MoveFound *move_list; /* by number, from 1 */
    size_t move_room;
} Marking;

typedef enum { FATE_KEPT, FATE_INSERTED, FATE_DELETED } Fate;

/* What became of a piece of text. */
typedef struct {
    Fate fate;
    unsigned move; /* it came or went by this move; 0 by none */
} Mark;

/* Takes `marked`, a copy of the newer text. */
CodicilStatus marking_open(Marking *marking, xmlDoc *marked);
void marking_close(Marking *marking); /* what was taken is freed, if not NULL */

/* An element of the marked text, not in the tree yet; NULL without memory. */
xmlNode *marking_element(const Marking *marking, Element element);

/* A copy for the marked text, with all that is in it when `deep` (comments
 * aside). NULL without memory. */
xmlNode *marking_copy(const Marking *marking, const xmlNode *node, bool deep);

/* Sets an attribute by qualified name, also of an element that is not in the
 * tree; NULL takes it away. */
bool marking_set(const Marking *marking, xmlNode *node, const char *name,
                 const char *value);

/* Takes from what came of the older text what the newer one has: eId and wId
 * go, an xml:id that stands in the marked text becomes c:was. */
bool marking_disown(Marking *marking, xmlNode *copy);

/* Sets c:change (and c:move) of an element. */
bool marking_tell(const Marking *marking, xmlNode *node, Mark mark);

/* `<ins>` or `<del>`, for a move with its class and number, not in the tree
 * yet; NULL without memory. */
xmlNode *marking_wrapper(const Marking *marking, Mark mark);

/* The item that a line begins, if its bullet or ordinal is no line of its own;
 * NULL for none. */
xmlNode *item_begun(xmlNode *line);

/* Puts an empty del before `next` in `parent` (NULL: at the end), which says
 * that what stands there began an item of the older text; for a NULL item
 * nothing. False without memory. */
bool marking_bullet(const Marking *marking, const xmlNode *item,
                    xmlNode *parent, xmlNode *next);

/* Puts all that a line holds into an ins or del, its footnotes marked too. */
bool marking_wrap(const Marking *marking, xmlNode *line, Mark mark);

/* Marks a footnote and all that it holds. */
bool marking_note(const Marking *marking, xmlNode *note, Mark mark);

#endif

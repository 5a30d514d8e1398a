/* A translation as translators' tools see it: what XLIFF 2.1 and 1.2 say, as
 * plain structs.
 *
 * A *unit* is a provision of the original that has words; a *segment* is one of
 * its lines, or an attribute with words (the title of a link or abbreviation,
 * the alt of a picture). Its words are *coded*: text with white space
 * collapsed, and inlines as signs that name a *code* of the unit:
 *
 *      Read %x01 "1" %x05 our terms %x02 "1" %x05 .     a pair
 *      first line %x03 "2" %x05 second line             an empty one
 *
 * Codes "1", "2", ... are the inlines of the original, in reading order; those
 * that only the translation has are "x1", "x2", ... A footnote is an empty
 * code; its text is a unit of its own. */
#ifndef EXCHANGE_UNIT_H
#define EXCHANGE_UNIT_H

#include "model/own_lines.h"
#include "model/translated.h"

#define CODED_OPEN  '\x01'
#define CODED_CLOSE '\x02'
#define CODED_EMPTY '\x03'
#define CODED_END   '\x05' /* behind the name of a code */

#define UNIT_NONE    ((size_t)-1)
#define CODE_ID_SIZE 16

typedef struct {
    char id[CODE_ID_SIZE];
    const xmlNode *source; /* in the original; NULL */
    const xmlNode *own;    /* in the translation; NULL */
    xmlNode *made;         /* what `own` is, where it was made; NULL */
    size_t segment;        /* the one that it stands in */
} Code;

typedef struct {
    char *id;    /* of the unit, or with ":1", ":2" of its segments */
    size_t line; /* which of the lines, from 0; of an attribute, the one
                    that its code stands in */
    size_t code; /* of an attribute; UNIT_NONE: a line */
    const char *attribute; /* "title", "alt"; NULL: a line */
    char *source;
    char *target; /* NULL: there is none */
} Segment;

/* Borrows from both texts. */
typedef struct {
    const TranslatedProvision *provision;
    Segment *segments;
    size_t count, room;
    Code *codes;
    size_t code_count, code_room;
    char *former; /* label of the version that `old_…` are of; NULL */
    char *old_source, *old_target; /* plain words there; NULL */
    char *changed; /* what changed in the source since, as text; NULL */
} Unit;

typedef struct {
    const char *work, *version, *from, *to; /* from, to: locales; borrowed */
    size_t part; /* not 0: only so many segments are asked for */
    Unit *units;
    size_t count;
} Exchange;

/* One unit for each provision of `translated`. */
CodicilStatus exchange_open(const CodicilContext *context,
                            const Translated *translated, Exchange *out);
void exchange_close(Exchange *exchange);
void exchange_drop(const Exchange *exchange); /* what its units own */

/* The line of a translation that is the `index`th of the original; NULL where
 * it has none. */
const OwnLine *unit_line(const OwnLines *source, const OwnLines *own,
                         size_t index);

/* Whether a provision counts as translated, stale ones aside. */
bool unit_is_done(const Unit *unit);

#endif

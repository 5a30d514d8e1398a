/* What a provision has of its own: its lines, without those of the provisions
 * inside it. For whoever holds a translation against its original, line by
 * line.
 *
 * A *line* is a run of inlines and text: all of a heading, caption, num, p (or
 * docTitle), or, of an li, each run between its blocks. Runs without words or
 * elements are none. The title (docTitle) has no id and counts as a provision
 * of its own here, known as OWN_LINES_TITLE; a footnote is one apart from the
 * line of its marker; a term where it is defined (def) is none. */
#ifndef MODEL_OWN_LINES_H
#define MODEL_OWN_LINES_H

#include "model/idset.h"
#include "model/vocab.h"

#define OWN_LINES_TITLE ".title" /* no xml:id begins with a full stop */

typedef enum { OWN_WORDS, OWN_HEADING, OWN_CAPTION, OWN_NUM } OwnLineKind;

typedef struct {
    OwnLineKind kind;
    xmlNode *parent;       /* heading, p, li, … */
    xmlNode *first, *last; /* of its children, last inclusive */
} OwnLine;

/* A growing list. It remembers its own failure, as a Buf. */
typedef struct {
    OwnLine *items;
    size_t count, room;
    bool failed;
} OwnLines;

/* Adds the lines of a provision in reading order. */
void own_lines_read(const xmlNode *provision, OwnLines *out);
void own_lines_clear(OwnLines *lines);

/* The number, NULL where there is none; and the next of the other lines, from
 * `at` on, which begins as 0 (NULL after the last). */
const OwnLine *own_lines_num(const OwnLines *lines);
const OwnLine *own_lines_next_words(const OwnLines *lines, size_t *at);

/* Whether two provisions have as many lines, of the same kinds, numbers
 * aside. */
bool own_lines_are_alike(const OwnLines *one, const OwnLines *other);

/* What a provision is known by: its xml:id, OWN_LINES_TITLE, or NULL. */
const char *own_lines_id(const xmlNode *provision);

/* The next node of a text that is a provision here: `before` is NULL, then the
 * one given last; NULL after the last. In reading order. */
xmlNode *own_lines_next(const xmlDoc *text, const xmlNode *before);

/* All of them that are known by something, in a set that is made here: the
 * nodes of `text`, which may be NULL. False when out of memory. */
bool own_lines_index(const xmlDoc *text, IdSet *out);

#endif

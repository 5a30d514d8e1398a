/* What changed, as data: one record for each change of a provision. */
#ifndef DIFF_CHANGES_H
#define DIFF_CHANGES_H

#include "base/buf.h"
#include "model/doc.h"

/* X-macro: enum word and name. */
#define CHANGE_KINDS(X)                                                        \
    X(INSERT, "insert")           /* a provision that is new */                \
    X(DELETE, "delete")           /* one that went */                          \
    X(MODIFY, "modify")           /* other words */                            \
    X(MOVE, "move")               /* stands elsewhere */                       \
    X(MOVE_MODIFY, "move-modify") /* ... and in other words */                 \
    X(MOVE_WORDS, "move-words")   /* a sentence or phrase stands elsewhere */  \
    X(RENUMBER, "renumber")       /* another number */                         \
    X(SPLIT, "split")             /* one line became several */                \
    X(MERGE, "merge")             /* several lines became one */               \
    X(FORMAT, "format")           /* looks otherwise */                        \
    X(LINK, "link")               /* leads elsewhere */                        \
    X(VALUE, "value")             /* only dates, amounts, numbers */           \
    X(DEFINITION, "definition")   /* words of what defines a term */           \
    X(TITLE, "title")             /* the title of the text */                  \
    X(METADATA, "metadata")       /* a fact about the text */                  \
    X(REUSE, "reuse")             /* an id now names something else */

typedef enum {
#define X(word, name) CHANGE_##word,
    CHANGE_KINDS(X)
#undef X
        CHANGE_KIND_COUNT
} ChangeKind;

const char *change_kind_name(ChangeKind kind);

/* One change. Nodes are borrowed from the texts; strings are the list's. */
typedef struct {
    ChangeKind kind;
    const xmlNode *a, *b;       /* the provision (or line); NULL: none */
    xmlNode *marked;            /* where it is shown; NULL: nowhere */
    unsigned move;              /* number of the move; 0: none */
    size_t words_out, words_in; /* tokens, white space aside */
    bool has_values;            /* of words: numbers or dates among them */
    char *before, *after;       /* of a number, format, link, title, value,
                                   fact: what it was and is; NULL where there
                                   is none or it is long; of words that moved:
                                   these */
    char *added, *removed;      /* of an item of facts parted by semicolons or
                                   commas: those that came and went, a line
                                   each; NULL where there are none */
    const char *fact;           /* of METADATA: which */
    size_t order; /* in reading order of the marked text; 0 for facts */
} ChangeRecord;

typedef struct {
    ChangeRecord *items;
    size_t count, room;
    bool failed;
} Changes;

/* Adds a copy, strings and all; NULL when memory ran out. Good until the next
 * is added. */
ChangeRecord *changes_add(Changes *changes, ChangeRecord change);
void changes_clear(Changes *changes);
void change_clear(ChangeRecord *change); /* frees its strings */

/* Puts them in order. False when memory ran out, then or before. */
bool changes_sort(Changes *changes);

/* How many there are of a kind. */
size_t changes_count(const Changes *changes, ChangeKind kind);

/* Whether none of them touches words or their meaning: only how the text looks,
 * where links lead, and numbers of provisions. */
bool changes_are_editorial(const Changes *changes);

/* Copies a string for a change; NULL stays NULL. */
char *change_text(Changes *changes, const char *text);

#endif

/* Reading authoring Markdown: what the parts of the reader share. Inside of
 * import/authored*.c only.
 *
 *      source → (authored_source.c) lists taken out, marks put in → cmark →
 *      (authored_token.c) the tokens of a line → (authored_inline.c,
 *      authored_block.c, authored_hier.c) the text's tree → (authored_check.c)
 *      held against the content model */
#ifndef IMPORT_AUTHORED_PARTS_H
#define IMPORT_AUTHORED_PARTS_H

#include "base/cleanup.h"
#include "base/table.h"
#include "import/authored.h"
#include "model/authoring.h"
#include "model/idset.h"

#include <cmark.h>

/* What cmark is given in place of what it does not know. MARK_LIST and the
 * others stand between two "}", so that they are punctuation at either end, as
 * what they stand for is; no source may hold these characters. */
#define MARK_LIST    '\1' /* an attribute list, by its number */
#define MARK_ESCAPED '\3' /* [ ] { } | behind a backslash: a b c d e */
#define MARK_NOTE    '\4' /* [^label]: at the beginning of a line */
#define MARK_DIV     '\5' /* ::: */
#define MARK_BELOW   '\6' /* {: …} on a line of its own */

/* An attribute list as it stands in the source, braces included; size 1 where
 * it is never closed. */
typedef struct {
    const char *text;
    size_t size;
    long line, column;
} AuthoredList;

/* All that is known of a source before cmark reads it. */
typedef struct {
    const char *file;
    Buf text;    /* for cmark */
    long *lines; /* the source's line of each line of the text */
    size_t line_count, line_room;
    AuthoredList *lists;
    size_t list_count, list_room;
    Buf locale;   /* of the front matter; empty: none */
    Element kind; /* EL_none: none */
    Element levels[AUTHORING_LEVELS + 1];
} AuthoredSource;

/* ---- authored_source.c */
void authored_source_clear(AuthoredSource *source);
CodicilStatus authored_source_read(const CodicilContext *context,
                                   const SourceText *text, AuthoredSource *out);
/* The source's line of a block. */
long authored_line(const AuthoredSource *source, cmark_node *node);

/* ---- authored_list.c: an attribute list, read */
enum { MINUS_NUM = 1, MINUS_CLASS = 2, MINUS_MARKER = 4 };

typedef struct {
    Element element; /* that it names; EL_none: none */
    int level;       /* 0: not said */
    unsigned minus;
    const AuthoredList *list; /* NULL: there is none */
    size_t count;
    struct {
        const char *name; /* of the vocabulary */
        size_t value;     /* where it begins in `values` */
    } items[24];
    Buf values;
} Said;

/* ---- the reader */
typedef enum {
    TOKEN_TEXT,
    TOKEN_OPEN, /* strong, emphasis, link */
    TOKEN_CLOSE,
    TOKEN_CODE,
    TOKEN_IMAGE,
    TOKEN_BREAK,
    TOKEN_SOFT,
    TOKEN_PIPE,
    TOKEN_BRACKET,
    TOKEN_END,  /* ] */
    TOKEN_NOTE, /* [^label] */
    TOKEN_LIST,
    TOKEN_MARK, /* MARK_NOTE, MARK_DIV, MARK_BELOW */
} TokenKind;

typedef struct {
    TokenKind kind;
    cmark_node *node;
    size_t text, size; /* its words, in the tokens' buf */
    size_t list;       /* the list behind it, counted from 1; 0: none */
    bool is_matched;   /* a bracket that is one end of a span */
    char mark;
} Token;

typedef struct {
    Token *items;
    size_t count, room;
    Buf text;
    long line;
    bool failed;
} Tokens;

typedef struct {
    xmlNode *node;
    int level;
    bool is_lead;
} AuthoredOpen;

typedef struct {
    CodicilContext *context;
    const AuthoredSource *source;
    const char *locale;
    xmlDoc *doc;
    xmlNode *body;
    xmlNode *preface; /* NULL: none */
    xmlNode *caption; /* whose table is still to come */
    bool has_title;   /* stands already */
    AuthoredOpen open[AUTHORING_DEPTH + 10];
    int depth, floor;
    int nesting;    /* of calls */
    xmlNode *stray; /* the hcontainer that blocks go into */
    Table labels;   /* of footnotes; the value is a place in `notes` */
    cmark_node **notes;
    size_t note_count, note_room;
    bool *note_used;
    IdSet ids;
} Authored;

void said_clear(Said *said);
/* Reads list number `list`, from 1; nothing is said for 0. */
CodicilStatus said_read(const Authored *reader, size_t list, Said *out);
/* Gives an element what a list says. */
CodicilStatus said_apply(Authored *reader, const Said *said, xmlNode *node);
/* said_read and said_apply; `allowed` is the one name it may say. */
CodicilStatus said_give(Authored *reader, size_t list, Element allowed,
                        xmlNode *node);
CodicilStatus said_fault(const Authored *reader, const AuthoredList *list,
                         const char *format, ...)
    __attribute__((format(printf, 3, 4)));
const char *said_get(const Said *said, const char *name); /* NULL: no such */

/* ---- authored_token.c */
void tokens_clear(Tokens *tokens);
/* The tokens of a paragraph or heading. */
CodicilStatus tokens_read(const Authored *reader, cmark_node *block,
                          Tokens *out);
/* Takes the list off that a line ends with, behind a blank; gives its number,
 * 0 where there is none. */
size_t tokens_take_last(Tokens *tokens);
/* Takes blanks off where a line begins; gives the first token left. */
size_t tokens_trim(Tokens *tokens, size_t from, size_t to);
/* The token behind the end of the one at `at`. */
size_t tokens_after(const Tokens *tokens, size_t at);

/* ---- authored_inline.c */
CodicilStatus authored_fault(const Authored *reader, long line,
                             const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A new element with its line; a fault when out of memory. */
CodicilStatus authored_add(const Authored *reader, xmlNode *parent,
                           Element element, long line, xmlNode **out);
CodicilStatus authored_read_inlines(Authored *reader, const Tokens *tokens,
                                    size_t from, size_t to, xmlNode *parent);
/* A number and a heading that begin a line, and what stands behind them. */
typedef struct {
    Tokens *tokens;
    size_t from; /* moves on */
    unsigned minus;
    bool takes_strong; /* **words** are a heading */
} AuthoredLead;
CodicilStatus authored_read_lead(Authored *reader, AuthoredLead *lead,
                                 xmlNode *owner);

/* ---- authored_block.c */
/* The blocks from `first` on into `container`; NULL: the text's own. */
CodicilStatus authored_read_blocks(Authored *reader, cmark_node *first,
                                   xmlNode *container);
CodicilStatus authored_read_list(Authored *reader, cmark_node *list,
                                 xmlNode *place);
CodicilStatus authored_read_table(Authored *reader, const Tokens *tokens,
                                  xmlNode *place);

/* ---- authored_hier.c */
/* Where a block goes that stands in the main body. */
CodicilStatus authored_place(Authored *reader, long line, xmlNode **out);
/* How a provision begins. */
typedef struct {
    Element element;
    int level; /* 0: one more than what is open */
    bool is_lead;
    long line;
} AuthoredStart;
CodicilStatus authored_open(Authored *reader, const AuthoredStart *start,
                            xmlNode **out);
CodicilStatus authored_read_heading(Authored *reader, cmark_node *heading,
                                    bool in_body);
CodicilStatus authored_read_clause(Authored *reader, Tokens *tokens);
/* intro, content or wrapUp of a provision that is open. */
CodicilStatus authored_open_part(Authored *reader, const Said *said, long line,
                                 xmlNode **out);

/* ---- authored_words.c */
CodicilStatus authored_harvest(const Authored *reader, cmark_node *root,
                               Buf *words);

/* ---- authored_check.c */
CodicilStatus authored_check(const Authored *reader);

#endif

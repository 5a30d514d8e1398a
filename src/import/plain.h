/* A plain text while it is read. Lines are cut and looked at (lines.h), the
 * width that it was wrapped to is measured (wrap.h), lines are gathered to
 * units (units.h) and numbered units to series (series.h), units get their
 * parts in the text (parts.h), and the block tree is made of them
 * (tree.h, prose.h). */
#ifndef IMPORT_PLAIN_H
#define IMPORT_PLAIN_H

#include "base/context.h"
#include "lang/dates.h"

#include <libxml/tree.h>
#include <stdint.h>

typedef enum {
    LINE_PROSE,
    LINE_BULLET, /* begins with a bullet */
    LINE_NUMBER, /* begins with what may be a number */
    LINE_RULE,   /* one character again and again: ----, ==== */
} LineKind;

/* Flags of a line. */
enum {
    LINE_FIRST = 1, /* an empty line, or nothing, before it */
    LINE_GLUED = 2, /* joined to the line before it without a space */
    LINE_CUT = 4,   /* its number is parted from its words */
};

/* A line that is not empty, without the white space at its ends. Columns
 * count tabs to the next eighth, wide characters and spaces as two. */
typedef struct {
    uint32_t start, size; /* in the source */
    uint32_t skip;        /* bytes of the bullet or number and its spaces */
    uint32_t row;         /* from 1 */
    uint32_t width;       /* columns up to the end of the line */
    uint16_t indent;      /* columns before the text, at most 60000 */
    uint8_t kind;         /* LineKind */
    uint8_t mark;         /* sort of bullet (lines.h), character of a rule */
    uint8_t flags;
} Line;

typedef enum { UNIT_PROSE, UNIT_BULLET, UNIT_NUMBER } UnitKind;

/* What a unit is in the text. */
typedef enum {
    PART_TEXT, /* paragraph, item or clause, by its kind */
    PART_TITLE,
    PART_HEADING, /* its first `head` lines are */
    PART_LABEL,   /* the words of the heading whose number stands before */
    PART_CLOSING, /* copyright lines at the end */
} Part;

/* Flags of a unit. */
enum {
    UNIT_FIRST = 1,    /* an empty line before it */
    UNIT_CAPITALS = 2, /* all its letters are */
    UNIT_LEADS = 4,    /* a heading directly above a numbered one */
    UNIT_RISEN = 8,    /* an item that is a heading */
    UNIT_SHORT = 16,   /* looks like a heading, by itself */
};

/* Lines that stand together. */
typedef struct {
    uint32_t first, count; /* lines */
    uint32_t series;       /* index and 1; 0 for none */
    uint16_t indent;
    uint8_t kind; /* UnitKind */
    uint8_t part; /* Part */
    uint8_t head; /* lines that are heading */
    uint8_t flags;
    uint8_t underline; /* 3 for ====, 2 for ----, 1 for others, 0 */
} Unit;

/* Numbered units that count on: 1. 2. 3. */
typedef struct {
    uint32_t parent;      /* index and 1 of the series it is within; 0 */
    uint32_t first, last; /* units */
    uint32_t count;
    uint8_t kind;  /* NumberKind */
    uint8_t depth; /* of a decimal */
    bool is_loose; /* a member but the first has an empty line before */
    bool is_long;  /* a member is longer than a line of a list is */
    bool is_list;
    bool is_upper; /* capitals: I. A. */
} Series;

typedef struct SeriesStack SeriesStack; /* series.h */

typedef struct {
    CodicilContext *context;
    const char *file, *locale;
    const char *bytes;
    size_t size;
    Line *lines;
    size_t line_count;
    unsigned wrap;   /* columns that it was wrapped to; 0 for not wrapped */
    bool is_by_line; /* without empty lines: each line is a paragraph */
    Unit *units;
    size_t unit_count;
    Series *series;
    size_t series_count;
    size_t rules;  /* rules that part sections */
    long rule_row; /* where the first one stands */
    DateFinder *dates;
    xmlDoc *blocks;
} Plain;

static inline const char *line_text(const Plain *plain, const Line *line)
{
    return plain->bytes + line->start;
}

/* The words of a line: behind its bullet or number when `is_marked`. */
static inline const char *line_words(const Plain *plain, const Line *line,
                                     bool is_marked, size_t *size)
{
    size_t skip = is_marked ? line->skip : 0;
    *size = line->size - skip;
    return plain->bytes + line->start + skip;
}

/* The number of a line of kind LINE_NUMBER as it is written, with a dash or
 * colon behind it, without the spaces: its bytes. */
size_t line_number_size(const Plain *plain, const Line *line);

#endif

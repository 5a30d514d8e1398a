/* HTML within Markdown: its tags one by one, and its text. */
#ifndef IMPORT_HTML_H
#define IMPORT_HTML_H

#include "base/buf.h"

#include <stdint.h>

typedef enum {
    MARKUP_TAG,     /* an opening or closing tag */
    MARKUP_COMMENT, /* a comment, declaration, processing instruction */
} MarkupKind;

/* One piece of markup, borrowed from the source. */
typedef struct {
    MarkupKind kind;
    char name[16];      /* of a tag, in lower case; cut off if longer */
    bool is_closing;    /* "</b>" */
    const char *inside; /* what follows the name, up to ">" */
    size_t inside_size;
} Markup;

/* What a tag does to the line of text that it stands in. */
typedef enum {
    TAG_INLINE, /* nothing */
    TAG_BREAK,  /* br: a new line in the same block */
    TAG_BLOCK,  /* p, li, td, …: ends the block, and begins another */
    TAG_HIDDEN, /* script, style: what it holds is not to be read */
} TagEffect;

/* The size of the markup that a text, which has "<" first, begins with; 0 if
 * it is none and "<" is meant. */
size_t markup_read(const char *text, size_t size, Markup *markup);

TagEffect tag_effect(const Markup *tag);

/* Adds the value of an attribute with its references resolved; false, and adds
 * nothing, where the tag has none. */
bool markup_get(const Markup *tag, const char *name, Buf *value);

/* What a numeric reference means: control characters are none (0), but those
 * from 0x80 to 0x9F are the ones of Windows-1252, as in WHATWG HTML, 13.2.5.80.
 * All else is itself. */
uint32_t html_character(uint32_t code);

/* Adds text with its character references resolved (HTML 4, numeric ones). */
void html_add_text(const char *text, size_t size, Buf *out);

/* Takes a text apart: the text up to the next markup (or all that is left) is
 * `text`, and `markup` what follows; false at the end. What a hidden element
 * holds is passed over. `has_markup` is false at the end of the text. */
typedef struct {
    const char *bytes;
    size_t size, at;
    const char *text;
    size_t text_size;
    bool has_markup;
    Markup markup;
    bool lacks[3]; /* no further ">", "-->", "?>" in the text */
} HtmlParts;

HtmlParts html_begin(const char *bytes, size_t size);
bool html_next(HtmlParts *parts);

#endif

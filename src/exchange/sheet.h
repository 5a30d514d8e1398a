/* What the writers of XLIFF share: indented elements, and codes by name. */
#ifndef EXCHANGE_SHEET_H
#define EXCHANGE_SHEET_H

#include "exchange/coded.h"

/* "<name", then attributes, then ">" or "/>" of the caller's. */
void sheet_indent(Buf *out, int depth);
void sheet_attribute(Buf *out, const char *name, const char *value);
void sheet_text(Buf *out, const char *text);
/* A whole element with words, on its own line; nothing for NULL. */
void sheet_element(Buf *out, int depth, const char *name, const char *text);

/* How tools are told of an inline: its kind in either version. */
typedef struct {
    Element element;
    const char *type, *subtype; /* 2.1 */
    const char *ctype;          /* 1.2 */
} SheetKind;
const SheetKind *sheet_kind(const Code *code);
/* Whether it may be left out or doubled: it only shows words otherwise. */
bool sheet_is_look(const Code *code);

/* Whether it stands around words. */
bool sheet_is_pair(const Code *code);

/* The code of a piece of coded words. */
const Code *sheet_code(const Unit *unit, const CodedPiece *piece);

/* The opening tag of an inline as it stands in texts, without ids. */
void sheet_tag(const Code *code, Buf *out);

#endif

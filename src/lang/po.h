/* Phrases as translators write them: locales/TAG.po. The program itself reads
 * what msgfmt makes of them (lang/catalog.h); this reader is for checking, and
 * knows the lines. */
#ifndef LANG_PO_H
#define LANG_PO_H

#include "base/buf.h"
#include "base/context.h"

typedef struct {
    char *key, *text; /* msgid and msgstr, UTF-8; "" the header's key */
    long line;        /* of its msgid */
    bool is_fuzzy;
} PoEntry;

typedef struct {
    PoEntry *items; /* in the order of the file */
    size_t count, room;
} Po;

/* Reads a PO file (GNU gettext manual, "The Format of PO Files"):
 *
 *      file    = *( comment / blank / entry )
 *      comment = "#" *any                      ; "#, fuzzy" marks the next
 *      entry   = "msgid" strings "msgstr" strings
 *      strings = 1*( DQUOTE *( any / "\\" escape ) DQUOTE )
 *
 * Contexts and gettext's own plurals have no place here: plurals are part of a
 * phrase. CODICIL_INVALID for that, for what is no such file and for bytes
 * that are not UTF-8, at their line. */
CodicilStatus po_read(const CodicilContext *context, const char *path, Po *out);
void po_clear(Po *po);

/* NULL where there is none. */
const PoEntry *po_find(const Po *po, const char *key);

#endif

/* A text to work with, wherever it comes from: the store, an XML file, or a
 * document that is read on the spot. */
#ifndef FLOWS_SOURCE_H
#define FLOWS_SOURCE_H

#include "lang/locale.h"
#include "model/doc.h"
#include "model/meta.h"
#include "store/resolve.h"

typedef struct {
    xmlDoc *text;
    const Facts *facts; /* of a stored text; NULL of a file */
    bool has_own_ids;   /* the file or store has them; else made on reading */
    const char *file;   /* told in findings */
    char locale[LOCALE_SIZE];
    bool is_quick, is_bare;
    bool is_document; /* it was no text yet: Markdown, HTML or plain text */
    /* what the above is borrowed from */
    Resolved *resolved;
    char *path;
} Source;

void source_close(Source *source);

/* See CodicilSource for what `source` says. A document that is no XML gets
 * ids, and a meta of placeholders. */
CodicilStatus source_open(CodicilContext *context, const CodicilSource *asked,
                          Source *out);

/* The same; the ids that a document gets are quick ones (ident.h), and it gets
 * no eId or wId. Good where nothing that has ids of its own is held against it,
 * and what comes of it is not XML. */
CodicilStatus source_open_quick(CodicilContext *context,
                                const CodicilSource *asked, Source *out);

/* The same without eId and wId: for who only draws the text, or compares it. */
CodicilStatus source_open_bare(CodicilContext *context,
                               const CodicilSource *asked, Source *out);

/* Whether a source is a file that is read on the spot, as far as its name and
 * format tell: it has no ids of its own. */
bool source_is_document(const CodicilSource *asked);

#endif

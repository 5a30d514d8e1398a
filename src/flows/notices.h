/* What a reader is told above a text that is rendered for a request, in words
 * of ours: banners, each a line in a language of the reader's.
 *
 *      AUTO(notices_clear) Notices notices = {0};
 *      TRY(notices_served(context, resolved, &notices));
 *      TRY(notices_add(context, "stale", locale, words, &notices));
 *      notices_give(&notices, &render_options);
 *
 * A published rendition has none: it says nothing of who asked for it. */
#ifndef FLOWS_NOTICES_H
#define FLOWS_NOTICES_H

#include "lang/phrases.h"
#include "render/render.h"
#include "store/resolve.h"

#define NOTICES_MOST 4

typedef struct {
    Banner items[NOTICES_MOST];
    size_t count;
    const char *asked; /* borrowed from what was resolved */
} Notices;

void notices_clear(Notices *notices);

/* Adds a banner: its kind (a class of its element, "stale"), the locale that
 * its words are in, and these on one line; all are copied. */
CodicilStatus notices_add(const CodicilContext *context, const char *kind,
                          const char *locale, const char *words,
                          Notices *notices);

/* What was asked for; and, where another locale is served, a banner "served"
 * that says so, and whether what is served prevails. */
CodicilStatus notices_served(CodicilContext *context, const Resolved *resolved,
                             Notices *notices);

/* A banner "state" where the version that is served is published and not in
 * force yet, or was withdrawn, at the instant that was asked about. */
CodicilStatus notices_state(CodicilContext *context, const Resolved *resolved,
                            Notices *notices);

/* Puts them into what rendering is told; they are borrowed. */
void notices_give(const Notices *notices, RenderOptions *options);

/* Words of ours in a language of the reader's: the first that was asked for in
 * which there are any, else that of the text; `locale` is which. */
CodicilStatus reader_open(CodicilContext *context, const Resolved *resolved,
                          char locale[LOCALE_SIZE], Phrases **phrases);

#endif

/* What the page of a published text says beside its text: where its former
 * version, what is new in it and all versions are, as relative addresses in the
 * built site, and what it is (schema.org, as JSON-LD). It holds only what is
 * known when the text is published, since its bytes are kept for ever: no
 * state, no successor, no list of languages. */
#ifndef FLOWS_HEAD_H
#define FLOWS_HEAD_H

#include "model/doc.h"
#include "model/meta.h"
#include "render/render.h"

#define HEAD_LINKS 5

typedef struct {
    size_t count; /* of links */
    PageLink links[HEAD_LINKS];
    char *addresses[HEAD_LINKS];
    char *data;
} TextHead;

void text_head_clear(TextHead *head);

/* As RenderOptions want it; borrows from here. */
PageHead text_head_get(const TextHead *head);

/* For a text at WORK/VERSION/LOCALE.html. `predecessor`: label of the version
 * before, where that is published in this locale; NULL: none. */
CodicilStatus text_head_make(const CodicilContext *context, const xmlDoc *text,
                             const Facts *facts, const char *predecessor,
                             TextHead *out);

/* Adds what a document is, in the words of schema.org: a JSON object that holds
 * no '<'. `title` may be NULL. */
void head_add_data(const Facts *facts, const char *title, Buf *out);

/* The same for a page of ours. */
void head_add_page(const char *title, const char *locale, Buf *out);

#endif

/* A text as bytes, in the formats that people read. The words are the same in
 * all of them and stand in the same order: title with what stands around it,
 * main body, conclusions, then the footnotes, each with its mark. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/buf.h"
#include "base/context.h"
#include "model/meta.h"

typedef struct {
    bool fragment;      /* title and content only, no page around it */
    unsigned width;     /* columns of plain text; 0 for 72 */
    const char *locale; /* of the interface words; NULL for the text's own */
    const Facts *facts; /* of the text; NULL where there are none */
    bool is_rtf;        /* set by render_rtf() */
} RenderOptions;

/* All add to `out`. White space between the blocks of `text` is dropped,
 * else it stays what it is; as libxslt keeps notes in source trees, it belongs
 * to one thread. */
CodicilStatus render_html(CodicilContext *context, xmlDoc *text,
                          const RenderOptions *options, Buf *out);
CodicilStatus render_markdown(CodicilContext *context, xmlDoc *text,
                              const RenderOptions *options, Buf *out);
CodicilStatus render_plain(CodicilContext *context, xmlDoc *text,
                           const RenderOptions *options, Buf *out);
CodicilStatus render_rtf(CodicilContext *context, xmlDoc *text,
                         const RenderOptions *options, Buf *out);
/* Authoring Markdown (codicil-authoring(5)), which import/authored.h reads back
 * to the same text; nothing of `options` matters to it. */
CodicilStatus render_authoring(CodicilContext *context, xmlDoc *text,
                               const RenderOptions *options, Buf *out);
/* The lowered tree, as `cmark -t xml` writes it. */
CodicilStatus render_commonmark(CodicilContext *context, xmlDoc *text,
                                const RenderOptions *options, Buf *out);

#endif

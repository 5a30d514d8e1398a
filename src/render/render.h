/* A text as bytes, in the formats that people read. The words are the same in
 * all of them and stand in the same order: title with what stands around it,
 * main body, conclusions, then the footnotes, each with its mark.
 *
 * Banners stand above all that: of HTML in elements that are labels, elsewhere
 * as quotations before the title. What was asked for, what is served and which
 * language prevails is said beside the words: in meta of a page, in data-
 * attributes of a fragment, in a comment that Markdown begins with, in the
 * userprops of RTF. */
#ifndef RENDER_RENDER_H
#define RENDER_RENDER_H

#include "base/buf.h"
#include "base/context.h"
#include "base/digest.h"
#include "model/meta.h"

/* Where else a page leads, in its head and, with a phrase, as a link that is
 * seen. All borrowed; NULL: not said. */
typedef struct {
    const char *rel; /* as in the IANA registry; NULL: only seen */
    const char *href;
    const char *phrase; /* key of the words of a link that is seen */
    const char *locale, *type;
} PageLink;

/* What a page of a site says beside its text. Borrowed. */
typedef struct {
    const PageLink *links;
    size_t link_count;
    const char *data; /* JSON-LD, without '<'; NULL: none */
} PageHead;

/* What a reader is told above a text, in words of ours. All borrowed. */
typedef struct {
    const char *kind;   /* of what: the class of its element, beside "banner" */
    const char *locale; /* of the words */
    const char *words;  /* plain, on one line */
} Banner;

typedef struct {
    bool fragment;      /* title and content only, no page around it */
    unsigned width;     /* columns of plain text; 0 for 72 */
    const char *locale; /* of the interface words; NULL for the text's own */
    const Facts *facts; /* of the text; NULL where there are none */
    const char *asked;  /* the languages that were asked for, as a list; NULL
                           for none, and of what is published */
    const Banner *banners;
    size_t banner_count;
    const PageHead *head; /* of an HTML page; NULL: none */
    bool is_rtf;          /* set by render_rtf() */
    bool is_redline; /* plain text is written as that of a marked text, even
                        where nothing is marked */
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

/* The digest of all that decides how a text looks beside the program: each file
 * of templates/, or the site's own in its place. */
CodicilStatus render_digest(CodicilContext *context, char out[DIGEST_SIZE]);

#endif

/* One run of a stylesheet over one text, as the functions and elements that
 * the stylesheet calls see it. */
#ifndef RENDER_RUN_H
#define RENDER_RUN_H

#include "render/sheets.h"

#include <libxml/xpath.h>

/* A footnote and which one it is, counted from 1. */
typedef struct {
    const xmlNode *node;
    size_t ordinal;
} Note;

/* The footnotes twice: in the order of the text, and by address. */
typedef struct {
    Note *in_order, *by_address;
    size_t count;
} Notes;

typedef struct {
    CodicilContext *context;
    const RenderOptions *options;
    xmlDoc *text;
    const char *locale;   /* of the text */
    const Tongue *tongue; /* of the interface words */
    xmlDoc *beside;       /* what c:context() gives */
    Notes notes;
    const xmlNode *member; /* who was last in a list made by c:run … */
    xmlNode *list;         /* … and that list */
    Buf scratch;           /* for whoever needs bytes for a moment */
    bool failed;           /* out of memory */
    CodicilStatus status;  /* of what was told while the stylesheet ran */
} Run;

/* beside.c: makes run->beside. */
CodicilStatus beside_make(Run *run);

/* prepare.c: drops white space between blocks, finds the footnotes. */
CodicilStatus text_prepare(Run *run);
void notes_clear(Notes *notes);
/* Its ordinal; 0 when it is none of them. */
size_t note_ordinal(const Notes *notes, const xmlNode *node);

/* functions.c: gives a transformation, whose _private is the Run, the functions
 * of transform.h. False when out of memory. */
bool functions_add(xsltTransformContext *transform);

/* shape.c: whether a provision shows a heading; the level of a provision's, or
 * of a heading itself; the template that c:shape calls, NULL for none. */
bool is_headed(const xmlNode *node);
int heading_level(const xmlNode *node);
const char *shape_of(const xmlNode *node);

/* plain.c: adds the words of a node on one line, as c:plain says. */
void plain_add(const xmlNode *node, Buf *out);
void plain_end(Buf *out); /* after the last: no white space at the end */
/* Those of the heading that a provision shows, its number first. */
void plain_heading(const xmlNode *provision, Buf *out);
/* The mark of a footnote. */
void plain_mark(const Run *run, const xmlNode *note, Buf *out);

/* url.c: whether an address may be a link: relative, or of a scheme that only
 * leads somewhere (model/scheme.h). */
bool url_is_safe(const char *url);

#endif

/* One run of a stylesheet over one text, as the functions and elements that
 * the stylesheet calls see it. */
#ifndef RENDER_RUN_H
#define RENDER_RUN_H

#include "model/spare.h"
#include "render/marked.h"
#include "render/sheets.h"

#include <libxml/xpath.h>

#define RUN_NAMES 64 /* a power of two */

/* A name, by where it stands, as the stylesheet's dictionary has it. */
typedef struct {
    const char *name;
    const xmlChar *known;
} KnownName;

typedef struct {
    CodicilContext *context;
    const RenderOptions *options;
    xmlDoc *text;
    const char *locale;    /* of the text */
    const Tongue *tongue;  /* of the interface words */
    bool is_rtl;           /* the direction of the text … */
    bool speaks_rtl;       /* … and of the interface words */
    xmlDoc *beside;        /* what c:context() gives */
    const xmlNode **notes; /* in the order of the text */
    Ordinals ordinals;     /* of them */
    Needs needs;           /* of the stylesheets */
    bool is_marked;        /* the text is a marked one; only then … */
    Ordinals items;        /* … those of its ordered lists, and … */
    Moves moves;
    const xmlNode *member; /* who was last in a list made by c:run … */
    xmlNode *list;         /* … and that list */
    KnownName names[RUN_NAMES];
    Spare *spare;         /* nodes to make the tree of */
    bool lends;           /* the tree may have words of the text (lent.h) */
    const xmlNode *lent;  /* the element that last did, to know its like by */
    Buf scratch;          /* for whoever needs bytes for a moment */
    bool failed;          /* out of memory */
    CodicilStatus status; /* of what was told while the stylesheet ran */
} Run;

/* beside.c: makes run->beside. */
CodicilStatus beside_make(Run *run);

/* prepare.c: drops white space between blocks, finds the footnotes, and what
 * the marks of a marked text say. */
CodicilStatus text_prepare(Run *run);
void text_forget(Run *run);

/* functions.c: gives a transformation, whose _private is the Run, the functions
 * of transform.h. */
void functions_add(xsltTransformContext *transform);

/* shape.c: whether a provision shows a heading; the level of a provision's, or
 * of a heading itself; the template that c:shape calls, NULL for none. */
bool is_headed(const xmlNode *node);
int heading_level(const xmlNode *node);
const char *shape_of(const xmlNode *node);

/* plain.c: adds the words of a node on one line, as c:plain says; those that
 * went only when there are no others. */
void plain_add(const xmlNode *node, Buf *out);
void plain_end(Buf *out); /* after the last: no white space at the end */
/* Those of the heading that a provision shows, its number first. */
void plain_heading(const xmlNode *provision, Buf *out);
/* The mark of a footnote: its own, or its ordinal. */
void plain_mark(const Run *run, const xmlNode *note, Buf *out);

/* url.c: whether an address may be a link: relative, or of a scheme that only
 * leads somewhere (model/scheme.h). */
bool url_is_safe(const char *url);

#endif

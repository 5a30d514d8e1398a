/* Where the links of a page lead. */
#ifndef IMPORT_WEBLINKS_H
#define IMPORT_WEBLINKS_H

#include "base/table.h"
#include "import/dom.h"

typedef struct {
    const char *base; /* of <base>, NULL; borrowed from the page */
    Buf own;          /* the page's own address, "" if it says none */
    Table wanted;     /* the anchors that links of the part lead to */
    bool wants_all;   /* it is not known where links lead */
} Weblinks;

/* Looks through a page before it is swept, and through a part of it. False
 * when out of memory. */
bool weblinks_find(xmlNode *root, Weblinks *links);
bool weblinks_want(xmlNode *part, Weblinks *links);
void weblinks_clear(Weblinks *links);

/* Adds an address as it is meant: "#id" to a place in this page, also where it
 * was written with the page's own address; else resolved against <base>. False
 * and nothing, where it leads nowhere: "", "#", a script. */
bool weblinks_resolve(const Weblinks *links, const char *address, Buf *out);

/* Whether a link of the page leads to an anchor. */
bool weblinks_wants(const Weblinks *links, const char *id);

#endif

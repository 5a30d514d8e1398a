/* What a server or an object store has to say of each file: JSON, an object
 * with a member for each path, which is an object of HTTP header fields. Each
 * work has one of its own, .codicil/headers/WORK.json, and the files at the top
 * of the site have .codicil/headers.json: a site of many works grows by what
 * changes. */
#ifndef SITE_HEADERS_H
#define SITE_HEADERS_H

#include "site/state.h"

/* The object for the files of a state, which has some, and for the manifest of
 * that number, with those before it, beside them (0: there is none). */
void site_headers_add(const SiteState *state, long manifest, Buf *out);

#endif

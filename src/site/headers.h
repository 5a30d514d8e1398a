/* What a server or an object store has to say of each file: JSON, an object
 * with a member for each path, which is an object of HTTP header fields. */
#ifndef SITE_HEADERS_H
#define SITE_HEADERS_H

#include "site/state.h"

/* Adds the members for the files of a state, between braces that are the
 * caller's. `has_members` says whether some stand before. */
void site_headers_add(const SiteState *state, bool *has_members, Buf *out);

#endif

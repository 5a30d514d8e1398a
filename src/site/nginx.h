/* What nginx has to know of a built site: maps for its http block, made anew
 * with each build. share/codicil/nginx.conf shows a server that uses them.
 *
 *      $codicil_current   where /WORK leads, by Accept-Language
 *      $codicil_list      the page of all versions, likewise; of / the first
 *                         page
 *      $codicil_locale    Content-Language
 *      $codicil_cache     Cache-Control
 *      $codicil_link      Link
 *      $codicil_memento   Memento-Datetime
 *
 * Of Accept-Language the first language in the list is taken that is there, or
 * a parent of it is (RFC 4647 lookup); of q-values, 0 alone is looked at. */
#ifndef SITE_NGINX_H
#define SITE_NGINX_H

#include "base/buf.h"
#include "base/table.h"

typedef struct {
    Table sets;    /* of languages that works have: "nl|en" */
    Buf works;     /* which work has which set */
    Buf languages; /* by set, what of Accept-Language means which one */
    Buf current, lists, mementos;
} Nginx;

void nginx_clear(Nginx *nginx);

/* Takes in the facts of a work (site/facts.h). */
void nginx_add(Nginx *nginx, const char *facts);
/* The languages of the first page, ended by NULL; the first one is meant where
 * none is asked for. */
void nginx_add_front(Nginx *nginx, const char *const *locales);

/* Adds the file in three parts: its head; of every work the links; the rest. */
void nginx_begin(Buf *out);
void nginx_add_links(const char *facts, Buf *out);
void nginx_end(const Nginx *nginx, Buf *out);

#endif

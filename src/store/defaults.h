/* codicil.xml: what a new work of a store begins with, and where the site that
 * is built of it is. It stands beside
 * documents/; a store without it has no defaults.
 *
 *      <?xml version="1.0" encoding="UTF-8"?>
 *      <store xmlns="urn:codicil:1">
 *        <publisher>Voorbeeld Portaal B.V.</publisher>
 *        <country>nl</country>
 *        <site>https://legal.example.org/</site>
 *      </store>
 *
 * publisher and country are those of work.xml; site is the address under which
 * the works will stand, http or https. All may lack. */
#ifndef STORE_DEFAULTS_H
#define STORE_DEFAULTS_H

#include "base/context.h"
#include "model/doc.h"

typedef struct {
    const char *publisher, *country; /* NULL where there is none */
    const char *site;
    xmlDoc *doc; /* holds the strings; NULL where they are borrowed */
} Defaults;

void defaults_clear(Defaults *defaults);

/* Of the store at `folder`. */
CodicilStatus defaults_read(const CodicilContext *context, const char *folder,
                            Defaults *out);

/* Makes `folder`, and its parents, a store: documents/, .gitattributes that
 * holds git from changing a byte of a document, and codicil.xml. What is there
 * stays as it is; a note tells where that is not what was asked for. The
 * country may be in upper case. */
CodicilStatus store_init(const CodicilContext *context, const char *folder,
                         const Defaults *defaults);

#endif

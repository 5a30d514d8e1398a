/* The language that a document says it is in. */
#ifndef IMPORT_OWNLOCALE_H
#define IMPORT_OWNLOCALE_H

#include "base/context.h"
#include "import/blocks.h"
#include "lang/locale.h"

/* Reads it from the `lang` (or `xml:lang`) of <html> or <body>. `locale` has
 * LOCALE_SIZE bytes; false where the page says none, or what is no locale. */
bool ownlocale_of_page(const SourceText *source, char *locale);

/* Reads it from `lang` in the front matter of Markdown. CODICIL_MEMORY only;
 * `locale` is empty where it says none, or what is no locale. */
CodicilStatus ownlocale_of_front(const CodicilContext *context,
                                 const SourceText *source, char *locale);

#endif

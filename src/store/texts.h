/* Texts of a version: which there are, and reading and writing them. */
#ifndef STORE_TEXTS_H
#define STORE_TEXTS_H

#include "lang/locale.h"
#include "model/meta.h"
#include "store/version.h"
#include "store/work.h"

typedef struct {
    char locale[LOCALE_SIZE];
    unsigned revision; /* 0 for LOCALE.xml, N for LOCALE~N.xml */
} Text;

typedef struct {
    Text *items; /* one a locale, the highest revision; sorted by locale */
    size_t count;
} Texts;

void texts_clear(Texts *texts);

/* The texts of a version. An .xml file whose name is no locale is passed over
 * with a warning. A version whose folder is not there has none. */
CodicilStatus texts_read(const Store *store, const char *work,
                         const char *version, Texts *out);

/* Those that are out at an instant, as the publication log says. */
CodicilStatus texts_published(const CodicilContext *context,
                              const Version *version, Instant at, Texts *out);

const Text *texts_find(const Texts *texts, const char *locale);

/* "nl, en", "none"; for messages. */
void texts_tell(const Texts *texts, Buf *out);

/* "<documents>/<work>/<version>/<locale>[~N].xml"; NULL: out of memory. */
char *text_path(const Store *store, const char *work, const char *version,
                const Text *text);

/* Reads a text (doc_read_file, doc_is_text); _bare as doc_read_bare() does. */
CodicilStatus text_read(const Store *store, const Version *version,
                        const Text *text, xmlDoc **out);
CodicilStatus text_read_bare(const Store *store, const Version *version,
                             const Text *text, xmlDoc **out);

/* Writes a draft in canonical bytes; `changed` (may be NULL): whether that
 * changed a byte. CODICIL_REFUSED where the text is published and a byte would
 * change. Under store_lock(). */
CodicilStatus text_write(const Store *store, const Version *version,
                         const Text *text, const xmlDoc *doc, bool *changed);

/* What meta has to say of a text. Borrows from all three. */
Facts text_facts(const Work *work, const Version *version, const Text *text);

#endif

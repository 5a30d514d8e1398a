/* The program's own words in the language of a text: locales/TAG.po, compiled
 * by msgfmt to locales/TAG.mo. A phrase is asked for by its key, which is the
 * msgid; en holds them all, and the English for it. */
#ifndef LANG_PHRASES_H
#define LANG_PHRASES_H

#include "base/buf.h"
#include "base/context.h"

typedef struct Phrases Phrases;

/* Reads `data`/locales/`locale`.mo, or that of the nearest parent that is
 * there (pt-BR, pt; zh-TW, zh, zh-Hant-TW, zh-Hant), and en.mo for the phrases
 * it lacks. CODICIL_NOT_FOUND without en.mo, CODICIL_INVALID for a file that is
 * no sound MO file. */
CodicilStatus phrases_open(const CodicilContext *context, const char *data,
                           const char *locale, Phrases **out);
void phrases_close(Phrases *phrases);

/* The locale that was found: "en" where the one asked for has no file. */
const char *phrases_locale(const Phrases *phrases);

/* A phrase, never NULL: the English one where the locale has none, the key
 * where English has none. Borrowed from `phrases`. */
const char *phrases_get(const Phrases *phrases, const char *key);

/* Adds a phrase with its values put in, as lang/phrasing.h says: `names` and
 * `values` go together, `names` ends with NULL. */
void phrases_format(const Phrases *phrases, const char *key,
                    const char *const *names, const char *const *values,
                    Buf *out);

/* All phrases in the order of their keys: *at begins as 0. False after the
 * last one. */
bool phrases_next(const Phrases *phrases, size_t *at, const char **key,
                  const char **text);

#endif

/* Checking the program's own words in a language: a locales/TAG.po, as its
 * translator left it, against the English ones. */
#ifndef CHECK_PHRASES_H
#define CHECK_PHRASES_H

#include "base/context.h"
#include "check/findings.h"
#include "lang/phrases.h"

/* Adds what is wrong with the file: phrases that are missing, unknown, twice,
 * unfinished, or no phrase (lang/phrasing.h); other values than the English
 * phrase has; plurals without a form that the language has; markup; a header
 * that names another language than the file's name. The id of a finding is
 * the phrase's key. A fault where the file is no PO file at all. */
CodicilStatus check_phrases(const CodicilContext *context, const char *path,
                            const Phrases *english, Findings *out);

#endif

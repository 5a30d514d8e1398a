/* How provisions are numbered where a text has no way of its own: by language,
 * in one table, each by an example of the first. */
#ifndef MODEL_NUMBERING_STYLES_H
#define MODEL_NUMBERING_STYLES_H

#include "model/vocab.h"

/* The example for a kind of provision (article, section, paragraph, point,
 * item) at a level, from 1: "Artikel 1", "1.1", "(a)". That of English where
 * the language is not in the table. NULL for what is not numbered. */
const char *numbering_example(const char *locale, Element element,
                              unsigned level);

#endif

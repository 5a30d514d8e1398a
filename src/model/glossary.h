/* The terms of a work in its languages, as plain data. */
#ifndef MODEL_GLOSSARY_H
#define MODEL_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>

/* All strings are borrowed. */
typedef struct {
    const char *locale, *words;
    bool is_variant; /* another form of the name: a plural, an abbreviation */
} TermName;

typedef struct {
    const char *id; /* that of its <def>, with or without "def-" before it */
    TermName *names;
    size_t count;
    long line; /* in work.xml */
} Term;

typedef struct {
    Term *items;
    size_t count;
} Glossary;

void glossary_clear(Glossary *glossary);

/* The name of a term in a language: of the locale, or of the language of which
 * it is a variety (pt for pt-BR). NULL: none. */
const char *term_name(const Term *term, const char *locale);

/* The next name or variant of a term in a language; *at begins as 0. */
const TermName *term_next(const Term *term, const char *locale, size_t *at);

/* Whether an id is that of the term's definition. */
bool term_is_defined_by(const Term *term, const char *id);

#endif

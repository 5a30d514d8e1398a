/* What work.xml says of the languages of a work, for the check of its texts. */
#ifndef FLOWS_WORDING_H
#define FLOWS_WORDING_H

#include "check/wording.h"
#include "store/languages.h"
#include "store/texts.h"
#include "store/versions.h"

typedef struct {
    const Store *store;
    const Work *work;
    Addresses addresses;
    Glossary glossary;
    const char **imports;
    char *key;    /* of the text that was looked into last: work@version/l */
    xmlDoc *last; /* that text; NULL: none */
    IdSet ids;    /* its ids */
    There there;  /* why there is none */
    const char *locale; /* of the text that is checked */
} WorkWording;

#define WORDING_CLOSED ((WorkWording){0})

/* Both are borrowed until wording_close(). */
CodicilStatus wording_open(const Store *store, const Work *work,
                           WorkWording *out);
void wording_close(WorkWording *wording);

/* check_wording() of a text; `original` is NULL for the original. */
CodicilStatus wording_check(WorkWording *wording, const ParityText *original,
                            const ParityText *text, Findings *out);

#endif

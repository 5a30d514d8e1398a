/* work.xml: what holds for a document through all its versions and languages.
 *
 *      <?xml version="1.0" encoding="UTF-8"?>
 *      <work xmlns="urn:codicil:1">
 *        <kind>doc</kind>
 *        <publisher>Voorbeeld Portaal B.V.</publisher>
 *        <country>nl</country>
 *        <original>nl</original>
 *        <prevailing>nl</prevailing>
 *        <promised>en</promised>
 *        <promised>nl</promised>
 *        <untranslated>serve</untranslated>
 *        <fallback>en</fallback>
 *        <numbering for="article" xml:lang="nl" style="Artikel 1"/>
 *        <address pattern="https://example.com/{locale}/legal">
 *          <for xml:lang="en">en-US</for>
 *        </address>
 *        <imports work="eula"/>
 *        <term id="subscription">
 *          <name xml:lang="nl">Abonnement</name>
 *          <name xml:lang="en">Subscription</name>
 *        </term>
 *        <window days="730" most="10"/>
 *      </work>
 *
 * kind          doc or statement: the Akoma Ntoso document type of its texts
 * publisher     who publishes it, in words; may lack
 * country       ISO 3166-1 alpha-2 in lower case; may lack
 * original      locale in which it is written first
 * prevailing    locale that holds where two differ; lacking: the original
 * promised      a locale that every version is to have; any number
 * untranslated  serve or hold: whether readers of a promised locale that a
 *               version does not have yet get the prevailing text, or keep the
 *               version before; lacking: serve
 * fallback      a locale to serve to those whose own is not there; any number,
 *               tried in order, then the original
 * sign-off      yes or no: whether a text has to be approved before it is
 *               published; lacking: no
 * numbering     how `number` writes the numbers of a kind of provision (at a
 *               level, in a language): by an example of the first; without
 *               `style` as is usual in the language
 * address       addresses that differ by language (model/addresses.h)
 * imports       a work whose terms the texts use, in a version or in that
 *               which is in force
 * term          a term with its names, by language, and variants of these
 * window        from which older versions the built site tells what's new in a
 *               version, beside the one before it: those that were in force in
 *               so many `days` before it is, at `most` so many; lacking: 730
 *               days, 10 versions
 *
 * The name of the work is that of its folder. */
#ifndef STORE_WORK_H
#define STORE_WORK_H

#include "model/doc.h"
#include "model/name.h"
#include "store/store.h"

#define WORK_WINDOW_DAYS 730
#define WORK_WINDOW_MOST 10

typedef enum { WORK_SERVE, WORK_HOLD } WorkPolicy;

/* Set through work_set() only; the strings are borrowed from `doc`. */
typedef struct Work {
    char name[NAME_SIZE];
    Element kind;                      /* EL_doc, EL_statement */
    const char *publisher, *country;   /* NULL where there is none */
    const char *original, *prevailing; /* NULL: no text was put yet; original */
    const char **promised, **fallback; /* ended by NULL */
    WorkPolicy untranslated;
    bool sign_off;
    unsigned window_days, window_most;
    xmlDoc *doc;
    bool is_new; /* not in the store yet */
} Work;

void work_free(Work *work);
DEFINE_CLEANUP(free_work, Work, work_free)

/* Reads a work of the store; NOT_FOUND names those that are there. */
CodicilStatus work_read(const Store *store, const char *name, Work **out);

/* A new one, with publisher and country of codicil.xml, of kind doc and with
 * this original. Nothing is written. */
CodicilStatus work_new(const Store *store, const char *name,
                       const char *original, Work **out);

/* Sets a value by its element, NULL removes it. Not promised and fallback,
 * which are many. CODICIL_MISUSE when it is not of its type. */
CodicilStatus work_set(const CodicilContext *context, Work *work,
                       const char *what, const char *value);

/* Writes work.xml; `changed` (may be NULL): whether that changed a byte. */
CodicilStatus work_write(const Store *store, Work *work, bool *changed);

#endif

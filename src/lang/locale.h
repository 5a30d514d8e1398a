/* Locales: BCP 47 tags (RFC 5646, the IANA registry compiled in), and the
 * choice among those that are there (RFC 4647 section 3.4, lookup). */
#ifndef LANG_LOCALE_H
#define LANG_LOCALE_H

#include <stdbool.h>
#include <stddef.h>

#define LOCALE_SIZE        64  /* a canonical tag and its NUL */
#define LOCALE_REASON_SIZE 160 /* why a tag is none, and a NUL */

/* Reads a tag and gives its canonical form (RFC 5646 section 4.5): case,
 * deprecated languages replaced (iw: he), extended languages alone (zh-yue:
 * yue), extensions in order; regions and scripts stay as they are. `locale`
 * has LOCALE_SIZE bytes. Otherwise false, and why in `reason` (NULL, or
 * LOCALE_REASON_SIZE bytes), such as: "xx" is no registered language.
 *
 * Every language, script, region and variant has to be registered; private
 * ones (qaa..qtz, Qaaa.., x-...) are, but a tag that is nothing but private
 * use names no language. "und" is fine here. */
bool locale_from_text(const char *text, char *locale, char *reason);

/* Whether a text is a tag in canonical form. */
bool locale_is_canonical(const char *text);

/* Whether the locale's script, said or likely, runs from right to left. */
bool locale_is_rtl(const char *locale);

/* The three-letter code of the language (ISO 639-2/T or 639-3), as Akoma
 * Ntoso IRIs want it: nl gives nld. "und" where there is none. */
void locale_to_iso3(const char *locale, char iso3[4]);

/* The language subtag alone: pt-BR gives pt. `language` has LOCALE_SIZE
 * bytes. */
void locale_to_language(const char *locale, char *language);

/* Language, script and region that a tag says or is likely to mean (CLDR):
 * zh-TW gives zh-Hant-TW. `likely` has LOCALE_SIZE bytes. */
void locale_to_likely(const char *locale, char *likely);

/* Cuts a tag back to the next one that lookup tries (RFC 4647 section 3.4):
 * zh-Hant-TW, zh-Hant, zh; a single-letter subtag never stays last. False,
 * and the tag as it was, where nothing is left to cut. */
bool locale_cut(char *locale);

typedef enum {
    LOCALE_EXACT,    /* what was asked for */
    LOCALE_PARENT,   /* asked for nl-BE, got nl */
    LOCALE_ANY,      /* asked for "*", or for nothing */
    LOCALE_FALLBACK, /* nothing that was asked for is there */
} LocaleMatch;

typedef struct {
    size_t index; /* in the list of locales that are there */
    LocaleMatch match;
    char asked[LOCALE_SIZE]; /* the range that matched; of a fallback the
                                first one asked for; "" when nothing was */
} LocaleChoice;

typedef struct {
    const char *const *locales; /* canonical tags that are there */
    size_t count;
    const char *const *fallback; /* tags in order, ended by NULL, or NULL;
                                    those that are not there are passed */
} LocaleOffer;

/* Chooses by a list as in Accept-Language (RFC 9110 section 12.5.4): ranges
 * with q-values, "*"; q=0 is never given, but by a fallback where all is
 * excluded. What is no range is passed over, as are ranges after the 64th.
 * A range in an old or long form (zh-cmn-Hans: cmn-Hans) is cut back in both.
 * Without a match: the first fallback that is there, else the first locale.
 * Never fuzzy: pt-PT finds pt, not pt-BR; pt does not find pt-BR.
 * A NULL or empty list asks for nothing. False when `count` is 0. */
bool locale_find(const char *list, const LocaleOffer *offer,
                 LocaleChoice *choice);

/* The locales that a list asks for, best first, without "*", private ones and
 * those of q=0: their count, at most `most`. */
size_t locale_wishes(const char *list, char (*wishes)[LOCALE_SIZE],
                     size_t most);

/* Whether a list can be meant: every range is "*", a locale or private (x-...,
 * which finds nothing), every q-value a number from 0 to 1. Otherwise the
 * reason, as locale_from_text gives it. */
bool locale_list_is_valid(const char *list, char *reason);

#endif

/* The code page that a language had before Unicode: of Windows (GetACP), by
 * its name for iconv, its number, and the character set that RTF's fonts say.
 */
#ifndef LANG_CODEPAGE_H
#define LANG_CODEPAGE_H

typedef struct {
    unsigned number;  /* 1252 */
    const char *name; /* "CP1252" */
    unsigned font;    /* RTF \fcharset */
} Codepage;

/* That of a locale, by its language and its script, said or likely; NULL where
 * Windows never had one (Hindi, Khmer). */
const Codepage *codepage_of(const char *locale);

/* That of a charset by any of its usual names; NULL where it is none of
 * Windows. */
const Codepage *codepage_named(const char *charset);

#endif

/* Windows language identifiers, as RTF says languages (MS-LCID). */
#ifndef LANG_LCID_H
#define LANG_LCID_H

#define LCID_NONE 1024u /* RTF: no language, nothing to be proofed */

/* That of a locale (BCP 47): of its likely region where it names none.
 * LCID_NONE for "und" and what has none. */
unsigned lcid_of(const char *locale);

#endif

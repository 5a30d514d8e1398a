/* A text that was opened, as the bytes that were asked for: rendered, with the
 * marks and line ends of a profile, in a charset. */
#ifndef FLOWS_RENDITION_H
#define FLOWS_RENDITION_H

#include "flows/profile.h"
#include "flows/source.h"

/* Options that were found to make sense. */
typedef struct {
    CodicilRenderOptions asked;
    const Profile *profile; /* NULL: none */
    CodicilFormat format;
} Rendering;

/* CODICIL_MISUSE for options that do not go together. */
CodicilStatus rendering_open(const CodicilContext *context,
                             const CodicilRenderOptions *options,
                             Rendering *out);

/* Whether no more is asked than what installed stylesheets draw. */
bool rendering_is_drawn(const CodicilContext *context,
                        const Rendering *rendering);

/* The charset that a text is written in, NULL for UTF-8 (and RTF of seven bits
 * alone): that of a name, and of "ansi" the code page of its language.
 * CODICIL_REFUSED for a language that never had one. */
CodicilStatus rendering_charset(const CodicilContext *context,
                                const char *charset, const char *locale,
                                const char **out);

/* Adds the bytes. What is replaced in the text stays so. */
CodicilStatus rendition_make(CodicilContext *context, const Source *source,
                             const Rendering *rendering, Buf *out);

#endif

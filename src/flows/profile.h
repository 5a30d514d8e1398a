/* What installers want of a licence text. */
#ifndef FLOWS_PROFILE_H
#define FLOWS_PROFILE_H

#include "base/context.h"

typedef enum {
    PROFILE_PLAIN,
    PROFILE_NSIS,
    PROFILE_INNO,
    PROFILE_WIX,
    PROFILE_DMG,
} ProfileKind;

typedef struct {
    const char *name; /* "nsis" */
    ProfileKind kind;
    CodicilFormat format; /* where none is asked for */
    bool has_text;        /* whether plain text may be asked for */
    bool has_mark;        /* text of Unicode begins with a byte order mark */
    bool has_crlf;
} Profile;

/* By name; CODICIL_MISUSE for another, naming those that are. */
CodicilStatus profile_find(const CodicilContext *context, const char *name,
                           const Profile **out);

#endif

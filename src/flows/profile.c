/* Profiles: a table. NSIS and Inno Setup tell UTF-8 from a code page by the
 * byte order mark, and NSIS wants CR LF; WiX shows RTF alone. */
#include "flows/profile.h"

#include "base/buf.h"
#include "base/cleanup.h"

#include <string.h>

static const Profile profiles[] = {
    {"plain", PROFILE_PLAIN, CODICIL_PLAIN, true, false, false},
    {"nsis", PROFILE_NSIS, CODICIL_PLAIN, true, true, true},
    {"inno", PROFILE_INNO, CODICIL_PLAIN, true, true, true},
    {"wix", PROFILE_WIX, CODICIL_RTF, false, false, true},
    {"dmg", PROFILE_DMG, CODICIL_PLAIN, true, false, false},
};

CodicilStatus profile_find(const CodicilContext *context, const char *name,
                           const Profile **out)
{
    AUTO(buf_clear) Buf names = {0};
    size_t count = sizeof profiles / sizeof *profiles;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(profiles[i].name, name) == 0) {
            *out = &profiles[i];
            return CODICIL_OK;
        }
        buf_add_format(&names, "%s%s", i ? i + 1 < count ? ", " : " or " : "",
                       profiles[i].name);
    }
    return fault(context, CODICIL_MISUSE, NULL,
                 "there is no profile '%.40s': %s was expected", name,
                 buf_text(&names));
}

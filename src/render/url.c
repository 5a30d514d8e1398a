/* Which addresses may be links. A text is data: it never runs a script. */
#include "model/scheme.h"
#include "render/run.h"

#include <string.h>

bool url_is_safe(const char *url)
{
    char scheme[SCHEME_SIZE];
    scheme_read(url, scheme);
    if (!*scheme)
        return url[strcspn(url, ":/?#")] != ':'; /* no scheme that could be */
    return scheme_is_allowed(scheme, SCHEME_OF_LINK);
}

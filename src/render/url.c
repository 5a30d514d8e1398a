/* Which addresses may be links. A text is data: it never runs a script. */
#include "render/run.h"

#include <string.h>

/* Browsers pass over tabs and line breaks in an address and over controls and
 * spaces before it: with one of these before its ":" it has no scheme that we
 * know.
 *
 *      scheme = ALPHA *( ALPHA / DIGIT / "+" / "-" / "." )    (RFC 3986, 3.1)
 */
bool url_is_safe(const char *url)
{
    static const char *const schemes[] = {"http", "https", "mailto", "tel",
                                          "ftp"};
    size_t size = strcspn(url, ":/?#");
    if (url[size] != ':')
        return true;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++)
        if (strlen(schemes[i]) == size &&
            xmlStrncasecmp(BAD_CAST schemes[i], BAD_CAST url, (int)size) == 0)
            return true;
    return false;
}

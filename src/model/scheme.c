/* The table of schemes. */
#include "model/scheme.h"

#include <ctype.h>
#include <string.h>

/* What a browser or the device of the reader follows. (A urn is followed by
 * neither.) */
static const struct {
    const char *name;
    bool is_picture;
} schemes[] = {
    {"http", true}, {"https", true}, {"mailto", false}, {"tel", false},
    {"sms", false}, {"ftp", false},  {"ftps", false},
};
#define SCHEMES (sizeof(schemes) / sizeof(schemes[0]))

void scheme_read(const char *address, char scheme[SCHEME_SIZE])
{
    size_t size = 0;
    const char *value = address;
    for (; *value && *value != ':'; value++) {
        unsigned char c = (unsigned char)*value;
        if (c <= ' ')
            continue;
        if (!isascii(c) || (!isalnum(c) && !strchr("+.-", c)))
            break;
        if (size < SCHEME_SIZE - 1)
            scheme[size++] = (char)tolower(c);
    }
    scheme[*value == ':' ? size : 0] = '\0';
}

bool scheme_is_allowed(const char *scheme, SchemeUse use)
{
    if (!*scheme)
        return true;
    for (size_t i = 0; i < SCHEMES; i++)
        if (strcmp(scheme, schemes[i].name) == 0)
            return use == SCHEME_OF_LINK || schemes[i].is_picture;
    return false;
}

void scheme_add_names(SchemeUse use, Buf *out)
{
    const char *between = "";
    for (size_t i = 0; i < SCHEMES; i++) {
        if (use == SCHEME_OF_PICTURE && !schemes[i].is_picture)
            continue;
        buf_add_format(out, "%s%s:", between, schemes[i].name);
        between = ", ";
    }
}

static int hex_value(char c)
{
    return isdigit((unsigned char)c) ? c - '0'
                                     : tolower((unsigned char)c) - 'a' + 10;
}

void address_add_path(const char *address, Buf *out)
{
    for (const char *at = address; *at && !strchr("?#", *at); at++) {
        char c = *at;
        if (c == '%' && isxdigit((unsigned char)at[1]) &&
            isxdigit((unsigned char)at[2])) {
            c = (char)(hex_value(at[1]) * 16 + hex_value(at[2]));
            at += 2;
        }
        buf_add_char(out, c);
    }
}

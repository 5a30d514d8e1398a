/* Percent-encodes what may not stand in an IRI reference. */
#include "import/address.h"

#include "model/datatype.h"

#include <string.h>

static bool is_hex(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') ||
           (c >= 'A' && c <= 'F');
}

static bool is_plain(const char *at, const char *marks)
{
    unsigned char c = (unsigned char)*at;
    if (c == '%')
        return is_hex(at[1]) && is_hex(at[2]);
    return c >= 0x80 || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') ||
           (c >= 'A' && c <= 'Z') || strchr(marks, c);
}

static void add_encoded(const char *address, const char *marks, Buf *out)
{
    for (const char *at = address; *at; at++)
        if (is_plain(at, marks))
            buf_add_char(out, *at);
        else
            buf_add_format(out, "%%%02X", (unsigned)(unsigned char)*at);
}

void address_add(const char *address, Buf *out)
{
    size_t start = out->size;
    while (*address && strchr(" \t\n\r", *address))
        address++;
    size_t size = strlen(address);
    while (size && strchr(" \t\n\r", address[size - 1]))
        size--;
    Buf text = {0};
    buf_add(&text, address, size);
    add_encoded(buf_text(&text), "-._~:/?#[]@!$&'()*+,;=", out);
    out->failed |= text.failed;
    const Datatype iri = {"iri", 3};
    if (!out->failed && !datatype_allows(&iri, buf_text(out) + start)) {
        /* No reference by its form either: a relative path of one part. */
        buf_set_size(out, start);
        add_encoded(buf_text(&text), "-._~/", out);
    }
    buf_clear(&text);
}

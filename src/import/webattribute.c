/* Attributes of ours, from those of a page. */
#include "import/address.h"
#include "import/scrub.h"
#include "import/webreader.h"

#include <string.h>

void webreader_set(WebReader *reader, xmlNode *node, const char *name,
                   const char *value)
{
    if (!node || !block_set(node, name, value))
        reader->failed = true;
}

void webreader_set_address(WebReader *reader, xmlNode *node, const char *name,
                           const char *address)
{
    Buf clean = {0};
    address_add(address, &clean);
    if (buf_is_ok(&clean))
        webreader_set(reader, node, name, buf_text(&clean));
    else
        reader->failed = true;
    buf_clear(&clean);
}

void webreader_set_text(WebReader *reader, xmlNode *node, const char *name,
                        const char *text)
{
    Buf clean = {0};
    if (!scrub_text(text, &clean))
        reader->failed = true;
    else
        webreader_set(reader, node, name, buf_text(&clean));
    buf_clear(&clean);
}

/* What a picture says of its size in pixels. */
void webreader_set_size(WebReader *reader, xmlNode *made,
                        const xmlNode *picture, const char *name)
{
    const char *text = block_get(picture, name);
    size_t digits = text ? strspn(text, "0123456789") : 0;
    if (digits && digits < 6 && !text[digits])
        webreader_set(reader, made, name, text);
}

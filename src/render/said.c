/* Collects what libxml2 and libxslt say, instead of letting them print it. */
#include "render/said.h"

#include <libxml/globals.h>
#include <libxml/xmlerror.h>

#include <string.h>

/* More than this of one mishap helps nobody. */
#define LONGEST 1000

void said_add(void *user, const char *format, ...)
{
    Said *said = user;
    if (said->text.size > LONGEST)
        return;
    va_list list;
    va_start(list, format);
    buf_add_format_list(&said->text, format, list);
    va_end(list);
}

static void on_structured(void *user, xmlErrorPtr error)
{
    if (error->level < XML_ERR_ERROR || !error->message)
        return;
    if (error->line > 0)
        said_add(user, "line %d: ", error->line);
    said_add(user, "%s", error->message);
}

void said_open(Said *said)
{
    *said = (Said){.old_user = xmlStructuredErrorContext,
                   .old_told = xmlStructuredError};
    xmlSetStructuredErrorFunc(said, on_structured);
}

void said_close(Said *said)
{
    xmlSetStructuredErrorFunc(said->old_user, said->old_told);
    buf_clear(&said->text);
}

/* Newlines become "; ", those at the end nothing. */
const char *said_text(Said *said)
{
    Buf line = {0};
    const char *at = buf_text(&said->text);
    while (*at) {
        size_t size = strcspn(at, "\n");
        if (size && line.size)
            buf_add_text(&line, "; ");
        buf_add(&line, at, size);
        at += size + (at[size] == '\n');
    }
    buf_clear(&said->text);
    said->text = line;
    return buf_text(&said->text);
}

/* Telling faults, warnings and notes: one line each, safe for a terminal. */
#include "base/message.h"

#include "base/buf.h"
#include "base/context.h"

#include <errno.h>
#include <string.h>

/* The longest message; what is longer is cut and ends in "…". */
#define LONGEST 2000

/* Control characters would let a document speak to the terminal. */
static void make_safe(const char *text, Buf *out)
{
    for (const char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (out->size > LONGEST && (c & 0xc0) != 0x80) {
            buf_add_text(out, "…");
            return;
        }
        if (c < 0x20 || c == 0x7f)
            buf_add_format(out, "\\x%02X", c);
        else if (c == 0xc2 && (unsigned char)at[1] >= 0x80 &&
                 (unsigned char)at[1] < 0xa0)
            buf_add_format(out, "\\x%02X", (unsigned char)*++at);
        else
            buf_add_char(out, *at);
    }
}

static void send(const CodicilContext *context, CodicilMessage message,
                 const char *format, va_list list)
{
    Buf raw = {0}, safe = {0};
    buf_add_format_list(&raw, format, list);
    make_safe(buf_text(&raw), &safe);
    message.text = buf_is_ok(&safe) && safe.size
                       ? safe.bytes
                       : codicil_status_text(message.status);
    context_send(context, &message);
    buf_clear(&raw);
    buf_clear(&safe);
}

CodicilStatus fault(const CodicilContext *context, CodicilStatus status,
                    const Place *place, const char *format, ...)
{
    CodicilMessage message = {.level = CODICIL_FAULT, .status = status};
    if (place) {
        message.file = place->file;
        message.line = place->line;
        message.column = place->column;
    }
    va_list list;
    va_start(list, format);
    send(context, message, format, list);
    va_end(list);
    return status;
}

CodicilStatus fault_errno(const CodicilContext *context, const char *verb,
                          const char *path)
{
    int code = errno;
    CodicilStatus status =
        code == ENOENT || code == ENOTDIR ? CODICIL_NOT_FOUND : CODICIL_IO;
    return fault(context, status, &(Place){.file = path}, "cannot %s: %s", verb,
                 strerror(code));
}

CodicilStatus fault_memory(const CodicilContext *context)
{
    CodicilMessage message = {.level = CODICIL_FAULT,
                              .status = CODICIL_MEMORY,
                              .text = codicil_status_text(CODICIL_MEMORY)};
    context_send(context, &message);
    return CODICIL_MEMORY;
}

void tell(const CodicilContext *context, CodicilLevel level, const Place *place,
          const char *format, ...)
{
    CodicilMessage message = {.level = level};
    if (place) {
        message.file = place->file;
        message.line = place->line;
        message.column = place->column;
    }
    va_list list;
    va_start(list, format);
    send(context, message, format, list);
    va_end(list);
}

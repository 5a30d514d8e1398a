/* A growing run of bytes that remembers its own failure. */
#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool grow_more(Buf *buf, size_t more)
{
    if (buf->failed)
        return false;
    if (more >= SIZE_MAX / 2 - buf->size) {
        buf->failed = true;
        return false;
    }
    size_t need = buf->size + more + 1;
    size_t room = buf->room ? buf->room : 64;
    while (room < need)
        room += room / 2 + 16;
    char *bytes = realloc(buf->bytes, room);
    if (!bytes) {
        buf->failed = true;
        return false;
    }
    buf->bytes = bytes;
    buf->room = room;
    return true;
}

/* Makes room for `more` bytes and the closing NUL. */
static inline bool grow(Buf *buf, size_t more)
{
    if (!buf->failed && more < buf->room - buf->size && buf->room > buf->size)
        return true;
    return grow_more(buf, more);
}

void buf_clear(Buf *buf)
{
    free(buf->bytes);
    *buf = (Buf){0};
}

void buf_reserve(Buf *buf, size_t more)
{
    grow(buf, more);
}

void buf_add(Buf *buf, const char *bytes, size_t size)
{
    if (!grow(buf, size))
        return;
    if (size)
        memcpy(buf->bytes + buf->size, bytes, size);
    buf->size += size;
    buf->bytes[buf->size] = '\0';
}

void buf_add_number(Buf *buf, size_t number)
{
    char digits[24];
    size_t at = sizeof(digits);
    do
        digits[--at] = (char)('0' + number % 10);
    while (number /= 10);
    buf_add(buf, digits + at, sizeof(digits) - at);
}

void buf_add_text(Buf *buf, const char *text)
{
    if (text)
        buf_add(buf, text, strlen(text));
}

void buf_add_many(Buf *buf, char c, size_t count)
{
    if (!grow(buf, count))
        return;
    memset(buf->bytes + buf->size, c, count);
    buf->size += count;
    buf->bytes[buf->size] = '\0';
}

void buf_add_format_list(Buf *buf, const char *format, va_list list)
{
    va_list again;
    va_copy(again, list);
    size_t room = buf->failed ? 0 : buf->room - buf->size;
    int size =
        vsnprintf(room ? buf->bytes + buf->size : NULL, room, format, list);
    if (size < 0)
        buf->failed = true;
    else if ((size_t)size < room)
        buf->size += (size_t)size;
    else if (grow(buf, (size_t)size)) {
        vsnprintf(buf->bytes + buf->size, (size_t)size + 1, format, again);
        buf->size += (size_t)size;
    }
    va_end(again);
}

void buf_add_format(Buf *buf, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buf_add_format_list(buf, format, list);
    va_end(list);
}

void buf_set_size(Buf *buf, size_t size)
{
    if (size >= buf->size)
        return;
    buf->size = size;
    buf->bytes[size] = '\0';
}

bool buf_is_ok(const Buf *buf)
{
    return !buf->failed;
}

const char *buf_text(const Buf *buf)
{
    return buf->bytes ? buf->bytes : "";
}

void buf_move(Buf *from, Buf *to)
{
    buf_clear(to);
    *to = *from;
    *from = (Buf){0};
}

char *buf_take(Buf *buf)
{
    if (!buf->bytes)
        grow(buf, 0);
    if (buf->failed) {
        buf_clear(buf);
        return NULL;
    }
    char *bytes = buf->bytes;
    bytes[buf->size] = '\0';
    *buf = (Buf){0};
    return bytes;
}

/* Whether eight bytes are their own collapsed form where `is_apart` says if
 * the first may be a blank: none below a blank, no two blanks side by side.
 * Borrows between the bytes only ever make it say no. */
static inline bool is_plain(const char *text, bool is_apart)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    uint64_t eight;
    memcpy(&eight, text, 8);
    uint64_t differ = eight ^ ones * ' ';
    uint64_t blanks = (differ - ones) & ~differ & tops;
    uint64_t lower = (eight - ones * ' ') & ~eight & tops;
    return !lower && !(blanks & blanks << 8) && !(is_apart && *text == ' ');
}

void buf_add_collapsed(Buf *out, size_t start, const char *text)
{
    const char *end = text + strlen(text);
    buf_reserve(out, (size_t)(end - text));
    if (!buf_is_ok(out))
        return;
    char *to = out->bytes + out->size;
    bool is_apart = out->size == start || to[-1] == ' ' || to[-1] == '\n';
    while (text < end) {
        if (end - text >= 8 && is_plain(text, is_apart)) {
            memcpy(to, text, 8);
            to += 8;
            text += 8;
            is_apart = to[-1] == ' ';
            continue;
        }
        bool is_blank =
            *text == ' ' || *text == '\n' || *text == '\t' || *text == '\r';
        if (!is_blank || !is_apart)
            *to++ = is_blank ? ' ' : *text;
        is_apart = is_blank;
        text++;
    }
    *to = '\0';
    out->size = (size_t)(to - out->bytes);
}

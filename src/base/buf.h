/* A growing run of bytes. It remembers its own failure: add as often as you
 * like and ask buf_is_ok() once at the end. A zeroed Buf is an empty one.
 *
 *      bytes ──► [ h e l l o \0 . . . . ]
 *                 size = 5 ───┘        └─ room = 10
 *
 * The bytes always end in a NUL that size does not count; an empty buf that
 * never grew has bytes == NULL (use buf_text() where a string is wanted). */
#ifndef BASE_BUF_H
#define BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

typedef struct {
    char *bytes;
    size_t size; /* bytes in use, the closing NUL aside */
    size_t room; /* bytes allocated */
    bool failed; /* an allocation failed; further adds do nothing */
} Buf;

void buf_clear(Buf *buf); /* frees; the buf is empty and usable again */
void buf_reserve(Buf *buf, size_t more); /* room for so many more bytes */
void buf_add(Buf *buf, const char *bytes, size_t size);
void buf_add_text(Buf *buf, const char *text); /* NUL-terminated; NULL: none */
void buf_add_number(Buf *buf, size_t number);  /* in decimal digits */
/* Adds text (NUL-terminated) with each run of white space as one blank; none
 * at `start`, where the line began, nor behind a blank or a line's end. */
void buf_add_collapsed(Buf *buf, size_t start, const char *text);
void buf_add_many(Buf *buf, char c, size_t count);
void buf_add_format(Buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void buf_add_format_list(Buf *buf, const char *format, va_list list)
    __attribute__((format(printf, 2, 0)));

static inline void buf_add_char(Buf *buf, char c)
{
    if (buf->failed || buf->room - buf->size < 2) {
        buf_add(buf, &c, 1);
        return;
    }
    buf->bytes[buf->size++] = c;
    buf->bytes[buf->size] = '\0';
}

/* Cuts back to `size` bytes (no more than there are). */
void buf_set_size(Buf *buf, size_t size);

bool buf_is_ok(const Buf *buf);

/* The bytes as a string, "" when there are none; borrowed. */
const char *buf_text(const Buf *buf);

/* Puts what is in `from` in the place of what is in `to`; `from` is empty then.
 * A failure moves along. */
void buf_move(Buf *from, Buf *to);

/* Hands the bytes over, NUL-terminated, for free(); NULL when the buf failed.
 * The buf is empty afterwards. */
char *buf_take(Buf *buf);

#endif

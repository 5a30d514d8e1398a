/* Numbers in running text, read as values whatever the convention they are
 * written by. */
#ifndef LANG_AMOUNTS_H
#define LANG_AMOUNTS_H

#include "base/buf.h"
#include "base/context.h"

#define AMOUNT_SIZE 64

/* What "1.000" and "1 000" mean to the readers of a locale. */
typedef struct {
    bool is_comma; /* a comma is the decimal sign: 1.000,50 */
    bool is_space; /* a plain space parts thousands: 1 000,50 */
} AmountForm;

AmountForm amount_form(const char *locale);

/* The value in ASCII digits: no zeros in front, a full stop before decimals,
 * none of them at the end zero. What is no amount but has more parts keeps
 * them: "1.2.3"; a telephone number begins with "+". Longer numbers are cut. */
typedef struct {
    size_t start, end; /* the number's bytes in the text */
    char value[AMOUNT_SIZE];
} Amount;

/* The first number from `from` on: digits of any script; thousands parted by
 * full stop, comma, apostrophe or space; "1.5 million" and "150万" multiplied
 * out; +31 (0)20 123 45 67. A month as Chinese, Japanese and Korean write it,
 * 11月, is passed over. False when there is none. */
bool amount_find(AmountForm form, const char *text, size_t size, size_t from,
                 Amount *found);

#endif

/* Month names, compared code point by code point under simple case folding. */
#include "lang/months.h"

#include "base/cleanup.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

static uint32_t fold(uint32_t code)
{
    return (uint32_t)u_foldCase((UChar32)code, U_FOLD_CASE_DEFAULT);
}

static bool is_name_part(uint32_t code)
{
    uint32_t mask = U_GC_L_MASK | U_GC_M_MASK | U_GC_N_MASK;
    return U_GET_GC_MASK((UChar32)code) & mask;
}

/* A name as it is kept; NULL when out of memory. */
static char *name_from(const Buf *text)
{
    Buf name = {0};
    size_t size = text->size;
    while (size && text->bytes[size - 1] == '.')
        size--;
    for (size_t at = 0; at < size;)
        utf8_add(&name, fold(utf8_next(text->bytes, size, &at)));
    return buf_take(&name);
}

/* Whether a name need not be added: it is there, or is only a number, as in
 * Chinese. */
static bool is_needless(const Months *months, const char *text)
{
    size_t at = 0;
    uint32_t first = utf8_next(text, strlen(text), &at);
    if (!first || u_isdigit((UChar32)first) || months->count == MONTHS_NAMES)
        return true;
    for (size_t i = 0; i < months->count; i++)
        if (!strcmp(months->names[i].text, text))
            return true;
    return false;
}

/* Takes the name over; keeps the longest first. */
static void name_add(Months *months, char *text, int month)
{
    size_t at = months->count++;
    size_t size = strlen(text);
    for (; at > 0 && strlen(months->names[at - 1].text) < size; at--)
        months->names[at] = months->names[at - 1];
    size_t end = 0;
    uint32_t first = utf8_next(text, size, &end);
    months->names[at] = (MonthName){text, month, first, end};
}

/* Notes the first bytes of a name as it can stand in a text. */
static void begin_add(Months *months, const char *text)
{
    size_t at = 0;
    UChar32 c = (UChar32)utf8_next(text, strlen(text), &at);
    UChar32 forms[] = {c, u_toupper(c), u_totitle(c)};
    for (size_t i = 0; i < sizeof forms / sizeof forms[0]; i++) {
        char bytes[4] = {0};
        utf8_put((uint32_t)forms[i], bytes);
        months->begins[(unsigned char)bytes[0]] = true;
        months->seconds[bytes[1] & 63] = true;
    }
}

/* Adds a name as it is written; false when out of memory. */
static bool written_add(Months *months, const Buf *text, int month)
{
    AUTO(free_bytes) char *name = name_from(text);
    if (!buf_is_ok(text) || !name)
        return false;
    if (is_needless(months, name))
        return true;
    begin_add(months, name);
    name_add(months, TAKE(name), month);
    return true;
}

bool months_add(Months *months, const Calendar *calendar)
{
    for (int i = 0; i < CALENDAR_STYLES * 12; i++) {
        AUTO(buf_clear) Buf text = {0};
        calendar_add_month(calendar, i / 12, i % 12 + 1, &text);
        if (!written_add(months, &text, i % 12 + 1))
            return false;
    }
    return true;
}

bool months_add_english(Months *months)
{
    static const char *const names[] = {
        "January", "February", "March",     "April",   "May",      "June",
        "July",    "August",   "September", "October", "November", "December"};
    static const size_t sizes[] = {9, 3, 4}; /* September, Sep, Sept */
    for (int i = 0; i < 3 * 12; i++) {
        AUTO(buf_clear) Buf text = {0};
        const char *name = names[i % 12];
        size_t size = strlen(name), most = sizes[i / 12];
        if (most == 4 && i % 12 != 8)
            continue;
        buf_add(&text, name, size < most ? size : most);
        if (!written_add(months, &text, i % 12 + 1))
            return false;
    }
    return true;
}

void months_clear(Months *months)
{
    for (size_t i = 0; i < months->count; i++)
        free(months->names[i].text);
    *months = (Months){0};
}

/* Where a name ends whose first code point ends at `at`; 0 where the text has
 * another. */
static size_t name_end(const MonthName *name, const char *text, size_t size,
                       size_t at)
{
    size_t length = strlen(name->text);
    for (size_t i = name->first_size; i < length;)
        if (fold(utf8_next(text, size, &at)) !=
            utf8_next(name->text, length, &i))
            return 0;
    size_t after = at;
    return is_name_part(utf8_next(text, size, &after)) ? 0 : at;
}

int months_find(const Months *months, const char *text, size_t size, size_t at,
                size_t *end)
{
    if (at >= size || !months_may_begin(months, text, size, at))
        return 0;
    uint32_t first = fold(utf8_next(text, size, &at));
    for (size_t i = 0; i < months->count; i++) {
        const MonthName *name = &months->names[i];
        size_t stop = name->first == first ? name_end(name, text, size, at) : 0;
        if (!stop)
            continue;
        *end = stop + (stop < size && text[stop] == '.');
        return name->month;
    }
    return 0;
}

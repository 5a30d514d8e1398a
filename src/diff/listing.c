/* Lines that list facts, "your name; your address; the IMEI of your phone":
 * which of them came and which went. */
#include "diff/record.h"

#include <string.h>

#define FEWEST_ITEMS 3

/* What parts the items, the strongest first. */
static const char *const marks[][3] = {
    {";", "；", "؛"},
    {",", "，", "、"},
};

/* The size of a mark that stands there, 0 for none. */
static size_t mark_size(const char *text, const char *const *set)
{
    for (size_t i = 0; i < 3; i++)
        if (*text == *set[i] && strncmp(text, set[i], strlen(set[i])) == 0)
            return strlen(set[i]);
    return 0;
}

static bool is_trimmed(char c)
{
    return c == ' ' || c == '\n' || c == '.';
}

/* The item at *at, trimmed, without what introduces the first one; *at moves
 * behind it. False at the end. */
static bool item_next(const char **at, const char *const *set,
                      const char **start, size_t *size)
{
    const char *from = *at, *end = from;
    if (!*from)
        return false;
    size_t mark = 0;
    while (*end && !(mark = mark_size(end, set)))
        end++;
    *at = end + mark;
    const char *colon = memchr(from, ':', (size_t)(end - from));
    if (colon)
        from = colon + 1;
    while (from < end && is_trimmed(*from))
        from++;
    while (end > from && is_trimmed(end[-1]))
        end--;
    *start = from;
    *size = (size_t)(end - from);
    return true;
}

static size_t items_count(const char *text, const char *const *set)
{
    size_t count = 1;
    for (; *text; text++)
        count += mark_size(text, set) > 0;
    return count;
}

static bool items_read(const char *text, const char *const *set, Table *out)
{
    const char *start;
    size_t size;
    while (item_next(&text, set, &start, &size))
        if (size && !table_add(out, start, size))
            return false;
    return true;
}

/* Adds the items of one that the other lacks, a line each. */
static void items_lack(const Table *one, const Table *other, Buf *out)
{
    for (size_t i = 0; i < one->count; i++) {
        const char *key = table_key(one, i);
        if (table_find(other, key, strlen(key)))
            continue;
        if (out->size)
            buf_add_char(out, '\n');
        buf_add_text(out, key);
    }
}

void strand_words(const Strand *strand, Buf *out)
{
    for (size_t i = 0; i < strand->stretch_count; i++) {
        const Stretch *one = &strand->stretches[i];
        bool is_sign =
            one->kind == STRETCH_OBJECT && element_of(one->object) != EL_br;
        if (!is_sign)
            buf_add(out, strand->text.bytes + one->start,
                    one->end - one->start);
    }
}

/* Whether a line may list facts: no sentence ends in it. */
static bool is_listing(const char *text)
{
    static const char *const stops[] = {". ", "! ", "? ", "。", "！", "？"};
    size_t size = strlen(text);
    while (size && (is_trimmed(text[size - 1])))
        size--;
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        const char *stop = strstr(text, stops[i]);
        if (stop && (size_t)(stop - text) + strlen(stops[i]) < size)
            return false;
    }
    return true;
}

bool listing_compare(Changes *changes, ChangeRecord *record, const Merge *merge)
{
    Buf AUTO(buf_clear) former = {0}, now = {0};
    strand_words(merge->other, &former);
    strand_words(merge->own, &now);
    if (!buf_is_ok(&former) || !buf_is_ok(&now))
        return false;
    const char *old = buf_text(&former), *new = buf_text(&now);
    const char *const *set = marks[0];
    if (!is_listing(old) || !is_listing(new))
        return true;
    if (items_count(old, set) < FEWEST_ITEMS ||
        items_count(new, set) < FEWEST_ITEMS)
        set = marks[1];
    if (items_count(old, set) < FEWEST_ITEMS ||
        items_count(new, set) < FEWEST_ITEMS)
        return true;
    Table AUTO(table_clear) in_old = {0}, in_new = {0};
    Buf AUTO(buf_clear) added = {0}, removed = {0};
    if (!items_read(old, set, &in_old) || !items_read(new, set, &in_new))
        return false;
    size_t shared = 0;
    for (size_t i = 0; i < in_old.count; i++) {
        const char *key = table_key(&in_old, i);
        shared += table_find(&in_new, key, strlen(key)) != NULL;
    }
    if (2 * shared < in_old.count || 2 * shared < in_new.count)
        return true;
    items_lack(&in_new, &in_old, &added);
    items_lack(&in_old, &in_new, &removed);
    if (!buf_is_ok(&added) || !buf_is_ok(&removed))
        return false;
    record->added = added.size ? change_text(changes, added.bytes) : NULL;
    record->removed = removed.size ? change_text(changes, removed.bytes) : NULL;
    return !changes->failed;
}

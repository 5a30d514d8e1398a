/* Lines that list facts, "your name; your address; the IMEI of your phone":
 * which of them came and which went. */
#include "diff/record.h"

#include <string.h>

#define FEWEST_ITEMS          3
#define FEWEST_BETWEEN_COMMAS 5

/* What parts the items, the strongest first. */
static const char *const marks[][3] = {
    {";", "；", "؛"},
    {",", "，", "、"},
};

/* The size of a mark that stands there, 0 for none. The first is ASCII, and the
 * others begin with bytes from 0xD8 on. */
static size_t mark_size(const char *text, const char *const *set)
{
    if ((unsigned char)*text < 0xD8 && *text != *set[0])
        return 0;
    for (size_t i = 0; i < 3; i++)
        if (*text == *set[i] && strncmp(text, set[i], strlen(set[i])) == 0)
            return strlen(set[i]);
    return 0;
}

/* The next mark in a text, and its size; the end of the text, and 0. */
static const char *mark_find(const char *text, const char *const *set,
                             size_t *size)
{
    const char firsts[] = {*set[0], *set[1], *set[2], '\0'};
    *size = 0;
    while (*(text += strcspn(text, firsts)) && !(*size = mark_size(text, set)))
        text++;
    return text;
}

/* The size of what ends a list, of the `size` bytes before `end`; 0 for no such
 * thing. */
static size_t trimmed_size(const char *end, size_t size)
{
    static const char *const stops[] = {" ", "\n", ".", "。", "．", "।", "។"};
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        size_t own = strlen(stops[i]);
        if (own <= size && memcmp(end - own, stops[i], own) == 0)
            return own;
    }
    return 0;
}

static size_t trimmed(const char *text, size_t size)
{
    for (size_t own; (own = trimmed_size(text + size, size)); size -= own)
        ;
    return size;
}

/* The size of what introduces the items in a text of `size` bytes. */
static size_t introduction(const char *text, size_t size)
{
    static const char wide[] = "：";
    for (size_t i = 0; i < size; i++) {
        if (text[i] == ':')
            return i + 1;
        if (strncmp(text + i, wide, sizeof wide - 1) == 0)
            return i + sizeof wide - 1;
    }
    return 0;
}

/* The item at *at, trimmed, without what introduces the first one; *at moves
 * behind it. False at the end. */
static bool item_next(const char **at, const char *const *set,
                      const char **start, size_t *size)
{
    const char *from = *at;
    size_t mark;
    if (!*from)
        return false;
    const char *end = mark_find(from, set, &mark);
    *at = end + mark;
    from += introduction(from, (size_t)(end - from));
    while (from < end && trimmed(from, 1) == 0)
        from++;
    *start = from;
    *size = trimmed(from, (size_t)(end - from));
    return true;
}

static size_t items_count(const char *text, const char *const *set)
{
    size_t count = 1, size;
    for (; *(text = mark_find(text, set, &size)); text += size)
        count++;
    return count;
}

/* The items, the last one without its first `skip` bytes. */
static bool items_read(const char *text, const char *const *set, size_t skip,
                       Table *out)
{
    const char *start;
    size_t size;
    while (item_next(&text, set, &start, &size)) {
        size_t less = *text ? 0 : skip;
        if (size > less && !table_add(out, start + less, size - less))
            return false;
    }
    return true;
}

static bool has_item(const Table *items, const char *start, size_t size)
{
    return table_find(items, start, size) != NULL;
}

/* The size of the word that joins the last item to the others in both lists,
 * "and " say: what an item is without it in the one, it is in the other. */
static size_t joint_size(const char *const texts[2], const char *const *set,
                         const Table *const items[2])
{
    const char *last[2] = {"", ""};
    size_t sizes[2] = {0, 0};
    for (size_t i = 0; i < 2; i++)
        for (const char *at = texts[i];
             item_next(&at, set, &last[i], &sizes[i]);)
            ;
    const char *space = memchr(last[0], ' ', sizes[0]);
    size_t size = space ? (size_t)(space - last[0]) + 1 : 0;
    bool is_joint = size && size < sizes[1] &&
                    memcmp(last[0], last[1], size) == 0 &&
                    (has_item(items[1], last[0] + size, sizes[0] - size) ||
                     has_item(items[0], last[1] + size, sizes[1] - size));
    return is_joint ? size : 0;
}

/* The items of two lists. */
static bool both_read(const char *const texts[2], const char *const *set,
                      Table out[2])
{
    const Table *items[] = {&out[0], &out[1]};
    if (!items_read(texts[0], set, 0, &out[0]) ||
        !items_read(texts[1], set, 0, &out[1]))
        return false;
    size_t skip = joint_size(texts, set, items);
    if (!skip)
        return true;
    for (size_t i = 0; i < 2; i++) {
        table_clear(&out[i]);
        out[i] = (Table){0};
        if (!items_read(texts[i], set, skip, &out[i]))
            return false;
    }
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
    size_t size = trimmed(text, strlen(text));
    for (size_t i = 0; i < sizeof stops / sizeof stops[0]; i++) {
        const char *stop = strstr(text, stops[i]);
        if (stop && (size_t)(stop - text) + strlen(stops[i]) < size)
            return false;
    }
    return true;
}

/* Whether commas part facts in a text: sentences have them, too, so a list is
 * long, and introduced as one. */
static bool has_commas(const char *text)
{
    return items_count(text, marks[1]) >= FEWEST_BETWEEN_COMMAS &&
           introduction(text, strlen(text)) > 0;
}

/* What parts the items of two lists, NULL where one is none. One may be of the
 * two facts that a third came to. */
static const char *const *parting(const char *const texts[2])
{
    size_t one = items_count(texts[0], marks[0]);
    size_t other = items_count(texts[1], marks[0]);
    if (one > 1 && other > 1 && (one >= FEWEST_ITEMS || other >= FEWEST_ITEMS))
        return marks[0];
    return has_commas(texts[0]) && has_commas(texts[1]) ? marks[1] : NULL;
}

/* Records what came and what went, where that is less than half of a list. */
static bool items_record(Changes *changes, ChangeRecord *record,
                         const Table *old, const Table *new)
{
    Buf AUTO(buf_clear) added = {0}, removed = {0};
    size_t shared = 0;
    for (size_t i = 0; i < old->count; i++) {
        const char *key = table_key(old, i);
        shared += has_item(new, key, strlen(key));
    }
    if (2 * shared < old->count || 2 * shared < new->count)
        return true;
    items_lack(new, old, &added);
    items_lack(old, new, &removed);
    if (!buf_is_ok(&added) || !buf_is_ok(&removed))
        return false;
    record->added = added.size ? change_text(changes, added.bytes) : NULL;
    record->removed = removed.size ? change_text(changes, removed.bytes) : NULL;
    return !changes->failed;
}

bool listing_compare(Changes *changes, ChangeRecord *record, const Merge *merge)
{
    Buf AUTO(buf_clear) former = {0}, now = {0};
    strand_words(merge->other, &former);
    strand_words(merge->own, &now);
    if (!buf_is_ok(&former) || !buf_is_ok(&now))
        return false;
    const char *old = buf_text(&former), *new = buf_text(&now);
    const char *const texts[] = {old, new};
    const char *const *set =
        is_listing(old) && is_listing(new) ? parting(texts) : NULL;
    if (!set)
        return true;
    Table items[2] = {{0}, {0}};
    bool is_ok = both_read(texts, set, items) &&
                 items_record(changes, record, &items[0], &items[1]);
    table_clear(&items[0]);
    table_clear(&items[1]);
    return is_ok;
}

/* Holds the words of a text against those of its source: as sequences, and
 * where these differ as bags of words, to name what is lost or invented. */
#include "import/loss.h"

#include "base/table.h"
#include "lang/words.h"
#include "model/doc.h"
#include "model/walk.h"

#include <string.h>

#define NAMED 10 /* words of each kind that are named */

/* ---------------------------------------------------------------- the words */

/* The words of some part of a text, one per line. */
static bool list_words(const xmlNode *part, Buf *out)
{
    Buf text = {0};
    if (!part)
        return true;
    walk_text(part, false, &text);
    bool is_ok =
        buf_is_ok(&text) && words_list(buf_text(&text), text.size, out);
    buf_clear(&text);
    return is_ok;
}

/* The words of a text; `title` says where those of the title stand. */
typedef struct {
    Buf all;
    size_t title, title_end;
} TextWords;

static bool text_words(const xmlDoc *text, TextWords *out)
{
    static const Element parts[] = {EL_mainBody, EL_conclusions};
    const xmlNode *preface = doc_part(text, EL_preface);
    const xmlNode *at = preface ? first_element(preface) : NULL;
    bool is_ok = true;
    for (; at && is_ok; at = next_element(at)) {
        bool is_title = element_of(at) == EL_longTitle;
        if (is_title)
            out->title = out->all.size;
        is_ok = list_words(at, &out->all);
        if (is_title)
            out->title_end = out->all.size;
    }
    for (size_t i = 0; i < 2 && is_ok; i++)
        is_ok = list_words(doc_part(text, parts[i]), &out->all);
    return is_ok;
}

static bool is_same(const Buf *words, const char *text, size_t size)
{
    return words->size == size && memcmp(buf_text(words), text, size) == 0;
}

/* Whether the text says what the source says, or that and a title that was
 * added. */
static bool is_whole(const Buf *words, const TextWords *text)
{
    const char *all = buf_text(&text->all);
    size_t size = text->all.size, title = text->title_end - text->title;
    if (is_same(words, all, size))
        return true;
    return words->size == size - title &&
           memcmp(buf_text(words), all, text->title) == 0 &&
           memcmp(buf_text(words) + text->title, all + text->title_end,
                  size - text->title_end) == 0;
}

/* ------------------------------------------------------------------ the bag */

/* How often a word stands in the source, less how often in the text: the
 * table's values, as numbers that may be below zero. */
static bool bag_add(Table *bag, const Buf *words, size_t times)
{
    const char *at = buf_text(words);
    while (*at) {
        size_t size = strcspn(at, "\n");
        size_t *balance = table_add(bag, at, size);
        if (!balance)
            return false;
        *balance += times;
        at += size + (at[size] == '\n');
    }
    return true;
}

/* Adds up to NAMED words of which the source (or the text) has more; gives how
 * many there are. */
static size_t name_words(const Table *bag, bool in_source, Buf *out)
{
    size_t count = 0;
    for (size_t i = 0; i < bag->count; i++) {
        size_t value = bag->entries[i].value;
        bool is_more = value && value <= SIZE_MAX / 2;
        size_t times = is_more ? value : 0 - value;
        if (!value || is_more != in_source || count++ >= NAMED)
            continue;
        buf_add_format(out, "%s\"%s\"", count > 1 ? ", " : " ",
                       table_key(bag, i));
        if (times > 1)
            buf_add_format(out, " (%zu times)", times);
    }
    if (count > NAMED)
        buf_add_format(out, " and %zu more", count - NAMED);
    return count;
}

static CodicilStatus tell_loss(CodicilContext *context, const Place *place,
                               const Table *bag)
{
    Buf lost = {0}, invented = {0};
    size_t gone = name_words(bag, true, &lost);
    size_t come = name_words(bag, false, &invented);
    CodicilStatus status;
    if (lost.failed || invented.failed)
        status = fault_memory(context);
    else if (!gone && !come)
        status = fault(context, CODICIL_REFUSED, place,
                       "the words would come into another order");
    else
        status = fault(context, CODICIL_REFUSED, place, "would %s%s%s%s%s",
                       gone ? "lose" : "", buf_text(&lost),
                       gone && come ? ", and " : "", come ? "invent" : "",
                       buf_text(&invented));
    buf_clear(&lost);
    buf_clear(&invented);
    return status;
}

static CodicilStatus compare_bags(CodicilContext *context, const Place *place,
                                  const Buf *words, const Buf *text)
{
    Table bag = {0};
    bool is_ok = bag_add(&bag, words, 1) && bag_add(&bag, text, SIZE_MAX);
    CodicilStatus status =
        is_ok ? tell_loss(context, place, &bag) : fault_memory(context);
    table_clear(&bag);
    return status;
}

CodicilStatus loss_check(CodicilContext *context, const char *file,
                         const Buf *words, const xmlDoc *text)
{
    TextWords found = {0};
    Place place = {file, 0, 0};
    CodicilStatus status = CODICIL_OK;
    if (!text_words(text, &found))
        status = fault_memory(context);
    else if (!is_whole(words, &found))
        status = compare_bags(context, &place, words, &found.all);
    buf_clear(&found.all);
    return status;
}

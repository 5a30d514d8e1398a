/* References: which part of a number is which count of the words. */
#include "model/pointer.h"

#include "base/cleanup.h"
#include "lang/words.h"
#include "model/pointer_words.h"

#include <string.h>

#define PARTS_MOST 16

/* A part of a number; item NULL: of one that has no item of its own. */
typedef struct {
    const Numbered *item;
    Numeral numeral;
    unsigned value, branch;         /* as it is, or was */
    unsigned new_value, new_branch; /* as it is to be */
} Part;

typedef struct {
    Part parts[PARTS_MOST]; /* the outermost first */
    size_t count;
} Parts;

/* --------------------------------------------------------------- the target */

static void add_part(Parts *parts, const Part *part)
{
    if (parts->count < PARTS_MOST)
        parts->parts[parts->count++] = *part;
}

/* The innermost first. */
static void add_item(const Numbering *numbering, const Numbered *item,
                     Parts *out)
{
    const Written *written = &item->written;
    add_part(out, &(Part){.item = item,
                          .numeral = numbering->series[item->series].numeral,
                          .value = item->value,
                          .branch = item->branch,
                          .new_value = item->new_value,
                          .new_branch = item->new_branch});
    if (item->lead != NUMBERING_NONE || !item->text.size)
        return;
    for (int i = written->depth - 2; i >= 0; i--)
        add_part(out, &(Part){.value = written->leading[i],
                              .new_value = written->leading[i]});
}

static Parts parts_of(const Numbering *numbering, const Numbered *target)
{
    Parts found = {.count = 0};
    const Numbered *item = target;
    while (item) {
        if (item->series != NUMBERING_NONE)
            add_item(numbering, item, &found);
        size_t at = item->lead != NUMBERING_NONE ? item->lead : item->around;
        item = at == NUMBERING_NONE ? NULL : &numbering->items[at];
    }
    for (size_t i = 0; i < found.count / 2; i++) {
        Part part = found.parts[i];
        found.parts[i] = found.parts[found.count - 1 - i];
        found.parts[found.count - 1 - i] = part;
    }
    return found;
}

/* ---------------------------------------------------------------- the words */

typedef struct {
    const char *words;
    size_t size;
    Count counts[MENTIONS_MOST];
    size_t count;               /* of all */
    size_t own;                 /* of the target: those before a list goes on */
    size_t part[MENTIONS_MOST]; /* which part each is; PARTS_MOST: none */
    size_t listed; /* what of a list is the target's; 0: the first */
} Reading;

static bool says(const Reading *reading, const Count *count, Numeral numeral,
                 unsigned value)
{
    return count->ways >> numeral & 1 &&
           numeral_read(numeral, reading->words + count->start,
                        count->end - count->start) == (long)value;
}

/* Whether a count says a part, in the way that the part is written, or in
 * digits for what is not in letters. */
static bool is_part(const Reading *reading, const Count *count,
                    const Part *part, bool is_new)
{
    unsigned value = is_new ? part->new_value : part->value;
    unsigned branch = is_new ? part->new_branch : part->branch;
    if (count->branch != branch)
        return false;
    if (says(reading, count, part->numeral, value))
        return true;
    for (Numeral i = 0; i < numeral_count(); i++) {
        bool is_fit = !numeral_is_letters(i) || !count->is_letter ||
                      numeral_is_letters(part->numeral);
        if (is_fit && says(reading, count, i, value))
            return true;
    }
    return false;
}

/* How well the words at a count suit a part: its own words, its brackets. */
static int suits(const Reading *reading, const Count *count, const Part *part)
{
    Buf words AUTO(buf_clear) = {0}, own AUTO(buf_clear) = {0};
    const char *text = part->item ? buf_text(&part->item->text) : "";
    size_t start = part->item ? part->item->written.start : 0;
    bool has_bracket = start && strchr("(", text[start - 1]) != NULL;
    int score = has_bracket == count->is_bracketed;
    if (start && words_fold(text, start, &own) && own.size > 1 &&
        words_fold(reading->words, count->start, &words)) {
        size_t stem = own.size < 4 ? own.size : 4;
        Buf begin AUTO(buf_clear) = {0};
        buf_add(&begin, own.bytes, stem);
        score += 2 * (strstr(buf_text(&words), buf_text(&begin)) != NULL);
    }
    return score;
}

/* The last parts, or a run of them before, that the counts say in order. */
static bool match_run(Reading *reading, const Parts *parts, bool is_new)
{
    int best = -1;
    size_t found = 0;
    if (reading->own > parts->count)
        return false;
    for (size_t from = parts->count - reading->own + 1; from-- > 0;) {
        int score = 0;
        size_t i = 0;
        while (i < reading->own && is_part(reading, &reading->counts[i],
                                           &parts->parts[from + i], is_new)) {
            score +=
                suits(reading, &reading->counts[i], &parts->parts[from + i]);
            i++;
        }
        if (i < reading->own || score <= best)
            continue;
        best = score;
        found = from;
    }
    for (size_t i = 0; best >= 0 && i < reading->own; i++)
        reading->part[i] = found + i;
    return best >= 0;
}

/* Any order: "point (a) of Article 4(2)". */
static bool match_any(Reading *reading, const Parts *parts, bool is_new)
{
    bool used[PARTS_MOST] = {false};
    size_t matched = 0, needed = 0;
    for (size_t i = 0; i < reading->own; i++) {
        reading->part[i] = PARTS_MOST;
        for (size_t j = parts->count; j-- > 0;)
            if (!used[j] && reading->part[i] == PARTS_MOST &&
                is_part(reading, &reading->counts[i], &parts->parts[j],
                        is_new)) {
                reading->part[i] = j;
                used[j] = true;
            }
        matched += reading->part[i] != PARTS_MOST;
        needed += !reading->counts[i].is_letter;
    }
    return matched && matched >= needed;
}

/* Whether the first counts say the last parts, brackets and all. */
static bool begins_with(const Reading *reading, const Parts *parts,
                        size_t count, bool is_new)
{
    size_t from = parts->count - count;
    for (size_t i = 0; i < count; i++) {
        const Part *part = &parts->parts[from + i];
        const char *text = part->item ? buf_text(&part->item->text) : "";
        size_t start = part->item ? part->item->written.start : 0;
        bool has_bracket = start && text[start - 1] == '(';
        if (has_bracket != reading->counts[i].is_bracketed ||
            !is_part(reading, &reading->counts[i], part, is_new))
            return false;
    }
    return true;
}

/* The words say more than the target: "Article 4(2)" with a link to the
 * article. */
static bool match_more(Reading *reading, const Parts *parts, bool is_new)
{
    const Part *last = &parts->parts[parts->count - 1];
    for (size_t i = 1; i < reading->own; i++)
        if (suits(reading, &reading->counts[i], last) >= 2 &&
            suits(reading, &reading->counts[0], last) < 2)
            return false; /* the number is there, by its own word */
    for (size_t count = reading->own; count-- > 1;) {
        if (count > parts->count || reading->counts[count].is_joined ||
            !begins_with(reading, parts, count, is_new))
            continue;
        for (size_t i = 0; i < reading->own; i++)
            reading->part[i] =
                i < count ? parts->count - count + i : PARTS_MOST;
        return true;
    }
    return false;
}

/* The words say more in front: "paragraph 1 of Article 3" with a link to the
 * article, by whose own word it is known. */
static bool match_named(Reading *reading, const Parts *parts, bool is_new)
{
    const Part *last = &parts->parts[parts->count - 1];
    for (size_t i = 0; i < reading->own; i++) {
        if (suits(reading, &reading->counts[i], last) < 2)
            continue;
        if (!is_part(reading, &reading->counts[i], last, is_new))
            return false;
        for (size_t j = 0; j < reading->own; j++)
            reading->part[j] = j == i ? parts->count - 1 : PARTS_MOST;
        return true;
    }
    return false;
}

/* Of "Articles 1 to 3", the 3. */
static bool match_listed(Reading *reading, const Parts *parts, bool is_new)
{
    const Part *last = &parts->parts[parts->count - 1];
    for (size_t i = reading->own; reading->own == 1 && i < reading->count; i++)
        if (is_part(reading, &reading->counts[i], last, is_new)) {
            reading->listed = i;
            return true;
        }
    return false;
}

static bool match(Reading *reading, const Parts *parts, bool is_new)
{
    return match_run(reading, parts, is_new) ||
           match_any(reading, parts, is_new) ||
           match_more(reading, parts, is_new) ||
           match_named(reading, parts, is_new);
}

static Reading read_words(const char *words)
{
    Reading reading = {.words = words, .size = strlen(words)};
    reading.count = counts_read(words, reading.size, reading.counts);
    while (reading.own < reading.count &&
           !reading.counts[reading.own].is_listed)
        reading.own++;
    return reading;
}

/* Letters that may be words count as nothing where they say no part. */
static void drop_letters(Reading *reading, const Parts *parts)
{
    size_t kept = 0, own = 0;
    for (size_t i = 0; i < reading->count; i++) {
        bool is_said = !reading->counts[i].is_letter;
        for (size_t j = 0; !is_said && j < parts->count; j++)
            is_said = numeral_is_letters(parts->parts[j].numeral) &&
                      reading->counts[i].ways >> parts->parts[j].numeral & 1;
        if (!is_said)
            continue;
        own += i < reading->own;
        reading->counts[kept++] = reading->counts[i];
    }
    reading->count = kept;
    reading->own = own;
}

PointerState pointer_compare(const Numbering *numbering, const Numbered *target,
                             const char *words, bool *failed)
{
    (void)failed;
    Parts parts = parts_of(numbering, target);
    Reading reading = read_words(words);
    drop_letters(&reading, &parts);
    if (!reading.own || !parts.count)
        return POINTER_NONE;
    return match(&reading, &parts, false) ||
                   match_listed(&reading, &parts, false)
               ? POINTER_RIGHT
               : POINTER_WRONG;
}

/* ------------------------------------------------------------------ writing */

/* What a part was in the version before, by the ids of its items. */
static void set_former(const Numbering *former, Parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        const Numbered *item = parts->parts[i].item;
        const char *id = item ? doc_get(item->node, "xml:id") : NULL;
        const Numbered *was = id ? idset_find(&former->ids, id) : NULL;
        if (!was || was->series == NUMBERING_NONE)
            continue;
        parts->parts[i].value = was->value;
        parts->parts[i].branch = was->branch;
    }
}

/* As many counts as the last parts: those are meant. */
static bool match_places(Reading *reading, const Parts *parts)
{
    size_t from = parts->count - reading->own;
    if (reading->own > parts->count)
        return false;
    for (size_t i = 0; i < reading->own; i++) {
        const Part *part = &parts->parts[from + i];
        if (numeral_is_letters(part->numeral) &&
            !(reading->counts[i].ways >> part->numeral & 1))
            return false;
        if (!numeral_is_letters(part->numeral) && reading->counts[i].is_letter)
            return false;
        reading->part[i] = from + i;
    }
    return true;
}

/* The way to write a count: that of the part where it can be read so. */
static Numeral way_of(const Count *count, Numeral numeral)
{
    if (count->ways >> numeral & 1)
        return numeral;
    Numeral way = 0;
    while (way + 1 < numeral_count() && !(count->ways >> way & 1))
        way++;
    return way;
}

static void write_count(const Reading *reading, const Count *count,
                        const Part *part, Buf *out)
{
    bool is_same =
        part->new_value == part->value && part->new_branch == part->branch &&
        says(reading, count, way_of(count, part->numeral), part->value);
    if (is_same) {
        buf_add(out, reading->words + count->start, count->tail - count->start);
        return;
    }
    numeral_write(way_of(count, part->numeral), part->new_value, out);
    if (part->new_branch && part->item)
        written_add_branch(buf_text(&part->item->text), &part->item->written,
                           part->new_branch, out);
}

/* The sibling that a further count of a list says: the first of its series
 * that has, or had, that number. NULL: none. */
static const Numbered *find_listed(const Numbering *numbering,
                                   const Reading *reading, const Part *part,
                                   const Count *count)
{
    size_t at = part->item ? numbering->series[part->item->series].last
                           : NUMBERING_NONE;
    while (at != NUMBERING_NONE) {
        const Numbered *item = &numbering->items[at];
        Part other = {.numeral = part->numeral,
                      .value = item->value,
                      .branch = item->branch};
        if (!item->is_new && is_part(reading, count, &other, false))
            return item;
        at = item->before;
    }
    return NULL;
}

static Part part_at(const Numbering *numbering, const Reading *reading,
                    const Parts *parts, size_t i)
{
    Part none = {.item = NULL};
    const Count *count = &reading->counts[i];
    if (reading->listed && i == reading->listed)
        return parts->parts[parts->count - 1];
    if (!reading->listed && i < reading->own)
        return reading->part[i] < PARTS_MOST ? parts->parts[reading->part[i]]
                                             : none;
    size_t last = reading->listed ? parts->count - 1
                  : reading->own  ? reading->part[reading->own - 1]
                                  : PARTS_MOST;
    const Part *like = last < PARTS_MOST ? &parts->parts[last] : NULL;
    const Numbered *item =
        like ? find_listed(numbering, reading, like, count) : NULL;
    if (!item)
        return none;
    return (Part){item,         like->numeral,   item->value,
                  item->branch, item->new_value, item->new_branch};
}

static void write_words(const Numbering *numbering, const Reading *reading,
                        const Parts *parts, Buf *out)
{
    size_t done = 0;
    for (size_t i = 0; i < reading->count; i++) {
        const Count *count = &reading->counts[i];
        Part part = part_at(numbering, reading, parts, i);
        if (!part.item)
            continue;
        buf_add(out, reading->words + done, count->start - done);
        write_count(reading, count, &part, out);
        done = count->tail;
    }
    buf_add(out, reading->words + done, reading->size - done);
}

bool pointer_write(const Numbering *numbering, const Numbered *target,
                   const Numbering *former, const char *words, Buf *out)
{
    Parts parts = parts_of(numbering, target), was = parts;
    Reading reading = read_words(words);
    drop_letters(&reading, &parts);
    if (!reading.own || !parts.count) {
        buf_add_text(out, words);
        return true;
    }
    if (former)
        set_former(former, &was);
    bool found = match(&reading, &parts, false), is_right = false;
    if (!found)
        is_right = match(&reading, &parts, true);
    if (!found && !is_right && former)
        found = match(&reading, &was, false);
    if (!found && !is_right)
        found = match_listed(&reading, &parts, false);
    if (!found && !is_right)
        is_right = match_listed(&reading, &parts, true);
    if (is_right) {
        buf_add_text(out, words);
        return true;
    }
    if (!found && former)
        found = match_listed(&reading, &was, false);
    if (!found && reading.count == reading.own)
        found = match_places(&reading, &parts);
    if (found)
        write_words(numbering, &reading, &parts, out);
    else
        buf_add_text(out, words);
    return found;
}

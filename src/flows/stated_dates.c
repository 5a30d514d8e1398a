/* Finds the dates that a text states of itself. */
#include "flows/stated_dates.h"

#include "import/front.h"
#include "lang/stated.h"
#include "lang/words.h"
#include "model/walk.h"

#include <string.h>
#include <strings.h>

#define HEAD_LINES 12 /* where a text says its date, from its beginning */
#define TAIL_LINES 3  /* and before its end */
#define LINE_WORDS 24 /* no such line has more */

DEFINE_CLEANUP(free_finder, DateFinder, date_finder_free)

/* How good a date is; the best one makes the version. */
typedef enum {
    RANK_FRONT_HOLDS, /* effective: of the front matter */
    RANK_HOLDS,       /* a line that says since when the text holds */
    RANK_LINE,        /* a line that says when it was written */
    RANK_FRONT,       /* date: of the front matter */
    RANK_COUNT,
} Rank;

typedef struct {
    const CodicilContext *context;
    DateFinder *finder;
    DateFound best[RANK_COUNT];
    bool has[RANK_COUNT];
    StatedDates all; /* in order, without ranks */
    bool failed;
} Seeker;

static void add_day(StatedDates *dates, const char *day)
{
    for (size_t i = 0; i < dates->count; i++)
        if (strcmp(dates->days[i], day) == 0)
            return;
    if (dates->count < STATED_DATES)
        snprintf(dates->days[dates->count++], sizeof(dates->days[0]), "%.10s",
                 day);
}

static void take(Seeker *seeker, const DateFound *found, Rank rank)
{
    char day[16];
    add_day(&seeker->all, date_to_text(found->date, day));
    if (seeker->has[rank])
        return;
    seeker->has[rank] = true;
    seeker->best[rank] = *found;
}

/* --------------------------------------------------------------- front matter
 */

static Rank rank_of_key(const char *key)
{
    static const char *const holds[] = {
        "effective",     "effective_date", "effective-date",
        "effectiveDate", "in_force",       "in-force",
    };
    static const char *const writes[] = {
        "date",          "last_updated",  "last-updated",
        "lastUpdated",   "last_modified", "lastmod",
        "last-modified", "updated",       "date_modified",
    };
    for (size_t i = 0; i < sizeof(holds) / sizeof(holds[0]); i++)
        if (strcasecmp(key, holds[i]) == 0)
            return RANK_FRONT_HOLDS;
    for (size_t i = 0; i < sizeof(writes) / sizeof(writes[0]); i++)
        if (strcasecmp(key, writes[i]) == 0)
            return RANK_FRONT;
    return RANK_COUNT;
}

static CodicilStatus seek_front(Seeker *seeker, const SourceText *source)
{
    Front front = {0};
    CodicilStatus status = front_read(seeker->context, source, &front);
    for (size_t i = 0; status == CODICIL_OK && i < front.count; i++) {
        const FrontField *field = &front.fields[i];
        Rank rank = rank_of_key(field->key);
        DateFound found;
        if (rank < RANK_COUNT && field->value &&
            date_find(seeker->finder, field->value, strlen(field->value), 0,
                      &found))
            take(seeker, &found, rank);
    }
    front_clear(&front);
    return status;
}

/* ----------------------------------------------------------------- the lines
 */

static size_t count_words(const char *text, size_t size)
{
    Words words;
    Word word;
    size_t count = 0;
    words_init(&words, text, size);
    while (count <= LINE_WORDS && words_next(&words, &word))
        count++;
    words_clear(&words);
    return count;
}

/* The date of a typed <date> in the line whose words these are. */
static void settle(const xmlNode *line, DateFound *found)
{
    Walk walk = walk_begin(line);
    while (walk_next(&walk)) {
        Date date;
        const char *said = element_of(walk.node) == EL_date
                               ? doc_get(walk.node, "date")
                               : NULL;
        if (!said || !date_from_text(said, &date))
            continue;
        if (!memcmp(&date, &found->date, sizeof(date)) ||
            !memcmp(&date, &found->other, sizeof(date))) {
            found->date = found->other = date;
            found->is_ambiguous = false;
        }
    }
}

static bool has_date(const xmlNode *line)
{
    Walk walk = walk_begin(line);
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_date)
            return true;
    return false;
}

/* All dates of a line, each by what stands before it (or, where nothing does,
 * after it). */
static void seek_dates(Seeker *seeker, const xmlNode *line, const Buf *text)
{
    DateFound found;
    size_t from = 0;
    while (
        date_find(seeker->finder, buf_text(text), text->size, from, &found)) {
        const char *label = text->bytes + from;
        size_t size = found.start - from;
        if (stated_nothing(label, size)) {
            label = text->bytes + found.end;
            size = text->size - found.end;
        }
        settle(line, &found);
        take(seeker, &found,
             stated_effective(label, size, &seeker->failed) ? RANK_HOLDS
                                                            : RANK_LINE);
        from = found.end;
    }
}

/* A typed date of a language whose dates are not read. */
static void take_typed(Seeker *seeker, const xmlNode *line)
{
    Walk walk = walk_begin(line);
    while (walk_next(&walk)) {
        DateFound found = {0};
        const char *said = element_of(walk.node) == EL_date
                               ? doc_get(walk.node, "date")
                               : NULL;
        if (!said || !date_from_text(said, &found.date))
            continue;
        found.other = found.date;
        take(seeker, &found, RANK_LINE);
    }
}

static void seek_line(Seeker *seeker, const xmlNode *line)
{
    AUTO(buf_clear) Buf text = {0};
    DateFound found;
    bool is_typed = has_date(line);
    walk_text(line, false, &text);
    seeker->failed |= !buf_is_ok(&text);
    if (!is_typed && !date_is_likely(buf_text(&text), text.size))
        return;
    if (count_words(buf_text(&text), text.size) > LINE_WORDS ||
        stated_former(buf_text(&text), text.size, &seeker->failed))
        return;
    bool is_said = stated_date(seeker->finder, buf_text(&text), text.size,
                               &found, &seeker->failed);
    if (is_said || (is_typed && date_find(seeker->finder, buf_text(&text),
                                          text.size, 0, &found)))
        seek_dates(seeker, line, &text);
    else if (is_typed)
        take_typed(seeker, line);
}

static bool is_aside(const xmlNode *node)
{
    Element element = element_of(node);
    const char *class = doc_get(node, "class");
    return element == EL_table || element == EL_authorialNote ||
           element == EL_meta || element == EL_embeddedText ||
           (class && strcmp(class, "versions") == 0);
}

static void seek_lines(Seeker *seeker, const xmlDoc *text)
{
    const xmlNode *tail[TAIL_LINES] = {NULL};
    size_t count = 0;
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        Element element = element_of(walk.node);
        if (is_aside(walk.node))
            walk_skip(&walk);
        if (element != EL_p && element != EL_heading)
            continue;
        if (count < HEAD_LINES)
            seek_line(seeker, walk.node);
        else
            tail[count % TAIL_LINES] = walk.node;
        count++;
    }
    for (size_t i = 0; i < TAIL_LINES; i++)
        if (tail[(count + i) % TAIL_LINES])
            seek_line(seeker, tail[(count + i) % TAIL_LINES]);
}

/* ---------------------------------------------------------------- the whole */

/* The best one first, then the others as they came. */
static void order(const Seeker *seeker, StatedDates *out)
{
    char day[16];
    *out = (StatedDates){0};
    for (int rank = 0; rank < RANK_COUNT; rank++) {
        const DateFound *best = &seeker->best[rank];
        if (!seeker->has[rank])
            continue;
        if (!out->count && best->is_ambiguous)
            snprintf(out->other, sizeof(out->other), "%.10s",
                     date_to_text(best->other, day));
        add_day(out, date_to_text(best->date, day));
    }
    for (size_t i = 0; i < seeker->all.count; i++)
        add_day(out, seeker->all.days[i]);
}

CodicilStatus stated_dates_find(const CodicilContext *context,
                                const SourceText *source, const xmlDoc *text,
                                StatedDates *out)
{
    DateFinder *AUTO(free_finder) finder = NULL;
    TRY(date_finder_new(context, source->locale, &finder));
    Seeker seeker = {.context = context, .finder = finder};
    TRY(seek_front(&seeker, source));
    seek_lines(&seeker, text);
    if (seeker.failed)
        return fault_memory(context);
    order(&seeker, out);
    return CODICIL_OK;
}

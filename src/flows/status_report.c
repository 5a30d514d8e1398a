/* What status tells, as text and as JSON. */
#include "flows/status_report.h"

#include "model/walk.h"

#include <string.h>

enum { WORK, VERSION, LOCALE, STATE, DONE, COLUMNS };

static bool is_open(const TranslatedProvision *one)
{
    return one->state >= TRANSLATED_STALE;
}

static bool is_there(const Stood *stood)
{
    return stood->standing != STANDING_MISSING &&
           stood->standing != STANDING_UNKNOWN &&
           stood->standing != STANDING_ORIGINAL;
}

static size_t done_of(const Stood *stood)
{
    return is_there(stood) ? translated_done(&stood->translated)
           : stood->standing == STANDING_ORIGINAL ? stood->translated.count
                                                  : 0;
}

/* --------------------------------------------------------------------- text */

typedef struct {
    const char *cells[COLUMNS];
    char done[80];
} Row;

static void fill_row(const StatusPart *part, const Stood *stood, Row *row)
{
    size_t all = stood->translated.count, done = done_of(stood);
    *row = (Row){{part->work->name, part->standing->version->label,
                  stood->locale, standing_name(stood->standing), row->done},
                 ""};
    if (stood->standing == STANDING_UNKNOWN)
        snprintf(row->done, sizeof(row->done), "-");
    else if (stood->standing == STANDING_ORIGINAL)
        snprintf(row->done, sizeof(row->done), "%zu", all);
    else
        snprintf(row->done, sizeof(row->done), "%zu of %zu, %zu%%", done, all,
                 all ? done * 100 / all : 100);
}

static void widen(const Row *row, size_t widths[COLUMNS])
{
    for (size_t i = 0; i < COLUMNS; i++)
        if (strlen(row->cells[i]) > widths[i])
            widths[i] = strlen(row->cells[i]);
}

static void write_row(const Row *row, const size_t widths[COLUMNS], char mark,
                      const Stood *stood, Buf *out)
{
    buf_add_char(out, mark);
    for (size_t i = 0; i < COLUMNS; i++)
        buf_add_format(out, "%s%-*s", i ? "  " : " ", (int)widths[i],
                       row->cells[i]);
    if (stood && stood->since)
        buf_add_format(out, "  since %s", stood->since);
    while (out->size && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
    buf_add_char(out, '\n');
}

static void write_provision(const TranslatedProvision *one,
                            const SourceTrace *trace, Buf *out)
{
    buf_add_format(out, "        %s  %s", one->id, translated_name(one->state));
    if (one->state == TRANSLATED_STALE)
        buf_add_format(out, " since %s", trace->since);
    if (one->state == TRANSLATED_STALE && trace->translates)
        buf_add_format(out, ", translates %s", trace->translates);
    if (one->state == TRANSLATED_CONFIRMED)
        buf_add_format(out, ": %s", one->reason);
    buf_add_char(out, '\n');
}

static void write_provisions(const Stood *stood, Buf *out)
{
    for (size_t i = 0; is_there(stood) && i < stood->translated.count; i++) {
        const TranslatedProvision *one = &stood->translated.items[i];
        if (one->state != TRANSLATED_CURRENT)
            write_provision(one, &stood->traces[i], out);
    }
    for (size_t i = 0; i < stood->dropped_count; i++)
        buf_add_format(out, "        %s  dropped since %s, was in %s\n",
                       stood->dropped[i].id, stood->dropped[i].trace.since,
                       stood->dropped[i].trace.translates);
}

static void each_row(const StatusTold *told, size_t widths[COLUMNS], Buf *out)
{
    for (size_t i = 0; i < told->count; i++) {
        const StatusPart *part = &told->parts[i];
        const VersionStanding *standing = part->standing;
        for (size_t j = 0; j < standing->count; j++) {
            const Stood *stood = &standing->items[j];
            Row row;
            fill_row(part, stood, &row);
            if (!out) {
                widen(&row, widths);
                continue;
            }
            bool current = standing->version == part->current;
            write_row(&row, widths, current ? '*' : ' ', stood, out);
            if (told->whole)
                write_provisions(stood, out);
        }
    }
}

void status_to_text(const StatusTold *told, Buf *out)
{
    const Row head = {{"WORK", "VERSION", "LOCALE", "STATE", "TRANSLATED"}, ""};
    size_t widths[COLUMNS] = {0};
    widen(&head, widths);
    each_row(told, widths, NULL);
    write_row(&head, widths, ' ', NULL, out);
    each_row(told, widths, out);
}

/* --------------------------------------------------------------------- JSON */

static void put(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void put_bool(Json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

static void put_number(Json *json, const char *key, size_t number)
{
    json_key(json, key);
    json_number(json, (long)number);
}

static void put_counts(Json *json, const Stood *stood)
{
    const size_t *states = stood->translated.states;
    bool there = is_there(stood);
    json_key(json, "counts");
    json_begin(json, '{');
    for (int i = TRANSLATED_CURRENT; i < TRANSLATED_COUNT; i++) {
        size_t count = there ? states[i] : 0;
        if (i == TRANSLATED_SAME)
            continue;
        if (i == TRANSLATED_OPEN && there)
            count += states[TRANSLATED_SAME];
        if (i == TRANSLATED_MISSING && stood->standing == STANDING_MISSING)
            count = stood->translated.count;
        put_number(json, translated_name((TranslatedState)i), count);
    }
    put_number(json, "dropped", stood->dropped_count);
    json_end(json, '}');
}

static void put_open(Json *json, const Stood *stood)
{
    json_key(json, "open");
    json_begin(json, '[');
    for (size_t i = 0; is_there(stood) && i < stood->translated.count; i++) {
        const TranslatedProvision *one = &stood->translated.items[i];
        if (!is_open(one))
            continue;
        json_begin(json, '{');
        put(json, "id", one->id);
        put(json, "state", translated_name(one->state));
        if (one->state == TRANSLATED_STALE) {
            put(json, "since", stood->traces[i].since);
            put(json, "translates", stood->traces[i].translates);
        }
        json_end(json, '}');
    }
    for (size_t i = 0; i < stood->dropped_count; i++) {
        const Dropped *one = &stood->dropped[i];
        json_begin(json, '{');
        put(json, "id", one->id);
        put(json, "state", "dropped");
        put(json, "since", one->trace.since);
        put(json, "translates", one->trace.translates);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_confirmed(Json *json, const Stood *stood)
{
    json_key(json, "confirmed");
    json_begin(json, '[');
    for (size_t i = 0; is_there(stood) && i < stood->translated.count; i++) {
        const TranslatedProvision *one = &stood->translated.items[i];
        if (one->state != TRANSLATED_CONFIRMED)
            continue;
        json_begin(json, '{');
        put(json, "id", one->id);
        put(json, "reason", one->reason);
        json_end(json, '}');
    }
    json_end(json, ']');
}

static void put_text(Json *json, const Stood *stood)
{
    size_t all = stood->translated.count, done = done_of(stood);
    json_begin(json, '{');
    put(json, "locale", stood->locale);
    put_bool(json, "promised", stood->is_promised);
    put_bool(json, "draft", stood->is_draft);
    put(json, "state", standing_name(stood->standing));
    if (stood->since)
        put(json, "since", stood->since);
    put_number(json, "provisions", all);
    put_number(json, "translated", done);
    json_key(json, "share");
    json_fraction(json, all ? done * 10000 / all : 10000);
    put_counts(json, stood);
    put_open(json, stood);
    put_confirmed(json, stood);
    json_end(json, '}');
}

static void put_version(Json *json, const StatusPart *part)
{
    const VersionStanding *standing = part->standing;
    json_begin(json, '{');
    put(json, "version", standing->version->label);
    put(json, "in_force", standing->version->in_force);
    put_bool(json, "current", standing->version == part->current);
    put_bool(json, "newest", part->is_newest);
    json_key(json, "texts");
    json_begin(json, '[');
    for (size_t i = 0; i < standing->count; i++)
        put_text(json, &standing->items[i]);
    json_end(json, ']');
    json_end(json, '}');
}

/* The parts of one work, from `at` on; the first of the next one. */
static size_t put_work(Json *json, const StatusTold *told, size_t at)
{
    const Work *work = told->parts[at].work;
    json_begin(json, '{');
    put(json, "work", work->name);
    put(json, "original", work->original);
    put(json, "prevailing", work->prevailing);
    json_key(json, "versions");
    json_begin(json, '[');
    for (; at < told->count && told->parts[at].work == work; at++)
        put_version(json, &told->parts[at]);
    json_end(json, ']');
    json_end(json, '}');
    return at;
}

void status_to_json(const StatusTold *told, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "works");
    json_begin(&json, '[');
    for (size_t at = 0; at < told->count;)
        at = put_work(&json, told, at);
    json_end(&json, ']');
    json_end(&json, '}');
}

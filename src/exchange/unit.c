/* From two texts to units. */
#include "exchange/unit.h"

#include "exchange/coded.h"
#include "model/doc.h"
#include "model/walk.h"

#include <stdio.h>
#include <string.h>

bool unit_is_done(const Unit *unit)
{
    TranslatedState state = unit->provision->state;
    return state == TRANSLATED_CURRENT || state == TRANSLATED_CARRIED ||
           state == TRANSLATED_CONFIRMED;
}

/* ------------------------------------------------------------------- lists */

static Code *add_code(Unit *unit)
{
    if (unit->code_count == unit->code_room) {
        size_t room = unit->code_room ? unit->code_room * 2 : 8;
        Code *codes = realloc(unit->codes, room * sizeof(*codes));
        if (!codes)
            return NULL;
        unit->codes = codes;
        unit->code_room = room;
    }
    Code *code = &unit->codes[unit->code_count++];
    *code = (Code){.segment = UNIT_NONE};
    return code;
}

static Segment *add_segment(Unit *unit)
{
    if (unit->count == unit->room) {
        size_t room = unit->room ? unit->room * 2 : 4;
        Segment *segments = realloc(unit->segments, room * sizeof(*segments));
        if (!segments)
            return NULL;
        unit->segments = segments;
        unit->room = room;
    }
    Segment *segment = &unit->segments[unit->count++];
    *segment = (Segment){.code = UNIT_NONE};
    return segment;
}

static void unit_clear(Unit *unit)
{
    for (size_t i = 0; i < unit->count; i++) {
        free(unit->segments[i].id);
        free(unit->segments[i].source);
        free(unit->segments[i].target);
    }
    for (size_t i = 0; i < unit->code_count; i++)
        xmlFreeNode(unit->codes[i].made);
    free(unit->segments);
    free(unit->codes);
    free(unit->former);
    free(unit->old_source);
    free(unit->old_target);
    free(unit->changed);
}

void exchange_drop(const Exchange *exchange)
{
    for (size_t i = 0; i < exchange->count; i++)
        unit_clear(&exchange->units[i]);
}

void exchange_close(Exchange *exchange)
{
    exchange_drop(exchange);
    free(exchange->units);
    *exchange = (Exchange){0};
}

/* ------------------------------------------------------------------- codes */

typedef struct {
    Unit *unit;
    size_t line;
    unsigned extra; /* codes that only the translation has */
} Coding;

/* Of the original: the next number. A closing sign asks a second time. */
static const Code *source_code(void *user, const xmlNode *node)
{
    Coding *coding = user;
    Unit *unit = coding->unit;
    for (size_t i = 0; i < unit->code_count; i++)
        if (unit->codes[i].source == node)
            return &unit->codes[i];
    Code *code = add_code(unit);
    if (!code)
        return NULL;
    snprintf(code->id, sizeof(code->id), "%zu", unit->code_count);
    code->source = node;
    code->segment = coding->line;
    return code;
}

/* Whether two inlines say the same: where they lead, what they are of. */
static bool is_alike(const xmlNode *one, const xmlNode *other)
{
    static const char *const names[] = {"href",   "refersTo", "date",    "src",
                                        "xml:id", "class",    "xml:lang"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        const char *a = doc_get(one, names[i]), *b = doc_get(other, names[i]);
        if ((a != NULL) != (b != NULL) || (a && strcmp(a, b) != 0))
            return false;
    }
    return true;
}

/* The code of the same element in the same line that has none of its own. */
static Code *free_code(const Coding *coding, const xmlNode *node, bool alike)
{
    const Unit *unit = coding->unit;
    for (size_t i = 0; i < unit->code_count; i++) {
        Code *code = &unit->codes[i];
        if (code->source && !code->own && code->segment == coding->line &&
            element_of(code->source) == element_of(node) &&
            (!alike || is_alike(code->source, node)))
            return code;
    }
    return NULL;
}

static const Code *own_code(void *user, const xmlNode *node)
{
    Coding *coding = user;
    Unit *unit = coding->unit;
    for (size_t i = 0; i < unit->code_count; i++)
        if (unit->codes[i].own == node)
            return &unit->codes[i];
    Code *code = free_code(coding, node, true);
    if (!code && !(code = free_code(coding, node, false))) {
        code = add_code(unit);
        if (!code)
            return NULL;
        snprintf(code->id, sizeof(code->id), "x%u", ++coding->extra);
        code->segment = coding->line;
    }
    code->own = node;
    return code;
}

/* --------------------------------------------------------------- segments */

static bool name_segment(const Unit *unit, size_t number, bool alone,
                         char **out)
{
    Buf id AUTO(buf_clear) = {0};
    buf_add_text(&id, unit->provision->id);
    if (!alone)
        buf_add_format(&id, ":%zu", number);
    *out = buf_take(&id);
    return *out != NULL;
}

/* A num that has words besides its figure, "Article 3", is translated. */
static bool is_worded(const OwnLine *line)
{
    Buf words AUTO(buf_clear) = {0};
    size_t letters = 0, most = 0;
    walk_line(line->parent, &words);
    for (const char *at = buf_text(&words); *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool roman = strchr("ivxlcdmIVXLCDM", c) != NULL;
        bool letter = c >= 0x80 || (c | 0x20) - 'a' + 0u < 26u;
        letters = letter ? letters + (roman ? 0 : 1) : 0;
        most = letters > most ? letters : most;
    }
    return most >= 2;
}

static bool is_told(const OwnLine *line)
{
    return line->kind != OWN_NUM || is_worded(line);
}

static bool add_lines(Unit *unit, const OwnLines *lines)
{
    Coding coding = {.unit = unit};
    for (size_t i = 0; i < lines->count; i++) {
        Buf words AUTO(buf_clear) = {0};
        if (!is_told(&lines->items[i]))
            continue;
        Segment *segment = add_segment(unit);
        coding.line = segment ? unit->count - 1 : 0;
        if (!segment ||
            !coded_from_line(&lines->items[i], source_code, &coding, &words))
            return false;
        segment->line = i;
        segment->source = buf_take(&words);
        if (!segment->source)
            return false;
    }
    return true;
}

static const char *worded_attribute(const xmlNode *node)
{
    return doc_get(node, "title") ? "title"
           : doc_get(node, "alt") ? "alt"
                                  : NULL;
}

/* Those of the codes that have words in an attribute. */
static bool add_attributes(Unit *unit)
{
    for (size_t i = 0; i < unit->code_count; i++) {
        const Code *code = &unit->codes[i];
        const char *name = worded_attribute(code->source);
        const char *words = name ? doc_get(code->source, name) : "";
        if (!words[strspn(words, " \t\n")])
            continue;
        Segment *segment = add_segment(unit);
        Buf text AUTO(buf_clear) = {0};
        buf_add_collapsed(&text, 0, words);
        if (!segment)
            return false;
        segment->line = unit->segments[code->segment].line;
        segment->code = i;
        segment->attribute = name;
        segment->source = buf_take(&text);
        if (!segment->source)
            return false;
    }
    return true;
}

/* ----------------------------------------------------------------- targets */

static bool add_target(Unit *unit, Segment *segment, const OwnLine *line,
                       Coding *coding)
{
    Buf words AUTO(buf_clear) = {0};
    coding->line = (size_t)(segment - unit->segments);
    if (!coded_from_line(line, own_code, coding, &words))
        return false;
    segment->target = buf_take(&words);
    return segment->target != NULL;
}

static bool add_attribute_target(const Unit *unit, Segment *segment)
{
    const xmlNode *own = unit->codes[segment->code].own;
    const char *words = own ? doc_get(own, segment->attribute) : NULL;
    Buf text AUTO(buf_clear) = {0};
    if (!words)
        return true;
    buf_add_collapsed(&text, 0, words);
    segment->target = buf_take(&text);
    return segment->target != NULL;
}

const OwnLine *unit_line(const OwnLines *source, const OwnLines *own,
                         size_t index)
{
    size_t at = 0, words = 0;
    if (source->items[index].kind == OWN_NUM)
        return own_lines_num(own);
    for (size_t i = 0; i < index; i++)
        words += source->items[i].kind != OWN_NUM;
    const OwnLine *line = own_lines_next_words(own, &at);
    while (line && words--)
        line = own_lines_next_words(own, &at);
    return line;
}

/* What is still the original's own words is no translation. */
static void drop_untranslated(const Unit *unit)
{
    for (size_t i = 0; i < unit->count; i++) {
        Segment *segment = &unit->segments[i];
        if (segment->target && !strcmp(segment->target, segment->source)) {
            free(segment->target);
            segment->target = NULL;
        }
    }
}

static bool add_targets(Unit *unit, const OwnLines *source, const OwnLines *own)
{
    Coding coding = {.unit = unit};
    if (!own_lines_are_alike(source, own))
        return true; /* nothing there that stands for the lines */
    size_t next = 0;
    for (size_t i = 0, at = 0; i < source->count; i++) {
        bool is_num = source->items[i].kind == OWN_NUM;
        const OwnLine *line =
            is_num ? own_lines_num(own) : own_lines_next_words(own, &next);
        bool is_asked = at < unit->count && !unit->segments[at].attribute &&
                        unit->segments[at].line == i;
        if (is_asked && line &&
            !add_target(unit, &unit->segments[at], line, &coding))
            return false;
        at += is_asked;
    }
    for (size_t i = 0; i < unit->count; i++)
        if (unit->segments[i].attribute &&
            !add_attribute_target(unit, &unit->segments[i]))
            return false;
    if (unit->provision->state == TRANSLATED_OPEN)
        drop_untranslated(unit);
    return true;
}

static bool read_unit(const TranslatedProvision *provision, Unit *unit)
{
    AUTO(own_lines_clear) OwnLines source = {0};
    AUTO(own_lines_clear) OwnLines own = {0};
    unit->provision = provision;
    own_lines_read(provision->source, &source);
    if (provision->own)
        own_lines_read(provision->own, &own);
    if (source.failed || own.failed || !add_lines(unit, &source) ||
        !add_attributes(unit))
        return false;
    bool alone = unit->count == 1;
    for (size_t i = 0; i < unit->count; i++)
        if (!name_segment(unit, i + 1, alone, &unit->segments[i].id))
            return false;
    return !provision->own || add_targets(unit, &source, &own);
}

CodicilStatus exchange_open(const CodicilContext *context,
                            const Translated *translated, Exchange *out)
{
    Exchange AUTO(exchange_close) made = {0};
    made.units = calloc(translated->count + 1, sizeof(*made.units));
    if (!made.units)
        return fault_memory(context);
    for (size_t i = 0; i < translated->count; i++)
        if (!read_unit(&translated->items[i], &made.units[made.count++]))
            return fault_memory(context);
    *out = made;
    made = (Exchange){0};
    return CODICIL_OK;
}

/* What came back from translators, put into the text. */
#include "exchange/apply.h"

#include "exchange/coded.h"
#include "exchange/target.h"
#include "model/doc.h"
#include "model/idset.h"

#include <string.h>

typedef struct {
    const CodicilContext *context;
    const ReadFile *file;
    Exchange *exchange;
    IdSet ids; /* of units of the file → ReadUnit */
    Applied *out;
} Applying;

static CodicilStatus refuse(const Applying *applying, const ReadUnit *read,
                            const char *what)
{
    Place place = {.file = applying->file->file, .line = read->line};
    return fault(applying->context, CODICIL_INVALID, &place, "unit '%s': %s",
                 read->id, what);
}

static bool read_ids(const ReadFile *file, IdSet *ids)
{
    idset_init(ids);
    for (size_t i = 0; i < file->count; i++)
        idset_put(ids, file->units[i].id, &file->units[i]);
    return !ids->failed;
}

static bool has_target(const IdSet *ids, const Unit *unit)
{
    for (size_t i = 0; i < unit->count; i++) {
        const ReadUnit *read = idset_find(ids, unit->segments[i].id);
        if (read && read->target)
            return true;
    }
    return false;
}

/* Words that the file has, and the text has no lines for. */
bool apply_needs_more(const ReadFile *file, const Exchange *exchange)
{
    AUTO(idset_clear) IdSet ids;
    bool needs = !read_ids(file, &ids);
    for (size_t i = 0; i < exchange->count && !needs; i++) {
        const Unit *unit = &exchange->units[i];
        AUTO(own_lines_clear) OwnLines source = {0};
        AUTO(own_lines_clear) OwnLines own = {0};
        if (!has_target(&ids, unit))
            continue;
        own_lines_read(unit->provision->source, &source);
        if (unit->provision->own)
            own_lines_read(unit->provision->own, &own);
        needs = source.failed || own.failed || !unit->provision->own ||
                !own_lines_are_alike(&source, &own);
    }
    return needs;
}

/* ----------------------------------------------------------------- checking */

static bool is_same(const char *one, const char *other)
{
    return one && other ? coded_is_same(one, other) : one == other;
}

static const ReadUnit *read_of(const Applying *applying, const Segment *segment)
{
    return idset_find(&applying->ids, segment->id);
}

static CodicilStatus check_segment(const Applying *applying, const Unit *unit,
                                   const Segment *segment, const ReadUnit *read)
{
    if (read->digest && strcmp(read->digest, unit->provision->digest) != 0)
        return refuse(applying, read,
                      "it was made for another state of the original, whose "
                      "words have another digest now");
    if (!is_same(read->source, segment->source))
        return refuse(applying, read,
                      "its source is not what the original says");
    if (segment->target && !read->target)
        return refuse(applying, read,
                      "its target is empty, and the text has words for it; "
                      "nothing is taken away");
    if (is_same(read->target, segment->target))
        return CODICIL_OK;
    return target_check(applying->context, applying->file->file, unit, segment,
                        read);
}

/* All segments of a unit, or none. */
static CodicilStatus check_unit(const Applying *applying, const Unit *unit,
                                bool *covered)
{
    const ReadUnit *any = NULL;
    for (size_t i = 0; i < unit->count && !any; i++)
        any = read_of(applying, &unit->segments[i]);
    *covered = any != NULL;
    for (size_t i = 0; any && i < unit->count; i++) {
        const Segment *segment = &unit->segments[i];
        const ReadUnit *read = read_of(applying, segment);
        if (!read) {
            Place place = {.file = applying->file->file, .line = any->line};
            return fault(applying->context, CODICIL_INVALID, &place,
                         "unit '%s' is missing, which belongs to '%s'",
                         segment->id, any->id);
        }
        TRY(check_segment(applying, unit, segment, read));
    }
    return CODICIL_OK;
}

/* ----------------------------------------------------------------- applying */

/* The attribute's words on the inline of the text; on a copy of that of the
 * original, where the line will be made with it. */
static bool set_attribute(Unit *unit, const Segment *segment, const char *words)
{
    Code *code = &unit->codes[segment->code];
    if (!code->own) {
        code->made = xmlCopyNode((xmlNode *)code->source, 1);
        code->own = code->made;
    }
    return code->own &&
           doc_set((xmlNode *)code->own, segment->attribute, words);
}

static CodicilStatus set_line(const Applying *applying, const Unit *unit,
                              const Segment *segment, const char *words)
{
    AUTO(own_lines_clear) OwnLines source = {0};
    AUTO(own_lines_clear) OwnLines own = {0};
    own_lines_read(unit->provision->source, &source);
    own_lines_read(unit->provision->own, &own);
    if (source.failed || own.failed)
        return fault_memory(applying->context);
    OwnLine *line = (OwnLine *)unit_line(&source, &own, segment->line);
    if (!line) /* a number in words that the text has none for */
        return CODICIL_OK;
    return coded_to_line(applying->context, unit, words, line);
}

/* Attributes first: lines are made with them. */
static CodicilStatus set_words(const Applying *applying, Unit *unit)
{
    for (size_t i = unit->count; i-- > 0;) {
        const Segment *segment = &unit->segments[i];
        const char *words = read_of(applying, segment)->target;
        if (is_same(words, segment->target))
            continue;
        if (!segment->attribute)
            TRY(set_line(applying, unit, segment, words));
        else if (!set_attribute(unit, segment, words))
            return fault_memory(applying->context);
    }
    return CODICIL_OK;
}

static CodicilStatus apply_unit(const Applying *applying, Unit *unit)
{
    bool changed = false, whole = true, done = true;
    const TranslatedProvision *provision = unit->provision;
    for (size_t i = 0; i < unit->count; i++) {
        const ReadUnit *read = read_of(applying, &unit->segments[i]);
        changed |= !is_same(read->target, unit->segments[i].target);
        whole &= read->target != NULL;
        done &= read->is_done;
    }
    if (changed)
        TRY(set_words(applying, unit));
    bool bound = whole && (changed || (done && !unit_is_done(unit)));
    if (bound && !translated_bind(provision->own, provision->digest))
        return fault_memory(applying->context);
    applying->out->changed += changed || bound;
    applying->out->same += !changed && !bound;
    applying->out->open += !bound && !unit_is_done(unit);
    return CODICIL_OK;
}

/* What the file has that the original does not, and the other way round. */
static CodicilStatus check_units(const Applying *applying, size_t covered)
{
    const ReadFile *file = applying->file;
    AUTO(idset_clear) IdSet known;
    idset_init(&known);
    for (size_t i = 0; i < applying->exchange->count; i++) {
        const Unit *unit = &applying->exchange->units[i];
        for (size_t j = 0; j < unit->count; j++) {
            const Segment *segment = &unit->segments[j];
            idset_put(&known, segment->id, unit);
            if (!file->part && !read_of(applying, segment))
                return fault(applying->context, CODICIL_INVALID,
                             &(Place){file->file, file->line, 0},
                             "unit '%s' of %s@%s is missing", segment->id,
                             file->work, file->version);
        }
    }
    if (known.failed)
        return fault_memory(applying->context);
    for (size_t i = 0; i < file->count; i++)
        if (!idset_has(&known, file->units[i].id))
            return refuse(applying, &file->units[i],
                          "the original has no such provision");
    if (file->part && file->part != covered)
        return fault(applying->context, CODICIL_INVALID,
                     &(Place){file->file, file->line, 0},
                     "units are missing: there are %zu, %zu were exported",
                     covered, file->part);
    return CODICIL_OK;
}

/* From the last to the first: a footnote before the line of its marker, which
 * is made anew with it. */
static CodicilStatus apply_all(Applying *applying)
{
    Exchange *exchange = applying->exchange;
    if (!read_ids(applying->file, &applying->ids))
        return fault_memory(applying->context);
    TRY(check_units(applying, applying->file->count));
    for (size_t i = 0; i < exchange->count; i++) {
        bool covered;
        TRY(check_unit(applying, &exchange->units[i], &covered));
    }
    for (size_t i = exchange->count; i-- > 0;) {
        Unit *unit = &exchange->units[i];
        if (unit->count && read_of(applying, &unit->segments[0]))
            TRY(apply_unit(applying, unit));
    }
    return CODICIL_OK;
}

CodicilStatus exchange_apply(const CodicilContext *context,
                             const ReadFile *file, Exchange *exchange,
                             Applied *out)
{
    Applied done = {0};
    Applying applying = {
        .context = context, .file = file, .exchange = exchange, .out = &done};
    CodicilStatus status = apply_all(&applying);
    idset_clear(&applying.ids);
    if (status == CODICIL_OK)
        *out = done;
    return status;
}

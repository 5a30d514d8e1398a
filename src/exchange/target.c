/* Whether the words of a target can stand for those of their source. */
#include "exchange/target.h"

#include "exchange/sheet.h"
#include "model/vocab.h"

#include <string.h>

#define DEEPEST 64

typedef struct {
    const CodicilContext *context;
    const char *file;
    const Unit *unit;
    const Segment *segment;
    const ReadUnit *read;
} Target;

static CodicilStatus refuse(const Target *target, const char *format,
                            const char *what, size_t size)
{
    Buf text AUTO(buf_clear) = {0};
    Place place = {.file = target->file, .line = target->read->line};
    buf_add_format(&text, format, (int)size, what);
    if (!buf_is_ok(&text))
        return fault_memory(target->context);
    return fault(target->context, CODICIL_INVALID, &place, "unit '%s': %s",
                 target->read->id, buf_text(&text));
}

/* ------------------------------------------------------------------- codes */

static size_t segment_of(const Target *target)
{
    return (size_t)(target->segment - target->unit->segments);
}

/* Each piece names a code of the segment, of its kind, and pairs nest. */
static CodicilStatus check_nesting(const Target *target)
{
    const Code *open[DEEPEST];
    size_t depth = 0;
    CodedPiece piece;
    const char *at = target->read->target;
    while (coded_next(&at, &piece)) {
        if (!piece.kind)
            continue;
        const Code *code = sheet_code(target->unit, &piece);
        if (!code || target->segment->attribute ||
            code->segment != segment_of(target))
            return refuse(target, "its source has no inline code '%.*s'",
                          piece.text, piece.size);
        if (sheet_is_pair(code) != (piece.kind != CODED_EMPTY))
            return refuse(target,
                          "inline code '%.*s' is broken: a pair, or an empty "
                          "element, as in the source was expected",
                          piece.text, piece.size);
        if (piece.kind == CODED_OPEN && depth == DEEPEST)
            return refuse(target, "inline code '%.*s' is nested too deep",
                          piece.text, piece.size);
        if (piece.kind == CODED_OPEN)
            open[depth++] = code;
        if (piece.kind == CODED_CLOSE && (!depth || open[--depth] != code))
            return refuse(target,
                          "inline code '%.*s' ends where it is not "
                          "open",
                          piece.text, piece.size);
    }
    if (depth)
        return refuse(target, "inline code '%.*s' has no end",
                      open[depth - 1]->id, strlen(open[depth - 1]->id));
    return CODICIL_OK;
}

static size_t count_code(const Unit *unit, const char *coded, const Code *code)
{
    size_t count = 0;
    CodedPiece piece;
    while (coded && coded_next(&coded, &piece))
        count += (piece.kind == CODED_OPEN || piece.kind == CODED_EMPTY) &&
                 sheet_code(unit, &piece) == code;
    return count;
}

static CodicilStatus check_counts(const Target *target)
{
    const Unit *unit = target->unit;
    for (size_t i = 0; i < unit->code_count; i++) {
        const Code *code = &unit->codes[i];
        if (code->segment != segment_of(target))
            continue;
        size_t count = count_code(unit, target->read->target, code);
        const char *before = target->segment->target;
        if (count > 1 && !sheet_is_look(code))
            return refuse(target, "inline code '%.*s' stands twice", code->id,
                          strlen(code->id));
        if (!count && code->source &&
            (!before || count_code(unit, before, code)))
            return refuse(target,
                          "inline code '%.*s' of its source is lost in the "
                          "target",
                          code->id, strlen(code->id));
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------ placeholders */

/* The next "{…}" in a text; its size, 0 for none. */
static size_t next_placeholder(const char **at)
{
    while ((*at = strchr(*at, '{'))) {
        size_t size = 1 + strcspn(*at + 1, "{}\x01\x02\x03");
        if (size > 1 && (*at)[size] == '}')
            return size + 1;
        ++*at;
    }
    return 0;
}

static size_t count_text(const char *text, const char *what, size_t size)
{
    size_t count = 0;
    for (; *text; text++)
        count += strncmp(text, what, size) == 0;
    return count;
}

/* Those of one text stand in another as often. */
static CodicilStatus check_placeholders(const Target *target, const char *one,
                                        const char *other, const char *what)
{
    const char *at = one;
    size_t size;
    while ((size = next_placeholder(&at))) {
        if (count_text(one, at, size) != count_text(other, at, size))
            return refuse(target, what, at, size);
        at += size;
    }
    return CODICIL_OK;
}

CodicilStatus target_check(const CodicilContext *context, const char *file,
                           const Unit *unit, const Segment *segment,
                           const ReadUnit *read)
{
    Target target = {context, file, unit, segment, read};
    TRY(check_nesting(&target));
    if (!segment->attribute)
        TRY(check_counts(&target));
    TRY(check_placeholders(&target, segment->source, read->target,
                           "the placeholder %.*s of its source is lost or "
                           "doubled in the target"));
    return check_placeholders(&target, read->target, segment->source,
                              "its source has no placeholder %.*s");
}

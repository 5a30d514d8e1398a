/* XLIFF read: 2.x and 1.2, as tools give it back. */
#include "exchange/xliff.h"

#include "exchange/xliff_words.h"
#include "lang/locale.h"
#include "model/idset.h"
#include "model/name.h"
#include "model/walk.h"

#include <stdio.h>
#include <string.h>

#define SPACE_12 "urn:oasis:names:tc:xliff:document:1.2"
#define SPACE_2  "urn:oasis:names:tc:xliff:document:2."

typedef struct {
    XliffPlace place;
    ReadFile *file;
    bool is_12;
    IdSet ids;
} Reader;

void read_file_close(ReadFile *file)
{
    for (size_t i = 0; i < file->count; i++) {
        free(file->units[i].id);
        free(file->units[i].digest);
        free(file->units[i].source);
        free(file->units[i].target);
    }
    free(file->units);
    free(file->work);
    free(file->version);
    free(file->from);
    free(file->to);
    *file = (ReadFile){0};
}

static CodicilStatus refuse(const Reader *reader, const xmlNode *node,
                            const char *what)
{
    Place place = {.file = reader->place.file, .line = doc_line(node)};
    return fault(reader->place.context, CODICIL_INVALID, &place, "%s", what);
}

static const xmlNode *child(const xmlNode *node, const char *name)
{
    const xmlNode *at = first_element(node);
    while (at && !xliff_is(at, name))
        at = next_element(at);
    return at;
}

/* ------------------------------------------------------------------- units */

/* What coded words are without white space at their ends; "" to NULL. */
static char *trimmed(Buf *words, bool *failed)
{
    const char *text = buf_text(words);
    text += strspn(text, " ");
    size_t size = strlen(text);
    while (size && text[size - 1] == ' ')
        size--;
    char *made = size ? strndup(text, size) : NULL;
    *failed |= !buf_is_ok(words) || (size && !made);
    return made;
}

static bool is_done_word(const char *state, const char *approved)
{
    static const char *const words[] = {"translated", "reviewed", "final",
                                        "signed-off"};
    if (approved && !strcmp(approved, "yes"))
        return true;
    for (size_t i = 0; state && i < sizeof(words) / sizeof(words[0]); i++)
        if (!strcmp(state, words[i]))
            return true;
    return false;
}

/* All segments of a unit, and what is between them, one after another. */
typedef struct {
    Buf source, target;
    bool has_target, is_done;
} Joined;

static void joined_clear(Joined *joined)
{
    buf_clear(&joined->source);
    buf_clear(&joined->target);
}

static CodicilStatus join(const Reader *reader, const xmlNode *part,
                          bool is_between, Joined *joined)
{
    const xmlNode *source = child(part, "source");
    const xmlNode *target = child(part, "target");
    if (!source)
        return xliff_fault(&reader->place, part, "it has no <source>");
    TRY(xliff_words(&reader->place, source, &joined->source));
    if (!target && !is_between)
        joined->has_target = false;
    else
        TRY(xliff_words(&reader->place, target ? target : source,
                        &joined->target));
    if (!is_between)
        joined->is_done &= is_done_word(xliff_attribute(part, "state"), NULL);
    return CODICIL_OK;
}

static CodicilStatus join_segments(const Reader *reader, const xmlNode *unit,
                                   Joined *joined)
{
    size_t segments = 0;
    joined->has_target = joined->is_done = true;
    for (const xmlNode *at = first_element(unit); at; at = next_element(at)) {
        bool is_between = xliff_is(at, "ignorable");
        if (!is_between && !xliff_is(at, "segment"))
            continue;
        segments += !is_between;
        TRY(join(reader, at, is_between, joined));
    }
    if (!segments)
        return xliff_fault(&reader->place, unit, "it has no <segment>");
    return CODICIL_OK;
}

static CodicilStatus join_12(const Reader *reader, const xmlNode *unit,
                             Joined *joined)
{
    const xmlNode *target = child(unit, "target");
    joined->has_target = joined->is_done = true;
    TRY(join(reader, unit, false, joined));
    joined->is_done =
        is_done_word(target ? xliff_attribute(target, "state") : NULL,
                     xliff_attribute(unit, "approved"));
    return CODICIL_OK;
}

/* The digest that we wrote: an attribute, or metadata. */
static const char *digest_of(const Reader *reader, const xmlNode *unit)
{
    Walk walk = walk_begin(unit);
    if (reader->is_12)
        return xliff_attribute(unit, "extradata");
    while (walk_next(&walk)) {
        const xmlNode *node = walk.node;
        if (!walk.enter || node->type != XML_ELEMENT_NODE ||
            strcmp((const char *)node->name, "meta") != 0)
            continue;
        const char *type = xliff_attribute(node, "type");
        if (type && !strcmp(type, "source-digest") && node->children)
            return (const char *)node->children->content;
    }
    return NULL;
}

static ReadUnit *add_unit(ReadFile *file)
{
    if (file->count == file->room) {
        size_t room = file->room ? file->room * 2 : 64;
        ReadUnit *units = realloc(file->units, room * sizeof(*units));
        if (!units)
            return NULL;
        file->units = units;
        file->room = room;
    }
    ReadUnit *unit = &file->units[file->count++];
    *unit = (ReadUnit){0};
    return unit;
}

static CodicilStatus read_unit(Reader *reader, const xmlNode *node)
{
    Joined AUTO(joined_clear) joined = {0};
    bool failed = false;
    const char *id = xliff_attribute(node, "id");
    if (!id || !*id)
        return refuse(reader, node, "a unit has no id");
    reader->place.unit = id;
    if (idset_put(&reader->ids, id, node))
        return xliff_fault(&reader->place, node, "it stands twice");
    TRY((reader->is_12 ? join_12 : join_segments)(reader, node, &joined));
    ReadUnit *unit = add_unit(reader->file);
    const char *digest = digest_of(reader, node);
    if (!unit)
        return fault_memory(reader->place.context);
    unit->id = strdup(id);
    unit->line = doc_line(node);
    unit->digest = digest ? strdup(digest) : NULL;
    unit->source = trimmed(&joined.source, &failed);
    unit->target = joined.has_target ? trimmed(&joined.target, &failed) : NULL;
    unit->is_done = joined.is_done;
    failed |= !unit->id || (digest && !unit->digest) || reader->ids.failed;
    return failed ? fault_memory(reader->place.context) : CODICIL_OK;
}

/* -------------------------------------------------------------------- file */

/* WORK@VERSION of `original`, or WORK:VERSION of the id of an XLIFF 2 file. */
static CodicilStatus read_name(const Reader *reader, const xmlNode *node)
{
    const char *said = xliff_attribute(node, "original");
    const char *part = said ? strchr(said, '@') : NULL;
    if (!part) {
        said = xliff_attribute(node, "id");
        part = said ? strchr(said, ':') : NULL;
    }
    if (!part)
        return refuse(reader, node,
                      "<file> does not name the text that it translates; "
                      "original=\"WORK@VERSION\" was expected");
    size_t size = strcspn(part + 1, "#:");
    reader->file->line = doc_line(node);
    if (part[1 + size])
        reader->file->part = strtoul(part + size + 2, NULL, 10);
    reader->file->work = strndup(said, (size_t)(part - said));
    reader->file->version = strndup(part + 1, size);
    if (!reader->file->work || !reader->file->version)
        return fault_memory(reader->place.context);
    if (!name_is_work(reader->file->work, NULL) ||
        !name_is_version(reader->file->version, NULL))
        return refuse(reader, node,
                      "<file> names no text of a store; "
                      "original=\"WORK@VERSION\" was expected");
    return CODICIL_OK;
}

static CodicilStatus read_locale(const Reader *reader, const xmlNode *node,
                                 const char *name, char **out)
{
    const char *said = xliff_attribute(node, name);
    char locale[LOCALE_SIZE], reason[LOCALE_REASON_SIZE];
    Place place = {.file = reader->place.file, .line = doc_line(node)};
    if (!said)
        return fault(reader->place.context, CODICIL_INVALID, &place,
                     "<%s> has no %s", (const char *)node->name, name);
    if (!locale_from_text(said, locale, reason))
        return fault(reader->place.context, CODICIL_INVALID, &place,
                     "%s '%s' is no locale: %s", name, said, reason);
    *out = strdup(locale);
    return *out ? CODICIL_OK : fault_memory(reader->place.context);
}

static CodicilStatus read_head(Reader *reader, const xmlNode *root,
                               const xmlNode *file)
{
    const xmlNode *said = reader->is_12 ? file : root;
    TRY(read_name(reader, file));
    TRY(read_locale(reader, said, reader->is_12 ? "source-language" : "srcLang",
                    &reader->file->from));
    return read_locale(reader, said,
                       reader->is_12 ? "target-language" : "trgLang",
                       &reader->file->to);
}

static CodicilStatus read_root(Reader *reader, const xmlNode *root,
                               const xmlNode **file)
{
    const char *space = root->ns ? (const char *)root->ns->href : "";
    reader->is_12 = !strcmp(space, SPACE_12);
    if (strcmp((const char *)root->name, "xliff") != 0 ||
        (!reader->is_12 && strncmp(space, SPACE_2, strlen(SPACE_2)) != 0))
        return refuse(reader, root, "is no XLIFF of version 2.1 or 1.2");
    *file = child(root, "file");
    if (!*file)
        return refuse(reader, root, "has no <file>");
    for (const xmlNode *at = next_element(*file); at; at = next_element(at))
        if (xliff_is(at, "file"))
            return refuse(reader, at, "has a second <file>; one was expected");
    return CODICIL_OK;
}

static CodicilStatus read_all(Reader *reader, const xmlNode *root)
{
    const xmlNode *file = NULL;
    TRY(read_root(reader, root, &file));
    TRY(read_head(reader, root, file));
    const char *name = reader->is_12 ? "trans-unit" : "unit";
    Walk walk = walk_begin(file);
    while (walk_next(&walk)) {
        if (!walk.enter || !xliff_is(walk.node, name))
            continue;
        TRY(read_unit(reader, walk.node));
        walk_skip(&walk);
    }
    if (!reader->file->count)
        return refuse(reader, file, "holds no units");
    return CODICIL_OK;
}

CodicilStatus xliff_read(const CodicilContext *context, const char *file,
                         const Buf *bytes, ReadFile *out)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    ReadFile AUTO(read_file_close) made = {.file = file};
    Reader reader = {.place = {.context = context, .file = file, .unit = ""},
                     .file = &made};
    TRY(doc_read(context, file, bytes->bytes, bytes->size, &doc));
    idset_init(&reader.ids);
    CodicilStatus status = read_all(&reader, xmlDocGetRootElement(doc));
    idset_clear(&reader.ids);
    TRY(status);
    *out = made;
    made = (ReadFile){0};
    return CODICIL_OK;
}

/* Reads attribute lists (their grammar is in model/authoring.h). */
#include "import/authored_parts.h"

#include "model/datatype.h"
#include "model/doc.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct {
    const Authored *reader;
    const AuthoredList *list;
    const char *at, *end;
    Said *out;
} ListReader;

void said_clear(Said *said)
{
    buf_clear(&said->values);
    *said = (Said){0};
}

CodicilStatus said_fault(const Authored *reader, const AuthoredList *list,
                         const char *format, ...)
{
    char text[400];
    va_list arguments;
    va_start(arguments, format);
    vsnprintf(text, sizeof(text), format, arguments);
    va_end(arguments);
    Place place = {reader->source->file, list->line, list->column};
    return fault(reader->context, CODICIL_INVALID, &place, "%s", text);
}

/* ------------------------------------------------------------------- values */

static bool is_end(const ListReader *at)
{
    return at->at == at->end || *at->at == ' ' || *at->at == '\t';
}

static void add_quoted(ListReader *at)
{
    Buf *out = &at->out->values;
    for (at->at++; at->at < at->end && *at->at != '"'; at->at++) {
        char c = *at->at;
        if (c == '\\' && at->at + 1 < at->end) {
            c = *++at->at;
            c = c == 'n' ? '\n' : c == 'r' ? '\r' : c == 't' ? '\t' : c;
        }
        buf_add_char(out, c);
    }
    at->at += at->at < at->end;
}

/* Adds a value; it ends with a NUL. */
static size_t read_value(ListReader *at)
{
    Buf *out = &at->out->values;
    size_t start = out->size;
    if (at->at < at->end && *at->at == '"')
        add_quoted(at);
    else
        for (; !is_end(at); at->at++)
            buf_add_char(out, *at->at);
    buf_add_char(out, '\0');
    return start;
}

static CodicilStatus put(ListReader *at, const char *name, size_t value)
{
    Said *out = at->out;
    for (size_t i = 0; i < out->count; i++) {
        if (strcmp(out->items[i].name, name) != 0)
            continue;
        if (strcmp(name, "class") != 0)
            return said_fault(at->reader, at->list, "says '%s' twice",
                              authoring_key(name));
        Buf joined AUTO(buf_clear) = {0};
        buf_add_format(&joined, "%s %s",
                       buf_text(&out->values) + out->items[i].value,
                       buf_text(&out->values) + value);
        size_t all = out->values.size;
        buf_add(&out->values, buf_text(&joined), joined.size + 1);
        out->values.failed |= joined.failed;
        out->items[i].value = all;
        return CODICIL_OK;
    }
    if (out->count == sizeof(out->items) / sizeof(out->items[0]))
        return said_fault(at->reader, at->list, "says too much");
    out->items[out->count].name = name;
    out->items[out->count++].value = value;
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- parts */

static CodicilStatus read_minus(ListReader *at)
{
    static const struct {
        const char *name;
        unsigned bit;
    } all[] = {
        {"num", MINUS_NUM}, {"class", MINUS_CLASS}, {"marker", MINUS_MARKER}};
    size_t start = read_value(at);
    const char *name = buf_text(&at->out->values) + start;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (strcmp(all[i].name, name) == 0) {
            at->out->minus |= all[i].bit;
            return CODICIL_OK;
        }
    return said_fault(at->reader, at->list,
                      "'-%s' is not understood; -num, -class or -marker was "
                      "expected",
                      name);
}

static CodicilStatus read_name(ListReader *at, const char *name, size_t size,
                               bool has_value)
{
    Said *out = at->out;
    Element element = authoring_element(name, size);
    if (element == EL_none)
        return said_fault(at->reader, at->list,
                          "'%.*s' is not understood in an attribute list; "
                          "#id, .class, key=value or the name of an element "
                          "was expected (write \\{ for a brace)",
                          (int)size, name);
    if (out->element != EL_none && out->element != element)
        return said_fault(
            at->reader, at->list, "names two elements, <%s> and <%s>",
            vocab_get(out->element)->name, vocab_get(element)->name);
    out->element = element;
    if (!has_value)
        return CODICIL_OK;
    const char *main_one = authoring_main(element);
    if (!main_one)
        return said_fault(at->reader, at->list, "'%.*s' takes no value",
                          (int)size, name);
    return put(at, main_one, read_value(at));
}

static CodicilStatus read_level(ListReader *at)
{
    size_t start = read_value(at);
    const char *value = buf_text(&at->out->values) + start;
    size_t size = strspn(value, "0123456789");
    int level =
        size && size < 4 && !value[size] ? (int)strtol(value, NULL, 10) : 0;
    if (level < 1 || level > AUTHORING_DEPTH)
        return said_fault(at->reader, at->list,
                          "'level=%s': a number from 1 to %d was expected",
                          value, AUTHORING_DEPTH);
    at->out->level = level;
    return CODICIL_OK;
}

static CodicilStatus read_pair(ListReader *at)
{
    const char *name = at->at;
    while (!is_end(at) && *at->at != '=')
        at->at++;
    size_t size = (size_t)(at->at - name);
    bool has_value = at->at < at->end && *at->at == '=';
    at->at += has_value;
    const char *attribute = authoring_attribute(name, size);
    bool is_element = authoring_element(name, size) != EL_none;
    if (has_value && size == 5 && memcmp(name, "level", 5) == 0)
        return read_level(at);
    if (!has_value || (is_element && !(attribute && at->out->element)) ||
        !attribute)
        return read_name(at, name, size, has_value);
    return put(at, attribute, read_value(at));
}

static CodicilStatus read_part(ListReader *at)
{
    switch (*at->at) {
    case '#':
        at->at++;
        return put(at, "xml:id", read_value(at));
    case '.': {
        at->at++;
        size_t start = at->out->values.size;
        while (!is_end(at) && *at->at != '.')
            buf_add_char(&at->out->values, *at->at++);
        buf_add_char(&at->out->values, '\0');
        return put(at, "class", start);
    }
    case '-':
        at->at++;
        return read_minus(at);
    default:
        return read_pair(at);
    }
}

CodicilStatus said_read(const Authored *reader, size_t list, Said *out)
{
    said_clear(out);
    if (!list)
        return CODICIL_OK;
    const AuthoredList *slice = &reader->source->lists[list - 1];
    ListReader at = {reader, slice, slice->text + 1,
                     slice->text + slice->size - 1, out};
    out->list = slice;
    if (slice->size < 2)
        return said_fault(reader, slice,
                          "an attribute list without an end; '}' was expected "
                          "on this line (write \\{ for a brace)");
    at.at += *at.at == ':';
    while (at.at < at.end) {
        if (*at.at == ' ' || *at.at == '\t')
            at.at++;
        else
            TRY(read_part(&at));
    }
    return buf_is_ok(&out->values) ? CODICIL_OK : fault_memory(reader->context);
}

const char *said_get(const Said *said, const char *name)
{
    for (size_t i = 0; i < said->count; i++)
        if (strcmp(said->items[i].name, name) == 0)
            return buf_text(&said->values) + said->items[i].value;
    return NULL;
}

/* ------------------------------------------------------------------- giving */

static CodicilStatus check_value(const Authored *reader, const Said *said,
                                 const Vocab *row, const char *name,
                                 const char *value)
{
    VocabAllowed allowed;
    const char *at = row->attributes;
    while (vocab_allows(&at, &allowed)) {
        if (!allowed.attribute || strcmp(allowed.attribute->name, name) != 0)
            continue;
        if (datatype_allows(&allowed.type, value))
            return CODICIL_OK;
        Buf words AUTO(buf_clear) = {0};
        datatype_add_words(&allowed.type, &words);
        return said_fault(reader, said->list, "'%s=%s': %s was expected",
                          authoring_key(name), value, buf_text(&words));
    }
    return said_fault(reader, said->list, "<%s> has no '%s'", row->name,
                      authoring_key(name));
}

CodicilStatus said_apply(Authored *reader, const Said *said, xmlNode *node)
{
    const Vocab *row = vocab_get(element_of(node));
    for (size_t i = 0; i < said->count; i++) {
        const char *name = said->items[i].name;
        const char *value = buf_text(&said->values) + said->items[i].value;
        TRY(check_value(reader, said, row, name, value));
        if (strcmp(name, "xml:id") == 0) {
            Place place = {reader->source->file, said->list->line,
                           said->list->column};
            if (idset_has(&reader->ids, value)) {
                tell(reader->context, CODICIL_WARNING, &place,
                     "the id '%s' stands twice; this one gets another", value);
                continue;
            }
            idset_add(&reader->ids, value);
        }
        if (!doc_set(node, name, value))
            return fault_memory(reader->context);
    }
    return CODICIL_OK;
}

CodicilStatus said_give(Authored *reader, size_t list, Element allowed,
                        xmlNode *node)
{
    Said AUTO(said_clear) said = {0};
    TRY(said_read(reader, list, &said));
    if (said.element != EL_none && said.element != allowed)
        return said_fault(reader, said.list, "names <%s>, and this is <%s>",
                          vocab_get(said.element)->name,
                          vocab_get(allowed)->name);
    return said_apply(reader, &said, node);
}

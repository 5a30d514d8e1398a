/* Reading content expressions.
 *
 *      expr = term *( "|" term )
 *      term = 1*( atom [ "?" / "*" / "+" ] )
 *      atom = name / class / "(" expr ")"
 *
 * They come from a table of ours, so recursion is as deep as we nest. */
#include "model/expression.h"

#include <string.h>

typedef struct {
    const char *at;
    Expression *out;
    bool failed;
} Reader;

static void skip_space(Reader *reader)
{
    reader->at += strspn(reader->at, " ");
}

/* A new part; 0 and `failed` when there is no room. */
static int add(Reader *reader, PartKind kind)
{
    Expression *out = reader->out;
    if (out->count == EXPRESSION_PARTS) {
        reader->failed = true;
        return 0;
    }
    out->parts[out->count] = (Part){.kind = kind, .first = -1, .next = -1};
    return out->count++;
}

static int read_expression(Reader *reader);

/* The class of that name, NULL if there is none. */
static const VocabClass *find_class(const char *name, size_t size)
{
    size_t count;
    const VocabClass *classes = vocab_classes(&count);
    for (size_t i = 0; i < count; i++)
        if (strlen(classes[i].name) == size &&
            !memcmp(classes[i].name, name, size))
            return &classes[i];
    return NULL;
}

/* The element of a name that is not NUL-terminated. */
static Element find_element(const char *name, size_t size)
{
    char copy[32];
    if (size == 0 || size >= sizeof(copy))
        return EL_none;
    memcpy(copy, name, size);
    copy[size] = '\0';
    const Vocab *row = vocab_find(copy);
    return row ? row->element : EL_none;
}

static int read_name(Reader *reader)
{
    size_t size = strcspn(reader->at, " |()?*+");
    const VocabClass *class = find_class(reader->at, size);
    int part = add(reader, class ? PART_CLASS : PART_ELEMENT);
    Part *made = &reader->out->parts[part];
    made->class = class;
    made->element = class ? EL_none : find_element(reader->at, size);
    if (!class && made->element == EL_none)
        reader->failed = true;
    else
        reader->at += size;
    return part;
}

static int read_atom(Reader *reader)
{
    int part;
    if (*reader->at == '(') {
        reader->at++;
        part = read_expression(reader);
        reader->failed |= *reader->at != ')';
        reader->at += !reader->failed;
    } else {
        part = read_name(reader);
    }
    static const char signs[] = "?*+";
    const char *sign = *reader->at ? strchr(signs, *reader->at) : NULL;
    if (!sign || reader->failed)
        return part;
    static const PartKind kinds[] = {PART_OPTIONAL, PART_ANY, PART_SOME};
    int outer = add(reader, kinds[sign - signs]);
    reader->out->parts[outer].first = part;
    reader->at++;
    return outer;
}

/* Reads parts by `read_one` for as long as `goes_on`; one alone stays itself,
 * several become one of `kind`. */
static int read_list(Reader *reader, PartKind kind, int (*read_one)(Reader *),
                     bool (*goes_on)(Reader *))
{
    int first = read_one(reader), last = first, outer = -1;
    while (!reader->failed && goes_on(reader)) {
        if (outer < 0) {
            outer = add(reader, kind);
            reader->out->parts[outer].first = first;
        }
        int next = read_one(reader);
        reader->out->parts[last].next = next;
        last = next;
    }
    return outer < 0 ? first : outer;
}

static bool has_atom(Reader *reader)
{
    skip_space(reader);
    return *reader->at && !strchr("|)", *reader->at);
}

static bool has_bar(Reader *reader)
{
    skip_space(reader);
    if (*reader->at != '|')
        return false;
    reader->at++;
    return true;
}

static int read_term(Reader *reader)
{
    skip_space(reader);
    return read_list(reader, PART_SEQUENCE, read_atom, has_atom);
}

static int read_expression(Reader *reader)
{
    return read_list(reader, PART_CHOICE, read_term, has_bar);
}

bool expression_from_text(const char *text, Expression *out, const char **at)
{
    Reader reader = {.at = text, .out = out};
    out->count = 0;
    out->root = *text ? read_expression(&reader) : add(&reader, PART_EMPTY);
    *at = reader.at;
    return !reader.failed && !*reader.at;
}

Element class_next(const char **at)
{
    *at += strspn(*at, " ");
    size_t size = strcspn(*at, " ");
    Element element = find_element(*at, size);
    *at += size;
    return element;
}

/* Writing the RELAX NG schema (ISO/IEC 19757-2) from the table. Types are
 * strings with a pattern, so that white space around a value counts as it does
 * in our own check. */
#include "model/rng.h"

#include "model/expression.h"
#include "model/tag.h"

#include <stdarg.h>
#include <string.h>

typedef struct {
    Buf *out;
    const Expression *expression;
    int depth;
} Rng;

/* One line at the depth of the schema. */
static void line(Rng *rng, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static void line(Rng *rng, const char *format, ...)
{
    va_list list;
    va_start(list, format);
    buf_add_many(rng->out, ' ', (size_t)rng->depth * 2);
    buf_add_format_list(rng->out, format, list);
    buf_add_char(rng->out, '\n');
    va_end(list);
}

static void open_tag(Rng *rng, const char *name)
{
    line(rng, "<%s>", name);
    rng->depth++;
}

static void close_tag(Rng *rng, const char *name)
{
    rng->depth--;
    line(rng, "</%s>", name);
}

/* The words of one of our comments, or of a pattern. */
static void add_text(Rng *rng, const char *before, const char *text,
                     const char *after)
{
    buf_add_many(rng->out, ' ', (size_t)rng->depth * 2);
    buf_add_text(rng->out, before);
    tag_add_text(rng->out, text, strlen(text), false);
    buf_add_format(rng->out, "%s\n", after);
}

/* -------------------------------------------------------------- attributes */

static void write_choices(Rng *rng, const Datatype *type)
{
    open_tag(rng, "choice");
    const char *at = type->text, *end = type->text + type->size;
    while (at < end) {
        const char *bar = memchr(at, '|', (size_t)(end - at));
        size_t size = (size_t)((bar ? bar : end) - at);
        line(rng, "<value type=\"string\">%.*s</value>", (int)size, at);
        at += size + 1;
    }
    close_tag(rng, "choice");
}

static void write_type(Rng *rng, const Datatype *type)
{
    size_t longest;
    const char *pattern = datatype_pattern(type, &longest);
    if (!pattern) {
        write_choices(rng, type);
        return;
    }
    open_tag(rng, "data type=\"string\"");
    if (longest)
        line(rng, "<param name=\"maxLength\">%zu</param>", longest);
    add_text(rng, "<param name=\"pattern\">", pattern, "</param>");
    close_tag(rng, "data");
}

/* A type that several attributes have is written once. */
static void write_attribute(Rng *rng, const VocabAllowed *allowed)
{
    const char *name = allowed->attribute->name;
    if (!allowed->required)
        open_tag(rng, "optional");
    if (datatype_is(&allowed->type, "text")) {
        line(rng, "<attribute name=\"%s\"/>", name);
    } else if (datatype_pattern(&allowed->type, &(size_t){0})) {
        line(rng,
             "<attribute name=\"%s\"><ref name=\"type.%.*s\"/></attribute>",
             name, (int)allowed->type.size, allowed->type.text);
    } else {
        line(rng, "<attribute name=\"%s\">", name);
        rng->depth++;
        write_type(rng, &allowed->type);
        close_tag(rng, "attribute");
    }
    if (!allowed->required)
        close_tag(rng, "optional");
}

/* Whether an attribute before the n-th has the same type. */
static bool has_type_before(size_t n, const Datatype *type)
{
    size_t count;
    const VocabAttribute *attributes = vocab_attributes(&count);
    for (size_t i = 0; i < n; i++)
        if (datatype_is(type, attributes[i].type))
            return true;
    return false;
}

static void define_types(Rng *rng)
{
    size_t count, longest;
    const VocabAttribute *attributes = vocab_attributes(&count);
    for (size_t i = 0; i < count; i++) {
        Datatype type = {attributes[i].type, strlen(attributes[i].type)};
        if (!datatype_pattern(&type, &longest) || has_type_before(i, &type))
            continue;
        line(rng, "<define name=\"type.%s\">", type.text);
        rng->depth++;
        write_type(rng, &type);
        close_tag(rng, "define");
    }
}

/* ----------------------------------------------------------------- content */

static void write_part(Rng *rng, int part)
{
    static const char *const names[] = {
        [PART_SEQUENCE] = "group",    [PART_CHOICE] = "choice",
        [PART_OPTIONAL] = "optional", [PART_ANY] = "zeroOrMore",
        [PART_SOME] = "oneOrMore",
    };
    const Part *at = &rng->expression->parts[part];
    if (at->kind == PART_EMPTY) {
        line(rng, "<value type=\"string\"/>");
    } else if (at->kind == PART_ELEMENT) {
        line(rng, "<ref name=\"%s\"/>", vocab_get(at->element)->name);
    } else if (at->kind == PART_CLASS) {
        line(rng, "<ref name=\"%s\"/>", at->class->name);
    } else {
        open_tag(rng, names[at->kind]);
        for (int i = at->first; i >= 0; i = rng->expression->parts[i].next)
            write_part(rng, i);
        close_tag(rng, names[at->kind]);
    }
}

static CodicilStatus write_content(const CodicilContext *context, Rng *rng,
                                   const Vocab *row)
{
    Expression expression;
    const char *stop;
    if (!expression_from_text(row->content, &expression, &stop))
        return fault(context, CODICIL_INVALID, NULL,
                     "the content of <%s> is no expression at \"%s\"",
                     row->name, stop);
    rng->expression = &expression;
    if (row->flags & VOCAB_MIXED)
        open_tag(rng, "mixed");
    write_part(rng, expression.root);
    if (row->flags & VOCAB_MIXED)
        close_tag(rng, "mixed");
    return CODICIL_OK;
}

static CodicilStatus define_element(const CodicilContext *context, Rng *rng,
                                    const Vocab *row)
{
    add_text(rng, "<!-- ", row->purpose, " -->");
    line(rng, "<define name=\"%s\">", row->name);
    rng->depth++;
    line(rng, "<element name=\"%s\">", row->name);
    rng->depth++;
    const char *at = row->attributes;
    for (VocabAllowed allowed; vocab_allows(&at, &allowed);)
        write_attribute(rng, &allowed);
    TRY(write_content(context, rng, row));
    close_tag(rng, "element");
    close_tag(rng, "define");
    return CODICIL_OK;
}

static void define_class(Rng *rng, const VocabClass *class)
{
    line(rng, "<define name=\"%s\">", class->name);
    rng->depth++;
    open_tag(rng, "choice");
    const char *at = class->members;
    for (Element element; (element = class_next(&at)) != EL_none;)
        line(rng, "<ref name=\"%s\"/>", vocab_get(element)->name);
    close_tag(rng, "choice");
    close_tag(rng, "define");
}

static const char head[] =
    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
    "<!-- The content model of codicil's texts: a strict profile of Akoma\n"
    "     Ntoso 3.0. Written by make-schema from src/model/vocab.c; a test\n"
    "     compares. What no grammar can say, such as references that lead\n"
    "     nowhere, `codicil check` says. -->\n"
    "<grammar xmlns=\"http://relaxng.org/ns/structure/1.0\"\n"
    "         xmlns:c=\"" CODICIL_NAMESPACE "\"\n"
    "         ns=\"" AKN_NAMESPACE "\"\n"
    "         datatypeLibrary=\"http://www.w3.org/2001/"
    "XMLSchema-datatypes\">\n";

CodicilStatus rng_write(const CodicilContext *context, Buf *out)
{
    Rng rng = {.out = out, .depth = 1};
    size_t rows, classes;
    const Vocab *row = vocab_rows(&rows);
    const VocabClass *class = vocab_classes(&classes);
    buf_add_text(out, head);
    line(&rng, "<start><ref name=\"%s\"/></start>", row->name);
    define_types(&rng);
    for (size_t i = 0; i < classes; i++)
        define_class(&rng, &class[i]);
    for (size_t i = 0; i < rows; i++)
        TRY(define_element(context, &rng, &row[i]));
    buf_add_text(out, "</grammar>\n");
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

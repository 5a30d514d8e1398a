/* Content expressions as position automata: V. M. Glushkov's construction by
 * nullable, first, last and follow. */
#include "model/content.h"

#include "base/cleanup.h"
#include "model/expression.h"

#include <string.h>

#define POSITIONS 64

typedef struct {
    uint64_t first;
    uint64_t last;
    uint64_t follow[POSITIONS];
    Element element[POSITIONS]; /* what is named at a position */
    uint64_t named[EL_COUNT];   /* where an element is named */
    int count;
    bool nullable;
} Automaton;

struct ContentTable {
    Automaton automata[EL_COUNT];
};

/* What is known of a part of an expression. */
typedef struct {
    uint64_t first, last;
    bool nullable;
} Ends;

typedef struct {
    const Expression *expression;
    Automaton *out;
    bool failed; /* more positions than a bit set holds */
} Compiler;

static Ends compile(Compiler *compiler, int part);

static Ends compile_element(Compiler *compiler, Element element)
{
    Automaton *out = compiler->out;
    if (out->count == POSITIONS) {
        compiler->failed = true;
        return (Ends){0};
    }
    uint64_t bit = UINT64_C(1) << out->count;
    out->element[out->count++] = element;
    out->named[element] |= bit;
    return (Ends){bit, bit, false};
}

/* `to` may come right after `from`. */
static void join(Automaton *out, uint64_t from, uint64_t to)
{
    for (int i = 0; i < out->count; i++)
        if (from >> i & 1)
            out->follow[i] |= to;
}

static Ends either(Ends a, Ends b)
{
    return (Ends){a.first | b.first, a.last | b.last, a.nullable || b.nullable};
}

static Ends compile_class(Compiler *compiler, const VocabClass *class)
{
    Ends all = {0};
    const char *at = class->members;
    for (Element element; (element = class_next(&at)) != EL_none;)
        all = either(all, compile_element(compiler, element));
    return all;
}

static Ends compile_choice(Compiler *compiler, int part)
{
    Ends all = {0};
    for (; part >= 0; part = compiler->expression->parts[part].next)
        all = either(all, compile(compiler, part));
    return all;
}

static Ends compile_sequence(Compiler *compiler, int part)
{
    Ends all = {.nullable = true};
    for (; part >= 0; part = compiler->expression->parts[part].next) {
        Ends next = compile(compiler, part);
        join(compiler->out, all.last, next.first);
        all.first |= all.nullable ? next.first : 0;
        all.last = next.last | (next.nullable ? all.last : 0);
        all.nullable &= next.nullable;
    }
    return all;
}

static Ends compile(Compiler *compiler, int part)
{
    const Part *at = &compiler->expression->parts[part];
    Ends ends = {.nullable = true};
    switch (at->kind) {
    case PART_EMPTY:
        return ends;
    case PART_ELEMENT:
        return compile_element(compiler, at->element);
    case PART_CLASS:
        return compile_class(compiler, at->class);
    case PART_SEQUENCE:
        return compile_sequence(compiler, at->first);
    case PART_CHOICE:
        return compile_choice(compiler, at->first);
    case PART_OPTIONAL:
    case PART_ANY:
    case PART_SOME:
        ends = compile(compiler, at->first);
        break;
    }
    if (at->kind != PART_OPTIONAL)
        join(compiler->out, ends.last, ends.first);
    if (at->kind != PART_SOME)
        ends.nullable = true;
    return ends;
}

static CodicilStatus compile_row(const CodicilContext *context,
                                 const Vocab *row, Automaton *out)
{
    Expression expression;
    const char *at;
    bool ok = expression_from_text(row->content, &expression, &at);
    Compiler compiler = {.expression = &expression, .out = out};
    if (ok) {
        Ends ends = compile(&compiler, expression.root);
        out->first = ends.first;
        out->last = ends.last;
        out->nullable = ends.nullable;
    }
    if (!ok || compiler.failed)
        return fault(context, CODICIL_INVALID, NULL,
                     "the content of <%s> is no expression at \"%s\"",
                     row->name, at);
    return CODICIL_OK;
}

static void free_table(ContentTable **table)
{
    content_free(*table);
}

CodicilStatus content_new(const CodicilContext *context, ContentTable **out)
{
    ContentTable *AUTO(free_table) table = calloc(1, sizeof(*table));
    if (!table)
        return fault_memory(context);
    size_t count;
    const Vocab *rows = vocab_rows(&count);
    for (size_t i = 0; i < count; i++)
        TRY(compile_row(context, &rows[i], &table->automata[rows[i].element]));
    *out = TAKE(table);
    return CODICIL_OK;
}

void content_free(ContentTable *table)
{
    free(table);
}

ContentMatch content_begin(const ContentTable *table, Element parent)
{
    const Automaton *automaton = &table->automata[parent];
    return (ContentMatch){table, parent, automaton->first, -1,
                          automaton->nullable};
}

/* The last of some positions. */
static int last_of(uint64_t positions)
{
    return 63 - __builtin_clzll(positions);
}

bool content_next(ContentMatch *match, Element child)
{
    const Automaton *automaton = &match->table->automata[match->parent];
    uint64_t named = automaton->named[child];
    uint64_t taken = named & match->next;
    bool stands = taken != 0;
    if (!stands && (!named || last_of(named) <= match->reached))
        return false;
    if (!stands)
        taken = named;
    match->reached = last_of(taken);
    match->next = 0;
    match->complete = (taken & automaton->last) != 0;
    for (; taken; taken &= taken - 1)
        match->next |= automaton->follow[__builtin_ctzll(taken)];
    return stands;
}

bool content_is_empty(const ContentTable *table, Element parent)
{
    return table->automata[parent].count == 0;
}

/* ---------------------------------------------------------- what is expected
 */

/* A list in words; its items are counted beforehand. */
typedef struct {
    Buf *out;
    size_t left;
    bool any;
} Wording;

static void add_item(Wording *wording, const char *text)
{
    if (wording->any)
        buf_add_text(wording->out, wording->left == 1 ? " or " : ", ");
    buf_add_text(wording->out, text);
    wording->any = true;
    wording->left--;
}

/* Marks the elements that may stand next; gives how many. */
static size_t mark_expected(const ContentMatch *match, bool marks[EL_COUNT])
{
    const Automaton *automaton = &match->table->automata[match->parent];
    size_t count = 0;
    for (int i = 0; i < automaton->count; i++) {
        Element element = automaton->element[i];
        count += (match->next >> i & 1) && !marks[element];
        marks[element] |= match->next >> i & 1;
    }
    return count;
}

/* Inlines are too many to be named one by one: unmarks those that are there
 * when all are; gives how many. */
static size_t fold_inlines(bool marks[EL_COUNT])
{
    size_t count, classes;
    const VocabClass *class = vocab_classes(&classes);
    while (classes && strcmp(class->name, "INLINE") != 0)
        class ++, classes--;
    if (!classes)
        return 0;
    const char *at = class->members;
    for (Element element; (element = class_next(&at)) != EL_none;)
        if (!marks[element])
            return 0;
    at = class->members;
    count = 0;
    for (Element element; (element = class_next(&at)) != EL_none; count++)
        marks[element] = false;
    return count;
}

void content_expected(const ContentMatch *match, bool text, Buf *out)
{
    bool marks[EL_COUNT] = {false};
    size_t count = mark_expected(match, marks);
    size_t inlines = fold_inlines(marks);
    Wording wording = {out, count - inlines + (inlines > 0) + text, false};
    if (!wording.left)
        buf_add_text(out, "nothing more");
    if (text)
        add_item(&wording, "text");
    if (inlines)
        add_item(&wording, "an inline such as b or a");
    for (Element element = EL_none + 1; element < EL_COUNT; element++)
        if (marks[element])
            add_item(&wording, vocab_get(element)->name);
}

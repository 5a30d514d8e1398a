/* Reads the lines of an outline file and finds the blocks that they name. */
#include "import/decision.h"

#include "base/cleanup.h"
#include "base/table.h"
#include "import/blocks.h"
#include "lang/words.h"

#include <string.h>

/* A block that may be named. Those of the same key are chained. */
typedef struct {
    xmlNode *node;
    size_t next; /* index + 1 of the next with its key; 0: none */
} Named;

typedef struct {
    CodicilContext *context;
    const char *source; /* the document */
    const DecisionText *text;
    xmlNode *blocks;
    Named *named;
    size_t named_count;
    Table keys; /* index + 1 of the first in question */
    Decision *decisions;
    size_t *taken; /* index of each decision's block */
    size_t count;
} Decider;

static void decider_clear(Decider *decider)
{
    free(decider->named);
    free(decider->decisions);
    free(decider->taken);
    table_clear(&decider->keys);
}

/* A key of words alone; "h" before that of a heading, "p" of another. */
static bool key_of(char class_mark, const char *text, size_t size, Buf *key)
{
    Buf folded = {0};
    Words words;
    Word word;
    buf_set_size(key, 0);
    buf_add_char(key, class_mark);
    bool is_ok = words_fold(text, size, &folded);
    words_init(&words, buf_text(&folded), folded.size);
    while (words_next(&words, &word)) {
        buf_add_char(key, ' ');
        buf_add(key, word.text, word.size);
    }
    is_ok = words_clear(&words) && is_ok;
    buf_clear(&folded);
    return is_ok && buf_is_ok(key);
}

/* ---------------------------------------------------------------- gathering
 */

static bool is_heading(const xmlNode *node)
{
    return block_is(node, "heading") || block_is(node, "title");
}

/* The next block that may be named; those in tables, quotations and notes are
 * none. */
static xmlNode *next_named(xmlNode *at, const xmlNode *root)
{
    bool is_closed = block_is(at, "table") || block_is(at, "quote") ||
                     block_is(at, "p") || is_heading(at);
    if (!is_closed)
        return block_next(at, root);
    while (at != root && !at->next)
        at = at->parent;
    return at == root ? NULL : at->next;
}

static bool add_text_of(const xmlNode *node, Buf *text)
{
    const xmlNode *owner = node->prev ? NULL : node->parent;
    const char *number = block_get(node, "num");
    if (!number && (block_is(owner, "clause") || block_is(owner, "item")))
        number = block_get(owner, "num");
    buf_set_size(text, 0);
    if (number)
        buf_add_format(text, "%s ", number);
    block_text(node, text);
    return buf_is_ok(text);
}

/* Chains the blocks of one key, from the last to the first. */
static bool chain(Decider *decider)
{
    Buf text AUTO(buf_clear) = {0}, key AUTO(buf_clear) = {0};
    for (size_t i = decider->named_count; i-- > 0;) {
        xmlNode *node = decider->named[i].node;
        if (!add_text_of(node, &text) ||
            !key_of(is_heading(node) ? 'h' : 'p', buf_text(&text), text.size,
                    &key))
            return false;
        size_t *first = table_add(&decider->keys, buf_text(&key), key.size);
        if (!first)
            return false;
        decider->named[i].next = *first;
        *first = i + 1;
    }
    return true;
}

static bool gather(Decider *decider)
{
    size_t count = 0;
    xmlNode *root = decider->blocks, *at = root;
    while ((at = next_named(at, root)))
        count += block_is(at, "p") || is_heading(at);
    decider->named = calloc(count + 1, sizeof(*decider->named));
    if (!decider->named)
        return false;
    for (at = root; (at = next_named(at, root));)
        if (block_is(at, "p") || is_heading(at))
            decider->named[decider->named_count++].node = at;
    return chain(decider);
}

/* ------------------------------------------------------------------ reading
 */

/* The level that a line's mark gives, and where its words begin; 0 size for
 * a line of another form. */
static size_t read_mark(const char *line, size_t size, int *level)
{
    size_t mark = 0;
    while (mark < size && line[mark] == '#')
        mark++;
    *level = (int)mark - 1;
    if (!mark && size && *line == '-')
        mark = 1;
    bool is_mark = mark && mark <= DECISION_LEVELS && mark < size &&
                   (line[mark] == ' ' || line[mark] == '\t');
    return is_mark ? mark : 0;
}

/* The first block of a key from `from` on, as index + 1; 0 for none. */
static CodicilStatus find_first(Decider *decider, const Buf *key, size_t from,
                                size_t *found)
{
    size_t *first = table_add(&decider->keys, buf_text(key), key->size);
    if (!first)
        return fault_memory(decider->context);
    while (*first && *first - 1 < from)
        *first = decider->named[*first - 1].next;
    *found = *first;
    return CODICIL_OK;
}

/* Finds the block of one line: a heading, or else a paragraph. */
static CodicilStatus take_line(Decider *decider, long number, const char *line,
                               size_t size)
{
    int level;
    size_t mark = read_mark(line, size, &level), found = 0;
    Place place = {decider->text->file, number, 0};
    if (!mark || words_is_blank(line + mark, size - mark))
        return fault(decider->context, CODICIL_INVALID, &place,
                     "'# Title', '## Heading' or '- Paragraph' was expected");
    Buf key AUTO(buf_clear) = {0}, words AUTO(buf_clear) = {0};
    size_t count = decider->count;
    size_t from = count ? decider->taken[count - 1] + 1 : 0;
    buf_add(&words, line + mark + 1, size - mark - 1);
    if (!key_of('h', buf_text(&words), words.size, &key) || !buf_is_ok(&words))
        return fault_memory(decider->context);
    TRY(find_first(decider, &key, from, &found));
    if (!found) {
        key.bytes[0] = 'p';
        TRY(find_first(decider, &key, from, &found));
    }
    if (!found)
        return fault(decider->context, CODICIL_INVALID, &place,
                     "no heading or paragraph of %s%s has the words \"%s\"",
                     decider->source,
                     count ? ", behind that of the line before," : "",
                     buf_text(&words) + strspn(buf_text(&words), " \t"));
    decider->decisions[count] =
        (Decision){decider->named[found - 1].node, level, number};
    decider->taken[decider->count++] = found - 1;
    return CODICIL_OK;
}

static CodicilStatus read_lines(Decider *decider)
{
    const char *at = decider->text->bytes, *end = at + decider->text->size;
    size_t lines = 1;
    for (const char *c = at; c < end; c++)
        lines += *c == '\n';
    decider->decisions = calloc(lines, sizeof(*decider->decisions));
    decider->taken = calloc(lines, sizeof(*decider->taken));
    if (!decider->decisions || !decider->taken)
        return fault_memory(decider->context);
    for (long number = 1; at < end; number++) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t size = (size_t)((stop ? stop : end) - at);
        if (!words_is_blank(at, size))
            TRY(take_line(decider, number, at, size));
        at += size + 1;
    }
    return CODICIL_OK;
}

/* Words that stand again before those of the next line tell nothing. */
static CodicilStatus check_single(const Decider *decider)
{
    for (size_t i = 0; i < decider->count; i++) {
        const Named *named = &decider->named[decider->taken[i]];
        size_t end = i + 1 < decider->count ? decider->taken[i + 1]
                                            : decider->named_count;
        if (!named->next || named->next - 1 >= end)
            continue;
        Place place = {decider->text->file, decider->decisions[i].line, 0};
        return fault(decider->context, CODICIL_INVALID, &place,
                     "what this line names stands twice in %s, in lines %ld "
                     "and %ld: lines for what stands before and between them "
                     "were expected too",
                     decider->source, block_line(named->node),
                     block_line(decider->named[named->next - 1].node));
    }
    return CODICIL_OK;
}

/* ----------------------------------------------------------------- deciding
 */

static CodicilStatus check_title(const Decider *decider)
{
    const xmlNode *title = NULL, *heading = NULL, *wanted = NULL;
    Place place = {decider->text->file, 0, 0};
    for (size_t i = 0; i < decider->count; i++)
        if (!decider->decisions[i].level) {
            place.line = decider->decisions[i].line;
            wanted = decider->decisions[i].node;
        }
    xmlNode *at = decider->blocks->children;
    for (; at && place.line; at = at->next) {
        bool is_title = block_is(at, "title");
        if (is_title && title)
            return fault(decider->context, CODICIL_INVALID, &place,
                         "a second title: a line for the other one, in line "
                         "%ld of %s, was expected too",
                         block_line(title == wanted ? at : title),
                         decider->source);
        if (is_title && heading)
            return fault(decider->context, CODICIL_INVALID, &place,
                         "the title stands behind a heading of %s, in line %ld",
                         decider->source, block_line(heading));
        title = is_title ? at : title;
        heading =
            block_is(at, "heading") || block_is(at, "clause") ? at : heading;
    }
    return CODICIL_OK;
}

/* From the last to the first, so that nothing is moved again and again. */
static CodicilStatus apply_all(const Decider *decider)
{
    for (size_t i = decider->count; i-- > 0;) {
        bool is_possible = true;
        const Decision *decision = &decider->decisions[i];
        Place place = {decider->text->file, decision->line, 0};
        if (!decided_apply(decision, decider->blocks, &is_possible))
            return fault_memory(decider->context);
        if (!is_possible)
            return fault(decider->context, CODICIL_INVALID, &place,
                         "this begins a clause within a clause of %s: it can "
                         "be no heading of its own",
                         decider->source);
    }
    TRY(check_title(decider));
    Place place = {decider->text->file, 0, 0};
    if (decider->count)
        tell(decider->context, CODICIL_NOTE, &place,
             "decided the outline of %s: lines: %zu", decider->source,
             decider->count);
    return CODICIL_OK;
}

static CodicilStatus decide(Decider *decider)
{
    if (!gather(decider))
        return fault_memory(decider->context);
    TRY(read_lines(decider));
    TRY(check_single(decider));
    return apply_all(decider);
}

CodicilStatus decision_apply(CodicilContext *context, const char *source,
                             const DecisionText *text, xmlDoc *blocks)
{
    Decider AUTO(decider_clear) decider = {
        .context = context,
        .source = source,
        .text = text,
        .blocks = xmlDocGetRootElement(blocks),
    };
    return decide(&decider);
}

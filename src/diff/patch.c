/* Writing the exact part of a delta: each line becomes a symbol, and the rows
 * of symbols are compared. */
#include "diff/patch.h"

#include "base/digest.h"
#include "base/sequence.h"
#include "base/table.h"

#include <stdlib.h>
#include <string.h>

/* The lines of a text: where each begins, and where it would go on. */
typedef struct {
    const char *bytes;
    size_t *starts; /* count + 1 of them */
    uint32_t *symbols;
    size_t count;
} Lines;

static void lines_clear(Lines *lines)
{
    free(lines->starts);
    free(lines->symbols);
}

static size_t count_lines(const Buf *text)
{
    size_t count = 0;
    for (size_t i = 0; i < text->size; i++)
        count += text->bytes[i] == '\n';
    return count;
}

static bool lines_read(const Buf *text, Table *table, Lines *out)
{
    const char *bytes = buf_text(text), *end = bytes + text->size;
    size_t room = count_lines(text);
    out->bytes = bytes;
    out->starts = calloc(room + 1, sizeof(*out->starts));
    out->symbols = calloc(room + 1, sizeof(*out->symbols));
    if (!out->starts || !out->symbols)
        return false;
    for (const char *at = bytes; out->count < room;) {
        const char *stop = memchr(at, '\n', (size_t)(end - at));
        size_t *number = table_add(table, at, (size_t)(stop - at));
        if (!number)
            return false;
        if (*number == 0)
            *number = table->count;
        out->symbols[out->count++] = (uint32_t)*number;
        at = stop + 1;
        out->starts[out->count] = (size_t)(at - bytes);
    }
    return true;
}

static void put_lines(Json *json, const char *key, const Lines *lines,
                      size_t first, size_t count)
{
    json_key(json, key);
    json_begin(json, '[');
    for (size_t i = first; i < first + count; i++)
        json_bytes(json, lines->bytes + lines->starts[i],
                   lines->starts[i + 1] - lines->starts[i] - 1);
    json_end(json, ']');
}

static void put_edit(Json *json, const Edit *edit, const Lines *a,
                     const Lines *b)
{
    json_begin(json, '{');
    json_key(json, "line");
    json_number(json, (long)edit->a + 1);
    put_lines(json, "delete", a, edit->a, edit->a_size);
    put_lines(json, "insert", b, edit->b, edit->b_size);
    json_end(json, '}');
}

void patch_put_side(Json *json, const Buf *text)
{
    char digest[DIGEST_SIZE];
    digest_of(buf_text(text), text->size, digest);
    json_key(json, "lines");
    json_number(json, (long)count_lines(text));
    json_key(json, "sha256");
    json_text(json, digest);
}

void patch_put(Json *json, const Buf *a, const Buf *b)
{
    Table table AUTO(table_clear) = {0};
    Lines of_a AUTO(lines_clear) = {0}, of_b AUTO(lines_clear) = {0};
    Edits edits AUTO(edits_clear) = {0};
    bool done = lines_read(a, &table, &of_a) && lines_read(b, &table, &of_b) &&
                sequence_diff(&(Sequences){of_a.symbols, of_b.symbols,
                                           of_a.count, of_b.count},
                              &edits);
    json_begin(json, '[');
    for (size_t i = 0; done && i < edits.count; i++)
        put_edit(json, &edits.items[i], &of_a, &of_b);
    json_end(json, ']');
    json->out->failed = json->out->failed || !done;
}

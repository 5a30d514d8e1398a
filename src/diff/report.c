/* Writing a delta. */
#include "diff/report.h"

#include "diff/patch.h"
#include "model/walk.h"

#include <string.h>

static void put_text(Json *json, const char *key, const char *text)
{
    if (!text)
        return;
    json_key(json, key);
    json_text(json, text);
}

static void put_count(Json *json, const char *key, size_t count)
{
    if (!count)
        return;
    json_key(json, key);
    json_number(json, (long)count);
}

static void put_side(Json *json, const char *key, const DeltaSide *side)
{
    json_key(json, key);
    json_begin(json, '{');
    put_text(json, "name", side->name);
    put_text(json, "work", side->work);
    put_text(json, "version", side->version);
    put_text(json, "locale", side->locale);
    patch_put_side(json, side->bytes);
    json_end(json, '}');
}

/* The nearest element that fits, the node itself or around it. */
static const xmlNode *around(const xmlNode *node, bool with_heading)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (with_heading ? child_element(node, EL_heading) != NULL
                         : doc_get(node, "xml:id") != NULL)
            return node;
    return NULL;
}

static const char *id_of(const xmlNode *node)
{
    const xmlNode *found = around(node, false);
    return found ? doc_get(found, "xml:id") : NULL;
}

static void put_words(Json *json, const char *key, const xmlNode *node)
{
    Buf words AUTO(buf_clear) = {0};
    if (!node)
        return;
    walk_text(node, false, &words);
    while (words.size && words.bytes[words.size - 1] == '\n')
        buf_set_size(&words, words.size - 1);
    json_key(json, key);
    json_text(json, buf_text(&words));
    json->out->failed |= !buf_is_ok(&words);
}

/* Under which heading: "2. Fees". */
static void put_place(Json *json, const xmlNode *node)
{
    const xmlNode *found = around(node, true);
    Buf words AUTO(buf_clear) = {0};
    if (!found)
        return;
    const xmlNode *num = child_element(found, EL_num);
    if (num) {
        walk_line(num, &words);
        buf_add_char(&words, ' ');
    }
    walk_line(child_element(found, EL_heading), &words);
    json_key(json, "under");
    json_text(json, buf_text(&words));
    json->out->failed |= !buf_is_ok(&words);
}

/* A list of strings that stand a line each. */
static void put_lines(Json *json, const char *key, const char *lines)
{
    if (!lines)
        return;
    json_key(json, key);
    json_begin(json, '[');
    while (*lines) {
        size_t size = strcspn(lines, "\n");
        json_bytes(json, lines, size);
        lines += size + (lines[size] == '\n');
    }
    json_end(json, ']');
}

static void put_change(Json *json, const ChangeRecord *change)
{
    const xmlNode *node = change->b ? change->b : change->a;
    const char *id = id_of(change->b), *former = id_of(change->a);
    json_begin(json, '{');
    put_text(json, "kind", change_kind_name(change->kind));
    put_text(json, "fact", change->fact);
    put_text(json, "id", id);
    if (former && (!id || strcmp(id, former) != 0))
        put_text(json, "former_id", former);
    if (node)
        put_text(json, "element", (const char *)node->name);
    put_place(json, node);
    put_count(json, "move", change->move);
    put_count(json, "words_removed", change->words_out);
    put_count(json, "words_added", change->words_in);
    put_text(json, "before", change->before);
    put_text(json, "after", change->after);
    put_lines(json, "facts_removed", change->removed);
    put_lines(json, "facts_added", change->added);
    put_words(json, "text_before", change->a);
    put_words(json, "text_after", change->b);
    json_end(json, '}');
}

static void put_changes(Json *json, const Changes *changes)
{
    json_key(json, "changes");
    json_begin(json, '[');
    for (size_t i = 0; i < changes->count; i++)
        put_change(json, &changes->items[i]);
    json_end(json, ']');
}

void delta_to_json(const DeltaReport *report, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    put_text(&json, "format", DELTA_FORMAT);
    put_count(&json, "version", DELTA_VERSION);
    put_side(&json, "from", &report->from);
    put_side(&json, "to", &report->to);
    json_key(&json, "summary");
    json_begin(&json, '{');
    summary_put(report->summary, &json);
    json_end(&json, '}');
    json_key(&json, "suggested");
    json_begin(&json, '{');
    summary_put_suggestion(report->summary, &json);
    json_end(&json, '}');
    if (!report->brief) {
        put_changes(&json, report->changes);
        json_key(&json, "patch");
        patch_put(&json, report->from.bytes, report->to.bytes);
    }
    json_end(&json, '}');
}

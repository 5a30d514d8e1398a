/* JSON in memory: the limits, then jansson. */
#include "base/json_tree.h"

#include <string.h>

typedef struct {
    size_t depth, values;
    long line;
    bool quoted, escaped;
} Count;

/* One byte more. Outside of strings, brackets nest, and every value but the
 * first of its bracket stands behind a comma. */
static void count_byte(Count *count, char byte)
{
    count->line += byte == '\n';
    if (count->quoted) {
        count->quoted = count->escaped || byte != '"';
        count->escaped = !count->escaped && byte == '\\';
    } else if (byte == '"') {
        count->quoted = true;
    } else if (byte == '[' || byte == '{') {
        count->depth++;
        count->values++;
    } else if (byte == ']' || byte == '}') {
        count->depth -= count->depth > 0;
    } else if (byte == ',') {
        count->values++;
    }
}

static CodicilStatus check_limits(const CodicilContext *context,
                                  const char *file, const Buf *bytes)
{
    Count count = {.line = 1};
    for (size_t i = 0; i < bytes->size; i++) {
        count_byte(&count, bytes->bytes[i]);
        Place place = {.file = file, .line = count.line};
        if (count.depth > JSON_DEEPEST)
            return fault(context, CODICIL_INVALID, &place,
                         "its brackets nest deeper than %zu", JSON_DEEPEST);
        if (count.values > JSON_MOST_VALUES)
            return fault(context, CODICIL_INVALID, &place,
                         "holds more than %zu values, the most that are read",
                         JSON_MOST_VALUES);
    }
    return CODICIL_OK;
}

CodicilStatus json_tree_read(const CodicilContext *context, const char *file,
                             const Buf *bytes, json_t **out)
{
    json_error_t error;
    TRY(check_limits(context, file, bytes));
    json_t *tree = json_loadb(buf_text(bytes), bytes->size,
                              JSON_REJECT_DUPLICATES, &error);
    if (!tree && json_error_code(&error) == json_error_out_of_memory)
        return fault_memory(context);
    if (!tree)
        return fault(
            context, CODICIL_INVALID,
            &(Place){.file = file, .line = error.line, .column = error.column},
            "is no JSON: %s", error.text);
    *out = tree;
    return CODICIL_OK;
}

const char *json_text_of(const json_t *object, const char *key)
{
    return json_string_value(json_object_get(object, key));
}

const json_t *json_list_of(const json_t *object, const char *key)
{
    const json_t *list = json_object_get(object, key);
    return json_is_array(list) ? list : NULL;
}

long json_number_of(const json_t *object, const char *key)
{
    const json_t *number = json_object_get(object, key);
    if (!json_is_integer(number) || json_integer_value(number) < 0)
        return -1;
    return (long)json_integer_value(number);
}

CodicilStatus json_tree_digest(const CodicilContext *context,
                               const json_t *object, const char *without,
                               char out[DIGEST_SIZE])
{
    json_t *AUTO(free_json) copy = json_copy((json_t *)object);
    if (!copy)
        return fault_memory(context);
    json_object_del(copy, without);
    char *AUTO(free_bytes) bytes =
        json_dumps(copy, JSON_COMPACT | JSON_SORT_KEYS);
    if (!bytes)
        return fault_memory(context);
    digest_of(bytes, strlen(bytes), out);
    return CODICIL_OK;
}

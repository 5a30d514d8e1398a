/* JSON, written. */
#include "base/json.h"

#include <string.h>

#define DEEPEST ((int)sizeof(((Json *)0)->filled))

void json_init(Json *json, Buf *out)
{
    *json = (Json){.out = out};
}

/* What stands before a value: a comma and a new line, or nothing. */
static void lead(Json *json)
{
    if (json->keyed) {
        json->keyed = false;
        return;
    }
    if (json->depth == 0)
        return;
    if (json->filled[json->depth])
        buf_add_char(json->out, ',');
    json->filled[json->depth] = true;
    buf_add_char(json->out, '\n');
    buf_add_many(json->out, ' ', (size_t)json->depth * 2);
}

void json_begin(Json *json, char bracket)
{
    lead(json);
    buf_add_char(json->out, bracket);
    if (json->depth + 1 >= DEEPEST)
        json->out->failed = true;
    else
        json->filled[++json->depth] = false;
}

void json_end(Json *json, char bracket)
{
    bool filled = json->filled[json->depth];
    json->depth--;
    if (filled) {
        buf_add_char(json->out, '\n');
        buf_add_many(json->out, ' ', (size_t)json->depth * 2);
    }
    buf_add_char(json->out, bracket);
    if (json->depth == 0)
        buf_add_char(json->out, '\n');
}

static void quote(Buf *out, const char *text, size_t size)
{
    static const char *const named[128] = {
        ['"'] = "\\\"", ['\\'] = "\\\\", ['\n'] = "\\n",
        ['\t'] = "\\t", ['\r'] = "\\r",
    };
    buf_add_char(out, '"');
    for (const char *end = text + size; text < end; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 128 && named[c])
            buf_add_text(out, named[c]);
        else if (c < 0x20 || c == 0x7f)
            buf_add_format(out, "\\u%04x", c);
        else
            buf_add_char(out, *text);
    }
    buf_add_char(out, '"');
}

void json_key(Json *json, const char *key)
{
    lead(json);
    quote(json->out, key, strlen(key));
    buf_add_text(json->out, ": ");
    json->keyed = true;
}

void json_text(Json *json, const char *text)
{
    lead(json);
    if (text)
        quote(json->out, text, strlen(text));
    else
        buf_add_text(json->out, "null");
}

void json_bytes(Json *json, const char *bytes, size_t size)
{
    lead(json);
    quote(json->out, bytes, size);
}

void json_number(Json *json, long number)
{
    lead(json);
    buf_add_format(json->out, "%ld", number);
}

void json_fraction(Json *json, size_t parts)
{
    lead(json);
    buf_add_format(json->out, "%zu.%04zu", parts / 10000, parts % 10000);
}

void json_bool(Json *json, bool value)
{
    lead(json);
    buf_add_text(json->out, value ? "true" : "false");
}

/* JSON (RFC 8259), written (json_tree.h reads): strings escaped, commas in
 * their place.
 *
 *      json_begin(&json, '{'); json_key(&json, "rule");
 *      json_text(&json, "id-unique"); json_end(&json, '}');
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

typedef struct {
    Buf *out;
    int depth;       /* open brackets */
    bool filled[32]; /* whether the bracket at a depth has a member */
    bool keyed;      /* a key was written and awaits its value */
} Json;

void json_init(Json *json, Buf *out);
void json_begin(Json *json, char bracket); /* '{' or '[' */
void json_end(Json *json, char bracket);   /* '}' or ']' */
void json_key(Json *json, const char *key);
void json_text(Json *json, const char *text); /* NULL writes null */
void json_bytes(Json *json, const char *bytes, size_t size); /* a text */
void json_number(Json *json, long number);
void json_fraction(Json *json, size_t parts); /* of ten thousand: 0.0125 */
void json_bool(Json *json, bool value);

#endif

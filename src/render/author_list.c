/* Writes attribute lists. */
#include "render/author.h"

#include "model/doc.h"

#include <string.h>

static bool is_plain(const char *value)
{
    for (const char *at = value; *at; at++)
        if ((unsigned char)*at <= ' ' || strchr("\"'{}\\`", *at))
            return false;
    return *value != '\0';
}

static void add_value(Buf *out, const char *value)
{
    if (is_plain(value)) {
        buf_add_text(out, value);
        return;
    }
    buf_add_char(out, '"');
    for (; *value; value++) {
        bool is_control = strchr("\n\r\t", *value) != NULL;
        if (is_control || strchr("\"\\", *value))
            buf_add_char(out, '\\');
        buf_add_char(out, !is_control      ? *value
                          : *value == '\n' ? 'n'
                          : *value == '\r' ? 'r'
                                           : 't');
    }
    buf_add_char(out, '"');
}

static void part(Buf *out, size_t start)
{
    if (out->size > start)
        buf_add_char(out, ' ');
}

/* ".a .b", where the value is such words, each parted by one blank. */
static bool add_classes(Buf *out, size_t start, const char *value)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz"
                                  "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";
    for (const char *at = value;; at++) {
        size_t size = strspn(at, letters);
        if (!size || (at[size] && at[size] != ' '))
            return false;
        at += size;
        if (!*at)
            break;
    }
    for (const char *at = value; *at;) {
        size_t size = strcspn(at, " ");
        part(out, start);
        buf_add_char(out, '.');
        buf_add(out, at, size);
        at += size + (at[size] != '\0');
    }
    return true;
}

static void add_class(Buf *out, size_t start, const char *value,
                      const char *implied)
{
    if (implied && value && strcmp(implied, value) == 0)
        return;
    if (!value) {
        if (implied) {
            part(out, start);
            buf_add_text(out, "-class");
        }
        return;
    }
    if (add_classes(out, start, value))
        return;
    part(out, start);
    buf_add_text(out, "class=");
    add_value(out, value);
}

static bool is_among(const char *names, const char *name)
{
    size_t size = strlen(name);
    for (const char *at = names; at && (at = strstr(at, name)); at += size)
        if ((at == names || at[-1] == ' ') && (!at[size] || at[size] == ' '))
            return true;
    return false;
}

/* The element's name, with its main attribute. */
static const char *add_name(Buf *out, const xmlNode *node,
                            const AuthorSaid *said)
{
    const char *main_one = authoring_main(said->name);
    buf_add_text(out, authoring_name(said->name));
    const char *value = main_one ? doc_get(node, main_one) : NULL;
    if (!value || is_among(said->skip, main_one))
        return NULL;
    buf_add_char(out, '=');
    add_value(out, value);
    return main_one;
}

static void add_rest(Buf *out, size_t start, const xmlNode *node,
                     const AuthorSaid *said, const char *done)
{
    size_t count;
    const VocabAttribute *known = vocab_attributes(&count);
    for (size_t i = 0; i < count; i++) {
        const char *name = known[i].name;
        const char *value = doc_get(node, name);
        if (!value || !strcmp(name, "eId") || !strcmp(name, "wId") ||
            !strcmp(name, "class") || (done && !strcmp(name, done)) ||
            is_among(said->skip, name) || !strcmp(name, "xml:id"))
            continue;
        part(out, start);
        buf_add_format(out, "%s=", authoring_key(name));
        add_value(out, value);
    }
}

static void add_id(Buf *out, size_t start, const char *id)
{
    part(out, start);
    buf_add_text(out, is_plain(id) ? "#" : "id=");
    add_value(out, id);
}

bool author_add_list(Author *author, const char *before, const xmlNode *node,
                     const AuthorSaid *said)
{
    Buf *out = author->out;
    size_t from = out->size;
    buf_add_text(out, before);
    if (!strchr(before, '{'))
        buf_add_char(out, '{');
    size_t start = out->size;
    const char *done = said->name ? add_name(out, node, said) : NULL;
    const char *id = said->no_id ? NULL : doc_get(node, "xml:id");
    if (id)
        add_id(out, start, id);
    if (said->minus) {
        part(out, start);
        buf_add_format(out, "-%s", said->minus);
    }
    if (said->level) {
        part(out, start);
        buf_add_format(out, "level=%d", said->level);
    }
    add_class(out, start, doc_get(node, "class"), said->class);
    add_rest(out, start, node, said, done);
    if (out->size == start) {
        buf_set_size(out, from);
        return false;
    }
    buf_add_char(out, '}');
    return true;
}

/* Lines of a text as coded words, and back. */
#include "exchange/coded.h"

#include "model/address_key.h"
#include "model/doc.h"
#include "model/translating.h"
#include "model/walk.h"

#include <string.h>

static void add_sign(Buf *out, char kind, const char *id)
{
    buf_add_char(out, kind);
    buf_add_text(out, id);
    buf_add_char(out, CODED_END);
}

/* What has nothing of the line's words in it. */
static bool is_empty_code(const xmlNode *node)
{
    Role role = role_of(node);
    return role == ROLE_MARKER || role == ROLE_NOTE;
}

static bool add_node(const xmlNode *root, size_t start, CodeOf code_of,
                     void *user, Buf *out)
{
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        const xmlNode *node = walk.node;
        bool is_element = node->type == XML_ELEMENT_NODE && element_of(node);
        if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
            buf_add_collapsed(out, start, (const char *)node->content);
        if (!is_element)
            continue;
        bool empty = is_empty_code(node);
        const Code *code = code_of(user, node);
        if (!code)
            return false;
        if (walk.enter)
            add_sign(out, empty ? CODED_EMPTY : CODED_OPEN, code->id);
        else if (!empty)
            add_sign(out, CODED_CLOSE, code->id);
        if (walk.enter && empty)
            walk_skip(&walk);
    }
    return true;
}

bool coded_from_line(const OwnLine *line, CodeOf code_of, void *user, Buf *out)
{
    size_t start = out->size;
    for (const xmlNode *at = line->first;; at = at->next) {
        if (!add_node(at, start, code_of, user, out))
            return false;
        if (at == line->last)
            break;
    }
    while (out->size > start && out->bytes[out->size - 1] == ' ')
        buf_set_size(out, out->size - 1);
    return buf_is_ok(out);
}

bool coded_next(const char **at, CodedPiece *out)
{
    static const char signs[] = {CODED_OPEN, CODED_CLOSE, CODED_EMPTY, '\0'};
    if (!**at)
        return false;
    *out = (CodedPiece){0};
    if (strchr(signs, **at)) {
        out->kind = *(*at)++;
        out->text = *at;
        while (**at && **at != CODED_END)
            ++*at;
        out->size = (size_t)(*at - out->text);
        *at += **at == CODED_END;
        return true;
    }
    out->text = *at;
    out->size = strcspn(*at, signs);
    *at += out->size;
    return true;
}

bool coded_is_same(const char *one, const char *other)
{
    for (;; one++, other++) {
        one += strspn(one, " ");
        other += strspn(other, " ");
        if (*one != *other || !*one)
            return *one == *other;
    }
}

/* -------------------------------------------------------------- and back */

static const Code *find_code(const Unit *unit, const CodedPiece *piece)
{
    for (size_t i = 0; i < unit->code_count; i++)
        if (strlen(unit->codes[i].id) == piece->size &&
            !memcmp(unit->codes[i].id, piece->text, piece->size))
            return &unit->codes[i];
    return NULL;
}

/* Whether two addresses differ by more than their languages. */
static bool is_elsewhere(const Code *code, bool *failed)
{
    const char *one = doc_get(code->own, "href");
    const char *other = doc_get(code->source, "href");
    Buf here AUTO(buf_clear) = {0}, there AUTO(buf_clear) = {0};
    if (!one || !other || element_of(code->own) == EL_ref)
        return true;
    const char *locale = doc_locale(code->own->doc);
    const char *original = doc_locale(code->source->doc);
    address_key(one, locale, original, &here);
    address_key(other, locale, original, &there);
    *failed |= !buf_is_ok(&here) || !buf_is_ok(&there);
    return strcmp(buf_text(&here), buf_text(&there)) != 0;
}

/* A translation that is made anew says the day and leads to where the original
 * does now; the language of an address stays its own. */
static bool renew(const Code *code, xmlNode *copy)
{
    bool failed = false;
    const char *day = doc_get(code->source, "date");
    const char *href = doc_get(code->source, "href");
    if (day && !doc_set(copy, "date", day))
        return false;
    if (href && is_elsewhere(code, &failed))
        return !failed && doc_set(copy, "href", href);
    return !failed;
}

/* Adds an inline in `parent`: of a pair its element alone, else all of it. */
static xmlNode *add_inline(const Unit *unit, const Code *code, bool whole,
                           xmlNode *parent)
{
    const xmlNode *model = code->own ? code->own : code->source;
    xmlNode *copy =
        xmlDocCopyNode((xmlNode *)model, parent->doc, whole ? 1 : 2);
    if (!copy)
        return NULL;
    xmlNode *added = xmlAddChild(parent, copy);
    bool both = code->own && code->source && !code->made;
    return !both || unit_is_done(unit) || renew(code, added) ? added : NULL;
}

/* Fills `into` with the nodes. */
static bool build(const Unit *unit, const char *coded, xmlNode *into)
{
    CodedPiece piece;
    xmlNode *parent = into;
    while (coded_next(&coded, &piece)) {
        const Code *code = piece.kind ? find_code(unit, &piece) : NULL;
        if (piece.kind && !code)
            return false;
        if (!piece.kind) {
            if (!doc_add_text(parent, piece.text, piece.size))
                return false;
        } else if (piece.kind == CODED_CLOSE) {
            parent = parent->parent;
        } else {
            xmlNode *added =
                add_inline(unit, code, piece.kind == CODED_EMPTY, parent);
            if (!added)
                return false;
            parent = piece.kind == CODED_OPEN ? added : parent;
        }
    }
    return true;
}

CodicilStatus coded_to_line(const CodicilContext *context, const Unit *unit,
                            const char *coded, OwnLine *line)
{
    xmlNode *made =
        xmlNewDocNode(line->parent->doc, NULL, BAD_CAST "made", NULL);
    bool ok = made && build(unit, coded, made) && made->children;
    if (ok) {
        OwnLine words = {line->kind, made, made->children, made->last};
        ok = line_put(&words, line);
    }
    if (made)
        xmlFreeNode(made);
    return ok ? CODICIL_OK : fault_memory(context);
}

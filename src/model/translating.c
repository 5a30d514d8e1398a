/* A translation made ready to be filled. */
#include "model/translating.h"

#include "model/idset.h"
#include "model/translated.h"
#include "model/walk.h"

#include <ctype.h>
#include <string.h>

/* ------------------------------------------------------------------- lines */

static void drop_nodes(const OwnLine *line)
{
    for (xmlNode *at = line->first, *next; at; at = next) {
        next = at == line->last ? NULL : at->next;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

bool line_put(const OwnLine *from, OwnLine *to)
{
    xmlNode *behind = to->last->next, *parent = to->parent;
    xmlNode *first = NULL, *last = NULL;
    drop_nodes(to);
    for (const xmlNode *at = from->first;; at = at->next) {
        xmlNode *copy = xmlDocCopyNode((xmlNode *)at, parent->doc, 1);
        if (!copy)
            return false;
        last = behind ? xmlAddPrevSibling(behind, copy)
                      : xmlAddChild(parent, copy);
        first = first ? first : last;
        if (at == from->last)
            break;
    }
    to->first = first;
    to->last = last;
    return true;
}

/* The one run of digits in a text; 0 where there is none, or another. */
static size_t only_digits(const char *text, size_t *at)
{
    *at = strcspn(text, "0123456789");
    size_t size = strspn(text + *at, "0123456789");
    return text[*at + size + strcspn(text + *at + size, "0123456789")] ? 0
                                                                       : size;
}

static bool line_words(const OwnLine *line, Buf *out)
{
    walk_line(line->parent, out);
    return buf_is_ok(out);
}

/* A number carried over: as it was, where that of the original is as it was;
 * else with the figure of the new one. False when out of memory; otherwise
 * leaves the number of the original. */
static bool num_put(const OwnLine *own, const OwnLine *was, OwnLine *to)
{
    Buf mine AUTO(buf_clear) = {0}, old AUTO(buf_clear) = {0};
    Buf now AUTO(buf_clear) = {0}, made AUTO(buf_clear) = {0};
    size_t at, there, here;
    if (!line_words(own, &mine) || !line_words(to, &now) ||
        (was && !line_words(was, &old)))
        return false;
    if (!was || !strcmp(buf_text(&old), buf_text(&now)))
        return line_put(own, to);
    size_t size = only_digits(buf_text(&mine), &at);
    size_t fresh = only_digits(buf_text(&now), &there);
    size_t stale = only_digits(buf_text(&old), &here);
    if (!size || !fresh || size != stale ||
        memcmp(mine.bytes + at, old.bytes + here, size) != 0)
        return true;
    buf_add(&made, mine.bytes, at);
    buf_add(&made, now.bytes + there, fresh);
    buf_add_text(&made, mine.bytes + at + size);
    if (!buf_is_ok(&made))
        return false;
    xmlNode *parent = to->parent;
    drop_nodes(to);
    return doc_add_text(parent, made.bytes, made.size);
}

/* -------------------------------------------------------------- provisions */

typedef struct {
    const CodicilContext *context;
    const Translating *input;
    xmlDoc *made;
    bool in_place; /* it is a copy of the draft, else of the original */
    IdSet source, draft, former, former_source;
    TranslatingCounts counts;
} Making;

static void making_clear(Making *making)
{
    idset_clear(&making->source);
    idset_clear(&making->draft);
    idset_clear(&making->former);
    idset_clear(&making->former_source);
    xmlFreeDoc(making->made);
}

static bool is_open(const xmlNode *node)
{
    const char *state = doc_get(node, "c:state");
    return state && strcmp(state, "untranslated") == 0;
}

/* Puts the number in. One that the original does not have would be lost. */
static bool put_num(const OwnLines *from, const OwnLines *was, OwnLines *to,
                    bool *alike)
{
    const OwnLine *own = own_lines_num(from);
    OwnLine *num = (OwnLine *)own_lines_num(to);
    *alike = num || !own;
    if (!num || !own)
        return true;
    return was ? num_put(own, own_lines_num(was), num) : line_put(own, num);
}

static bool put_words(const OwnLines *from, OwnLines *to)
{
    size_t i = 0, j = 0;
    const OwnLine *own, *place;
    while ((own = own_lines_next_words(from, &i)) &&
           (place = own_lines_next_words(to, &j)))
        if (!line_put(own, (OwnLine *)place))
            return false;
    return true;
}

/* Puts the lines of `from` in; `alike`: whether they could be. `was` (NULL:
 * not asked) is the original of `from`. */
static CodicilStatus put_lines(const Making *making, const xmlNode *from,
                               const xmlNode *was, xmlNode *to, bool *alike)
{
    AUTO(own_lines_clear) OwnLines one = {0};
    AUTO(own_lines_clear) OwnLines two = {0};
    AUTO(own_lines_clear) OwnLines old = {0};
    own_lines_read(from, &one);
    own_lines_read(to, &two);
    if (was)
        own_lines_read(was, &old);
    if (one.failed || two.failed || old.failed)
        return fault_memory(making->context);
    *alike = own_lines_are_alike(&one, &two);
    if (*alike && !put_num(&one, was ? &old : NULL, &two, alike))
        return fault_memory(making->context);
    return !*alike || put_words(&one, &two) ? CODICIL_OK
                                            : fault_memory(making->context);
}

/* Whether what the version before has translates these very words. */
static CodicilStatus is_holding(const Making *making, const xmlNode *former,
                                const char *digest, bool *holds)
{
    char was[SOURCE_DIGEST_SIZE] = "";
    const char *from = former ? doc_get(former, "c:from") : NULL;
    *holds = false;
    if (!former || is_open(former))
        return CODICIL_OK;
    const xmlNode *source =
        idset_find(&making->former_source, own_lines_id(former));
    if (!from && source)
        TRY(source_digest(making->context, source, was));
    *holds = strcmp(from ? from : was, digest) == 0;
    return CODICIL_OK;
}

static CodicilStatus keep(Making *making, const xmlNode *draft, xmlNode *node)
{
    static const char *const notes[] = {"c:from", "c:state", "c:confirmed"};
    bool alike = true;
    making->counts.kept++;
    if (making->in_place)
        return CODICIL_OK;
    TRY(put_lines(making, draft, NULL, node, &alike));
    if (!alike)
        return fault(
            making->context, CODICIL_REFUSED,
            &(Place){.file = making->input->file, .line = doc_line(draft)},
            "'%s' has other lines than in the original, so that its "
            "words would be lost; mend it first",
            own_lines_id(draft));
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
        if (!doc_set(node, notes[i], doc_get(draft, notes[i])))
            return fault_memory(making->context);
    return CODICIL_OK;
}

static CodicilStatus leave_open(Making *making, const xmlNode *source,
                                xmlNode *node)
{
    bool alike;
    making->counts.open++;
    if (making->in_place && is_open(node))
        return CODICIL_OK;
    TRY(put_lines(making, source, NULL, node, &alike));
    if (!translated_bind(node, NULL) ||
        !doc_set(node, "c:state", "untranslated"))
        return fault_memory(making->context);
    return CODICIL_OK;
}

static CodicilStatus make_one(Making *making, xmlNode *node)
{
    char digest[SOURCE_DIGEST_SIZE];
    const char *id = own_lines_id(node);
    const xmlNode *source = id ? idset_find(&making->source, id) : NULL;
    bool holds;
    if (!source)
        return CODICIL_OK;
    TRY(source_digest(making->context, source, digest));
    if (!*digest)
        return CODICIL_OK;
    const xmlNode *draft = idset_find(&making->draft, id);
    if (draft && !is_open(draft))
        return keep(making, draft, node);
    const xmlNode *former = idset_find(&making->former, id);
    TRY(is_holding(making, former, digest, &holds));
    if (holds)
        TRY(put_lines(making, former, idset_find(&making->former_source, id),
                      node, &holds));
    if (!holds)
        return leave_open(making, source, node);
    making->counts.carried++;
    return translated_bind(node, digest) && doc_set(node, "c:state", "carried")
               ? CODICIL_OK
               : fault_memory(making->context);
}

/* ------------------------------------------------------------------- texts */

/* Whether the draft has every provision of the original. */
static bool is_whole(const Making *making)
{
    const xmlNode *at = NULL;
    if (!making->input->draft)
        return false;
    while ((at = own_lines_next(making->input->source, at)))
        if (own_lines_id(at) && !idset_has(&making->draft, own_lines_id(at)))
            return false;
    return true;
}

/* The nearest sibling that way which the made text has too, in the same kind
 * of element; there. */
static xmlNode *find_beside(const IdSet *made, const xmlNode *extra,
                            bool before)
{
    for (const xmlNode *at = extra; at; at = before ? at->prev : at->next) {
        const char *id = at != extra && at->type == XML_ELEMENT_NODE
                             ? own_lines_id(at)
                             : NULL;
        xmlNode *there = id ? (xmlNode *)idset_find(made, id) : NULL;
        if (there && there->parent &&
            element_of(there->parent) == element_of(extra->parent))
            return there;
    }
    return NULL;
}

/* Whether a provision inside has a place of its own already. */
static bool holds_any(const IdSet *made, const xmlNode *extra)
{
    Walk walk = walk_begin(extra);
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE &&
            own_lines_id(walk.node) && idset_has(made, own_lines_id(walk.node)))
            return true;
    return false;
}

static bool put_ids(const xmlNode *copy, IdSet *made)
{
    Walk walk = walk_begin(copy);
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE &&
            own_lines_id(walk.node))
            idset_put(made, own_lines_id(walk.node), walk.node);
    return !made->failed;
}

/* Puts what only the draft has beside what stands beside it there. */
static CodicilStatus put_extra(const Making *making, const xmlNode *extra,
                               IdSet *made)
{
    xmlNode *before = find_beside(made, extra, true);
    xmlNode *after = before ? NULL : find_beside(made, extra, false);
    if ((!before && !after) || holds_any(made, extra))
        return fault(
            making->context, CODICIL_REFUSED,
            &(Place){.file = making->input->file, .line = doc_line(extra)},
            "'%s' is not in the original and would be lost, since "
            "the draft lacks other provisions; mend it first",
            own_lines_id(extra));
    xmlNode *copy = xmlDocCopyNode((xmlNode *)extra, making->made, 1);
    if (!copy)
        return fault_memory(making->context);
    if (before)
        xmlAddNextSibling(before, copy);
    else
        xmlAddPrevSibling(after, copy);
    return put_ids(copy, made) ? CODICIL_OK : fault_memory(making->context);
}

/* What a draft has beside the original is kept in its place. */
static CodicilStatus put_extras(const Making *making)
{
    AUTO(idset_clear) IdSet made;
    const xmlNode *at = NULL;
    if (!own_lines_index(making->made, &made))
        return fault_memory(making->context);
    while (making->input->draft &&
           (at = own_lines_next(making->input->draft, at)))
        if (own_lines_id(at) && !idset_has(&made, own_lines_id(at)))
            TRY(put_extra(making, at, &made));
    return CODICIL_OK;
}

CodicilStatus translating_make(const CodicilContext *context,
                               const Translating *input, xmlDoc **out,
                               TranslatingCounts *counts)
{
    Making AUTO(making_clear) making = {.context = context, .input = input};
    if (!own_lines_index(input->source, &making.source) ||
        !own_lines_index(input->draft, &making.draft) ||
        !own_lines_index(input->former, &making.former) ||
        !own_lines_index(input->former_source, &making.former_source))
        return fault_memory(context);
    making.in_place = is_whole(&making);
    making.made = xmlCopyDoc(
        (xmlDoc *)(making.in_place ? input->draft : input->source), 1);
    if (!making.made)
        return fault_memory(context);
    if (!making.in_place)
        TRY(put_extras(&making));
    xmlNode *at = NULL;
    while ((at = own_lines_next(making.made, at)))
        TRY(make_one(&making, at));
    *counts = making.counts;
    *out = making.made;
    making.made = NULL;
    return CODICIL_OK;
}

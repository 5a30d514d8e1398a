/* Pairs the provisions of two texts and carries ids over.
 *
 * Both texts become arrays of provisions in reading order, each with its
 * parent. First, what has words (or a heading, or a number) that occur once on
 * either side is paired wherever it stands. Then, from the top down, the
 * children of a pair: what lies between two children that are paired already
 * is paired in order where both sides have as many, of the same kinds. */
#include "model/align.h"

#include "lang/words.h"
#include "model/idset.h"
#include "model/walk.h"

#include <ctype.h>
#include <string.h>

#define NONE ((size_t)-1)

typedef struct {
    xmlNode *node;
    size_t parent;      /* NONE at the top */
    size_t first, next; /* first child, next sibling; NONE */
    size_t mate;        /* in the other text; NONE */
    char *key;          /* what it pairs by wherever it stands, or NULL */
} Part;

/* parts[0] stands for the text itself. */
typedef struct {
    Part *parts;
    size_t count, room;
} Side;

static void side_clear(Side *side)
{
    for (size_t i = 0; i < side->count; i++)
        free(side->parts[i].key);
    free(side->parts);
    *side = (Side){0};
}

static Part *side_add(Side *side, xmlNode *node, size_t parent)
{
    if (side->count == side->room) {
        size_t room = side->room ? side->room * 2 : 64;
        Part *parts = realloc(side->parts, room * sizeof(*parts));
        if (!parts)
            return NULL;
        side->parts = parts;
        side->room = room;
    }
    side->parts[side->count] = (Part){node, parent, NONE, NONE, NONE, NULL};
    return &side->parts[side->count++];
}

/* The line that tells one provision from others of its language: its heading
 * or caption, else its first paragraph, else (p, li, def) its own words. Its
 * number does not: after an insertion it is another's. */
static const xmlNode *telling_line(const xmlNode *node)
{
    const xmlNode *line = child_element(node, EL_heading);
    if (!line)
        line = child_element(node, EL_caption);
    if (line || !(role_of(node) == ROLE_HIER || element_of(node) == EL_item ||
                  role_of(node) == ROLE_NOTE))
        return line ? line : node;
    Walk walk = walk_begin(node);
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_p)
            return walk.node;
    return node;
}

/* The digits of a number as it is in any language: "Artikel 1.2." is 1.2. */
static void add_digits(Buf *out, const char *text)
{
    for (const char *at = text; *at; at++)
        if (isdigit((unsigned char)*at) ||
            (*at == '.' && at > text && isdigit((unsigned char)at[-1]) &&
             isdigit((unsigned char)at[1])))
            buf_add_char(out, *at);
}

/* "section\x1f" and the folded words of the telling line; across languages
 * the digits of the number. NULL where there is nothing to go by. */
static bool make_key(const xmlNode *node, bool same_language, char **out)
{
    Buf text AUTO(buf_clear) = {0}, key AUTO(buf_clear) = {0};
    const xmlNode *line =
        same_language ? telling_line(node) : child_element(node, EL_num);
    if (line)
        walk_text(line, true, &text);
    buf_add_format(&key, "%d\x1f%d\x1f", (int)element_of(node),
                   (int)element_of(line));
    size_t bare = key.size;
    if (same_language)
        key.failed |= !words_fold(buf_text(&text), text.size, &key);
    else
        add_digits(&key, buf_text(&text));
    if (!buf_is_ok(&text) || !buf_is_ok(&key))
        return false;
    *out = key.size > bare ? buf_take(&key) : NULL;
    return true;
}

/* The provisions of a text, in reading order. */
static bool side_fill(Side *side, const xmlDoc *doc, bool same_language)
{
    xmlNode *top = doc_kind(doc);
    size_t parent = 0;
    if (!side_add(side, top, NONE))
        return false;
    Walk walk = walk_begin(top);
    while (walk_next(&walk)) {
        if (walk.node == top || !is_provision(walk.node))
            continue;
        if (!walk.enter) {
            parent = side->parts[parent].parent;
            continue;
        }
        Part *part = side_add(side, walk.node, parent);
        if (!part || !make_key(walk.node, same_language, &part->key))
            return false;
        parent = side->count - 1;
    }
    for (size_t i = side->count; i-- > 1;) {
        Part *part = &side->parts[i];
        part->next = side->parts[part->parent].first;
        side->parts[part->parent].first = i;
    }
    return true;
}

static void pair(Side *a, size_t i, Side *b, size_t j)
{
    a->parts[i].mate = j;
    b->parts[j].mate = i;
}

/* Counts the keys of a side, each with the first part that has it. */
static void count_keys(const Side *side, IdSet *keys)
{
    idset_init(keys);
    for (size_t i = 1; i < side->count; i++) {
        const Part *part = &side->parts[i];
        if (!part->key)
            continue;
        idset_count(keys, part->key);
        idset_put(keys, part->key, part);
    }
}

/* Pairs keys that occur once on either side. */
static bool pair_keys(Side *a, Side *b)
{
    IdSet keys_a, keys_b;
    count_keys(a, &keys_a);
    count_keys(b, &keys_b);
    for (size_t j = 1; j < b->count; j++) {
        const char *key = b->parts[j].key;
        if (!key || idset_get(&keys_b, key) != 1 ||
            idset_get(&keys_a, key) != 1)
            continue;
        const Part *mate = idset_find(&keys_a, key);
        pair(a, (size_t)(mate - a->parts), b, j);
    }
    bool ok = !keys_a.failed && !keys_b.failed;
    idset_clear(&keys_a);
    idset_clear(&keys_b);
    return ok;
}

/* A run of unpaired siblings from `at` on: where it ends, and how long. */
static size_t run_end(const Side *side, size_t at, size_t *length)
{
    *length = 0;
    while (at != NONE && side->parts[at].mate == NONE) {
        at = side->parts[at].next;
        ++*length;
    }
    return at;
}

static bool same_kinds(const Side *a, size_t i, const Side *b, size_t j,
                       size_t length)
{
    for (; length; length--) {
        if (element_of(a->parts[i].node) != element_of(b->parts[j].node))
            return false;
        i = a->parts[i].next;
        j = b->parts[j].next;
    }
    return true;
}

/* Pairs the unpaired children of a pair, run by run. A run of `b` is held
 * against the run of `a` behind the same paired child (or at the start). */
static void pair_children(Side *a, size_t i, Side *b, size_t j)
{
    size_t from_a = a->parts[i].first, from_b = b->parts[j].first;
    while (from_b != NONE) {
        size_t length_a, length_b;
        run_end(a, from_a, &length_a);
        size_t end = run_end(b, from_b, &length_b);
        if (length_b && length_a == length_b &&
            same_kinds(a, from_a, b, from_b, length_b)) {
            for (size_t left = length_b; left; left--) {
                size_t next_a = a->parts[from_a].next;
                size_t next_b = b->parts[from_b].next;
                pair(a, from_a, b, from_b);
                from_a = next_a;
                from_b = next_b;
            }
        }
        if (end == NONE)
            break;
        size_t mate = b->parts[end].mate;
        from_a = a->parts[mate].parent == i ? a->parts[mate].next : NONE;
        from_b = b->parts[end].next;
    }
}

/* Gives each provision of `to` without an id its mate's, once. */
static CodicilStatus carry(const CodicilContext *context, const Side *from,
                           Side *to)
{
    IdSet taken;
    idset_init(&taken);
    CodicilStatus status = CODICIL_OK;
    for (size_t j = 1; j < to->count; j++) {
        const char *id = doc_get(to->parts[j].node, "xml:id");
        if (id)
            idset_add(&taken, id);
    }
    for (size_t j = 1; j < to->count && status == CODICIL_OK; j++) {
        const Part *part = &to->parts[j];
        if (part->mate == NONE || doc_get(part->node, "xml:id"))
            continue;
        const char *id = doc_get(from->parts[part->mate].node, "xml:id");
        if (!id || idset_has(&taken, id))
            continue;
        idset_add(&taken, id);
        if (!doc_set(part->node, "xml:id", id))
            status = fault_memory(context);
    }
    if (taken.failed && status == CODICIL_OK)
        status = fault_memory(context);
    idset_clear(&taken);
    return status;
}

CodicilStatus align_carry_ids(const CodicilContext *context, const xmlDoc *from,
                              xmlDoc *to, bool same_language)
{
    Side a AUTO(side_clear) = {0}, b AUTO(side_clear) = {0};
    if (!side_fill(&a, from, same_language) ||
        !side_fill(&b, to, same_language) || !pair_keys(&a, &b))
        return fault_memory(context);
    pair(&a, 0, &b, 0);
    for (size_t j = 0; j < b.count; j++)
        if (b.parts[j].mate != NONE)
            pair_children(&a, b.parts[j].mate, &b, j);
    return carry(context, &a, &b);
}

/* eId and wId: identifiers for other Akoma Ntoso tools, by position (AKN
 * naming convention 1.0, section 5). wId is the lasting xml:id: the convention
 * lets it be left out where it equals eId, which pairs the wrong articles
 * after an insertion, so it is always written. */
#include "model/ident.h"
#include "model/idset.h"
#include "model/walk.h"

#include <ctype.h>
#include <string.h>

typedef struct {
    IdSet ordinals; /* how far the ordinals of a stem have come */
    IdSet taken;    /* eIds that stand */
} Numbering;

static void add_two(Buf *out, const char *one, const char *other)
{
    buf_add_text(out, one);
    buf_add_text(out, other);
}

/* The eId of the nearest provision around a node, or the part's name. */
static void add_parent(Buf *out, const xmlNode *node)
{
    for (node = node->parent; node; node = node->parent) {
        const char *id = doc_get(node, "eId");
        Element element = element_of(node);
        if (id)
            add_two(out, id, "__");
        else if (element == EL_preface || element == EL_conclusions)
            add_two(out, (const char *)node->name, "__");
        else
            continue;
        return;
    }
}

/* A literal number as the convention writes it: ASCII letters and digits in
 * lower case, a dash between parts: "Artikel 3" is 3, "1.2." is 1-2. */
static void add_number(Buf *out, const xmlNode *node)
{
    const xmlNode *num = child_element(node, EL_num);
    if (!num)
        return;
    Buf text AUTO(buf_clear) = {0};
    walk_text(num, false, &text);
    const char *at = strrchr(buf_text(&text), ' ');
    at = at && at[1] ? at : buf_text(&text);
    bool gap = false, any = false;
    for (; *at; at++) {
        if (!isascii((unsigned char)*at) || !isalnum((unsigned char)*at)) {
            gap = any;
            continue;
        }
        if (gap)
            buf_add_char(out, '-');
        buf_add_char(out, (char)tolower((unsigned char)*at));
        gap = false;
        any = true;
    }
}

static void add_eid(Numbering *numbering, const xmlNode *node, Buf *out)
{
    const Vocab *row = vocab_get(element_of(node));
    add_parent(out, node);
    if (out->size > 400) /* nested absurdly deep: begin anew, unique still */
        buf_set_size(out, 0);
    add_two(out, row->abbreviation, "_");
    size_t stem = out->size;
    add_number(out, node);
    if (out->size > stem && !idset_has(&numbering->taken, buf_text(out)))
        return;
    do {
        buf_set_size(out, stem);
        size_t ordinal = idset_count(&numbering->ordinals, buf_text(out));
        buf_add_number(out, ordinal);
    } while (idset_has(&numbering->taken, buf_text(out)) && buf_is_ok(out) &&
             !numbering->ordinals.failed);
}

/* Whom to tell of a number that does not stand; NULL to write it. */
typedef struct {
    const xmlNode *node; /* the first, NULL for none */
    Buf *expected;       /* its eId */
} Stale;

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Writes both, or compares them; false when out of memory. */
static bool settle(xmlNode *node, const char *eid, const char *wid,
                   Stale *stale)
{
    if (!stale)
        return doc_set(node, "eId", eid) && doc_set(node, "wId", wid);
    if (same(doc_get(node, "eId"), eid) && same(doc_get(node, "wId"), wid))
        return true;
    stale->node = node;
    buf_add_text(stale->expected, eid ? eid : "");
    return buf_is_ok(stale->expected);
}

/* Ends at the first that is stale: what stands before it is right, and an eId
 * is made of those before it alone. */
static CodicilStatus number_all(const CodicilContext *context,
                                Numbering *numbering, const xmlDoc *doc,
                                Stale *stale)
{
    const xmlNode *meta = doc_part(doc, EL_meta);
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk) && !(stale && stale->node)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (walk.node == meta) {
            walk_skip(&walk);
            continue;
        }
        Buf eid AUTO(buf_clear) = {0};
        const char *id = doc_get(walk.node, "xml:id");
        bool has = id && is_provision(walk.node);
        if (has)
            add_eid(numbering, walk.node, &eid);
        idset_add(&numbering->taken, buf_text(&eid));
        if (!buf_is_ok(&eid) || numbering->taken.failed ||
            !settle(walk.node, has ? buf_text(&eid) : NULL, has ? id : NULL,
                    stale))
            return fault_memory(context);
    }
    return CODICIL_OK;
}

static CodicilStatus number(const CodicilContext *context, const xmlDoc *doc,
                            Stale *stale)
{
    Numbering numbering;
    idset_init(&numbering.ordinals);
    idset_init(&numbering.taken);
    CodicilStatus status = number_all(context, &numbering, doc, stale);
    idset_clear(&numbering.ordinals);
    idset_clear(&numbering.taken);
    return status;
}

CodicilStatus ident_number(const CodicilContext *context, xmlDoc *doc)
{
    return number(context, doc, NULL);
}

CodicilStatus ident_find_stale(const CodicilContext *context, const xmlDoc *doc,
                               const xmlNode **node, Buf *expected)
{
    Stale stale = {NULL, expected};
    TRY(number(context, doc, &stale));
    *node = stale.node;
    return CODICIL_OK;
}

/* Gathers the provisions of a text and pairs them with those of another. */
#include "check/provisions.h"

#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

void provisions_clear(Provisions *provisions)
{
    free(provisions->items);
    idset_clear(&provisions->ids);
    *provisions = (Provisions){0};
}

static size_t count_in(const xmlDoc *text)
{
    size_t count = 0;
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk))
        count += walk.enter && is_provision(walk.node);
    return count;
}

/* Former anchors, parted by spaces. */
static void put_aliases(Provisions *provisions, Provision *provision)
{
    const char *at = doc_get(provision->node, "c:alias");
    while (at && *(at += strspn(at, " "))) {
        size_t size = strcspn(at, " ");
        char *AUTO(free_bytes) alias = strndup(at, size);
        if (alias)
            idset_put(&provisions->ids, alias, provision);
        provisions->ids.failed |= !alias;
        at += size;
    }
}

static Provision *put(Provisions *provisions, const xmlNode *node,
                      Provision *around)
{
    const char *id = is_provision(node) ? doc_get(node, "xml:id") : NULL;
    Provision *own = &provisions->items[provisions->count];
    if (!id || idset_put(&provisions->ids, id, own))
        return NULL;
    *own = (Provision){.node = node, .id = id, .around = around};
    provisions->count++;
    return own;
}

bool provisions_read(const xmlDoc *text, Provisions *out)
{
    Provision *around = NULL;
    *out = (Provisions){0};
    out->items = calloc(count_in(text) + 1, sizeof(*out->items));
    if (!out->items)
        return false;
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk)) {
        if (walk.node->type != XML_ELEMENT_NODE)
            continue;
        Provision *own = walk.enter ? put(out, walk.node, around) : NULL;
        if (own)
            around = own;
        else if (!walk.enter && around && around->node == walk.node)
            around = around->around;
    }
    for (size_t i = 0; i < out->count; i++)
        put_aliases(out, &out->items[i]);
    return !out->ids.failed;
}

const Provision *provisions_find(const Provisions *provisions, const char *id)
{
    return idset_find(&provisions->ids, id);
}

void provisions_pair(Provisions *one, Provisions *other)
{
    for (size_t i = 0; i < one->count; i++) {
        Provision *own = &one->items[i];
        Provision *found = (Provision *)provisions_find(other, own->id);
        if (!found || strcmp(found->id, own->id) != 0)
            continue;
        own->partner = found;
        found->partner = own;
    }
}

Provision *provision_around(const Provision *provision)
{
    Provision *around = provision->around;
    while (around && !around->partner)
        around = around->around;
    return around;
}

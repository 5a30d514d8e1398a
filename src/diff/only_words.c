/* Leaving markup out of a comparison. */
#include "diff/only_words.h"

#include "model/walk.h"

static bool is_of_words(ChangeKind kind)
{
    return kind != CHANGE_FORMAT && kind != CHANGE_LINK &&
           kind != CHANGE_METADATA && kind != CHANGE_REUSE;
}

static bool is_reformatted(const xmlNode *node)
{
    return element_of(node) == EL_span && doc_get(node, "c:former");
}

/* Puts what an element holds in its place. */
static void unwrap(xmlNode *node)
{
    for (xmlNode *child = node->children, *next; child; child = next) {
        next = child->next;
        xmlUnlinkNode(child);
        /* Not xmlAddPrevSibling(), which would join and free texts. */
        child->parent = node->parent;
        child->prev = node->prev;
        child->next = node;
        if (node->prev)
            node->prev->next = child;
        else
            node->parent->children = child;
        node->prev = child;
    }
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

/* The nodes to be unwrapped, found before any is. */
static CodicilStatus unwrap_all(const CodicilContext *context, xmlNode *root)
{
    size_t count = 0, room = 0;
    xmlNode **nodes = NULL;
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        if (!walk.enter || !is_reformatted(walk.node))
            continue;
        if (count == room) {
            xmlNode **more =
                realloc(nodes, (room = room ? 2 * room : 64) * sizeof(*nodes));
            if (!more) {
                free(nodes);
                return fault_memory(context);
            }
            nodes = more;
        }
        nodes[count++] = walk.node;
    }
    for (size_t i = 0; i < count; i++)
        unwrap(nodes[i]);
    free(nodes);
    return CODICIL_OK;
}

CodicilStatus comparison_keep_words(const CodicilContext *context,
                                    Comparison *comparison)
{
    Changes *changes = &comparison->changes;
    size_t kept = 0;
    TRY(unwrap_all(context, doc_kind(comparison->marked)));
    for (size_t i = 0; i < changes->count; i++) {
        ChangeRecord change = changes->items[i];
        if (is_of_words(change.kind))
            changes->items[kept++] = change;
        else
            change_clear(&change);
    }
    changes->count = kept;
    return CODICIL_OK;
}

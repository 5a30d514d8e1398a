/* Ids: on every provision, each once; and the eIds that follow from them. */
#include "check/checker.h"
#include "model/ident.h"

#include <string.h>

/* Keeps the node of a name, and tells where another has it already. */
static void keep(Checker *checker, IdSet *set, const char *what,
                 const char *name, const xmlNode *node)
{
    const xmlNode *other = idset_put(set, name, node);
    if (!other)
        return;
    Buf quote AUTO(buf_clear) = {0};
    report(checker, RULE_ID_DUPLICATE, node,
           "%s \"%s\" stands on <%s> in line %ld too; expected another", what,
           shortened(name, &quote), (const char *)other->name, doc_line(other));
}

/* Former anchors, parted by spaces. */
static void keep_aliases(Checker *checker, const xmlNode *node,
                         const char *aliases)
{
    for (;;) {
        aliases += strspn(aliases, " ");
        size_t size = strcspn(aliases, " ");
        if (!size)
            return;
        char *AUTO(free_bytes) alias = strndup(aliases, size);
        if (alias)
            keep(checker, &checker->ids, "c:alias", alias, node);
        else
            checker->failed = true;
        aliases += size;
    }
}

static void check_node(Checker *checker, IdSet *eids, const xmlNode *node)
{
    const char *id = doc_get(node, "xml:id");
    const char *eid = doc_get(node, "eId");
    const char *aliases = doc_get(node, "c:alias");
    if (id)
        keep(checker, &checker->ids, "xml:id", id, node);
    else if (strict_element(node) && is_provision(node))
        report(checker, RULE_ID_MISSING, node,
               "<%s> has no xml:id; expected one (`codicil tidy` gives it)",
               (const char *)node->name);
    if (eid)
        keep(checker, eids, "eId", eid, node);
    if (aliases)
        keep_aliases(checker, node, aliases);
}

void check_ids(Checker *checker)
{
    IdSet eids = {0};
    Walk walk = walk_begin(xmlDocGetRootElement(checker->text));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE)
            check_node(checker, &eids, walk.node);
    checker->failed |= eids.failed;
    idset_clear(&eids);
}

static bool same(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

/* Told once for a text: whatever is stale, one remedy is for all. */
static void compare_eids(Checker *checker, const xmlDoc *fresh)
{
    Walk walk = walk_begin(xmlDocGetRootElement(checker->text));
    Walk other = walk_begin(xmlDocGetRootElement(fresh));
    while (walk_next(&walk) && walk_next(&other)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        const char *want = doc_get(other.node, "eId");
        const char *have = doc_get(walk.node, "eId");
        if (same(want, have) &&
            same(doc_get(other.node, "wId"), doc_get(walk.node, "wId")))
            continue;
        report(checker, RULE_EID_STALE, walk.node,
               "eId and wId are stale from <%s> on; expected eId \"%s\" here "
               "(`codicil tidy` writes them)",
               (const char *)walk.node->name, want ? want : "");
        return;
    }
}

/* A text that was not tidied yet has another finding already. */
CodicilStatus check_eids(Checker *checker)
{
    const xmlNode *meta = doc_part(checker->text, EL_meta);
    if (!meta || !first_element(meta))
        return CODICIL_OK;
    xmlDoc *AUTO(free_doc) fresh = xmlCopyDoc((xmlDoc *)checker->text, 1);
    if (!fresh)
        return fault_memory(checker->context);
    TRY(ident_number(checker->context, fresh));
    compare_eids(checker, fresh);
    return CODICIL_OK;
}

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

/* A text that was not tidied yet has another finding already. */
CodicilStatus check_eids(Checker *checker)
{
    const xmlNode *meta = doc_part(checker->text, EL_meta);
    if (!meta || !first_element(meta))
        return CODICIL_OK;
    const xmlNode *node;
    Buf expected AUTO(buf_clear) = {0};
    TRY(ident_find_stale(checker->context, checker->text, &node, &expected));
    /* Told once for a text: whatever is stale, one remedy is for all. */
    if (node)
        report(checker, RULE_EID_STALE, node,
               "eId and wId are stale from <%s> on; expected eId \"%s\" here "
               "(`codicil tidy` writes them)",
               (const char *)node->name, buf_text(&expected));
    return CODICIL_OK;
}

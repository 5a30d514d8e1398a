/* What a stylesheet knows beside the text: facts and options. */
#include "lang/locale.h"
#include "model/doc.h"
#include "render/run.h"

#include <string.h>

static bool put_facts(xmlNode *root, const Facts *facts)
{
    const struct {
        const char *name, *value;
    } all[] = {
        {"work", facts->work},
        {"version", facts->version},
        {"original", facts->original},
        {"prevailing", facts->prevailing},
        {"publisher", facts->publisher},
        {"country", facts->country},
        {"in-force", facts->in_force},
        {"draft", facts->is_draft ? "true" : NULL},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(*all); i++)
        if (all[i].value && !doc_set(root, all[i].name, all[i].value))
            return false;
    return true;
}

static bool put_options(xmlNode *root, const Run *run)
{
    const char *direction = locale_is_rtl(run->locale) ? "rtl" : "ltr";
    return doc_set(root, "locale", run->locale) &&
           doc_set(root, "dir", direction) &&
           (!run->options->is_rtf || doc_set(root, "format", "rtf")) &&
           (!run->options->fragment || doc_set(root, "fragment", "true"));
}

static xmlNode *add_child(xmlNode *root, const char *name)
{
    return xmlNewTextChild(root, root->ns, BAD_CAST name, NULL);
}

/* The links and data of a page, as children. */
static bool put_head(xmlNode *root, const PageHead *head)
{
    for (size_t i = 0; i < head->link_count; i++) {
        const PageLink *link = &head->links[i];
        xmlNode *node = add_child(root, "link");
        if (!node || !doc_set(node, "rel", link->rel) ||
            !doc_set(node, "href", link->href) ||
            !doc_set(node, "phrase", link->phrase) ||
            !doc_set(node, "hreflang", link->locale) ||
            !doc_set(node, "type", link->type))
            return false;
    }
    xmlNode *data = head->data ? add_child(root, "data") : NULL;
    return !head->data ||
           (data && doc_add_text(data, head->data, strlen(head->data)));
}

CodicilStatus beside_make(Run *run)
{
    const Facts *facts = run->options->facts;
    run->beside = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root =
        run->beside ? xmlNewDocNode(run->beside, NULL, BAD_CAST "context", NULL)
                    : NULL;
    if (!root)
        return fault_memory(run->context);
    xmlDocSetRootElement(run->beside, root);
    xmlNs *ns = xmlNewNs(root, BAD_CAST CODICIL_NAMESPACE, BAD_CAST "c");
    xmlSetNs(root, ns);
    const PageHead *head = run->options->head;
    return ns && put_options(root, run) && (!facts || put_facts(root, facts)) &&
                   (!head || put_head(root, head))
               ? CODICIL_OK
               : fault_memory(run->context);
}

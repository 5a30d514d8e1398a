/* What a stylesheet knows beside the text: facts and options. */
#include "lang/locale.h"
#include "model/doc.h"
#include "render/run.h"

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
    return ns && put_options(root, run) && (!facts || put_facts(root, facts))
               ? CODICIL_OK
               : fault_memory(run->context);
}

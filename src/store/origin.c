/* Where texts came from: <history> in version.xml, read and written. */
#include "store/origin.h"

#include "store/form.h"

#include <string.h>

static Origin from_node(const xmlNode *node)
{
    return (Origin){doc_get(node, "locale"), doc_get(node, "commit"),
                    doc_get(node, "at"),     doc_get(node, "path"),
                    doc_get(node, "blob"),   doc_get(node, "sha256")};
}

static xmlNode *find_history(const Version *version)
{
    return form_first(xmlDocGetRootElement(version->doc), "history");
}

bool origin_next(const Version *version, const xmlNode **at, Origin *out)
{
    xmlNode *history = *at ? NULL : find_history(version);
    if (!*at && !history)
        return false;
    *at = *at ? form_next(*at) : form_first(history, "state");
    if (!*at)
        return false;
    *out = from_node(*at);
    return true;
}

bool origin_find(const Version *version, const char *locale, Origin *out)
{
    const xmlNode *at = NULL;
    Origin origin;
    while (origin_next(version, &at, &origin))
        if (origin.sha256 && strcmp(origin.locale, locale) == 0) {
            *out = origin;
            return true;
        }
    return false;
}

static void drop_locale(xmlNode *history, const char *locale)
{
    xmlNode *next;
    for (xmlNode *at = form_first(history, "state"); at; at = next) {
        next = form_next(at);
        if (strcmp(doc_get(at, "locale"), locale) != 0)
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
}

static bool add_state(xmlNode *history, const Origin *origin)
{
    xmlNode *made = xmlNewChild(history, history->ns, BAD_CAST "state", NULL);
    return made && doc_set(made, "locale", origin->locale) &&
           doc_set(made, "commit", origin->commit) &&
           doc_set(made, "at", origin->at) &&
           doc_set(made, "path", origin->path) &&
           doc_set(made, "blob", origin->blob) &&
           (!origin->sha256 || doc_set(made, "sha256", origin->sha256));
}

/* <history>, made before <log> where it is not there yet. */
static xmlNode *make_history(Version *version)
{
    xmlNode *root = xmlDocGetRootElement(version->doc);
    xmlNode *history = find_history(version);
    if (history)
        return history;
    history = xmlNewDocNode(version->doc, root->ns, BAD_CAST "history", NULL);
    xmlNode *log = form_first(root, "log");
    if (history && log)
        xmlAddPrevSibling(log, history);
    else if (history)
        xmlAddChild(root, history);
    return history;
}

CodicilStatus origin_set(const CodicilContext *context, Version *version,
                         const Origin *origins, size_t count)
{
    xmlNode *history = count ? make_history(version) : NULL;
    if (!count)
        return CODICIL_OK;
    if (!history)
        return fault_memory(context);
    drop_locale(history, origins[0].locale);
    for (size_t i = 0; i < count; i++)
        if (!add_state(history, &origins[i]))
            return fault_memory(context);
    return CODICIL_OK;
}

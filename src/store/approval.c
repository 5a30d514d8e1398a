/* Sign-off, read and written. */
#include "store/approval.h"

#include "store/form.h"

#include <string.h>

CodicilStatus approval_digest(const CodicilContext *context, const xmlDoc *text,
                              char out[DIGEST_SIZE])
{
    Buf bytes AUTO(buf_clear) = {0};
    xmlDoc *AUTO(free_doc) copy = xmlCopyDoc((xmlDoc *)text, 1);
    if (!copy)
        return fault_memory(context);
    xmlNode *meta = doc_part(copy, EL_meta);
    for (xmlNode *node; meta && (node = meta->children);) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
    doc_write(copy, &bytes);
    if (!buf_is_ok(&bytes))
        return fault_memory(context);
    digest_of(bytes.bytes, bytes.size, out);
    return CODICIL_OK;
}

static xmlNode *find(const Version *version, const char *locale)
{
    const xmlNode *root = xmlDocGetRootElement(version->doc);
    xmlNode *at = form_first(root, "approval");
    while (at && strcmp(doc_get(at, "locale"), locale) != 0)
        at = form_next(at);
    return at;
}

bool approval_find(const Version *version, const char *locale, Approval *out)
{
    const xmlNode *node = find(version, locale);
    if (node)
        *out = (Approval){doc_get(node, "by"), doc_get(node, "at"),
                          doc_get(node, "sha256")};
    return node != NULL;
}

CodicilStatus approval_set(const CodicilContext *context, Version *version,
                           const char *locale, const Approval *approval)
{
    xmlNode *node = find(version, locale);
    if (!approval) {
        if (node)
            xmlUnlinkNode(node);
        xmlFreeNode(node);
        return CODICIL_OK;
    }
    if (!node)
        TRY(version_add_approval(context, version, &node));
    bool done = doc_set(node, "at", approval->at) &&
                doc_set(node, "by", approval->by) &&
                doc_set(node, "locale", locale) &&
                doc_set(node, "sha256", approval->sha256);
    return done ? CODICIL_OK : fault_memory(context);
}

/* What a stylesheet knows beside the text: facts and options. */
#include "lang/locale.h"
#include "lang/phrasing.h"
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

/* What was asked for, and whether what is served prevails. */
static bool put_request(xmlNode *root, const Run *run)
{
    const RenderOptions *options = run->options;
    const Facts *facts = options->facts;
    if (options->asked && !doc_set(root, "asked", options->asked))
        return false;
    if (!facts || !facts->prevailing || !facts->locale)
        return true;
    bool prevails = strcmp(facts->prevailing, facts->locale) == 0;
    return doc_set(root, "served", facts->locale) &&
           doc_set(root, "prevails", prevails ? "yes" : "no");
}

static bool put_banner(xmlNode *root, xmlNs *ns, const Banner *banner)
{
    xmlNode *node =
        xmlNewTextChild(root, ns, BAD_CAST "banner", BAD_CAST banner->words);
    const char *direction = locale_is_rtl(banner->locale) ? "rtl" : "ltr";
    return node && doc_set(node, "kind", banner->kind) &&
           doc_set(node, "locale", banner->locale) &&
           doc_set(node, "dir", direction);
}

/* What prevails where the text does not, in words of its readers. */
static bool put_prevailing(xmlNode *root, xmlNs *ns, const Run *run)
{
    const Phrases *phrases = run->tongue->phrases;
    Buf name = {0}, words = {0};
    phrasing_add_language(phrases_locale(phrases),
                          run->options->facts->prevailing, &name);
    phrases_format(phrases, "prevailing-notice",
                   (const char *const[]){"language", NULL},
                   (const char *const[]){buf_text(&name)}, &words);
    Banner banner = {"prevailing", phrases_locale(phrases), buf_text(&words)};
    bool is_put =
        buf_is_ok(&name) && buf_is_ok(&words) && put_banner(root, ns, &banner);
    buf_clear(&name);
    buf_clear(&words);
    return is_put;
}

/* Those that were given; where none is about the language, and no fragment is
 * asked for, one that says what prevails. */
static bool put_banners(xmlNode *root, xmlNs *ns, const Run *run)
{
    const RenderOptions *options = run->options;
    const char *prevails = doc_get(root, "prevails");
    bool is_told =
        options->fragment || !prevails || strcmp(prevails, "no") != 0;
    for (size_t i = 0; i < options->banner_count; i++) {
        const Banner *banner = &options->banners[i];
        is_told = is_told || strcmp(banner->kind, "served") == 0;
        if (!put_banner(root, ns, banner))
            return false;
    }
    return is_told || put_prevailing(root, ns, run);
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
                   (!head || put_head(root, head)) && put_request(root, run) &&
                   put_banners(root, ns, run)
               ? CODICIL_OK
               : fault_memory(run->context);
}

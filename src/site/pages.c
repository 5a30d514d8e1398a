/* The pages of a site, as texts. */
#include "site/pages.h"

#include "base/cleanup.h"
#include "lang/phrasing.h"

#include <string.h>

/* A page that is made; remembers whether memory ran out. */
typedef struct {
    xmlDoc *doc;
    xmlNs *ns; /* of ours */
    bool failed;
} Page;

static xmlNode *page_add(Page *page, xmlNode *parent, const char *name)
{
    xmlNode *node = page->failed
                        ? NULL
                        : xmlNewChild(parent, page->ns, BAD_CAST name, NULL);
    page->failed = page->failed || !node;
    return node;
}

static void page_put(Page *page, xmlNode *node, const char *name,
                     const char *value)
{
    if (!page->failed && value && !doc_set(node, name, value))
        page->failed = true;
}

/* `format` gives a value. */
static void page_put_format(Page *page, xmlNode *node, const char *name,
                            const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void page_put_format(Page *page, xmlNode *node, const char *name,
                            const char *format, ...)
{
    Buf value AUTO(buf_clear) = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&value, format, list);
    va_end(list);
    page->failed = page->failed || !buf_is_ok(&value);
    page_put(page, node, name, buf_text(&value));
}

/* The name of a language in itself. */
static void page_put_language(Page *page, xmlNode *node, const char *locale)
{
    Buf name AUTO(buf_clear) = {0};
    phrasing_add_language(locale, locale, &name);
    page->failed = page->failed || !buf_is_ok(&name);
    page_put(page, node, "locale", locale);
    page_put(page, node, "name", buf_text(&name));
}

/* A text with a title, and an element of ours in it. */
static xmlNode *page_begin(Page *page, const char *locale, const char *title,
                           const char *name)
{
    page->doc = doc_new(EL_doc, "page", locale);
    xmlNode *line = page->doc ? doc_title(page->doc) : NULL;
    xmlNode *root = page->doc ? xmlDocGetRootElement(page->doc) : NULL;
    page->ns =
        root ? xmlSearchNsByHref(page->doc, root, BAD_CAST CODICIL_NAMESPACE)
             : NULL;
    if (root && !page->ns)
        page->ns = xmlNewNs(root, BAD_CAST CODICIL_NAMESPACE, BAD_CAST "c");
    page->failed =
        !line || !page->ns || !doc_add_text(line, title, strlen(title));
    return page->failed
               ? NULL
               : page_add(page, doc_part(page->doc, EL_mainBody), name);
}

static CodicilStatus page_end(const CodicilContext *context, Page *page,
                              xmlDoc **out)
{
    if (page->failed) {
        xmlFreeDoc(page->doc);
        return fault_memory(context);
    }
    *out = page->doc;
    return CODICIL_OK;
}

/* The same page in another language. */
static void add_language(Page *page, xmlNode *parent, const char *name,
                         const char *locale)
{
    xmlNode *node = page_add(page, parent, "language");
    page_put_language(page, node, locale);
    page_put_format(page, node, "href", "%s.%s.html", name, locale);
}

/* ------------------------------------------------------------- all versions
 */

static void add_texts(Page *page, xmlNode *node, const SiteVersion *version)
{
    for (size_t i = 0; i < version->text_count; i++) {
        const char *locale = version->texts[i].locale;
        xmlNode *text = page_add(page, node, "text");
        page_put_language(page, text, locale);
        page_put_format(page, text, "href", "%s/%s.html", version->label,
                        locale);
    }
}

static void add_since(Page *page, xmlNode *node, const SiteVersion *version,
                      const char *since, const char *locale)
{
    xmlNode *link = page_add(page, node, "since");
    page_put(page, link, "label", since);
    page_put_format(page, link, "href", "%s..%s/%s.html", since, version->label,
                    locale);
}

/* The state of a version for readers of a language, who may have another one
 * in force. */
static const char *state_for(const SiteWork *work, const SiteVersion *version,
                             const char *locale)
{
    const SiteLanguage *language = site_language_find(work, locale);
    const char *own = language ? language->version : NULL;
    if (own && strcmp(own, version->label) == 0)
        return "in force";
    return strcmp(version->state, "in force") == 0 ? "announced"
                                                   : version->state;
}

static void add_version(Page *page, xmlNode *list, const SiteWork *work,
                        const SiteVersion *version, const char *locale)
{
    const char *state = state_for(work, version, locale);
    xmlNode *node = page_add(page, list, "version");
    page_put(page, node, "label", version->label);
    page_put(page, node, "state", state);
    page_put(page, node, "change", version->change);
    page_put(page, node, "in-force", version->in_force);
    page_put(page, node, "current",
             strcmp(state, "in force") == 0 ? "true" : NULL);
    if (site_text_find(version, locale))
        page_put_format(page, node, "href", "%s/%s.html", version->label,
                        locale);
    add_texts(page, node, version);
    for (size_t i = 0; i < version->since_count; i++)
        if (site_has_news(work, version, version->since[i], locale))
            add_since(page, node, version, version->since[i], locale);
}

CodicilStatus site_versions_page(const CodicilContext *context,
                                 const SiteWork *work, const char *locale,
                                 const Phrases *phrases, xmlDoc **out)
{
    const SiteLanguage *language = site_language_find(work, locale);
    const char *name = language ? language->title : work->name;
    Page page = {0};
    Buf title AUTO(buf_clear) = {0};
    phrases_format(phrases, "versions-of", (const char *const[]){"title", NULL},
                   (const char *const[]){name}, &title);
    if (!buf_is_ok(&title))
        return fault_memory(context);
    xmlNode *list = page_begin(&page, locale, buf_text(&title), "versions");
    page_put(&page, list, "name", work->name);
    page_put_format(&page, list, "feed", "feed.%s.atom", locale);
    for (size_t i = work->version_count; i-- > 0;)
        if (work->versions[i].is_listed)
            add_version(&page, list, work, &work->versions[i], locale);
    for (size_t i = 0; i < work->language_count; i++)
        add_language(&page, list, "versions", work->languages[i].locale);
    return page_end(context, &page, out);
}

/* ---------------------------------------------------------------- the work */

CodicilStatus site_work_page(const CodicilContext *context,
                             const SiteWork *work, const char *locale,
                             xmlDoc **out)
{
    const SiteLanguage *own = site_language_find(work, locale);
    Page page = {0};
    xmlNode *list =
        page_begin(&page, locale, own ? own->title : work->name, "work");
    for (size_t i = 0; i < work->language_count; i++) {
        const SiteLanguage *language = &work->languages[i];
        xmlNode *text = page_add(&page, list, "text");
        page_put_language(&page, text, language->locale);
        page_put(&page, text, "title", language->title);
        page_put(&page, text, "all", language->all);
        page_put(&page, text, "words", language->words);
        page_put_format(&page, text, "versions", "versions.%s.html",
                        language->locale);
        if (language->version)
            page_put_format(&page, text, "href", "%s/%s.html",
                            language->version, language->served);
    }
    return page_end(context, &page, out);
}

/* --------------------------------------------------------------- the front */

static void add_entry(Page *page, xmlNode *list, const SiteEntry *entry)
{
    xmlNode *node = page_add(page, list, "entry");
    page_put(page, node, "name", entry->name);
    page_put(page, node, "title", entry->title);
    page_put(page, node, "lang", entry->lang);
    page_put_format(page, node, "versions", "%s/versions.%s.html", entry->name,
                    entry->list);
    if (entry->version)
        page_put_format(page, node, "href", "%s/%s/%s.html", entry->name,
                        entry->version, entry->served);
}

CodicilStatus site_front_page(const CodicilContext *context,
                              const SiteFront *front, const char *locale,
                              const Phrases *phrases, xmlDoc **out)
{
    Page page = {0};
    xmlNode *list =
        page_begin(&page, locale, phrases_get(phrases, "documents"), "works");
    for (size_t i = 0; i < front->count; i++)
        add_entry(&page, list, &front->entries[i]);
    for (const char *const *at = front->locales; *at; at++)
        add_language(&page, list, "index", *at);
    return page_end(context, &page, out);
}

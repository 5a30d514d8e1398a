/* The head of a published text's page. */
#include "flows/head.h"

#include "base/json.h"
#include "model/walk.h"

#include <stdarg.h>

void text_head_clear(TextHead *head)
{
    for (size_t i = 0; i < HEAD_LINKS; i++)
        free(head->addresses[i]);
    free(head->data);
    *head = (TextHead){0};
}

PageHead text_head_get(const TextHead *head)
{
    return (PageHead){head->links, head->count, head->data};
}

/* ---------------------------------------------------------------------- data
 */

static void put(Json *json, const char *key, const char *value)
{
    if (!value)
        return;
    json_key(json, key);
    json_text(json, value);
}

/* A thing with a type and a name. */
static void put_named(Json *json, const char *key, const char *type,
                      const char *name)
{
    if (!name)
        return;
    json_key(json, key);
    json_begin(json, '{');
    put(json, "@type", type);
    put(json, "name", name);
    json_end(json, '}');
}

/* "From this instant on" (ISO 8601-2, as schema.org's temporalCoverage). */
static void put_period(Json *json, const char *in_force)
{
    Buf period AUTO(buf_clear) = {0};
    if (!in_force)
        return;
    buf_add_format(&period, "%s/..", in_force);
    put(json, "temporalCoverage", buf_text(&period));
}

/* '<' stands within strings only, and could end the element around. */
static void add_safely(const char *text, Buf *out)
{
    for (; *text; text++)
        if (*text == '<')
            buf_add_text(out, "\\u003c");
        else
            buf_add_char(out, *text);
}

void head_add_data(const Facts *facts, const char *title, Buf *out)
{
    Buf bytes AUTO(buf_clear) = {0};
    Json json;
    json_init(&json, &bytes);
    json_begin(&json, '{');
    put(&json, "@context", "https://schema.org");
    put(&json, "@type", "DigitalDocument");
    put(&json, "name", title && *title ? title : facts->work);
    put(&json, "inLanguage", facts->locale);
    put(&json, "version", facts->version);
    put_period(&json, facts->in_force);
    put_named(&json, "publisher", "Organization", facts->publisher);
    json_end(&json, '}');
    out->failed |= bytes.failed;
    add_safely(buf_text(&bytes), out);
}

void head_add_page(const char *title, const char *locale, Buf *out)
{
    Buf bytes AUTO(buf_clear) = {0};
    Json json;
    json_init(&json, &bytes);
    json_begin(&json, '{');
    put(&json, "@context", "https://schema.org");
    put(&json, "@type", "WebPage");
    put(&json, "name", title);
    put(&json, "inLanguage", locale);
    json_end(&json, '}');
    out->failed |= bytes.failed;
    add_safely(buf_text(&bytes), out);
}

/* --------------------------------------------------------------------- links
 */

/* Adds a link; `format` gives its address. */
static void add_link(TextHead *head, const char *rel, const char *phrase,
                     const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void add_link(TextHead *head, const char *rel, const char *phrase,
                     const char *format, ...)
{
    Buf address = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&address, format, list);
    va_end(list);
    size_t at = head->count++;
    head->addresses[at] = buf_take(&address);
    head->links[at] =
        (PageLink){.rel = rel, .href = head->addresses[at], .phrase = phrase};
}

static void add_links(TextHead *head, const Facts *facts,
                      const char *predecessor)
{
    add_link(head, "canonical", NULL, "%s.html", facts->locale);
    if (predecessor) {
        add_link(head, NULL, "whats-new", "../%s..%s/%s.html", predecessor,
                 facts->version, facts->locale);
        add_link(head, "predecessor-version", "previous-version",
                 "../%s/%s.html", predecessor, facts->locale);
    }
    add_link(head, "latest-version", "current-version", "../index.html");
    add_link(head, "version-history", "all-versions", "../versions.%s.html",
             facts->locale);
}

CodicilStatus text_head_make(const CodicilContext *context, const xmlDoc *text,
                             const Facts *facts, const char *predecessor,
                             TextHead *out)
{
    TextHead head = {0};
    Buf title AUTO(buf_clear) = {0}, data = {0};
    const xmlNode *line = doc_title(text);
    if (line)
        walk_text(line, true, &title);
    add_links(&head, facts, predecessor);
    head_add_data(facts, buf_text(&title), &data);
    head.data = buf_take(&data);
    bool fine = head.data && buf_is_ok(&title);
    for (size_t i = 0; i < head.count; i++)
        fine = fine && head.addresses[i];
    if (!fine) {
        text_head_clear(&head);
        return fault_memory(context);
    }
    *out = head;
    return CODICIL_OK;
}

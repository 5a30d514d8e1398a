/* Facts of a work, for the whole site. */
#include "site/facts.h"

#include "base/cleanup.h"

#include "site/httpdate.h"

#include <stdarg.h>
#include <string.h>

SiteFact site_facts_begin(const char *facts)
{
    return (SiteFact){.at = facts};
}

void site_facts_end(SiteFact *fact)
{
    buf_clear(&fact->line);
}

bool site_facts_next(SiteFact *fact)
{
    size_t size = strcspn(fact->at, "\n");
    if (!size)
        return false;
    buf_set_size(&fact->line, 0);
    buf_add(&fact->line, fact->at, size);
    if (!buf_is_ok(&fact->line))
        return false;
    fact->at += size + (fact->at[size] != '\0');
    char *field = fact->line.bytes;
    for (size_t i = 0; i < SITE_FIELDS; i++) {
        size_t length = strcspn(field, "\t");
        fact->fields[i] = field;
        if (field[length])
            field[length++] = '\0';
        field += length;
    }
    return true;
}

/* --------------------------------------------------------------------- adding
 */

/* A line of fields, ended by NULL; blanks for what would end one. */
static void add_line(Buf *out, const char *first, ...)
    __attribute__((sentinel));

static void add_line(Buf *out, const char *first, ...)
{
    va_list list;
    va_start(list, first);
    for (const char *field = first; field; field = va_arg(list, const char *)) {
        if (field != first)
            buf_add_char(out, '\t');
        for (; *field; field++)
            buf_add_char(out, (unsigned char)*field < ' ' ? ' ' : *field);
    }
    va_end(list);
    buf_add_char(out, '\n');
}

static void add_relation(Buf *out, const char *rel, const char *version,
                         const char *locale)
{
    buf_add_format(out, "%s<../%s/%s.html>; rel=\"%s\"", out->size ? ", " : "",
                   version, locale, rel);
}

/* The nearest version before (-1) or after (1) that has a text in a locale. */
static const SiteVersion *nearest(const SiteWork *work, size_t from, int step,
                                  const char *locale)
{
    for (size_t i = from + (size_t)step; i < work->version_count;
         i += (size_t)step) {
        const SiteVersion *version = &work->versions[i];
        if (version->is_listed && site_text_find(version, locale))
            return version;
    }
    return NULL;
}

/* RFC 5829, and RFC 8288 for other languages. */
static void add_relations(const SiteWork *work, size_t index,
                          const char *locale, Buf *out)
{
    const SiteVersion *version = &work->versions[index];
    const SiteVersion *before = nearest(work, index, -1, locale);
    const SiteVersion *after = nearest(work, index, 1, locale);
    if (before)
        add_relation(out, "predecessor-version", before->label, locale);
    if (after)
        add_relation(out, "successor-version", after->label, locale);
    for (size_t i = 0; i < version->text_count; i++) {
        const char *other = version->texts[i].locale;
        if (strcmp(other, locale) == 0)
            continue;
        add_relation(out, "alternate", version->label, other);
        buf_add_format(out, "; hreflang=\"%s\"", other);
    }
    buf_add_format(out,
                   "%s<../../%s>; rel=\"original timegate latest-version\", "
                   "<../versions.link>; rel=\"timemap\"; "
                   "type=\"application/link-format\", "
                   "<../versions.%s.html>; rel=\"version-history\"",
                   out->size ? ", " : "", work->name, locale);
}

static void add_text(const SiteWork *work, size_t index, const SiteText *text,
                     Buf *out)
{
    const SiteVersion *version = &work->versions[index];
    char date[HTTP_DATE_SIZE] = "";
    Buf path AUTO(buf_clear) = {0}, relations AUTO(buf_clear) = {0};
    add_relations(work, index, text->locale, &relations);
    buf_add_format(&path, "%s/%s/%s", work->name, version->label, text->locale);
    if (version->in_force)
        http_date(version->in_force, date);
    add_line(out, "link", buf_text(&path), buf_text(&relations), date, NULL);
    buf_add_text(&path, ".html");
    if (version->is_listed)
        add_line(out, "url", buf_text(&path), text->updated, version->label,
                 text->locale, NULL);
    out->failed |= path.failed || relations.failed;
}

static void add_list(const SiteWork *work, const SiteLanguage *language,
                     Buf *out)
{
    Buf path AUTO(buf_clear) = {0};
    buf_add_format(&path, "%s/versions.%s.html", work->name, language->locale);
    add_line(out, "url", buf_text(&path), "", "versions", language->locale,
             NULL);
    out->failed |= path.failed;
}

static bool is_told(const SiteWork *work)
{
    for (size_t i = 0; i < work->version_count; i++)
        if (work->versions[i].is_listed)
            return true;
    return false;
}

void site_facts_add(const SiteWork *work, Buf *out)
{
    bool told = is_told(work);
    add_line(out, "work", work->name, work->prevailing ? work->prevailing : "",
             told ? NULL : "untold", NULL);
    for (size_t i = 0; i < work->language_count; i++) {
        const SiteLanguage *language = &work->languages[i];
        add_line(out, "language", language->locale, language->title,
                 language->version ? language->version : "",
                 language->served ? language->served : "", NULL);
    }
    for (size_t i = 0; told && i < work->language_count; i++)
        add_list(work, &work->languages[i], out);
    for (size_t i = work->version_count; i-- > 0;)
        for (size_t j = 0; j < work->versions[i].text_count; j++)
            add_text(work, i, &work->versions[i].texts[j], out);
}

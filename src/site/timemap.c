/* The TimeMap of a work, in link-format (RFC 6690 section 2):
 *
 *      timemap = link *( "," LF link ) LF
 *      link    = "<" address ">" *( "; " name "=" <"> value <"> )
 *
 */
#include "base/cleanup.h"
#include "site/httpdate.h"
#include "site/lists.h"

/* The address of something in the work's folder; of the work itself for "". */
static void add_address(const SiteWork *work, const char *path, Buf *out)
{
    bool is_work = !*path;
    buf_add_char(out, '<');
    if (work->base)
        buf_add_format(out, "%s%s%s%s", work->base, work->name,
                       is_work ? "" : "/", path);
    else if (is_work)
        buf_add_format(out, "../%s", work->name);
    else
        buf_add_text(out, path);
    buf_add_char(out, '>');
}

static bool is_memento(const SiteVersion *version)
{
    return version->is_listed && version->in_force && version->text_count;
}

/* The first or last version that has mementos. */
static const SiteVersion *outermost(const SiteWork *work, bool is_last)
{
    const SiteVersion *found = NULL;
    for (size_t i = 0; i < work->version_count; i++)
        if (is_memento(&work->versions[i]) && (is_last || !found))
            found = &work->versions[i];
    return found;
}

static void add_memento(const SiteWork *work, const SiteVersion *version,
                        const SiteText *text, Buf *out)
{
    char date[HTTP_DATE_SIZE];
    Buf path AUTO(buf_clear) = {0};
    buf_add_format(&path, "%s/%s.html", version->label, text->locale);
    buf_add_text(out, ",\n");
    add_address(work, buf_text(&path), out);
    buf_add_format(out, "; rel=\"%s%smemento\"; datetime=\"%s\"",
                   version == outermost(work, false) ? "first " : "",
                   version == outermost(work, true) ? "last " : "",
                   http_date(version->in_force, date));
    buf_add_format(out, "; type=\"text/html\"; hreflang=\"%s\"", text->locale);
    out->failed |= path.failed;
}

void site_versions_to_timemap(const SiteWork *work, Buf *out)
{
    char date[HTTP_DATE_SIZE];
    const SiteVersion *first = outermost(work, false);
    const SiteVersion *last = outermost(work, true);
    add_address(work, "", out);
    buf_add_text(out, "; rel=\"original timegate\",\n");
    add_address(work, "versions.link", out);
    buf_add_text(out, "; rel=\"self\"; type=\"application/link-format\"");
    if (first)
        buf_add_format(out, "; from=\"%s\"", http_date(first->in_force, date));
    if (last)
        buf_add_format(out, "; until=\"%s\"", http_date(last->in_force, date));
    for (size_t i = 0; i < work->version_count; i++) {
        const SiteVersion *version = &work->versions[i];
        for (size_t j = 0; is_memento(version) && j < version->text_count; j++)
            add_memento(work, version, &version->texts[j], out);
    }
    buf_add_char(out, '\n');
}

/* What a file of a site is. */
#include "site/kinds.h"

#include "lang/locale.h"

#include <string.h>

static const struct {
    const char *ending, *type;
    bool is_packed;
} kinds[] = {
    {".html", "text/html; charset=utf-8", true},
    {".md", "text/markdown; charset=utf-8", true},
    {".txt", "text/plain; charset=utf-8", true},
    {".rtf", "application/rtf", true},
    {".xml", "application/xml; charset=utf-8", true},
    {".json", "application/json", true},
    {".atom", "application/atom+xml; charset=utf-8", true},
    {".link", "application/link-format", true},
    {".svg", "image/svg+xml", true},
    {".png", "image/png", false},
    {".jpg", "image/jpeg", false},
    {".jpeg", "image/jpeg", false},
    {".gif", "image/gif", false},
    {".webp", "image/webp", false},
    {".avif", "image/avif", false},
};

/* The last part of a path, and its size without ".gz". */
static const char *base_of(const char *path, size_t *size)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    *size = strlen(base) - (site_is_gzip(path) ? 3 : 0);
    return base;
}

/* The row of a path; -1: none. */
static int kind_of(const char *path)
{
    size_t size;
    const char *base = base_of(path, &size);
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        size_t ending = strlen(kinds[i].ending);
        if (size > ending &&
            memcmp(base + size - ending, kinds[i].ending, ending) == 0)
            return (int)i;
    }
    return -1;
}

const char *site_type_of(const char *path)
{
    int kind = kind_of(path);
    return kind < 0 ? "application/octet-stream" : kinds[kind].type;
}

bool site_is_gzip(const char *path)
{
    size_t size = strlen(path);
    return size > 3 && strcmp(path + size - 3, ".gz") == 0;
}

bool site_is_packed(const char *path)
{
    int kind = kind_of(path);
    return kind >= 0 && kinds[kind].is_packed && !site_is_aside(path);
}

bool site_is_aside(const char *path)
{
    return strncmp(path, SITE_FOLDER "/", strlen(SITE_FOLDER "/")) == 0;
}

/* From the site's folder or from the version's; no work is named "media". */
static bool is_picture(const char *path)
{
    return strncmp(path, "media/", 6) == 0 || strstr(path, "/media/");
}

bool site_locale_of(const char *path, char *locale)
{
    static const char *const leads[] = {"versions.", "index.", "feed."};
    char tag[LOCALE_SIZE];
    size_t size;
    const char *base = base_of(path, &size);
    for (size_t i = 0; i < sizeof leads / sizeof leads[0]; i++) {
        size_t lead = strlen(leads[i]);
        if (size > lead && memcmp(base, leads[i], lead) == 0 &&
            memchr(base + lead, '.', size - lead)) {
            base += lead;
            break;
        }
    }
    size = strcspn(base, ".~");
    if (!size || size >= sizeof tag || is_picture(path))
        return false;
    memcpy(tag, base, size);
    tag[size] = '\0';
    return locale_is_canonical(tag) && locale_from_text(tag, locale, NULL);
}

const char *site_cache_of(const char *path)
{
    size_t size;
    const char *base = base_of(path, &size);
    return memchr(base, '~', size) ? SITE_FOREVER : SITE_SHORT;
}

/* The feed of a work in one language. */
#include "base/cleanup.h"
#include "base/date.h"
#include "base/digest.h"
#include "site/lists.h"

#include <string.h>

void site_add_xml(const char *text, Buf *out)
{
    for (; *text; text++)
        switch (*text) {
        case '&':
            buf_add_text(out, "&amp;");
            break;
        case '<':
            buf_add_text(out, "&lt;");
            break;
        case '>':
            buf_add_text(out, "&gt;");
            break;
        case '"':
            buf_add_text(out, "&quot;");
            break;
        default:
            buf_add_char(out, *text);
        }
}

typedef struct {
    const SiteWork *work;
    const char *locale;
    const Phrases *phrases;
    Buf *out;
} Feed;

static void add_element(const Feed *feed, const char *indent, const char *name,
                        const char *text)
{
    buf_add_format(feed->out, "%s<%s>", indent, name);
    site_add_xml(text, feed->out);
    buf_add_format(feed->out, "</%s>\n", name);
}

/* RFC 3339 with a time, as Atom wants it. */
static void add_instant(const Feed *feed, const char *indent, const char *name,
                        const char *instant)
{
    Buf text AUTO(buf_clear) = {0};
    buf_add_text(&text, instant);
    if (!strchr(instant, 'T'))
        buf_add_text(&text, "T00:00:00Z");
    add_element(feed, indent, name, buf_text(&text));
}

/* A UUID (RFC 9562, version 8) of the digest of `seed`. */
static void add_id(const Feed *feed, const char *indent, const Buf *seed)
{
    char hex[DIGEST_SIZE];
    digest_of(buf_text(seed), seed->size, hex);
    hex[12] = '8';
    hex[16] = "89ab"[hex[16] % 4];
    feed->out->failed |= seed->failed;
    buf_add_format(feed->out, "%s<id>urn:uuid:%.8s-%.4s-%.4s-%.4s-%.12s</id>\n",
                   indent, hex, hex + 8, hex + 12, hex + 16, hex + 20);
}

static void add_link(const Feed *feed, const char *indent, const char *rel,
                     const char *path)
{
    const SiteWork *work = feed->work;
    buf_add_format(feed->out, "%s<link rel=\"%s\" href=\"", indent, rel);
    if (work->base) {
        site_add_xml(work->base, feed->out);
        buf_add_format(feed->out, "%s/", work->name);
    }
    buf_add_format(feed->out, "%s\"/>\n", path);
}

static void add_page_link(const Feed *feed, const char *rel,
                          const SiteVersion *version, const char *since)
{
    Buf path AUTO(buf_clear) = {0};
    buf_add_format(&path, "%s%s%s/%s.html", since ? since : "",
                   since ? ".." : "", version->label, feed->locale);
    add_link(feed, "    ", rel, buf_text(&path));
    feed->out->failed |= path.failed;
}

/* What the version asks of its readers. */
static void add_summary(const Feed *feed, const SiteVersion *version)
{
    Buf words AUTO(buf_clear) = {0};
    if (!version->change)
        return;
    phrases_format(feed->phrases, "news-change",
                   (const char *const[]){"change", NULL},
                   (const char *const[]){version->change}, &words);
    add_element(feed, "    ", "summary", buf_text(&words));
    feed->out->failed |= words.failed;
}

static void add_title(const Feed *feed, const SiteVersion *version)
{
    const SiteLanguage *language = site_language_find(feed->work, feed->locale);
    Buf words AUTO(buf_clear) = {0};
    buf_add_format(&words, "%s · ", language ? language->title : "");
    phrases_format(feed->phrases, "version",
                   (const char *const[]){"label", NULL},
                   (const char *const[]){version->label}, &words);
    add_element(feed, "    ", "title", buf_text(&words));
    feed->out->failed |= words.failed;
}

static void add_entry(const Feed *feed, const SiteVersion *version,
                      const SiteText *text)
{
    Buf seed AUTO(buf_clear) = {0};
    buf_add_format(&seed, "%s\n%s\n%s\n%s", feed->work->name, version->label,
                   text->locale, text->first);
    buf_add_text(feed->out, "  <entry>\n");
    add_id(feed, "    ", &seed);
    add_title(feed, version);
    add_instant(feed, "    ", "published", text->published);
    add_instant(feed, "    ", "updated", text->updated);
    add_page_link(feed, "alternate", version, NULL);
    if (version->since_count)
        add_page_link(feed, "related", version, version->since[0]);
    add_summary(feed, version);
    buf_add_text(feed->out, "  </entry>\n");
}

/* An order of instants is that of their texts only in one zone. */
static const char *last_update(const Feed *feed)
{
    const char *last = NULL;
    Instant last_at = 0, at = 0;
    for (size_t i = 0; i < feed->work->version_count; i++) {
        const SiteVersion *version = &feed->work->versions[i];
        const SiteText *text = site_text_find(version, feed->locale);
        if (!version->is_listed || !text ||
            !instant_from_text(text->updated, &at) || (last && at <= last_at))
            continue;
        last = text->updated;
        last_at = at;
    }
    return last ? last : "1970-01-01";
}

static void add_author(const Feed *feed)
{
    const char *publisher = feed->work->publisher;
    buf_add_text(feed->out, "  <author>\n");
    add_element(feed, "    ", "name", publisher ? publisher : feed->work->name);
    buf_add_text(feed->out, "  </author>\n");
}

static void add_head(const Feed *feed)
{
    const SiteLanguage *language = site_language_find(feed->work, feed->locale);
    Buf seed AUTO(buf_clear) = {0}, self AUTO(buf_clear) = {0};
    const char *publisher = feed->work->publisher;
    buf_add_format(feed->out,
                   "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                   "<feed xmlns=\"http://www.w3.org/2005/Atom\" "
                   "xml:lang=\"%s\">\n",
                   feed->locale);
    buf_add_format(&seed, "%s\n%s\n%s", publisher ? publisher : "",
                   feed->work->name, feed->locale);
    add_id(feed, "  ", &seed);
    add_element(feed, "  ", "title",
                language ? language->title : feed->work->name);
    add_instant(feed, "  ", "updated", last_update(feed));
    buf_add_format(&self, "feed.%s.atom", feed->locale);
    add_link(feed, "  ", "self", buf_text(&self));
    buf_set_size(&self, 0);
    buf_add_format(&self, "versions.%s.html", feed->locale);
    add_link(feed, "  ", "alternate", buf_text(&self));
    add_author(feed);
    feed->out->failed |= self.failed;
}

void site_versions_to_feed(const SiteWork *work, const char *locale,
                           const Phrases *phrases, Buf *out)
{
    Feed feed = {work, locale, phrases, out};
    add_head(&feed);
    for (size_t i = work->version_count; i-- > 0;) {
        const SiteVersion *version = &work->versions[i];
        const SiteText *text = site_text_find(version, locale);
        if (version->is_listed && text)
            add_entry(&feed, version, text);
    }
    buf_add_text(out, "</feed>\n");
}

/* Evidence as text, as JSON and as a page. It says "offered": what was there to
 * be read, never that somebody read it.
 *
 * As JSON, an object:
 *
 *      work, locale, on, zone: as they were asked for
 *      from, until: the day's instants
 *      in_force: array, by time, of
 *          from, until: instants
 *          version, locale, revision: what readers of the language got at the
 *              work's own address; null where nothing was in force
 *          match: exact, parent or fallback: how its language fits
 *          held: whether a later version was in force for others
 *      texts: array of all that could be read at addresses of their own, of
 *          version, locale, revision
 *          sha256: of the text
 *          published: {at, by, kind, reason, entry: digest of the log's entry}
 *          withdrawn: as published, of the entry that took the version back;
 *              null where there was none by the end of the day
 *          renditions: array of {format, sha256, from, until} */
#include "base/json.h"
#include "flows/evidence.h"
#include "lang/zone.h"

#include <stdio.h>
#include <string.h>

#define SAYS                                                                   \
    "This says what was offered to readers of this language: which version "   \
    "was in force by the publication log, and the bytes that were kept when "  \
    "it was published. Nothing was rendered anew. It does not say who saw it."

static const char *const matches[] = {
    [LOCALE_EXACT] = "exact",
    [LOCALE_PARENT] = "parent",
    [LOCALE_ANY] = "exact",
    [LOCALE_FALLBACK] = "fallback",
};

void evidence_say_span(const Evidence *evidence, const EvidenceSpan *span,
                       Buf *out)
{
    if (span->text == EVIDENCE_NONE) {
        buf_add_format(out, "nothing of %s was published and in force",
                       evidence->work);
        return;
    }
    const EvidenceText *text = &evidence->texts[span->text];
    buf_add_format(out, "%s@%s in '%s'", evidence->work, text->version->label,
                   text->text.locale);
    if (text->text.revision)
        buf_add_format(out, ", correction %u", text->text.revision);
    if (span->match == LOCALE_PARENT || span->match == LOCALE_FALLBACK)
        buf_add_format(out, ", instead of '%s', which was not there",
                       evidence->locale);
    if (span->is_held)
        buf_add_text(out, "; a later version was not in force for these "
                          "readers, since it was not there in their language");
}

/* The entry that took the version of a text back by the end of the day. */
static const LogEntry *find_withdrawal(const Evidence *evidence,
                                       const EvidenceText *text)
{
    const LogEntry *last = log_last(&text->version->log);
    return last && last->kind == ENTRY_WITHDRAW &&
                   last->at_instant < evidence->until
               ? last
               : NULL;
}

static void say_entry(const Evidence *evidence, const EvidenceText *text,
                      Buf *out)
{
    static const char *const words[ENTRY_KIND_COUNT] = {
        [ENTRY_PUBLISH] = "published",
        [ENTRY_ADD] = "added",
        [ENTRY_CORRECT] = "corrected",
        [ENTRY_WITHDRAW] = "withdrawn",
    };
    const LogEntry *entries[] = {text->entry, find_withdrawal(evidence, text)};
    for (size_t i = 0; i < 2 && entries[i]; i++) {
        const LogEntry *entry = entries[i];
        buf_add_format(out, "%s%s at %s", i ? "; " : "", words[entry->kind],
                       entry->at);
        if (entry->by)
            buf_add_format(out, " by %s", entry->by);
        if (entry->reason)
            buf_add_format(out, ": %s", entry->reason);
        if (!i)
            buf_add_format(out, "; in force from %s", text->version->in_force);
    }
}

/* ---------------------------------------------------------------------- text
 */

void evidence_to_text(const Evidence *evidence, bool has_files, Buf *out)
{
    char from[32], until[32];
    buf_add_format(out, "What was offered of '%s' in '%s' on %s (%s)\n",
                   evidence->work, evidence->locale, evidence->day,
                   evidence->zone);
    buf_add_format(out, "%s\n\nIn force\n", SAYS);
    for (size_t i = 0; i < evidence->span_count; i++) {
        const EvidenceSpan *span = &evidence->spans[i];
        buf_add_format(
            out, "  %s to %s: ", zone_to_text(evidence->zone, span->from, from),
            zone_to_text(evidence->zone, span->until, until));
        evidence_say_span(evidence, span, out);
        buf_add_char(out, '\n');
    }
    buf_add_text(out, "\nTexts that could be read, each at its own address\n");
    for (size_t i = 0; i < evidence->text_count; i++) {
        const EvidenceText *text = &evidence->texts[i];
        Buf name AUTO(buf_clear) = {0};
        evidence_name(text, &name);
        buf_add_format(out, "  %s: ", buf_text(&name));
        say_entry(evidence, text, out);
        buf_add_format(out, "\n    log entry %s\n",
                       text->entry->digest ? text->entry->digest : "-");
        for (size_t j = 0; j < text->count; j++)
            buf_add_format(
                out, "    %s  %s%s%s\n", text->renditions[j].sha256,
                has_files ? buf_text(&name) : "", has_files ? "." : "",
                has_files ? evidence_ending(text->renditions[j].format)
                          : text->renditions[j].format);
        out->failed |= name.failed;
    }
    if (!evidence->text_count)
        buf_add_text(out, "  none\n");
}

/* ---------------------------------------------------------------------- JSON
 */

static void put(Json *json, const char *key, const char *value)
{
    json_key(json, key);
    json_text(json, value);
}

static void put_instant(Json *json, const char *key, Instant instant)
{
    char text[32];
    put(json, key, instant_to_text(instant, text));
}

/* NULL: nothing is in force. */
static void put_name(Json *json, const EvidenceText *text)
{
    put(json, "version", text ? text->version->label : NULL);
    put(json, "locale", text ? text->text.locale : NULL);
    json_key(json, "revision");
    if (text)
        json_number(json, (long)text->text.revision);
    else
        json_text(json, NULL);
}

static void put_span(Json *json, const Evidence *evidence,
                     const EvidenceSpan *span)
{
    bool is_any = span->text != EVIDENCE_NONE;
    json_begin(json, '{');
    put_instant(json, "from", span->from);
    put_instant(json, "until", span->until);
    put_name(json, is_any ? &evidence->texts[span->text] : NULL);
    put(json, "match", is_any ? matches[span->match] : NULL);
    json_key(json, "held");
    json_bool(json, span->is_held);
    json_end(json, '}');
}

static void put_rendition(Json *json, const EvidenceRendition *rendition)
{
    json_begin(json, '{');
    put(json, "format", rendition->format);
    put(json, "sha256", rendition->sha256);
    put_instant(json, "from", rendition->from);
    if (rendition->until == INSTANT_MOST)
        put(json, "until", NULL);
    else
        put_instant(json, "until", rendition->until);
    json_end(json, '}');
}

static void put_entry(Json *json, const char *key, const LogEntry *entry)
{
    json_key(json, key);
    if (!entry) {
        json_text(json, NULL);
        return;
    }
    json_begin(json, '{');
    put(json, "at", entry->at);
    put(json, "by", entry->by);
    put(json, "kind", entry_kind_to_text(entry->kind));
    put(json, "reason", entry->reason);
    put(json, "entry", entry->digest);
    json_end(json, '}');
}

static void put_text(Json *json, const Evidence *evidence,
                     const EvidenceText *text)
{
    json_begin(json, '{');
    put_name(json, text);
    put(json, "sha256", text->log->sha256);
    put_entry(json, "published", text->entry);
    put_entry(json, "withdrawn", find_withdrawal(evidence, text));
    json_key(json, "renditions");
    json_begin(json, '[');
    for (size_t i = 0; i < text->count; i++)
        put_rendition(json, &text->renditions[i]);
    json_end(json, ']');
    json_end(json, '}');
}

void evidence_to_json(const Evidence *evidence, Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    put(&json, "work", evidence->work);
    put(&json, "locale", evidence->locale);
    put(&json, "on", evidence->day);
    put(&json, "zone", evidence->zone);
    put_instant(&json, "from", evidence->from);
    put_instant(&json, "until", evidence->until);
    json_key(&json, "in_force");
    json_begin(&json, '[');
    for (size_t i = 0; i < evidence->span_count; i++)
        put_span(&json, evidence, &evidence->spans[i]);
    json_end(&json, ']');
    json_key(&json, "texts");
    json_begin(&json, '[');
    for (size_t i = 0; i < evidence->text_count; i++)
        put_text(&json, evidence, &evidence->texts[i]);
    json_end(&json, ']');
    json_end(&json, '}');
}

/* ---------------------------------------------------------------------- page
 */

/* As HTML text, or the value of an attribute. */
static void add_html(const char *text, Buf *out)
{
    for (; *text; text++)
        if (*text == '<')
            buf_add_text(out, "&lt;");
        else if (*text == '&')
            buf_add_text(out, "&amp;");
        else if (*text == '"')
            buf_add_text(out, "&quot;");
        else
            buf_add_char(out, *text);
}

static void add_row(const EvidenceText *text, const EvidenceRendition *own,
                    Buf *out)
{
    Buf name AUTO(buf_clear) = {0};
    evidence_name(text, &name);
    buf_add_format(&name, ".%s", evidence_ending(own->format));
    buf_add_text(out, "<li><a href=\"");
    add_html(buf_text(&name), out);
    buf_add_text(out, "\">");
    add_html(buf_text(&name), out);
    buf_add_format(out, "</a> SHA-256 <code>%s</code></li>\n", own->sha256);
    out->failed |= name.failed;
}

static void add_text_section(const Evidence *evidence, const EvidenceText *text,
                             Buf *out)
{
    Buf name AUTO(buf_clear) = {0}, words AUTO(buf_clear) = {0};
    evidence_name(text, &name);
    say_entry(evidence, text, &words);
    buf_add_text(out, "<h3>");
    add_html(buf_text(&name), out);
    buf_add_text(out, "</h3>\n<p>");
    add_html(buf_text(&words), out);
    buf_add_format(out, ". Entry of the log: <code>%s</code></p>\n<ul>\n",
                   text->entry->digest ? text->entry->digest : "-");
    for (size_t i = 0; i < text->count; i++)
        add_row(text, &text->renditions[i], out);
    buf_add_text(out, "</ul>\n");
    out->failed |= name.failed || words.failed;
}

static void add_spans(const Evidence *evidence, Buf *out)
{
    char from[32], until[32];
    buf_add_text(out, "<h2>In force</h2>\n<ul>\n");
    for (size_t i = 0; i < evidence->span_count; i++) {
        const EvidenceSpan *span = &evidence->spans[i];
        Buf words AUTO(buf_clear) = {0};
        evidence_say_span(evidence, span, &words);
        buf_add_format(out, "<li>%s to %s: ",
                       zone_to_text(evidence->zone, span->from, from),
                       zone_to_text(evidence->zone, span->until, until));
        add_html(buf_text(&words), out);
        buf_add_text(out, "</li>\n");
        out->failed |= words.failed;
    }
    buf_add_text(out, "</ul>\n");
}

void evidence_to_html(const Evidence *evidence, Buf *out)
{
    Buf title AUTO(buf_clear) = {0};
    buf_add_format(&title, "What was offered of '%s' in '%s' on %s (%s)",
                   evidence->work, evidence->locale, evidence->day,
                   evidence->zone);
    buf_add_text(out, "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n"
                      "<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                      "content=\"width=device-width\">\n<title>");
    add_html(buf_text(&title), out);
    buf_add_text(out, "</title>\n<style>:root{color-scheme:light dark}"
                      "body{max-width:50rem;margin:2rem auto;padding:0 1rem;"
                      "font:1rem/1.5 sans-serif;overflow-wrap:anywhere}"
                      "h1,h2,h3{line-height:1.25}</style>\n</head>\n<body>\n"
                      "<main>\n<h1>");
    add_html(buf_text(&title), out);
    buf_add_text(out, "</h1>\n<p>" SAYS "</p>\n");
    add_spans(evidence, out);
    buf_add_text(out, "<h2>Texts that could be read, each at its own "
                      "address</h2>\n");
    if (!evidence->text_count)
        buf_add_text(out, "<p>None.</p>\n");
    for (size_t i = 0; i < evidence->text_count; i++)
        add_text_section(evidence, &evidence->texts[i], out);
    buf_add_text(out,
                 "<h2>How to check it</h2>\n<p>SHA256SUMS names every file "
                 "here: <code>sha256sum -c SHA256SUMS</code>, or <code>codicil "
                 "verify</code> and this folder. The folder of "
                 "each version has its version.xml, whose log names the bytes "
                 "by their SHA-256; where it was signed, version.xml.minisig "
                 "is beside it: <code>minisign -Vm version.xml -p KEY.pub"
                 "</code>.</p>\n</main>\n</body>\n</html>\n");
    out->failed |= title.failed;
}

/* A text as bytes: substituted, rendered, with line ends, encoded. */
#include "flows/rendition.h"

#include "flows/notices.h"
#include "flows/recode.h"
#include "flows/stale.h"
#include "lang/codepage.h"
#include "lang/encoding.h"
#include "render/render.h"

#include <string.h>
#include <strings.h>

/* In the order of CodicilFormat; NULL is the text itself. */
static CodicilStatus (*const renderers[])(CodicilContext *, xmlDoc *,
                                          const RenderOptions *, Buf *) = {
    [CODICIL_HTML] = render_html,   [CODICIL_MARKDOWN] = render_markdown,
    [CODICIL_PLAIN] = render_plain, [CODICIL_XML] = NULL,
    [CODICIL_RTF] = render_rtf,     [CODICIL_COMMONMARK] = render_commonmark,
};

/* ------------------------------------------------------------------- options
 */

static CodicilStatus check_format(const CodicilContext *context,
                                  const Rendering *rendering)
{
    const CodicilRenderOptions *options = &rendering->asked;
    CodicilFormat format = rendering->format;
    bool has_charset = format == CODICIL_PLAIN || format == CODICIL_MARKDOWN ||
                       format == CODICIL_RTF;
    if (options->authoring && format != CODICIL_MARKDOWN)
        return fault(context, CODICIL_MISUSE, NULL,
                     "only Markdown comes for authors");
    if (options->authoring && options->transliterate)
        return fault(context, CODICIL_MISUSE, NULL,
                     "what comes for authors is to be read back: nothing in it "
                     "is replaced");
    if (!has_charset &&
        (!encoding_is_utf8(options->charset) || options->transliterate))
        return fault(context, CODICIL_MISUSE, NULL,
                     "only plain text, Markdown and RTF come in other "
                     "charsets; this format has one of its own");
    return CODICIL_OK;
}

CodicilStatus rendering_open(const CodicilContext *context,
                             const CodicilRenderOptions *options,
                             Rendering *out)
{
    Rendering rendering = {.asked = *options, .format = options->format};
    if ((size_t)options->format >= sizeof(renderers) / sizeof(renderers[0]))
        return fault(context, CODICIL_MISUSE, NULL,
                     "there is no such format (%d)", (int)options->format);
    if (options->profile)
        TRY(profile_find(context, options->profile, &rendering.profile));
    const Profile *profile = rendering.profile;
    if (profile && options->format == CODICIL_HTML)
        rendering.format = profile->format;
    bool is_text = rendering.format == CODICIL_PLAIN;
    if (profile && rendering.format != CODICIL_RTF &&
        !(is_text && profile->has_text))
        return fault(context, CODICIL_MISUSE, NULL, "the profile %s takes %s",
                     profile->name,
                     profile->has_text ? "text or rtf" : "rtf alone");
    TRY(check_format(context, &rendering));
    *out = rendering;
    return CODICIL_OK;
}

bool rendering_is_drawn(const CodicilContext *context,
                        const Rendering *rendering)
{
    return renderers[rendering->format] && !rendering->asked.authoring &&
           !context_templates(context);
}

CodicilStatus rendering_charset(const CodicilContext *context,
                                const char *charset, const char *locale,
                                const char **out)
{
    bool is_ansi = charset && strcasecmp(charset, "ansi") == 0;
    const Codepage *page = is_ansi ? codepage_of(locale) : NULL;
    if (is_ansi && !page)
        return fault(context, CODICIL_REFUSED, NULL,
                     "Windows has no code page for '%s'; UTF-8, or RTF without "
                     "a charset, was expected",
                     locale);
    *out = page ? page->name : encoding_is_utf8(charset) ? NULL : charset;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ rendering
 */

/* The text itself; where it is not in the language that was asked for, a
 * processing instruction before its root says so. */
static void write_text(const Source *source, Buf *out)
{
    const Resolved *resolved = source->resolved;
    AUTO(buf_clear) Buf text = {0};
    doc_write(source->text, &text);
    const char *end = strchr(buf_text(&text), '\n');
    bool is_other = resolved && *resolved->wish &&
                    (resolved->match == LOCALE_PARENT ||
                     resolved->match == LOCALE_FALLBACK);
    size_t head = is_other && end ? (size_t)(end + 1 - text.bytes) : 0;
    buf_add(out, buf_text(&text), head);
    if (head)
        buf_add_format(out,
                       "<?codicil asked=\"%s\" served=\"%s\" "
                       "prevailing=\"%s\"?>\n",
                       resolved->wish, resolved->text.locale,
                       resolved->facts.prevailing);
    buf_add(out, buf_text(&text) + head, text.size - head);
    out->failed = out->failed || !buf_is_ok(&text);
}

/* What a reader is told of a stored text. */
static CodicilStatus notice(CodicilContext *context, const Source *source,
                            const Rendering *rendering, Notices *notices)
{
    const Resolved *resolved = source->resolved;
    Store AUTO(store_close) store = STORE_CLOSED;
    if (!resolved || rendering->asked.authoring)
        return CODICIL_OK;
    TRY(notices_served(context, resolved, notices));
    if (rendering->asked.fragment)
        return CODICIL_OK;
    TRY(notices_state(context, resolved, notices));
    TRY(store_open(context, &store));
    StaleText text = {.store = &store,
                      .work = resolved->work,
                      .version = resolved->version,
                      .locale = resolved->text.locale,
                      .prevailing = resolved->facts.prevailing,
                      .text = source->text};
    return notices_stale(context, &text, notices);
}

static CodicilStatus render(CodicilContext *context, const Source *source,
                            const Rendering *rendering, Buf *out)
{
    const CodicilRenderOptions *options = &rendering->asked;
    if (!renderers[rendering->format]) {
        write_text(source, out);
    } else {
        RenderOptions render = {.fragment = options->fragment,
                                .width = options->width,
                                .locale = source->locale,
                                .facts = source->facts};
        AUTO(notices_clear) Notices notices = {0};
        TRY(notice(context, source, rendering, &notices));
        notices_give(&notices, &render);
        TRY((options->authoring ? render_authoring
                                : renderers[rendering->format])(
            context, source->text, &render, out));
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

/* ---------------------------------------------------------------- the profile
 */

/* Replaces LF by CR LF. */
static void end_lines(Buf *text)
{
    Buf out = {0};
    for (size_t at = 0; at < text->size;) {
        const char *end = memchr(text->bytes + at, '\n', text->size - at);
        size_t size = end ? (size_t)(end - text->bytes) - at : text->size - at;
        buf_add(&out, text->bytes + at, size);
        if (end)
            buf_add_text(&out, "\r\n");
        at += size + 1;
    }
    out.failed = out.failed || !buf_is_ok(text);
    buf_clear(text);
    *text = out;
}

/* The byte order mark of a charset; "" where it has none, or writes it by
 * itself. */
static const char *mark_of(const char *charset)
{
    if (!charset)
        return "\xEF\xBB\xBF";
    if (strcasecmp(charset, "utf-16le") == 0)
        return "\xFF\xFE";
    return strcasecmp(charset, "utf-16be") == 0 ? "\xFE\xFF" : "";
}

CodicilStatus rendition_make(CodicilContext *context, const Source *source,
                             const Rendering *rendering, Buf *out)
{
    const Profile *profile = rendering->profile;
    bool is_rtf = rendering->format == CODICIL_RTF;
    Recode recode AUTO(recode_clear) = {0};
    CharsetWish wish = {.locale = source->locale,
                        .replaces = rendering->asked.transliterate};
    Buf text AUTO(buf_clear) = {0};
    TRY(rendering_charset(context, rendering->asked.charset, source->locale,
                          &wish.name));
    TRY(recode_open(context, &wish, &recode));
    if (wish.name)
        TRY(recode_text(&recode, source));
    TRY(render(context, source, rendering, &text));
    if (profile && profile->has_crlf)
        end_lines(&text);
    if (profile && profile->has_mark && !is_rtf)
        buf_add_text(out, mark_of(wish.name));
    if (!wish.name && !out->size)
        buf_move(&text, out);
    else if (!wish.name)
        buf_add(out, buf_text(&text), text.size);
    else
        TRY((is_rtf ? recode_rtf : recode_rendition)(&recode, &text, out));
    recode_tell(&recode);
    return buf_is_ok(out) && buf_is_ok(&text) ? CODICIL_OK
                                              : fault_memory(context);
}

/* render: resolve or read → text → tree → bytes. */
#include "render/render.h"

#include "flows/notices.h"
#include "flows/source.h"
#include "lang/encoding.h"

#include <string.h>

/* In the order of CodicilFormat; NULL is the text itself. */
static CodicilStatus (*const renderers[])(CodicilContext *, xmlDoc *,
                                          const RenderOptions *, Buf *) = {
    [CODICIL_HTML] = render_html,   [CODICIL_MARKDOWN] = render_markdown,
    [CODICIL_PLAIN] = render_plain, [CODICIL_XML] = NULL,
    [CODICIL_RTF] = render_rtf,     [CODICIL_COMMONMARK] = render_commonmark,
};

static CodicilStatus check_options(const CodicilContext *context,
                                   const CodicilRenderOptions *options)
{
    bool plain =
        options->format == CODICIL_PLAIN || options->format == CODICIL_MARKDOWN;
    if ((size_t)options->format >= sizeof(renderers) / sizeof(renderers[0]))
        return fault(context, CODICIL_MISUSE, NULL,
                     "there is no such format (%d)", (int)options->format);
    if (options->authoring && options->format != CODICIL_MARKDOWN)
        return fault(context, CODICIL_MISUSE, NULL,
                     "only Markdown comes for authors");
    if (!plain && !encoding_is_utf8(options->charset))
        return fault(context, CODICIL_MISUSE, NULL,
                     "only plain text and Markdown come in other charsets; "
                     "this format has one of its own");
    return CODICIL_OK;
}

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

/* Whether no more is asked than what installed stylesheets draw. */
static bool is_drawn(const CodicilContext *context,
                     const CodicilRenderOptions *options)
{
    return renderers[options->format] && !options->authoring &&
           !context_templates(context);
}

static CodicilStatus render(CodicilContext *context, const Source *source,
                            const CodicilRenderOptions *options, Buf *out)
{
    if (!renderers[options->format]) {
        write_text(source, out);
    } else {
        RenderOptions render = {.fragment = options->fragment,
                                .width = options->width,
                                .locale = source->locale,
                                .facts = source->facts};
        AUTO(notices_clear) Notices notices = {0};
        if (source->resolved && !options->authoring)
            TRY(notices_served(context, source->resolved, &notices));
        notices_give(&notices, &render);
        TRY((options->authoring ? render_authoring
                                : renderers[options->format])(
            context, source->text, &render, out));
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

CodicilStatus codicil_render(CodicilContext *context,
                             const CodicilSource *asked,
                             const CodicilRenderOptions *options, char **bytes,
                             size_t *size)
{
    Source AUTO(source_close) source = {0};
    Buf utf8 AUTO(buf_clear) = {0}, out AUTO(buf_clear) = {0};
    TRY(check_options(context, options));
    TRY((is_drawn(context, options) ? source_open_bare
                                    : source_open)(context, asked, &source));
    TRY(render(context, &source, options, &utf8));
    if (encoding_is_utf8(options->charset))
        out = utf8, utf8 = (Buf){0};
    else
        TRY(encoding_from_utf8(context, options->charset, buf_text(&utf8),
                               utf8.size, &out));
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return CODICIL_OK;
}

/* diff: two texts → compared → the marked text → bytes. */
#include "diff/compare.h"

#include "flows/source.h"
#include "render/render.h"

static CodicilStatus write_marked(CodicilContext *context, const Source *newer,
                                  const Comparison *comparison,
                                  const CodicilDiffOptions *options, Buf *out)
{
    RenderOptions render = {.fragment = !options->page,
                            .width = options->width,
                            .locale = newer->locale,
                            .facts = newer->facts};
    switch (options->format) {
    case CODICIL_HTML:
        return render_html(context, comparison->marked, &render, out);
    case CODICIL_MARKDOWN:
        return render_markdown(context, comparison->marked, &render, out);
    case CODICIL_PLAIN:
        return render_plain(context, comparison->marked, &render, out);
    case CODICIL_XML:
        doc_write(comparison->marked, out);
        return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
    default:
        return fault(context, CODICIL_MISUSE, NULL,
                     "a comparison has no such format (%d)",
                     (int)options->format);
    }
}

CodicilStatus codicil_diff(CodicilContext *context,
                           const CodicilDiffOptions *options, char **bytes,
                           size_t *size)
{
    Source AUTO(source_close) older = {0}, newer = {0};
    Comparison *AUTO(free_comparison) comparison = NULL;
    Buf out AUTO(buf_clear) = {0};
    TRY(source_open(context, options->older, &older));
    TRY(source_open(context, options->newer, &newer));
    CompareInput input = {older.text, newer.text, newer.locale};
    TRY(compare_texts(context, &input, &comparison));
    TRY(write_marked(context, &newer, comparison, options, &out));
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return comparison->changes.count ? CODICIL_NO : CODICIL_OK;
}

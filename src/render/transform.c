/* Runs a compiled stylesheet over a text. */
#include "render/transform.h"

#include "base/cleanup.h"
#include "lang/locale.h"
#include "model/doc.h"
#include "render/run.h"
#include "render/said.h"

#include <libxslt/transform.h>
#include <libxslt/xsltutils.h>

DEFINE_CLEANUP(free_transform, xsltTransformContext, xsltFreeTransformContext)

static void run_clear(Run *run)
{
    if (run->beside)
        xmlFreeDoc(run->beside);
    text_forget(run);
    buf_clear(&run->scratch);
}

/* A transformation that may touch nothing and tells `said`. */
static xsltTransformContext *transform_new(Run *run, xsltStylesheet *style,
                                           xsltSecurityPrefs *prefs, Said *said)
{
    xsltTransformContext *AUTO(free_transform) transform =
        xsltNewTransformContext(style, run->text);
    if (!transform)
        return NULL;
    transform->_private = run;
    xsltSetTransformErrorFunc(transform, said, said_add);
    if (xsltSetCtxtSecurityPrefs(prefs, transform) != 0)
        return NULL;
    functions_add(transform);
    return TAKE(transform);
}

static CodicilStatus apply(Run *run, Sheet sheet, xmlDoc **tree)
{
    Sheets *sheets;
    xsltStylesheet *style;
    TRY(sheets_open(run->context, &sheets));
    TRY(sheets_get(run->context, sheet, &run->needs, &style));
    Place place = {.file = sheet_name(sheet)};
    Said said AUTO(said_close);
    said_open(&said);
    xsltTransformContext *AUTO(free_transform) transform =
        transform_new(run, style, sheets->prefs, &said);
    if (!transform)
        return fault_memory(run->context);
    xmlDoc *AUTO(free_doc) result =
        xsltApplyStylesheetUser(style, run->text, NULL, NULL, NULL, transform);
    if (run->status)
        return run->status;
    if (run->failed || !buf_is_ok(&run->scratch))
        return fault_memory(run->context);
    if (!result || transform->state != XSLT_STATE_OK)
        return sheets_fault(run->context, place.file, "the stylesheet failed",
                            &said);
    if (said.text.size)
        tell(run->context, CODICIL_NOTE, &place, "%s", said_text(&said));
    *tree = TAKE(result);
    return CODICIL_OK;
}

CodicilStatus transform_run(CodicilContext *context, Sheet sheet, xmlDoc *text,
                            const RenderOptions *options, xmlDoc **tree)
{
    Run run AUTO(run_clear) = {.context = context,
                               .options = options,
                               .text = text,
                               .locale = doc_locale(text)};
    const char *locale = options->locale ? options->locale : run.locale;
    TRY(spare_open(context, &run.spare));
    TRY(sheets_tongue(context, locale, &run.tongue));
    run.is_rtl = locale_is_rtl(run.locale);
    run.speaks_rtl = locale_is_rtl(phrases_locale(run.tongue->phrases));
    TRY(beside_make(&run));
    TRY(text_prepare(&run));
    bool is_html = sheet == SHEET_HTML;
    run.lends = is_html && !context_templates(context);
    if (run.is_marked)
        sheet = is_html ? SHEET_HTML_MARKED : SHEET_COMMONMARK_MARKED;
    return apply(&run, sheet, tree);
}

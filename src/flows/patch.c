/* patch: delta + text → the other text. */
#include "diff/patch.h"

#include "base/file.h"
#include "flows/source.h"

#include <string.h>

/* What was asked, in the language that the delta names where none was. */
static CodicilSource asked_of(const CodicilSource *text, const Delta *delta)
{
    CodicilSource asked = *text;
    const char *locale = json_text_of(delta_start(delta), "locale");
    if (!asked.locale && locale && strcmp(locale, "und") != 0)
        asked.locale = locale;
    return asked;
}

CodicilStatus codicil_patch(CodicilContext *context, const CodicilSource *text,
                            const CodicilPatchOptions *options, char **out,
                            size_t *size)
{
    Buf bytes AUTO(buf_clear) = {0}, canonical AUTO(buf_clear) = {0};
    Buf made AUTO(buf_clear) = {0};
    Source AUTO(source_close) source = {0};
    Delta delta AUTO(delta_clear) = {.file = options->delta,
                                     .is_reverse = options->reverse};
    if (strcmp(delta.file, "-") == 0 && strcmp(text->name, "-") == 0)
        return fault(context, CODICIL_MISUSE, NULL,
                     "delta and text are both standard input; a file was "
                     "expected for one of them");
    TRY(file_read(context, delta.file, &bytes));
    TRY(delta_read(context, &bytes, &delta));
    CodicilSource asked = asked_of(text, &delta);
    TRY(source_open(context, &asked, &source));
    doc_write(source.text, &canonical);
    if (!buf_is_ok(&canonical))
        return fault_memory(context);
    Patched start = {source.file, &canonical};
    TRY(delta_apply(context, &delta, &start, &made));
    size_t count = made.size;
    *out = buf_take(&made);
    if (!*out)
        return fault_memory(context);
    *size = count;
    return CODICIL_OK;
}

/* From the bytes of a document to a text: decode, read, mend the outline,
 * build, and make sure that no word was lost. */
#ifndef FLOWS_INTAKE_H
#define FLOWS_INTAKE_H

#include "base/context.h"
#include "model/doc.h"

/* All borrowed. */
typedef struct {
    const char *file;    /* a path, or "-" */
    const char *from;    /* "markdown", "html", "text"; NULL: by the ending */
    const char *charset; /* NULL: by its mark, or what a page says, or UTF-8 */
    const char *select;  /* XPath of the part of a page to read, or NULL */
    const char *work;    /* name of the text */
    const char *locale;  /* canonical; "und": the text's own */
    const char *title;   /* NULL: the text's own */
    const char *outline; /* path of a file that decides it (import/decision.h),
                            or NULL */
    Element kind;        /* EL_doc or EL_statement; EL_none: the text's own */
    bool is_authored;    /* set: it was authoring Markdown, taken as it says */
} Intake;

/* A text with the ids that the source gave and an empty meta. */
CodicilStatus intake_from_bytes(CodicilContext *context, Intake *intake,
                                const Buf *bytes, xmlDoc **out);

/* What can be found once all provisions have ids: references by heading (not
 * in a text that was authored, whose references are as it says). */
CodicilStatus intake_refer(const CodicilContext *context, const Intake *intake,
                           xmlDoc *text);

/* "xml", "markdown", "html" or "text" of a path by `from` (checked) or its
 * ending; a fault where neither tells. */
CodicilStatus intake_format(const CodicilContext *context, const char *path,
                            const char *from, const char **format);

#endif

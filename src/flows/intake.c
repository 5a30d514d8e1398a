/* From the bytes of a document to a text. */
#include "flows/intake.h"

#include "base/file.h"
#include "base/limit.h"
#include "import/authored.h"
#include "import/build.h"
#include "import/charset.h"
#include "import/decision.h"
#include "import/loss.h"
#include "import/markdown.h"
#include "import/mention.h"
#include "import/outline.h"
#include "import/ownlocale.h"
#include "import/text.h"
#include "import/webpage.h"
#include "lang/encoding.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

static const struct {
    const char *name, *format;
} formats[] = {
    {"xml", "xml"},   {"markdown", "markdown"}, {"md", "markdown"},
    {"text", "text"}, {"txt", "text"},          {"html", "html"},
    {"htm", "html"},
};

static const char *format_by_name(const char *name)
{
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcasecmp(name, formats[i].name) == 0)
            return formats[i].format;
    return NULL;
}

CodicilStatus intake_format(const CodicilContext *context, const char *path,
                            const char *from, const char **format)
{
    if (from) {
        *format = format_by_name(from);
        if (!*format)
            return fault(context, CODICIL_MISUSE, NULL,
                         "'%s' is no format that is read: markdown, html, "
                         "text or xml was expected",
                         from);
        return CODICIL_OK;
    }
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    *format = dot ? format_by_name(dot + 1) : NULL;
    if (!*format)
        return fault(context, CODICIL_MISUSE, &(Place){.file = path},
                     "its ending tells no format: .md, .html, .txt or .xml "
                     "was expected (or --from markdown|html|text)");
    return CODICIL_OK;
}

typedef struct {
    const Intake *intake;
    const char *format;
    char locale[LOCALE_SIZE]; /* as it was given, or as it says itself */
} Document;

/* The format of a document, which is no text of ours yet. */
static CodicilStatus find_format(const CodicilContext *context,
                                 const Intake *intake, const char **format)
{
    Place place = {.file = intake->file};
    TRY(intake_format(context, intake->file, intake->from, format));
    if (strcmp(*format, "xml") == 0)
        return fault(context, CODICIL_MISUSE, &place,
                     "is XML already; markdown, html or text was expected");
    if (intake->select && strcmp(*format, "html") != 0)
        return fault(context, CODICIL_MISUSE, &place,
                     "is %s: --select picks a part of HTML", *format);
    return CODICIL_OK;
}

/* The reader's block tree and the words of the source. */
static CodicilStatus read_blocks(CodicilContext *context,
                                 const Document *document,
                                 const SourceText *source, xmlDoc **blocks,
                                 Buf *words)
{
    const Intake *intake = document->intake;
    if (strcmp(document->format, "text") == 0)
        return text_to_blocks(context, source, blocks, words);
    if (strcmp(document->format, "markdown") == 0)
        return markdown_to_blocks(context, source, blocks, words);
    WebpageOptions page = {intake->select, intake->title != NULL};
    return webpage_to_blocks(context, source, &page, blocks, words);
}

/* The bytes as UTF-8, by the charset that was given or that a page says. */
static CodicilStatus decode(const CodicilContext *context,
                            const Document *document, const Buf *bytes,
                            Buf *text)
{
    char said[CHARSET_SIZE];
    const Intake *intake = document->intake;
    EncodedText encoded = {intake->file, intake->charset, bytes->bytes,
                           bytes->size};
    if (!encoded.charset && strcmp(document->format, "html") == 0 &&
        charset_of_page(bytes->bytes, bytes->size, said) &&
        !encoding_is_utf8(said))
        encoded.charset = said;
    return encoding_to_utf8(context, &encoded, text);
}

static BuildOptions options_of(const Document *document)
{
    const Intake *intake = document->intake;
    return (BuildOptions){.file = intake->file,
                          .name = intake->work,
                          .locale = document->locale,
                          .title = intake->title,
                          .kind = intake->kind};
}

/* Has the file decide the outline that was asked to. */
static CodicilStatus decide(CodicilContext *context, const Intake *intake,
                            xmlDoc *blocks)
{
    Buf bytes AUTO(buf_clear) = {0}, text AUTO(buf_clear) = {0};
    if (!intake->outline)
        return CODICIL_OK;
    TRY(file_read(context, intake->outline, &bytes));
    EncodedText encoded = {intake->outline, NULL, bytes.bytes, bytes.size};
    TRY(encoding_to_utf8(context, &encoded, &text));
    DecisionText lines = {intake->outline, buf_text(&text), text.size};
    return decision_apply(context, intake->file, &lines, blocks);
}

/* Where no locale was given, the one that the document says. */
static CodicilStatus find_locale(const CodicilContext *context,
                                 const SourceText *source, Document *document)
{
    char said[LOCALE_SIZE] = "";
    if (strcmp(document->locale, "und") != 0)
        return CODICIL_OK;
    if (strcmp(document->format, "html") == 0 &&
        !ownlocale_of_page(source, said))
        *said = '\0';
    if (strcmp(document->format, "markdown") == 0)
        TRY(ownlocale_of_front(context, source, said));
    if (*said)
        memcpy(document->locale, said, LOCALE_SIZE);
    return CODICIL_OK;
}

/* A text by way of the block tree. */
static CodicilStatus build(CodicilContext *context, const Document *document,
                           const SourceText *source, xmlDoc **out, Buf *words)
{
    xmlDoc *AUTO(free_doc) blocks = NULL;
    BuildOptions options = options_of(document);
    TRY(read_blocks(context, document, source, &blocks, words));
    TRY(outline_mend(context, options.file, blocks));
    TRY(decide(context, document->intake, blocks));
    if (options.kind == EL_none)
        options.kind = EL_doc;
    return build_text(context, &options, blocks, out);
}

CodicilStatus intake_from_bytes(CodicilContext *context, Intake *intake,
                                const Buf *bytes, xmlDoc **out)
{
    Buf text AUTO(buf_clear) = {0}, words AUTO(buf_clear) = {0};
    xmlDoc *AUTO(free_doc) built = NULL;
    Document document = {.intake = intake};
    TRY(find_format(context, intake, &document.format));
    TRY(decode(context, &document, bytes, &text));
    TRY(limit_check(context, intake->file, buf_text(&text), text.size,
                    LIMIT_SOURCE_MARKS));
    SourceText source = {intake->file, buf_text(&text), text.size,
                         document.locale};
    snprintf(document.locale, LOCALE_SIZE, "%s", intake->locale);
    TRY(find_locale(context, &source, &document));
    BuildOptions options = options_of(&document);
    intake->is_authored =
        strcmp(document.format, "markdown") == 0 && authored_is(&source);
    if (intake->is_authored && intake->outline)
        return fault(context, CODICIL_MISUSE, &(Place){.file = intake->file},
                     "is authoring Markdown, whose outline is as it says: "
                     "--outline is for other documents");
    if (intake->is_authored)
        TRY(authored_to_text(context, &source, &options, &built, &words));
    else
        TRY(build(context, &document, &source, &built, &words));
    TRY(loss_check(context, intake->file, &words, built));
    *out = TAKE(built);
    return CODICIL_OK;
}

CodicilStatus intake_refer(const CodicilContext *context, const Intake *intake,
                           xmlDoc *text)
{
    return intake->is_authored ? CODICIL_OK : mention_find(context, text);
}

/* A text to work with, wherever it comes from. */
#include "flows/source.h"

#include "base/file.h"
#include "flows/intake.h"
#include "model/ident.h"
#include "model/name.h"

#include <stdio.h>
#include <string.h>
#include <strings.h>

void source_close(Source *source)
{
    if (source->text)
        xmlFreeDoc(source->text);
    resolved_free(source->resolved);
    free(source->path);
    *source = (Source){0};
}

static CodicilStatus open_stored(CodicilContext *context,
                                 const CodicilSource *asked, Source *out)
{
    Store AUTO(store_close) store = STORE_CLOSED;
    TRY(store_open(context, &store));
    TRY(resolve(&store, asked, &out->resolved));
    TRY((out->is_bare ? resolved_read_bare
                      : resolved_read)(&store, out->resolved, &out->text));
    out->facts = &out->resolved->facts;
    out->has_own_ids = true;
    out->file = out->resolved->path;
    snprintf(out->locale, sizeof(out->locale), "%s",
             out->resolved->text.locale);
    return CODICIL_OK;
}

/* Stdin tells by what it begins with, a file by its ending. */
static CodicilStatus find_format(const CodicilContext *context,
                                 const CodicilSource *asked, const Buf *bytes,
                                 const char **format)
{
    if (asked->from || strcmp(asked->name, "-") != 0)
        return intake_format(context, asked->name, asked->from, format);
    const char *text = buf_text(bytes);
    const char *mark = "\xef\xbb\xbf";
    if (strncmp(text, mark, strlen(mark)) == 0)
        text += strlen(mark);
    text += strspn(text, " \t\r\n");
    bool is_page = strncasecmp(text, "<!doctype html", 14) == 0 ||
                   strncasecmp(text, "<html", 5) == 0;
    *format = is_page ? "html" : *text == '<' ? "xml" : "markdown";
    return CODICIL_OK;
}

/* An XML file says its language itself. */
static CodicilStatus open_xml(const CodicilContext *context, const Buf *bytes,
                              Source *out)
{
    TRY((out->is_bare ? doc_read_bare : doc_read)(
        context, out->file, bytes->bytes, bytes->size, &out->text));
    TRY(doc_is_text(context, out->text));
    const char *own = doc_locale(out->text);
    out->has_own_ids = true;
    if (strcmp(own, "und") != 0 && !locale_from_text(own, out->locale, NULL)) {
        tell(context, CODICIL_WARNING, &(Place){.file = out->file},
             "its language '%s' is no locale; taken as unknown", own);
        snprintf(out->locale, sizeof(out->locale), "und");
    }
    return CODICIL_OK;
}

static CodicilStatus open_document(CodicilContext *context,
                                   const CodicilSource *asked,
                                   const char *format, const Buf *bytes,
                                   Source *out)
{
    out->is_document = true;
    Intake intake = {.file = out->file,
                     .from = format,
                     .charset = asked->charset,
                     .select = asked->select,
                     .work = "document",
                     .locale = out->locale};
    TRY(intake_from_bytes(context, &intake, bytes, &out->text));
    snprintf(out->locale, sizeof(out->locale), "%s", doc_locale(out->text));
    if (out->is_quick)
        TRY(ident_mint_quick(context, out->text));
    else
        TRY(ident_mint(context, out->text));
    TRY(intake_refer(context, &intake, out->text));
    if (!out->is_quick && !out->is_bare)
        TRY(ident_number(context, out->text));
    Facts facts = meta_placeholder(out->locale);
    return meta_write(context, &facts, out->text);
}

static CodicilStatus open_file(CodicilContext *context,
                               const CodicilSource *asked, Source *out)
{
    Buf bytes AUTO(buf_clear) = {0};
    const char *format;
    if (asked->locale)
        TRY(name_check_locale(context, asked->locale, out->locale));
    else
        snprintf(out->locale, sizeof(out->locale), "und");
    out->path = strdup(asked->name);
    if (!out->path)
        return fault_memory(context);
    out->file = out->path;
    TRY(file_read(context, asked->name, &bytes));
    TRY(find_format(context, asked, &bytes, &format));
    if (strcmp(format, "xml") == 0)
        return open_xml(context, &bytes, out);
    return open_document(context, asked, format, &bytes, out);
}

static CodicilStatus open_any(CodicilContext *context,
                              const CodicilSource *asked, Source source,
                              Source *out)
{
    CodicilStatus status = name_is_path(asked->name)
                               ? open_file(context, asked, &source)
                               : open_stored(context, asked, &source);
    if (status == CODICIL_OK)
        *out = source;
    else
        source_close(&source);
    return status;
}

CodicilStatus source_open(CodicilContext *context, const CodicilSource *asked,
                          Source *out)
{
    return open_any(context, asked, (Source){0}, out);
}

CodicilStatus source_open_quick(CodicilContext *context,
                                const CodicilSource *asked, Source *out)
{
    return open_any(context, asked, (Source){.is_quick = true}, out);
}

CodicilStatus source_open_bare(CodicilContext *context,
                               const CodicilSource *asked, Source *out)
{
    return open_any(context, asked, (Source){.is_bare = true}, out);
}

bool source_is_document(const CodicilSource *asked)
{
    const char *dot = strrchr(asked->name, '.');
    const char *format = asked->from ? asked->from : dot ? dot + 1 : "";
    return name_is_path(asked->name) && strcmp(asked->name, "-") != 0 &&
           strcasecmp(format, "xml") != 0;
}

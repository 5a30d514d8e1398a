/* import: document → text → ids (given, of the draft it replaces, of the
 * predecessor, of the original language, minted) → store. */
#include "flows/import.h"

#include "base/file.h"
#include "flows/binding.h"
#include "flows/intake.h"
#include "lang/utf8.h"
#include "model/align.h"
#include "model/ident.h"
#include "model/walk.h"

#include <string.h>

#define MOST_QUOTED 60 /* bytes of the words of a provision in a note */

/* The first words of a provision. */
static bool quote(const xmlNode *node, Buf *out)
{
    Buf text AUTO(buf_clear) = {0};
    walk_text(node, true, &text);
    const char *words = buf_text(&text);
    size_t size = strcspn(words, "\n");
    if (size > MOST_QUOTED) {
        size_t at = 0;
        while (at < MOST_QUOTED)
            utf8_next(words, size, &at);
        size = at;
    }
    buf_add(out, words, size);
    buf_add_text(out, words[size] && words[size] != '\n' ? "…" : "");
    return buf_is_ok(&text) && buf_is_ok(out);
}

/* Tells which ids were carried over although the words do not say so. */
static CodicilStatus tell_doubts(const CodicilContext *context,
                                 const char *file, const CarryDoubts *doubts)
{
    for (size_t i = 0; i < doubts->count; i++) {
        const CarryDoubt *doubt = &doubts->items[i];
        Buf from AUTO(buf_clear) = {0}, to AUTO(buf_clear) = {0};
        if (!quote(doubt->from, &from) || !quote(doubt->to, &to))
            return fault_memory(context);
        Place place = {.file = file, .line = doc_line(doubt->to)};
        tell(context, CODICIL_NOTE, &place,
             "id '%s' is taken over from '%s' for '%s', which may be another "
             "provision: an id given in the source decides",
             doubt->id, buf_text(&from), buf_text(&to));
    }
    return CODICIL_OK;
}

/* Carries over what one text gives, and tells what is doubtful. */
static CodicilStatus carry(const CodicilContext *context, const char *file,
                           const xmlDoc *from, xmlDoc *to, bool same_language)
{
    AUTO(carry_doubts_clear) CarryDoubts doubts = {0};
    if (!from)
        return CODICIL_OK;
    TRY(align_carry_ids(context, from, to, same_language, &doubts));
    return tell_doubts(context, file, &doubts);
}

/* Where a translation has the very provisions of its original it has their
 * ids, unless the words of the version before know better. */
static CodicilStatus carry_places(const CodicilContext *context,
                                  const Draft *draft, xmlDoc *doc)
{
    if (!draft->original)
        return CODICIL_OK;
    if (draft->predecessor)
        TRY(align_carry_words(context, draft->predecessor, doc));
    return align_carry_places(context, draft->original, doc);
}

CodicilStatus import_give_ids(const CodicilContext *context, const char *file,
                              const Draft *draft, xmlDoc *doc)
{
    TRY(carry(context, file, draft->replaced, doc, true));
    TRY(carry_places(context, draft, doc));
    TRY(carry(context, file, draft->predecessor, doc, true));
    TRY(carry(context, file, draft->original, doc, false));
    TRY(ident_mint(context, doc));
    TRY(ident_number(context, doc));
    return meta_write(context, &draft->facts, doc);
}

CodicilStatus import_make(CodicilContext *context, const Store *store,
                          const ImportSource *source, const Draft *draft,
                          xmlDoc **out)
{
    xmlDoc *AUTO(free_doc) doc = NULL;
    Intake *intake = source->intake;
    TRY(intake_from_bytes(context, intake, source->bytes, &doc));
    TRY(import_give_ids(context, intake->file, draft, doc));
    TRY(intake_refer(context, intake, doc));
    Binding binding = binding_of(store, draft);
    TRY(binding_make(&binding, doc));
    *out = TAKE(doc);
    return CODICIL_OK;
}

CodicilStatus codicil_import(CodicilContext *context,
                             const CodicilImportOptions *options)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    Draft *AUTO(free_draft) draft = NULL;
    xmlDoc *AUTO(free_doc) doc = NULL;
    Buf bytes AUTO(buf_clear) = {0};
    TRY(store_open(context, &store));
    /* A pipe may take its time: nobody else waits for it. */
    TRY(file_read(context, options->file, &bytes));
    TRY(draft_open(&store, options, &draft));
    Intake intake = {.file = options->file,
                     .from = options->from,
                     .charset = options->charset,
                     .select = options->select,
                     .work = options->work,
                     .locale = draft->text.locale,
                     .title = options->title,
                     .outline = options->outline,
                     .kind = draft->work->kind};
    ImportSource source = {&intake, &bytes};
    TRY(import_make(context, &store, &source, draft, &doc));
    TRY(binding_settle(&store, draft, doc));
    TRY(draft_write(&store, draft, doc));
    char *AUTO(free_bytes) path =
        text_path(&store, options->work, options->version, &draft->text);
    if (!path)
        return fault_memory(context);
    tell(context, CODICIL_NOTE, &(Place){.file = path}, "written");
    return CODICIL_OK;
}

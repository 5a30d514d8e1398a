/* import: document → text → ids (given, of the draft it replaces, of the
 * predecessor, of the original language, minted) → store. */
#include "flows/import.h"

#include "base/file.h"
#include "flows/intake.h"
#include "model/align.h"
#include "model/ident.h"

CodicilStatus import_give_ids(const CodicilContext *context, const Draft *draft,
                              xmlDoc *doc)
{
    if (draft->replaced)
        TRY(align_carry_ids(context, draft->replaced, doc, true));
    if (draft->predecessor)
        TRY(align_carry_ids(context, draft->predecessor, doc, true));
    if (draft->original)
        TRY(align_carry_ids(context, draft->original, doc, false));
    TRY(ident_mint(context, doc));
    TRY(ident_number(context, doc));
    return meta_write(context, &draft->facts, doc);
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
    TRY(intake_from_bytes(context, &intake, &bytes, &doc));
    TRY(import_give_ids(context, draft, doc));
    TRY(intake_refer(context, &intake, doc));
    TRY(draft_write(&store, draft, doc));
    char *AUTO(free_bytes) path =
        text_path(&store, options->work, options->version, &draft->text);
    if (!path)
        return fault_memory(context);
    tell(context, CODICIL_NOTE, &(Place){.file = path}, "written");
    return CODICIL_OK;
}

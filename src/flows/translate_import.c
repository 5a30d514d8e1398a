/* translate import: what translators' tools gave back. */
#include "base/file.h"
#include "check/check.h"
#include "check/parity.h"
#include "exchange/apply.h"
#include "flows/translate.h"
#include "flows/wording.h"
#include "model/own_lines.h"
#include "model/translated.h"
#include "model/translating.h"

#include <string.h>

/* The text that the file is put into: the draft, or one made for it. */
typedef struct {
    xmlDoc *text;
    Translated translated;
    Exchange exchange;
} Base;

static void base_clear(Base *base)
{
    exchange_close(&base->exchange);
    translated_clear(&base->translated);
    xmlFreeDoc(base->text);
}

static CodicilStatus open_base(const CodicilContext *context,
                               const Draft *draft, Base *base)
{
    TRY(translated_read(context, draft->original, base->text,
                        &base->translated));
    return exchange_open(context, &base->translated, &base->exchange);
}

/* Where the draft lacks what the file has, or there is none, one with all
 * provisions. */
static CodicilStatus make_base(const CodicilContext *context, const char *path,
                               const Draft *draft, Base *base)
{
    TranslatingCounts counts;
    Translating input = {path, draft->original, draft->replaced, NULL, NULL};
    xmlDoc *made = NULL;
    TRY(translating_make(context, &input, &made, &counts));
    base_clear(base);
    *base = (Base){.text = made};
    TRY(meta_write(context, &draft->facts, made)); /* says its language */
    return open_base(context, draft, base);
}

static CodicilStatus read_base(const CodicilContext *context, const char *path,
                               const Draft *draft, const ReadFile *file,
                               Base *base)
{
    if (!draft->replaced)
        return make_base(context, path, draft, base);
    base->text = xmlCopyDoc(draft->replaced, 1);
    if (!base->text)
        return fault_memory(context);
    TRY(open_base(context, draft, base));
    if (apply_needs_more(file, &base->exchange))
        return make_base(context, path, draft, base);
    return CODICIL_OK;
}

/* ------------------------------------------------------------- what is lost */

static bool is_value(RuleId rule)
{
    return rule == RULE_PARITY_NUMBER || rule == RULE_PARITY_DATE ||
           rule == RULE_PARITY_LINK || rule == RULE_PARITY_REF ||
           rule == RULE_PARITY_TABLE || rule == RULE_DATE_WORDS;
}

static bool has_finding(const Findings *findings, const Finding *like)
{
    for (size_t i = 0; i < findings->count; i++)
        if (findings->items[i].rule == like->rule && like->id &&
            findings->items[i].id && !strcmp(findings->items[i].id, like->id) &&
            !strcmp(findings->items[i].message, like->message))
            return true;
    return false;
}

static long line_of(const ReadFile *file, const char *id)
{
    size_t size = strlen(id);
    for (size_t i = 0; i < file->count; i++) {
        const char *own = file->units[i].id;
        if (!strncmp(own, id, size) && (!own[size] || own[size] == ':'))
            return file->units[i].line;
    }
    return 0;
}

/* The digest that a provision of a text says that it translates; NULL. */
static const char *from_of(const xmlDoc *text, const char *id)
{
    const xmlNode *at = NULL;
    while ((at = own_lines_next(text, at)))
        if (own_lines_id(at) && !strcmp(own_lines_id(at), id))
            return doc_get(at, "c:from");
    return NULL;
}

/* What was so before may stay; not where it is now said to be a translation of
 * other words than before. */
static bool may_stay(const Findings *was, const Finding *finding,
                     const xmlDoc *before, const xmlDoc *now)
{
    if (!has_finding(was, finding))
        return false;
    const char *old = from_of(before, finding->id);
    const char *fresh = from_of(now, finding->id);
    return old == fresh || (old && fresh && !strcmp(old, fresh));
}

static CodicilStatus find_values(const CodicilContext *context,
                                 const ParityText *original, const xmlDoc *text,
                                 Findings *out)
{
    ParityText held = {"draft", text, original->addresses};
    TRY(check_parity(context, original, &held, out));
    return check_text(context, "draft", text, NULL, out);
}

/* Numbers, dates, links and references are those of the original, as far as
 * the file has a say. */
static CodicilStatus check_values(const Store *store, const Draft *draft,
                                  const xmlDoc *before, const Base *base,
                                  const ReadFile *file)
{
    const CodicilContext *context = store->context;
    WorkWording AUTO(wording_close) wording = WORDING_CLOSED;
    Findings was AUTO(findings_clear), now AUTO(findings_clear);
    ParityText original = {"original", draft->original, &wording.addresses};
    findings_init(&was);
    findings_init(&now);
    TRY(wording_open(store, draft->work, &wording));
    if (before)
        TRY(find_values(context, &original, before, &was));
    TRY(find_values(context, &original, base->text, &now));
    const Finding *first = NULL;
    long least = 0;
    for (size_t i = 0; i < now.count; i++) {
        const Finding *finding = &now.items[i];
        long line = finding->id ? line_of(file, finding->id) : 0;
        if (!is_value(finding->rule) || !line || (first && line >= least) ||
            may_stay(&was, finding, before, base->text))
            continue;
        first = finding;
        least = line;
    }
    if (!first)
        return CODICIL_OK;
    return fault(context, CODICIL_INVALID, &(Place){file->file, least, 0},
                 "unit '%s': its target %s", first->id, first->message);
}

static CodicilStatus open_draft(Store *store, const ReadFile *file, Draft **out)
{
    CodicilTranslation translation = {file->work, file->version, file->to};
    TRY(translation_open(store, &translation, out));
    if (strcmp((*out)->work->original, file->from) == 0)
        return CODICIL_OK;
    return fault(store->context, CODICIL_INVALID,
                 &(Place){file->file, file->line, 0},
                 "is from '%s'; %s is in '%s'", file->from, file->work,
                 (*out)->work->original);
}

CodicilStatus codicil_translate_import(CodicilContext *context,
                                       const char *path, bool dry_run,
                                       CodicilTranslated *translated)
{
    Store store AUTO(store_close) = STORE_CLOSED;
    Draft *AUTO(free_draft) draft = NULL;
    ReadFile AUTO(read_file_close) file = {0};
    Base AUTO(base_clear) base = {0};
    Buf bytes AUTO(buf_clear) = {0};
    Applied applied = {0};
    TRY(store_open(context, &store));
    TRY(file_read(context, path, &bytes));
    TRY(xliff_read(context, path, &bytes, &file));
    TRY(open_draft(&store, &file, &draft));
    char *AUTO(free_bytes) target = text_path(
        &store, draft->work->name, draft->version->label, &draft->text);
    if (!target)
        return fault_memory(context);
    TRY(read_base(context, target, draft, &file, &base));
    TRY(exchange_apply(context, &file, &base.exchange, &applied));
    TRY(check_values(&store, draft, draft->replaced, &base, &file));
    if (applied.changed && !dry_run)
        TRY(translation_write(&store, draft, base.text));
    *translated =
        (CodicilTranslated){applied.changed, applied.same, applied.open};
    return CODICIL_OK;
}

/* diff: two texts → compared → the marked text, or the delta → bytes. */
#include "diff/compare.h"

#include "diff/only_words.h"
#include "diff/report.h"
#include "flows/notices.h"
#include "flows/source.h"
#include "model/marks.h"
#include "model/name.h"
#include "model/spare.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>

/* Two texts, what they are called, and what came of them. */
typedef struct {
    CodicilContext *context;
    const CodicilDiffOptions *options;
    const char *older_name, *newer_name;
    char before[2 * NAME_SIZE]; /* of a predecessor that was looked for */
    Source older, newer;
    Buf older_bytes, newer_bytes; /* canonical, where a delta is asked for */
    Comparison *comparison;
} Pair;

static void pair_close(Pair *pair)
{
    source_close(&pair->older);
    source_close(&pair->newer);
    buf_clear(&pair->older_bytes);
    buf_clear(&pair->newer_bytes);
    if (pair->comparison)
        spare_doc(spare_get(pair->context), TAKE(pair->comparison->marked));
    comparison_free(pair->comparison);
}

/* ------------------------------------------------------------------- opening
 */

typedef CodicilStatus OpenSource(CodicilContext *, const CodicilSource *,
                                 Source *);

/* Whether both texts are documents: no ids of theirs are kept. */
static bool are_documents(const CodicilDiffOptions *options)
{
    return options->older && source_is_document(options->older) &&
           source_is_document(options->newer);
}

/* eId and wId are told by nothing, and half of all attributes: they are read
 * where what comes of it is XML, or is held against the file's bytes. */
static OpenSource *opener_of(const CodicilDiffOptions *options)
{
    if (options->format == CODICIL_XML || options->format == CODICIL_DELTA)
        return source_open;
    return are_documents(options) ? source_open_quick : source_open_bare;
}

/* The version before a stored text's, in its language. */
static CodicilStatus open_before(Pair *pair)
{
    CodicilContext *context = pair->context;
    const Resolved *resolved = pair->newer.resolved;
    Store AUTO(store_close) store = STORE_CLOSED;
    Versions AUTO(versions_clear) versions = {0};
    if (!resolved)
        return fault(context, CODICIL_MISUSE, NULL,
                     "%s is a file: a second text was expected, to compare it "
                     "with",
                     pair->newer_name);
    TRY(store_open(context, &store));
    TRY(versions_read(&store, resolved->work->name, &versions));
    const Version *before = versions_older(&versions, resolved->version);
    if (!before)
        return fault(context, CODICIL_NOT_FOUND, NULL,
                     "%s@%s is the first version of its work: a second text "
                     "was expected, to compare it with",
                     resolved->work->name, resolved->version->label);
    snprintf(pair->before, sizeof(pair->before), "%s@%s", before->work,
             before->label);
    pair->older_name = pair->before;
    CodicilSource asked = {.name = pair->before, .locale = pair->newer.locale};
    return opener_of(pair->options)(context, &asked, &pair->older);
}

/* The name that a text gives itself; NULL for one that was a document. */
static const char *own_work(const Source *source)
{
    const char *name = doc_get(doc_kind(source->text), "name");
    return name && strcmp(name, "document") != 0 ? name : NULL;
}

static bool has_other_language(const Pair *pair)
{
    const char *older = pair->older.locale, *newer = pair->newer.locale;
    return strcmp(older, newer) != 0 && strcmp(older, "und") != 0 &&
           strcmp(newer, "und") != 0;
}

/* Texts of two works, or in two languages, are seldom meant. */
static CodicilStatus check_pair(const Pair *pair)
{
    const CodicilContext *context = pair->context;
    const char *older = own_work(&pair->older), *newer = own_work(&pair->newer);
    bool is_stored = pair->older.resolved && pair->newer.resolved;
    bool is_refused = is_stored && !pair->options->force;
    if (older && newer && strcmp(older, newer) != 0) {
        if (is_refused)
            return fault(context, CODICIL_REFUSED, NULL,
                         "%s and %s are different works: two versions of one "
                         "were expected (--force compares them)",
                         pair->older_name, pair->newer_name);
        tell(context, CODICIL_NOTE, NULL,
             "%s and %s are texts of different works, '%s' and '%s'",
             pair->older_name, pair->newer_name, older, newer);
    }
    if (has_other_language(pair)) {
        if (is_refused)
            return fault(context, CODICIL_REFUSED, NULL,
                         "%s is there in '%s' and %s in '%s': one language was "
                         "expected (-l LOCALE, or --force)",
                         pair->older_name, pair->older.locale, pair->newer_name,
                         pair->newer.locale);
        tell(context, CODICIL_NOTE, NULL, "%s is in '%s', %s in '%s'",
             pair->older_name, pair->older.locale, pair->newer_name,
             pair->newer.locale);
    }
    return CODICIL_OK;
}

static CodicilStatus unmark_side(const CodicilContext *context,
                                 const char *name, const Source *source)
{
    return marks_unmark(context, name, source->is_document, source->text);
}

/* A text of its own marks would be mistaken for one of ours; a delta is
 * between the texts as they are. */
static CodicilStatus unmark(Pair *pair)
{
    if (pair->options->format == CODICIL_DELTA) {
        doc_write(pair->older.text, &pair->older_bytes);
        doc_write(pair->newer.text, &pair->newer_bytes);
        if (!buf_is_ok(&pair->older_bytes) || !buf_is_ok(&pair->newer_bytes))
            return fault_memory(pair->context);
    }
    TRY(unmark_side(pair->context, pair->older_name, &pair->older));
    return unmark_side(pair->context, pair->newer_name, &pair->newer);
}

static CodicilStatus pair_open(Pair *pair)
{
    const CodicilDiffOptions *options = pair->options;
    OpenSource *open = opener_of(options);
    pair->newer_name = options->newer->name;
    if (options->older && strcmp(options->older->name, "-") == 0 &&
        strcmp(options->newer->name, "-") == 0)
        return fault(pair->context, CODICIL_MISUSE, NULL,
                     "both texts are standard input; a file was expected for "
                     "one of them");
    if (options->older) {
        pair->older_name = options->older->name;
        TRY(open(pair->context, options->older, &pair->older));
    }
    TRY(open(pair->context, options->newer, &pair->newer));
    if (!options->older)
        TRY(open_before(pair));
    TRY(check_pair(pair));
    return unmark(pair);
}

/* ------------------------------------------------------------------- writing
 */

static DeltaSide side_of(const Source *source, const char *name,
                         const Buf *bytes)
{
    DeltaSide side = {.name = name, .locale = source->locale, .bytes = bytes};
    if (source->resolved) {
        side.work = source->resolved->work->name;
        side.version = source->resolved->version->label;
    }
    return side;
}

static CodicilStatus write_delta(const Pair *pair, const Summary *summary,
                                 Buf *out)
{
    DeltaReport report = {
        .from = side_of(&pair->older, pair->older_name, &pair->older_bytes),
        .to = side_of(&pair->newer, pair->newer_name, &pair->newer_bytes),
        .summary = summary,
        .changes = &pair->comparison->changes,
        .brief = pair->options->stat};
    delta_to_json(&report, out);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(pair->context);
}

/* A format that shows words alone says what it leaves out. */
static void tell_unseen(const Pair *pair)
{
    const Changes *changes = &pair->comparison->changes;
    CodicilFormat format = pair->options->format;
    size_t markup = 0, facts = 0;
    for (size_t i = 0; i < changes->count; i++) {
        ChangeKind kind = changes->items[i].kind;
        markup += kind == CHANGE_FORMAT || kind == CHANGE_LINK;
        facts += kind == CHANGE_METADATA || kind == CHANGE_REUSE;
    }
    if (markup && (format == CODICIL_PLAIN || format == CODICIL_MARKDOWN))
        tell(pair->context, CODICIL_NOTE, NULL,
             "%zu change%s of formatting or links not shown; html and json "
             "show %s",
             markup, markup == 1 ? "" : "s", markup == 1 ? "it" : "them");
    if (facts)
        tell(pair->context, CODICIL_NOTE, NULL,
             "%zu change%s of facts or ids not shown; json shows %s", facts,
             facts == 1 ? "" : "s", facts == 1 ? "it" : "them");
}

static CodicilStatus write_marked(const Pair *pair, Buf *out)
{
    const CodicilDiffOptions *options = pair->options;
    CodicilContext *context = pair->context;
    xmlDoc *marked = pair->comparison->marked;
    RenderOptions render = {.fragment = !options->page,
                            .width = options->width,
                            .locale = pair->newer.locale,
                            .facts = pair->newer.facts,
                            .is_redline = true};
    AUTO(notices_clear) Notices notices = {0};
    if (pair->newer.resolved)
        TRY(notices_served(context, pair->newer.resolved, &notices));
    notices_give(&notices, &render);
    tell_unseen(pair);
    switch (options->format) {
    case CODICIL_HTML:
        return render_html(context, marked, &render, out);
    case CODICIL_MARKDOWN:
        return render_markdown(context, marked, &render, out);
    case CODICIL_PLAIN:
        return render_plain(context, marked, &render, out);
    case CODICIL_XML:
        doc_write(marked, out);
        return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
    default:
        return fault(context, CODICIL_MISUSE, NULL,
                     "a comparison has no such format (%d)",
                     (int)options->format);
    }
}

/* The marked text stands alone: rendering has what the two took. */
static CodicilStatus pair_lend(Pair *pair)
{
    Spare *spare;
    TRY(spare_open(pair->context, &spare));
    spare_doc(spare, TAKE(pair->older.text));
    spare_doc(spare, TAKE(pair->newer.text));
    return CODICIL_OK;
}

static CodicilStatus write_pair(Pair *pair, const CompareInput *input, Buf *out)
{
    const CodicilDiffOptions *options = pair->options;
    Summary summary;
    if (options->format != CODICIL_DELTA && !options->stat) {
        TRY(pair_lend(pair));
        return write_marked(pair, out);
    }
    TRY(summary_make(pair->context, input, pair->comparison, &summary));
    if (options->format == CODICIL_DELTA)
        return write_delta(pair, &summary, out);
    summary_to_text(&summary, out);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(pair->context);
}

CodicilStatus codicil_diff(CodicilContext *context,
                           const CodicilDiffOptions *options, char **bytes,
                           size_t *size)
{
    Pair AUTO(pair_close) pair = {.context = context, .options = options};
    Buf out AUTO(buf_clear) = {0};
    TRY(pair_open(&pair));
    CompareInput input = {pair.older.text, pair.newer.text, pair.newer.locale,
                          !pair.older.has_own_ids || !pair.newer.has_own_ids};
    TRY(compare_texts(context, &input, &pair.comparison));
    if (options->only_words)
        TRY(comparison_keep_words(context, pair.comparison));
    TRY(write_pair(&pair, &input, &out));
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return pair.comparison->changes.count ? CODICIL_NO : CODICIL_OK;
}

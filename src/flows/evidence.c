/* evidence: a day, a language → what the logs say was offered → the bytes that
 * were kept, and pages that explain them. Nothing is rendered anew, and nothing
 * is told that was not published by then. */
#include "flows/evidence.h"

#include "base/file.h"
#include "lang/zone.h"

#include <stdio.h>
#include <string.h>

void evidence_close(Evidence *evidence)
{
    for (size_t i = 0; i < evidence->text_count; i++)
        free(evidence->texts[i].renditions);
    free(evidence->texts);
    free(evidence->spans);
    versions_clear(&evidence->versions);
    store_close(&evidence->store);
}

/* ---------------------------------------------------------------- the instants
 */

/* When something may have changed, within the day; the first is its begin. */
typedef struct {
    Instant *items;
    size_t count;
} Instants;

static void instants_clear(Instants *instants)
{
    free(instants->items);
}

static int compare_instants(const void *a, const void *b)
{
    Instant left = *(const Instant *)a, right = *(const Instant *)b;
    return left < right ? -1 : left > right;
}

static CodicilStatus list_instants(const Evidence *evidence, Instants *out)
{
    const Versions *versions = &evidence->versions;
    size_t room = 1;
    for (size_t i = 0; i < versions->count; i++)
        room += 1 + versions->items[i]->log.count;
    out->items = calloc(room, sizeof(*out->items));
    if (!out->items)
        return fault_memory(evidence->context);
    out->items[out->count++] = evidence->from;
    for (size_t i = 0; i < versions->count; i++) {
        const Version *version = versions->items[i];
        if (version->is_published)
            out->items[out->count++] = version->in_force_at;
        for (size_t j = 0; j < version->log.count; j++)
            out->items[out->count++] = version->log.items[j].at_instant;
    }
    size_t kept = 0;
    qsort(out->items, out->count, sizeof(*out->items), compare_instants);
    for (size_t i = 0; i < out->count; i++)
        if (out->items[i] >= evidence->from &&
            out->items[i] < evidence->until &&
            (!kept || out->items[i] != out->items[kept - 1]))
            out->items[kept++] = out->items[i];
    out->count = kept;
    return CODICIL_OK;
}

/* Whether a version was out at an instant. */
static bool is_out(const Version *version, Instant at)
{
    return version->is_published && version->log.items[0].at_instant <= at;
}

/* ----------------------------------------------------------------- the texts
 */

static void free_list(const char ***list)
{
    free(*list);
}

/* What is tried where the language itself is not there, as published: the
 * fallbacks, the prevailing language, the original; ended by NULL. */
static const char **list_fallback(const Version *version)
{
    size_t count = 3;
    const xmlNode *first = version->facts ? version->facts->children : NULL;
    for (const xmlNode *at = first; at; at = at->next)
        count++;
    const char **list = calloc(count, sizeof(*list));
    count = 0;
    for (const xmlNode *at = first; list && at; at = at->next)
        if (at->type == XML_ELEMENT_NODE && at->children &&
            !strcmp((const char *)at->name, "fallback"))
            list[count++] = (const char *)at->children->content;
    const char *last[] = {version_fact(version, "prevailing"),
                          version_fact(version, "original")};
    for (size_t i = 0; list && i < 2; i++)
        if (last[i])
            list[count++] = last[i];
    return list;
}

/* The text that readers of the language got of a version. */
static CodicilStatus choose(const Evidence *evidence, const Version *version,
                            Instant at, Text *out, LocaleMatch *match)
{
    Texts texts AUTO(texts_clear) = {0};
    TRY(texts_published(evidence->context, version, at, &texts));
    const char **AUTO(free_list) locales =
        calloc(texts.count + 1, sizeof(*locales));
    const char **AUTO(free_list) fallback = list_fallback(version);
    if (!locales || !fallback)
        return fault_memory(evidence->context);
    for (size_t i = 0; i < texts.count; i++)
        locales[i] = texts.items[i].locale;
    LocaleOffer offer = {locales, texts.count, fallback};
    LocaleChoice choice = {0};
    if (!locale_find(evidence->locale, &offer, &choice))
        return fault(evidence->context, CODICIL_INVALID, NULL,
                     "%s@%s is published without a text", version->work,
                     version->label);
    *out = texts.items[choice.index];
    *match = choice.match;
    return CODICIL_OK;
}

/* Where a revision stands in the log; false: nowhere by then. */
static bool find_entry(const Version *version, const Text *text, Instant at,
                       EvidenceText *out)
{
    for (size_t i = 0; i < version->log.count; i++) {
        const LogEntry *entry = &version->log.items[i];
        for (size_t j = 0; j < entry->text_count; j++)
            if (entry->at_instant <= at && entry->kind != ENTRY_RERENDER &&
                entry->texts[j].revision == text->revision &&
                !strcmp(entry->texts[j].locale, text->locale)) {
                *out = (EvidenceText){.version = version,
                                      .text = *text,
                                      .entry = entry,
                                      .log = &entry->texts[j]};
                return true;
            }
    }
    return false;
}

/* The place of a text, which is added where it is new. */
static CodicilStatus add_text(Evidence *evidence, const Version *version,
                              const Text *text, Instant at, size_t *out)
{
    EvidenceText new;
    for (size_t i = 0; i < evidence->text_count; i++) {
        const EvidenceText *own = &evidence->texts[i];
        *out = i;
        if (own->version == version && own->text.revision == text->revision &&
            !strcmp(own->text.locale, text->locale))
            return CODICIL_OK;
    }
    if (!find_entry(version, text, at, &new))
        return CODICIL_OK;
    EvidenceText *grown =
        realloc(evidence->texts, (evidence->text_count + 1) * sizeof(*grown));
    if (!grown)
        return fault_memory(evidence->context);
    evidence->texts = grown;
    *out = evidence->text_count;
    evidence->texts[evidence->text_count++] = new;
    return CODICIL_OK;
}

/* Every version that was out, each with all revisions of what readers of the
 * language got of it: at their own addresses all of them could be read. */
static CodicilStatus add_all(Evidence *evidence, Instant at)
{
    for (size_t i = 0; i < evidence->versions.count; i++) {
        const Version *version = evidence->versions.items[i];
        Text text;
        LocaleMatch match;
        size_t place;
        if (!is_out(version, at))
            continue;
        TRY(choose(evidence, version, at, &text, &match));
        for (unsigned last = text.revision + 1; last-- > 0;) {
            text.revision = last;
            TRY(add_text(evidence, version, &text, at, &place));
        }
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------ the renditions
 */

/* Each set of bytes from its entry until the next one of that format. */
static CodicilStatus list_renditions(const Evidence *evidence,
                                     EvidenceText *text)
{
    const Log *log = &text->version->log;
    size_t room = 0;
    text->count = 0;
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++)
            room += log->items[i].texts[j].rendition_count;
    text->renditions = calloc(room + 1, sizeof(*text->renditions));
    if (!text->renditions)
        return fault_memory(evidence->context);
    for (size_t i = 0; i < log->count; i++)
        for (size_t j = 0; j < log->items[i].text_count; j++) {
            const LogEntry *entry = &log->items[i];
            const LogText *own = &entry->texts[j];
            if (own->revision != text->text.revision ||
                strcmp(own->locale, text->text.locale) != 0)
                continue;
            for (size_t k = 0; k < own->rendition_count; k++) {
                const LogRendition *new = &own->renditions[k];
                for (size_t m = 0; m < text->count; m++)
                    if (!strcmp(text->renditions[m].format, new->format) &&
                        text->renditions[m].until > entry->at_instant)
                        text->renditions[m].until = entry->at_instant;
                text->renditions[text->count++] = (EvidenceRendition){
                    new->format, new->sha256, entry->at_instant, INSTANT_MOST};
            }
        }
    size_t kept = 0;
    for (size_t i = 0; i < text->count; i++)
        if (text->renditions[i].from < evidence->until &&
            text->renditions[i].until > evidence->from)
            text->renditions[kept++] = text->renditions[i];
    text->count = kept;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ the spans
 */

static CodicilStatus find_span(Evidence *evidence, Instant at,
                               EvidenceSpan *span)
{
    Versions out = {calloc(evidence->versions.count + 1, sizeof(*out.items)), 0,
                    true};
    if (!out.items)
        return fault_memory(evidence->context);
    for (size_t i = 0; i < evidence->versions.count; i++)
        if (is_out(evidence->versions.items[i], at))
            out.items[out.count++] = evidence->versions.items[i];
    const Version *version = versions_in_force_for(&out, evidence->locale, at);
    span->is_held = version != versions_in_force(&out, at);
    free(out.items); /* the versions are those of the evidence */
    span->text = EVIDENCE_NONE;
    if (!version)
        return CODICIL_OK;
    Text text;
    TRY(choose(evidence, version, at, &text, &span->match));
    return add_text(evidence, version, &text, at, &span->text);
}

static CodicilStatus add_spans(Evidence *evidence, const Instants *instants)
{
    evidence->spans = calloc(instants->count + 1, sizeof(*evidence->spans));
    if (!evidence->spans)
        return fault_memory(evidence->context);
    for (size_t i = 0; i < instants->count; i++) {
        EvidenceSpan span = {.from = instants->items[i],
                             .until = i + 1 < instants->count
                                          ? instants->items[i + 1]
                                          : evidence->until};
        EvidenceSpan *last = evidence->span_count
                                 ? &evidence->spans[evidence->span_count - 1]
                                 : NULL;
        TRY(find_span(evidence, span.from, &span));
        TRY(add_all(evidence, span.from));
        if (last && last->text == span.text && last->match == span.match &&
            last->is_held == span.is_held)
            last->until = span.until;
        else
            evidence->spans[evidence->span_count++] = span;
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- together
 */

static CodicilStatus open_evidence(CodicilContext *context,
                                   const CodicilEvidenceOptions *options,
                                   Evidence *evidence)
{
    Date day;
    if (!options->work || !options->on || !options->zone || !options->locale)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a work, a day, its time zone and a language are needed");
    evidence->context = context;
    evidence->zone = options->zone;
    evidence->day = options->on;
    TRY(name_check_work(context, options->work));
    memcpy(evidence->work, options->work, strlen(options->work) + 1);
    TRY(name_check_locale(context, options->locale, evidence->locale));
    if (!date_from_text(options->on, &day))
        return fault(context, CODICIL_MISUSE, NULL,
                     "'%.40s' is no day: one such as 2026-01-31 was expected",
                     options->on);
    TRY(zone_day(context, options->zone, day, &evidence->from,
                 &evidence->until));
    if (evidence->until > context_now(context))
        tell(context, CODICIL_NOTE, NULL,
             "%s is not over in %s: this is as the logs stand now", options->on,
             options->zone);
    TRY(store_open(context, &evidence->store));
    return versions_read(&evidence->store, evidence->work, &evidence->versions);
}

CodicilStatus evidence_gather(CodicilContext *context,
                              const CodicilEvidenceOptions *options,
                              Evidence *out)
{
    Instants instants AUTO(instants_clear) = {0};
    TRY(open_evidence(context, options, out));
    for (size_t i = 0; i < out->versions.count; i++)
        if (out->versions.items[i]->is_published)
            TRY(version_check_log(context, out->versions.items[i]));
    TRY(list_instants(out, &instants));
    TRY(add_spans(out, &instants));
    for (size_t i = 0; i < out->text_count; i++)
        TRY(list_renditions(out, &out->texts[i]));
    return CODICIL_OK;
}

const char *evidence_ending(const char *format)
{
    return !strcmp(format, "markdown") ? "md"
           : !strcmp(format, "text")   ? "txt"
                                       : format;
}

void evidence_name(const EvidenceText *text, Buf *out)
{
    buf_add_format(out, "%s/%s", text->version->label, text->text.locale);
    if (text->text.revision)
        buf_add_format(out, "~%u", text->text.revision);
}

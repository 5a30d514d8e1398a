/* Banners: what was asked for against what is served. */
#include "flows/notices.h"

#include "base/cleanup.h"
#include "lang/phrasing.h"

#include <stdlib.h>
#include <string.h>

#define WISHES 8 /* no reader knows more languages */

void notices_clear(Notices *notices)
{
    for (size_t i = 0; i < notices->count; i++) {
        free((char *)notices->items[i].kind);
        free((char *)notices->items[i].locale);
        free((char *)notices->items[i].words);
    }
    *notices = (Notices){0};
}

CodicilStatus notices_add(const CodicilContext *context, const char *kind,
                          const char *locale, const char *words,
                          Notices *notices)
{
    if (notices->count == NOTICES_MOST)
        return CODICIL_OK;
    Banner *banner = &notices->items[notices->count++];
    *banner = (Banner){strdup(kind), strdup(locale), strdup(words)};
    return banner->kind && banner->locale && banner->words
               ? CODICIL_OK
               : fault_memory(context);
}

void notices_give(const Notices *notices, RenderOptions *options)
{
    options->asked = notices->asked;
    options->banners = notices->items;
    options->banner_count = notices->count;
}

/* -------------------------------------------------------- the reader's words
 */

/* Words of ours in a language; NULL where there are none. */
static CodicilStatus open_own(CodicilContext *context, const char *locale,
                              Phrases **out)
{
    const char *data;
    char asked[LOCALE_SIZE], found[LOCALE_SIZE];
    TRY(context_data(context, &data));
    TRY(phrases_open(context, data, locale, out));
    locale_to_language(locale, asked);
    locale_to_language(phrases_locale(*out), found);
    if (strcmp(asked, found) != 0) {
        phrases_close(*out);
        *out = NULL;
    }
    return CODICIL_OK;
}

CodicilStatus reader_open(CodicilContext *context, const Resolved *resolved,
                          char locale[LOCALE_SIZE], Phrases **phrases)
{
    char wishes[WISHES][LOCALE_SIZE];
    const char *data;
    bool is_other = resolved->match == LOCALE_FALLBACK;
    size_t count = is_other ? locale_wishes(resolved->wish, wishes, WISHES) : 0;
    *phrases = NULL;
    for (size_t i = 0; i < count; i++) {
        TRY(open_own(context, wishes[i], phrases));
        memcpy(locale, wishes[i], LOCALE_SIZE);
        if (*phrases)
            return CODICIL_OK;
    }
    memcpy(locale, resolved->text.locale, LOCALE_SIZE);
    TRY(context_data(context, &data));
    return phrases_open(context, data, locale, phrases);
}

/* A banner of what was said in the words of `phrases`. */
static CodicilStatus add_said(const CodicilContext *context, const char *kind,
                              const Phrases *phrases, const Buf *words,
                              Notices *notices)
{
    return buf_is_ok(words)
               ? notices_add(context, kind, phrases_locale(phrases),
                             buf_text(words), notices)
               : fault_memory(context);
}

/* ------------------------------------------------------------------- served */

/* The words of the banner. */
static void say_served(const Resolved *resolved, const Phrases *phrases,
                       Buf *out)
{
    static const char *const names[] = {"asked", "served", "prevailing",
                                        "prevails", NULL};
    const char *reader = phrases_locale(phrases);
    const char *served = resolved->text.locale;
    const char *prevailing = resolved->facts.prevailing;
    char wish[1][LOCALE_SIZE];
    AUTO(buf_clear)
    Buf asked_name = {0}, served_name = {0}, prevailing_name = {0};
    if (locale_is_canonical(resolved->asked))
        phrasing_add_language(reader, resolved->asked, &asked_name);
    else if (locale_wishes(resolved->wish, wish, 1))
        phrasing_add_language(reader, wish[0], &asked_name);
    else
        buf_add_text(&asked_name, resolved->wish);
    phrasing_add_language(reader, served, &served_name);
    phrasing_add_language(reader, prevailing ? prevailing : served,
                          &prevailing_name);
    bool prevails = !prevailing || strcmp(prevailing, served) == 0;
    const char *const values[] = {buf_text(&asked_name), buf_text(&served_name),
                                  buf_text(&prevailing_name),
                                  prevails ? "yes" : "no"};
    phrases_format(phrases, "served-instead", names, values, out);
    out->failed = out->failed || !buf_is_ok(&asked_name) ||
                  !buf_is_ok(&served_name) || !buf_is_ok(&prevailing_name);
}

CodicilStatus notices_served(CodicilContext *context, const Resolved *resolved,
                             Notices *notices)
{
    char locale[LOCALE_SIZE];
    Phrases *phrases = NULL;
    notices->asked = *resolved->wish ? resolved->wish : NULL;
    if (resolved->match != LOCALE_PARENT && resolved->match != LOCALE_FALLBACK)
        return CODICIL_OK;
    if (!*resolved->asked) /* only what is not wanted was named */
        return CODICIL_OK;
    TRY(reader_open(context, resolved, locale, &phrases));
    AUTO(buf_clear) Buf words = {0};
    say_served(resolved, phrases, &words);
    CodicilStatus status =
        add_said(context, "served", phrases, &words, notices);
    phrases_close(phrases);
    return status;
}

/* -------------------------------------------------------------------- state
 */

CodicilStatus notices_state(CodicilContext *context, const Resolved *resolved,
                            Notices *notices)
{
    const Version *version = resolved->version;
    const LogEntry *last = log_last(&version->log);
    bool is_withdrawn = last && last->kind == ENTRY_WITHDRAW &&
                        last->at_instant <= resolved->at;
    bool is_early = version->is_published && version->in_force &&
                    version->in_force_at > resolved->at;
    if (resolved->is_draft || (!is_withdrawn && !is_early))
        return CODICIL_OK;
    static const char *const names[] = {"state", NULL};
    const char *const values[] = {is_withdrawn ? "withdrawn" : "announced"};
    char locale[LOCALE_SIZE];
    Phrases *phrases = NULL;
    Buf words AUTO(buf_clear) = {0};
    TRY(reader_open(context, resolved, locale, &phrases));
    phrases_format(phrases, "state-of", names, values, &words);
    CodicilStatus status = add_said(context, "state", phrases, &words, notices);
    phrases_close(phrases);
    return status;
}

/* The rules for a file of phrases. */
#include "check/phrases.h"

#include "base/cleanup.h"
#include "lang/locale.h"
#include "lang/phrasing.h"
#include "lang/po.h"

#include <string.h>

typedef struct {
    const char *file;
    char locale[LOCALE_SIZE]; /* by the file's name; "und" for no locale */
    const Phrases *english;
    const Po *po;
    Findings *findings;
    bool failed;
} PhraseCheck;

static void report(PhraseCheck *check, RuleId rule, const PoEntry *entry,
                   const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void report(PhraseCheck *check, RuleId rule, const PoEntry *entry,
                   const char *format, ...)
{
    AUTO(buf_clear) Buf message = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&message, format, list);
    va_end(list);
    Finding finding = {.rule = rule,
                       .file = check->file,
                       .line = entry ? entry->line : 0,
                       .id = entry && *entry->key ? entry->key : NULL,
                       .message = message.bytes};
    if (!buf_is_ok(&message) || !findings_add(check->findings, &finding))
        check->failed = true;
}

/* The English phrase of a key, NULL where there is none. */
static const char *english_of(const PhraseCheck *check, const char *wanted)
{
    const char *key = NULL, *text = NULL;
    for (size_t at = 0; phrases_next(check->english, &at, &key, &text);)
        if (strcmp(key, wanted) == 0)
            return text;
    return NULL;
}

static void check_names(PhraseCheck *check, const PoEntry *entry,
                        const PhraseSurvey *own, const PhraseSurvey *english)
{
    for (size_t i = 0; i < english->count; i++)
        if (!survey_has_name(own, english->names[i]))
            report(check, RULE_PHRASE_VALUE, entry,
                   "{%s} is missing; expected it, as in the English phrase",
                   english->names[i]);
    for (size_t i = 0; i < own->count; i++)
        if (!survey_has_name(english, own->names[i]))
            report(check, RULE_PHRASE_VALUE, entry,
                   "{%s} has no value; expected only what the English phrase "
                   "has",
                   own->names[i]);
}

static void check_plurals(PhraseCheck *check, const PoEntry *entry,
                          const PhraseSurvey *own)
{
    if (own->lacking)
        report(check, RULE_PHRASE_PLURAL, entry,
               "a plural lacks the form '%s'; expected all those of the "
               "language %s",
               own->lacking, check->locale);
    if (*own->surplus)
        report(check, RULE_PHRASE_PLURAL, entry,
               "a plural has the form '%s'; expected those of the language %s",
               own->surplus, check->locale);
}

/* A tag or a character reference: phrases are words, never markup. */
static const char *find_markup(const char *text)
{
    for (const char *at = text; (at = strpbrk(at, "<&")); at++)
        if (strchr("/!?", at[1]) ? at[1] != '\0'
                                 : (at[1] >= 'a' && at[1] <= 'z') ||
                                       (at[1] >= 'A' && at[1] <= 'Z') ||
                                       (*at == '&' && at[1] == '#'))
            return at;
    return NULL;
}

/* How much of a tag or a reference is quoted. */
static int markup_size(const char *markup)
{
    size_t size = strcspn(markup, ">; \t\n");
    size += markup[size] == '>' || markup[size] == ';';
    return size < 40 ? (int)size : 1;
}

static void check_words(PhraseCheck *check, const PoEntry *entry,
                        const char *english)
{
    PhraseSurvey own, wanted;
    if (!entry->text[strspn(entry->text, " \t\n")]) {
        report(check, RULE_PHRASE_MISSING, entry,
               "no words; expected a translation of \"%s\"", english);
        return;
    }
    if (entry->is_fuzzy)
        report(check, RULE_PHRASE_FUZZY, entry,
               "marked fuzzy; expected a translation that someone stands for");
    const char *markup = find_markup(entry->text);
    if (markup)
        report(check, RULE_PHRASE_MARKUP, entry,
               "markup at \"%.*s\"; expected words alone", markup_size(markup),
               markup);
    if (!phrasing_survey(entry->text, check->locale, &own)) {
        report(check, RULE_PHRASE_FORM, entry,
               "braces that make no phrase; expected {name}, {name, plural, "
               "...} or {name, select, ...}, each closed and with 'other'");
        return;
    }
    if (phrasing_survey(english, "en", &wanted))
        check_names(check, entry, &own, &wanted);
    check_plurals(check, entry, &own);
}

static void check_entry(PhraseCheck *check, const PoEntry *entry)
{
    const char *english = english_of(check, entry->key);
    const PoEntry *first = po_find(check->po, entry->key);
    if (first != entry)
        report(check, RULE_PHRASE_TWICE, entry,
               "stands in line %ld already; expected it once", first->line);
    else if (!english)
        report(check, RULE_PHRASE_UNKNOWN, entry,
               "no phrase of this program; expected a key of en.po");
    else
        check_words(check, entry, english);
}

/* "Language: nl" of the header, in the file's own name. */
static void check_header(PhraseCheck *check, const PoEntry *header)
{
    AUTO(buf_clear) Buf wanted = {0};
    buf_add_format(&wanted, "Language: %s\n", check->locale);
    if (!header || !strstr(header->text, buf_text(&wanted)))
        report(check, RULE_PHRASE_HEADER, header,
               "the header does not say \"Language: %s\"; expected the "
               "language that the file is named by",
               check->locale);
    else if (!strstr(header->text, "charset=UTF-8"))
        report(check, RULE_PHRASE_HEADER, header,
               "the header does not say \"charset=UTF-8\"; expected it");
    check->failed |= wanted.failed;
}

static void check_all(PhraseCheck *check)
{
    const char *key = NULL, *text = NULL;
    check_header(check, po_find(check->po, ""));
    for (size_t i = 0; i < check->po->count; i++)
        if (*check->po->items[i].key)
            check_entry(check, &check->po->items[i]);
    for (size_t at = 0; phrases_next(check->english, &at, &key, &text);)
        if (!po_find(check->po, key)) {
            PoEntry lacking = {.key = (char *)key};
            report(check, RULE_PHRASE_MISSING, &lacking,
                   "not there; expected a translation of \"%s\"", text);
        }
}

/* The locale that a file is named by: nl of locales/nl.po. */
static CodicilStatus name_locale(const CodicilContext *context,
                                 const char *path, char locale[LOCALE_SIZE])
{
    AUTO(buf_clear) Buf stem = {0};
    const char *slash = strrchr(path, '/'), *name = slash ? slash + 1 : path;
    const char *dot = strrchr(name, '.');
    buf_add(&stem, name, dot ? (size_t)(dot - name) : strlen(name));
    if (!buf_is_ok(&stem))
        return fault_memory(context);
    if (!locale_from_text(buf_text(&stem), locale, NULL) ||
        strcmp(locale, buf_text(&stem)) != 0)
        return fault(context, CODICIL_INVALID, &(Place){.file = path},
                     "'%s' is no language tag; expected a file named by one "
                     "in canonical form, such as pt-BR.po",
                     buf_text(&stem));
    return CODICIL_OK;
}

CodicilStatus check_phrases(const CodicilContext *context, const char *path,
                            const Phrases *english, Findings *out)
{
    Po AUTO(po_clear) po = {0};
    PhraseCheck check = {
        .file = path, .english = english, .po = &po, .findings = out};
    size_t first = out->count;
    TRY(name_locale(context, path, check.locale));
    TRY(po_read(context, path, &po));
    check_all(&check);
    findings_sort(out, first);
    return check.failed ? fault_memory(context) : CODICIL_OK;
}

/* Dates in the words of a text: against their attribute, and in doubt. */
#include "lang/dates.h"
#include "check/checker.h"

#include <string.h>

typedef struct {
    Checker *checker;
    DateFinder *finder;
    enum { PASS_LOOK, PASS_TELL } pass;
    bool is_mixed;     /* a date has the month first and cannot else be */
    bool is_day_first; /* by the language's custom, which the text keeps */
} Dating;

/* Whether the words of a <date> name no day, or its day among others. The
 * first day that they name is given. */
static bool is_day_named(DateFinder *finder, const Buf *words, Date day,
                         Date *first)
{
    DateFound found = {0};
    bool is_any = false;
    char want[16], text[16];
    date_to_text(day, want);
    while (date_find(finder, buf_text(words), words->size, found.end, &found)) {
        if (!strcmp(date_to_text(found.date, text), want) ||
            !strcmp(date_to_text(found.other, text), want))
            return true;
        if (!is_any)
            *first = found.date;
        is_any = true;
    }
    return !is_any;
}

static void check_date(Checker *checker, DateFinder *finder,
                       const xmlNode *node)
{
    AUTO(buf_clear) Buf words = {0}, quote = {0};
    const char *value = doc_get(node, "date");
    char text[16], day[11] = "";
    Date want, have;
    if (value)
        snprintf(day, sizeof(day), "%s", value);
    walk_text(node, false, &words);
    if (date_from_text(day, &want) &&
        !is_day_named(finder, &words, want, &have))
        report(checker, RULE_DATE_WORDS, node,
               "\"%s\" is %s; expected %s, its date attribute",
               shortened(buf_text(&words), &quote), date_to_text(have, text),
               day);
    checker->failed |= !buf_is_ok(&words) || !buf_is_ok(&quote);
}

static void check_order(Dating *dating, const xmlNode *node)
{
    const char *text = (const char *)node->content;
    size_t size = strlen(text);
    DateFound found = {0};
    char one[16], other[16];
    while (date_find(dating->finder, text, size, found.end, &found)) {
        int length = (int)(found.end - found.start);
        const char *quote = text + found.start;
        dating->is_mixed |= found.is_month_first;
        if (!found.is_ambiguous || dating->pass == PASS_LOOK)
            continue;
        date_to_text(found.date, one);
        date_to_text(found.other, other);
        if (dating->is_day_first)
            report(dating->checker, RULE_DATE_FIGURES, node,
                   "\"%.*s\" is %s by the custom of the language, %s by "
                   "another; expected a month in words, or a <date>",
                   length, quote, one, other);
        else
            report(dating->checker, RULE_DATE_ORDER, node,
                   "\"%.*s\" is %s or %s; expected a month in words, or a "
                   "<date>",
                   length, quote, one, other);
    }
}

static void check_nodes(Dating *dating)
{
    Checker *checker = dating->checker;
    const xmlNode *meta = doc_part(checker->text, EL_meta);
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        bool is_date = element_of(walk.node) == EL_date;
        if (is_date && dating->pass == PASS_TELL)
            check_date(checker, dating->finder, walk.node);
        if (is_date || walk.node == meta)
            walk_skip(&walk);
        else if (walk.node->type == XML_TEXT_NODE)
            check_order(dating, walk.node);
    }
}

CodicilStatus check_dates(Checker *checker)
{
    const char *locale = doc_locale(checker->text);
    Dating dating = {.checker = checker, .pass = PASS_TELL};
    TRY(date_finder_new(checker->context, locale, &dating.finder));
    if (date_is_day_first(locale)) {
        dating.pass = PASS_LOOK;
        check_nodes(&dating);
        dating.is_day_first = !dating.is_mixed;
        dating.pass = PASS_TELL;
    }
    check_nodes(&dating);
    date_finder_free(dating.finder);
    return CODICIL_OK;
}

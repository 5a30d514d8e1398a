/* What a text says of itself against version.xml: the date and the number of
 * its version, and the year of its copyright. Read are the lines where a text
 * says such things: before its first heading, in its conclusions, and the last
 * of all. */
#include "lang/stated.h"
#include "check/checker.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#define DAY_SIZE   11
#define LINE_BYTES 400 /* no line that says such a thing is longer */

DEFINE_CLEANUP(free_finder, DateFinder, date_finder_free)

typedef struct {
    Checker *checker;
    DateFinder *finder;
    Buf days;            /* that version.xml knows, one a line, in no order */
    char last[DAY_SIZE]; /* the latest of them; "" none */
    bool is_any_known;   /* a line said one of them */
} Stating;

/* ------------------------------------------------------------- version.xml */

static void add_day(Stating *stating, const char *text)
{
    Date date;
    char day[DAY_SIZE];
    snprintf(day, sizeof(day), "%.10s", text);
    if (!date_from_text(day, &date))
        return;
    buf_add_format(&stating->days, "%s\n", day);
    if (strcmp(day, stating->last) > 0)
        memcpy(stating->last, day, DAY_SIZE);
}

/* The day as it is written, and the one in UTC. */
static void add_instant(Stating *stating, const char *text)
{
    char utc[32];
    Instant instant;
    if (!text || !instant_from_text(text, &instant))
        return;
    add_day(stating, text);
    add_day(stating, instant_to_text(instant, utc));
}

static void read_record(Stating *stating, const xmlDoc *record)
{
    static const char *const instants[] = {"in-force", "announce",
                                           "accept-from", "enforce"};
    const xmlNode *root = xmlDocGetRootElement(record);
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        const xmlNode *node = walk.node;
        if (!walk.enter || node->type != XML_ELEMENT_NODE)
            continue;
        const char *name = (const char *)node->name;
        Buf value AUTO(buf_clear) = {0};
        for (size_t i = 0; i < 4; i++)
            if (node->parent == root && strcmp(name, instants[i]) == 0 &&
                node->children && node->children->content)
                buf_add_text(&value, (const char *)node->children->content);
        add_instant(stating, buf_text(&value));
        if (strcmp(name, "entry") == 0)
            add_instant(stating, doc_get(node, "at"));
        stating->checker->failed |= value.failed;
    }
}

/* Whether version.xml knows what begins so: a day, or a year. */
static bool is_known(const Stating *stating, const char *beginning)
{
    const char *at = buf_text(&stating->days);
    size_t size = strlen(beginning);
    for (; *at; at += DAY_SIZE)
        if (strncmp(at, beginning, size) == 0)
            return true;
    return false;
}

/* ------------------------------------------------------------------- lines */

typedef void LineCheck(Stating *stating, const xmlNode *line, const Buf *text);

/* The days of the line; false where it is not about the text. */
static bool is_dated(Stating *stating, const Buf *text, DateFound *found)
{
    Checker *checker = stating->checker;
    return stated_date(stating->finder, buf_text(text), text->size, found,
                       &checker->failed) &&
           !stated_former(buf_text(text), text->size, &checker->failed);
}

static bool is_day_known(Stating *stating, const Buf *text)
{
    DateFound found = {0};
    char one[16], other[16];
    while (date_find(stating->finder, buf_text(text), text->size, found.end,
                     &found))
        if (is_known(stating, date_to_text(found.date, one)) ||
            is_known(stating, date_to_text(found.other, other)))
            return true;
    return false;
}

static void note_known(Stating *stating, const xmlNode *line, const Buf *text)
{
    DateFound found;
    (void)line;
    if (is_dated(stating, text, &found))
        stating->is_any_known |= is_day_known(stating, text);
}

/* Beside a date that is known, an earlier one is that of the writing. */
static void check_date(Stating *stating, const xmlNode *line, const Buf *text)
{
    DateFound found;
    char day[16];
    Buf quote AUTO(buf_clear) = {0};
    if (!is_dated(stating, text, &found) || is_day_known(stating, text))
        return;
    date_to_text(found.date, day);
    if (stating->is_any_known && strcmp(day, stating->last) <= 0)
        return;
    report(stating->checker, RULE_VERSION_DATE, line,
           "\"%s\" is %s; expected %s, or another date of version.xml",
           shortened(buf_text(text), &quote), day, stating->last);
}

/* Numbers are the same but for zeros at their end: 3 is 3.0. */
static bool is_same_number(const char *one, const char *other)
{
    for (;;) {
        size_t size = strcspn(one, "."), length = strcspn(other, ".");
        long first = strtol(one, NULL, 10), second = strtol(other, NULL, 10);
        if (first != second)
            return false;
        if (!one[size] && !other[length])
            return true;
        one = one[size] ? one + size + 1 : "0";
        other = other[length] ? other + length + 1 : "0";
    }
}

/* The number that a label is: 3.1, v3.1; NULL: it is none. */
static const char *label_number(const char *label)
{
    const char *number = label + (*label == 'v' || *label == 'V');
    bool is_number = *number && !number[strspn(number, "0123456789.")];
    return is_number ? number : NULL;
}

static void check_number(Stating *stating, const xmlNode *line, const Buf *text)
{
    Checker *checker = stating->checker;
    const char *label = label_number(checker->facts->version);
    char number[STATED_SIZE];
    Buf bare AUTO(buf_clear) = {0}, quote AUTO(buf_clear) = {0};
    DateFound found = {0};
    size_t from = 0;
    if (!label || stated_former(buf_text(text), text->size, &checker->failed))
        return;
    while (
        date_find(stating->finder, buf_text(text), text->size, from, &found)) {
        buf_add(&bare, text->bytes + from, found.start - from);
        buf_add_text(&bare, " , ");
        from = found.end;
    }
    buf_add_text(&bare, buf_text(text) + from);
    if (stated_number(buf_text(&bare), bare.size, number, &checker->failed) &&
        !is_same_number(number, label))
        report(checker, RULE_VERSION_NUMBER, line,
               "\"%s\" is version %s; expected %s, the version's label",
               shortened(buf_text(text), &quote), number,
               checker->facts->version);
    checker->failed |= bare.failed;
}

/* Whether a line names the publisher, by the first word of the name. */
static bool is_publishers(Checker *checker, const Buf *text)
{
    const char *publisher = checker->facts->publisher;
    Buf name AUTO(buf_clear) = {0}, key AUTO(buf_clear) = {0};
    if (!publisher || !*publisher)
        return false;
    checker->failed |=
        !words_fold(publisher, strcspn(publisher, " ,"), &name) ||
        !words_fold(buf_text(text), text->size, &key);
    return strstr(buf_text(&key), buf_text(&name)) != NULL;
}

static void check_copyright(Stating *stating, const xmlNode *line,
                            const Buf *text)
{
    Checker *checker = stating->checker;
    int year = 0;
    char years[16];
    Buf quote AUTO(buf_clear) = {0};
    if (!stated_copyright(buf_text(text), text->size, &year,
                          &checker->failed) ||
        !is_publishers(checker, text))
        return;
    snprintf(years, sizeof(years), "%04d", year);
    if (!is_known(stating, years))
        report(checker, RULE_COPYRIGHT_YEAR, line,
               "\"%s\" ends in %s; expected %.4s, or another year of "
               "version.xml",
               shortened(buf_text(text), &quote), years, stating->last);
}

/* --------------------------------------------------------------- the walk */

static void check_line(Stating *stating, const xmlNode *line, LineCheck *check)
{
    Buf text AUTO(buf_clear) = {0};
    walk_text(line, false, &text);
    while (text.size && isspace((unsigned char)text.bytes[text.size - 1]))
        buf_set_size(&text, text.size - 1);
    stating->checker->failed |= !buf_is_ok(&text);
    if (text.size <= LINE_BYTES)
        check(stating, line, &text);
}

static bool is_aside(const xmlNode *node)
{
    Element element = element_of(node);
    const char *class = doc_get(node, "class");
    return element == EL_table || element == EL_authorialNote ||
           element == EL_longTitle || element == EL_meta ||
           (class && strcmp(class, "versions") == 0);
}

static void check_lines(Stating *stating, LineCheck *check)
{
    const xmlDoc *doc = stating->checker->text;
    const xmlNode *last = NULL;
    const xmlNode *end = doc_part(doc, EL_conclusions);
    bool is_open = true;
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (is_aside(walk.node))
            walk_skip(&walk);
        else if (element_of(walk.node) == EL_heading)
            is_open = false;
        else if (walk.node == end)
            is_open = true;
        else if (element_of(walk.node) == EL_p) {
            last = is_open ? NULL : walk.node;
            if (is_open)
                check_line(stating, walk.node, check);
        }
    }
    if (last)
        check_line(stating, last, check);
}

CodicilStatus check_stated(Checker *checker)
{
    const Facts *facts = checker->facts;
    Stating stating = {.checker = checker};
    DateFinder *AUTO(free_finder) finder = NULL;
    if (!facts || !facts->record)
        return CODICIL_OK;
    TRY(date_finder_new(checker->context, doc_locale(checker->text), &finder));
    stating.finder = finder;
    read_record(&stating, facts->record);
    check_lines(&stating, check_number);
    if (stating.days.size) {
        add_day(&stating, facts->version);
        check_lines(&stating, note_known);
        check_lines(&stating, check_date);
        check_lines(&stating, check_copyright);
    }
    checker->failed |= !buf_is_ok(&stating.days);
    buf_clear(&stating.days);
    return CODICIL_OK;
}

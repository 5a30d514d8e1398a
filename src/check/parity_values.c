/* The same numbers and dates in every language.
 *
 * A provision's words, without its own number, are read for dates, and what is
 * between them for amounts; the values are compared as sets, so that what a
 * language says twice is no difference. A number is not missed where
 *
 *      - it is 1 ("a month"),
 *      - the other text has it in words ("thirty days"),
 *      - it is the day, month or year of a date there,
 *      - it is the same year, in the Buddhist era on one side: 2568 is 2025,
 *      - it is a part of a number there, or all its parts are there: "8.2" is
 *        "§ 8 Abs. 2".
 */
#include "check/parity_pair.h"
#include "lang/amounts.h"
#include "lang/dates.h"
#include "lang/spelled.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

#define NAMED_MOST 3 /* values that a message names */

/* How a language writes values. */
typedef struct {
    DateFinder *dates;
    Speller *speller;
    AmountForm form;
    bool is_thai; /* a year may be one of the Buddhist era */
} Tongue;

/* What a provision says in one language. */
typedef struct {
    Tongue *tongue;
    Buf text;
    Buf folded;    /* empty: not made yet */
    IdSet amounts; /* values */
    IdSet dates;   /* YYYY-MM-DD, both readings of what is ambiguous */
    IdSet parts;   /* days, months and years; 8 and 2 of 8.2 */
    bool failed;
} Said;

/* The next value of a text: a date, or an amount. */
typedef struct {
    const Said *said;
    size_t at;
    DateFound date; /* the next date; start is the end of the text: none */
    bool is_date;   /* whether `date` is the value, else `amount` is */
    Amount amount;
} Values;

static void find_date(Values *values)
{
    const Buf *text = &values->said->text;
    if (!date_find(values->said->tongue->dates, buf_text(text), text->size,
                   values->at, &values->date))
        values->date.start = text->size;
}

static Values values_begin(const Said *said)
{
    Values values = {.said = said};
    find_date(&values);
    return values;
}

static bool values_next(Values *values)
{
    const Buf *text = &values->said->text;
    if (values->is_date)
        find_date(values);
    values->is_date = false;
    if (amount_find(values->said->tongue->form, buf_text(text),
                    values->date.start, values->at, &values->amount)) {
        values->at = values->amount.end;
        return true;
    }
    if (values->date.start == text->size)
        return false;
    values->is_date = true;
    values->at = values->date.end;
    return true;
}

/* ------------------------------------------------------------------ reading */

/* A date's own words are replaced by its attribute, which says the day for
 * certain. */
static bool add_date(const xmlNode *node, Buf *out)
{
    const char *value = doc_get(node, "date");
    char day[11] = "";
    Date date;
    if (value && strlen(value) >= 10)
        memcpy(day, value, 10);
    if (!date_from_text(day, &date))
        return false;
    buf_add_format(out, " %s ", day);
    return true;
}

/* The words of a provision or row; rows of tables and numbers left out. */
static void add_words(const xmlNode *root, Buf *out)
{
    const xmlNode *node;
    Walk walk = walk_begin(root);
    while ((node = own_next(&walk))) {
        Element element = element_of(node);
        bool is_left = element == EL_num || (element == EL_tr && node != root);
        if (node->type == XML_TEXT_NODE)
            buf_add_text(out, (const char *)node->content);
        else if (is_left || (element == EL_date && add_date(node, out)))
            walk_skip(&walk);
        else if (element == EL_br || element == EL_p || element == EL_td ||
                 element == EL_th || element == EL_heading)
            buf_add_char(out, '\n');
    }
}

static void put_number(IdSet *set, int number)
{
    char text[16];
    snprintf(text, sizeof(text), "%d", number);
    idset_put(set, text, set);
}

static void put_date(Said *said, Date date)
{
    char text[16];
    idset_put(&said->dates, date_to_text(date, text), said);
    put_number(&said->parts, date.day);
    put_number(&said->parts, date.month);
    put_number(&said->parts, date.year);
}

/* Goes on to the next part of a number: "8" of "8.2", then "2". */
static bool next_part(const char **at, char part[AMOUNT_SIZE])
{
    size_t size = strcspn(*at, ".");
    if (!size || size >= AMOUNT_SIZE)
        return false;
    memcpy(part, *at, size);
    part[size] = '\0';
    *at += size + ((*at)[size] == '.');
    return true;
}

/* A year as the common era counts it; 0 for what is no other one there. */
static int common_year(const Tongue *tongue, const char *value)
{
    int year = tongue->is_thai && strlen(value) == 4
                   ? (int)strtol(value, NULL, 10)
                   : 0;
    int common = dates_common_year(year);
    return common == year ? 0 : common;
}

static void put_amount(Said *said, const char *value)
{
    char part[AMOUNT_SIZE];
    int year = common_year(said->tongue, value);
    idset_put(&said->amounts, value, said);
    if (year)
        put_number(&said->parts, year);
    if (!strchr(value, '.'))
        return;
    while (next_part(&value, part))
        idset_put(&said->parts, part, said);
}

static void said_begin(Said *said, Tongue *tongue, const xmlNode *node)
{
    *said = (Said){.tongue = tongue};
    add_words(node, &said->text);
    Values values = values_begin(said);
    while (values_next(&values)) {
        if (!values.is_date) {
            put_amount(said, values.amount.value);
            continue;
        }
        put_date(said, values.date.date);
        put_date(said, values.date.other);
    }
}

static bool said_end(Said *said)
{
    bool is_fine = !said->failed && buf_is_ok(&said->text) &&
                   !said->amounts.failed && !said->dates.failed &&
                   !said->parts.failed;
    buf_clear(&said->text);
    buf_clear(&said->folded);
    idset_clear(&said->amounts);
    idset_clear(&said->dates);
    idset_clear(&said->parts);
    return is_fine;
}

/* ---------------------------------------------------------------- comparing */

static bool is_spelled(Said *said, const char *value)
{
    char *end;
    long number = strtol(value, &end, 10);
    if (*end || number < 0 || number > SPELLED_MOST)
        return false;
    if (!said->folded.size && said->text.size)
        said->failed |=
            !words_fold(buf_text(&said->text), said->text.size, &said->folded);
    return speller_has(said->tongue->speller, (int)number,
                       buf_text(&said->folded));
}

static bool has_parts(const Said *said, const char *value)
{
    char part[AMOUNT_SIZE];
    if (!strchr(value, '.'))
        return false;
    while (next_part(&value, part))
        if (!idset_has(&said->amounts, part))
            return false;
    return true;
}

static bool has_amount(Said *said, const char *value)
{
    return strcmp(value, "1") == 0 || idset_has(&said->amounts, value) ||
           idset_has(&said->parts, value) || has_parts(said, value) ||
           is_spelled(said, value);
}

/* The same year, however it is counted here. */
static bool has_year(Said *said, const Tongue *tongue, const char *value)
{
    char text[16];
    int year = common_year(tongue, value);
    snprintf(text, sizeof(text), "%d", year);
    return year && has_amount(said, text);
}

/* A date, or its day and year among the numbers, where it is written in a way
 * that is not known. */
static bool has_date(const Said *said, Date date)
{
    char day[16], year[16], text[16];
    snprintf(day, sizeof(day), "%d", date.day);
    snprintf(year, sizeof(year), "%d", date.year);
    return idset_has(&said->dates, date_to_text(date, text)) ||
           (idset_has(&said->amounts, day) && idset_has(&said->amounts, year));
}

/* Values of the one text that the other lacks, as a message names them. */
typedef struct {
    Buf names;
    size_t count;
    IdSet seen;
} Lack;

static void lack_add(Lack *lack, const char *value)
{
    if (idset_put(&lack->seen, value, lack))
        return;
    lack->count++;
    if (lack->count <= NAMED_MOST)
        buf_add_format(&lack->names, "%s%s", lack->count > 1 ? ", " : "",
                       value);
    else if (lack->count == NAMED_MOST + 1)
        buf_add_text(&lack->names, ", …");
}

static void lack_of(const Said *one, Said *other, bool of_dates, Lack *out)
{
    char text[16];
    Values values = values_begin(one);
    while (values_next(&values)) {
        if (values.is_date != of_dates)
            continue;
        if (!of_dates && !has_amount(other, values.amount.value) &&
            !has_year(other, one->tongue, values.amount.value))
            lack_add(out, values.amount.value);
        else if (of_dates && !has_date(other, values.date.date) &&
                 !has_date(other, values.date.other))
            lack_add(out, date_to_text(values.date.date, text));
    }
}

static void lack_clear(Pair *pair, Lack *lack)
{
    pair->checker.failed |= !buf_is_ok(&lack->names) || lack->seen.failed;
    buf_clear(&lack->names);
    idset_clear(&lack->seen);
}

/* The nodes that are compared: provisions, or rows of tables. */
typedef struct {
    const xmlNode *here, *there;
} Nodes;

static void report_lacks(Pair *pair, Nodes nodes, bool of_dates,
                         const Lack *lacks)
{
    RuleId rule = of_dates ? RULE_PARITY_DATE : RULE_PARITY_NUMBER;
    const char *what = of_dates ? "date" : "number";
    const char *missing = buf_text(&lacks[0].names);
    const char *extra = buf_text(&lacks[1].names);
    long line = doc_line(nodes.there);
    if (*missing && *extra)
        report(&pair->checker, rule, nodes.here,
               "says %s; expected %s, as in %s:%ld", extra, missing,
               pair->other, line);
    else if (*missing)
        report(&pair->checker, rule, nodes.here,
               "lacks the %s %s of %s:%ld; expected the same in both", what,
               missing, pair->other, line);
    else if (*extra)
        report(&pair->checker, rule, nodes.here,
               "says %s, which is not in %s:%ld; expected the same in both",
               extra, pair->other, line);
}

static void compare_kind(Pair *pair, Nodes nodes, Said *said, bool of_dates)
{
    Lack lacks[2] = {0}; /* of here, of there */
    lack_of(&said[1], &said[0], of_dates, &lacks[0]);
    lack_of(&said[0], &said[1], of_dates, &lacks[1]);
    report_lacks(pair, nodes, of_dates, lacks);
    lack_clear(pair, &lacks[0]);
    lack_clear(pair, &lacks[1]);
}

static bool is_same(const IdSet *one, const IdSet *other)
{
    if (one->used != other->used)
        return false;
    for (size_t i = 0; i < one->room; i++)
        if (one->slots[i].text &&
            !idset_has(other, idset_text(one, &one->slots[i])))
            return false;
    return true;
}

static void compare(Pair *pair, Tongue *tongues, Nodes nodes)
{
    Said said[2];
    said_begin(&said[0], &tongues[0], nodes.here);
    said_begin(&said[1], &tongues[1], nodes.there);
    if (!is_same(&said[0].dates, &said[1].dates))
        compare_kind(pair, nodes, said, true);
    if (!is_same(&said[0].amounts, &said[1].amounts))
        compare_kind(pair, nodes, said, false);
    pair->checker.failed |= !said_end(&said[0]);
    pair->checker.failed |= !said_end(&said[1]);
}

static const xmlNode *next_row(const xmlNode *row)
{
    while (row && element_of(row) != EL_tr)
        row = next_element(row);
    return row;
}

/* Row by row; where one has more, the last ones are left. */
static void compare_rows(Pair *pair, Tongue *tongues, Nodes nodes)
{
    nodes.here = next_row(first_element(nodes.here));
    nodes.there = next_row(first_element(nodes.there));
    while (nodes.here && nodes.there) {
        compare(pair, tongues, nodes);
        nodes.here = next_row(next_element(nodes.here));
        nodes.there = next_row(next_element(nodes.there));
    }
}

static CodicilStatus tongue_open(const CodicilContext *context,
                                 const char *locale, Tongue *out)
{
    out->form = amount_form(locale);
    out->is_thai = dates_are_thai(locale);
    TRY(date_finder_new(context, locale, &out->dates));
    return speller_new(context, locale, &out->speller);
}

static void compare_all(Pair *pair, Tongue *tongues)
{
    for (size_t i = 0; i < pair->here.count; i++) {
        const Provision *one = &pair->here.items[i];
        if (!one->partner || element_of(one->node) == EL_def)
            continue;
        Nodes nodes = {one->node, one->partner->node};
        compare(pair, tongues, nodes);
        if (element_of(nodes.here) == EL_table &&
            element_of(nodes.there) == EL_table)
            compare_rows(pair, tongues, nodes);
    }
}

CodicilStatus parity_values(Pair *pair)
{
    Tongue tongues[2] = {0};
    const CodicilContext *context = pair->checker.context;
    CodicilStatus status =
        tongue_open(context, doc_locale(pair->checker.text), &tongues[0]);
    if (status == CODICIL_OK)
        status = tongue_open(context, doc_locale(pair->source), &tongues[1]);
    if (status == CODICIL_OK)
        compare_all(pair, tongues);
    for (size_t i = 0; i < 2; i++) {
        date_finder_free(tongues[i].dates);
        speller_free(tongues[i].speller);
    }
    return status;
}

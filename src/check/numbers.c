/* The numbers of provisions in their order, and references that say them. */
#include "check/checker.h"
#include "model/citation.h"
#include "model/numbering.h"
#include "model/pointer.h"
#include "model/renew.h"

#include <stdlib.h>
#include <string.h>

/* ------------------------------------------------------------------- numbers
 */

/* A number with another value: "Article 6" of "Article 5". */
static void add_value(const Series *series, const Numbered *item,
                      unsigned value, Buf *out)
{
    const char *text = buf_text(&item->text);
    buf_add(out, text, item->written.last);
    if (!numeral_write(series->numeral, value, out))
        buf_add_number(out, value);
    buf_add_text(out, text + item->written.rest);
}

/* `last`: the one before it that is counted with it, NULL: none. */
static void check_order(Checker *checker, const Series *series,
                        const Numbered *last, const Numbered *item)
{
    Buf want AUTO(buf_clear) = {0};
    const char *text = buf_text(&item->text);
    unsigned expected = last ? last->value + 1 : series->start;
    bool is_between =
        last && item->value == last->value && item->branch > last->branch;
    if (item->value == expected || is_between || (!last && item->branch))
        return;
    add_value(series, item, expected, &want);
    if (!last)
        report(checker, RULE_NUMBER_SEQUENCE, item->num,
               "the first number is %s; expected %s", text, buf_text(&want));
    else if (item->value == last->value && item->branch == last->branch)
        report(checker, RULE_NUMBER_DUPLICATE, item->num,
               "the number %s stands in line %ld already; expected %s", text,
               doc_line(last->num), buf_text(&want));
    else
        report(checker, RULE_NUMBER_SEQUENCE, item->num,
               "the number %s follows %s; expected %s", text,
               buf_text(&last->text), buf_text(&want));
    checker->failed |= !buf_is_ok(&want);
}

/* The parts before the count are those of what it goes on from. */
static void check_lead(Checker *checker, const Numbering *numbering,
                       const Numbered *item)
{
    if (item->depth < 2 || item->lead == NUMBERING_NONE)
        return;
    const Numbered *lead = &numbering->items[item->lead];
    if (item->written.leading[item->depth - 2] != lead->value)
        report(checker, RULE_NUMBER_SEQUENCE, item->num,
               "the number %s goes on from %s; expected its number in front",
               buf_text(&item->text), buf_text(&lead->text));
}

static void check_style(Checker *checker, const Series *series,
                        const Numbered *item)
{
    if (series->count < 3 ||
        written_is_alike(buf_text(&item->text), &item->written, series->style,
                         &series->written))
        return;
    report(checker, RULE_NUMBER_STYLE, item->num,
           "the number %s is not written as %s; expected one way for all",
           buf_text(&item->text), series->style);
}

static void check_items(Checker *checker, const Numbering *numbering)
{
    const Numbered **last = calloc(numbering->series_count + 1, sizeof(*last));
    checker->failed |= !last;
    for (size_t i = 0; last && i < numbering->count; i++) {
        const Numbered *item = &numbering->items[i];
        if (item->series == NUMBERING_NONE)
            continue;
        const Series *series = &numbering->series[item->series];
        size_t root =
            series->goes_on == NUMBERING_NONE ? item->series : series->goes_on;
        check_order(checker, series, last[root], item);
        check_lead(checker, numbering, item);
        check_style(checker, series, item);
        last[root] = item;
    }
    free((void *)last);
}

/* ---------------------------------------------------------------- references
 */

static void check_number(Checker *checker, const Numbering *numbering,
                         const xmlNode *ref, const xmlNode *target,
                         const char *words)
{
    const Numbered *item = numbering_find(numbering, target);
    Buf number AUTO(buf_clear) = {0}, quote AUTO(buf_clear) = {0};
    if (!item || pointer_compare(numbering, item, words, &checker->failed) !=
                     POINTER_WRONG)
        return;
    pointer_tell(numbering, item, &number);
    report(checker, RULE_REF_NUMBER, ref,
           "the reference \"%s\" leads to %s; expected that number in its "
           "words",
           shortened(words, &quote), buf_text(&number));
    checker->failed |= !buf_is_ok(&number) || !buf_is_ok(&quote);
}

/* Whether the words are a citation of the target's heading; told where they
 * are one of another heading. */
static bool check_heading(Checker *checker, const xmlNode *ref,
                          const xmlNode *target, const char *words)
{
    const xmlNode *heading = citation_heading(target);
    size_t start, end;
    if (!heading || !citation_read(ref, words, &start, &end))
        return false;
    if (citation_is_of(words + start, end - start, heading, &checker->failed))
        return true;
    Buf text AUTO(buf_clear) = {0}, quote AUTO(buf_clear) = {0};
    Buf cited AUTO(buf_clear) = {0};
    walk_line(heading, &text);
    buf_add(&cited, words + start, end - start);
    report(checker, RULE_REF_HEADING, ref,
           "the reference says \"%s\"; expected the heading that it leads to, "
           "\"%s\"",
           buf_text(&cited), shortened(buf_text(&text), &quote));
    checker->failed |= !buf_is_ok(&text);
    return true;
}

static void check_reference(Checker *checker, const Numbering *numbering,
                            const xmlNode *ref)
{
    const char *id = reference_id(ref);
    const xmlNode *target = id ? find_id(checker, id) : NULL;
    if (!target || element_of(target) == EL_def)
        return;
    Buf words AUTO(buf_clear) = {0};
    walk_text(ref, false, &words);
    if (!check_heading(checker, ref, target, buf_text(&words)))
        check_number(checker, numbering, ref, target, buf_text(&words));
    checker->failed |= !buf_is_ok(&words);
}

CodicilStatus check_numbers(Checker *checker)
{
    Numbering numbering AUTO(numbering_clear) = {0};
    TRY(numbering_read(checker->context, checker->text, &numbering));
    check_items(checker, &numbering);
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE)
            check_reference(checker, &numbering, walk.node);
    return CODICIL_OK;
}

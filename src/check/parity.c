/* The same provisions in every language, of the same kind, at the same
 * place. */
#include "check/parity.h"

#include "check/parity_pair.h"
#include "model/number.h"

#include <string.h>

const xmlNode *own_next(Walk *walk)
{
    while (walk_next(walk)) {
        if (!walk->enter)
            continue;
        if (walk->node == walk->root || !is_provision(walk->node) ||
            element_of(walk->node) == EL_def)
            return walk->node;
        walk_skip(walk);
    }
    return NULL;
}

static const char *name_of(const Provision *provision)
{
    return (const char *)provision->node->name;
}

/* What a reader knows a provision by: its heading, or its first words. */
static const char *quote_of(const Provision *provision, Buf *out)
{
    AUTO(buf_clear) Buf words = {0};
    const xmlNode *heading = child_element(provision->node, EL_heading);
    walk_text(heading ? heading : provision->node, heading == NULL, &words);
    char *end = words.size ? strchr(words.bytes, '\n') : NULL;
    if (end)
        *end = '\0';
    return shortened(buf_text(&words), out);
}

/* ---------------------------------------------------- missing and too many */

/* Told of the topmost only, where it should stand: behind what comes before
 * it in the original. */
static void check_missing(Pair *pair)
{
    const xmlNode *before = doc_part(pair->checker.text, EL_mainBody);
    for (size_t i = 0; i < pair->there.count; i++) {
        const Provision *one = &pair->there.items[i];
        if (one->partner) {
            before = one->partner->node;
            continue;
        }
        if (one->around && !one->around->partner)
            continue;
        AUTO(buf_clear) Buf quote = {0};
        report_at(&pair->checker, RULE_PARITY_MISSING, before, one->id,
                  "lacks <%s> \"%s\" of %s:%ld; expected it hereafter",
                  name_of(one), quote_of(one, &quote), pair->other,
                  doc_line(one->node));
        pair->checker.failed |= !buf_is_ok(&quote);
    }
}

static void check_extra(Pair *pair)
{
    for (size_t i = 0; i < pair->here.count; i++) {
        const Provision *one = &pair->here.items[i];
        if (one->partner || (one->around && !one->around->partner))
            continue;
        AUTO(buf_clear) Buf quote = {0};
        report(&pair->checker, RULE_PARITY_EXTRA, one->node,
               "<%s> \"%s\" has no counterpart in %s; expected one of the "
               "same id",
               name_of(one), quote_of(one, &quote), pair->other);
        pair->checker.failed |= !buf_is_ok(&quote);
    }
}

/* ----------------------------------------------------------- kind and place */

static void check_kind(Pair *pair, const Provision *one)
{
    const Provision *other = one->partner;
    if (element_of(one->node) != element_of(other->node))
        report(&pair->checker, RULE_PARITY_KIND, one->node,
               "is <%s>; expected <%s>, as in %s:%ld", name_of(one),
               name_of(other), pair->other, doc_line(other->node));
}

/* Compares the nearest provisions around that both texts have, so that one
 * that is missing does not drag all that it holds with it. */
static void check_place(Pair *pair, const Provision *one)
{
    const Provision *here = provision_around(one);
    const Provision *there = provision_around(one->partner);
    if ((here ? here->partner : NULL) == there)
        return;
    AUTO(buf_clear) Buf have = {0}, want = {0};
    if (here)
        shortened(here->id, &have);
    if (there)
        shortened(there->id, &want);
    report(&pair->checker, RULE_PARITY_PARENT, one->node,
           "<%s> stands %s%s; expected it %s%s, as in %s:%ld", name_of(one),
           here ? "in " : "at the top", buf_text(&have),
           there ? "in " : "at the top", buf_text(&want), pair->other,
           doc_line(one->partner->node));
}

static void check_heading(Pair *pair, const Provision *one)
{
    const xmlNode *here = child_element(one->node, EL_heading);
    const xmlNode *there = child_element(one->partner->node, EL_heading);
    if (!here == !there)
        return;
    report(&pair->checker, RULE_PARITY_HEADING, one->node,
           "<%s> has %s heading; expected %s, as in %s:%ld", name_of(one),
           here ? "a" : "no", here ? "none" : "one", pair->other,
           doc_line(one->partner->node));
}

static size_t count_rows(const xmlNode *table)
{
    size_t rows = 0;
    for (const xmlNode *at = first_element(table); at; at = next_element(at))
        rows += element_of(at) == EL_tr;
    return rows;
}

static void check_table(Pair *pair, const Provision *one)
{
    size_t here = count_rows(one->node);
    size_t there = count_rows(one->partner->node);
    if (here != there)
        report(&pair->checker, RULE_PARITY_TABLE, one->node,
               "<%s> has %zu row%s; expected %zu, as in %s:%ld", name_of(one),
               here, here == 1 ? "" : "s", there, pair->other,
               doc_line(one->partner->node));
}

/* The number of a provision; NUMBER_NONE where it has none that is known. */
static Number number_of(const Provision *provision, const char *locale,
                        Buf *words)
{
    const xmlNode *num = child_element(provision->node, EL_num);
    if (num)
        walk_text(num, false, words);
    while (words->size && words->bytes[words->size - 1] == '\n')
        buf_set_size(words, words->size - 1);
    return number_from_text(buf_text(words), words->size, locale);
}

/* Letters may count through another alphabet; what counts is the place in it.
 * A letter that is a Roman number too may be either. */
static void check_number(Pair *pair, const Provision *one)
{
    AUTO(buf_clear) Buf have = {0}, want = {0};
    Number here = number_of(one, doc_locale(pair->checker.text), &have);
    Number there = number_of(one->partner, doc_locale(pair->source), &want);
    pair->checker.failed |= !buf_is_ok(&have) || !buf_is_ok(&want);
    bool is_counted = here.kind == there.kind && here.kind != NUMBER_NONE &&
                      here.kind != NUMBER_ROMAN && here.shape == there.shape;
    if (here.kind == NUMBER_ARTICLE && there.kind == NUMBER_ARTICLE)
        is_counted = true;
    if (is_counted && here.value != there.value)
        report(&pair->checker, RULE_PARITY_NUM, one->node,
               "has the number %s; expected that of %s:%ld, %s",
               buf_text(&have), pair->other, doc_line(one->partner->node),
               buf_text(&want));
}

static void check_pairs(Pair *pair)
{
    for (size_t i = 0; i < pair->here.count; i++) {
        const Provision *one = &pair->here.items[i];
        if (!one->partner)
            continue;
        check_kind(pair, one);
        check_place(pair, one);
        check_heading(pair, one);
        check_number(pair, one);
        if (element_of(one->node) == EL_table)
            check_table(pair, one);
    }
}

static CodicilStatus compare(Pair *pair, const ParityText *original,
                             const ParityText *text)
{
    if (!provisions_read(original->text, &pair->there) ||
        !provisions_read(text->text, &pair->here))
        return fault_memory(pair->checker.context);
    provisions_pair(&pair->here, &pair->there);
    check_missing(pair);
    check_extra(pair);
    check_pairs(pair);
    parity_order(pair);
    parity_links(pair);
    TRY(parity_values(pair));
    return pair->checker.failed ? fault_memory(pair->checker.context)
                                : CODICIL_OK;
}

CodicilStatus check_parity(const CodicilContext *context,
                           const ParityText *original, const ParityText *text,
                           Findings *out)
{
    if (!doc_kind(original->text) || !doc_kind(text->text))
        return CODICIL_OK;
    const char *slash = strrchr(original->file, '/');
    Pair pair = {.checker = {.context = context,
                             .file = text->file,
                             .text = text->text,
                             .findings = out,
                             .first = out->count},
                 .other = slash ? slash + 1 : original->file,
                 .source = original->text,
                 .addresses = text->addresses};
    CodicilStatus status = compare(&pair, original, text);
    provisions_clear(&pair.there);
    provisions_clear(&pair.here);
    return status;
}

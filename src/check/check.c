/* Checking a text: one check after the other. */
#include "check/check.h"

#include "check/checker.h"

#include <string.h>

#define QUOTE_LONGEST 40

Element strict_element(const xmlNode *node)
{
    return node->ns ? element_of(node) : EL_none;
}

const char *shortened(const char *text, Buf *out)
{
    size_t size = 0;
    while (text[size] && (size < QUOTE_LONGEST || (text[size] & 0xc0) == 0x80))
        size++;
    buf_add(out, text, size);
    buf_add_text(out, text[size] ? "…" : "");
    return buf_text(out);
}

const xmlNode *find_id(const Checker *checker, const char *id)
{
    return idset_find(&checker->ids, id);
}

/* The id of the nearest provision around a node, NULL if there is none. */
static const char *place_of(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *id = is_provision(node) ? doc_get(node, "xml:id") : NULL;
        if (id)
            return id;
    }
    return NULL;
}

static void add(Checker *checker, const Finding *told, const xmlNode *node)
{
    if (node && node->type != XML_ELEMENT_NODE && node->parent)
        node = node->parent;
    Finding finding = *told;
    finding.file = checker->file;
    finding.line = node ? doc_line(node) : 0;
    if (!finding.id)
        finding.id = (char *)place_of(node);
    checker->failed |= !findings_add(checker->findings, &finding);
}

static void add_many(Checker *checker)
{
    Finding many = {.rule = RULE_FINDINGS_MANY,
                    .message = (char *)"more than 1000 findings; the rest is "
                                       "not told"};
    add(checker, &many, xmlDocGetRootElement(checker->text));
}

static void report_list(Checker *checker, Finding *finding, const xmlNode *node,
                        const char *format, va_list list)
{
    if (checker->full)
        return;
    checker->full = checker->findings->count - checker->first >= FINDINGS_MANY;
    if (checker->full) {
        add_many(checker);
        return;
    }
    Buf message AUTO(buf_clear) = {0};
    buf_add_format_list(&message, format, list);
    checker->failed |= !buf_is_ok(&message);
    finding->message = (char *)buf_text(&message);
    add(checker, finding, node);
}

void report(Checker *checker, RuleId rule, const xmlNode *node,
            const char *format, ...)
{
    Finding finding = {.rule = rule};
    va_list list;
    va_start(list, format);
    report_list(checker, &finding, node, format, list);
    va_end(list);
}

void report_at(Checker *checker, RuleId rule, const xmlNode *node,
               const char *id, const char *format, ...)
{
    Finding finding = {.rule = rule, .id = (char *)id};
    va_list list;
    va_start(list, format);
    report_list(checker, &finding, node, format, list);
    va_end(list);
}

static CodicilStatus check_all(Checker *checker)
{
    TRY(check_profile(checker));
    if (!doc_kind(checker->text) || checker->full)
        return CODICIL_OK;
    check_ids(checker);
    check_references(checker);
    check_definitions(checker);
    check_links(checker);
    check_words(checker);
    check_tables(checker);
    check_locales(checker);
    check_pictures(checker);
    check_leftovers(checker);
    check_mentions(checker);
    TRY(check_numbers(checker));
    TRY(check_dates(checker));
    TRY(check_stated(checker));
    TRY(check_eids(checker));
    return check_meta(checker);
}

CodicilStatus check_text(const CodicilContext *context, const char *file,
                         const xmlDoc *text, const Facts *facts, Findings *out)
{
    Checker checker = {.context = context,
                       .file = file,
                       .text = text,
                       .facts = facts,
                       .findings = out,
                       .first = out->count};
    CodicilStatus status = check_all(&checker);
    checker.failed |= checker.ids.failed;
    idset_clear(&checker.ids);
    findings_sort(out, checker.first);
    if (status == CODICIL_OK && checker.failed)
        return fault_memory(context);
    return status;
}

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

static void add(Checker *checker, RuleId rule, const xmlNode *node,
                const char *message)
{
    if (node->type != XML_ELEMENT_NODE && node->parent)
        node = node->parent;
    Finding finding = {.rule = rule,
                       .file = checker->file,
                       .line = doc_line(node),
                       .id = (char *)place_of(node),
                       .message = (char *)message};
    checker->failed |= !findings_add(checker->findings, &finding);
}

void report(Checker *checker, RuleId rule, const xmlNode *node,
            const char *format, ...)
{
    if (checker->full)
        return;
    checker->full = checker->findings->count - checker->first >= FINDINGS_MANY;
    if (checker->full) {
        add(checker, RULE_FINDINGS_MANY, xmlDocGetRootElement(checker->text),
            "more than 1000 findings; the rest is not told");
        return;
    }
    Buf message AUTO(buf_clear) = {0};
    va_list list;
    va_start(list, format);
    buf_add_format_list(&message, format, list);
    va_end(list);
    checker->failed |= !buf_is_ok(&message);
    add(checker, rule, node, buf_text(&message));
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

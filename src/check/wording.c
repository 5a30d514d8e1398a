/* Links by language and references to other works; terms are in terms.c. */
#include "check/wording.h"

#include "check/terms.h"
#include "model/name.h"

#include <string.h>

/* An address in a link that says its own language is as it should be. */
static bool is_of_another_language(const xmlNode *link)
{
    return doc_get(link, "xml:lang") || doc_get(link, "hreflang");
}

static void check_link(Checker *checker, const Wording *wording,
                       const char *locale, const xmlNode *node)
{
    const char *href = doc_get(node, "href");
    Buf expected AUTO(buf_clear) = {0};
    if (!href || !wording->addresses || is_of_another_language(node) ||
        !addresses_expect(wording->addresses, href, locale, &expected, NULL))
        return;
    checker->failed |= !buf_is_ok(&expected);
    if (strcmp(buf_text(&expected), href) != 0)
        report(checker, RULE_LINK_LOCALE, node,
               "leads to %s; expected %s, by the <address> of work.xml", href,
               buf_text(&expected));
}

/* ---------------------------------------------------------------- numbers */

static bool is_asked(const Wording *wording, Element element)
{
    for (size_t i = 0; i < wording->style_count; i++)
        if (wording->styles[i].element == element)
            return true;
    return false;
}

/* The numbers that `codicil number` would write in another way. */
static CodicilStatus check_styles(Checker *checker, const Wording *wording)
{
    Numbering numbering AUTO(numbering_clear) = {0};
    const NumberingWish wish = {.styles = wording->styles,
                                .style_count = wording->style_count};
    if (!wording->style_count)
        return CODICIL_OK;
    TRY(numbering_read(checker->context, checker->text, &numbering));
    TRY(numbering_plan(checker->context, &wish, &numbering));
    for (size_t i = 0; i < numbering.count; i++) {
        const Numbered *item = &numbering.items[i];
        const char *plan = buf_text(&item->plan);
        Written written;
        if (!item->num || !item->text.size || !item->plan.size ||
            !is_asked(wording, element_of(item->node)) ||
            !written_read(plan, item->plan.size, &written) ||
            written_is_alike(buf_text(&item->text), &item->written, plan,
                             &written))
            continue;
        report(checker, RULE_NUMBER_STYLE, item->num,
               "the number %s is not written as %s; expected the way that "
               "<numbering> of work.xml asks for",
               buf_text(&item->text), plan);
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------ other works */

static bool is_imported(const Wording *wording, const char *work)
{
    for (size_t i = 0; wording->imports && wording->imports[i]; i++)
        if (strcmp(wording->imports[i], work) == 0)
            return true;
    return false;
}

static const char *lack_of(There there)
{
    static const char *const names[] = {
        [THERE] = "",
        [THERE_NO_WORK] = "the store has no such work",
        [THERE_NO_VERSION] = "the work has no such version",
        [THERE_NO_TEXT] = "that version has no text",
        [THERE_NO_ID] = "its text has no such id",
    };
    return names[there];
}

static CodicilStatus check_elsewhere(Checker *checker, const Wording *wording,
                                     const xmlNode *node)
{
    bool is_term = element_of(node) == EL_term;
    const char *value = doc_get(node, is_term ? "refersTo" : "href");
    const char *sign = value ? strchr(value, '#') : NULL;
    There there = THERE;
    if (!wording->find || !sign || sign == value || !sign[1])
        return CODICIL_OK;
    char *AUTO(free_bytes) whole = strndup(value, (size_t)(sign - value));
    char *at = whole ? strchr(whole, '@') : NULL;
    if (!whole)
        return fault_memory(checker->context);
    if (at)
        *at++ = '\0';
    if (!name_is_work(whole, NULL) || (at && !name_is_version(at, NULL)))
        return CODICIL_OK; /* ref-form */
    TRY(wording->find(wording->user, whole, at, sign + 1, &there));
    if (there != THERE)
        report(checker, RULE_REF_WORK, node,
               "<%s> leads to %s, but %s; expected one that is there",
               (const char *)node->name, value, lack_of(there));
    else if (is_term && !is_imported(wording, whole))
        report(checker, RULE_TERM_IMPORT, node,
               "<term> is defined in %s; expected <imports work=\"%s\"/> in "
               "work.xml",
               whole, whole);
    return CODICIL_OK;
}

static CodicilStatus check_nodes(Checker *checker, const Wording *wording)
{
    const char *locale = doc_locale(checker->text);
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        Element element = element_of(walk.node);
        if (element == EL_a)
            check_link(checker, wording, locale, walk.node);
        else if (element == EL_ref || element == EL_term)
            TRY(check_elsewhere(checker, wording, walk.node));
    }
    return CODICIL_OK;
}

CodicilStatus check_wording(const CodicilContext *context,
                            const Wording *wording, const ParityText *original,
                            const ParityText *text, Findings *out)
{
    Checker checker = {.context = context,
                       .file = text->file,
                       .text = text->text,
                       .findings = out,
                       .first = out->count};
    if (!doc_kind(text->text))
        return CODICIL_OK;
    TRY(check_nodes(&checker, wording));
    TRY(check_styles(&checker, wording));
    TRY(check_terms(&checker, wording,
                    original && doc_kind(original->text) ? original : NULL));
    return checker.failed ? fault_memory(context) : CODICIL_OK;
}

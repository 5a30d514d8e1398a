/* Lists in work.xml, as plain data. */
#include "store/languages.h"

#include "model/numbering_styles.h"
#include "model/walk.h"
#include "store/form.h"

#include <stdlib.h>
#include <string.h>

static const xmlNode *first_of(const Work *work, const char *name)
{
    return form_first(xmlDocGetRootElement(work->doc), name);
}

static size_t count_of(const xmlNode *first)
{
    size_t count = 0;
    for (const xmlNode *at = first; at; at = form_next(at))
        count++;
    return count;
}

static const char *words_of(const xmlNode *node)
{
    return node->children ? (const char *)node->children->content : "";
}

/* Whether a row is for a locale: it names none, it, or its language. */
static bool is_for(const xmlNode *node, const char *locale)
{
    const char *own = doc_get(node, "xml:lang");
    size_t size = own ? strlen(own) : 0;
    return !own || (strncmp(own, locale, size) == 0 &&
                    (!locale[size] || locale[size] == '-'));
}

CodicilStatus work_numbering(const CodicilContext *context, const Work *work,
                             const char *locale, NumberingStyle **styles,
                             size_t *count)
{
    const xmlNode *first = first_of(work, "numbering");
    NumberingStyle *list = calloc(count_of(first) + 1, sizeof(*list));
    size_t used = 0;
    if (!list)
        return fault_memory(context);
    for (const xmlNode *at = first; at; at = form_next(at)) {
        const char *level = doc_get(at, "level");
        const char *example = doc_get(at, "style");
        const Vocab *row = vocab_find(doc_get(at, "for"));
        if (!is_for(at, locale) || !row)
            continue;
        NumberingStyle style = {row->element,
                                level ? (unsigned)strtoul(level, NULL, 10) : 0,
                                example};
        if (!example)
            style.example = numbering_example(locale, row->element,
                                              style.level ? style.level : 1);
        if (style.example)
            list[used++] = style;
    }
    *styles = list;
    *count = used;
    return CODICIL_OK;
}

/* ---------------------------------------------------------------- addresses */

static AddressForm form_of(const xmlNode *node)
{
    static const char *const names[] = {"tag", "lower", "underscore",
                                        "language"};
    const char *form = doc_get(node, "form");
    for (size_t i = 0; form && i < 4; i++)
        if (strcmp(form, names[i]) == 0)
            return (AddressForm)i;
    return ADDRESS_TAG;
}

static bool read_address(const xmlNode *node, Address *out)
{
    const xmlNode *first = form_first(node, "for");
    out->pattern = doc_get(node, "pattern");
    out->form = form_of(node);
    out->fors = calloc(count_of(first) + 1, sizeof(*out->fors));
    for (const xmlNode *at = first; out->fors && at; at = form_next(at))
        out->fors[out->count++] =
            (AddressFor){doc_get(at, "xml:lang"), words_of(at)};
    return out->fors != NULL;
}

CodicilStatus work_addresses(const CodicilContext *context, const Work *work,
                             Addresses *out)
{
    Addresses list AUTO(addresses_clear) = {0};
    const xmlNode *first = first_of(work, "address");
    list.items = calloc(count_of(first) + 1, sizeof(*list.items));
    for (const xmlNode *at = first; list.items && at; at = form_next(at)) {
        Address *address = &list.items[list.count++];
        if (!read_address(at, address))
            return fault_memory(context);
        Place place = {(const char *)work->doc->URL, doc_line(at), 0};
        if (!address->count && !strstr(address->pattern, "{locale}"))
            return fault(context, CODICIL_INVALID, &place,
                         "<address pattern=\"%.80s\"> is the same in every "
                         "language; expected was {locale} in it, or a <for>",
                         address->pattern);
    }
    if (!list.items)
        return fault_memory(context);
    *out = list;
    list = (Addresses){0};
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- terms */

static bool read_term(const xmlNode *node, Term *out)
{
    size_t count = 0;
    for (const xmlNode *at = first_element(node); at; at = next_element(at))
        count++;
    *out = (Term){.id = doc_get(node, "id"), .line = doc_line(node)};
    out->names = calloc(count + 1, sizeof(*out->names));
    if (!out->names)
        return false;
    for (const xmlNode *at = first_element(node); at; at = next_element(at))
        out->names[out->count++] =
            (TermName){doc_get(at, "xml:lang"), words_of(at),
                       strcmp((const char *)at->name, "variant") == 0};
    return true;
}

static CodicilStatus check_term(const CodicilContext *context, const Work *work,
                                IdSet *ids, const Term *term)
{
    Place place = {(const char *)work->doc->URL, term->line, 0};
    if (idset_put(ids, term->id, term))
        return fault(context, CODICIL_INVALID, &place,
                     "<term id=\"%.80s\"> stands twice; expected was one",
                     term->id);
    for (size_t i = 0; i < term->count; i++)
        for (size_t j = 0; j < i; j++)
            if (!term->names[i].is_variant && !term->names[j].is_variant &&
                !strcmp(term->names[i].locale, term->names[j].locale))
                return fault(context, CODICIL_INVALID, &place,
                             "<term id=\"%.80s\"> has two names in %s; "
                             "expected was one, and <variant>",
                             term->id, term->names[i].locale);
    return ids->failed ? fault_memory(context) : CODICIL_OK;
}

CodicilStatus work_glossary(const CodicilContext *context, const Work *work,
                            Glossary *out)
{
    Glossary list AUTO(glossary_clear) = {0};
    IdSet ids AUTO(idset_clear) = {0};
    const xmlNode *first = first_of(work, "term");
    list.items = calloc(count_of(first) + 1, sizeof(*list.items));
    if (!list.items)
        return fault_memory(context);
    for (const xmlNode *at = first; at; at = form_next(at)) {
        Term *term = &list.items[list.count++];
        if (!read_term(at, term))
            return fault_memory(context);
        TRY(check_term(context, work, &ids, term));
    }
    *out = list;
    list = (Glossary){0};
    return CODICIL_OK;
}

const xmlNode *work_next_import(const Work *work, const xmlNode *at,
                                const char **name, const char **version)
{
    at = at ? form_next(at) : first_of(work, "imports");
    if (at) {
        *name = doc_get(at, "work");
        *version = doc_get(at, "version");
    }
    return at;
}

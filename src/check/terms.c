/* Terms: defined and used, and called the same everywhere. */
#include "check/terms.h"

#include "check/parity_pair.h"
#include "lang/wordforms.h"

#include <stdlib.h>
#include <string.h>

/* A term of the list, or one that the text alone defines. */
typedef struct {
    const Term *term;   /* NULL: not in the list */
    const xmlNode *def; /* NULL: the text does not define it */
    const char *name;   /* in the text's language; NULL: none */
    Forms *forms;       /* of the name, its variants, its definition */
    size_t form_count;
    Forms *there; /* the same in the original's language */
    size_t there_count;
    const xmlNode *use; /* the first; NULL: none */
    size_t lacks;       /* provisions that say it in the original alone */
    const xmlNode *lack;
} Known;

typedef struct {
    Checker *checker;
    const char *locale, *source; /* source: of the original */
    Known *items;
    size_t count;
    Provisions here, original;
} Terms;

static void known_clear(Known *known)
{
    for (size_t i = 0; i < known->form_count; i++)
        forms_clear(&known->forms[i]);
    for (size_t i = 0; i < known->there_count; i++)
        forms_clear(&known->there[i]);
    free(known->forms);
    free(known->there);
}

static void terms_clear(Terms *terms)
{
    for (size_t i = 0; i < terms->count; i++)
        known_clear(&terms->items[i]);
    free(terms->items);
    provisions_clear(&terms->here);
    provisions_clear(&terms->original);
}

/* ---------------------------------------------------------------- the terms */

static void add_form(Forms **list, size_t *count, const char *words,
                     bool *failed)
{
    Forms *more = realloc(*list, (*count + 1) * sizeof(**list));
    *failed |= !more;
    if (!more)
        return;
    *list = more;
    more[*count] = (Forms){0};
    forms_add(&more[*count], words, strlen(words));
    *failed |= more[(*count)++].failed;
}

static void add_names(const Term *term, const char *locale, Forms **list,
                      size_t *count, bool *failed)
{
    size_t at = 0;
    for (const TermName *name; (name = term_next(term, locale, &at));)
        add_form(list, count, name->words, failed);
}

static Known *find_known(Terms *terms, const char *id)
{
    for (size_t i = 0; i < terms->count; i++)
        if (terms->items[i].term
                ? term_is_defined_by(terms->items[i].term, id)
                : strcmp(doc_get(terms->items[i].def, "xml:id"), id) == 0)
            return &terms->items[i];
    return NULL;
}

static bool is_like(const Known *known, const Forms *forms)
{
    for (size_t i = 0; i < known->form_count; i++)
        if (forms_are_alike(&known->forms[i], forms) ||
            forms_count(&known->forms[i], forms, "de", FORMS_ANY) ||
            forms_count(forms, &known->forms[i], "de", FORMS_ANY))
            return true;
    return false;
}

/* A definition's own words are a form of the term too, once they have been
 * held against its name. */
static void add_def(Terms *terms, const xmlNode *def)
{
    Checker *checker = terms->checker;
    const char *id = doc_get(def, "xml:id");
    Known *known = id ? find_known(terms, id) : NULL;
    Buf words AUTO(buf_clear) = {0};
    Forms forms AUTO(forms_clear) = {0};
    walk_line(def, &words);
    forms_add(&forms, buf_text(&words), words.size);
    if (!id)
        return;
    if (!known) {
        known = &terms->items[terms->count++];
        *known = (Known){.def = def};
    } else if (!known->def) {
        known->def = def;
        if (known->name && !is_like(known, &forms))
            report(checker, RULE_TERM_WORDS, def,
                   "defines \"%s\"; expected \"%s\", its name in work.xml",
                   buf_text(&words), known->name);
    }
    add_form(&known->forms, &known->form_count, buf_text(&words),
             &checker->failed);
    checker->failed |= forms.failed || !buf_is_ok(&words);
}

static size_t count_defs(const xmlDoc *text)
{
    size_t count = 0;
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk))
        count += walk.enter && element_of(walk.node) == EL_def;
    return count;
}

static void read_terms(Terms *terms, const Glossary *glossary)
{
    Checker *checker = terms->checker;
    size_t listed = glossary ? glossary->count : 0;
    terms->items =
        calloc(listed + count_defs(checker->text) + 1, sizeof(*terms->items));
    checker->failed |= !terms->items;
    for (size_t i = 0; terms->items && i < listed; i++) {
        const Term *term = &glossary->items[i];
        Known *known = &terms->items[terms->count++];
        *known = (Known){.term = term, .name = term_name(term, terms->locale)};
        add_names(term, terms->locale, &known->forms, &known->form_count,
                  &checker->failed);
        if (terms->source)
            add_names(term, terms->source, &known->there, &known->there_count,
                      &checker->failed);
    }
    Walk walk = walk_begin(doc_kind(checker->text));
    while (terms->items && walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_def)
            add_def(terms, walk.node);
}

/* -------------------------------------------------------------------- uses */

/* The words of a provision without those that are defined, and without its
 * heading, where capitals say nothing. */
static void read_words(const xmlNode *root, Forms *out, bool *failed)
{
    Buf words AUTO(buf_clear) = {0};
    const xmlNode *node;
    Walk walk = walk_begin(root);
    while ((node = own_next(&walk))) {
        Element element = element_of(node);
        if ((element == EL_def && node != root) || element == EL_heading)
            walk_skip(&walk);
        else if (node->type == XML_TEXT_NODE)
            buf_add_text(&words, (const char *)node->content);
        else
            buf_add_text(
                &words,
                element == EL_none || role_of(node) == ROLE_INLINE ? "" : "\n");
    }
    forms_add(out, buf_text(&words), words.size);
    *failed |= out->failed || !buf_is_ok(&words);
}

static bool is_said(const Forms *text, const Forms *forms, size_t count,
                    const char *locale, FormsHow how)
{
    for (size_t i = 0; i < count; i++)
        if (forms_count(text, &forms[i], locale, how))
            return true;
    return false;
}

/* Names and addresses stand before and behind what is agreed. */
static bool is_in_body(const xmlNode *node)
{
    while (node && element_of(node) != EL_mainBody)
        node = node->parent;
    return node != NULL;
}

static void read_uses(Terms *terms, const Provision *one)
{
    Forms here AUTO(forms_clear) = {0}, there AUTO(forms_clear) = {0};
    read_words(one->node, &here, &terms->checker->failed);
    bool is_paired = one->partner && is_in_body(one->node);
    if (is_paired)
        read_words(one->partner->node, &there, &terms->checker->failed);
    for (size_t i = 0; i < terms->count; i++) {
        Known *known = &terms->items[i];
        bool is_here =
            is_said(&here, known->forms, known->form_count, terms->locale,
                    known->def ? FORMS_ANY : FORMS_ITSELF);
        if (is_here && !known->use)
            known->use = one->node;
        if (is_here || !known->name || !is_paired ||
            node_is_within(known->def, one->node) ||
            !is_said(&there, known->there, known->there_count, terms->source,
                     FORMS_ITSELF))
            continue;
        known->lacks++;
        known->lack = known->lack ? known->lack : one->node;
    }
}

/* A term element, by what it leads to. */
static void check_element(Terms *terms, const xmlNode *node)
{
    Checker *checker = terms->checker;
    const char *value = doc_get(node, "refersTo");
    Known *known =
        value && value[0] == '#' ? find_known(terms, value + 1) : NULL;
    Buf words AUTO(buf_clear) = {0};
    Forms forms AUTO(forms_clear) = {0};
    if (!known)
        return;
    known->use = known->use ? known->use : node;
    walk_line(node, &words);
    forms_add(&forms, buf_text(&words), words.size);
    checker->failed |= forms.failed || !buf_is_ok(&words);
    if (!forms.count || is_like(known, &forms))
        return;
    Buf defined AUTO(buf_clear) = {0};
    if (known->def)
        walk_line(known->def, &defined);
    report(checker, RULE_TERM_WORDS, node,
           "the term is called \"%s\"; expected \"%s\", %s", buf_text(&words),
           known->name ? known->name : buf_text(&defined),
           known->name ? "its name in work.xml" : "as it is defined");
}

static void read_all(Terms *terms)
{
    for (size_t i = 0; i < terms->here.count; i++)
        if (element_of(terms->here.items[i].node) != EL_def)
            read_uses(terms, &terms->here.items[i]);
    Walk walk = walk_begin(doc_kind(terms->checker->text));
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_term)
            check_element(terms, walk.node);
}

/* ---------------------------------------------------------------- reporting */

static void report_terms(Terms *terms)
{
    Checker *checker = terms->checker;
    for (size_t i = 0; i < terms->count; i++) {
        const Known *known = &terms->items[i];
        Buf words AUTO(buf_clear) = {0};
        if (known->def)
            walk_line(known->def, &words);
        if (!known->def && known->use)
            report(
                checker, RULE_TERM_UNDEFINED, known->use,
                "the term \"%s\" is used; expected a <def xml:id=\"def-%s\"> "
                "of it in the text",
                known->name ? known->name : known->term->id, known->term->id);
        if (known->def && !known->use)
            report(checker, RULE_TERM_UNUSED, known->def,
                   "the term \"%s\" is defined and not used; expected a use, "
                   "or no definition",
                   buf_text(&words));
        if (known->lacks)
            report(checker, RULE_PARITY_TERM, known->lack,
                   "does not say \"%s\", as the original does by its own "
                   "name%s; expected one translation of a term",
                   known->name, known->lacks > 1 ? ", nor do others" : "");
        checker->failed |= !buf_is_ok(&words);
    }
}

CodicilStatus check_terms(Checker *checker, const Wording *wording,
                          const ParityText *original)
{
    Terms terms AUTO(terms_clear) = {
        .checker = checker,
        .locale = doc_locale(checker->text),
        .source = original ? doc_locale(original->text) : NULL};
    read_terms(&terms, wording->glossary);
    if (!terms.count)
        return CODICIL_OK;
    if (checker->failed || !provisions_read(checker->text, &terms.here) ||
        (original && !provisions_read(original->text, &terms.original)))
        return fault_memory(checker->context);
    if (original)
        provisions_pair(&terms.here, &terms.original);
    read_all(&terms);
    report_terms(&terms);
    return CODICIL_OK;
}

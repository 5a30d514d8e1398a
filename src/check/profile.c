/* The profile: which elements, which attributes, in which order. */
#include "check/checker.h"
#include "model/content.h"

#include <string.h>

/* An element that is being looked at. */
typedef struct {
    ContentMatch match;
    bool told; /* that it holds text where it may not */
} Open;

/* The attributes of a row of the table, read once. */
#define ATTRIBUTES_MOST 24
typedef struct {
    VocabAllowed items[ATTRIBUTES_MOST];
    size_t count;
} Allowed;

/* The elements around the node that is looked at, outermost first. */
typedef struct {
    Checker *checker;
    ContentTable *table;
    Allowed *allowed; /* by element */
    Open *open;
    size_t depth, room;
} Profile;

static bool is_mixed(Element element)
{
    return vocab_get(element)->flags & VOCAB_MIXED;
}

/* What may stand next, in words, in `out`. */
static const char *expected(const ContentMatch *match, Buf *out)
{
    content_expected(match, is_mixed(match->parent), out);
    return buf_text(out);
}

/* -------------------------------------------------------------- attributes */

/* The name of an attribute that the table has not, in `out`. */
static const char *name_of(const xmlAttr *at, Buf *out)
{
    if (at->ns) {
        const char *space = (const char *)at->ns->href;
        const char *prefix = (const char *)at->ns->prefix;
        if (!strcmp(space, CODICIL_NAMESPACE))
            prefix = "c";
        else if (strcmp(space, (const char *)XML_XML_NAMESPACE) != 0)
            buf_add_char(out, '?');
        buf_add_format(out, "%s:", prefix ? prefix : "");
    }
    buf_add_text(out, (const char *)at->name);
    return buf_text(out);
}

static Allowed *read_allowed(void)
{
    Allowed *all = calloc(EL_COUNT, sizeof(*all));
    for (Element i = EL_none + 1; all && i < EL_COUNT; i++) {
        const char *at = vocab_get(i)->attributes;
        Allowed *own = &all[i];
        while (own->count < ATTRIBUTES_MOST &&
               vocab_allows(&at, &own->items[own->count]))
            own->count++;
    }
    return all;
}

/* Whether a name of the table, such as "xml:id", is that of an attribute. */
static bool is_named(const xmlAttr *at, const char *name)
{
    const char *space = at->ns ? (const char *)at->ns->href : NULL;
    const char *prefix = "";
    if (space && !strcmp(space, CODICIL_NAMESPACE))
        prefix = "c:";
    else if (space && !strcmp(space, (const char *)XML_XML_NAMESPACE))
        prefix = "xml:";
    else if (space)
        return false;
    size_t skip = strlen(prefix);
    return !strncmp(name, prefix, skip) &&
           !strcmp(name + skip, (const char *)at->name);
}

/* What is allowed under the name of an attribute, NULL if nothing is. */
static const VocabAllowed *find_allowed(const Allowed *allowed,
                                        const xmlAttr *at)
{
    for (size_t i = 0; i < allowed->count; i++)
        if (is_named(at, allowed->items[i].attribute->name))
            return &allowed->items[i];
    return NULL;
}

static void add_allowed(const Allowed *allowed, Buf *out)
{
    for (size_t i = 0; i < allowed->count; i++)
        buf_add_format(out, "%s%s", i ? ", " : "",
                       allowed->items[i].attribute->name);
    if (!allowed->count)
        buf_add_text(out, "none");
}

/* Some types have a rule of their own. */
static RuleId rule_of(const Datatype *type, const char *value)
{
    if (datatype_is(type, "id"))
        return RULE_ID_FORM;
    if (datatype_is(type, "iri"))
        return RULE_LINK_FORM;
    if (datatype_is(type, "locale"))
        return RULE_LOCALE_FORM;
    if (datatype_is(type, "date"))
        return datatype_is_date_form(value) ? RULE_DATE_IMPOSSIBLE
                                            : RULE_DATE_FORM;
    return RULE_PROFILE_ATTRIBUTE;
}

static void check_value(Checker *checker, const xmlNode *node,
                        const VocabAllowed *allowed, const char *value)
{
    if (datatype_allows(&allowed->type, value))
        return;
    Buf words AUTO(buf_clear) = {0}, quote AUTO(buf_clear) = {0};
    RuleId rule = rule_of(&allowed->type, value);
    if (rule == RULE_DATE_IMPOSSIBLE)
        buf_add_text(&words, "a day and time that exist");
    else
        datatype_add_words(&allowed->type, &words);
    report(checker, rule, node, "%s=\"%s\" of <%s>; expected %s",
           allowed->attribute->name, shortened(value, &quote),
           (const char *)node->name, buf_text(&words));
}

static void check_attribute(Checker *checker, const xmlNode *node,
                            const Allowed *allowed, const xmlAttr *at)
{
    Buf name AUTO(buf_clear) = {0}, words AUTO(buf_clear) = {0};
    const VocabAllowed *one = find_allowed(allowed, at);
    if (one) {
        check_value(checker, node, one,
                    at->children && at->children->content
                        ? (const char *)at->children->content
                        : "");
        return;
    }
    add_allowed(allowed, &words);
    report(checker, RULE_PROFILE_ATTRIBUTE, node,
           "<%s> has an attribute %s; expected %s", (const char *)node->name,
           name_of(at, &name), buf_text(&words));
}

static void check_attributes(Checker *checker, const xmlNode *node,
                             const Allowed *allowed)
{
    for (const xmlAttr *at = node->properties; at; at = at->next)
        check_attribute(checker, node, allowed, at);
    for (size_t i = 0; i < allowed->count; i++) {
        const VocabAttribute *one = allowed->items[i].attribute;
        if (allowed->items[i].required && !doc_get(node, one->name))
            report(checker, RULE_PROFILE_ATTRIBUTE, node,
                   "<%s> lacks an attribute; expected %s (%s)",
                   (const char *)node->name, one->name, one->purpose);
    }
}

/* ----------------------------------------------------------------- content */

static bool push(Profile *profile, Element element)
{
    if (profile->depth == profile->room) {
        size_t room = profile->room ? profile->room * 2 : 64;
        Open *open = realloc(profile->open, room * sizeof(*open));
        if (!open)
            return false;
        profile->open = open;
        profile->room = room;
    }
    profile->open[profile->depth++] =
        (Open){content_begin(profile->table, element), false};
    return true;
}

/* The name of an element as its file has it, in `out`. */
static const char *tag_of(const xmlNode *node, Buf *out)
{
    if (node->ns && node->ns->prefix)
        buf_add_format(out, "%s:", (const char *)node->ns->prefix);
    buf_add_text(out, (const char *)node->name);
    return buf_text(out);
}

/* An element that the profile has no room for anywhere. */
static void report_unknown(Profile *profile, const xmlNode *node)
{
    Buf tag AUTO(buf_clear) = {0}, words AUTO(buf_clear) = {0};
    if (!profile->depth)
        buf_add_text(&words, "akomaNtoso");
    else
        expected(&profile->open[profile->depth - 1].match, &words);
    bool elsewhere = element_of(node) != EL_none ||
                     vocab_find((const char *)node->name) != NULL;
    report(profile->checker, RULE_PROFILE_ELEMENT, node,
           "<%s> is no element of a text%s; expected %s", tag_of(node, &tag),
           elsewhere ? " (its namespace is not Akoma Ntoso 3.0)" : "",
           buf_text(&words));
}

/* Takes an element as the next child of what is open. */
static void take(Profile *profile, const xmlNode *node, Element element)
{
    Open *parent = &profile->open[profile->depth - 1];
    ContentMatch before = parent->match;
    if (content_next(&parent->match, element))
        return;
    Buf words AUTO(buf_clear) = {0};
    report(profile->checker, RULE_PROFILE_CONTENT, node,
           "<%s> in <%s>; expected %s", vocab_get(element)->name,
           vocab_get(before.parent)->name, expected(&before, &words));
}

/* False: there is no going inside. */
static bool enter(Profile *profile, const xmlNode *node)
{
    Element element = strict_element(node);
    if (element == EL_none || (!profile->depth && element != EL_akomaNtoso)) {
        report_unknown(profile, node);
        return false;
    }
    if (profile->depth)
        take(profile, node, element);
    check_attributes(profile->checker, node, &profile->allowed[element]);
    if (!push(profile, element))
        profile->checker->failed = true;
    return !profile->checker->failed;
}

static void leave(Profile *profile, const xmlNode *node)
{
    const ContentMatch *match = &profile->open[--profile->depth].match;
    bool waits = match->parent == EL_meta && !first_element(node);
    if (match->complete || waits) /* an empty meta has a rule of its own */
        return;
    Buf words AUTO(buf_clear) = {0};
    report(profile->checker, RULE_PROFILE_CONTENT, node,
           "<%s> ends too early; expected %s", vocab_get(match->parent)->name,
           expected(match, &words));
}

/* White space may stand between elements, not where nothing at all may. */
static void check_text_node(Profile *profile, const xmlNode *node)
{
    Open *parent = &profile->open[profile->depth - 1];
    Element element = parent->match.parent;
    bool empty = content_is_empty(profile->table, element);
    if (is_mixed(element) || parent->told || (!empty && xmlIsBlankNode(node)))
        return;
    parent->told = true;
    Buf text AUTO(buf_clear) = {0}, quote AUTO(buf_clear) = {0};
    Buf words AUTO(buf_clear) = {0};
    walk_text(node, false, &text);
    while (text.size && text.bytes[text.size - 1] == ' ')
        buf_set_size(&text, text.size - 1);
    report(profile->checker, RULE_PROFILE_TEXT, node,
           "text \"%s\" in <%s>; expected %s",
           text.size ? shortened(buf_text(&text), &quote) : " ",
           vocab_get(element)->name, expected(&parent->match, &words));
}

static void walk_profile(Profile *profile)
{
    Walk walk = walk_begin(xmlDocGetRootElement(profile->checker->text));
    const xmlNode *skipped = NULL;
    while (walk_next(&walk) && !profile->checker->full &&
           !profile->checker->failed) {
        const xmlNode *node = walk.node;
        if (node->type == XML_TEXT_NODE) {
            check_text_node(profile, node);
        } else if (node->type != XML_ELEMENT_NODE) {
            continue;
        } else if (!walk.enter) {
            if (node != skipped)
                leave(profile, node);
        } else if (!enter(profile, node)) {
            skipped = node;
            walk_skip(&walk);
        }
    }
}

CodicilStatus check_profile(Checker *checker)
{
    Profile profile = {.checker = checker};
    TRY(content_new(checker->context, &profile.table));
    profile.allowed = read_allowed();
    checker->failed |= !profile.allowed;
    if (profile.allowed)
        walk_profile(&profile);
    content_free(profile.table);
    free(profile.allowed);
    free(profile.open);
    return CODICIL_OK;
}

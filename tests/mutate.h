/* Texts made up at random from the table of the content model, and texts
 * changed at random: the same ones from the same seed on every machine. */
#ifndef MUTATE_H
#define MUTATE_H

#include "text.h"

#include "model/expression.h"
#include "model/meta.h"

typedef struct {
    uint64_t seed;
    unsigned ids; /* how many were given */
} Dice;

/* A number below `below`. */
static inline unsigned dice_throw(Dice *dice, unsigned below)
{
    dice->seed = dice->seed * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(dice->seed >> 33) % below;
}

/* ------------------------------------------------------------ valid values */

static inline const char *dice_pick(Dice *dice, const char *const *from)
{
    unsigned count = 0;
    while (from[count])
        count++;
    return from[dice_throw(dice, count)];
}

/* A value that a type allows, in `out`. */
static inline void dice_value(Dice *dice, const Datatype *type, Buf *out)
{
    static const char *const dates[] = {"2026-01-31", "0004-02-29",
                                        "2026-01-31T09:00:00Z",
                                        "1999-12-31T23:59:59.5-14:00", NULL};
    static const char *const iris[] = {
        "",    "#a",      "a/b?c#d", "https://é.example:80/x%20",
        "a:b", "//[::1]", NULL};
    static const char *const locales[] = {"nl", "zh-Hant-TW", "x-1", NULL};
    static const char *const integers[] = {"1", "999999", NULL};
    static const char *const booleans[] = {"true", "false", NULL};
    static const char *const texts[] = {"", "x", " a  b ", "<&\"é", NULL};
    if (datatype_is(type, "id") || datatype_is(type, "ncname"))
        buf_add_format(out, "i.%u-_", ++dice->ids);
    else if (datatype_is(type, "date"))
        buf_add_text(out, dice_pick(dice, dates));
    else if (datatype_is(type, "iri"))
        buf_add_text(out, dice_pick(dice, iris));
    else if (datatype_is(type, "locale"))
        buf_add_text(out, dice_pick(dice, locales));
    else if (datatype_is(type, "integer"))
        buf_add_text(out, dice_pick(dice, integers));
    else if (datatype_is(type, "boolean"))
        buf_add_text(out, dice_pick(dice, booleans));
    else if (datatype_is(type, "text"))
        buf_add_text(out, dice_pick(dice, texts));
    else /* the first of the choices */
        buf_add(out, type->text, strcspn(type->text, "| !"));
}

/* --------------------------------------------------------------- new texts */

#define GROWN_DEPTH 5 /* below this, the shortest that is allowed */

typedef struct {
    Dice *dice;
    xmlNode *node;
    const Expression *expression;
    int depth;
} Growth;

static inline void grow_element(Dice *dice, xmlNode *node, int depth);

static inline void grow_child(Growth *growth, Element element)
{
    xmlNode *child = doc_add(growth->node, element);
    assert_non_null(child);
    grow_element(growth->dice, child, growth->depth + 1);
}

static inline Element pick_member(Growth *growth, const VocabClass *class)
{
    const char *at = class->members;
    Element members[EL_COUNT];
    unsigned count = 0;
    while ((members[count] = class_next(&at)) != EL_none)
        count++;
    bool deep = growth->depth > GROWN_DEPTH;
    return members[deep ? 0 : dice_throw(growth->dice, count)];
}

static inline void grow_words(Growth *growth)
{
    const Vocab *row = vocab_get(element_of(growth->node));
    if (row->flags & VOCAB_MIXED && dice_throw(growth->dice, 2))
        doc_add_text(growth->node, "words ", 6);
}

static inline void grow_part(Growth *growth, int part)
{
    const Part *at = &growth->expression->parts[part];
    bool deep = growth->depth > GROWN_DEPTH;
    unsigned times = 1;
    if (at->kind == PART_OPTIONAL || at->kind == PART_ANY)
        times = deep ? 0 : dice_throw(growth->dice, 2);
    if (at->kind == PART_ANY || at->kind == PART_SOME)
        times += deep ? 0 : dice_throw(growth->dice, 3);
    int inside = at->first;
    if (at->kind == PART_CHOICE)
        for (unsigned skip = deep ? 0 : dice_throw(growth->dice, 2);
             skip && growth->expression->parts[inside].next >= 0; skip--)
            inside = growth->expression->parts[inside].next;
    for (; times; times--) {
        grow_words(growth);
        if (at->kind == PART_ELEMENT)
            grow_child(growth, at->element);
        else if (at->kind == PART_CLASS)
            grow_child(growth, pick_member(growth, at->class));
        else if (at->kind == PART_SEQUENCE)
            for (int i = inside; i >= 0; i = growth->expression->parts[i].next)
                grow_part(growth, i);
        else if (at->kind != PART_EMPTY)
            grow_part(growth, inside);
    }
}

static inline void grow_element(Dice *dice, xmlNode *node, int depth)
{
    const Vocab *row = vocab_get(element_of(node));
    const char *at = row->attributes;
    for (VocabAllowed allowed; vocab_allows(&at, &allowed);) {
        /* Ours are rarer: libxml2's RELAX NG doubles its work with each. */
        bool ours = allowed.attribute->name[1] == ':';
        if (!allowed.required && dice_throw(dice, ours ? 8 : 2))
            continue;
        Buf value = {0};
        dice_value(dice, &allowed.type, &value);
        doc_set(node, allowed.attribute->name, buf_text(&value));
        buf_clear(&value);
    }
    Expression expression;
    assert_true(expression_from_text(row->content, &expression, &at));
    Growth growth = {dice, node, &expression, depth};
    grow_part(&growth, expression.root);
    grow_words(&growth);
}

/* A text that the content model allows. */
static inline xmlDoc *grow_text(Dice *dice)
{
    xmlDoc *doc = doc_new(EL_doc, "x", "en");
    assert_non_null(doc);
    xmlNode *root = xmlDocGetRootElement(doc);
    xmlNode *old = first_element(root);
    xmlUnlinkNode(old);
    xmlFreeNode(old);
    grow_element(dice, root, 0);
    return doc;
}

/* ----------------------------------------------------------------- changes */

/* An element of a text, the root aside. */
static inline xmlNode *pick_element(Dice *dice, xmlDoc *doc)
{
    unsigned count = 0, wanted;
    xmlNode *root = xmlDocGetRootElement(doc);
    Walk walk = walk_begin(root);
    while (walk_next(&walk))
        count += walk.enter && walk.node->type == XML_ELEMENT_NODE;
    if (count < 2)
        return root;
    wanted = 1 + dice_throw(dice, count - 1);
    walk = walk_begin(root);
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE && !wanted--)
            break;
    return walk.node;
}

static inline void change_drop(Dice *dice, xmlNode *node)
{
    (void)dice;
    xmlUnlinkNode(node);
    xmlFreeNode(node);
}

static inline void change_swap(Dice *dice, xmlNode *node)
{
    (void)dice;
    xmlNode *next = next_element(node);
    if (next)
        xmlAddPrevSibling(node, next);
}

static inline void change_name(Dice *dice, xmlNode *node)
{
    unsigned which = dice_throw(dice, EL_COUNT);
    const Vocab *row = vocab_get((Element)which);
    xmlNodeSetName(node, BAD_CAST(row ? row->name : "foo"));
    node->_private = (void *)row;
}

static inline void change_twin(Dice *dice, xmlNode *node)
{
    (void)dice;
    if (node->parent->type == XML_ELEMENT_NODE)
        xmlAddNextSibling(node, xmlCopyNode(node, 1));
}

static inline void change_move(Dice *dice, xmlNode *node)
{
    xmlNode *to = pick_element(dice, node->doc);
    for (xmlNode *at = to; at; at = at->parent)
        if (at == node)
            return;
    xmlUnlinkNode(node);
    xmlAddChild(to, node);
}

static inline void change_wrap(Dice *dice, xmlNode *node)
{
    xmlNode *outer = xmlNewDocNode(node->doc, node->ns, BAD_CAST "b", NULL);
    xmlReplaceNode(node, outer);
    xmlAddChild(outer, node);
    change_name(dice, outer);
}

static inline void change_words(Dice *dice, xmlNode *node)
{
    static const char *const words[] = {"words", " ", "\n", "\xc2\xa0", NULL};
    const char *text = dice_pick(dice, words);
    doc_add_text(node, text, strlen(text));
}

static inline void change_space(Dice *dice, xmlNode *node)
{
    xmlNs *other = xmlNewNs(node, BAD_CAST "urn:other", BAD_CAST "o");
    xmlSetNs(node, dice_throw(dice, 2) ? other : NULL);
    node->_private = NULL;
}

static inline void change_value(Dice *dice, xmlNode *node)
{
    static const char *const values[] = {
        "",           "x",          "9",      "0",       "a b",
        " a",         "2026-02-30", "true",   "1",       "nl",
        "nl_BE",      "é",          "a:b",    "%zz",     "generation",
        "2026-01-31", "bottom",     " true ", "#x",      "singleVersion",
        "a\nb",       "1e3",        "+1",     "http://", NULL};
    xmlAttr *at = node->properties;
    if (!at)
        return;
    for (unsigned skip = dice_throw(dice, 5); skip && at->next; skip--)
        at = at->next;
    xmlSetNsProp(node, at->ns, at->name, BAD_CAST dice_pick(dice, values));
}

static inline void change_attribute(Dice *dice, xmlNode *node)
{
    size_t count;
    const VocabAttribute *all = vocab_attributes(&count);
    unsigned which = dice_throw(dice, (unsigned)count + 2);
    const char *name = which < count    ? all[which].name
                       : which == count ? "foo"
                                        : "c:foo";
    if (doc_get(node, name)) {
        doc_set(node, name, NULL);
        return;
    }
    doc_set(node, name, "x");
    change_value(dice, node);
}

/* Changes a text in one place. */
static inline void mutate(Dice *dice, xmlDoc *doc)
{
    static void (*const changes[])(Dice *, xmlNode *) = {
        change_drop,  change_swap,  change_name,      change_twin,
        change_move,  change_wrap,  change_words,     change_space,
        change_value, change_value, change_attribute, change_attribute,
    };
    unsigned count = sizeof(changes) / sizeof(changes[0]);
    changes[dice_throw(dice, count)](dice, pick_element(dice, doc));
}

/* The same text as a reader finds it in a file. */
static inline xmlDoc *reread(xmlDoc *doc)
{
    xmlChar *bytes = NULL;
    int size = 0;
    /* A change of place may have left a namespace behind. */
    xmlReconciliateNs(doc, xmlDocGetRootElement(doc));
    xmlDocDumpMemory(doc, &bytes, &size);
    xmlDoc *again = text_read_from((const char *)bytes);
    xmlFree(bytes);
    return again;
}

/* A text of the repository with the placeholders that meta needs. */
static inline xmlDoc *text_with_meta(const char *name)
{
    CodicilContext *context = codicil_context_new();
    xmlDoc *doc = root_text(name);
    char locale[64];
    snprintf(locale, sizeof(locale), "%s", doc_locale(doc));
    Facts facts = meta_placeholder(locale);
    assert_int_equal(meta_write(context, &facts, doc), CODICIL_OK);
    codicil_context_free(context);
    return doc;
}

#endif

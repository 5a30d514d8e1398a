/* Random valid texts, made of the content model: every element in every place,
 * with every attribute, and words that Markdown would misread. */
#ifndef RANDOM_TEXT_H
#define RANDOM_TEXT_H

#include "unit.h"

#include "model/doc.h"
#include "model/expression.h"
#include "model/walk.h"

typedef struct {
    uint64_t state;
    size_t size; /* elements so far */
    size_t ids;
} Random;

static unsigned roll(Random *random, unsigned sides)
{
    random->state = random->state * 6364136223846793005u + 1442695040888963407u;
    return (unsigned)(random->state >> 33) % sides;
}

static const char *const words[] = {
    "The terms",
    "word",
    " and ",
    " ",
    "of",
    "*",
    " * ",
    "**",
    "_",
    "a_b",
    "[x]",
    "](y)",
    "{#z}",
    "}",
    "|",
    "`code`",
    "<b>",
    "<",
    "&amp;",
    "&",
    "\\",
    "\\*",
    "!",
    "# ",
    "#",
    "- ",
    "+",
    "1. ",
    "2) ",
    "12",
    "(a)",
    "===",
    "---",
    "~~~",
    ":::",
    "::: p",
    "{: #q}",
    "[^1]",
    "[^1]: x",
    ": y",
    "注意。",
    "第3条",
    "«",
    "»",
    "“q”",
    "…",
    "\xc2\xa0",
    "\xe3\x80\x80",
    "العربية",
    "Ünïcode",
    "\xe2\x80\x8b",
    "http://x.example/",
    "a@b.example",
    "5. May 2025",
    "Article 3",
    "1.2",
    "^",
    "$",
    "%",
    "'",
    "\"",
    "@",
    "<!-- c -->",
    "|---|",
    "\xc2\xad",
    "!",
    "!",
    "é",
    "end.",
    ".",
    ",",
    "    four",
    "\t",
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void add_words(Random *random, xmlNode *node)
{
    unsigned count = 1 + roll(random, 5);
    for (unsigned i = 0; i < count; i++) {
        const char *text = words[roll(random, COUNT(words))];
        assert_true(doc_add_text(node, text, strlen(text)));
    }
}

static void grow(Random *random, xmlNode *node, int depth);

static void add_one(Random *random, xmlNode *parent, Element element, int depth)
{
    xmlNode *node = doc_add(parent, element);
    assert_non_null(node);
    random->size++;
    grow(random, node, depth + 1);
}

static bool is_small(const Random *random, int depth)
{
    return depth < 9 && random->size < 150;
}

static Element pick(Random *random, const VocabClass *class, int depth)
{
    Element all[64], simple = EL_none;
    unsigned count = 0;
    const char *at = class->members;
    for (Element one; (one = class_next(&at)) != EL_none;) {
        if (one == EL_ins || one == EL_del)
            continue; /* of marked texts, which nobody writes */
        all[count++] = one;
        if (!simple)
            simple = one;
    }
    if (!is_small(random, depth))
        return strcmp(class->name, "INLINE") == 0 ? EL_br : simple;
    return all[roll(random, count)];
}

static void grow_part(Random *random, xmlNode *node, const Expression *content,
                      int part, int depth)
{
    const Part *at = &content->parts[part];
    bool mixed = vocab_get(element_of(node))->flags & VOCAB_MIXED;
    unsigned times = 1, count = 0;
    bool small = is_small(random, depth);
    switch (at->kind) {
    case PART_EMPTY:
        return;
    case PART_ELEMENT:
        add_one(random, node, at->element, depth);
        return;
    case PART_CLASS:
        add_one(random, node, pick(random, at->class, depth), depth);
        return;
    case PART_SEQUENCE:
        for (int one = at->first; one >= 0; one = content->parts[one].next)
            grow_part(random, node, content, one, depth);
        return;
    case PART_CHOICE:
        for (int one = at->first; one >= 0; one = content->parts[one].next)
            count++;
        count = small || depth > 12 ? roll(random, count) : 0;
        part = at->first;
        while (count--)
            part = content->parts[part].next;
        grow_part(random, node, content, part, depth);
        return;
    case PART_OPTIONAL:
        times = small ? roll(random, 2) : 0;
        break;
    case PART_ANY:
        times = small ? roll(random, 4) : 0;
        break;
    case PART_SOME:
        times = small ? 1 + roll(random, 3) : 1;
        break;
    }
    for (unsigned i = 0; i < times; i++) {
        if (mixed && roll(random, 2))
            add_words(random, node);
        grow_part(random, node, content, at->first, depth);
    }
    if (mixed && roll(random, 4))
        add_words(random, node);
}

static const struct {
    const char *type;
    const char *const values[6];
} samples[] = {
    {"locale", {"fr", "ar", "zh-Hant", "nl"}},
    {"id", {"was-1", "was.p1"}},
    {"ncname", {"block", "table", "x.y"}},
    {"date", {"2026-01-31", "2024-02-29T12:00:00Z"}},
    {"iri",
     {"#scope", "https://x.example/a(b)?c=1&amp=2#d", "", "mailto:a@b.c",
      "other@2#x", "a*b_c!"}},
    {"integer", {"1", "2", "640"}},
    {"untranslated|carried", {"untranslated", "carried"}},
    {"text",
     {"plain", "two words", "a \"b\" {c} \\d", "", "  x\n\ty ", "quotation"}},
};

static const char *value_of(Random *random, const Datatype *type)
{
    for (size_t i = 0; i < COUNT(samples); i++) {
        unsigned count = 0;
        if (!datatype_is(type, samples[i].type))
            continue;
        while (count < 6 && samples[i].values[count])
            count++;
        return samples[i].values[roll(random, count)];
    }
    return "bottom"; /* of placement */
}

/* What a comparison alone writes; no text of an author has it. */
static bool is_mark(const char *name)
{
    static const char *const marks[] = {"c:change", "c:move", "c:number",
                                        "c:former-number", "c:former"};
    for (size_t i = 0; i < COUNT(marks); i++)
        if (strcmp(name, marks[i]) == 0)
            return true;
    return false;
}

static void dress(Random *random, xmlNode *node)
{
    VocabAllowed allowed;
    const char *at = vocab_get(element_of(node))->attributes;
    static const char *const classes[] = {"run-in", "quotation", "code", "a b",
                                          "conspicuous"};
    while (vocab_allows(&at, &allowed)) {
        const char *name = allowed.attribute->name;
        bool by_others = !strcmp(name, "eId") || !strcmp(name, "wId") ||
                         !strcmp(name, "xml:id") || !strcmp(name, "contains") ||
                         is_mark(name) || doc_get(node, name);
        if (by_others || (!allowed.required && roll(random, 5)))
            continue;
        bool is_class = !strcmp(name, "class") && roll(random, 2);
        const char *value = is_class ? classes[roll(random, COUNT(classes))]
                                     : value_of(random, &allowed.type);
        assert_true(doc_set(node, name, value));
    }
}

static void grow(Random *random, xmlNode *node, int depth)
{
    const Vocab *row = vocab_get(element_of(node));
    Expression content;
    const char *at;
    assert_true(depth < 60);
    dress(random, node);
    assert_true(expression_from_text(row->content, &content, &at));
    if (row->flags & VOCAB_MIXED && roll(random, 4))
        add_words(random, node);
    grow_part(random, node, &content, content.root, depth);
}

/* Ids, where they have to be and now and then where they may be. */
static void give_ids(Random *random, xmlDoc *doc)
{
    char id[128];
    Walk walk = walk_begin(doc_kind(doc));
    while (walk_next(&walk)) {
        xmlNode *node = walk.node;
        if (!walk.enter || !element_of(node) ||
            !strstr(vocab_get(element_of(node))->attributes, "xml:id"))
            continue;
        if (!is_provision(node) && roll(random, 8))
            continue;
        const xmlNode *owner = node->parent;
        while (owner && owner->type == XML_ELEMENT_NODE &&
               !doc_get(owner, "xml:id"))
            owner = owner->parent;
        const char *stem = owner && owner->type == XML_ELEMENT_NODE
                               ? doc_get(owner, "xml:id")
                               : NULL;
        bool is_first = stem && !node->prev && element_of(node) == EL_p;
        if (is_first && strlen(stem) < 20 && !strchr(stem, '.') &&
            element_of(node->parent) == EL_content)
            snprintf(id, sizeof id, "%s.p1", stem);
        else
            snprintf(id, sizeof id, "n%zu", ++random->ids);
        assert_true(doc_set(node, "xml:id", id));
    }
}

static inline xmlDoc *random_text(Random *random)
{
    xmlDoc *doc = doc_new(EL_doc, "terms", "en");
    xmlNode *preface = doc_part(doc, EL_preface);
    xmlNode *body = doc_part(doc, EL_mainBody);
    while (preface->children) {
        xmlNode *child = preface->children;
        xmlUnlinkNode(child);
        xmlFreeNode(child);
    }
    if (roll(random, 4)) {
        grow(random, preface, 2);
    } else {
        xmlUnlinkNode(preface);
        xmlFreeNode(preface);
    }
    grow(random, body, 2);
    if (!roll(random, 4)) {
        xmlNode *last = doc_add(doc_kind(doc), EL_conclusions);
        assert_true(doc_set(last, "xml:lang", "en"));
        grow(random, last, 2);
    }
    give_ids(random, doc);
    return doc;
}

#endif

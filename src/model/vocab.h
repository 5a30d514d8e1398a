/* The content model: codicil's strict profile of Akoma Ntoso 3.0 (OASIS
 * LegalDocML, part 1, and akomantoso30.xsd), as one table. What checks a text,
 * what writes the RELAX NG schema and what walks a text all read this table. */
#ifndef MODEL_VOCAB_H
#define MODEL_VOCAB_H

#include "model/datatype.h"

#include <libxml/tree.h>
#include <stdbool.h>
#include <stddef.h>

#define AKN_NAMESPACE "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
/* Attributes and elements that Akoma Ntoso lacks; prefix "c". */
#define CODICIL_NAMESPACE "urn:codicil:1"

/* X-macro: one word per element, in the order of the table. */
/* clang-format off */
#define VOCAB_ELEMENTS(X)                                                      \
    X(akomaNtoso) X(doc) X(statement)                                          \
    X(meta) X(identification) X(FRBRWork) X(FRBRExpression)                    \
    X(FRBRManifestation) X(FRBRthis) X(FRBRuri) X(FRBRdate) X(FRBRauthor)      \
    X(FRBRcountry) X(FRBRname) X(FRBRprescriptive) X(FRBRauthoritative)        \
    X(FRBRversionNumber) X(FRBRlanguage) X(FRBRtranslation) X(FRBRformat)      \
    X(lifecycle) X(eventRef) X(references) X(TLCOrganization)                  \
    X(preface) X(longTitle) X(docTitle) X(mainBody) X(conclusions)             \
    X(article) X(section) X(paragraph) X(point) X(hcontainer)                  \
    X(num) X(heading) X(intro) X(content) X(wrapUp)                            \
    X(p) X(ul) X(ol) X(li) X(blockList) X(item)                                \
    X(table) X(caption) X(tr) X(th) X(td) X(blockContainer)                    \
    X(a) X(ref) X(b) X(i) X(u) X(sub) X(sup) X(abbr) X(def) X(term) X(date)    \
    X(span) X(embeddedText) X(ins) X(del) X(br) X(img) X(authorialNote)
/* clang-format on */

typedef enum {
    EL_none, /* not an element of the profile */
#define X(name) EL_##name,
    VOCAB_ELEMENTS(X)
#undef X
        EL_COUNT
} Element;

/* What an element is to those who walk a text. */
typedef enum {
    ROLE_META,  /* facts about the text; no words of it */
    ROLE_FRAME, /* root, doc, preface, mainBody, conclusions, longTitle */
    ROLE_HIER,  /* article, section, paragraph, point, hcontainer */
    ROLE_PART,  /* intro, content, wrapUp: hold blocks for a provision */
    ROLE_LINE,  /* holds inlines directly: p, heading, num, docTitle, caption */
    ROLE_LIST,  /* ul, ol, blockList */
    ROLE_ITEM,  /* li (inlines or blocks), item (blocks) */
    ROLE_TABLE, /* table, tr, th, td */
    ROLE_QUOTE, /* blockContainer */
    ROLE_INLINE, /* b, a, … */
    ROLE_MARKER, /* br, img: empty inlines */
    ROLE_NOTE,   /* authorialNote: blocks within inlines */
} Role;

/* Flags. */
#define VOCAB_MIXED     1u /* text may stand in it */
#define VOCAB_PROVISION 2u /* always carries an xml:id */

/* One row. `content` is an expression over element names and the classes
 * HIER, BLOCK and INLINE:
 *
 *      expr = term *( "|" term )       alternatives
 *      term = 1*( atom [ "?" / "*" / "+" ] )    one after another
 *      atom = name / class / "(" expr ")"
 *
 * "" is empty. In a VOCAB_MIXED element text may stand between any two.
 * `attributes` are names parted by spaces, "!" behind one that must be there;
 * their types are in vocab_attributes(), but where "name=type" says another.
 * vocab_allows() reads them. */
typedef struct {
    const char *name;
    Element element;
    Role role;
    unsigned flags;
    const char *content;
    const char *attributes;
    const char
        *abbreviation;   /* eId prefix (AKN naming convention, 5.), or "" */
    const char *purpose; /* one line for people */
} Vocab;

typedef struct {
    const char *name; /* "xml:id", "c:from", "href" */
    const char *type; /* model/datatype.h */
    const char *purpose;
} VocabAttribute;

/* A class of elements that content expressions use. */
typedef struct {
    const char *name;    /* "HIER" */
    const char *members; /* "article section …" */
} VocabClass;

const Vocab *vocab_rows(size_t *count);    /* EL_akomaNtoso first */
const Vocab *vocab_get(Element element);   /* NULL for EL_none */
const Vocab *vocab_find(const char *name); /* by name, NULL if unknown */
const VocabAttribute *vocab_attributes(size_t *count);
const VocabAttribute *vocab_attribute_find(const char *name);
const VocabClass *vocab_classes(size_t *count);

/* One of the attributes that a row allows. */
typedef struct {
    const VocabAttribute *attribute;
    Datatype type;
    bool required;
} VocabAllowed;

/* The next attribute of a list: `at` begins as row->attributes and moves on.
 * False after the last. An unknown name gives a NULL attribute. */
bool vocab_allows(const char **at, VocabAllowed *out);

/* The rows; the one remembered in a node, NULL if none is. */
extern const Vocab vocab_table[EL_COUNT - 1];

static inline const Vocab *vocab_remembered(const xmlNode *node)
{
    uintptr_t at = (uintptr_t)node->_private;
    bool is_row = at >= (uintptr_t)vocab_table &&
                  at < (uintptr_t)(vocab_table + (EL_COUNT - 1));
    return is_row ? node->_private : NULL;
}

/* Of an element in which no row is remembered. */
Element vocab_element(const xmlNode *node);

/* Which element a node is; EL_none for text, comments, other namespaces. The
 * answer of doc_read() is remembered in the node. A node without a namespace
 * is taken by its name (block trees, fragments under construction). */
static inline Element element_of(const xmlNode *node)
{
    if (!node || node->type != XML_ELEMENT_NODE)
        return EL_none;
    const Vocab *row = vocab_remembered(node);
    return row ? row->element : vocab_element(node);
}

Role role_of(const xmlNode *node); /* only for element_of(node) != EL_none */

#endif

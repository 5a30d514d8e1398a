/* The content model as a table, and how a node finds its row: by name once,
 * then remembered in the node's _private (doc_read does so for every node). */
#include "model/vocab.h"

#include <stdint.h>
#include <string.h>

/* What every provision and what every inline may carry, what every piece that
 * a comparison finds, and what it counts. */
#define PROVISION_ATTRIBUTES                                                   \
    "xml:id eId wId " TRANSLATION "c:alias c:meant c:was " CHANGE
#define TRANSLATION     "c:from c:state c:confirmed "
#define CORE_ATTRIBUTES "class xml:lang"
#define CHANGE          "c:change c:move "
#define ORDINALS        "c:number c:former-number "
#define HIER_CONTENT    "num? heading? (content | (intro? HIER* wrapUp?))"

#define ROW(name, role, flags, content, attributes, abbreviation, purpose)     \
    {                                                                          \
#name, EL_##name, ROLE_##role, flags, content, attributes,             \
            abbreviation, purpose                                              \
    }

const Vocab vocab_table[] = {
    ROW(akomaNtoso, FRAME, 0, "doc | statement", "", "", "the root"),
    ROW(doc, FRAME, 0, "meta preface? mainBody conclusions?", "name! contains!",
        "", "a text: terms, licence, policy"),
    ROW(statement, FRAME, 0, "meta preface? mainBody conclusions?",
        "name! contains!", "", "a text: a statement"),
    ROW(meta, META, 0, "identification lifecycle? references?", "", "",
        "facts, written by codicil"),
    ROW(identification, META, 0, "FRBRWork FRBRExpression FRBRManifestation",
        "source!", "", "which text this is"),
    ROW(FRBRWork, META, 0,
        "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRcountry FRBRname? "
        "FRBRprescriptive?",
        "", "", "the document"),
    ROW(FRBRExpression, META, 0,
        "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRversionNumber? "
        "FRBRauthoritative? FRBRlanguage FRBRtranslation?",
        "", "", "the text"),
    ROW(FRBRManifestation, META, 0,
        "FRBRthis FRBRuri FRBRdate FRBRauthor FRBRformat?", "", "", "the file"),
    ROW(FRBRthis, META, 0, "", "value!", "", "IRI of this"),
    ROW(FRBRuri, META, 0, "", "value!", "", "IRI"),
    ROW(FRBRdate, META, 0, "", "date! name!", "", "a date and what it is of"),
    ROW(FRBRauthor, META, 0, "", "href!", "", "by whom"),
    ROW(FRBRcountry, META, 0, "", "value!", "",
        "ISO 3166-1 alpha-2, lower case"),
    ROW(FRBRname, META, 0, "", "value!", "", "the name of the work"),
    ROW(FRBRprescriptive, META, 0, "", "value=boolean!", "",
        "whether it binds"),
    ROW(FRBRauthoritative, META, 0, "", "value=boolean!", "",
        "whether this language prevails"),
    ROW(FRBRversionNumber, META, 0, "", "value!", "",
        "the label of the version"),
    ROW(FRBRlanguage, META, 0, "", "language!", "", "BCP 47"),
    ROW(FRBRtranslation, META, 0, "", "href! fromLanguage! authoritative! by!",
        "", "what it translates"),
    ROW(FRBRformat, META, 0, "", "value!", "", "media type"),
    ROW(lifecycle, META, 0, "eventRef+", "source!", "", "events"),
    ROW(eventRef, META, 0, "", "date! type! source!", "", "an event"),
    ROW(references, META, 0, "TLCOrganization+", "source!", "",
        "who is named above"),
    ROW(TLCOrganization, META, 0, "", "eId! href! showAs!", "",
        "an organisation"),
    ROW(preface, FRAME, 0, "BLOCK* longTitle BLOCK*", CHANGE "xml:lang!", "",
        "title and what stands around it"),
    ROW(longTitle, FRAME, 0, "p", CHANGE, "", "holds the title"),
    ROW(docTitle, LINE, VOCAB_MIXED, "INLINE*", CHANGE, "", "the title"),
    ROW(mainBody, FRAME, 0, "(BLOCK | HIER)+", "xml:lang!", "", "the content"),
    ROW(conclusions, FRAME, 0, "BLOCK+", CHANGE "xml:lang!", "",
        "closing lines"),
    ROW(article, HIER, VOCAB_PROVISION, HIER_CONTENT,
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "art", "a numbered article"),
    ROW(section, HIER, VOCAB_PROVISION, HIER_CONTENT,
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "sec",
        "what stands under a heading"),
    ROW(paragraph, HIER, VOCAB_PROVISION, HIER_CONTENT,
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "para",
        "a numbered clause, or one with a run-in heading"),
    ROW(point, HIER, VOCAB_PROVISION, HIER_CONTENT,
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "point", "a lettered point"),
    ROW(hcontainer, HIER, VOCAB_PROVISION, HIER_CONTENT,
        PROVISION_ATTRIBUTES "name! " CORE_ATTRIBUTES, "hcontainer",
        "blocks between provisions"),
    ROW(num, LINE, VOCAB_MIXED, "INLINE*", CHANGE CORE_ATTRIBUTES, "",
        "the literal number"),
    ROW(heading, LINE, VOCAB_MIXED, "INLINE*", CHANGE CORE_ATTRIBUTES, "",
        "the heading"),
    ROW(intro, PART, 0, "BLOCK+", CHANGE, "", "blocks before the parts"),
    ROW(content, PART, 0, "BLOCK+", CHANGE, "",
        "blocks of a provision without parts"),
    ROW(wrapUp, PART, 0, "BLOCK+", CHANGE, "", "blocks after the parts"),
    ROW(p, LINE, VOCAB_MIXED, "INLINE*", PROVISION_ATTRIBUTES CORE_ATTRIBUTES,
        "p", "a paragraph"),
    ROW(ul, LIST, 0, "li+", CHANGE "class", "", "a bulleted list"),
    ROW(ol, LIST, 0, "li+", CHANGE "class", "", "a list numbered by its order"),
    ROW(li, ITEM, VOCAB_MIXED, "(INLINE | p | ul | ol)*",
        PROVISION_ATTRIBUTES ORDINALS CORE_ATTRIBUTES, "li",
        "an item: inlines, or paragraphs and lists"),
    ROW(blockList, LIST, 0, "item+", CHANGE "class", "",
        "a list whose items hold blocks or have literal numbers"),
    ROW(item, ITEM, VOCAB_PROVISION, "num? heading? BLOCK+",
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "item", "an item of blocks"),
    ROW(table, TABLE, VOCAB_PROVISION, "caption? tr+",
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "table", "a table"),
    ROW(caption, LINE, VOCAB_MIXED, "INLINE*", CHANGE CORE_ATTRIBUTES, "",
        "the caption of a table"),
    ROW(tr, TABLE, 0, "(th | td)+", CHANGE "class", "", "a row"),
    ROW(th, TABLE, 0, "BLOCK*", CHANGE "colspan rowspan class", "",
        "a header cell"),
    ROW(td, TABLE, 0, "BLOCK*", CHANGE "colspan rowspan class", "", "a cell"),
    ROW(blockContainer, QUOTE, 0, "BLOCK+",
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "container",
        "a quotation of blocks"),
    ROW(a, INLINE, VOCAB_MIXED, "INLINE*", "href! title " CORE_ATTRIBUTES, "",
        "a link to elsewhere"),
    ROW(ref, INLINE, VOCAB_MIXED, "INLINE*", "href! " CORE_ATTRIBUTES, "",
        "a reference to a provision"),
    ROW(b, INLINE, VOCAB_MIXED, "INLINE*", CORE_ATTRIBUTES, "", "bold"),
    ROW(i, INLINE, VOCAB_MIXED, "INLINE*", CORE_ATTRIBUTES, "", "italic"),
    ROW(u, INLINE, VOCAB_MIXED, "INLINE*", CORE_ATTRIBUTES, "", "underlined"),
    ROW(sub, INLINE, VOCAB_MIXED, "INLINE*", CORE_ATTRIBUTES, "", "subscript"),
    ROW(sup, INLINE, VOCAB_MIXED, "INLINE*", CORE_ATTRIBUTES, "",
        "superscript"),
    ROW(abbr, INLINE, VOCAB_MIXED, "INLINE*", "title " CORE_ATTRIBUTES, "",
        "an abbreviation"),
    ROW(def, INLINE, VOCAB_MIXED | VOCAB_PROVISION, "INLINE*",
        PROVISION_ATTRIBUTES CORE_ATTRIBUTES, "def",
        "a term where it is defined"),
    ROW(term, INLINE, VOCAB_MIXED, "INLINE*", "refersTo! " CORE_ATTRIBUTES, "",
        "a defined term where it is used"),
    ROW(date, INLINE, VOCAB_MIXED, "INLINE*", "date! " CORE_ATTRIBUTES, "",
        "a date"),
    ROW(span, INLINE, VOCAB_MIXED, "INLINE*", "c:former " CORE_ATTRIBUTES, "",
        "another language, code, or another class"),
    ROW(embeddedText, INLINE, VOCAB_MIXED, "INLINE*",
        "startQuote endQuote " CORE_ATTRIBUTES, "", "quoted words"),
    ROW(ins, INLINE, VOCAB_MIXED, "INLINE*", "c:was c:move " CORE_ATTRIBUTES,
        "", "inserted words (marked texts only)"),
    ROW(del, INLINE, VOCAB_MIXED, "INLINE*",
        "c:was c:move c:former-number " CORE_ATTRIBUTES, "",
        "deleted words (marked texts only)"),
    ROW(br, MARKER, 0, "", "", "", "a line break"),
    ROW(img, MARKER, 0, "", "src! alt! width height class", "", "a picture"),
    ROW(authorialNote, NOTE, VOCAB_PROVISION, "BLOCK+",
        PROVISION_ATTRIBUTES ORDINALS "marker placement " CORE_ATTRIBUTES,
        "authorialNote", "a footnote"),
};

static const VocabAttribute attributes[] = {
    {"xml:id", "id", "the lasting identity of a provision"},
    {"xml:lang", "locale", "BCP 47 tag of the words inside"},
    {"eId", "ncname", "AKN identifier by position, written by codicil"},
    {"wId", "ncname", "AKN identifier by origin, written by codicil"},
    {"c:from", "text", "digest of the source provision translated here"},
    {"c:state", "untranslated|carried",
     "of a translation: words of the original for the time being, or taken "
     "over from the version before"},
    {"c:confirmed", "text",
     "why a translation still holds although its original was touched"},
    {"c:alias", "text", "former anchors, parted by spaces"},
    {"c:meant", "text",
     "versions before of which the id names the same provision, whatever its "
     "words"},
    {"c:was", "id", "id of the provision that was moved (marked texts)"},
    {"c:change", "inserted|deleted|moved-to|moved-from|split|listed",
     "what became of a piece (marked texts)"},
    {"c:move", "integer", "which move it is of (marked texts)"},
    {"c:number", "integer", "its ordinal now (marked texts)"},
    {"c:former-number", "integer", "its ordinal before (marked texts)"},
    {"c:former", "text", "the inlines around before (marked texts)"},
    {"class", "text", "how it looks: conspicuous, applicability, code, …"},
    {"name", "ncname", "name of the text, or what an hcontainer is"},
    {"contains", "singleVersion", "one version in one language"},
    {"source", "iri", "who says so"},
    {"value", "text", "the value"},
    {"date", "date", "ISO 8601 date or instant"},
    {"href", "iri", "where it leads"},
    {"language", "locale", "BCP 47 tag"},
    {"fromLanguage", "locale", "BCP 47 tag of the original"},
    {"authoritative", "boolean", "whether the translation binds"},
    {"by", "iri", "by whom"},
    {"type", "generation|amendment|repeal", "kind of event"},
    {"showAs", "text", "name for people"},
    {"title", "text", "advisory title, or what an abbreviation means"},
    {"refersTo", "iri", "#id of the definition"},
    {"startQuote", "text", "opening quotation mark"},
    {"endQuote", "text", "closing quotation mark"},
    {"src", "iri", "address of the picture"},
    {"alt", "text", "the picture in words"},
    {"width", "integer", "pixels"},
    {"height", "integer", "pixels"},
    {"colspan", "integer", "columns that a cell spans"},
    {"rowspan", "integer", "rows that a cell spans"},
    {"marker", "text", "sign of the footnote"},
    {"placement", "bottom", "where the footnote stands"},
};

static const VocabClass classes[] = {
    {"HIER", "article section paragraph point hcontainer"},
    {"BLOCK", "p ul ol blockList table blockContainer"},
    {"INLINE", "docTitle a ref b i u sub sup abbr def term date span "
               "embeddedText ins del br img authorialNote"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

_Static_assert(COUNT(vocab_table) == EL_COUNT - 1, "one row per element");

const Vocab *vocab_rows(size_t *count)
{
    *count = COUNT(vocab_table);
    return vocab_table;
}

const Vocab *vocab_get(Element element)
{
    return element == EL_none ? NULL : &vocab_table[element - 1];
}

/* The elements in the order of their names. */
/* clang-format off */
static const unsigned char by_name[] = {
    EL_FRBRExpression, EL_FRBRManifestation, EL_FRBRWork, EL_FRBRauthor,
    EL_FRBRauthoritative, EL_FRBRcountry, EL_FRBRdate, EL_FRBRformat,
    EL_FRBRlanguage, EL_FRBRname, EL_FRBRprescriptive, EL_FRBRthis,
    EL_FRBRtranslation, EL_FRBRuri, EL_FRBRversionNumber, EL_TLCOrganization,
    EL_a, EL_abbr, EL_akomaNtoso, EL_article, EL_authorialNote, EL_b,
    EL_blockContainer, EL_blockList, EL_br, EL_caption, EL_conclusions,
    EL_content, EL_date, EL_def, EL_del, EL_doc, EL_docTitle, EL_embeddedText,
    EL_eventRef, EL_hcontainer, EL_heading, EL_i, EL_identification, EL_img,
    EL_ins, EL_intro, EL_item, EL_li, EL_lifecycle, EL_longTitle, EL_mainBody,
    EL_meta, EL_num, EL_ol, EL_p, EL_paragraph, EL_point, EL_preface, EL_ref,
    EL_references, EL_section, EL_span, EL_statement, EL_sub, EL_sup, EL_table,
    EL_td, EL_term, EL_th, EL_tr, EL_u, EL_ul, EL_wrapUp,
};
/* clang-format on */

_Static_assert(COUNT(by_name) == EL_COUNT - 1, "each element once");

const Vocab *vocab_find(const char *name)
{
    size_t low = 0, high = COUNT(by_name);
    while (low < high) {
        size_t middle = (low + high) / 2;
        const Vocab *row = &vocab_table[by_name[middle] - 1];
        int order = name[0] - row->name[0];
        if (!order && name[0])
            order = name[1] - row->name[1];
        if (!order)
            order = strcmp(name, row->name);
        if (!order)
            return row;
        *(order < 0 ? &high : &low) = order < 0 ? middle : middle + 1;
    }
    return NULL;
}

const VocabAttribute *vocab_attributes(size_t *count)
{
    *count = COUNT(attributes);
    return attributes;
}

/* An attribute by a name that is not NUL-terminated; NULL if unknown. */
static const VocabAttribute *find_attribute(const char *name, size_t size)
{
    for (size_t i = 0; i < COUNT(attributes); i++)
        if (strncmp(attributes[i].name, name, size) == 0 &&
            !attributes[i].name[size])
            return &attributes[i];
    return NULL;
}

const VocabAttribute *vocab_attribute_find(const char *name)
{
    return find_attribute(name, strlen(name));
}

const VocabClass *vocab_classes(size_t *count)
{
    *count = COUNT(classes);
    return classes;
}

bool vocab_allows(const char **at, VocabAllowed *out)
{
    const char *name = *at + strspn(*at, " ");
    size_t size = strcspn(name, " =!");
    const char *end = name + size;
    *out = (VocabAllowed){.attribute = find_attribute(name, size)};
    if (out->attribute)
        out->type =
            (Datatype){out->attribute->type, strlen(out->attribute->type)};
    if (*end == '=') {
        size_t length = strcspn(++end, " !");
        out->type = (Datatype){end, length};
        end += length;
    }
    out->required = *end == '!';
    *at = end + out->required;
    return size > 0;
}

Element vocab_element(const xmlNode *node)
{
    if (node->ns && strcmp((const char *)node->ns->href, AKN_NAMESPACE) != 0)
        return EL_none;
    const Vocab *row = vocab_find((const char *)node->name);
    return row ? row->element : EL_none;
}

Role role_of(const xmlNode *node)
{
    const Vocab *row = vocab_remembered(node);
    return row ? row->role : vocab_get(element_of(node))->role;
}

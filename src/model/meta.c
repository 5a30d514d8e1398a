/* What `meta` says of a text: FRBR identification (AKN part 1, 5.4), the event
 * that made the version, and who is named. */
#include "model/meta.h"

#include "lang/locale.h"
#include "model/walk.h"

#include <string.h>

/* Dates that are not known yet. Any date in meta is valid XML Schema. */
#define PLACEHOLDER_DATE "1970-01-01"
#define SOURCE           "#codicil"

Facts meta_placeholder(const char *locale)
{
    return (Facts){.work = "document",
                   .version = "0",
                   .locale = locale,
                   .original = locale,
                   .prevailing = locale,
                   .publisher = "unknown",
                   .country = "und",
                   .is_draft = true};
}

/* What the values of meta are made of. */
typedef struct {
    const Facts *facts;
    const char *kind;               /* "doc", "statement" */
    Buf work, text, file, original; /* IRIs */
    const char *date;
    const char *country;
    bool failed;
} Source;

static void add_expression(Buf *out, const Source *source, const char *locale)
{
    char iso3[4];
    locale_to_iso3(locale, iso3);
    buf_add_format(out, "%s/%s@%s", buf_text(&source->work), iso3,
                   source->facts->version);
}

/* The day that a version is of: in force, else its label, else unknown. */
static const char *date_of(const Facts *facts)
{
    Instant instant;
    Date date;
    if (facts->in_force && instant_from_text(facts->in_force, &instant))
        return facts->in_force;
    if (date_from_text(facts->version, &date))
        return facts->version;
    return PLACEHOLDER_DATE;
}

static void source_init(Source *source, const Facts *facts, const char *kind)
{
    *source = (Source){.facts = facts, .kind = kind};
    source->date = date_of(facts);
    source->country = facts->country ? facts->country : "und";
    buf_add_format(&source->work, "/akn/%s/%s/%s", source->country, kind,
                   facts->work);
    add_expression(&source->text, source, facts->locale);
    add_expression(&source->original, source, facts->original);
    buf_add_format(&source->file, "%s.xml", buf_text(&source->text));
}

static void source_clear(Source *source)
{
    buf_clear(&source->work);
    buf_clear(&source->text);
    buf_clear(&source->file);
    buf_clear(&source->original);
}

/* An element of meta with up to three attributes: name, value, …, NULL. */
static xmlNode *put(Source *source, xmlNode *parent, Element element,
                    const char *const pairs[])
{
    xmlNode *node = parent ? doc_add(parent, element) : NULL;
    for (; node && *pairs; pairs += 2)
        if (!doc_set(node, pairs[0], pairs[1]))
            node = NULL;
    if (!node)
        source->failed = true;
    return node;
}

#define PUT(parent, element, ...)                                              \
    put(source, parent, EL_##element, (const char *const[]){__VA_ARGS__, NULL})

static void put_this(Source *source, xmlNode *parent, const char *iri,
                     const char *of)
{
    Buf this AUTO(buf_clear) = {0};
    buf_add_format(&this, "%s/!main", iri);
    PUT(parent, FRBRthis, "value", buf_text(&this));
    PUT(parent, FRBRuri, "value", iri);
    PUT(parent, FRBRdate, "date", source->date, "name", of);
}

static void put_work(Source *source, xmlNode *parent)
{
    xmlNode *work = put(source, parent, EL_FRBRWork, (const char *[]){NULL});
    put_this(source, work, buf_text(&source->work), "version");
    PUT(work, FRBRauthor, "href", "#publisher");
    PUT(work, FRBRcountry, "value", source->country);
    PUT(work, FRBRname, "value", source->facts->work);
    PUT(work, FRBRprescriptive, "value", "true");
}

static void put_text(Source *source, xmlNode *parent)
{
    const Facts *facts = source->facts;
    bool prevails = strcmp(facts->locale, facts->prevailing) == 0;
    xmlNode *text =
        put(source, parent, EL_FRBRExpression, (const char *[]){NULL});
    put_this(source, text, buf_text(&source->text), "in-force");
    PUT(text, FRBRauthor, "href", "#publisher");
    PUT(text, FRBRversionNumber, "value", facts->version);
    PUT(text, FRBRauthoritative, "value", prevails ? "true" : "false");
    PUT(text, FRBRlanguage, "language", facts->locale);
    if (strcmp(facts->locale, facts->original) != 0)
        PUT(text, FRBRtranslation, "href", buf_text(&source->original),
            "fromLanguage", facts->original, "authoritative",
            prevails ? "true" : "false", "by", "#publisher");
}

static void put_file(Source *source, xmlNode *parent)
{
    xmlNode *file =
        put(source, parent, EL_FRBRManifestation, (const char *[]){NULL});
    Buf this AUTO(buf_clear) = {0};
    buf_add_format(&this, "%s/!main.xml", buf_text(&source->text));
    PUT(file, FRBRthis, "value", buf_text(&this));
    PUT(file, FRBRuri, "value", buf_text(&source->file));
    PUT(file, FRBRdate, "date", source->date, "name", "file");
    PUT(file, FRBRauthor, "href", SOURCE);
    PUT(file, FRBRformat, "value", "application/akn+xml");
}

static void put_references(Source *source, xmlNode *meta)
{
    const char *publisher = source->facts->publisher;
    xmlNode *lifecycle = PUT(meta, lifecycle, "source", SOURCE);
    PUT(lifecycle, eventRef, "date", source->date, "type", "generation",
        "source", "#publisher");
    xmlNode *references = PUT(meta, references, "source", SOURCE);
    PUT(references, TLCOrganization, "eId", "publisher", "href",
        "/ontology/organization/publisher", "showAs",
        publisher ? publisher : "unknown");
    PUT(references, TLCOrganization, "eId", "codicil", "href",
        "/ontology/organization/codicil", "showAs", "codicil");
}

/* Fills an empty meta. False when out of memory. */
static bool fill(xmlNode *meta, const Facts *facts, const char *kind)
{
    Source store AUTO(source_clear);
    Source *source = &store;
    source_init(source, facts, kind);
    xmlNode *identification = PUT(meta, identification, "source", SOURCE);
    put_work(source, identification);
    put_text(source, identification);
    put_file(source, identification);
    put_references(source, meta);
    return !source->failed && buf_is_ok(&source->work) &&
           buf_is_ok(&source->text) && buf_is_ok(&source->file) &&
           buf_is_ok(&source->original);
}

static bool set_locale(xmlDoc *doc, Element part, const char *locale)
{
    xmlNode *node = doc_part(doc, part);
    return !node || doc_set(node, "xml:lang", locale);
}

CodicilStatus meta_write(const CodicilContext *context, const Facts *facts,
                         xmlDoc *doc)
{
    xmlNode *kind = doc_kind(doc);
    xmlNode *meta = doc_part(doc, EL_meta);
    if (!meta) {
        meta = doc_add(kind, EL_meta);
        if (!meta)
            return fault_memory(context);
        xmlAddPrevSibling(kind->children, meta);
    }
    while (meta->children) {
        xmlNode *old = meta->children;
        xmlUnlinkNode(old);
        xmlFreeNode(old);
    }
    if (!fill(meta, facts, (const char *)kind->name) ||
        !doc_set(kind, "name", facts->work) ||
        !doc_set(kind, "contains", "singleVersion") ||
        !set_locale(doc, EL_preface, facts->locale) ||
        !set_locale(doc, EL_mainBody, facts->locale) ||
        !set_locale(doc, EL_conclusions, facts->locale))
        return fault_memory(context);
    return CODICIL_OK;
}

typedef struct {
    MetaDiffers differs;
    void *user;
} Teller;

/* Compares the attributes of one element with what they should be. */
static void compare_attributes(const Teller *teller, const xmlNode *expected,
                               const xmlNode *found)
{
    for (const xmlAttr *at = expected->properties; at; at = at->next) {
        const char *name = (const char *)at->name;
        const char *want = doc_get(expected, name);
        const char *have = doc_get(found, name);
        Buf what AUTO(buf_clear) = {0};
        if (have && strcmp(want, have) == 0)
            continue;
        buf_add_format(&what, "%s %s", (const char *)found->name, name);
        teller->differs(teller->user, found, buf_text(&what), want, have);
    }
}

/* Compares two meta trees element by element; stops at one that is missing or
 * of another name, since all after it would be off too. */
static void compare(const Teller *teller, const xmlNode *expected,
                    const xmlNode *found)
{
    compare_attributes(teller, expected, found);
    const xmlNode *a = first_element(expected), *b = first_element(found);
    for (; a && b; a = next_element(a), b = next_element(b)) {
        if (strcmp((const char *)a->name, (const char *)b->name) != 0)
            break;
        compare(teller, a, b);
    }
    if (a || b)
        teller->differs(teller->user, b ? b : found, (const char *)found->name,
                        a ? (const char *)a->name : NULL,
                        b ? (const char *)b->name : NULL);
}

/* What stands outside meta but comes from the facts as well. */
static void compare_frame(const Teller *teller, const Facts *facts,
                          const xmlDoc *doc)
{
    static const Element parts[] = {EL_preface, EL_mainBody, EL_conclusions};
    const xmlNode *kind = doc_kind(doc);
    const char *name = doc_get(kind, "name");
    if (!name || strcmp(name, facts->work) != 0)
        teller->differs(teller->user, kind, "name", facts->work, name);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        const xmlNode *part = doc_part(doc, parts[i]);
        const char *locale = part ? doc_get(part, "xml:lang") : NULL;
        if (part && (!locale || strcmp(locale, facts->locale) != 0))
            teller->differs(teller->user, part, "xml:lang", facts->locale,
                            locale);
    }
}

CodicilStatus meta_compare(const CodicilContext *context, const Facts *facts,
                           const xmlDoc *doc, MetaDiffers differs, void *user)
{
    Teller teller = {differs, user};
    const xmlNode *kind = doc_kind(doc);
    const xmlNode *meta = doc_part(doc, EL_meta);
    xmlDoc *AUTO(free_doc) fresh =
        doc_new(element_of(kind), facts->work, facts->locale);
    if (!fresh ||
        !fill(doc_part(fresh, EL_meta), facts, (const char *)kind->name))
        return fault_memory(context);
    if (meta)
        compare(&teller, doc_part(fresh, EL_meta), meta);
    else
        differs(user, kind, "meta", "meta", NULL);
    compare_frame(&teller, facts, doc);
    return CODICIL_OK;
}

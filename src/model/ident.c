/* Minting ids: a slug of the heading, or the parent's id and an ordinal. */
#include "model/ident.h"

#include "lang/slug.h"
#include "model/datatype.h"
#include "model/idset.h"
#include "model/walk.h"

#include <string.h>

#define STEM_LONGEST 100 /* bytes of a parent's id that is built on */

typedef struct {
    const CodicilContext *context;
    Slugger *slugger;
    IdSet taken;    /* ids that stand */
    IdSet slugs;    /* how often each slug of a heading occurs */
    IdSet ordinals; /* how far the ordinals of a stem have come */
    Buf found;      /* slugs of those that lack an id, each with its NUL */
    size_t used;    /* bytes of them */
} Mint;

bool ident_is_valid(const char *id)
{
    return datatype_allows(&(Datatype){"id", 2}, id);
}

/* Adds the slug of a node's heading; nothing where it has none. */
static CodicilStatus add_slug(Mint *mint, const xmlNode *node, Buf *out)
{
    const xmlNode *words = node;
    if (element_of(node) != EL_def) {
        words = child_element(node, EL_heading);
        if (!words && element_of(node) == EL_table)
            words = child_element(node, EL_caption);
    }
    if (!words)
        return CODICIL_OK;
    Buf text AUTO(buf_clear) = {0};
    walk_text(words, false, &text);
    if (!buf_is_ok(&text))
        return fault_memory(mint->context);
    return slug_from_text(mint->slugger, buf_text(&text), text.size, 0, out);
}

/* What an element without a heading is called after its parent's id. */
static const char *letter_of(Element element)
{
    switch (element) {
    case EL_p:
        return "p";
    case EL_li:
    case EL_item:
        return "i";
    case EL_article:
        return "art";
    case EL_section:
        return "s";
    case EL_paragraph:
    case EL_point:
        return "c";
    case EL_table:
        return "t";
    case EL_authorialNote:
        return "note";
    case EL_blockContainer:
        return "q";
    case EL_def:
        return "def";
    default:
        return "b";
    }
}

/* The id of the nearest provision around a node, or the name of the part of
 * the text that it stands in. */
static const char *parent_id(const xmlNode *node)
{
    for (node = node->parent; node; node = node->parent) {
        const char *id = doc_get(node, "xml:id");
        if (id && is_provision(node))
            return id;
        switch (element_of(node)) {
        case EL_preface:
            return "preface";
        case EL_mainBody:
            return "main";
        case EL_conclusions:
            return "conclusions";
        default:
            break;
        }
    }
    return "main";
}

/* The parent's id, cut back at a dot where it has grown too long. */
static void add_stem(Buf *out, const char *id)
{
    size_t size = strlen(id);
    if (size > STEM_LONGEST) {
        size = STEM_LONGEST;
        while (size > 1 && id[size] != '.')
            size--;
    }
    buf_add(out, id, size);
}

/* A stem with the first ordinal that gives an id not yet taken. */
static void add_ordinal(Mint *mint, Buf *id)
{
    size_t stem = id->size;
    do {
        buf_set_size(id, stem);
        size_t ordinal = idset_count(&mint->ordinals, buf_text(id));
        buf_add_number(id, ordinal);
    } while (idset_has(&mint->taken, buf_text(id)) && buf_is_ok(id) &&
             !mint->ordinals.failed);
}

/* A slug as an id: under its parent where it recurs, with an ordinal where
 * even that is taken. */
static void add_name(Mint *mint, const xmlNode *node, const char *slug, Buf *id)
{
    const char *parent = parent_id(node);
    bool at_top = strcmp(parent, "main") == 0;
    if (element_of(node) == EL_def)
        buf_add_text(id, "def-");
    else if (!at_top && idset_get(&mint->slugs, slug) > 1) {
        add_stem(id, parent);
        buf_add_char(id, '.');
    }
    buf_add_text(id, slug);
    if (idset_has(&mint->taken, buf_text(id))) {
        buf_add_char(id, '-');
        idset_add(&mint->ordinals, buf_text(id)); /* so that -2 is next */
        add_ordinal(mint, id);
    }
}

static CodicilStatus mint_one(Mint *mint, xmlNode *node)
{
    Buf id AUTO(buf_clear) = {0};
    const char *slug = buf_text(&mint->found) + mint->used;
    mint->used += strlen(slug) + 1;
    if (*slug) {
        add_name(mint, node, slug, &id);
    } else {
        add_stem(&id, parent_id(node));
        buf_add_char(&id, '.');
        buf_add_text(&id, letter_of(element_of(node)));
        add_ordinal(mint, &id);
    }
    idset_add(&mint->taken, buf_text(&id));
    if (!buf_is_ok(&id) || mint->taken.failed || mint->ordinals.failed ||
        !doc_set(node, "xml:id", buf_text(&id)))
        return fault_memory(mint->context);
    return CODICIL_OK;
}

/* Former anchors, parted by spaces, are taken too. */
static CodicilStatus take_aliases(Mint *mint, const char *aliases)
{
    Buf one AUTO(buf_clear) = {0};
    while (*aliases) {
        aliases += strspn(aliases, " ");
        size_t size = strcspn(aliases, " ");
        buf_set_size(&one, 0);
        buf_add(&one, aliases, size);
        idset_add(&mint->taken, buf_text(&one));
        aliases += size;
    }
    return buf_is_ok(&one) ? CODICIL_OK : fault_memory(mint->context);
}

/* Counts the slug of a provision, and keeps it where that has no id. */
static CodicilStatus survey_one(Mint *mint, const xmlNode *node, bool has_id)
{
    Buf slug AUTO(buf_clear) = {0};
    TRY(add_slug(mint, node, &slug));
    if (slug.size && element_of(node) != EL_def)
        idset_count(&mint->slugs, buf_text(&slug));
    if (!has_id)
        buf_add(&mint->found, buf_text(&slug), slug.size + 1);
    return buf_is_ok(&mint->found) ? CODICIL_OK : fault_memory(mint->context);
}

/* Which ids are taken, and which slugs recur. */
static CodicilStatus survey(Mint *mint, const xmlDoc *doc)
{
    Walk walk = walk_begin(xmlDocGetRootElement(doc));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        const char *id = doc_get(walk.node, "xml:id");
        if (id)
            idset_add(&mint->taken, id);
        const char *aliases = doc_get(walk.node, "c:alias");
        if (aliases)
            TRY(take_aliases(mint, aliases));
        if (is_provision(walk.node))
            TRY(survey_one(mint, walk.node, id != NULL));
    }
    return CODICIL_OK;
}

static CodicilStatus mint_all(Mint *mint, bool is_quick, xmlDoc *doc)
{
    TRY(slugger_new(mint->context, is_quick, &mint->slugger));
    TRY(survey(mint, doc));
    Walk walk = walk_begin(xmlDocGetRootElement(doc));
    while (walk_next(&walk))
        if (walk.enter && is_provision(walk.node) &&
            !doc_get(walk.node, "xml:id"))
            TRY(mint_one(mint, walk.node));
    return CODICIL_OK;
}

static CodicilStatus mint_ids(const CodicilContext *context, bool is_quick,
                              xmlDoc *doc)
{
    Mint mint = {.context = context};
    idset_init(&mint.taken);
    idset_init(&mint.slugs);
    idset_init(&mint.ordinals);
    CodicilStatus status = mint_all(&mint, is_quick, doc);
    idset_clear(&mint.taken);
    idset_clear(&mint.slugs);
    idset_clear(&mint.ordinals);
    buf_clear(&mint.found);
    slugger_free(mint.slugger);
    return status;
}

CodicilStatus ident_mint(const CodicilContext *context, xmlDoc *doc)
{
    return mint_ids(context, false, doc);
}

CodicilStatus ident_mint_quick(const CodicilContext *context, xmlDoc *doc)
{
    return mint_ids(context, true, doc);
}

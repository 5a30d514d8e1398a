/* Builds a text of a block tree: headings become clauses, dates are typed,
 * blocks take the shapes of the profile; then all moves into the parts of a
 * new text, where names, ids and classes are settled. */
#include "import/build.h"

#include "import/anchors.h"
#include "import/blocks.h"
#include "import/nest.h"
#include "import/qualified.h"
#include "import/scrub.h"
#include "import/settle.h"
#include "import/shape.h"
#include "import/typed.h"
#include "lang/words.h"
#include "model/doc.h"

#include <string.h>

typedef struct {
    CodicilContext *context;
    const BuildOptions *options;
    xmlNode *blocks;
    xmlNode *preface, *title, *body; /* of the new text */
} Builder;

static xmlNode *own_title(const xmlNode *blocks)
{
    xmlNode *at = blocks->children;
    while (at && !block_is(at, "title"))
        at = at->next;
    return at;
}

static void move(xmlNode *node, xmlNode *parent)
{
    xmlUnlinkNode(node);
    xmlAddChild(parent, node);
}

/* --------------------------------------------------------------------- title
 */

/* Whether the title that was asked for is the text's own. */
static bool is_same_title(const char *wanted, const xmlNode *own)
{
    Buf text = {0}, one = {0}, other = {0};
    block_text(own, &text);
    bool is_same = words_fold(wanted, strlen(wanted), &one) &&
                   words_fold(buf_text(&text), text.size, &other) &&
                   strcmp(buf_text(&one), buf_text(&other)) == 0;
    buf_clear(&text);
    buf_clear(&one);
    buf_clear(&other);
    return is_same;
}

static CodicilStatus add_title(const Builder *builder, const char *title)
{
    Buf text = {0};
    bool is_ok = scrub_text(title, &text) &&
                 doc_add_text(builder->title, buf_text(&text), text.size);
    buf_clear(&text);
    return is_ok ? CODICIL_OK : fault_memory(builder->context);
}

static bool has_words(const char *title)
{
    return title[strspn(title, " \t\r\n")] != '\0';
}

/* A title is no provision: what leads to it leads nowhere. */
static void drop_anchors(const Builder *builder, xmlNode *title)
{
    const char *id = block_get(title, "id");
    Place place = {builder->options->file, block_line(title), 0};
    if (id)
        tell(builder->context, CODICIL_NOTE, &place,
             "dropped the id of the title: %s", id);
    block_set(title, "id", NULL);
    block_set(title, "alias", NULL);
}

/* What stood behind the title: in the preface, where there is one. */
static void build_preface(const Builder *builder, bool has_title)
{
    xmlNode *held = builder->blocks->children;
    while (held && !block_is(held, "preface"))
        held = held->next;
    if (held && has_title)
        move(held, builder->preface);
    if (held)
        block_unwrap(held);
}

/* Fills the preface: what stands before the title, the title, and the text's
 * own title where another was asked for. */
static CodicilStatus build_title(const Builder *builder)
{
    const char *wanted = builder->options->title;
    xmlNode *own = own_title(builder->blocks);
    Place place = {builder->options->file, 0, 0};
    if (wanted && !has_words(wanted))
        wanted = NULL;
    if (own && block_is_blank(own)) {
        block_set_name(own, "p");
        own = NULL;
    }
    if (!own && !wanted) {
        tell(builder->context, CODICIL_WARNING, &place,
             "has no title of its own (--title gives one)");
        xmlUnlinkNode(builder->preface);
        xmlFreeNode(builder->preface);
        return CODICIL_OK;
    }
    if (wanted && own && is_same_title(wanted, own))
        wanted = NULL;
    if (wanted)
        TRY(add_title(builder, wanted));
    if (!own)
        return CODICIL_OK;
    while (builder->blocks->children != own) {
        xmlNode *before = builder->blocks->children;
        xmlUnlinkNode(before);
        xmlAddPrevSibling(builder->title->parent->parent, before);
    }
    drop_anchors(builder, own);
    if (wanted) {
        move(own, builder->preface);
        return block_set_name(own, "p") ? CODICIL_OK
                                        : fault_memory(builder->context);
    }
    while (own->children)
        move(own->children, builder->title);
    xmlUnlinkNode(own);
    xmlFreeNode(own);
    return CODICIL_OK;
}

/* ---------------------------------------------------------------------- body
 */

static CodicilStatus build_body(const Builder *builder)
{
    xmlNode *closing = NULL;
    xmlNode *at = builder->blocks->last;
    if (block_is(at, "conclusions"))
        closing = at;
    for (; block_is_conclusion(at) && at->prev; at = at->prev)
        closing = at;
    while (builder->blocks->children && builder->blocks->children != closing)
        move(builder->blocks->children, builder->body);
    Place place = {builder->options->file, 0, 0};
    if (!builder->body->children)
        return fault(builder->context, CODICIL_INVALID, &place,
                     "has no content besides its title");
    if (!closing)
        return CODICIL_OK;
    xmlNode *conclusions = doc_add(builder->body->parent, EL_conclusions);
    if (!conclusions ||
        !doc_set(conclusions, "xml:lang", builder->options->locale))
        return fault_memory(builder->context);
    while (builder->blocks->children)
        move(builder->blocks->children, conclusions);
    if (block_is(closing, "conclusions"))
        block_unwrap(closing);
    return CODICIL_OK;
}

CodicilStatus build_text(CodicilContext *context, const BuildOptions *options,
                         xmlDoc *blocks, xmlDoc **text)
{
    xmlNode *root = xmlDocGetRootElement(blocks);
    xmlDoc *AUTO(free_doc) doc =
        doc_new(options->kind, options->name, options->locale);
    if (!doc || !nest_headings(root, options->locale) || !anchors_find(root))
        return fault_memory(context);
    TRY(typed_find(context, options->file, options->locale, root));
    if (!qualified_find(root))
        return fault_memory(context);
    if (!shape_blocks(context, options->file, root))
        return fault_memory(context);
    Builder builder = {
        .context = context,
        .options = options,
        .blocks = root,
        .preface = doc_part(doc, EL_preface),
        .title = doc_title(doc),
        .body = doc_part(doc, EL_mainBody),
    };
    TRY(build_title(&builder));
    build_preface(&builder, doc_part(doc, EL_preface) != NULL);
    TRY(build_body(&builder));
    TRY(settle_text(context, options->file, doc));
    *text = TAKE(doc);
    return CODICIL_OK;
}

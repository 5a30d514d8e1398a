/* Reads Markdown: mends the source, has cmark parse it, cleans cmark's tree,
 * takes its words, and turns it into the block tree. */
#include "import/markdown.h"

#include "import/attrlist.h"
#include "import/endnotes.h"
#include "import/footnotes.h"
#include "import/front.h"
#include "import/harvest.h"
#include "import/itemnumber.h"
#include "import/meant.h"
#include "import/pieces.h"
#include "import/pipetable.h"
#include "import/reader.h"
#include "import/scrub.h"
#include "model/doc.h"

#include <string.h>

DEFINE_CLEANUP(free_tree, cmark_node, cmark_node_free)

/* cmark nests without limit; we do not. */
static CodicilStatus check_depth(const CodicilContext *context,
                                 const char *file, const Mended *mended,
                                 cmark_node *root)
{
    int depth = 0;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    cmark_node *node = root, *block = root;
    while (depth <= BLOCKS_DEPTH &&
           (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) <= CMARK_NODE_LAST_BLOCK)
            block = node;
        bool is_leaf = !cmark_node_first_child(node);
        if (event == CMARK_EVENT_ENTER)
            depth += !is_leaf;
        else
            depth -= !is_leaf;
    }
    cmark_iter_free(iter);
    if (depth <= BLOCKS_DEPTH)
        return CODICIL_OK;
    Place place = {file, mended_line(mended, cmark_node_get_start_line(block)),
                   0};
    return fault(context, CODICIL_INVALID, &place, "nested deeper than %d",
                 BLOCKS_DEPTH);
}

/* HTML and Markdown within each other nest as deep as both. */
static CodicilStatus check_blocks(const CodicilContext *context,
                                  const char *file, const xmlNode *top)
{
    size_t depth = 0;
    const xmlNode *at = top;
    while (depth <= BLOCKS_DEPTH + 10) {
        if (at->type == XML_ELEMENT_NODE && at->children) {
            at = at->children;
            depth++;
            continue;
        }
        for (; at != top && !at->next; depth--)
            at = at->parent;
        if (at == top)
            return CODICIL_OK;
        at = at->next;
    }
    Place place = {file, block_line(at->parent), 0};
    return fault(context, CODICIL_INVALID, &place, "nested deeper than %d",
                 BLOCKS_DEPTH);
}

static CodicilStatus read_tree(CodicilContext *context,
                               const SourceText *source, const Mended *mended,
                               cmark_node *root, xmlDoc **blocks)
{
    xmlDoc *AUTO(free_doc) doc = blocks_new();
    if (!doc)
        return fault_memory(context);
    Reader reader = {.context = context, .source = source, .mended = mended};
    xmlNode *top = xmlDocGetRootElement(doc);
    bool is_ok = reader_read(&reader, root, top);
    if (is_ok && reader.ids.size)
        dropped_add(&reader.dropped, "anchor behind the last line", 0);
    dropped_tell(&reader.dropped, context, source->file);
    inlines_clear(&reader.inlines);
    buf_clear(&reader.alt.text);
    buf_clear(&reader.ids);
    if (!is_ok)
        return reader.status ? reader.status : fault_memory(context);
    TRY(check_blocks(context, source->file, top));
    TRY(meant_find(context, source->file, source->locale, top));
    *blocks = TAKE(doc);
    return CODICIL_OK;
}

static CodicilStatus parse_blocks(CodicilContext *context, const char *file,
                                  const Mended *mended, cmark_node **root)
{
    cmark_node *AUTO(free_tree) tree = cmark_parse_document(
        buf_text(&mended->text), mended->text.size, CMARK_OPT_DEFAULT);
    if (!tree)
        return fault_memory(context);
    TRY(check_depth(context, file, mended, tree));
    *root = TAKE(tree);
    return CODICIL_OK;
}

/* Parses, and once more where cmark's paragraphs turn out to be tables. */
static CodicilStatus parse_tables(CodicilContext *context, const char *file,
                                  Mended *mended, cmark_node **root)
{
    cmark_node *AUTO(free_tree) tree = NULL;
    Mended AUTO(mended_clear) spread = {0};
    TRY(parse_blocks(context, file, mended, &tree));
    TRY(pipetable_spread(context, file, mended, tree, &spread));
    if (!spread.count) {
        *root = TAKE(tree);
        return CODICIL_OK;
    }
    Mended before = *mended;
    *mended = spread;
    spread = before;
    TRY(parse_blocks(context, file, mended, root));
    return pipetable_trim(mended, *root) ? CODICIL_OK : fault_memory(context);
}

static CodicilStatus parse(CodicilContext *context, const SourceText *source,
                           Mended *mended, xmlDoc **blocks, Buf *words)
{
    cmark_node *AUTO(free_tree) root = NULL;
    AttrList *AUTO(attrlists_free) lists = NULL;
    TRY(parse_tables(context, source->file, mended, &root));
    TRY(scrub_tree(context, source->file, mended, root));
    TRY(attrlists_take(context, source->file, mended, root, &lists));
    TRY(footnotes_take(context, source->file, mended, root));
    itemnumbers_set(context, source->file, mended, root);
    if (!endnotes_take(root) || !harvest_words(root, words) ||
        !pieces_join(mended, root))
        return fault_memory(context);
    return read_tree(context, source, mended, root, blocks);
}

CodicilStatus markdown_to_blocks(CodicilContext *context,
                                 const SourceText *source, xmlDoc **blocks,
                                 Buf *words)
{
    Mended AUTO(mended_clear) mended = {0};
    Front AUTO(front_clear) front = {0};
    xmlDoc *AUTO(free_doc) doc = NULL;
    TRY(front_read(context, source, &front));
    TRY(mend_source(context, source, &front, &mended));
    TRY(parse(context, source, &mended, &doc, words));
    TRY(front_apply(context, source, &front, xmlDocGetRootElement(doc), words));
    *blocks = TAKE(doc);
    return CODICIL_OK;
}

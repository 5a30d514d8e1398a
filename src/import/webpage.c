/* Reads a page: parses it, chooses the part, sweeps it, takes its words, and
 * turns it into the block tree. */
#include "import/webpage.h"

#include "import/chosen.h"
#include "import/meant.h"
#include "import/ownnumbers.h"
#include "import/sweep.h"
#include "import/webnotes.h"
#include "import/webreader.h"
#include "import/webwords.h"
#include "import/wrapup.h"
#include "lang/locale.h"
#include "model/doc.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    CodicilContext *context;
    const SourceText *source;
    const WebpageOptions *options;
    xmlNode *root;   /* of the page */
    xmlNode *blocks; /* of the block tree */
    bool is_ours;    /* the page was made by codicil */
    Weblinks links;
    Dropped dropped;
    Buf ids; /* that wait for a line */
    Buf *words;
} Page;

/* ----------------------------------------------------------------- language */

static void compare_language(const Page *page)
{
    char said[LOCALE_SIZE], own[LOCALE_SIZE], wanted[LOCALE_SIZE];
    const char *text = block_get(page->root, "lang");
    const char *locale = page->source->locale;
    if (!text || !locale || strcmp(locale, "und") == 0 ||
        !locale_from_text(text, said, NULL))
        return;
    locale_to_language(said, own);
    locale_to_language(locale, wanted);
    if (strcmp(own, wanted) != 0)
        tell(page->context, CODICIL_WARNING,
             &(Place){page->source->file, dom_line(page->root), 0},
             "says that its language is '%s', but '%s' was given", said,
             locale);
}

/* -------------------------------------------------------------------- title */

static int level_of(const xmlNode *heading)
{
    const char *level = block_get(heading, "level");
    return level ? (int)strtol(level, NULL, 10) : 0;
}

/* Whether the outline will find a title by itself: the part has an h1, or its
 * first heading stands above all others. */
static bool has_heading(const xmlNode *blocks, bool only_first)
{
    const xmlNode *first = NULL;
    for (const xmlNode *at = blocks->children; at; at = at->next) {
        if (!block_is(at, "heading"))
            continue;
        if (level_of(at) == 1)
            return true;
        if (first && level_of(at) <= level_of(first))
            return false;
        first = first ? first : at;
    }
    return !only_first && first;
}

/* A heading that is no link to elsewhere, as the mark of a site is. */
static xmlNode *find_heading(const Page *page)
{
    xmlNode *found = NULL;
    DomWalk walk = dom_walk(page->root);
    while (dom_next(&walk)) {
        if (!walk.is_entering || walk.node->type != XML_ELEMENT_NODE)
            continue;
        if (dom_is_chosen(walk.node) || sweep_is_hidden(walk.node)) {
            dom_skip(&walk);
        } else if (dom_level(walk.node) == 1) {
            const xmlNode *inner = walk.node->children;
            while (inner && inner->type == XML_TEXT_NODE &&
                   xmlIsBlankNode(inner))
                inner = inner->next;
            if (found)
                return NULL;
            if (inner && !block_is(inner, "a") && !block_is(inner, "img"))
                found = walk.node;
        }
    }
    return found;
}

static xmlNode *find_title(const Page *page)
{
    DomWalk walk = dom_walk(page->root);
    while (dom_next(&walk)) {
        if (block_is(walk.node, "title") && walk.node->children &&
            walk.node->children->type == XML_TEXT_NODE)
            return walk.node;
        if (block_is(walk.node, "body"))
            break;
    }
    return NULL;
}

/* Reads an element outside of the part as the title, first of all. */
static bool read_title(Page *page, WebReader *reader, xmlNode *element)
{
    Buf words = {0};
    xmlNode *first = page->blocks->children;
    if (!sweep_page(element, &page->dropped))
        return false;
    xmlNode *title = block_add(NULL, "title", dom_line(element));
    if (!title)
        return false;
    if (first)
        xmlAddPrevSibling(first, title);
    else
        xmlAddChild(page->blocks, title);
    reader->at = title;
    bool is_ok =
        webreader_read(reader, element) && webwords_add(element, &words);
    buf_add(&words, buf_text(page->words), page->words->size);
    is_ok = is_ok && buf_is_ok(&words);
    xmlNode *line = title->children;
    if (line && block_get(line, "num"))
        is_ok &= block_add_number(line, block_get(line, "num"));
    if (line && !line->next)
        block_unwrap(line);
    if (is_ok && block_is_blank(title)) {
        block_drop(title);
    } else if (is_ok) {
        Buf former = *page->words;
        *page->words = words;
        words = former;
    }
    buf_clear(&words);
    return is_ok;
}

static bool add_title(Page *page, WebReader *reader)
{
    if (page->options->has_title || has_heading(page->blocks, true) ||
        page->is_ours)
        return true;
    xmlNode *element = find_heading(page);
    if (!element && has_heading(page->blocks, false))
        return true;
    bool is_heading = element != NULL;
    if (!element)
        element = find_title(page);
    if (!element)
        return true;
    tell(page->context, CODICIL_NOTE,
         &(Place){page->source->file, dom_line(element), 0},
         is_heading ? "took the h1 that stands outside of the part for the "
                      "title"
                    : "took the page's <title> for the title, as the part has "
                      "no h1");
    return read_title(page, reader, element);
}

/* ------------------------------------------------------------------ the part
 */

static bool read_part(Page *page, WebReader *reader, xmlNode *part)
{
    reader->at = page->blocks;
    if (!webnotes_take(part, &page->dropped) ||
        !sweep_page(part, &page->dropped) ||
        !ownnumbers_find(part, page->source->locale, &page->dropped) ||
        !webwords_add(part, page->words) || !webreader_read(reader, part))
        return false;
    if (page->is_ours && block_is(part, "header"))
        webown_wrap_preface(reader, page->blocks);
    return !reader->failed;
}

static bool is_ours(const xmlNode *part)
{
    return dom_is_set(part, "id", ":content") || dom_has_class(part, "codicil");
}

static bool read_page(Page *page, WebReader *reader)
{
    bool is_ok = weblinks_find(page->root, &page->links);
    xmlNode *part = NULL;
    const xmlNode *list = NULL;
    while (is_ok && (part = dom_next_chosen(page->root, part))) {
        is_ok = weblinks_want(part, &page->links);
        page->is_ours |= is_ours(part);
        if (is_ok && block_is(part, "li") && part->parent != list)
            is_ok = dom_keep_counts(part->parent);
        list = part->parent;
    }
    if (!is_ok)
        return false;
    reader->is_ours = page->is_ours;
    while ((part = dom_next_chosen(page->root, part)))
        if (!read_part(page, reader, part))
            return false;
    is_ok = add_title(page, reader);
    xmlNode *at = page->is_ours ? page->blocks->children : NULL;
    for (; at && is_ok; at = at->next)
        is_ok = !block_is(at, "clause") || wrapup_find(at);
    return is_ok;
}

static CodicilStatus read_chosen(Page *page)
{
    TRY(chosen_mark(page->context, page->source->file, page->options->select,
                    page->root));
    compare_language(page);
    WebReader *reader = calloc(1, sizeof(*reader));
    if (!reader)
        return fault_memory(page->context);
    reader->source = page->source;
    reader->links = &page->links;
    reader->dropped = &page->dropped;
    reader->ids = &page->ids;
    bool is_ok = read_page(page, reader);
    if (is_ok && page->ids.size)
        dropped_add(&page->dropped, "anchor behind the last line", 0);
    dropped_tell(&page->dropped, page->context, page->source->file);
    weblinks_clear(&page->links);
    buf_clear(&page->ids);
    webreader_clear(reader);
    free(reader);
    if (!is_ok)
        return fault_memory(page->context);
    return page->is_ours ? CODICIL_OK
                         : meant_find(page->context, page->source->file,
                                      page->source->locale, page->blocks);
}

CodicilStatus webpage_to_blocks(CodicilContext *context,
                                const SourceText *source,
                                const WebpageOptions *options, xmlDoc **blocks,
                                Buf *words)
{
    xmlDoc *AUTO(free_doc) made = blocks_new();
    xmlDoc *AUTO(free_doc) dom = NULL;
    if (!made)
        return fault_memory(context);
    TRY(dom_parse(context, source, NULL, &dom));
    Page page = {.context = context,
                 .source = source,
                 .options = options,
                 .root = xmlDocGetRootElement(dom),
                 .blocks = xmlDocGetRootElement(made),
                 .words = words};
    if (!page.root)
        return fault(context, CODICIL_INVALID, &(Place){.file = source->file},
                     "has no element; a page was expected");
    TRY(read_chosen(&page));
    *blocks = TAKE(made);
    return CODICIL_OK;
}

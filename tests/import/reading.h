/* Sources and block trees for tests, as strings in and strings out. */
#ifndef READING_H
#define READING_H

#include "unit.h"

#include "import/blocks.h"
#include "import/build.h"
#include "import/loss.h"
#include "import/markdown.h"
#include "import/outline.h"
#include "model/doc.h"

#include <libxml/parser.h>

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* What stands within a node, on one line, for free(). */
static inline char *inside_of(const xmlNode *node)
{
    xmlBuffer *out = xmlBufferCreate();
    for (xmlNode *at = node->children; at; at = at->next)
        xmlNodeDump(out, node->doc, at, 0, 0);
    char *text = strdup((const char *)xmlBufferContent(out));
    xmlBufferFree(out);
    assert_non_null(text);
    return text;
}

/* A block tree from what stands within <blocks>. */
static inline xmlDoc *tree_of(const char *inside)
{
    Buf xml = {0};
    buf_add_format(&xml, "<blocks>%s</blocks>", inside);
    xmlDoc *doc = xmlReadMemory(buf_text(&xml), (int)xml.size, NULL, NULL,
                                XML_PARSE_NODICT);
    buf_clear(&xml);
    assert_non_null(doc);
    if (!doc->encoding) /* else xmlNodeDump() writes &#x7B2C; */
        doc->encoding = xmlStrdup(BAD_CAST "UTF-8");
    return doc;
}

/* The block tree and the words of Markdown; NULL where it is refused. */
static inline xmlDoc *markdown_tree(const char *markdown, Told *told,
                                    Buf *words)
{
    CodicilContext *context = context_telling(told);
    SourceText source = {"test.md", markdown, strlen(markdown), "en"};
    xmlDoc *blocks = NULL;
    CodicilStatus status = markdown_to_blocks(context, &source, &blocks, words);
    assert_int_equal(status, told->faults ? told->status : CODICIL_OK);
    codicil_context_free(context);
    return blocks;
}

static inline void assert_markdown(const char *markdown, const char *blocks)
{
    Told told;
    Buf words = {0};
    xmlDoc *doc = markdown_tree(markdown, &told, &words);
    assert_non_null(doc);
    char *inside = inside_of(xmlDocGetRootElement(doc));
    assert_string_equal(inside, blocks);
    free(inside);
    xmlFreeDoc(doc);
    buf_clear(&words);
}

static inline void assert_words(const char *markdown, const char *expected)
{
    Told told;
    Buf words = {0};
    xmlDoc *doc = markdown_tree(markdown, &told, &words);
    for (size_t i = 0; i < words.size; i++)
        if (words.bytes[i] == '\n')
            words.bytes[i] = ' ';
    assert_string_equal(buf_text(&words), expected);
    xmlFreeDoc(doc);
    buf_clear(&words);
}

/* A text from a block tree; NULL where it is refused. */
static inline xmlDoc *built_of(const char *blocks, const char *title,
                               Told *told)
{
    CodicilContext *context = context_telling(told);
    BuildOptions options = {"test.md", "work", "en", title, EL_doc};
    xmlDoc *tree = tree_of(blocks), *text = NULL;
    CodicilStatus status = outline_mend(context, "test.md", tree);
    if (!status)
        status = build_text(context, &options, tree, &text);
    assert_int_equal(status, told->faults ? told->status : CODICIL_OK);
    xmlFreeDoc(tree);
    codicil_context_free(context);
    return text;
}

/* What a part of the text that is built of a tree holds. */
static inline void assert_built(Element part, const char *blocks,
                                const char *expected)
{
    Told told;
    xmlDoc *text = built_of(blocks, NULL, &told);
    if (!text)
        fail_msg("%s: %s", blocks, told.text);
    char *inside = inside_of(doc_part(text, part));
    assert_string_equal(inside, expected);
    free(inside);
    xmlFreeDoc(text);
}

#endif

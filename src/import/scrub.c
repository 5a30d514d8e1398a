/* Cleans the text nodes of cmark's tree. */
#include "import/scrub.h"

#include "import/html.h"
#include "lang/utf8.h"

#include <string.h>

/* The block at hand, and the "**" in its text. */
typedef struct {
    cmark_node *block;
    size_t openers;    /* those that can only open */
    size_t others;     /* all others */
    cmark_node *first; /* holds the first one */
} Strays;

static bool is_clean(const char *text, size_t size)
{
    size_t at = 0;
    while ((at += utf8_plain_size(text + at, size - at)) < size) {
        uint32_t code = utf8_next(text, size, &at);
        if (html_character(code) != code)
            return false;
    }
    return true;
}

bool scrub_text(const char *text, Buf *out)
{
    size_t size = strlen(text);
    if (is_clean(text, size)) {
        buf_add(out, text, size);
        return buf_is_ok(out);
    }
    for (size_t at = 0; at < size;) {
        uint32_t code = html_character(utf8_next(text, size, &at));
        if (code)
            utf8_add(out, code);
    }
    return buf_is_ok(out);
}

static bool scrub_controls(cmark_node *node)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type != CMARK_NODE_TEXT && type != CMARK_NODE_CODE &&
        type != CMARK_NODE_CODE_BLOCK && type != CMARK_NODE_HTML_BLOCK &&
        type != CMARK_NODE_HTML_INLINE)
        return true;
    const char *text = cmark_node_get_literal(node);
    if (!text || is_clean(text, strlen(text)))
        return true;
    Buf out = {0};
    bool is_set =
        scrub_text(text, &out) && cmark_node_set_literal(node, buf_text(&out));
    buf_clear(&out);
    return is_set;
}

/* Whether a neighbour of a text node, or none, parts words. */
static bool is_parted(cmark_node *beside)
{
    if (!beside)
        return true;
    cmark_node_type type = cmark_node_get_type(beside);
    return type == CMARK_NODE_SOFTBREAK || type == CMARK_NODE_LINEBREAK;
}

/* Whether a "**" can open strong emphasis and cannot close it. */
static bool is_opener(cmark_node *node, const char *text, const char *at)
{
    bool begins = at == text ? is_parted(cmark_node_previous(node))
                             : strchr(" \t([\"'", at[-1]) != NULL;
    bool goes_on =
        at[2] ? !strchr(" \t*", at[2]) : !is_parted(cmark_node_next(node));
    return begins && goes_on;
}

static void count_strays(Strays *strays, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    for (const char *at = text; (at = strstr(at, "**")); at += 2) {
        if (!strays->openers && !strays->others)
            strays->first = node;
        if (is_opener(node, text, at))
            strays->openers++;
        else
            strays->others++;
    }
}

/* Whether the author wrote asterisks that are to be read. */
static bool is_escaped(const Mended *source, cmark_node *block)
{
    static const char *const escapes[] = {"\\*", "&#42", "&ast", "&#x2"};
    size_t size;
    const char *text = mended_bytes(source, cmark_node_get_start_line(block),
                                    cmark_node_get_end_line(block), &size);
    for (size_t at = 0; at + 4 <= size; at++)
        for (size_t i = 0; i < sizeof(escapes) / sizeof(escapes[0]); i++)
            if (strncmp(text + at, escapes[i], strlen(escapes[i])) == 0)
                return true;
    return false;
}

static bool drop_strays(cmark_node *node)
{
    Buf out = {0};
    const char *from = cmark_node_get_literal(node), *at = from;
    if (!strstr(from, "**"))
        return true;
    for (; (at = strstr(from, "**")); from = at + 2)
        buf_add(&out, from, (size_t)(at - from));
    buf_add_text(&out, from);
    bool is_set =
        buf_is_ok(&out) && cmark_node_set_literal(node, buf_text(&out));
    buf_clear(&out);
    return is_set;
}

/* Drops the "**" of a block where none can close another. */
static CodicilStatus scrub_block(const CodicilContext *context,
                                 const char *file, const Mended *source,
                                 const Strays *strays)
{
    if (!strays->openers || strays->others || is_escaped(source, strays->block))
        return CODICIL_OK;
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(strays->block);
    while (is_ok && cmark_iter_next(iter) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (cmark_node_get_type(node) == CMARK_NODE_TEXT)
            is_ok = drop_strays(node);
    }
    cmark_iter_free(iter);
    if (!is_ok)
        return fault_memory(context);
    long line = cmark_node_get_start_line(strays->first);
    if (!line)
        line = cmark_node_get_start_line(strays->block);
    Place place = {file, mended_line(source, line), 0};
    tell(context, CODICIL_NOTE, &place,
         "dropped \"**\": strong emphasis that closes nowhere");
    return CODICIL_OK;
}

CodicilStatus scrub_tree(const CodicilContext *context, const char *file,
                         const Mended *source, cmark_node *root)
{
    Strays strays = {0};
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    CodicilStatus status = CODICIL_OK;
    while (!status && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        bool is_line =
            type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING;
        if (!scrub_controls(node))
            status = fault_memory(context);
        else if (is_line && event == CMARK_EVENT_EXIT)
            status = scrub_block(context, file, source, &strays);
        else if (is_line)
            strays = (Strays){.block = node};
        else if (type == CMARK_NODE_TEXT)
            count_strays(&strays, node);
    }
    cmark_iter_free(iter);
    return status;
}

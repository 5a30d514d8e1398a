/* Collects the words of cmark's tree. It knows nothing of the block tree, so
 * that the one can be held against the other. */
#include "import/harvest.h"

#include "import/itemnumber.h"
#include "import/joined.h"
#include "import/markwords.h"
#include "lang/words.h"

#include <string.h>

bool harvest_text(const char *text, size_t size, Buf *words)
{
    return words_list(text, size, words);
}

/* Ends a line or block of the source. */
static bool end_line(Joined *line, Buf *words)
{
    bool is_ok = !line->text.failed &&
                 harvest_text(buf_text(&line->text), line->text.size, words);
    buf_set_size(&line->text, 0);
    line->is_wrapped = false;
    return is_ok;
}

static void add_number(cmark_node *item, Joined *line)
{
    if (itemnumber_of(item) >= 0)
        buf_add_format(&line->text, "%ld", itemnumber_of(item));
}

static bool enter(cmark_node *node, Joined *line, Markwords *html)
{
    const char *text = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
    case CMARK_NODE_CODE:
    case CMARK_NODE_CODE_BLOCK:
        joined_add(line, text, strlen(text));
        break;
    case CMARK_NODE_HTML_INLINE:
    case CMARK_NODE_HTML_BLOCK:
        return markwords_add(html, text, line);
    case CMARK_NODE_SOFTBREAK:
        joined_wrap(line);
        break;
    case CMARK_NODE_LINEBREAK:
        joined_add(line, "\n", 1);
        break;
    default:
        break;
    }
    return true;
}

bool harvest_words(cmark_node *root, Buf *words)
{
    Joined line = {0};
    Markwords html = {0};
    bool is_ok = true;
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while (is_ok && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        cmark_node_type type = cmark_node_get_type(node);
        if (type <= CMARK_NODE_LAST_BLOCK)
            is_ok = end_line(&line, words);
        if (event == CMARK_EVENT_ENTER && type == CMARK_NODE_ITEM)
            add_number(node, &line);
        else if (type == CMARK_NODE_CUSTOM_INLINE) /* a footnote */
            joined_add(&line, event == CMARK_EVENT_ENTER ? "[" : "]", 1);
        else if (event == CMARK_EVENT_ENTER)
            is_ok = enter(node, &line, &html) && is_ok;
    }
    cmark_iter_free(iter);
    is_ok = is_ok && end_line(&line, words);
    markwords_clear(&html);
    buf_clear(&line.text);
    return is_ok;
}

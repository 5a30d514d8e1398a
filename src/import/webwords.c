/* Collects the words of a page's tree. It knows nothing of the block tree, so
 * that the one can be held against the other. */
#include "import/webwords.h"

#include "import/harvest.h"
#include "import/joined.h"
#include "import/webnotes.h"

#include <string.h>

typedef struct {
    Joined line;
    Buf *words;
    long counters[BLOCKS_DEPTH + 10]; /* of the lists that are open */
    size_t depth;                     /* of elements */
    size_t codes;                     /* how many of them are pre */
} Gathering;

static bool end_line(Gathering *gathering)
{
    Joined *line = &gathering->line;
    bool is_ok =
        !line->text.failed &&
        harvest_text(buf_text(&line->text), line->text.size, gathering->words);
    buf_set_size(&line->text, 0);
    line->is_wrapped = false;
    return is_ok;
}

/* Runs of white space with a line end in them wrap the line. */
static void add_text(Gathering *gathering, const char *text)
{
    while (*text) {
        size_t blank = strspn(text, " \t\r\n");
        if (blank && !memchr(text, '\n', blank))
            joined_add(&gathering->line, " ", 1);
        else if (blank && gathering->codes)
            joined_add(&gathering->line, "\n", 1);
        else if (blank)
            joined_wrap(&gathering->line);
        text += blank;
        size_t size = strcspn(text, " \t\r\n");
        joined_add(&gathering->line, text, size);
        text += size;
    }
}

static bool enter(Gathering *gathering, xmlNode *node, DomRole role)
{
    bool is_ok =
        role == DOM_INLINE || role == DOM_PICTURE || end_line(gathering);
    gathering->depth++;
    gathering->codes += role == DOM_CODE;
    if (role == DOM_LIST)
        gathering->counters[gathering->depth] = dom_begin_count(node);
    if (role == DOM_ITEM) {
        long *counter = &gathering->counters[gathering->depth - 1];
        if (dom_number(node, dom_count(node, counter), &gathering->line.text))
            is_ok = end_line(gathering) && is_ok;
    }
    if (block_is(node, WEB_NOTE))
        joined_add(&gathering->line, "[", 1);
    if (block_is(node, WEB_NOTE_LINE) && node->prev)
        joined_add(&gathering->line, " ", 1);
    if (role == DOM_PICTURE && block_get(node, "alt"))
        add_text(gathering, block_get(node, "alt"));
    return is_ok;
}

static bool leave(Gathering *gathering, const xmlNode *node, DomRole role)
{
    if (block_is(node, WEB_NOTE))
        joined_add(&gathering->line, "]", 1);
    gathering->depth--;
    gathering->codes -= role == DOM_CODE;
    return role == DOM_INLINE || role == DOM_PICTURE || end_line(gathering);
}

bool webwords_add(xmlNode *part, Buf *words)
{
    Gathering gathering = {.words = words};
    bool is_ok = true;
    DomWalk walk = dom_walk(part);
    while (is_ok && dom_next(&walk)) {
        DomRole role = dom_role(walk.node);
        if (walk.node->type != XML_ELEMENT_NODE)
            add_text(&gathering, (const char *)walk.node->content);
        else if (walk.is_entering)
            is_ok = enter(&gathering, walk.node, role);
        else
            is_ok = leave(&gathering, walk.node, role);
    }
    is_ok = is_ok && end_line(&gathering);
    buf_clear(&gathering.line.text);
    return is_ok;
}

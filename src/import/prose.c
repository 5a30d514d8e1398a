/* Joining the lines of a paragraph and finding addresses in it. */
#include "import/prose.h"

#include "base/cleanup.h"
#include "import/address.h"
#include "import/blocks.h"
#include "import/links.h"
#include "import/looks.h"
#include "import/wrap.h"

#include <string.h>

/* ------------------------------------------------------------------ joining */

/* Adds text with runs of spaces and tabs as one space. */
static void add_squeezed(const char *text, size_t size, Buf *out)
{
    size_t start = 0;
    for (size_t i = 0; i < size; i++) {
        bool is_space = text[i] == ' ' || text[i] == '\t';
        if (!is_space || (i + 1 < size && text[i] == ' ' &&
                          text[i + 1] != ' ' && text[i + 1] != '\t'))
            continue;
        buf_add(out, text + start, i - start);
        while (i + 1 < size && (text[i + 1] == ' ' || text[i + 1] == '\t'))
            i++;
        buf_add_char(out, ' ');
        start = i + 1;
    }
    buf_add(out, text + start, size - start);
}

/* Whether at least two lines are the rows of a table. */
static bool is_table(const Plain *plain, size_t first, size_t last)
{
    size_t rows = 0;
    for (size_t i = first; i < last && rows < 2; i++) {
        const Line *line = &plain->lines[i];
        rows += looks_gapped(line_text(plain, line), line->size);
    }
    return rows > 1;
}

/* The lines as one text; '\n' where a break is meant. */
static void join(Plain *plain, const Unit *unit, size_t from, size_t to,
                 Buf *out)
{
    size_t first = unit->first + from, last = unit->first + to;
    bool is_rows = is_table(plain, first, last);
    bool is_alone = last > first && wrap_is_alone(plain, first, last - 1);
    size_t start = out->size;
    for (size_t i = first; i < last; i++) {
        Line *line = &plain->lines[i];
        size_t size;
        const char *text = line_words(plain, line, i == unit->first, &size);
        Joint joint = i == first || start == out->size ? JOINT_TIGHT
                      : is_rows                        ? JOINT_BREAK
                                : wrap_joint(plain, i - 1, is_alone);
        if (joint == JOINT_TIGHT && start < out->size)
            line->flags |= LINE_GLUED;
        if (joint != JOINT_TIGHT)
            buf_add_char(out, joint == JOINT_BREAK ? '\n' : ' ');
        add_squeezed(text, size, out);
    }
}

void prose_text(Plain *plain, const Unit *unit, size_t from, size_t to,
                Buf *out)
{
    size_t start = out->size;
    join(plain, unit, from, to, out);
    for (size_t i = start; i < out->size; i++)
        if (out->bytes[i] == '\n')
            out->bytes[i] = ' ';
}

/* ------------------------------------------------------------------ inlines */

static bool add_link(const Link *link, const char *text, xmlNode *node)
{
    AUTO(buf_clear) Buf href = {0};
    AUTO(buf_clear) Buf address = {0};
    size_t size = link->end - link->start;
    buf_add_text(&address, link->prefix);
    buf_add(&address, text + link->start, size);
    address_add(buf_text(&address), &href);
    xmlNode *a = block_add(node, "a", block_line(node));
    return a && buf_is_ok(&address) && buf_is_ok(&href) &&
           block_set(a, "href", buf_text(&href)) &&
           block_add_text(a, text + link->start, size);
}

/* One line of a paragraph. */
static bool add_line(const char *text, size_t size, xmlNode *node)
{
    Link link = {0};
    size_t done = 0;
    while (link_find(text, size, done, &link)) {
        if (!block_add_text(node, text + done, link.start - done) ||
            !add_link(&link, text, node))
            return false;
        done = link.end;
    }
    return block_add_text(node, text + done, size - done);
}

bool prose_add(Plain *plain, const Unit *unit, size_t from, size_t to,
               xmlNode *node)
{
    AUTO(buf_clear) Buf text = {0};
    join(plain, unit, from, to, &text);
    if (!buf_is_ok(&text))
        return false;
    size_t start = 0;
    for (;;) {
        const char *line = buf_text(&text) + start;
        size_t left = text.size - start;
        const char *stop = left ? memchr(line, '\n', left) : NULL;
        size_t size = stop ? (size_t)(stop - line) : left;
        if (!add_line(line, size, node))
            return false;
        if (!stop)
            return true;
        if (!block_add(node, "br", block_line(node)))
            return false;
        start += size + 1;
    }
}

/* Fills lines of inlines. White space is decided on as it comes, inlines are
 * put in the tree when something stands in them. */
#include "import/inline.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "model/ident.h"

#include <stdint.h>
#include <string.h>

#define TAGS_DEPTH 32   /* no HTML tag is taken at a greater depth */
#define ALIAS_SIZE 2000 /* nor further anchors beyond this many bytes */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static xmlNode *holder(const Inlines *inlines)
{
    return inlines->attached ? inlines->open[inlines->attached - 1].node
                             : inlines->line;
}

static void flush(Inlines *inlines)
{
    if (inlines->failed || inlines->text.failed ||
        !block_add_text(holder(inlines), buf_text(&inlines->text),
                        inlines->text.size))
        inlines->failed = true;
    buf_set_size(&inlines->text, 0);
}

/* Puts the inlines that wait for words in the tree. */
static void attach(Inlines *inlines)
{
    if (inlines->attached == inlines->depth)
        return;
    flush(inlines);
    while (inlines->attached < inlines->depth) {
        xmlNode *parent = holder(inlines);
        xmlAddChild(parent, inlines->open[inlines->attached++].node);
    }
}

static bool drop_blank(Inlines *inlines)
{
    Buf *text = &inlines->text;
    if (!text->size || text->bytes[text->size - 1] != ' ')
        return false;
    buf_set_size(text, text->size - 1);
    return true;
}

static void add_blank(Inlines *inlines)
{
    if (!inlines->last || inlines->last == ' ')
        return;
    /* What is open and still empty begins behind the blank. */
    buf_add_char(&inlines->text, ' ');
    inlines->last = ' ';
}

/* What a wrapped line is to be joined by, now that it goes on. */
static void settle_wrap(Inlines *inlines, const char *text, size_t size)
{
    size_t at = 0;
    if (!inlines->is_wrapped)
        return;
    inlines->is_wrapped = false;
    if (!words_is_tight(inlines->last, utf8_next(text, size, &at)))
        add_blank(inlines);
}

void inlines_begin(Inlines *inlines, xmlNode *line)
{
    inlines->line = line;
    inlines->last = 0;
    inlines->is_wrapped = false;
}

bool inlines_end(Inlines *inlines)
{
    inlines->is_wrapped = false;
    if (inlines->failed) {
        inlines->line = NULL;
        return false;
    }
    while (inlines->depth && !inlines->failed)
        inlines_close(inlines);
    drop_blank(inlines);
    flush(inlines);
    xmlNode *last = inlines->line->last;
    while (block_is(last, "br")) {
        xmlUnlinkNode(last);
        xmlFreeNode(last);
        last = inlines->line->last;
    }
    inlines->line = NULL;
    return !inlines->failed;
}

void inlines_clear(Inlines *inlines)
{
    while (inlines->depth > inlines->attached)
        xmlFreeNode(inlines->open[--inlines->depth].node);
    buf_clear(&inlines->text);
    *inlines = (Inlines){0};
}

/* A run without blanks, or with single spaces within. */
static void add_run(Inlines *inlines, const char *text, size_t size)
{
    settle_wrap(inlines, text, size);
    attach(inlines);
    buf_add(&inlines->text, text, size);
    size_t end = size;
    inlines->last = utf8_previous(text, size, &end);
}

/* How many bytes at the beginning surely are a run without white space that
 * collapses, eight at a step. The last is no blank. */
static size_t plain_size(const char *text, size_t size)
{
    const uint64_t ones = UINT64_MAX / 255, tops = ones << 7;
    size_t at = 0;
    for (; size - at >= 8; at += 8) {
        uint64_t eight;
        memcpy(&eight, text + at, 8);
        uint64_t low = (eight - ones * ' ') & ~eight;
        uint64_t differ = eight ^ ones * ' ';
        uint64_t blanks = (differ - ones) & ~differ & tops;
        if (low & tops || blanks & blanks << 8 || text[at] == ' ' ||
            text[at + 7] == ' ')
            break;
    }
    return at;
}

void inlines_text(Inlines *inlines, const char *text, size_t size)
{
    for (size_t at = 0; at < size && !inlines->failed;) {
        size_t end = at + plain_size(text + at, size - at);
        while (end < size && (!is_blank(text[end]) ||
                              (end > at && text[end] == ' ' && end + 1 < size &&
                               !is_blank(text[end + 1])))) {
            end++;
            end += plain_size(text + end, size - end);
        }
        if (end > at)
            add_run(inlines, text + at, end - at);
        if (end < size)
            add_blank(inlines);
        at = end;
        while (at < size && is_blank(text[at]))
            at++;
    }
}

void inlines_wrap(Inlines *inlines)
{
    inlines->is_wrapped = true;
}

void inlines_break(Inlines *inlines)
{
    inlines->is_wrapped = false;
    if (inlines->failed || (!inlines->last && !inlines->line->children))
        return;
    drop_blank(inlines);
    flush(inlines);
    if (!block_add(holder(inlines), "br", 0))
        inlines->failed = true;
    inlines->last = 0;
}

/* ----------------------------------------------------------------- inlines */

static bool is_link(const xmlNode *node)
{
    return block_is(node, "a") || block_is(node, "ref");
}

xmlNode *inlines_open(Inlines *inlines, const char *name)
{
    if (inlines->failed)
        return NULL;
    xmlNode *node = block_add(NULL, name, block_line(inlines->line));
    if (!node) {
        inlines->failed = true;
        return NULL;
    }
    inlines->open[inlines->depth].node = node;
    inlines->open[inlines->depth].tag[0] = '\0';
    inlines->depth++;
    inlines->links += is_link(node);
    return node;
}

void inlines_close(Inlines *inlines)
{
    if (inlines->failed || !inlines->depth)
        return;
    xmlNode *node = inlines->open[inlines->depth - 1].node;
    inlines->links -= is_link(node);
    if (inlines->attached == inlines->depth) {
        bool had_blank = drop_blank(inlines);
        flush(inlines);
        inlines->attached--;
        if (had_blank)
            buf_add_char(&inlines->text, ' ');
    } else {
        xmlFreeNode(node);
    }
    inlines->depth--;
}

xmlNode *inlines_marker(Inlines *inlines, const char *name)
{
    if (inlines->failed)
        return NULL;
    settle_wrap(inlines, "x", 1);
    attach(inlines);
    flush(inlines);
    xmlNode *node = block_add(holder(inlines), name, block_line(inlines->line));
    if (!node)
        inlines->failed = true;
    inlines->last = 'x';
    return node;
}

xmlNode *inlines_open_tag(Inlines *inlines, const char *name, const char *tag)
{
    if (inlines->depth >= TAGS_DEPTH)
        return NULL;
    xmlNode *node = inlines_open(inlines, name);
    if (node) {
        char *slot = inlines->open[inlines->depth - 1].tag;
        size_t size = strnlen(tag, sizeof(inlines->open[0].tag) - 1);
        memcpy(slot, tag, size);
        slot[size] = '\0';
    }
    return node;
}

bool inlines_close_tag(Inlines *inlines, const char *tag)
{
    size_t at = inlines->depth;
    while (at && inlines->open[at - 1].tag[0] &&
           strcmp(inlines->open[at - 1].tag, tag) != 0)
        at--;
    if (!at || !inlines->open[at - 1].tag[0])
        return false;
    while (inlines->depth >= at && !inlines->failed)
        inlines_close(inlines);
    return true;
}

void inlines_close_tags(Inlines *inlines)
{
    while (inlines->depth && !inlines->failed &&
           inlines->open[inlines->depth - 1].tag[0])
        inlines_close(inlines);
}

/* ----------------------------------------------------------------- anchors */

bool inlines_name(xmlNode *node, const char *id)
{
    if (!*id || strpbrk(id, " \t\r\n"))
        return true;
    if (ident_is_valid(id) && !block_get(node, "id"))
        return block_set(node, "id", id);
    Buf all = {0};
    const char *former = block_get(node, "alias");
    if (former && strlen(former) > ALIAS_SIZE)
        return true;
    if (former)
        buf_add_format(&all, "%s ", former);
    buf_add_text(&all, id);
    bool is_ok = buf_is_ok(&all) && block_set(node, "alias", buf_text(&all));
    buf_clear(&all);
    return is_ok;
}

bool inlines_name_all(xmlNode *node, Buf *ids)
{
    bool is_ok = !ids->failed;
    for (size_t at = 0; at < ids->size && is_ok;) {
        size_t size = strcspn(ids->bytes + at, " ");
        ids->bytes[at + size] = '\0';
        is_ok = inlines_name(node, ids->bytes + at);
        at += size + 1;
    }
    buf_clear(ids);
    return is_ok;
}

void inlines_anchor(Inlines *inlines, const char *id)
{
    if (!inlines->failed && !inlines_name(inlines->line, id))
        inlines->failed = true;
}

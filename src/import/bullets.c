/* Makes lists of paragraphs that begin with a bullet. */
#include "import/bullets.h"

#include "import/blocks.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS 4 /* bullets of a list and those within */

/* The last two are those of a font of signs. */
static const char *const bullets[] = {
    "•",
    "●",
    "▪",
    "■",
    "◦",
    "○",
    "‣",
    "⁃",
    "∙",
    "·",
    "・",
    "\xEF\x82\xB7",
    "\xEF\x82\xA7",
};

static size_t blank_size(const char *text)
{
    static const char *const blanks[] = {" ", "\t", "\xC2\xA0", "\xE3\x80\x80"};
    size_t size = 0, i = 0;
    while (i < sizeof(blanks) / sizeof(blanks[0])) {
        size_t length = strlen(blanks[i]);
        bool is = strncmp(text + size, blanks[i], length) == 0;
        size += is ? length : 0;
        i = is ? 0 : i + 1;
    }
    return size;
}

static size_t sign_size(const char *text)
{
    if ((unsigned char)*text < 0x80) /* as most lines begin */
        return 0;
    for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++)
        if (strncmp(text, bullets[i], strlen(bullets[i])) == 0)
            return strlen(bullets[i]);
    return 0;
}

size_t bullet_size(const char *text)
{
    size_t sign = sign_size(text);
    size_t blank = sign ? blank_size(text + sign) : 0;
    bool is_tight = strncmp(text, "・", sign) == 0; /* as Japanese has it */
    return blank || is_tight ? sign + blank : 0;
}

/* The text of a paragraph that begins with a bullet; NULL if it does not, or
 * has no words behind it. */
static const char *bulleted(const xmlNode *p)
{
    const xmlNode *first = p ? p->children : NULL;
    if (!block_is(p, "p") || block_get(p, "class") || !first ||
        first->type != XML_TEXT_NODE)
        return NULL;
    const char *text = (const char *)first->content;
    size_t size = bullet_size(text + strspn(text, " "));
    text += strspn(text, " ");
    return size && (text[size] || first->next) ? text : NULL;
}

/* Whether a line break is followed by a bullet. */
static bool is_before_bullet(const xmlNode *node)
{
    const xmlNode *next = block_is(node, "br") ? node->next : NULL;
    const char *text =
        next && next->type == XML_TEXT_NODE ? (const char *)next->content : "";
    size_t size = bullet_size(text + strspn(text, " "));
    return size && (text[strspn(text, " ") + size] || next->next);
}

/* Parts a line at a break: what stands before it goes into a line of its own,
 * which has the ids. */
static bool part(xmlNode *p, xmlNode *at)
{
    static const char *const names[] = {"id", "alias", "lang"};
    xmlNode *made = block_add(NULL, "p", block_line(p));
    bool is_ok = made != NULL;
    for (size_t i = 0; i < 3 && is_ok; i++) {
        const char *value = block_get(p, names[i]);
        is_ok = !value || block_set(made, names[i], value);
        if (i < 2)
            block_set(p, names[i], NULL);
    }
    if (!is_ok) {
        xmlFreeNode(made);
        return false;
    }
    while (p->children != at) {
        xmlNode *moved = p->children;
        xmlUnlinkNode(moved);
        xmlAddChild(made, moved);
    }
    block_drop(at);
    xmlAddPrevSibling(p, made);
    return true;
}

/* Parts a paragraph whose lines begin with bullets, two at least: at each of
 * them, and where the line of the last one ends. */
static bool part_lines(xmlNode *p)
{
    size_t left = 0; /* breaks that a bullet follows */
    for (const xmlNode *at = p->children; at; at = at->next)
        left += is_before_bullet(at);
    if (left + (bulleted(p) != NULL) < 2)
        return true;
    for (xmlNode *at = p->children, *next; at; at = next) {
        next = at->next;
        bool is_one = is_before_bullet(at);
        bool is_end = !left && block_is(at, "br") && bulleted(p);
        left -= is_one;
        if ((is_one || is_end) && !part(p, at))
            return false;
        if (is_end)
            break;
    }
    return true;
}

typedef struct {
    xmlNode *lists[LEVELS];
    const char *signs[LEVELS]; /* one of the bullets above */
    size_t depth;
} Open;

static const char *sign_of(const char *text)
{
    size_t i = 0;
    while (strncmp(text, bullets[i], strlen(bullets[i])) != 0)
        i++;
    return bullets[i];
}

/* The list that an item with that bullet goes into: one that is open, else one
 * within the last item. NULL when out of memory. */
static xmlNode *list_for(Open *open, xmlNode *p, const char *sign)
{
    for (size_t i = 0; i < open->depth; i++)
        if (open->signs[i] == sign) {
            open->depth = i + 1;
            return open->lists[i];
        }
    if (open->depth == LEVELS)
        return open->lists[LEVELS - 1];
    xmlNode *list = block_add(NULL, "list", block_line(p));
    if (!list)
        return NULL;
    if (open->depth)
        xmlAddChild(open->lists[open->depth - 1]->last, list);
    else
        xmlAddPrevSibling(p, list);
    open->lists[open->depth] = list;
    open->signs[open->depth++] = sign;
    return block_set(list, "kind", "bullet") ? list : NULL;
}

static bool take(Open *open, xmlNode *p)
{
    const char *text = bulleted(p);
    xmlNode *list = list_for(open, p, sign_of(text));
    xmlNode *item = list ? block_add(list, "item", block_line(p)) : NULL;
    bool is_ok = item && block_set_text(p->children, text + bullet_size(text));
    xmlUnlinkNode(p);
    if (item)
        xmlAddChild(item, p);
    else
        xmlFreeNode(p);
    return is_ok;
}

bool bullets_find(const CodicilContext *context, const char *file,
                  xmlNode *blocks)
{
    size_t count = 0;
    long line = 0;
    for (xmlNode *at = blocks; at; at = (xmlNode *)block_next(at, blocks)) {
        Open open = {0};
        xmlNode *p = at->children;
        while (p) {
            const xmlNode *before = p->prev;
            if (block_is(p, "p") && !block_get(p, "class") && !part_lines(p))
                return false;
            p = before ? before->next : at->children;
            xmlNode *next = p->next;
            if (!bulleted(p)) {
                open.depth = 0;
            } else if (open.depth || bulleted(next)) {
                line = count++ ? line : block_line(p);
                if (!take(&open, p))
                    return false;
            }
            p = next;
        }
    }
    if (count)
        tell(context, CODICIL_NOTE, &(Place){file, line, 0},
             "took bullets that were typed for those of lists: %zu, the first "
             "here",
             count);
    return true;
}

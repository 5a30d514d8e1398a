/* Finds ordered lists that number their items in words. */
#include "import/ownnumbers.h"

#include "lang/words.h"
#include "model/number.h"

#include <string.h>

#define BYTES 64 /* that are looked at of an item */

/* The words that an item begins with, up to a block that ends them. */
static bool beginning(xmlNode *item, Buf *out)
{
    DomWalk walk = dom_walk(item);
    while (out->size < BYTES && dom_next(&walk)) {
        if (walk.node->type == XML_TEXT_NODE)
            buf_add_collapsed(out, 0, (const char *)walk.node->content);
        else if (walk.node != item && dom_role(walk.node) != DOM_INLINE &&
                 !words_is_blank(buf_text(out), out->size))
            break;
    }
    return buf_is_ok(out);
}

/* Whether it says itself how it is numbered. */
static bool is_styled(const xmlNode *node)
{
    return block_get(node, "type") || block_get(node, "value") ||
           dom_has_style(node, "list-style", "") ||
           dom_has_style(node, "list-style-type", "");
}

/* Sets `has` where each item has the number after that of the one before. */
static bool look_at(const xmlNode *list, const char *locale, bool *has)
{
    Number before = {.kind = NUMBER_NONE};
    size_t count = 0;
    *has = false;
    for (xmlNode *at = list->children; at; at = at->next) {
        Buf text = {0};
        if (!block_is(at, "li"))
            continue;
        bool is_ok = beginning(at, &text);
        const char *words = buf_text(&text);
        words += strspn(words, " ");
        Number number = number_from_text(words, strlen(words), locale);
        buf_clear(&text);
        if (!is_ok)
            return false;
        if (number.kind == NUMBER_NONE || is_styled(at) ||
            (count && !number_is_next(&before, &number)))
            return true;
        before = number;
        count++;
    }
    *has = count > 1;
    return true;
}

bool ownnumbers_find(xmlNode *root, const char *locale, Dropped *dropped)
{
    DomWalk walk = dom_walk(root);
    while (dom_next(&walk)) {
        bool has = false;
        xmlNode *list = walk.node;
        if (!walk.is_entering || !block_is(list, "ol") || is_styled(list) ||
            dom_is_set(list, "role", "list"))
            continue;
        if (!look_at(list, locale, &has) ||
            (has && !block_set(list, "style", "list-style-type:none")))
            return false;
        if (has)
            dropped_add(dropped, "list's number beside that of its items",
                        dom_line(list));
    }
    return true;
}

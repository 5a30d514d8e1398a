/* Drops from a page what is no part of its words. */
#include "import/sweep.h"

#include "import/scrub.h"
#include "lang/words.h"

#include <stdio.h>
#include <string.h>

/* Whether an element holds blocks, as a page does that lies behind a dialog. */
static bool has_blocks(xmlNode *element)
{
    DomWalk walk = dom_walk(element);
    while (dom_next(&walk)) {
        DomRole role = dom_role(walk.node);
        if (walk.node != element && role != DOM_INLINE && role != DOM_BREAK &&
            role != DOM_PICTURE && role != DOM_HIDDEN)
            return true;
    }
    return false;
}

bool sweep_is_hidden(const xmlNode *element)
{
    if (!element->properties)
        return block_is(element, "dialog");
    const char *hidden = block_get(element, "hidden");
    if (hidden && strcmp(hidden, "until-found") != 0)
        return true;
    if (dom_has_style(element, "display", "none") ||
        dom_has_style(element, "visibility", "hidden") ||
        dom_has_style(element, "mso-hide", "all"))
        return true;
    return block_is(element, "dialog") && !block_get(element, "open");
}

/* A mark beside a heading that leads to it: "#", "¶". */
static bool is_permalink(const xmlNode *element)
{
    static const char *const marks[] = {"#", "¶", "§", "🔗"};
    const char *href = block_get(element, "href");
    const xmlNode *only = element->children;
    if (!block_is(element, "a") || !href || !strchr(href, '#') || !only ||
        only->next || only->type != XML_TEXT_NODE)
        return false;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
        if (strcmp((const char *)only->content, marks[i]) == 0)
            return true;
    return false;
}

/* What Word puts before an item as its bullet: a letter or sign that is meant
 * in a font of signs. */
static bool is_bullet(const xmlNode *element)
{
    static const char *const signs[] = {"o", "v", "q", "*", "-",
                                        "·", "§", "Ø", "ü", "ð",
                                        "à", "•", "–", "—", "\xEF\x82\xB7"};
    Buf text = {0};
    if (!dom_has_style(element, "mso-list", "ignore"))
        return false;
    block_text(element, &text);
    bool is_sign = false;
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        size_t size = strlen(signs[i]);
        const char *rest = buf_text(&text) + size;
        is_sign |= strncmp(buf_text(&text), signs[i], size) == 0 &&
                   words_is_blank(rest, strlen(rest));
    }
    buf_clear(&text);
    return is_sign;
}

/* What a node is dropped as; "" for what has nothing to tell of, NULL for what
 * stays. `room` is for a name. */
static const char *reason_of(xmlNode *node, char *room, size_t size)
{
    static const char *const silent[] = {"area",     "base", "col",
                                         "colgroup", "link", "meta"};
    static const char *const struck[] = {"del", "s", "strike"};
    if (node->type == XML_TEXT_NODE || node->type == XML_CDATA_SECTION_NODE)
        return NULL;
    if (node->type != XML_ELEMENT_NODE)
        return "comment";
    for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++)
        if (block_is(node, silent[i]))
            return "";
    for (size_t i = 0; i < sizeof(struck) / sizeof(struck[0]); i++)
        if (block_is(node, struck[i]))
            return "struck passage";
    if (dom_role(node) == DOM_HIDDEN) {
        snprintf(room, size, "<%.24s> element", (const char *)node->name);
        return room;
    }
    if (dom_is_set(node, "data-codicil", "label"))
        return "codicil label";
    if (sweep_is_hidden(node))
        return "hidden element";
    if (is_bullet(node))
        return "";
    if (is_permalink(node))
        return "permalink";
    return dom_is_set(node, "aria-hidden", "true") && !has_blocks(node)
               ? "hidden element"
               : NULL;
}

/* Control characters as HTML has them. */
static bool clean_text(xmlNode *text)
{
    const char *at = (const char *)text->content;
    while ((at = strchr(at, '\xC2')) && (unsigned char)at[1] >= 0xA0)
        at++;
    if (!at)
        return true;
    Buf clean = {0};
    bool is_ok = scrub_text((const char *)text->content, &clean);
    if (is_ok)
        xmlNodeSetContent(text, BAD_CAST buf_text(&clean));
    buf_clear(&clean);
    return is_ok && text->content;
}

bool sweep_page(xmlNode *root, Dropped *dropped)
{
    char room[48];
    DomWalk walk = dom_walk(root);
    while (dom_next(&walk)) {
        if (!walk.is_entering || walk.node == root)
            continue;
        const char *reason = reason_of(walk.node, room, sizeof(room));
        if (reason && *reason)
            dropped_add(dropped, reason, dom_line(walk.node));
        if (reason)
            dom_drop(&walk);
        else if (walk.node->type != XML_ELEMENT_NODE && !clean_text(walk.node))
            return false;
    }
    return true;
}

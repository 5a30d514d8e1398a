/* A page's own address (from <link rel="canonical">, or the comment that
 * browsers put into pages they save), its base, and its anchors. */
#include "import/weblinks.h"

#include <libxml/uri.h>
#include <string.h>
#include <strings.h>

static bool is_absolute(const char *address)
{
    size_t scheme = strspn(address, "abcdefghijklmnopqrstuvwxyz"
                                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.");
    return scheme && strncmp(address + scheme, "://", 3) == 0;
}

static void set_own(Weblinks *links, const char *address, size_t size)
{
    const char *mark = memchr(address, '#', size);
    if (links->own.size || !is_absolute(address))
        return;
    buf_add(&links->own, address, mark ? (size_t)(mark - address) : size);
}

/* " saved from url=(0026)https://example.org/terms " */
static void read_comment(Weblinks *links, const char *text)
{
    const char *begin = "saved from url=(";
    text += strspn(text, " \t\n");
    if (strncmp(text, begin, strlen(begin)) != 0)
        return;
    const char *end = strchr(text, ')');
    if (end)
        set_own(links, end + 1, strcspn(end + 1, " \t\n"));
}

static void read_element(Weblinks *links, const xmlNode *node)
{
    const char *address = node->properties ? block_get(node, "href") : NULL;
    if (!address)
        return;
    if (block_is(node, "base") && !links->base && is_absolute(address))
        links->base = address;
    else if (block_is(node, "link") && dom_is_set(node, "rel", "canonical"))
        set_own(links, address, strlen(address));
}

bool weblinks_find(xmlNode *root, Weblinks *links)
{
    for (const xmlNode *at = root->doc->children; at; at = at->next)
        if (at->type == XML_COMMENT_NODE)
            read_comment(links, (const char *)at->content);
    DomWalk walk = dom_walk(root);
    while (dom_next(&walk))
        if (walk.is_entering && walk.node->type == XML_ELEMENT_NODE)
            read_element(links, walk.node);
    return buf_is_ok(&links->own);
}

bool weblinks_want(xmlNode *part, Weblinks *links)
{
    DomWalk walk = dom_walk(part);
    while (dom_next(&walk)) {
        if (!walk.is_entering || !block_is(walk.node, "a"))
            continue;
        const char *address = block_get(walk.node, "href");
        const char *mark = address ? strchr(address, '#') : NULL;
        if (mark && mark[1] &&
            !table_add(&links->wanted, mark + 1, strlen(mark + 1)))
            return false;
    }
    return true;
}

void weblinks_clear(Weblinks *links)
{
    buf_clear(&links->own);
    table_clear(&links->wanted);
}

bool weblinks_wants(const Weblinks *links, const char *id)
{
    return links->wants_all ||
           table_find(&links->wanted, id, strlen(id)) != NULL;
}

bool weblinks_resolve(const Weblinks *links, const char *address, Buf *out)
{
    size_t own = links->own.size;
    const char *script = "javascript:";
    address += strspn(address, " \t\r\n\f");
    if (!*address || strcmp(address, "#") == 0 ||
        strncasecmp(address, script, strlen(script)) == 0)
        return false;
    if (own && strncmp(address, links->own.bytes, own) == 0 &&
        address[own] == '#' && address[own + 1])
        address += own;
    if (*address == '#' || !links->base || is_absolute(address)) {
        buf_add_text(out, address);
        return true;
    }
    xmlChar *whole = xmlBuildURI(BAD_CAST address, BAD_CAST links->base);
    buf_add_text(out, whole ? (const char *)whole : address);
    xmlFree(whole);
    return true;
}

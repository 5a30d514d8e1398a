/* The words of a block in RTF: a group for each span. */
#include "render/rtf.h"

#include <ctype.h>
#include <stdint.h>
#include <string.h>

/* --------------------------------------------------------------- bookmarks */

#define NAME_MOST 40 /* of a bookmark, in Word */

static bool is_plain_name(Slice id, size_t most)
{
    if (id.size > most || !id.size || !islower((unsigned char)id.bytes[0]))
        return false;
    for (size_t at = 0; at < id.size; at++) {
        unsigned char c = (unsigned char)id.bytes[at];
        if (c > 0x7F || (!islower(c) && !isdigit(c) && c != '_'))
            return false;
    }
    return true;
}

/* FNV-1a. */
static uint32_t hash_of(Slice id)
{
    uint32_t hash = 2166136261u;
    for (size_t at = 0; at < id.size; at++)
        hash = (hash ^ (unsigned char)id.bytes[at]) * 16777619u;
    return hash;
}

/* The name of an id's bookmark. Word knows letters, digits and _, regardless
 * of case, 40 of them: other ids are cut, and told apart by their hash. */
static void add_name(const char *prefix, Slice id, Buf *out)
{
    size_t most = NAME_MOST - strlen(prefix);
    buf_add_text(out, prefix);
    if (is_plain_name(id, most)) {
        buf_add(out, id.bytes, id.size);
        return;
    }
    size_t size = id.size < most - 11 ? id.size : most - 11;
    buf_add_text(out, "p_");
    for (size_t at = 0; at < size; at++) {
        unsigned char c = (unsigned char)id.bytes[at];
        buf_add_char(out, c < 0x80 && isalnum(c) ? (char)c : '_');
    }
    buf_add_format(out, "_%08x", (unsigned)hash_of(id));
}

void rtf_bookmark(const char *prefix, Slice id, Buf *out)
{
    buf_add_text(out, "{\\*\\bkmkstart ");
    add_name(prefix, id, out);
    buf_add_text(out, "}{\\*\\bkmkend ");
    add_name(prefix, id, out);
    buf_add_char(out, '}');
}

/* All of an anchor's ids. */
static void add_anchor(Slice ids, Buf *out)
{
    for (size_t at = 0, size; at < ids.size; at += size + 1) {
        const char *space = memchr(ids.bytes + at, ' ', ids.size - at);
        size = space ? (size_t)(space - ids.bytes) - at : ids.size - at;
        if (size)
            rtf_bookmark("", (Slice){ids.bytes + at, size}, out);
    }
}

/* ------------------------------------------------------------------- links */

void rtf_link_begin(const char *prefix, Slice id, Buf *out)
{
    buf_add_text(out, "{\\field{\\*\\fldinst{HYPERLINK \\\\l \"");
    add_name(prefix, id, out);
    buf_add_text(out, "\"}}{\\fldrslt{\\cf1 ");
}

void rtf_link_end(Buf *out)
{
    buf_add_text(out, "}}}");
}

static bool has_scheme(Slice url)
{
    size_t at = 0;
    while (at < url.size && isalnum((unsigned char)url.bytes[at]))
        at++;
    return at && at < url.size && url.bytes[at] == ':';
}

/* An address is written in what a URI may hold, so that nothing in it ends the
 * field or means something to RTF. */
static void add_address(Slice url, Buf *out)
{
    for (size_t at = 0; at < url.size; at++) {
        unsigned char c = (unsigned char)url.bytes[at];
        if (c <= ' ' || c >= 0x7F || strchr("\"\\{}<>^`|", c))
            buf_add_format(out, "%%%02X", c);
        else
            buf_add_char(out, (char)c);
    }
}

static bool is_link(const Node *link)
{
    return (link->text.size > 1 && link->text.bytes[0] == '#') ||
           has_scheme(link->text);
}

static void enter_link(const Node *link, Buf *out)
{
    Slice url = link->text;
    if (!is_link(link))
        return;
    if (url.bytes[0] == '#') {
        rtf_link_begin("", (Slice){url.bytes + 1, url.size - 1}, out);
        return;
    }
    buf_add_text(out, "{\\field{\\*\\fldinst{HYPERLINK \"");
    add_address(url, out);
    buf_add_text(out, "\"}}{\\fldrslt{\\ul\\cf1 ");
}

/* ------------------------------------------------------------------- notes */

static bool is_in_link(const Node *node)
{
    while (node && node->kind != NODE_LINK && node->kind != NODE_PARAGRAPH)
        node = node->parent;
    return node && node->kind == NODE_LINK;
}

/* The mark is a link, but for in a link. */
static void add_footnote(const Rtf *rtf, const Node *note)
{
    bool is_linked = note->text.size && !is_in_link(note->parent);
    buf_add_text(rtf->out, "{\\super ");
    if (note->text.size)
        rtf_bookmark("r_", note->text, rtf->out);
    if (is_linked)
        rtf_link_begin("", note->text, rtf->out);
    rtf_text(rtf->look->way, note->title, rtf->out);
    if (is_linked)
        rtf_link_end(rtf->out);
    buf_add_char(rtf->out, '}');
}

/* -------------------------------------------------------------------- walk */

/* What begins the group of a span. */
static const char *group_of(const Rtf *rtf, NodeKind kind)
{
    bool is_rtl = rtf->look->way == BIDI_RTL;
    switch (kind) {
    case NODE_EMPH:
        return is_rtl                  ? "{\\ltrch\\i\\rtlch\\ai "
               : rtf->look->is_upright ? "{\\b "
                                       : "{\\i ";
    case NODE_STRONG:
        return is_rtl ? "{\\ltrch\\b\\rtlch\\ab " : "{\\b ";
    case NODE_U:
        return "{\\ul ";
    case NODE_SUB:
        return "{\\sub ";
    case NODE_SUP:
        return "{\\super ";
    case NODE_INS:
        return "{\\ul\\cf2 ";
    case NODE_DEL:
        return "{\\strike\\cf3 ";
    case NODE_CAME:
        return "{\\uldb\\cf2 ";
    case NODE_WENT:
        return "{\\striked1\\cf3 ";
    case NODE_REFORMATTED:
        return "{\\uld ";
    default:
        return NULL;
    }
}

static void enter_language(unsigned language, Buf *out)
{
    buf_add_format(out, "{\\lang%u\\langfe%u\\alang%u ", language, language,
                   language);
}

static void enter(const Rtf *rtf, const Node *node)
{
    Buf *out = rtf->out;
    switch (node->kind) {
    case NODE_TEXT:
        rtf_text(rtf->look->way, node->text, out);
        break;
    case NODE_CODE:
        buf_add_text(out, "{\\f1 ");
        rtf_text(rtf->look->way, node->text, out);
        buf_add_char(out, '}');
        break;
    case NODE_LINEBREAK:
        buf_add_text(out, "\\line ");
        break;
    case NODE_ANCHOR:
        add_anchor(node->text, out);
        break;
    case NODE_FOOTNOTE:
        add_footnote(rtf, node);
        break;
    case NODE_BOUNDARY:
        buf_add_text(out, node->text.size     ? "{\\strike\\cf3 \\bullet }"
                          : node->mark == '+' ? "{\\ul\\cf2 \\u182?}"
                                              : "{\\strike\\cf3 \\u182?}");
        break;
    case NODE_LINK:
        enter_link(node, out);
        break;
    case NODE_LANGUAGE:
        enter_language((unsigned)node->level, out);
        break;
    case NODE_IMAGE:
        buf_add_text(out, node->first ? "[" : "");
        break;
    default:
        buf_add_text(out, group_of(rtf, node->kind));
        break;
    }
}

static void leave(const Rtf *rtf, const Node *node)
{
    if (node->kind == NODE_LINK && is_link(node))
        rtf_link_end(rtf->out);
    else if (node->kind == NODE_IMAGE)
        buf_add_text(rtf->out, node->first ? "]" : "");
    else if (node->kind == NODE_LANGUAGE || group_of(rtf, node->kind))
        buf_add_char(rtf->out, '}');
}

void rtf_inlines(const Rtf *rtf, Node *leaf)
{
    TreeWalk walk = tree_walk(leaf);
    while (tree_next(&walk)) {
        if (walk.enter)
            enter(rtf, walk.node);
        else
            leave(rtf, walk.node);
    }
}

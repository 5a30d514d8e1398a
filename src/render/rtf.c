/* The blocks of a tree as RTF. */
#include "render/rtf.h"

#include "base/cleanup.h"
#include "lang/lcid.h"
#include "lang/locale.h"
#include "lang/utf8.h"
#include "lang/width.h"
#include "model/doc.h"
#include "render/commonmark.h"
#include "render/text.h"

#include <string.h>

#define PAGE_WIDTH   9072 /* between the margins of A4 */
#define TEXT_SIZE    20   /* half points */
#define COLUMN       125  /* a digit of the text and its share of the space */
#define QUOTE_INDENT 500
#define LEAST_WIDTH  2000 /* that indents leave to the words */
/* A number wider than this does not set the indent of its list. */
#define WIDEST_NUMBER 7
/* One wider than this is followed by a space, not by a tab. */
#define WIDEST_MARK 12

/* -------------------------------------------------------------- paragraphs */

static void add_indents(const Rtf *rtf)
{
    Buf *out = rtf->out;
    size_t hang = rtf->is_marked ? rtf->indent - rtf->start : 0;
    if (rtf->look->way == BIDI_RTL && rtf->indent)
        buf_add_format(out, "\\li0\\ri%zu\\rin0\\lin%zu", rtf->indent,
                       rtf->indent);
    else if (rtf->indent)
        buf_add_format(out, "\\li%zu", rtf->indent);
    if (hang)
        buf_add_format(out, "\\fi-%zu", hang);
    if (rtf->is_marked)
        buf_add(out, buf_text(&rtf->stops), rtf->stops.size);
}

void rtf_start(Rtf *rtf, const char *controls)
{
    Buf *out = rtf->out;
    rtf_end(rtf);
    buf_add_text(out, "\\pard");
    if (rtf->depth)
        buf_add_text(out, "\\intbl");
    if (rtf->depth > 1)
        buf_add_format(out, "\\itap%d", rtf->depth);
    buf_add_text(out, rtf->look->way == BIDI_RTL ? "\\rtlpar\\qr" : "");
    buf_add_text(out, controls);
    add_indents(rtf);
    buf_add_text(out, rtf->look->way == BIDI_RTL ? "{\\rtlch " : "{");
    buf_add_text(out, rtf->is_heading ? rtf_bold(rtf->look->way) : "");
    if (rtf->is_marked)
        buf_add(out, buf_text(&rtf->marks), rtf->marks.size);
    buf_set_size(&rtf->marks, 0);
    buf_set_size(&rtf->stops, 0);
    rtf->is_marked = rtf->is_numbered = false;
    rtf->is_open = true;
}

void rtf_end(Rtf *rtf)
{
    if (rtf->is_open)
        buf_add_text(rtf->out, "}\\par\n");
    rtf->is_open = false;
}

/* Space after a paragraph: little between the items of a tight list. */
static const char *space_after(const Rtf *rtf, const Node *leaf)
{
    const Node *item = leaf->parent;
    if (rtf->depth)
        return "\\sa40";
    bool is_tight = item->kind == NODE_ITEM && !item->parent->is_loose;
    return is_tight && (item->next || leaf->next) ? "\\sa60" : "\\sa140";
}

static void add_paragraph(Rtf *rtf, Node *leaf)
{
    rtf_start(rtf, space_after(rtf, leaf));
    rtf_inlines(rtf, leaf);
}

/* ---------------------------------------------------------------- headings */

static const char *const heading_looks[] = {
    "\\s1\\outlinelevel0\\keepn\\sa240",
    "\\s2\\outlinelevel1\\keepn\\sb280\\sa120",
    "\\s3\\outlinelevel2\\keepn\\sb220\\sa100",
    "\\s4\\outlinelevel3\\keepn\\sb160\\sa80",
    "\\s5\\outlinelevel4\\keepn\\sb160\\sa80",
    "\\s6\\outlinelevel5\\keepn\\sb160\\sa80",
};

/* In half points. */
static const int heading_sizes[] = {36,        28,        24,
                                    TEXT_SIZE, TEXT_SIZE, TEXT_SIZE};

/* Letters of a size. Word and LibreOffice keep size and weight twice, the
 * other one for scripts such as Arabic. */
static void add_size(BidiWay way, int size, Buf *out)
{
    if (way == BIDI_RTL)
        buf_add_format(out, "\\ltrch\\fs%d\\rtlch\\afs%d", size, size);
    else
        buf_add_format(out, "\\fs%d", size);
}

const char *rtf_bold(BidiWay way)
{
    return way == BIDI_RTL ? "\\ltrch\\b\\rtlch\\ab " : "\\b ";
}

static void add_heading(Rtf *rtf, Node *heading)
{
    size_t level = heading->level > 6 ? 5 : (size_t)heading->level - 1;
    bool is_inside = rtf->depth || heading->parent->kind == NODE_ITEM;
    if (is_inside && level < 3)
        level = 3;
    rtf_start(rtf, is_inside ? "\\keepn\\sa60" : heading_looks[level]);
    buf_add_char(rtf->out, '{');
    add_size(rtf->look->way, heading_sizes[level], rtf->out);
    buf_add_text(rtf->out, rtf_bold(rtf->look->way));
    rtf_inlines(rtf, heading);
    buf_add_char(rtf->out, '}');
}

/* ------------------------------------------------------------------- lists */

/* Indents what follows; its first paragraph begins where it was, with marks.
 * Gives the indent that was. */
static size_t push(Rtf *rtf, size_t more)
{
    size_t before = rtf->indent;
    size_t most = rtf->width > LEAST_WIDTH ? rtf->width - LEAST_WIDTH : 0;
    if (!rtf->is_marked)
        rtf->start = before;
    rtf->is_marked = true;
    if (before + more <= most)
        rtf->indent += more;
    buf_add_format(&rtf->stops, "\\tx%zu", rtf->indent);
    return before;
}

/* A number that got no paragraph gets one; a bullet alone is none. */
static void pop(Rtf *rtf, size_t indent)
{
    if (rtf->is_marked && rtf->is_numbered)
        rtf_start(rtf, "\\sa60");
    buf_set_size(&rtf->marks, 0);
    buf_set_size(&rtf->stops, 0);
    rtf->is_marked = rtf->is_numbered = false;
    rtf->indent = indent;
}

static size_t number_width(const Node *item)
{
    Buf words = {0};
    if (item->first->kind != NODE_NUMBER)
        return 1;
    text_inlines(item->first, &words);
    size_t width = text_width(buf_text(&words), words.size);
    buf_clear(&words);
    return width;
}

/* The indent of a list's items, kept in its level. */
static void measure_list(Node *list)
{
    size_t widest = 0;
    for (const Node *item = list->first; item; item = item->next) {
        size_t width = number_width(item);
        if (width > widest && width <= WIDEST_NUMBER)
            widest = width;
    }
    size_t columns = widest ? widest < 2 ? 3 : widest + 1 : 4;
    list->level = (int)(columns * COLUMN);
}

/* A number waits for its paragraph. */
static void add_number(Rtf *rtf, Node *number)
{
    Buf *out = rtf->out;
    Buf marks = rtf->marks;
    rtf->out = &marks;
    rtf_inlines(rtf, number);
    rtf->out = out;
    rtf->marks = marks;
}

static void enter_item(Rtf *rtf, Node *item)
{
    bool is_numbered = item->first->kind == NODE_NUMBER;
    bool is_wide = is_numbered && number_width(item) > WIDEST_MARK;
    item->level = (int)push(rtf, (size_t)item->parent->level);
    rtf->is_numbered = rtf->is_numbered || is_numbered;
    if (is_numbered) {
        add_number(rtf, item->first);
    } else {
        buf_add_text(&rtf->marks, "\\bullet");
    }
    buf_add_text(&rtf->marks, is_wide ? " " : "\\tab ");
}

static void enter_note(Rtf *rtf, Node *note)
{
    bool is_first = !note->previous || note->previous->kind != NODE_NOTE;
    if (is_first) {
        rtf_start(rtf, "\\keepn\\brdrb\\brdrs\\brdrw5\\brdrcf4\\sa120");
        rtf_end(rtf);
    }
    note->level = (int)push(rtf, 4 * COLUMN);
    rtf->is_numbered = true;
    if (note->text.size)
        rtf_bookmark("", note->text, &rtf->marks);
    if (note->first && note->first->kind == NODE_NUMBER) {
        add_number(rtf, note->first);
    } else {
        rtf_link_begin("r_", note->text, &rtf->marks);
        rtf_text(rtf->look->way, note->title, &rtf->marks);
        rtf_link_end(&rtf->marks);
    }
    buf_add_text(&rtf->marks, "\\tab ");
}

/* -------------------------------------------------------------------- walk */

static void add_code(Rtf *rtf, const Node *code)
{
    Slice text = code->text;
    if (text.size && text.bytes[text.size - 1] == '\n')
        text.size--;
    size_t before = push(rtf, QUOTE_INDENT);
    rtf_start(rtf, "\\sa140");
    buf_add_text(rtf->out, "{\\f1 ");
    rtf_text(rtf->look->way, text, rtf->out);
    buf_add_char(rtf->out, '}');
    pop(rtf, before);
}

static void enter(Rtf *rtf, TreeWalk *walk)
{
    Node *node = walk->node;
    switch (node->kind) {
    case NODE_HEADING:
        add_heading(rtf, node);
        break;
    case NODE_PARAGRAPH:
        add_paragraph(rtf, node);
        break;
    case NODE_LIST:
        measure_list(node);
        break;
    case NODE_ITEM:
        enter_item(rtf, node);
        break;
    case NODE_NOTE:
        enter_note(rtf, node);
        break;
    case NODE_BLOCK_QUOTE:
        node->level = (int)push(rtf, QUOTE_INDENT);
        if (!buf_text(&rtf->marks)[0])
            rtf->is_marked = false;
        break;
    case NODE_CODE_BLOCK:
        add_code(rtf, node);
        break;
    case NODE_THEMATIC_BREAK:
        rtf_start(rtf, "\\brdrb\\brdrs\\brdrw5\\sa140");
        break;
    case NODE_TABLE:
        rtf_table(rtf, node);
        break;
    default:
        break;
    }
    if (node->kind == NODE_PARAGRAPH || node->kind == NODE_HEADING ||
        node->kind == NODE_NUMBER || node->kind == NODE_TABLE)
        walk->enter = false; /* that was all of it */
}

void rtf_lay(Rtf *rtf, Node *holder)
{
    TreeWalk walk = tree_walk(holder);
    while (tree_next(&walk)) {
        Node *node = walk.node;
        if (walk.enter && (node != holder || node->kind == NODE_DOCUMENT))
            enter(rtf, &walk);
        else if (!walk.enter &&
                 (node->kind == NODE_ITEM || node->kind == NODE_NOTE ||
                  node->kind == NODE_BLOCK_QUOTE))
            pop(rtf, (size_t)node->level);
    }
}

/* ---------------------------------------------------------------- document */

/* What scripts have fonts of their own on Windows, by language; the first fits
 * all that Arial has, Arabic and Hebrew too. */
static const struct {
    const char *locale, *font;
} fonts[] = {
    {"", "\\fswiss\\fcharset0 Arial"},
    {"ja", "\\fnil\\fcharset128 Yu Gothic"},
    {"zh-Hant", "\\fnil\\fcharset136 Microsoft JhengHei"},
    {"zh-TW", "\\fnil\\fcharset136 Microsoft JhengHei"},
    {"zh-HK", "\\fnil\\fcharset136 Microsoft JhengHei"},
    {"zh", "\\fnil\\fcharset134 Microsoft YaHei"},
    {"ko", "\\fnil\\fcharset129 Malgun Gothic"},
    {"th", "\\fswiss\\fcharset222 Tahoma"},
};

static RtfLook look_of(const char *locale)
{
    RtfLook look = {.way = locale_is_rtl(locale) ? BIDI_RTL : BIDI_LTR,
                    .language = lcid_of(locale),
                    .font = fonts[0].font};
    for (size_t i = sizeof(fonts) / sizeof(*fonts) - 1; i; i--) {
        size_t size = strlen(fonts[i].locale);
        if (strncmp(locale, fonts[i].locale, size) == 0 &&
            (!locale[size] || locale[size] == '-'))
            look.font = fonts[i].font;
    }
    look.is_upright = look.font[2] == 'n'; /* \fnil: East Asian */
    return look;
}

static void add_styles(BidiWay way, Buf *out)
{
    buf_add_text(out, "{\\stylesheet{\\s0");
    add_size(way, TEXT_SIZE, out);
    buf_add_text(out, " Normal;}");
    for (int level = 0; level < 6; level++) {
        buf_add_format(out, "{\\s%d\\sbasedon0\\snext0%s", level + 1,
                       strchr(heading_looks[level] + 1, '\\'));
        add_size(way, heading_sizes[level], out);
        buf_add_format(out, "%sheading %d;}", rtf_bold(way), level + 1);
    }
    buf_add_text(out, "}\n");
}

/* The words of the first heading. */
static void add_title(Node *root, Buf *out)
{
    Node *heading = root->first;
    while (heading && heading->kind != NODE_HEADING)
        heading = heading->next;
    Buf words = {0};
    if (heading)
        text_inlines(heading, &words);
    if (words.size) {
        size_t at = 0;
        buf_add_text(out, "{\\info{\\title ");
        while (at < words.size)
            rtf_code(utf8_next(buf_text(&words), words.size, &at), out);
        buf_add_text(out, "}}\n");
    }
    out->failed = out->failed || !buf_is_ok(&words);
    buf_clear(&words);
}

static void add_property(const char *name, const char *value, Buf *out)
{
    if (!value)
        return;
    size_t at = 0;
    buf_add_format(out, "{\\propname codicil-%s}\\proptype30{\\staticval ",
                   name);
    while (value[at])
        rtf_code(utf8_next(value, strlen(value), &at), out);
    buf_add_char(out, '}');
}

/* What was asked for, what is served and which language prevails, as Word's
 * properties of the document. */
static void add_request(const RenderOptions *options, Buf *out)
{
    const Facts *facts = options->facts;
    if (options->fragment || !facts || !facts->locale)
        return;
    buf_add_text(out, "{\\*\\userprops");
    add_property("asked", options->asked, out);
    add_property("served", facts->locale, out);
    add_property("prevailing", facts->prevailing, out);
    buf_add_text(out, "}\n");
}

static void add_head(const RtfLook *look, const RenderOptions *options,
                     Node *root, Buf *out)
{
    buf_add_format(out,
                   "{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0\\deflang%u"
                   "\\deflangfe%u\\adeflang%u\n",
                   look->language, look->language, look->language);
    buf_add_format(out,
                   "{\\fonttbl{\\f0%s;}{\\f1\\fmodern\\fcharset0 "
                   "Courier New;}}\n",
                   look->font);
    buf_add_text(out, "{\\colortbl;\\red10\\green85\\blue140;"
                      "\\red20\\green105\\blue45;\\red165\\green30\\blue25;"
                      "\\red150\\green158\\blue166;}\n");
    add_styles(look->way, out);
    add_title(root, out);
    add_request(options, out);
    bool is_rtl = look->way == BIDI_RTL;
    buf_add_format(out,
                   "\\paperw11906\\paperh16838\\margl1417\\margr1417"
                   "\\margt1417\\margb1417\\viewkind4%s\n\\pard\\plain\\f0",
                   is_rtl ? "\\rtldoc\\rtlsect" : "");
    add_size(look->way, TEXT_SIZE, out);
    if (is_rtl)
        buf_add_format(out, "\\af0\\alang%u", look->language);
    buf_add_format(out, "\\lang%u\\langfe%u\n", look->language, look->language);
}

static void rtf_clear(Rtf *rtf)
{
    rtf->out->failed =
        rtf->out->failed || !buf_is_ok(&rtf->marks) || !buf_is_ok(&rtf->stops);
    buf_clear(&rtf->marks);
    buf_clear(&rtf->stops);
}

CodicilStatus render_rtf(CodicilContext *context, xmlDoc *text,
                         const RenderOptions *options, Buf *out)
{
    Tree AUTO(tree_clear) tree = {0};
    RenderOptions as_rtf = *options;
    as_rtf.is_rtf = true;
    TRY(commonmark_tree(context, text, &as_rtf, &tree));
    RtfLook look = look_of(doc_locale(text));
    lists_settle(tree.root);
    {
        Rtf AUTO(rtf_clear)
            rtf = {.out = out, .look = &look, .width = PAGE_WIDTH};
        add_head(&look, options, tree.root, out);
        rtf_lay(&rtf, tree.root);
        rtf_end(&rtf);
        buf_add_text(out, "}\n");
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

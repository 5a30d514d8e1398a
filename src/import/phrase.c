/* Inlines of Markdown, and of the HTML within it, become inlines of ours. */
#include "import/address.h"
#include "import/attrlist.h"
#include "import/html.h"
#include "import/reader.h"
#include "import/scrub.h"
#include "lang/locale.h"

#include <stdio.h>
#include <string.h>

static void set(Reader *reader, xmlNode *node, const char *name,
                const char *value)
{
    if (!node || !block_set(node, name, value))
        reader->failed = true;
}

/* -------------------------------------------------------- attribute lists */

/* An inline with a date is wrapped in a date. */
static void open_owned(Reader *reader, cmark_node *node)
{
    const AttrList *list = attrlist_of(node);
    if (!list || !list->datetime)
        return;
    set(reader, inlines_open(&reader->inlines, "date"), "date", list->datetime);
}

static void set_owned(Reader *reader, cmark_node *node, xmlNode *made)
{
    const AttrList *list = attrlist_of(node);
    if (list && list->id)
        inlines_anchor(&reader->inlines, list->id);
    if (list && list->class_name && made)
        set(reader, made, "class", list->class_name);
}

static void close_owned(Reader *reader, cmark_node *node)
{
    const AttrList *list = attrlist_of(node);
    inlines_close_tags(&reader->inlines);
    inlines_close(&reader->inlines);
    if (list && list->datetime)
        inlines_close(&reader->inlines);
}

static void read_style(Reader *reader, cmark_node *node, const char *name,
                       bool is_entered)
{
    if (!is_entered) {
        close_owned(reader, node);
        return;
    }
    open_owned(reader, node);
    set_owned(reader, node, inlines_open(&reader->inlines, name));
}

/* ------------------------------------------------------- links, pictures */

/* A link: to a provision of this text, or to elsewhere. */
static const char *link_name(const char *address)
{
    return address[0] == '#' && address[1] ? "ref" : "a";
}

static void set_address(Reader *reader, xmlNode *node, const char *name,
                        const char *address)
{
    Buf clean = {0};
    address_add(address, &clean);
    if (buf_is_ok(&clean))
        set(reader, node, name, buf_text(&clean));
    else
        reader->failed = true;
    buf_clear(&clean);
}

static void set_title(Reader *reader, xmlNode *node, const char *title)
{
    Buf clean = {0};
    if (!title || !*title)
        return;
    if (!scrub_text(title, &clean))
        reader->failed = true;
    else if (block_is(node, "a"))
        set(reader, node, "title", buf_text(&clean));
    else
        dropped_add(&reader->dropped, "reference title", reader->line);
    buf_clear(&clean);
}

static void read_link(Reader *reader, cmark_node *node, bool is_entered)
{
    if (!is_entered) {
        close_owned(reader, node);
        return;
    }
    const char *address = cmark_node_get_url(node);
    open_owned(reader, node);
    xmlNode *made = inlines_open(&reader->inlines, link_name(address));
    if (!made)
        return;
    set_address(reader, made, "href", address);
    set_title(reader, made, cmark_node_get_title(node));
    set_owned(reader, node, made);
}

static void end_picture(Reader *reader, cmark_node *node)
{
    xmlNode *made = inlines_marker(&reader->inlines, "img");
    if (made) {
        set_address(reader, made, "src", cmark_node_get_url(node));
        set(reader, made, "alt", buf_text(&reader->alt.text));
        set_owned(reader, node, NULL);
    }
    const char *title = cmark_node_get_title(node);
    if (title && *title)
        dropped_add(&reader->dropped, "picture title", reader->line);
    reader->failed |= reader->alt.text.failed;
    buf_set_size(&reader->alt.text, 0);
    reader->alt.is_wrapped = false;
}

static void read_picture(Reader *reader, cmark_node *node, bool is_entered)
{
    if (is_entered)
        reader->pictures++;
    else if (--reader->pictures == 0)
        end_picture(reader, node);
}

static void read_alt_markup(Reader *reader, const char *text, size_t size)
{
    Markup markup;
    markup_read(text, size, &markup);
    if (markup.kind == MARKUP_TAG && tag_effect(&markup) != TAG_INLINE)
        joined_add(&reader->alt, " ", 1);
    dropped_add(&reader->dropped, "tag in a picture's text", reader->line);
}

/* What stands within a picture goes into its alternative text. */
static void read_alt(Reader *reader, cmark_node *node)
{
    const char *text = cmark_node_get_literal(node);
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_TEXT || type == CMARK_NODE_CODE)
        joined_add(&reader->alt, text, strlen(text));
    else if (type == CMARK_NODE_SOFTBREAK)
        joined_wrap(&reader->alt);
    else if (type == CMARK_NODE_LINEBREAK)
        joined_add(&reader->alt, " ", 1);
    else if (type == CMARK_NODE_HTML_INLINE)
        read_alt_markup(reader, text, strlen(text));
}

/* ------------------------------------------------------------------- HTML */

/* Tags that have their like among our inlines. */
static const struct {
    const char *tag, *name, *class_name;
} tags[] = {
    {"abbr", "abbr", NULL},   {"acronym", "abbr", NULL},
    {"b", "b", NULL},         {"cite", "i", NULL},
    {"code", "span", "code"}, {"dfn", "def", NULL},
    {"em", "i", NULL},        {"i", "i", NULL},
    {"kbd", "span", "code"},  {"samp", "span", "code"},
    {"strong", "b", NULL},    {"sub", "sub", NULL},
    {"sup", "sup", NULL},     {"tt", "span", "code"},
    {"u", "u", NULL},         {"var", "i", NULL},
    {"del", "del", NULL},     {"ins", "ins", NULL},
    {"s", "del", NULL},       {"strike", "del", NULL},
};

static void drop_tag(Reader *reader, const Markup *tag)
{
    char what[sizeof(tag->name) + 8];
    if (tag->is_closing)
        return;
    snprintf(what, sizeof(what), "<%s> tag", tag->name);
    dropped_add(&reader->dropped, what, reader->line);
}

/* An attribute of a tag, for free by buf_clear; false if it has none. */
static bool get(Reader *reader, const Markup *tag, const char *name, Buf *out)
{
    Buf raw = {0};
    bool has = markup_get(tag, name, &raw);
    if (has && (raw.failed || !scrub_text(buf_text(&raw), out)))
        reader->failed = true;
    buf_clear(&raw);
    return has && !reader->failed;
}

/* <a id="x">, <a name="x">, <a href="y" title="z"> */
static void open_anchor(Reader *reader, const Markup *tag)
{
    Inlines *inlines = &reader->inlines;
    Buf value = {0};
    if (get(reader, tag, "id", &value) || get(reader, tag, "name", &value))
        inlines_anchor(inlines, buf_text(&value));
    bool has_id = value.size > 0;
    buf_clear(&value);
    bool has_address = get(reader, tag, "href", &value);
    xmlNode *made =
        has_address && !inlines->links
            ? inlines_open_tag(inlines, link_name(buf_text(&value)), tag->name)
            : NULL;
    if (made) {
        set_address(reader, made, "href", buf_text(&value));
        buf_clear(&value);
        if (get(reader, tag, "title", &value))
            set_title(reader, made, buf_text(&value));
    } else if (has_address || !has_id) {
        drop_tag(reader, tag);
    }
    buf_clear(&value);
}

/* <time datetime="2026-02-10"> */
static void open_time(Reader *reader, const Markup *tag)
{
    Buf value = {0};
    Date date;
    bool is_date = get(reader, tag, "datetime", &value) &&
                   date_from_text(buf_text(&value), &date);
    xmlNode *made =
        is_date ? inlines_open_tag(&reader->inlines, "date", tag->name) : NULL;
    if (made)
        set(reader, made, "date", buf_text(&value));
    else
        drop_tag(reader, tag);
    buf_clear(&value);
}

/* <span lang="fr">: an island of another language */
static void open_span(Reader *reader, const Markup *tag)
{
    Buf said = {0};
    char locale[LOCALE_SIZE];
    char own[LOCALE_SIZE] = "", other[LOCALE_SIZE];
    bool has = (get(reader, tag, "lang", &said) ||
                get(reader, tag, "xml:lang", &said)) &&
               locale_from_text(buf_text(&said), locale, NULL);
    if (has && reader->source->locale)
        locale_to_language(reader->source->locale, own);
    if (has)
        locale_to_language(locale, other);
    bool is_own = has && strcmp(own, other) == 0;
    xmlNode *made = has && !is_own
                        ? inlines_open_tag(&reader->inlines, "span", tag->name)
                        : NULL;
    if (made)
        set(reader, made, "lang", locale);
    else
        drop_tag(reader, tag);
    buf_clear(&said);
}

static void open_picture(Reader *reader, const Markup *tag)
{
    Buf address = {0}, alt = {0};
    get(reader, tag, "alt", &alt);
    if (get(reader, tag, "src", &address)) {
        xmlNode *made = inlines_marker(&reader->inlines, "img");
        set_address(reader, made, "src", buf_text(&address));
        set(reader, made, "alt", buf_text(&alt));
    } else {
        inlines_text(&reader->inlines, buf_text(&alt), alt.size);
        drop_tag(reader, tag);
    }
    buf_clear(&address);
    buf_clear(&alt);
}

/* Ends a word, as a block would. */
static void drop_block(Reader *reader, const Markup *tag)
{
    inlines_text(&reader->inlines, " ", 1);
    drop_tag(reader, tag);
}

static void open_style(Reader *reader, const Markup *tag)
{
    xmlNode *made = NULL;
    for (size_t i = 0; i < sizeof(tags) / sizeof(tags[0]) && !made; i++) {
        if (strcmp(tags[i].tag, tag->name) != 0)
            continue;
        made = inlines_open_tag(&reader->inlines, tags[i].name, tag->name);
        if (made && tags[i].class_name)
            set(reader, made, "class", tags[i].class_name);
    }
    Buf title = {0};
    if (!made)
        drop_tag(reader, tag);
    else if (block_is(made, "abbr") && get(reader, tag, "title", &title))
        set(reader, made, "title", buf_text(&title));
    buf_clear(&title);
}

static void open_tag(Reader *reader, const Markup *tag)
{
    static const struct {
        const char *name;
        void (*open)(Reader *reader, const Markup *tag);
    } openers[] = {{"a", open_anchor},
                   {"img", open_picture},
                   {"span", open_span},
                   {"time", open_time}};
    for (size_t i = 0; i < sizeof(openers) / sizeof(openers[0]); i++)
        if (strcmp(openers[i].name, tag->name) == 0) {
            openers[i].open(reader, tag);
            return;
        }
    open_style(reader, tag);
}

void reader_read_markup(Reader *reader, const char *text, size_t size)
{
    Markup markup;
    if (!markup_read(text, size, &markup))
        inlines_text(&reader->inlines, text, size);
    else if (markup.kind == MARKUP_COMMENT)
        dropped_add(&reader->dropped, "comment", reader->line);
    else if (tag_effect(&markup) == TAG_BREAK)
        inlines_break(&reader->inlines);
    else if (tag_effect(&markup) != TAG_INLINE)
        drop_block(reader, &markup);
    else if (markup.is_closing)
        inlines_close_tag(&reader->inlines, markup.name);
    else
        open_tag(reader, &markup);
}

/* ---------------------------------------------------------------- Markdown */

static void read_leaf(Reader *reader, cmark_node *node)
{
    Inlines *inlines = &reader->inlines;
    const char *text = cmark_node_get_literal(node);
    switch (cmark_node_get_type(node)) {
    case CMARK_NODE_TEXT:
        inlines_text(inlines, text, strlen(text));
        break;
    case CMARK_NODE_SOFTBREAK:
        if (!reader_split(reader, node, "space"))
            inlines_wrap(inlines);
        break;
    case CMARK_NODE_LINEBREAK:
        if (!reader_split(reader, node, "break"))
            inlines_break(inlines);
        break;
    case CMARK_NODE_CODE:
        open_owned(reader, node);
        xmlNode *made = inlines_open(inlines, "span");
        set(reader, made, "class", "code");
        set_owned(reader, node, NULL);
        inlines_text(inlines, text, strlen(text));
        close_owned(reader, node);
        break;
    case CMARK_NODE_HTML_INLINE:
        reader_read_markup(reader, text, strlen(text));
        break;
    default:
        break;
    }
}

/* The words of a footnote, where it is meant. */
static void read_note(Reader *reader, cmark_node *node, bool is_entered)
{
    const char *id = cmark_node_get_on_enter(node);
    if (is_entered) {
        xmlNode *note = inlines_open(&reader->inlines, "authorialNote");
        if (note && id && *id && !inlines_name(note, id))
            reader->failed = true;
        inlines_open(&reader->inlines, "p");
        return;
    }
    inlines_close_tags(&reader->inlines);
    inlines_close(&reader->inlines);
    inlines_close(&reader->inlines);
}

void reader_read_inline(Reader *reader, cmark_node *node, bool is_entered)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE)
        read_picture(reader, node, is_entered);
    else if (reader->pictures)
        read_alt(reader, node);
    else if (type == CMARK_NODE_CUSTOM_INLINE)
        read_note(reader, node, is_entered);
    else if (type == CMARK_NODE_EMPH)
        read_style(reader, node, "i", is_entered);
    else if (type == CMARK_NODE_STRONG)
        read_style(reader, node, "b", is_entered);
    else if (type == CMARK_NODE_LINK)
        read_link(reader, node, is_entered);
    else
        read_leaf(reader, node);
}

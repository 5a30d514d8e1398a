/* Lines of a page: text, breaks, pictures, and the inlines around them. An
 * element may go on through several lines: it is opened anew in each. */
#include "import/webnotes.h"
#include "import/webreader.h"
#include "lang/locale.h"
#include "model/ident.h"

#include <string.h>

#define INLINES_DEPTH 32 /* no inline is opened at a greater depth */

/* ---------------------------------------------------------------------- ids */

void webline_keep(WebReader *reader, const char *id)
{
    if (!*id || strpbrk(id, " \t\r\n") || *id == ':')
        return;
    if (reader->ids->size)
        buf_add_char(reader->ids, ' ');
    buf_add_text(reader->ids, id);
}

void webline_name(WebReader *reader, xmlNode *node)
{
    if (!inlines_name_all(node, reader->ids))
        reader->failed = true;
}

/* ------------------------------------------------------------------ language
 */

/* The language that an element says, where it is not that of the text. */
static bool find_island(const WebReader *reader, const xmlNode *element,
                        char *locale)
{
    char own[LOCALE_SIZE], said[LOCALE_SIZE];
    const char *text = block_get(element, "lang");
    if (!text)
        text = block_get(element, "xml:lang");
    if (!text || !reader->source->locale ||
        !locale_from_text(text, locale, NULL))
        return false;
    locale_to_language(reader->source->locale, own);
    locale_to_language(locale, said);
    return strcmp(own, said) != 0;
}

/* The language of the innermost block that says one. */
static void set_language(WebReader *reader, xmlNode *line)
{
    char locale[LOCALE_SIZE];
    for (size_t i = reader->depth; i > 0; i--) {
        const WebFrame *frame = &reader->frames[i - 1];
        if (frame->role == DOM_INLINE || !frame->element->properties ||
            (!block_get(frame->element, "lang") &&
             !block_get(frame->element, "xml:lang")))
            continue;
        if (find_island(reader, frame->element, locale))
            webreader_set(reader, line, "lang", locale);
        return;
    }
}

/* --------------------------------------------------------------------- lines
 */

static xmlNode *add(WebReader *reader, xmlNode *parent, const char *name)
{
    xmlNode *node = parent ? block_add(parent, name, block_line(parent)) : NULL;
    reader->failed |= !node;
    return node;
}

xmlNode *webline_home(WebReader *reader)
{
    xmlNode *at = reader->at;
    if (block_is(at, "list"))
        return at->last ? at->last : add(reader, at, "item");
    if (block_is(at, "table"))
        at = add(reader, at, "tr");
    return block_is(at, "tr") ? add(reader, at, "td") : at;
}

/* A class of ours, on a page of ours. */
static void set_class(WebReader *reader, xmlNode *line)
{
    const WebFrame *frame = &reader->frames[reader->depth - 1];
    static const char *const classes[] = {"conspicuous", "code"};
    for (size_t i = 0; reader->depth && i < 2; i++)
        if (block_is(frame->element, "p") &&
            dom_has_class(frame->element, classes[i]))
            webreader_set(reader, line, "class", classes[i]);
    for (size_t i = reader->depth; i > 0; i--)
        if (block_is(reader->frames[i - 1].element, "div") &&
            dom_has_class(reader->frames[i - 1].element, "conclusions"))
            webreader_set(reader, line, "class", "conclusion");
}

xmlNode *webline_open(WebReader *reader, const char *name, xmlNode *home)
{
    if (!home || reader->failed)
        return NULL;
    const WebFrame *top = &reader->frames[reader->depth - 1];
    xmlNode *line =
        block_add(home, name, reader->depth ? dom_line(top->element) : 0);
    if (!line) {
        reader->failed = true;
        return NULL;
    }
    inlines_begin(&reader->inlines, line);
    reader->breaks = 0;
    webline_name(reader, line);
    set_language(reader, line);
    if (strcmp(name, "p") == 0)
        set_class(reader, line);
    for (size_t i = 0; i < reader->depth && !reader->failed; i++)
        webline_enter(reader, &reader->frames[i]);
    return line;
}

/* What a line was to be called goes to the next one. */
static void keep_names(WebReader *reader, const xmlNode *line)
{
    const char *id = block_get(line, "id"), *alias = block_get(line, "alias");
    if (id)
        webline_keep(reader, id);
    if (alias && reader->ids->size)
        buf_add_char(reader->ids, ' ');
    buf_add_text(reader->ids, alias);
}

void webline_close(WebReader *reader)
{
    xmlNode *line = reader->inlines.line;
    reader->breaks = 0;
    if (!line)
        return;
    for (size_t i = 0; i < reader->depth; i++)
        reader->frames[i].inlines = 0;
    if (!inlines_end(&reader->inlines)) {
        reader->failed = true;
        return;
    }
    if (!block_is_blank(line))
        return;
    dropped_add_line(reader->dropped, line);
    keep_names(reader, line);
    for (size_t i = 0; i < reader->depth; i++)
        if (reader->frames[i].made == line)
            reader->frames[i].made = NULL;
    block_drop(line);
}

/* ---------------------------------------------------------------------- text
 */

/* Makes sure that there is a line for a word: two br or more end one, but on a
 * page of ours, which has paragraphs where these are. */
static bool open_words(WebReader *reader)
{
    if (reader->breaks > 1 && reader->inlines.line && !reader->codes &&
        !reader->is_ours)
        webline_close(reader);
    if (!reader->inlines.line)
        webline_open(reader, "p", webline_home(reader));
    for (; reader->breaks && reader->inlines.line; reader->breaks--)
        inlines_break(&reader->inlines);
    return reader->inlines.line && !reader->failed;
}

static void add_blank(WebReader *reader, const char *text, size_t size)
{
    if (!reader->inlines.line)
        return;
    if (!memchr(text, '\n', size))
        inlines_text(&reader->inlines, " ", 1);
    else if (!reader->codes || reader->flats)
        inlines_wrap(&reader->inlines);
    else
        for (size_t i = 0; i < size; i++)
            reader->breaks += text[i] == '\n';
}

void webline_text(WebReader *reader, const char *text)
{
    const char *blanks = " \t\r\n";
    while (*text && !reader->failed) {
        size_t blank = strspn(text, blanks);
        if (blank)
            add_blank(reader, text, blank);
        text += blank;
        size_t size = strcspn(text, blanks);
        if (size && open_words(reader))
            inlines_text(&reader->inlines, text, size);
        text += size;
    }
}

void webline_break(WebReader *reader)
{
    if (reader->flats && reader->inlines.line && !reader->is_ours)
        inlines_text(&reader->inlines, " ", 1);
    else if (reader->inlines.line)
        reader->breaks++;
}

/* ------------------------------------------------------------------ pictures
 */

/* A picture that is in the page itself, or nowhere, leaves its words. */
void webline_picture(WebReader *reader, const xmlNode *picture)
{
    const char *alt = block_get(picture, "alt");
    const char *address = block_get(picture, "src");
    Buf whole = {0};
    bool is_inside = address && strncmp(address, "data:", 5) == 0;
    bool has_address = address && (!is_inside || reader->is_ours) &&
                       weblinks_resolve(reader->links, address, &whole);
    reader->failed |= whole.failed;
    if (!has_address) {
        dropped_add(reader->dropped, "picture without an address",
                    dom_line(picture));
        webline_text(reader, alt ? alt : "");
    } else if (open_words(reader)) {
        xmlNode *made = inlines_marker(&reader->inlines, "img");
        webreader_set_address(reader, made, "src", buf_text(&whole));
        webreader_set_text(reader, made, "alt", alt ? alt : "");
        webreader_set_size(reader, made, picture, "width");
        webreader_set_size(reader, made, picture, "height");
    }
    buf_clear(&whole);
}

/* ------------------------------------------------------------------- inlines
 */

static bool is_open(const Inlines *inlines, const char *name)
{
    for (size_t i = 0; i < inlines->depth; i++)
        if (block_is(inlines->open[i].node, name))
            return true;
    return false;
}

static xmlNode *open_inline(WebReader *reader, WebFrame *frame,
                            const char *name)
{
    Inlines *inlines = &reader->inlines;
    bool is_span = strcmp(name, "span") == 0;
    if (inlines->depth >= INLINES_DEPTH || (!is_span && is_open(inlines, name)))
        return NULL;
    xmlNode *made = inlines_open(inlines, name);
    frame->inlines += made != NULL;
    reader->failed |= !made;
    return made;
}

static void open_link(WebReader *reader, WebFrame *frame)
{
    Buf whole = {0};
    const char *address = block_get(frame->element, "href");
    const char *title = block_get(frame->element, "title");
    if (!address || reader->inlines.links)
        return;
    if (weblinks_resolve(reader->links, address, &whole)) {
        bool is_ref = whole.size && whole.bytes[0] == '#';
        bool is_term = is_ref && dom_has_class(frame->element, "term");
        xmlNode *made = open_inline(reader, frame,
                                    is_term  ? "term"
                                    : is_ref ? "ref"
                                             : "a");
        if (made)
            webreader_set_address(reader, made, is_term ? "refersTo" : "href",
                                  buf_text(&whole));
        if (made && title && *title && !is_ref)
            webreader_set_text(reader, made, "title", title);
    } else {
        dropped_add(reader->dropped, "dead link", dom_line(frame->element));
    }
    reader->failed |= whole.failed;
    buf_clear(&whole);
}

/* "2026-02-10", also as the beginning of an instant. */
static void open_time(WebReader *reader, WebFrame *frame)
{
    const char *text = block_get(frame->element, "datetime");
    char day[11] = "";
    Date date;
    if (text &&
        (text[strnlen(text, 10)] == '\0' || text[10] == 'T' || text[10] == ' '))
        memcpy(day, text, strnlen(text, 10));
    if (!date_from_text(day, &date))
        return;
    xmlNode *made = open_inline(reader, frame, "date");
    if (made)
        webreader_set(reader, made, "date", day);
}

static void open_note(WebReader *reader, WebFrame *frame)
{
    const char *id = block_get(frame->element, "id");
    const char *marker = block_get(frame->element, "marker");
    xmlNode *note = open_inline(reader, frame, "authorialNote");
    if (note && id && *id && !inlines_name(note, id))
        reader->failed = true;
    if (note && marker)
        webreader_set_text(reader, note, "marker", marker);
}

/* What an element is among our inlines. */
static const struct {
    const char *element, *name, *class_name;
} inlines_of[] = {
    {"abbr", "abbr", NULL}, {"acronym", "abbr", NULL}, {"b", "b", NULL},
    {"cite", "i", NULL},    {"del", "del", NULL},      {"ins", "ins", NULL},
    {"s", "del", NULL},     {"strike", "del", NULL},   {"code", "span", "code"},
    {"dfn", "def", NULL},   {"dt", "b", NULL},         {"em", "i", NULL},
    {"i", "i", NULL},       {"kbd", "span", "code"},   {"samp", "span", "code"},
    {"strong", "b", NULL},  {"sub", "sub", NULL},      {"summary", "b", NULL},
    {"sup", "sup", NULL},   {"tt", "span", "code"},    {"u", "u", NULL},
    {"var", "i", NULL},
};

/* What a property of a style makes of a span. */
static const struct {
    const char *property, *value, *name;
} styles[] = {
    {"font-weight", "bold", "b"},
    {"font-weight", "6", "b"},
    {"font-weight", "7", "b"},
    {"font-weight", "8", "b"},
    {"font-weight", "9", "b"},
    {"font-style", "italic", "i"},
    {"text-decoration", "underline", "u"},
    {"vertical-align", "super", "sup"},
    {"vertical-align", "sub", "sub"},
};

/* <b style="font-weight:normal"> around all that an office program exports */
static bool is_plain(const xmlNode *element, const char *name)
{
    if (strcmp(name, "b") == 0)
        return dom_has_style(element, "font-weight", "normal") ||
               dom_has_style(element, "font-weight", "400");
    return strcmp(name, "i") == 0 &&
           dom_has_style(element, "font-style", "normal");
}

/* What was put in the place of struck words stands alone on a page, where these
 * are swept. */
static bool is_merged(const WebReader *reader, const char *name)
{
    return !reader->read_piece &&
           (strcmp(name, "ins") == 0 || strcmp(name, "del") == 0);
}

static void open_named(WebReader *reader, WebFrame *frame)
{
    const xmlNode *element = frame->element;
    for (size_t i = 0; i < sizeof(inlines_of) / sizeof(inlines_of[0]); i++) {
        const char *name = inlines_of[i].name;
        if (!block_is(element, inlines_of[i].element) ||
            is_plain(element, name) || is_merged(reader, name))
            continue;
        xmlNode *made = open_inline(reader, frame, name);
        const char *title = block_get(element, "title");
        if (made && inlines_of[i].class_name)
            webreader_set(reader, made, "class", inlines_of[i].class_name);
        if (made && block_is(made, "abbr") && title)
            webreader_set_text(reader, made, "title", title);
        const char *id = block_get(element, "id");
        if (made && block_is(made, "def") && id && ident_is_valid(id))
            webreader_set(reader, made, "id", id);
    }
}

static void open_styles(WebReader *reader, WebFrame *frame)
{
    for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
        if (dom_has_style(frame->element, styles[i].property,
                          styles[i].value) &&
            !(reader->inlines.links && strcmp(styles[i].name, "u") == 0))
            open_inline(reader, frame, styles[i].name);
}

void webline_enter(WebReader *reader, WebFrame *frame)
{
    char locale[LOCALE_SIZE];
    const xmlNode *element = frame->element;
    bool is_inline = frame->role == DOM_INLINE;
    if (!reader->inlines.line || reader->failed)
        return;
    if (is_inline && find_island(reader, element, locale)) {
        xmlNode *made = open_inline(reader, frame, "span");
        if (made)
            webreader_set(reader, made, "lang", locale);
    }
    if (block_is(element, WEB_NOTE))
        open_note(reader, frame);
    else if (block_is(element, WEB_NOTE_LINE))
        open_inline(reader, frame, "p");
    else if (block_is(element, "a"))
        open_link(reader, frame);
    else if (block_is(element, "time"))
        open_time(reader, frame);
    else if (is_inline || frame->role == DOM_TERM ||
             block_is(element, "summary"))
        open_named(reader, frame);
    if (is_inline && element->properties)
        open_styles(reader, frame);
}

void webline_leave(WebReader *reader, WebFrame *frame)
{
    for (; frame->inlines && reader->inlines.line; frame->inlines--)
        inlines_close(&reader->inlines);
}

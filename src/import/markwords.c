/* Takes words from HTML tag by tag. It knows nothing of the page that woven.c
 * makes of it, so that the one can be held against the other. */
#include "import/markwords.h"

#include "import/dom.h"
#include "import/html.h"

#include <string.h>

static void add_text(Markwords *state, const char *text, size_t size,
                     Joined *line)
{
    Buf plain = {0};
    html_add_text(text, size, &plain);
    line->text.failed |= plain.failed;
    for (size_t at = 0; at < plain.size;) {
        const char *rest = plain.bytes + at;
        const char *end = memchr(rest, '\n', plain.size - at);
        size_t length = end ? (size_t)(end - rest) : plain.size - at;
        while (end && length && !state->codes &&
               strchr(" \t", rest[length - 1]))
            length--;
        joined_add(line, rest, length);
        if (end && state->codes)
            joined_add(line, "\n", 1);
        else if (end)
            joined_wrap(line);
        at = end ? (size_t)(end - plain.bytes) + 1 : plain.size;
        while (end && at < plain.size && strchr(" \t", plain.bytes[at]))
            at++;
    }
    buf_clear(&plain);
}

/* ------------------------------------------------------------------- lists */

/* A tag as an element, with what its number depends on; NULL when out of
 * memory. */
static xmlNode *element_of(const Markup *tag)
{
    static const char *const keys[] = {"type", "style", "start", "value",
                                       "role"};
    xmlNode *element = block_add(NULL, tag->name, 0);
    bool is_ok = element != NULL;
    for (size_t i = 0; is_ok && i < sizeof(keys) / sizeof(keys[0]); i++) {
        Buf value = {0};
        if (markup_get(tag, keys[i], &value))
            is_ok = buf_is_ok(&value) &&
                    block_set(element, keys[i], buf_text(&value));
        buf_clear(&value);
    }
    if (is_ok)
        return element;
    xmlFreeNode(element);
    return NULL;
}

static bool open_list(Markwords *state, const Markup *tag)
{
    if (state->depth == BLOCKS_DEPTH)
        return true;
    xmlNode *list = element_of(tag);
    if (!list)
        return false;
    state->counters[state->depth] = dom_begin_count(list);
    state->lists[state->depth++] = list;
    return true;
}

static void close_list(Markwords *state, const Markup *tag)
{
    size_t at = state->depth;
    while (at && !block_is(state->lists[at - 1], tag->name))
        at--;
    while (at && state->depth >= at)
        xmlFreeNode(state->lists[--state->depth]);
}

static bool add_item(Markwords *state, const Markup *tag, Joined *line)
{
    if (!state->depth)
        return true;
    xmlNode *item = element_of(tag);
    if (!item)
        return false;
    long *counter = &state->counters[state->depth - 1];
    xmlAddChild(state->lists[state->depth - 1], item);
    if (dom_number(item, dom_count(item, counter), &line->text))
        joined_add(line, "\n", 1);
    block_drop(item);
    return true;
}

/* -------------------------------------------------------------------- tags */

static bool is_named(const Markup *tag, const char *name)
{
    return strcmp(tag->name, name) == 0;
}

static bool add_tag(Markwords *state, const Markup *tag, Joined *line)
{
    bool is_list = is_named(tag, "ol") || is_named(tag, "ul") ||
                   is_named(tag, "menu") || is_named(tag, "dir");
    Buf alt = {0};
    if (tag_effect(tag) != TAG_INLINE)
        joined_add(line, "\n", 1);
    if (is_named(tag, "pre") && !tag->is_closing)
        state->codes++;
    else if (is_named(tag, "pre") && state->codes)
        state->codes--;
    if (is_list && tag->is_closing)
        close_list(state, tag);
    else if (is_list)
        return open_list(state, tag);
    else if (is_named(tag, "li") && !tag->is_closing)
        return add_item(state, tag, line);
    else if (is_named(tag, "img") && markup_get(tag, "alt", &alt))
        joined_add(line, buf_text(&alt), alt.size);
    line->text.failed |= alt.failed;
    buf_clear(&alt);
    return true;
}

bool markwords_add(Markwords *state, const char *html, Joined *line)
{
    HtmlParts parts = html_begin(html, strlen(html));
    bool is_ok = true;
    while (is_ok && html_next(&parts)) {
        add_text(state, parts.text, parts.text_size, line);
        if (parts.has_markup && parts.markup.kind == MARKUP_TAG)
            is_ok = add_tag(state, &parts.markup, line);
    }
    return is_ok;
}

void markwords_clear(Markwords *state)
{
    while (state->depth)
        xmlFreeNode(state->lists[--state->depth]);
}

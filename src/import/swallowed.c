/* Takes headings out of the lists that swallowed them. */
#include "import/swallowed.h"

#include "import/blocks.h"
#include "import/runin.h"

#include <stdio.h>
#include <string.h>

#define SIBLINGS 2   /* items before it, at least */
#define BYTES    200 /* no such heading is longer */

/* Whether a line ends as items do that others follow. */
static bool is_clipped(const Buf *text)
{
    static const char *const ends[] = {";", ",", "；", "，", "、", "؛", "،"};
    for (size_t i = 0; i < sizeof(ends) / sizeof(ends[0]); i++) {
        size_t size = strlen(ends[i]);
        if (text->size >= size &&
            memcmp(text->bytes + text->size - size, ends[i], size) == 0)
            return true;
    }
    return false;
}

static bool is_heading(const xmlNode *item)
{
    const xmlNode *line = item->children;
    Buf text = {0};
    if (!block_is(line, "p") || !block_is(line->next, "p") ||
        block_get(line, "class") || block_get(item, "num") ||
        !runin_is_bold(line))
        return false;
    block_text(line, &text);
    bool is_fit = buf_is_ok(&text) && text.size && text.size <= BYTES &&
                  !is_clipped(&text);
    buf_clear(&text);
    return is_fit;
}

/* The heading that a list ends with, NULL if it ends with none. */
static xmlNode *find_item(const xmlNode *list)
{
    size_t siblings = 0;
    xmlNode *last = list->last;
    for (const xmlNode *at = list->children; at && at != last; at = at->next) {
        const xmlNode *line = at->children;
        if (!block_is(line, "p") || block_is(line->next, "p") ||
            runin_is_bold(line))
            return NULL;
        siblings++;
    }
    return siblings >= SIBLINGS && is_heading(last) ? last : NULL;
}

/* As deep as the heading before, but not the title's. */
static const char *level_before(const xmlNode *list)
{
    const xmlNode *at = list->prev;
    while (at && !block_is(at, "heading"))
        at = at->prev;
    const char *level = at ? block_get(at, "level") : NULL;
    return level && strcmp(level, "1") != 0 ? level : "2";
}

static bool take(const CodicilContext *context, const char *file, xmlNode *list,
                 xmlNode *item)
{
    char count[24];
    size_t rest = 0;
    Buf words = {0};
    xmlNode *line = item->children;
    for (const xmlNode *at = line->next; at; at = at->next)
        rest += block_is(at, "list") ? xmlChildElementCount((xmlNode *)at) : 1;
    snprintf(count, sizeof(count), "%zu", rest);
    block_text(line, &words);
    tell(context, CODICIL_NOTE, &(Place){file, block_line(line), 0},
         "the last item of the list is taken for a heading: %s",
         buf_text(&words));
    bool is_ok = buf_is_ok(&words) && block_set_name(line, "heading") &&
                 block_set(line, "level", level_before(list)) &&
                 block_set(line, "risen", count) && runin_strip(line);
    const char *id = block_get(item, "id");
    if (is_ok && id && !block_get(line, "id"))
        is_ok = block_set(line, "id", id);
    for (xmlNode *after = list, *at = line, *next; at; at = next) {
        next = at->next;
        xmlUnlinkNode(at);
        after = xmlAddNextSibling(after, at);
    }
    block_drop(item);
    buf_clear(&words);
    return is_ok;
}

bool swallowed_find(const CodicilContext *context, const char *file,
                    xmlNode *blocks)
{
    bool is_ok = true;
    for (xmlNode *at = blocks->children; at && is_ok; at = at->next) {
        xmlNode *item = block_is(at, "list") ? find_item(at) : NULL;
        if (item)
            is_ok = take(context, file, at, item);
    }
    return is_ok;
}

/* Mends the outline: title, levels, recurring headings. The headings at the
 * top of the tree are taken into an array; all is decided there. */
#include "import/outline.h"

#include "base/table.h"
#include "import/blocks.h"
#include "lang/words.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LEVELS 16 /* more are one */

typedef struct {
    xmlNode *node;
    int level;     /* as written; then its rank, 1 for the outermost */
    int depth;     /* as it will be, 1 for the chapters */
    size_t parent; /* index, NO_ONE for the chapters */
    bool is_empty; /* nothing between it and the next heading */
    bool recurs;   /* among its siblings */
    char *key;     /* its text, folded */
} Heading;

#define NO_ONE SIZE_MAX

typedef struct {
    const CodicilContext *context;
    const char *file;
    xmlNode *root;
    Heading *headings; /* without the title, once it is picked */
    size_t count;
    Heading *all; /* what is allocated */
    size_t all_count;
} Outline;

static void outline_clear(Outline *outline)
{
    for (size_t i = 0; i < outline->all_count; i++)
        free(outline->all[i].key);
    free(outline->all);
}

static void note(const Outline *outline, const Heading *heading,
                 const char *text)
{
    Place place = {outline->file, block_line(heading->node), 0};
    tell(outline->context, CODICIL_NOTE, &place, "%s", text);
}

/* ----------------------------------------------------------------- gathering
 */

static int level_of(const xmlNode *node)
{
    const char *text = block_get(node, "level");
    long level = text ? strtol(text, NULL, 10) : 1;
    return level < 1 ? 1 : level > LEVELS ? LEVELS : (int)level;
}

static char *key_of(const xmlNode *node)
{
    Buf text = {0}, key = {0};
    const char *number = block_get(node, "num");
    buf_add_text(&text, number);
    if (number)
        buf_add_char(&text, ' ');
    Buf words = {0};
    block_text(node, &words);
    buf_add_text(&text, buf_text(&words));
    bool is_ok = !words.failed && !text.failed &&
                 words_fold(buf_text(&text), text.size, &key);
    buf_clear(&words);
    buf_clear(&text);
    char *taken = is_ok ? strdup(buf_text(&key)) : NULL;
    buf_clear(&key);
    return taken;
}

static bool gather(Outline *outline)
{
    size_t count = 0;
    for (xmlNode *at = outline->root->children; at; at = at->next)
        count += block_is(at, "heading");
    outline->all = calloc(count + 1, sizeof(*outline->all));
    if (!outline->all)
        return false;
    for (xmlNode *at = outline->root->children; at; at = at->next) {
        if (!block_is(at, "heading"))
            continue;
        Heading *heading = &outline->all[outline->all_count++];
        *heading = (Heading){.node = at, .level = level_of(at)};
        heading->is_empty = block_is(at->next, "heading");
        heading->key = key_of(at);
        if (!heading->key)
            return false;
    }
    outline->headings = outline->all;
    outline->count = outline->all_count;
    return true;
}

/* --------------------------------------------------------------------- title
 */

static int smallest_level(const Heading *headings, size_t count)
{
    int smallest = LEVELS;
    for (size_t i = 0; i < count; i++)
        if (headings[i].level < smallest)
            smallest = headings[i].level;
    return smallest;
}

/* Whether the first heading is the only one of the smallest level. */
static bool is_alone_on_top(const Heading *headings, size_t count)
{
    int smallest = smallest_level(headings, count);
    for (size_t i = 1; i < count; i++)
        if (headings[i].level == smallest)
            return false;
    return count && headings[0].level == smallest;
}

bool heading_rename(xmlNode *heading, const char *name)
{
    const char *number = block_get(heading, "num");
    if (number && !block_add_number(heading, number))
        return false;
    return block_set_name(heading, name) && block_set(heading, "num", NULL) &&
           block_set(heading, "level", NULL);
}

/* "[Example](/)" and nothing else. */
static bool is_link(const xmlNode *heading)
{
    return block_is(heading->children, "a") && !heading->children->next;
}

/* The mark of a site above the title. */
static bool has_branding(const Outline *outline)
{
    const Heading *headings = outline->headings;
    return outline->count > 1 && is_link(headings[0].node) &&
           headings[0].is_empty && headings[0].level < headings[1].level &&
           is_alone_on_top(headings, outline->count) &&
           is_alone_on_top(headings + 1, outline->count - 1);
}

static void shift(Outline *outline)
{
    outline->headings++;
    outline->count--;
}

static bool pick_title(Outline *outline)
{
    for (xmlNode *at = outline->root->children; at; at = at->next)
        if (block_is(at, "title"))
            return true;
    if (has_branding(outline)) {
        note(outline, outline->headings,
             "took the first heading, a link, for the mark of a site");
        if (!heading_rename(outline->headings[0].node, "p"))
            return false;
        shift(outline);
    }
    if (!outline->count)
        return true;
    const Heading *first = outline->headings;
    bool is_alone = is_alone_on_top(first, outline->count);
    if (!is_alone &&
        block_get(first->node, "num")) /* "1. Scope" begins a series */
        return true;
    bool is_last = !first->node->next; /* nothing that it could be over */
    if (first->node->prev && (!is_alone || is_last))
        return true;
    if (!is_alone)
        note(outline, first, "took the first heading for the title");
    bool is_ok = heading_rename(first->node, "title");
    shift(outline);
    return is_ok;
}

/* ------------------------------------------------------------------- nesting
 */

/* Whether the levels run backwards: a smaller one than that of the first
 * heading follows directly on a heading of that level without a body. */
static bool is_inverted(const Outline *outline)
{
    const Heading *headings = outline->headings;
    for (size_t i = 1; i < outline->count; i++)
        if (headings[i].level < headings[0].level &&
            headings[i - 1].level == headings[0].level &&
            headings[i - 1].is_empty)
            return true;
    return false;
}

/* Levels become ranks by the order of their first appearance. */
static void invert(Outline *outline)
{
    int ranks[LEVELS + 1] = {0}, next = 0;
    for (size_t i = 0; i < outline->count; i++) {
        int *rank = &ranks[outline->headings[i].level];
        if (!*rank) {
            *rank = ++next;
            if (next > 1 &&
                outline->headings[i].level < outline->headings[0].level)
                note(outline, &outline->headings[i],
                     "the levels of headings run backwards: this one goes "
                     "beneath those that come first");
        }
    }
    for (size_t i = 0; i < outline->count; i++)
        outline->headings[i].level = ranks[outline->headings[i].level];
}

static void tell_nesting(const Outline *outline, const Heading *heading,
                         const Heading *parent)
{
    if (parent && heading->level > parent->level + 1)
        note(outline, heading,
             "closed up a heading level that jumps: this one goes directly "
             "beneath the one before it");
}

/* Parents by level; the stack holds the chain of open headings. */
static void nest(Outline *outline)
{
    size_t stack[LEVELS + 1], size = 0;
    Heading *headings = outline->headings;
    for (size_t i = 0; i < outline->count; i++) {
        while (size && headings[stack[size - 1]].level >= headings[i].level)
            size--;
        headings[i].parent = size ? stack[size - 1] : NO_ONE;
        tell_nesting(outline, &headings[i],
                     size ? &headings[stack[size - 1]] : NULL);
        if (!size && i && headings[i].level < headings[0].level)
            note(outline, &headings[i],
                 "a heading level above that of the first heading: this one "
                 "goes beside it");
        stack[size++] = i;
    }
}

/* ------------------------------------------------------------------ recurring
 */

/* Marks the headings whose text a sibling has too. */
static bool mark_recurring(Outline *outline)
{
    Table seen = {0}; /* parent and text: index + 1 of the first */
    Buf key = {0};
    bool is_ok = true;
    for (size_t i = 0; i < outline->count && is_ok; i++) {
        Heading *heading = &outline->headings[i];
        buf_set_size(&key, 0);
        buf_add_format(&key, "%zu ", heading->parent);
        buf_add_text(&key, heading->key);
        size_t *first = table_add(&seen, buf_text(&key), key.size);
        is_ok = first && buf_is_ok(&key);
        if (is_ok && *first)
            outline->headings[*first - 1].recurs = heading->recurs = true;
        else if (is_ok)
            *first = i + 1;
    }
    table_clear(&seen);
    buf_clear(&key);
    return is_ok;
}

/* Whether a heading has nothing beneath it and one that recurs follows. */
static bool leads_group(const Outline *outline, size_t i)
{
    const Heading *heading = &outline->headings[i];
    return !heading->recurs && heading->is_empty && i + 1 < outline->count &&
           heading[1].parent == heading->parent && heading[1].recurs;
}

static void regroup(Outline *outline, const size_t *groups, size_t *leader)
{
    for (size_t i = 0; i < outline->count; i++) {
        Heading *heading = &outline->headings[i];
        size_t slot =
            heading->parent == NO_ONE ? outline->count : heading->parent;
        if (groups[slot] < 2)
            continue;
        if (leads_group(outline, i)) {
            leader[slot] = i;
            note(outline, heading,
                 "what recurs under such headings goes beneath this one");
        } else if (!heading->recurs) {
            leader[slot] = NO_ONE;
        } else if (leader[slot] != NO_ONE) {
            heading->recurs = false;
            heading->parent = leader[slot];
        }
    }
}

static bool group_recurring(Outline *outline)
{
    size_t *groups = calloc(outline->count + 1, sizeof(*groups));
    size_t *leader = calloc(outline->count + 1, sizeof(*leader));
    bool is_ok = groups && leader && mark_recurring(outline);
    for (size_t i = 0; i < outline->count && is_ok; i++) {
        size_t parent = outline->headings[i].parent;
        if (leads_group(outline, i))
            groups[parent == NO_ONE ? outline->count : parent]++;
    }
    for (size_t i = 0; leader && i <= outline->count; i++)
        leader[i] = NO_ONE;
    if (is_ok)
        regroup(outline, groups, leader);
    free(groups);
    free(leader);
    return is_ok;
}

static bool write_levels(Outline *outline)
{
    char level[16];
    Heading *headings = outline->headings;
    for (size_t i = 0; i < outline->count; i++) {
        size_t parent = headings[i].parent;
        headings[i].depth = parent == NO_ONE ? 1 : headings[parent].depth + 1;
        snprintf(level, sizeof(level), "%d", headings[i].depth);
        if (!block_set(headings[i].node, "level", level))
            return false;
    }
    return true;
}

static bool mend(Outline *outline)
{
    if (!gather(outline) || !pick_title(outline))
        return false;
    if (!outline->count)
        return true;
    if (is_inverted(outline))
        invert(outline);
    nest(outline);
    return group_recurring(outline) && write_levels(outline);
}

CodicilStatus outline_mend(CodicilContext *context, const char *file,
                           xmlDoc *blocks)
{
    Outline outline = {
        .context = context,
        .file = file,
        .root = xmlDocGetRootElement(blocks),
    };
    bool is_ok = mend(&outline);
    outline_clear(&outline);
    return is_ok ? CODICIL_OK : fault_memory(context);
}

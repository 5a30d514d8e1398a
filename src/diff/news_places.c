/* Where something changed: the headed provisions of a marked text, and the
 * clauses whose numbers alone changed. One walk. */
#include "diff/news_work.h"

#include "model/idset.h"
#include "model/walk.h"

#include <string.h>

#define DEPTH                                                                  \
    300 /* more than a text is deep (doc.h), and its page around it            \
         */

void news_places_clear(NewsPlaces *places)
{
    free(places->places);
    free(places->numbers);
    free(places->note_places);
    *places = (NewsPlaces){0};
}

bool news_is_headed(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none)
        return false;
    return (role_of(node) == ROLE_HIER || element == EL_item) &&
           child_element(node, EL_heading);
}

static bool has_class(const xmlNode *node, const char *class)
{
    const char *value = doc_get(node, "class");
    return value && strcmp(value, class) == 0;
}

/* Whether a node itself tells of a change, of words or of form. */
static bool tells_words(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_ins || element == EL_del ||
           (element != EL_none && doc_get(node, "c:change"));
}

static bool tells_form(const xmlNode *node)
{
    return element_of(node) == EL_span && has_class(node, "reformatted");
}

bool news_is_touched(const xmlNode *node, bool own_only)
{
    Walk walk = walk_begin(node);
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        bool skips =
            element_of(walk.node) == EL_num ||
            (own_only && walk.node != node && news_is_headed(walk.node));
        if (skips && !(walk.node != node && doc_get(walk.node, "c:change")))
            walk_skip(&walk);
        else if (tells_words(walk.node) || tells_form(walk.node))
            return true;
    }
    return false;
}

/* ------------------------------------------------------------------ the walk
 */

typedef struct {
    const NewsInput *input;
    NewsPlaces *out;
    IdSet wanted;        /* ids that notes name */
    IdSet found, was;    /* … and their places now, and once */
    size_t stack[DEPTH]; /* places around, the innermost last */
    size_t depth;
    const xmlNode *renumbered; /* the outermost provision around that is */
    const xmlNode *following;  /* the provision around in which references
                                  follow, and nothing else changed */
    size_t followed;           /* how many of them were entered */
    struct {
        const xmlNode *owner; /* the last renumbered one at this depth */
        size_t run;
    } runs[DEPTH];
} Search;

static void add_place(Search *search, const xmlNode *node)
{
    NewsPlaces *out = search->out;
    if (out->count == out->room) {
        size_t room = out->room ? out->room * 2 : 32;
        NewsPlace *places = realloc(out->places, room * sizeof *places);
        if (!places) {
            out->failed = true;
            return;
        }
        out->places = places;
        out->room = room;
    }
    out->places[out->count] = (NewsPlace){.node = node};
    if (search->depth < DEPTH)
        search->stack[search->depth++] = out->count;
    out->count++;
}

static NewsPlace *place_around(Search *search)
{
    return &search->out->places[search->stack[search->depth - 1]];
}

static void add_run(NewsPlaces *out, const xmlNode *num)
{
    if (out->number_count == out->number_room) {
        size_t room = out->number_room ? out->number_room * 2 : 16;
        NewsNumbers *numbers = realloc(out->numbers, room * sizeof *numbers);
        if (!numbers) {
            out->failed = true;
            return;
        }
        out->numbers = numbers;
        out->number_room = room;
    }
    out->numbers[out->number_count++] = (NewsNumbers){num, num};
}

static const xmlNode *previous_element(const xmlNode *node)
{
    for (node = node->prev; node; node = node->prev)
        if (node->type == XML_ELEMENT_NODE)
            return node;
    return NULL;
}

/* Takes a number that changed; those of clauses within a renumbered one go
 * without saying. */
static void take_number(Search *search, const xmlNode *num, int depth)
{
    if (!child_element(num, EL_ins) || !child_element(num, EL_del) ||
        search->renumbered || depth >= DEPTH || depth < 0)
        return;
    NewsPlaces *out = search->out;
    const xmlNode *owner = num->parent;
    search->renumbered = owner;
    if (search->runs[depth].owner &&
        search->runs[depth].owner == previous_element(owner)) {
        out->numbers[search->runs[depth].run].last = num;
    } else {
        add_run(out, num);
        search->runs[depth].run = out->number_count - 1;
    }
    if (!out->failed)
        search->runs[depth].owner = owner;
}

/* Remembers where the provisions are that notes name. */
static void take_id(Search *search, const xmlNode *node)
{
    const char *id = doc_get(node, "xml:id"), *was = doc_get(node, "c:was");
    const xmlNode *place = place_around(search)->node;
    if (id && idset_has(&search->wanted, id))
        idset_put(&search->found, id, place);
    if (was && idset_has(&search->wanted, was))
        idset_put(&search->was, was, place);
}

static bool is_piece(const xmlNode *node)
{
    const char *change = doc_get(node, "c:change");
    return change && strcmp(change, "split") != 0 &&
           strcmp(change, "listed") != 0;
}

/* Whether an element is, or stands in, one in which references follow. */
static bool is_following(Search *search, const xmlNode *node)
{
    const NewsInput *input = search->input;
    if (search->followed < input->following_count &&
        input->following[search->followed] == node) {
        search->following = node;
        search->followed++;
    }
    return search->following != NULL;
}

/* Enters an element; true where nothing in it is to be looked at. */
static bool enter(Search *search, const xmlNode *node, int depth)
{
    if (element_of(node) == EL_num) {
        take_number(search, node, depth);
        return true;
    }
    bool is_headed = news_is_headed(node);
    if (is_headed)
        add_place(search, node);
    if (search->out->failed)
        return true;
    NewsPlace *place = place_around(search);
    take_id(search, node);
    if (is_following(search, node))
        return false;
    if (is_headed && is_piece(node))
        place->is_whole = place->has_words = true;
    else if (tells_words(node))
        place->has_words = true;
    else if (tells_form(node))
        place->has_form = true;
    return false;
}

static void leave(Search *search, const xmlNode *node)
{
    if (node == search->renumbered)
        search->renumbered = NULL;
    if (node == search->following)
        search->following = NULL;
    if (search->depth > 1 && place_around(search)->node == node)
        search->depth--;
}

/* What stands in a piece that came or went as a whole is no place of its
 * own, but for what notes name. */
static void walk_all(Search *search, const xmlNode *top)
{
    const xmlNode *whole = NULL;
    Walk walk = walk_begin(top);
    while (!search->out->failed && walk_next(&walk)) {
        const xmlNode *node = walk.node;
        if (element_of(node) == EL_none || element_of(node) == EL_meta) {
            if (walk.enter)
                walk_skip(&walk);
            continue;
        }
        if (!walk.enter) {
            if (node == whole)
                whole = NULL;
            leave(search, node);
        } else if (whole) {
            take_id(search, node);
        } else if (enter(search, node, walk.depth)) {
            walk_skip(&walk);
        } else if (place_around(search)->is_whole) {
            whole = node;
        }
    }
}

static size_t find_place(const NewsPlaces *places, const xmlNode *node)
{
    for (size_t i = 0; i < places->count; i++)
        if (places->places[i].node == node)
            return i;
    return NEWS_NOWHERE;
}

static bool place_notes(const NewsInput *input, const Search *search)
{
    NewsPlaces *out = search->out;
    out->note_places = malloc((input->note_count + 1) * sizeof(size_t));
    if (!out->note_places)
        return false;
    for (size_t i = 0; i < input->note_count; i++) {
        const char *id = input->notes[i].provision;
        const xmlNode *node = id ? idset_find(&search->found, id) : NULL;
        if (id && !node)
            node = idset_find(&search->was, id);
        out->note_places[i] = node ? find_place(out, node) : NEWS_NOWHERE;
    }
    return true;
}

bool news_places_find(const NewsInput *input, NewsPlaces *out)
{
    Search search = {.input = input, .out = out};
    idset_init(&search.wanted);
    idset_init(&search.found);
    idset_init(&search.was);
    for (size_t i = 0; i < input->note_count; i++)
        if (input->notes[i].provision)
            idset_add(&search.wanted, input->notes[i].provision);
    const xmlNode *top = doc_kind(input->marked);
    add_place(&search, top);
    if (!out->failed)
        walk_all(&search, top);
    bool ok = !out->failed && !search.wanted.failed && !search.found.failed &&
              !search.was.failed && place_notes(input, &search);
    idset_clear(&search.wanted);
    idset_clear(&search.found);
    idset_clear(&search.was);
    return ok;
}

/* Spots: all places between two lines in a row, from the first line up to the
 * element that holds both and down to the second, and which of them suits.
 *
 *      <section> <content> <p>last</p>1 </content>2 </section>3
 *      <section>4 <content>5 <p>next</p> … */
#include "diff/spot.h"

#include "diff/strand.h"
#include "model/walk.h"

#include <string.h>

Holder holder_of(const xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_none)
        return IN_NOTHING;
    switch (element) {
    case EL_mainBody:
        return IN_BODY;
    case EL_ul:
    case EL_ol:
        return IN_LIST;
    case EL_blockList:
        return IN_ITEMS;
    case EL_table:
        return IN_TABLE;
    case EL_tr:
        return IN_ROW;
    case EL_li:
        return IN_LI;
    case EL_intro:
    case EL_content:
    case EL_wrapUp:
    case EL_preface:
    case EL_conclusions:
    case EL_td:
    case EL_th:
    case EL_item:
    case EL_blockContainer:
    case EL_authorialNote:
        return IN_BLOCKS;
    default:
        return role_of(node) == ROLE_HIER ? IN_HIER : IN_NOTHING;
    }
}

static void spot_add(Spots *out, Spot spot)
{
    if (out->count < MOST_SPOTS)
        out->items[out->count++] = spot;
}

static size_t depth_of(const xmlNode *node)
{
    size_t depth = 0;
    for (; node; node = node->parent)
        depth++;
    return depth;
}

/* The lowest element that holds both, and its child that holds `next`. */
static xmlNode *shared_parent(xmlNode *last, xmlNode *next, xmlNode **branch)
{
    size_t last_depth = depth_of(last), next_depth = depth_of(next);
    *branch = NULL;
    for (; last_depth > next_depth; last_depth--)
        last = last->parent;
    for (; next_depth > last_depth; next_depth--) {
        *branch = next;
        next = next->parent;
    }
    while (last != next) {
        *branch = next;
        last = last->parent;
        next = next->parent;
    }
    return last;
}

static xmlNode *first_block(const xmlNode *line)
{
    xmlNode *node = line->children;
    while (node && !is_beyond_line(node))
        node = node->next;
    return node;
}

/* Spots behind `last`, up to `top`. */
static void spots_rise(xmlNode *last, const xmlNode *top, xmlNode *branch,
                       Spots *out)
{
    if (element_of(last) == EL_li)
        spot_add(out, (Spot){last, first_block(last), branch, false});
    for (xmlNode *at = last; at != top; at = at->parent)
        if (out->count < MOST_SPOTS / 2)
            spot_add(out, (Spot){at->parent, at->next,
                                 at->parent == top ? branch : NULL, false});
}

/* Spots from `branch` down to `next`. */
static void spots_sink(xmlNode *branch, xmlNode *next, Spots *out)
{
    size_t depth = depth_of(next) - depth_of(branch);
    xmlNode *at = next;
    Spot spots[MOST_SPOTS / 2];
    for (size_t i = 0; i < depth; i++, at = at->parent)
        if (i < MOST_SPOTS / 2)
            spots[i] = (Spot){at->parent, at->parent->children, at, true};
    for (size_t i = depth < MOST_SPOTS / 2 ? depth : MOST_SPOTS / 2; i-- > 0;) {
        if (element_of(spots[i].parent) == EL_li &&
            spots[i].next != spots[i].limit)
            spots[i].next = first_block(spots[i].parent);
        spot_add(out, spots[i]);
    }
}

void spots_find(xmlNode *root, xmlNode *last, xmlNode *next, Spots *out)
{
    xmlNode *branch = NULL, *top = root;
    out->count = 0;
    if (last == next)
        next = NULL;
    if (last && next)
        top = shared_parent(last, next, &branch);
    else if (next)
        shared_parent(root, next, &branch);
    if (last)
        spots_rise(last, top, branch, out);
    else
        spot_add(out, (Spot){root, root->children, branch, false});
    if (next && branch)
        spots_sink(branch, next, out);
}

/* ----------------------------------------------------------------- choosing */

typedef enum {
    GUEST_HIER,
    GUEST_PLAIN, /* p, ul, ol */
    GUEST_BLOCK,
    GUEST_LI,
    GUEST_ITEM,
    GUEST_ROW,
    GUEST_CELL,
    GUEST_TITLE,
    GUEST_COUNT
} GuestKind;

/* What it costs to put a guest there: 0 as it is; little in a list or table
 * of its own; much when only its lines are left. */
static const int costs[GUEST_COUNT][IN_NOTHING] = {
    /*               blocks body hier list items table row li */
    [GUEST_HIER] = {30, 0, 0, 40, 40, 50, 50, 45},
    [GUEST_PLAIN] = {0, 0, 12, 20, 20, 30, 25, 0},
    [GUEST_BLOCK] = {0, 0, 12, 24, 20, 30, 25, 35},
    [GUEST_LI] = {6, 6, 14, 0, 15, 40, 40, 6},
    [GUEST_ITEM] = {6, 6, 14, 15, 0, 40, 40, 30},
    [GUEST_ROW] = {8, 8, 16, 40, 40, 0, 40, 40},
    [GUEST_CELL] = {30, 30, 34, 40, 40, 40, 0, 40},
    [GUEST_TITLE] = {3, 5, 14, 22, 22, 30, 30, 10},
};
#define COST_NEVER 1000
#define COST_OTHER 2 /* another kind of parent, another provision, … */

static GuestKind guest_kind(const xmlNode *node)
{
    switch (element_of(node)) {
    case EL_p:
    case EL_ul:
    case EL_ol:
        return GUEST_PLAIN;
    case EL_li:
        return GUEST_LI;
    case EL_item:
        return GUEST_ITEM;
    case EL_tr:
        return GUEST_ROW;
    case EL_td:
    case EL_th:
        return GUEST_CELL;
    case EL_num:
    case EL_heading:
    case EL_caption:
        return GUEST_TITLE;
    default:
        return role_of(node) == ROLE_HIER ? GUEST_HIER : GUEST_BLOCK;
    }
}

static bool is_title(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_num || element == EL_heading || element == EL_caption;
}

static bool is_part(const xmlNode *node)
{
    return element_of(node) != EL_none && role_of(node) == ROLE_PART;
}

/* The element at a node or the next behind it. */
static xmlNode *element_from(xmlNode *node)
{
    return !node || node->type == XML_ELEMENT_NODE ? node : next_element(node);
}

static xmlNode *element_before(const Spot *spot)
{
    if (spot->next)
        return xmlPreviousElementSibling(spot->next);
    return xmlLastElementChild(spot->parent);
}

void spot_pass_titles(Spot *spot)
{
    while (spot->next && spot->next != spot->limit &&
           (is_title(spot->next) || spot->next->type == XML_TEXT_NODE))
        spot->next = spot->next->next;
}

/* What an item of a list takes: what was the title of one, or a number without
 * a heading, but not what headed a section. */
static bool is_of_item(const xmlNode *title)
{
    const xmlNode *parent = title->parent;
    return element_of(parent) == EL_item ||
           (element_of(title) == EL_num && !child_element(parent, EL_heading));
}

bool spot_takes_title(Spot *spot, const xmlNode *title)
{
    Element element = element_of(title);
    Holder holder = holder_of(spot->parent);
    bool may =
        element == EL_caption
            ? holder == IN_TABLE
            : holder == IN_HIER ||
                  (element_of(spot->parent) == EL_item && is_of_item(title));
    if (!may || child_element(spot->parent, element))
        return false;
    Spot moved = *spot;
    const xmlNode *before = element_before(&moved);
    moved.next = element_from(moved.next);
    if (element == EL_heading && element_of(moved.next) == EL_num &&
        moved.next != moved.limit) {
        before = moved.next;
        moved.next = next_element(moved.next);
    }
    bool fits = element == EL_heading
                    ? (!before || element_of(before) == EL_num) &&
                          element_of(moved.next) != EL_num
                    : !before;
    if (fits)
        *spot = moved;
    return fits;
}

/* The provision that holds a node, or is it. */
static const char *provision_id(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *id = doc_get(node, "xml:id");
        if (id)
            return id;
    }
    return "";
}

/* Among the parts of a provision not all may stand everywhere. */
static int hier_cost(const Spot *spot, GuestKind kind)
{
    Spot moved = *spot;
    spot_pass_titles(&moved);
    const xmlNode *before = element_before(&moved);
    const xmlNode *next = element_from(moved.next);
    if (kind != GUEST_HIER)
        return is_part(before) || is_part(next) || !before || is_title(before)
                   ? 5
                   : 12;
    if (element_of(before) == EL_wrapUp || element_of(next) == EL_intro ||
        element_of(next) == EL_content || is_title(next))
        return 35;
    return element_of(before) == EL_content ? 4 : 0;
}

static int spot_cost(const Spot *spot, const Guest *guest)
{
    GuestKind kind = guest_kind(guest->node);
    Holder holder = holder_of(spot->parent);
    Spot moved = *spot;
    if (holder == IN_NOTHING)
        return COST_NEVER;
    int cost = costs[kind][holder];
    bool is_title_spot =
        kind == GUEST_TITLE && spot_takes_title(&moved, guest->node);
    spot_pass_titles(&moved);
    /* before a heading there is only a number, and nothing behind that */
    if (moved.next && moved.next == moved.limit && is_title(moved.next) &&
        !(is_title_spot && guest->is_last))
        return COST_NEVER;
    if (is_title_spot)
        cost = 0;
    else if (holder == IN_HIER && cost < 13)
        cost = hier_cost(spot, kind) + (kind == GUEST_TITLE ? 2 : 0);
    if (kind == GUEST_TITLE && element_of(spot->parent) == EL_item &&
        !is_of_item(guest->node))
        cost += costs[kind][IN_LI];
    const xmlNode *parent = guest->node->parent;
    if (element_of(parent) != element_of(spot->parent))
        cost += COST_OTHER;
    if (strcmp(provision_id(parent), provision_id(spot->parent)) != 0)
        cost += COST_OTHER;
    if (spot->descends == guest->follows)
        cost += COST_OTHER;
    return cost;
}

size_t spot_choose(const Spots *spots, size_t first, const Guest *guest)
{
    size_t best = first;
    int least = COST_NEVER + 1;
    for (size_t i = first; i < spots->count; i++) {
        int cost = spot_cost(&spots->items[i], guest);
        if (cost >= least)
            continue;
        least = cost;
        best = i;
    }
    return best;
}

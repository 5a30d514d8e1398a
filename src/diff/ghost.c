/* Ghosts: what went of the older text, put where it stood, in the newer one's
 * tree, in a form that may stand there. */
#include "diff/record.h"
#include "diff/spot.h"
#include "diff/strand.h"

#include "model/walk.h"

#include <string.h>

typedef struct {
    Level *level;
    Spots spots;
    size_t last, next; /* lines of the newer text that the spots lie between */
    size_t used;       /* the spot that was used last */
    /* a list or table made for ghosts, to be gone on with */
    xmlNode *made;
    const xmlNode *made_for; /* the parent in the older text */
    size_t made_in;          /* the spot */
} Placer;

/* ------------------------------------------------------------------ putting */

static void put(Spot *spot, xmlNode *node)
{
    if (spot->next)
        xmlAddPrevSibling(spot->next, node);
    else
        xmlAddChild(spot->parent, node);
}

/* The lines of a ghost as paragraphs, in a holder; the ghost is freed. */
static xmlNode *lines_out(Placer *placer, const Piece *piece, xmlNode *ghost)
{
    const Lines *old = &placer->level->old;
    const Marking *marking = placer->level->marking;
    xmlNode *holder = marking_element(marking, EL_blockContainer);
    bool is_ok = holder != NULL;
    for (size_t i = piece->first; is_ok && i < piece->end; i++) {
        xmlNode *line = old->copies[i];
        Element element = element_of(line);
        xmlNode *made = marking_element(marking, EL_p);
        if (!made || !xmlAddChild(holder, made)) {
            is_ok = false;
            break;
        }
        for (xmlNode *at = line->children, *next; at && !is_beyond_line(at);
             at = next) {
            next = at->next;
            xmlUnlinkNode(at);
            xmlAddChild(made, at);
        }
        const xmlNode *item = item_begun(old->nodes[i]);
        is_ok = (!node_is_within(item, piece->node) ||
                 marking_bullet(marking, item, made, made->children)) &&
                marking_tell(marking, made, old->marks[i]) &&
                (element != EL_heading ||
                 marking_set(marking, made, "class", "heading")) &&
                (element != EL_p ||
                 marking_set(marking, made, "class", doc_get(line, "class")));
        placer->level->old.copies[i] = made;
    }
    xmlFreeNode(ghost);
    if (is_ok)
        return holder;
    xmlFreeNode(holder);
    return NULL;
}

/* Moves the children of a holder and frees it. */
static void empty_into(xmlNode *holder, Spot spot)
{
    for (xmlNode *at; (at = holder->children);) {
        xmlUnlinkNode(at);
        put(&spot, at);
    }
    xmlFreeNode(holder);
}

static bool put_lines(Placer *placer, const Piece *piece, Spot spot,
                      xmlNode *ghost)
{
    xmlNode *holder = lines_out(placer, piece, ghost);
    if (holder)
        empty_into(holder, spot);
    return holder != NULL;
}

/* Puts the lines into elements of their own, the outermost first. */
static bool put_wrapped(Placer *placer, const Piece *piece, Spot spot,
                        xmlNode *ghost, const Element *wrappers)
{
    const Level *level = placer->level;
    Mark mark = level->old.marks[piece->first];
    for (size_t i = 0; wrappers[i] != EL_none; i++) {
        xmlNode *made = marking_element(level->marking, wrappers[i]);
        if (!made || (i == 0 && !marking_tell(level->marking, made, mark))) {
            xmlFreeNode(made);
            xmlFreeNode(ghost);
            return false;
        }
        put(&spot, made);
        spot = (Spot){made, NULL, NULL, false};
    }
    return put_lines(placer, piece, spot, ghost);
}

/* Into a list or table like that which it stood in. */
static bool put_in_own(Placer *placer, const Piece *piece, Spot spot,
                       xmlNode *ghost)
{
    Marking *marking = placer->level->marking;
    const xmlNode *parent = piece->node->parent;
    if (!placer->made || placer->made_for != parent ||
        placer->made_in != placer->used) {
        xmlNode *made = marking_copy(marking, parent, false);
        if (!made || !marking_disown(marking, made) ||
            !marking_tell(marking, made,
                          placer->level->old.marks[piece->first])) {
            xmlFreeNode(made);
            xmlFreeNode(ghost);
            return false;
        }
        put(&spot, made);
        placer->made = made;
        placer->made_for = parent;
        placer->made_in = placer->used;
    }
    xmlAddChild(placer->made, ghost);
    return true;
}

#define BOX_NAME "deleted" /* of an hcontainer for ghosts */

static xmlNode *box_make(const Marking *marking, Spot *spot)
{
    xmlNode *box = marking_element(marking, EL_hcontainer);
    xmlNode *content = marking_element(marking, EL_content);
    if (!box || !content || !marking_set(marking, box, "name", BOX_NAME)) {
        xmlFreeNode(box);
        xmlFreeNode(content);
        return NULL;
    }
    put(spot, box);
    return xmlAddChild(box, content);
}

static bool is_box(const xmlNode *node)
{
    const char *name =
        element_of(node) == EL_hcontainer ? doc_get(node, "name") : NULL;
    return name && strcmp(name, BOX_NAME) == 0 && !doc_get(node, "xml:id");
}

/* Puts the spot in use, among the children of a provision, into a part of it
 * that holds blocks: one that is there, or a new one. False without memory. */
static bool spot_into_part(Placer *placer, Spot *spot)
{
    const Marking *marking = placer->level->marking;
    spot_pass_titles(spot);
    xmlNode *next = spot->next && spot->next->type != XML_ELEMENT_NODE
                        ? next_element(spot->next)
                        : spot->next;
    xmlNode *before = spot->next ? xmlPreviousElementSibling(spot->next)
                                 : xmlLastElementChild(spot->parent);
    Role before_role = element_of(before) ? role_of(before) : ROLE_META;
    Role next_role = element_of(next) ? role_of(next) : ROLE_META;
    xmlNode *part = NULL;
    if (before_role == ROLE_PART) {
        part = before;
    } else if (next && next_role == ROLE_PART) {
        /* for good: what follows stands behind what is put there now */
        *spot = (Spot){next, next->children, next->children, false};
        placer->spots.items[placer->used] = *spot;
        return true;
    } else if (is_box(before)) {
        part = child_element(before, EL_content);
    } else if (before_role == ROLE_HIER) {
        part = box_make(marking, spot);
    } else {
        part = marking_element(marking,
                               next_role == ROLE_HIER ? EL_intro : EL_content);
        if (part)
            put(spot, part);
    }
    *spot = (Spot){part, NULL, NULL, false};
    return part != NULL;
}

/* A provision may stand behind an intro, not behind a content. */
static void content_rename(xmlNode *parent)
{
    xmlNode *content = child_element(parent, EL_content);
    if (!content)
        return;
    xmlNodeSetName(content, BAD_CAST "intro");
    content->_private = (void *)vocab_get(EL_intro);
}

static bool is_plain(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_p || element == EL_ul || element == EL_ol;
}

static bool is_block(const xmlNode *node)
{
    return is_plain(node) || element_of(node) == EL_blockList ||
           element_of(node) == EL_table ||
           element_of(node) == EL_blockContainer;
}

/* Where blocks may stand. */
static bool put_in_blocks(Placer *placer, const Piece *piece, Spot spot,
                          xmlNode *ghost)
{
    Element element = element_of(ghost);
    spot_pass_titles(&spot);
    if (is_block(ghost)) {
        put(&spot, ghost);
        return true;
    }
    if (element == EL_li || element == EL_item || element == EL_tr)
        return put_in_own(placer, piece, spot, ghost);
    return put_lines(placer, piece, spot, ghost);
}

static bool put_in_hier(Placer *placer, const Piece *piece, Spot spot,
                        xmlNode *ghost)
{
    Role role = role_of(ghost);
    if (spot_takes_title(&spot, piece->node)) {
        put(&spot, ghost);
        return true;
    }
    if (role == ROLE_HIER) {
        spot_pass_titles(&spot);
        const xmlNode *before = spot.next ? xmlPreviousElementSibling(spot.next)
                                          : xmlLastElementChild(spot.parent);
        const xmlNode *next = spot.next;
        if (next && next->type != XML_ELEMENT_NODE)
            next = next_element(next);
        if (element_of(before) != EL_wrapUp && element_of(next) != EL_intro &&
            element_of(next) != EL_content) {
            content_rename(spot.parent);
            put(&spot, ghost);
            return true;
        }
    }
    if (!spot_into_part(placer, &spot)) {
        xmlFreeNode(ghost);
        return false;
    }
    return put_in_blocks(placer, piece, spot, ghost);
}

static bool ghost_put(Placer *placer, const Piece *piece, Spot spot,
                      xmlNode *ghost)
{
    static const Element item[] = {EL_li, EL_none}, own[] = {EL_item, EL_none};
    static const Element row[] = {EL_tr, EL_td, EL_none};
    static const Element cell[] = {EL_td, EL_none};
    Element element = element_of(ghost);
    bool fits = false;
    const Element *wrappers = NULL;
    switch (holder_of(spot.parent)) {
    case IN_BODY:
        fits = role_of(ghost) == ROLE_HIER;
        break;
    case IN_HIER:
        return put_in_hier(placer, piece, spot, ghost);
    case IN_LIST:
        fits = element == EL_li;
        wrappers = item;
        break;
    case IN_ITEMS:
        fits = element == EL_item;
        wrappers = own;
        break;
    case IN_TABLE:
        spot_pass_titles(&spot);
        fits = element == EL_tr;
        wrappers = row;
        break;
    case IN_ROW:
        fits = element == EL_td || element == EL_th;
        wrappers = cell;
        break;
    case IN_LI:
        if (element == EL_li)
            return put_in_own(placer, piece, spot, ghost);
        fits = is_plain(ghost);
        if (!fits)
            return put_lines(placer, piece, spot, ghost);
        break;
    case IN_BLOCKS:
    case IN_NOTHING:
        break;
    }
    if (fits || spot_takes_title(&spot, piece->node)) {
        put(&spot, ghost);
        return true;
    }
    return wrappers ? put_wrapped(placer, piece, spot, ghost, wrappers)
                    : put_in_blocks(placer, piece, spot, ghost);
}

/* ------------------------------------------------------------------ placing */

/* The line of the newer text that a line of the spine is: of several the
 * last, or the first. */
static size_t line_of(const Level *level, size_t line, bool last)
{
    if (line == ALIGN_NONE)
        return ALIGN_NONE;
    const AlignedLine *one = &level->alignment->a.lines[line];
    size_t mate = one->mate;
    for (size_t i = 1; last && i < one->parts; i++)
        mate = group_next(&level->alignment->b, mate);
    return mate;
}

/* The spot of a piece in a cell that has no line in common with its own. */
static bool cell_find(const Level *level, const Piece *piece, Spot *out)
{
    const xmlNode *parent = piece->node->parent;
    const size_t *found =
        table_find(&level->old.pinned, (const char *)&parent, sizeof parent);
    size_t before = level->old.last[piece->first];
    size_t next = level->old.next[piece->end];
    if (!found ||
        (before != ALIGN_NONE &&
         node_is_within(level->old.nodes[before], parent)) ||
        (next != ALIGN_NONE && node_is_within(level->old.nodes[next], parent)))
        return false;
    xmlNode *cell = (xmlNode *)*found, *at = cell->children;
    while (at && at->type == XML_ELEMENT_NODE && doc_get(at, "c:change") &&
           doc_get(at, "c:change")[0] != 'i' &&
           strcmp(doc_get(at, "c:change"), "moved-to") != 0)
        at = at->next;
    *out = (Spot){cell, at, NULL, false};
    return true;
}

/* Says of a piece that began an item, and was put where it begins none that
 * was there before, that it did. */
static bool bullet_tell(const Level *level, const Piece *piece)
{
    const xmlNode *item = item_begun(level->old.nodes[piece->first]);
    if (node_is_within(item, piece->node))
        return true;
    xmlNode *line = level->old.copies[piece->first];
    const xmlNode *own = item_begun(line);
    const char *change = own ? doc_get(own, "c:change") : NULL;
    return (own && (!change || strcmp(change, "listed") != 0)) ||
           marking_bullet(level->marking, item, line, line->children);
}

/* What went later stands behind the cell that a piece was put into. */
static void spots_pass(Spots *spots, const xmlNode *cell)
{
    for (size_t i = 0; i < spots->count; i++) {
        Spot *spot = &spots->items[i];
        xmlNode *at = spot->next;
        while (at && at != cell && at->type != XML_ELEMENT_NODE)
            at = at->next;
        if (at && at == cell && at != spot->limit)
            spot->next = at->next;
    }
}

static CodicilStatus piece_put(Placer *placer, const Piece *piece,
                               xmlNode *ghost)
{
    Level *level = placer->level;
    Spot cell;
    bool is_ok;
    if (cell_find(level, piece, &cell)) {
        is_ok = put_in_blocks(placer, piece, cell, ghost);
        spots_pass(&placer->spots, cell.parent);
    } else {
        size_t before = level->old.last[piece->first];
        Guest guest = {
            piece->node, piece->is_line_only,
            before != ALIGN_NONE &&
                node_is_within(level->old.nodes[before], piece->node->parent),
            level->old.next[piece->end] == piece->end};
        placer->used = spot_choose(&placer->spots, placer->used, &guest);
        is_ok =
            ghost_put(placer, piece, placer->spots.items[placer->used], ghost);
    }
    if (!is_ok || !bullet_tell(level, piece))
        return fault_memory(level->marking->context);
    /* it may have been taken to pieces */
    xmlNode *shown = level->old.copies[piece->first];
    for (xmlNode *at = shown; at && at->parent != level->marked;
         at = at->parent)
        if (element_of(at) != EL_none && doc_get(at, "c:change"))
            shown = at;
    return record_piece(level, true, piece, shown);
}

static CodicilStatus piece_place(Placer *placer, const Piece *piece)
{
    Level *level = placer->level;
    xmlNode *const *nodes = level->new.nodes;
    size_t before = level->old.last[piece->first];
    size_t last = line_of(level, before, true);
    size_t next = line_of(level, level->old.next[piece->end], false);
    if (!placer->spots.count || last != placer->last || next != placer->next) {
        spots_find(level->marked, last == ALIGN_NONE ? NULL : nodes[last],
                   next == ALIGN_NONE ? NULL : nodes[next], &placer->spots);
        placer->last = last;
        placer->next = next;
        placer->used = 0;
        placer->made = NULL;
    }
    xmlNode *ghost = NULL;
    CodicilStatus status = ghost_make(level, piece, &ghost);
    if (status != CODICIL_OK) {
        xmlFreeNode(ghost);
        return status;
    }
    return piece_put(placer, piece, ghost);
}

CodicilStatus ghosts_place(Level *level)
{
    Placer placer = {.level = level};
    Pieces AUTO(pieces_clear) pieces = {0};
    if (!pieces_find(level->a, &level->old, &pieces))
        return fault_memory(level->marking->context);
    for (size_t i = 0; i < pieces.count; i++)
        TRY(piece_place(&placer, &pieces.items[i]));
    return CODICIL_OK;
}

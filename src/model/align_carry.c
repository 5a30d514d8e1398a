/* Ids carried over: each provision without one gets that of its mate. Across
 * what the aligner leaves, a provision that alone stands between two that are
 * mated takes the place, and the id, of the one that alone stood there. */
#include "base/cleanup.h"
#include "model/align_work.h"
#include "model/idset.h"
#include "model/walk.h"

#include <stdlib.h>

/* ----------------------------------------------------------------- places */

/* Provisions as a tree: the first within each, the next beside it. */
typedef struct {
    size_t *first, *next; /* first[0] of the text itself, then by index + 1 */
} Tree;

static void tree_clear(Tree *tree)
{
    free(tree->first);
    free(tree->next);
}

static bool tree_fill(const Side *side, Tree *tree)
{
    size_t count = side->out->provision_count;
    tree->first = malloc((count + 1) * sizeof *tree->first);
    tree->next = malloc((count + 1) * sizeof *tree->next);
    if (!tree->first || !tree->next)
        return false;
    for (size_t i = 0; i <= count; i++)
        tree->first[i] = ALIGN_NONE;
    for (size_t i = count; i-- > 0;) {
        size_t parent = side->spans[i].parent;
        size_t *first = &tree->first[parent == ALIGN_NONE ? 0 : parent + 1];
        tree->next[i] = *first;
        *first = i;
    }
    return true;
}

/* Whether what stands at `at` has no mate and its next sibling has one, or is
 * none. */
static bool is_lone(const Side *side, const Tree *tree, size_t at)
{
    const AlignedProvision *provisions = side->out->provisions;
    return at != ALIGN_NONE && provisions[at].mate == ALIGN_NONE &&
           (tree->next[at] == ALIGN_NONE ||
            provisions[tree->next[at]].mate != ALIGN_NONE);
}

/* Mates lone provisions of the same kind among those within a pair. */
static void lone_mate(AlignWork *work, const Tree *a, const Tree *b,
                      size_t first_a, size_t first_b)
{
    AlignedProvision *one = work->a.out->provisions;
    AlignedProvision *two = work->b.out->provisions;
    size_t i = first_a;
    for (size_t j = first_b; j != ALIGN_NONE; j = b->next[j]) {
        if (two[j].mate != ALIGN_NONE) {
            i = a->next[two[j].mate];
            continue;
        }
        if (i != ALIGN_NONE && is_lone(&work->a, a, i) &&
            is_lone(&work->b, b, j) &&
            element_of(one[i].node) == element_of(two[j].node) &&
            work->a.spans[i].line == ALIGN_NONE) {
            one[i].mate = j;
            two[j].mate = i;
            one[i].is_doubtful = two[j].is_doubtful =
                !provisions_alike(work, i, j);
        }
        i = ALIGN_NONE;
    }
}

static bool places_mate(AlignWork *work)
{
    AUTO(tree_clear) Tree a = {0};
    AUTO(tree_clear) Tree b = {0};
    if (!tree_fill(&work->a, &a) || !tree_fill(&work->b, &b))
        return false;
    lone_mate(work, &a, &b, a.first[0], b.first[0]);
    for (size_t j = 0; j < work->b.out->provision_count; j++) {
        size_t mate = work->b.out->provisions[j].mate;
        if (mate != ALIGN_NONE)
            lone_mate(work, &a, &b, a.first[mate + 1], b.first[j + 1]);
    }
    return true;
}

/* ------------------------------------------------------------------ words */

/* Words among the lines of provisions without mates: in how many of either
 * text, and in which at last. */
typedef struct {
    uint32_t in_a, in_b;
    size_t a, b;
} Left;

static void free_left(Left **left)
{
    free(*left);
}

/* The provision that a line is, which has no mate; ALIGN_NONE otherwise. */
static size_t lone_owner(const Side *side, size_t line)
{
    size_t owner = side->owners[line];
    const AlignedText *text = side->out;
    if (text->lines[line].mate != ALIGN_NONE || owner == ALIGN_NONE ||
        text->provisions[owner].mate != ALIGN_NONE ||
        text->provisions[owner].node != text->lines[line].node)
        return ALIGN_NONE;
    return owner;
}

/* Mates provisions of the same words that are too short to be told as moved:
 * alone in that, they are the same. */
static bool words_mate(AlignWork *work)
{
    AUTO(free_left) Left *left = calloc(work->words.count + 1, sizeof *left);
    AlignedText *a = work->a.out, *b = work->b.out;
    if (!left)
        return false;
    for (size_t i = 0; i < a->line_count; i++)
        if (lone_owner(&work->a, i) != ALIGN_NONE) {
            left[work->a.symbols[i]].in_a++;
            left[work->a.symbols[i]].a = work->a.owners[i];
        }
    for (size_t j = 0; j < b->line_count; j++)
        if (lone_owner(&work->b, j) != ALIGN_NONE) {
            left[work->b.symbols[j]].in_b++;
            left[work->b.symbols[j]].b = work->b.owners[j];
        }
    for (size_t i = 0; i <= work->words.count; i++)
        if (left[i].in_a == 1 && left[i].in_b == 1) {
            a->provisions[left[i].a].mate = left[i].b;
            b->provisions[left[i].b].mate = left[i].a;
        }
    return true;
}

/* -------------------------------------------------------------------- ids */

static bool doubt_add(CarryDoubts *doubts, const char *id, const xmlNode *from,
                      const xmlNode *to)
{
    if (doubts->count == doubts->room) {
        size_t room = doubts->room ? doubts->room * 2 : 16;
        CarryDoubt *items = realloc(doubts->items, room * sizeof *items);
        if (!items)
            return false;
        doubts->items = items;
        doubts->room = room;
    }
    doubts->items[doubts->count++] = (CarryDoubt){id, from, to};
    return true;
}

void carry_doubts_clear(CarryDoubts *doubts)
{
    free(doubts->items);
    *doubts = (CarryDoubts){0};
}

/* Gives each provision of B without an id its mate's, once. */
static bool ids_carry(AlignWork *work, CarryDoubts *doubts)
{
    AUTO(idset_clear) IdSet taken;
    const AlignedText *b = work->b.out;
    idset_init(&taken);
    for (size_t j = 0; j < b->provision_count; j++) {
        const char *id = doc_get(b->provisions[j].node, "xml:id");
        if (id)
            idset_add(&taken, id);
    }
    for (size_t j = 0; j < b->provision_count; j++) {
        const AlignedProvision *own = &b->provisions[j];
        if (own->mate == ALIGN_NONE || doc_get(own->node, "xml:id") ||
            !is_provision(own->node))
            continue;
        const xmlNode *mate = work->a.out->provisions[own->mate].node;
        const char *id = doc_get(mate, "xml:id");
        if (!id || idset_has(&taken, id))
            continue;
        idset_add(&taken, id);
        if (!doc_set(own->node, "xml:id", id) ||
            (own->is_doubtful && doubts &&
             !doubt_add(doubts, id, mate, own->node)))
            return false;
    }
    return !taken.failed;
}

CodicilStatus align_carry_ids(const CodicilContext *context, const xmlDoc *from,
                              xmlDoc *to, bool same_language,
                              CarryDoubts *doubts)
{
    AUTO(work_clear) AlignWork work = {0};
    Alignment *AUTO(free_alignment) alignment = NULL;
    AlignInput input = {
        .a = doc_kind(from), .b = doc_kind(to), .same_language = same_language};
    TRY(work_align(context, &input, &work, &alignment));
    if (!words_mate(&work) || !places_mate(&work) || !ids_carry(&work, doubts))
        return fault_memory(context);
    return CODICIL_OK;
}

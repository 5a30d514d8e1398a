/* Provisions by their lines: a provision claims the owners of the mates of its
 * own lines, and the parents of the mates of the provisions within it. From
 * the innermost outward, the heaviest claim is granted first. What stands
 * within lines (defined terms, notes) pairs within mated lines. */
#include "lang/grains.h"
#include "model/align_work.h"
#include "model/idset.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

#define HEADING_WEIGHT 4 /* times its words: it names the provision */
#define ID_WEIGHT      200
#define LEAST_WORDS    45 /* of a hundred that two lines share, to be sure */

typedef struct {
    size_t a, b, weight;
} Claim;

typedef struct {
    Claim *items;
    size_t count, room;
    bool failed;
} Claims;

static void claims_clear(Claims *claims)
{
    free(claims->items);
}

static void claim_add(Claims *claims, Claim claim)
{
    if (claims->failed || claim.a == ALIGN_NONE || claim.b == ALIGN_NONE)
        return;
    if (claims->count == claims->room) {
        size_t room = claims->room ? claims->room * 2 : 64;
        Claim *items = realloc(claims->items, room * sizeof *items);
        if (!items) {
            claims->failed = true;
            return;
        }
        claims->items = items;
        claims->room = room;
    }
    claims->items[claims->count++] = claim;
}

static int compare_pairs(const void *a, const void *b)
{
    const Claim *one = a, *two = b;
    if (one->b != two->b)
        return one->b < two->b ? -1 : 1;
    return one->a < two->a ? -1 : one->a > two->a;
}

static int compare_weights(const void *a, const void *b)
{
    const Claim *one = a, *two = b;
    if (one->weight != two->weight)
        return one->weight > two->weight ? -1 : 1;
    return compare_pairs(a, b);
}

static bool is_frame_node(const xmlNode *node)
{
    return role_of(node) == ROLE_TABLE;
}

static bool may_mate(const AlignWork *work, const Claim *claim)
{
    const AlignedProvision *a = &work->a.out->provisions[claim->a];
    const AlignedProvision *b = &work->b.out->provisions[claim->b];
    return a->mate == ALIGN_NONE && b->mate == ALIGN_NONE &&
           !is_frame_node(a->node) && !is_frame_node(b->node);
}

static bool has_same_id(const AlignWork *work, const Claim *claim)
{
    const char *a = doc_get(work->a.out->provisions[claim->a].node, "xml:id");
    const char *b = doc_get(work->b.out->provisions[claim->b].node, "xml:id");
    return a && b && strcmp(a, b) == 0;
}

/* Claims for the same pair become one; then the heaviest are granted. */
static void claims_grant(AlignWork *work, Claims *claims)
{
    size_t count = 0;
    if (!claims->count)
        return;
    qsort(claims->items, claims->count, sizeof *claims->items, compare_pairs);
    for (size_t i = 0; i < claims->count; i++) {
        Claim *last = count ? &claims->items[count - 1] : NULL;
        if (last && compare_pairs(last, &claims->items[i]) == 0)
            last->weight += claims->items[i].weight;
        else
            claims->items[count++] = claims->items[i];
    }
    for (size_t i = 0; i < count; i++)
        if (has_same_id(work, &claims->items[i]))
            claims->items[i].weight += ID_WEIGHT;
    qsort(claims->items, count, sizeof *claims->items, compare_weights);
    for (size_t i = 0; i < count; i++)
        if (may_mate(work, &claims->items[i])) {
            work->a.out->provisions[claims->items[i].a].mate =
                claims->items[i].b;
            work->b.out->provisions[claims->items[i].b].mate =
                claims->items[i].a;
        }
}

/* The claim that a mated line of B makes for its owner. */
static Claim line_claim(const AlignWork *work, size_t line)
{
    const AlignedLine *one = &work->b.out->lines[line];
    Element element = element_of(one->node);
    size_t weight = 2 + line_size(work, &work->b, line);
    if (element == EL_heading || element == EL_caption)
        weight *= HEADING_WEIGHT;
    if (one->part) /* the first part is the provision */
        weight = 1;
    if (one->mate == ALIGN_NONE || element == EL_num)
        return (Claim){ALIGN_NONE, ALIGN_NONE, 0};
    return (Claim){work->a.owners[one->mate], work->b.owners[line], weight};
}

/* The claim that a mated provision of B makes for its parent. */
static Claim child_claim(const AlignWork *work, size_t child)
{
    const ProvisionSpan *span = &work->b.spans[child];
    size_t mate = work->b.out->provisions[child].mate, weight = 2;
    if (mate == ALIGN_NONE || span->line != ALIGN_NONE)
        return (Claim){ALIGN_NONE, ALIGN_NONE, 0};
    for (size_t i = span->first; i < span->end && i < span->first + 16; i++)
        weight += line_size(work, &work->b, i);
    return (Claim){work->a.spans[mate].parent, span->parent, weight};
}

/* The mates of frames are those of their provisions. */
static void frames_grant(AlignWork *work)
{
    for (size_t i = 0; i < work->b.frame_count; i++) {
        const Frame *b = &work->b.frames[i];
        if (b->mate == ALIGN_NONE || b->provision == ALIGN_NONE)
            continue;
        size_t mate = work->a.frames[b->mate].provision;
        if (mate == ALIGN_NONE)
            continue;
        work->a.out->provisions[mate].mate = b->provision;
        work->b.out->provisions[b->provision].mate = mate;
    }
}

/* A line or a provision of B, by the height of the provision that it makes a
 * claim for. */
typedef struct {
    size_t height, index;
    bool is_line;
} Voter;

static int compare_voters(const void *a, const void *b)
{
    const Voter *one = a, *two = b;
    if (one->height != two->height)
        return one->height < two->height ? -1 : 1;
    if (one->is_line != two->is_line)
        return one->is_line ? -1 : 1;
    return one->index < two->index ? -1 : one->index > two->index;
}

static size_t voters_fill(const Side *side, Voter *voters)
{
    size_t count = 0;
    for (size_t i = 0; i < side->out->line_count; i++)
        if (side->owners[i] != ALIGN_NONE)
            voters[count++] =
                (Voter){side->spans[side->owners[i]].height, i, true};
    for (size_t i = 0; i < side->out->provision_count; i++)
        if (side->spans[i].parent != ALIGN_NONE)
            voters[count++] =
                (Voter){side->spans[side->spans[i].parent].height, i, false};
    if (count)
        qsort(voters, count, sizeof *voters, compare_voters);
    return count;
}

static void free_voters(Voter **voters)
{
    free(*voters);
}

/* Fills a set with the provisions of a text by id. */
static void ids_read(const AlignedText *text, IdSet *ids)
{
    for (size_t i = 0; i < text->provision_count; i++) {
        const char *id = doc_get(text->provisions[i].node, "xml:id");
        if (id)
            idset_put(ids, id, &text->provisions[i]);
    }
}

/* Mates what has no mate with what has the same id and none either. */
static bool ids_grant(AlignWork *work)
{
    AUTO(idset_clear) IdSet ids;
    AlignedText *a = work->a.out, *b = work->b.out;
    idset_init(&ids);
    ids_read(a, &ids);
    for (size_t j = 0; j < b->provision_count; j++) {
        const char *id = doc_get(b->provisions[j].node, "xml:id");
        const AlignedProvision *same = id ? idset_find(&ids, id) : NULL;
        Claim claim = {same ? (size_t)(same - a->provisions) : 0, j, 1};
        if (!same || !may_mate(work, &claim) ||
            element_of(same->node) != element_of(b->provisions[j].node))
            continue;
        b->provisions[j].mate = claim.a;
        a->provisions[claim.a].mate = j;
    }
    return !ids.failed;
}

bool provisions_mate(AlignWork *work)
{
    const AlignedText *b = work->b.out;
    AUTO(free_voters)
    Voter *voters =
        malloc((b->line_count + b->provision_count + 1) * sizeof *voters);
    AUTO(claims_clear) Claims claims = {0};
    if (!voters)
        return false;
    frames_grant(work);
    size_t count = voters_fill(&work->b, voters);
    for (size_t i = 0; i < count; i++) {
        const Voter *voter = &voters[i];
        claim_add(&claims, voter->is_line ? line_claim(work, voter->index)
                                          : child_claim(work, voter->index));
        if (i + 1 == count || voters[i + 1].height != voter->height) {
            claims_grant(work, &claims);
            claims.count = 0;
        }
    }
    return !claims.failed && ids_grant(work);
}

/* ----------------------------------------------------------------- doubts */

static void free_flags(bool **flags)
{
    free(*flags);
}

bool provisions_alike(const AlignWork *work, size_t i, size_t j)
{
    AUTO(grains_clear) Grains a = {0};
    AUTO(grains_clear) Grains b = {0};
    size_t one = work->a.spans[i].first, two = work->b.spans[j].first;
    if (one == work->a.spans[i].end || two == work->b.spans[j].end)
        return false;
    const char *text = table_key(&work->words, work->a.symbols[one] - 1);
    grains_read(text, strlen(text), &a);
    text = table_key(&work->words, work->b.symbols[two] - 1);
    grains_read(text, strlen(text), &b);
    return !a.failed && !b.failed && grains_share(&a, &b) >= LEAST_WORDS;
}

/* A mate is doubtful where no line within tells that it is the one. */
static bool side_doubt(const AlignWork *work, Side *side)
{
    AlignedText *text = side->out;
    bool is_a = side == &work->a;
    AUTO(free_flags)
    bool *sure = calloc(text->provision_count + 1, sizeof *sure);
    if (!sure)
        return false;
    for (size_t i = 0; i < text->line_count; i++)
        if (side->owners[i] != ALIGN_NONE && !side->doubts[i] &&
            text->lines[i].mate != ALIGN_NONE &&
            element_of(text->lines[i].node) != EL_num)
            sure[side->owners[i]] = true;
    for (size_t i = text->provision_count; i-- > 0;) {
        size_t parent = side->spans[i].parent;
        size_t mate = text->provisions[i].mate;
        if (!sure[i] && mate != ALIGN_NONE)
            sure[i] = is_a ? provisions_alike(work, i, mate)
                           : provisions_alike(work, mate, i);
        if (sure[i] && parent != ALIGN_NONE)
            sure[parent] = true;
        text->provisions[i].is_doubtful =
            !sure[i] && mate != ALIGN_NONE && side->spans[i].line == ALIGN_NONE;
    }
    return true;
}

/* Flags what has an id that another provision had, of which the words are
 * elsewhere now, or whose own words had another id. */
static void reuse_find(AlignWork *work, const IdSet *ids)
{
    AlignedText *a = work->a.out, *b = work->b.out;
    for (size_t j = 0; j < b->provision_count; j++) {
        AlignedProvision *own = &b->provisions[j];
        const char *id = doc_get(own->node, "xml:id");
        const AlignedProvision *same = id ? idset_find(ids, id) : NULL;
        size_t former = same ? (size_t)(same - a->provisions) : 0;
        if (!same || own->mate == former ||
            (own->mate == ALIGN_NONE && same->mate == ALIGN_NONE))
            continue;
        own->is_reused = a->provisions[former].is_reused = true;
    }
}

bool provisions_doubt(AlignWork *work)
{
    AUTO(idset_clear) IdSet ids;
    idset_init(&ids);
    ids_read(work->a.out, &ids);
    reuse_find(work, &ids);
    return !ids.failed && side_doubt(work, &work->a) &&
           side_doubt(work, &work->b);
}

/* Provisions by their headings: a heading of the same words, once in both
 * texts, or once within provisions that are one by their headings, names the
 * same provision, whatever became of what stood under it; so does one that was
 * edited a little. */
#include "base/cleanup.h"
#include "lang/grains.h"
#include "model/align_work.h"

#include <stdlib.h>

#define LEAST_WORDS 45 /* of a hundred that an edited heading shares */

/* Words of headings: in how many of either text, and in which at last. */
typedef struct {
    uint32_t in_a, in_b;
    size_t a, b; /* lines */
} Named;

/* Provisions that have headings, as a tree. */
typedef struct {
    size_t *first, *next; /* first[0] of the text itself, then by index + 1 */
    size_t *headings;     /* lines; ALIGN_NONE */
} Tree;

typedef struct {
    AlignWork *work;
    Tree a, b;
    Named *named; /* by symbol */
} Naming;

static void tree_clear(Tree *tree)
{
    free(tree->first);
    free(tree->next);
    free(tree->headings);
}

static void naming_clear(Naming *naming)
{
    tree_clear(&naming->a);
    tree_clear(&naming->b);
    free(naming->named);
}

static void headings_read(const Side *side, size_t *headings)
{
    const AlignedText *text = side->out;
    for (size_t i = 0; i < text->provision_count; i++)
        headings[i] = ALIGN_NONE;
    for (size_t i = 0; i < text->line_count; i++) {
        const xmlNode *node = text->lines[i].node;
        size_t owner = side->owners[i];
        if (element_of(node) == EL_heading && owner != ALIGN_NONE &&
            text->provisions[owner].node == node->parent)
            headings[owner] = i;
    }
}

static bool tree_fill(const Side *side, Tree *tree)
{
    size_t count = side->out->provision_count;
    tree->first = malloc((count + 1) * sizeof *tree->first);
    tree->next = malloc((count + 1) * sizeof *tree->next);
    tree->headings = malloc((count + 1) * sizeof *tree->headings);
    if (!tree->first || !tree->next || !tree->headings)
        return false;
    headings_read(side, tree->headings);
    for (size_t i = 0; i <= count; i++)
        tree->first[i] = ALIGN_NONE;
    for (size_t i = count; i-- > 0;) {
        size_t parent = side->spans[i].parent;
        size_t *first = &tree->first[parent == ALIGN_NONE ? 0 : parent + 1];
        if (tree->headings[i] == ALIGN_NONE)
            continue;
        tree->next[i] = *first;
        *first = i;
    }
    return true;
}

/* Mates the provisions of two headings of the same words, but where one of
 * these is told to be another line. */
static void named_mate(Naming *naming, const Named *named)
{
    AlignedText *a = naming->work->a.out, *b = naming->work->b.out;
    if (named->in_a != 1 || named->in_b != 1)
        return;
    size_t mate = a->lines[named->a].mate, back = b->lines[named->b].mate;
    size_t i = naming->work->a.owners[named->a];
    size_t j = naming->work->b.owners[named->b];
    if ((mate != ALIGN_NONE && mate != named->b) ||
        (back != ALIGN_NONE && back != named->a) ||
        a->provisions[i].mate != ALIGN_NONE ||
        b->provisions[j].mate != ALIGN_NONE)
        return;
    a->provisions[i].mate = j;
    b->provisions[j].mate = i;
}

static void note_a(Naming *naming, size_t line)
{
    Named *named = &naming->named[naming->work->a.symbols[line]];
    named->in_a++;
    named->a = line;
}

static void note_b(Naming *naming, size_t line)
{
    Named *named = &naming->named[naming->work->b.symbols[line]];
    named->in_b++;
    named->b = line;
}

static void named_drop(Naming *naming, const Side *side, size_t line)
{
    naming->named[side->symbols[line]] = (Named){0, 0, 0, 0};
}

/* Mates by headings that are in either text once. */
static void texts_mate(Naming *naming)
{
    AlignWork *work = naming->work;
    for (size_t i = 0; i < work->a.out->provision_count; i++)
        if (naming->a.headings[i] != ALIGN_NONE)
            note_a(naming, naming->a.headings[i]);
    for (size_t j = 0; j < work->b.out->provision_count; j++)
        if (naming->b.headings[j] != ALIGN_NONE)
            note_b(naming, naming->b.headings[j]);
    for (size_t symbol = 0; symbol <= work->words.count; symbol++) {
        named_mate(naming, &naming->named[symbol]);
        naming->named[symbol] = (Named){0, 0, 0, 0};
    }
}

/* Mates by headings that are once within two provisions. */
static void within_mate(Naming *naming, size_t first_a, size_t first_b)
{
    const Tree *a = &naming->a, *b = &naming->b;
    if (first_a == ALIGN_NONE || first_b == ALIGN_NONE)
        return;
    for (size_t i = first_a; i != ALIGN_NONE; i = a->next[i])
        note_a(naming, a->headings[i]);
    for (size_t j = first_b; j != ALIGN_NONE; j = b->next[j])
        note_b(naming, b->headings[j]);
    for (size_t j = first_b; j != ALIGN_NONE; j = b->next[j]) {
        size_t symbol = naming->work->b.symbols[b->headings[j]];
        named_mate(naming, &naming->named[symbol]);
        named_drop(naming, &naming->work->b, b->headings[j]);
    }
    for (size_t i = first_a; i != ALIGN_NONE; i = a->next[i])
        named_drop(naming, &naming->work->a, a->headings[i]);
}

static void line_read(const AlignWork *work, size_t symbol, Grains *out)
{
    grains_read(table_key(&work->words, symbol - 1),
                work->words.entries[symbol - 1].size, out);
}

/* Whether two headings have most words in common; so they have in the same
 * language only. */
static bool are_alike(const AlignWork *work, size_t i, size_t j)
{
    AUTO(grains_clear) Grains a = {0};
    AUTO(grains_clear) Grains b = {0};
    if (!work->same_language)
        return false;
    line_read(work, work->a.symbols[i], &a);
    line_read(work, work->b.symbols[j], &b);
    return !a.failed && !b.failed && grains_share(&a, &b) >= LEAST_WORDS;
}

/* Mates by headings that were told to be each other and are alike. */
static void edited_mate(Naming *naming)
{
    const AlignedText *a = naming->work->a.out, *b = naming->work->b.out;
    for (size_t j = 0; j < b->provision_count; j++) {
        size_t heading = naming->b.headings[j];
        size_t mate =
            heading == ALIGN_NONE ? ALIGN_NONE : b->lines[heading].mate;
        if (mate == ALIGN_NONE || a->lines[mate].mate != heading ||
            b->lines[heading].is_same ||
            element_of(a->lines[mate].node) != EL_heading ||
            !are_alike(naming->work, mate, heading))
            continue;
        named_mate(naming, &(Named){1, 1, mate, heading});
    }
}

bool headings_mate(AlignWork *work)
{
    AUTO(naming_clear) Naming naming = {.work = work};
    naming.named = calloc(work->words.count + 1, sizeof *naming.named);
    if (!naming.named || !tree_fill(&work->a, &naming.a) ||
        !tree_fill(&work->b, &naming.b))
        return false;
    texts_mate(&naming);
    edited_mate(&naming);
    within_mate(&naming, naming.a.first[0], naming.b.first[0]);
    for (size_t j = 0; j < work->b.out->provision_count; j++) {
        size_t mate = work->b.out->provisions[j].mate;
        if (mate != ALIGN_NONE && naming.b.headings[j] != ALIGN_NONE)
            within_mate(&naming, naming.a.first[mate + 1],
                        naming.b.first[j + 1]);
    }
    return true;
}

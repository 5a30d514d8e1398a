/* The same order in every language: the fewest provisions that have moved.
 *
 * Among the provisions that one provision holds in both texts, those of a
 * longest run that rises in both are where they belong; the others moved. The
 * run is found as in patience sorting:
 *
 *      tops[n]    the lowest end that a run of n + 1 has so far
 *      before[i]  what stands before i in the longest run that ends with i
 */
#include "check/parity_pair.h"

#include <stdlib.h>

#define NOTHING SIZE_MAX

typedef struct {
    Provision **items; /* of the text, in the order of the original */
    size_t *tops, *before;
    bool *stays;
    size_t count;
} Siblings;

static size_t *find_top(const Siblings *all, size_t length, size_t at)
{
    size_t low = 0, high = length;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (all->items[all->tops[middle]] < all->items[at])
            low = middle + 1;
        else
            high = middle;
    }
    return &all->tops[low];
}

static void mark_run(Siblings *all)
{
    size_t length = 0;
    for (size_t i = 0; i < all->count; i++) {
        size_t *top = find_top(all, length, i);
        all->before[i] = top == all->tops ? NOTHING : top[-1];
        length += top == all->tops + length;
        *top = i;
        all->stays[i] = false;
    }
    size_t at = length ? all->tops[length - 1] : NOTHING;
    for (; at != NOTHING; at = all->before[at])
        all->stays[at] = true;
}

/* Whether a term is defined in it: lists of definitions are sorted by each
 * language's alphabet. Not the article that holds the list. */
static bool is_definition(const Provision *provision)
{
    Element element = element_of(provision->node);
    if (element == EL_article || element == EL_section)
        return false;
    Walk walk = walk_begin(provision->node);
    while (walk_next(&walk))
        if (element_of(walk.node) == EL_def)
            return true;
    return false;
}

static void report_moved(Pair *pair, const Siblings *all)
{
    for (size_t i = 0; i < all->count; i++) {
        const Provision *one = all->items[i];
        if (all->stays[i] || is_definition(one))
            continue;
        AUTO(buf_clear) Buf quote = {0};
        const Provision *before = i ? all->items[i - 1] : NULL;
        if (before)
            shortened(before->id, &quote);
        report(&pair->checker, RULE_PARITY_ORDER, one->node,
               "<%s> stands elsewhere; expected it %s%s, as in %s:%ld",
               (const char *)one->node->name, before ? "behind " : "first",
               buf_text(&quote), pair->other, doc_line(one->partner->node));
    }
}

/* A list of what each provision of the text holds, in the original's order:
 * begun in `moved` of what holds it, and going on in `moved` of its items. The
 * first slot is for those that nothing holds. Read backwards, so that what is
 * put in front comes out in order. */
static void link_siblings(Pair *pair, Provision **firsts)
{
    for (size_t i = pair->there.count; i-- > 0;) {
        Provision *one = pair->there.items[i].partner;
        if (!one)
            continue;
        Provision *around = provision_around(one);
        Provision *expected = provision_around(one->partner);
        if ((around ? around->partner : NULL) != expected)
            continue;
        size_t slot = around ? (size_t)(around - pair->here.items) + 1 : 0;
        one->moved = firsts[slot];
        firsts[slot] = one;
    }
}

static void compare(Pair *pair, Provision **firsts, Siblings *all)
{
    for (size_t slot = 0; slot <= pair->here.count; slot++) {
        all->count = 0;
        for (Provision *at = firsts[slot]; at; at = at->moved)
            all->items[all->count++] = at;
        mark_run(all);
        report_moved(pair, all);
    }
}

void parity_order(Pair *pair)
{
    size_t count = pair->here.count + 1;
    Provision **firsts = calloc(count, sizeof(Provision *));
    Siblings all = {
        calloc(count, sizeof(Provision *)), calloc(count, sizeof(size_t)),
        calloc(count, sizeof(size_t)), calloc(count, sizeof(bool)), 0};
    if (firsts && all.items && all.tops && all.before && all.stays) {
        link_siblings(pair, firsts);
        compare(pair, firsts, &all);
    } else {
        pair->checker.failed = true;
    }
    free(firsts);
    free(all.items);
    free(all.tops);
    free(all.before);
    free(all.stays);
}

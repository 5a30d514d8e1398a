/* Ids carried over without aligning: by exactly the same words, and by place
 * where two texts have the same provisions one for one. */
#include "model/align.h"
#include "model/idset.h"
#include "model/own_lines.h"
#include "model/source_digest.h"
#include "model/walk.h"

#include <string.h>

/* ------------------------------------------------------------------- words */

/* The provisions of a text by the digest of their words, and how many have
 * it. */
static CodicilStatus read_words(const CodicilContext *context,
                                const xmlDoc *text, IdSet *out)
{
    xmlNode *at = NULL;
    idset_init(out);
    while ((at = own_lines_next(text, at))) {
        char digest[SOURCE_DIGEST_SIZE];
        TRY(source_digest(context, at, digest));
        if (!*digest || element_of(at->parent) == EL_longTitle)
            continue;
        idset_put(out, digest, at);
        idset_count(out, digest);
    }
    return out->failed ? fault_memory(context) : CODICIL_OK;
}

static bool read_ids(const xmlDoc *text, IdSet *out)
{
    Walk walk = walk_begin(doc_kind(text));
    idset_init(out);
    while (walk_next(&walk)) {
        bool is_element = walk.enter && walk.node->type == XML_ELEMENT_NODE;
        const char *id = is_element ? doc_get(walk.node, "xml:id") : NULL;
        if (id)
            idset_put(out, id, walk.node);
    }
    return !out->failed;
}

/* Gives an id to a node that has none, unless it is taken. */
static bool give_id(const xmlNode *from, xmlNode *to, IdSet *taken)
{
    const char *id = doc_get(from, "xml:id");
    if (!id || doc_get(to, "xml:id") || idset_find(taken, id))
        return true;
    idset_put(taken, id, to);
    return doc_set(to, "xml:id", id) && !taken->failed;
}

CodicilStatus align_carry_words(const CodicilContext *context,
                                const xmlDoc *from, xmlDoc *to)
{
    AUTO(idset_clear) IdSet old = {0}, new = {0}, taken = {0};
    xmlNode *at = NULL;
    TRY(read_words(context, from, &old));
    TRY(read_words(context, to, &new));
    if (!read_ids(to, &taken))
        return fault_memory(context);
    while ((at = own_lines_next(to, at))) {
        char digest[SOURCE_DIGEST_SIZE];
        TRY(source_digest(context, at, digest));
        const xmlNode *mate = *digest ? idset_find(&old, digest) : NULL;
        if (mate && idset_get(&old, digest) == 1 &&
            idset_get(&new, digest) == 1 &&
            element_of(mate) == element_of(at) && !give_id(mate, at, &taken))
            return fault_memory(context);
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ places */

/* Where links of a provision's own words lead, and the figures in them. */
typedef struct {
    IdSet links, figures;
} Facts;

static void facts_clear(Facts *facts)
{
    idset_clear(&facts->links);
    idset_clear(&facts->figures);
}

static void add_figures(const char *text, IdSet *figures)
{
    while (*(text += strcspn(text, "0123456789"))) {
        char figure[24] = "";
        size_t size = strspn(text, "0123456789");
        memcpy(figure, text, size < sizeof(figure) ? size : sizeof(figure) - 1);
        idset_put(figures, figure, text);
        text += size;
    }
}

static bool read_facts(const xmlNode *provision, Facts *out)
{
    Buf words AUTO(buf_clear) = {0};
    Walk walk = walk_begin(provision);
    while (walk_next(&walk)) {
        if (walk.enter && walk.node != provision && is_provision(walk.node))
            walk_skip(&walk);
        else if (walk.enter && element_of(walk.node) == EL_a)
            idset_put(&out->links, doc_get(walk.node, "href"), walk.node);
    }
    walk_text(provision, true, &words);
    add_figures(buf_text(&words), &out->figures);
    return buf_is_ok(&words) && !out->links.failed && !out->figures.failed;
}

/* Whether both sets have something and nothing of it in common. */
static bool are_at_odds(const IdSet *one, const IdSet *other)
{
    if (!one->used || !other->used)
        return false;
    for (size_t i = 0; i < one->room; i++)
        if (one->slots[i].text &&
            idset_find(other, idset_text(one, &one->slots[i])))
            return false;
    return true;
}

/* Whether two provisions may be one in two languages, by what is the same in
 * all of them. */
static bool may_be_one(const xmlNode *one, const xmlNode *other)
{
    AUTO(facts_clear) Facts a = {0};
    AUTO(facts_clear) Facts b = {0};
    return read_facts(one, &a) && read_facts(other, &b) &&
           !are_at_odds(&a.links, &b.links) &&
           !are_at_odds(&a.figures, &b.figures);
}

static bool are_alike(const xmlNode *one, const xmlNode *other)
{
    AUTO(own_lines_clear) OwnLines a = {0};
    AUTO(own_lines_clear) OwnLines b = {0};
    if (element_of(one) != element_of(other) ||
        element_of(one->parent) != element_of(other->parent))
        return false;
    own_lines_read(one, &a);
    own_lines_read(other, &b);
    return !a.failed && !b.failed && own_lines_are_alike(&a, &b) &&
           may_be_one(one, other);
}

/* The provisions of a text as a tree: `first` of what is within each ([0]: the
 * text itself, then by index + 1), `next` beside it. */
typedef struct {
    xmlNode **nodes;
    size_t *first, *next;
    size_t count;
} Tree;

#define NONE ((size_t)-1)

static void tree_clear(Tree *tree)
{
    free(tree->nodes);
    free(tree->first);
    free(tree->next);
}

static bool tree_open(const xmlDoc *text, Tree *tree)
{
    xmlNode *at = NULL;
    size_t count = 0;
    while ((at = own_lines_next(text, at)))
        count++;
    tree->nodes = calloc(count + 1, sizeof(*tree->nodes));
    tree->first = calloc(count + 1, sizeof(*tree->first));
    tree->next = calloc(count + 1, sizeof(*tree->next));
    for (size_t i = 0; tree->first && i <= count; i++)
        tree->first[i] = NONE;
    return tree->nodes && tree->first && tree->next;
}

/* In reading order, so that what is around a provision was the last one that
 * it stands within. */
static bool tree_read(const xmlDoc *text, Tree *tree)
{
    size_t around[256], last[257], depth = 0; /* doc_read() nests no deeper */
    xmlNode *at = NULL;
    if (!tree_open(text, tree))
        return false;
    last[0] = NONE;
    while ((at = own_lines_next(text, at))) {
        size_t own = tree->count++;
        tree->nodes[own] = at;
        tree->next[own] = NONE;
        while (depth && !node_is_within(at, tree->nodes[around[depth - 1]]))
            depth--;
        size_t *first = &tree->first[depth ? around[depth - 1] + 1 : 0];
        *(last[depth] == NONE ? first : &tree->next[last[depth]]) = own;
        last[depth] = own;
        around[depth++] = own;
        last[depth] = NONE;
    }
    return true;
}

/* ------------------------------------------------------------------- pairs */

#define MOST_SIZED    256
#define SHORT_PAIR    120 /* bytes: lengths of shorter ones tell nothing */
#define LEAST_SHARE   0.4
#define SIZED_FOR_ONE 8

static bool is_headed(const xmlNode *node)
{
    return role_of(node) == ROLE_HIER && child_element(node, EL_heading);
}

static bool is_any(const xmlNode *node)
{
    (void)node;
    return true;
}

/* The next beside `at` of the kind that is asked for, `at` included. */
static size_t pass(const Tree *tree, size_t at, bool (*is)(const xmlNode *))
{
    while (at != NONE && !is(tree->nodes[at]))
        at = tree->next[at];
    return at;
}

/* Bytes of all words of a provision. */
static double length_of(const xmlNode *node)
{
    Buf words AUTO(buf_clear) = {0};
    walk_text(node, false, &words);
    return (double)words.size;
}

/* Whether what is paired is about as long in the one language as in the other,
 * but for a part in so many: else something came on one side and something
 * else went on the other, and they are as many by chance. */
static bool are_sized(const Tree *a, const Tree *b, size_t i, size_t j,
                      bool (*is)(const xmlNode *))
{
    double one[MOST_SIZED], two[MOST_SIZED], all_one = 1, all_two = 1;
    size_t count = 0, others = 0;
    for (; i != NONE && j != NONE && count < MOST_SIZED; count++) {
        all_one += one[count] = length_of(a->nodes[i]);
        all_two += two[count] = length_of(b->nodes[j]);
        i = pass(a, a->next[i], is);
        j = pass(b, b->next[j], is);
    }
    for (size_t at = 0; at < count; at++) {
        double here = one[at] / all_one, there = two[at] / all_two;
        double least = here < there ? here : there;
        others += one[at] + two[at] > SHORT_PAIR &&
                  least < LEAST_SHARE * (here + there - least);
    }
    return others <= 1 || others * SIZED_FOR_ONE <= count;
}

/* Whether those within two provisions, of the kind that is asked for, are
 * alike one for one. */
static bool match(const Tree *a, const Tree *b, size_t i, size_t j,
                  bool (*is)(const xmlNode *))
{
    size_t one = pass(a, i, is), two = pass(b, j, is);
    i = one;
    j = two;
    while (i != NONE && j != NONE && are_alike(a->nodes[i], b->nodes[j])) {
        i = pass(a, a->next[i], is);
        j = pass(b, b->next[j], is);
    }
    return i == NONE && j == NONE && are_sized(a, b, one, two, is);
}

/* Pairs those within two provisions: all, or at least what has headings. */
static bool pair(const Tree *a, const Tree *b, size_t i, size_t j, IdSet *taken)
{
    bool (*is)(const xmlNode *) = match(a, b, i, j, is_any)      ? is_any
                                  : match(a, b, i, j, is_headed) ? is_headed
                                                                 : NULL;
    if (!is)
        return true;
    i = pass(a, i, is);
    j = pass(b, j, is);
    for (; i != NONE && j != NONE;
         i = pass(a, a->next[i], is), j = pass(b, b->next[j], is)) {
        bool is_title = element_of(a->nodes[i]->parent) == EL_longTitle;
        if (!is_title && !give_id(a->nodes[i], b->nodes[j], taken))
            return false;
        if (!pair(a, b, a->first[i + 1], b->first[j + 1], taken))
            return false;
    }
    return true;
}

CodicilStatus align_carry_places(const CodicilContext *context,
                                 const xmlDoc *from, xmlDoc *to)
{
    AUTO(idset_clear) IdSet taken = {0};
    AUTO(tree_clear) Tree a = {0};
    AUTO(tree_clear) Tree b = {0};
    if (!read_ids(to, &taken) || !tree_read(from, &a) || !tree_read(to, &b) ||
        !pair(&a, &b, a.first[0], b.first[0], &taken))
        return fault_memory(context);
    return CODICIL_OK;
}

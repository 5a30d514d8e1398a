/* The same links and references in every language.
 *
 * An address is compared by a key, in which what tells languages apart has no
 * part (model/address_key.h). What a pattern of work.xml covers is compared
 * without its language. */
#include "check/parity_pair.h"

#include "model/address_key.h"

typedef struct {
    Pair *pair;
} Linker;

/* The keys of a provision's links, or of its references. */
typedef struct {
    IdSet keys; /* → the link */
    const Provisions *provisions;
    const xmlNode *root;
} Targets;

/* Whether a link is of the kind that is compared; its key goes to `out`. */
typedef bool KeyOf(const Linker *linker, const Targets *targets,
                   const xmlNode *link, Buf *out);

/* --------------------------------------------------------------------- keys */

static bool link_key(const Linker *linker, const Targets *targets,
                     const xmlNode *link, Buf *out)
{
    (void)targets;
    const char *href = doc_get(link, "href");
    if (element_of(link) != EL_a || !href || !*href || *href == '#')
        return false;
    AUTO(buf_clear) Buf unused = {0};
    if (linker->pair->addresses &&
        addresses_expect(linker->pair->addresses, href, "und", &unused, out))
        return true;
    address_key(href, doc_locale(linker->pair->checker.text),
                doc_locale(linker->pair->source), out);
    return true;
}

/* The id of what it leads to, where it leads by a former anchor too. */
static bool ref_key(const Linker *linker, const Targets *targets,
                    const xmlNode *link, Buf *out)
{
    (void)linker;
    const char *href = doc_get(link, "href");
    Element element = element_of(link);
    if (!href || element == EL_term || (element == EL_a && *href != '#'))
        return false;
    const Provision *found =
        *href == '#' ? provisions_find(targets->provisions, href + 1) : NULL;
    buf_add_format(out, "%s%s", found ? "#" : "", found ? found->id : href);
    return true;
}

/* ---------------------------------------------------------------- comparing */

static bool is_link(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_a || element == EL_ref;
}

static void read_targets(const Linker *linker, KeyOf key_of, Targets *targets)
{
    const xmlNode *node;
    Walk walk = walk_begin(targets->root);
    while ((node = own_next(&walk))) {
        AUTO(buf_clear) Buf key = {0};
        if (is_link(node) && key_of(linker, targets, node, &key))
            idset_put(&targets->keys, buf_text(&key), node);
        linker->pair->checker.failed |= !buf_is_ok(&key);
    }
}

/* The first link of the one that the other has not, and how many there are. */
static const xmlNode *find_lack(const Linker *linker, KeyOf key_of,
                                const Targets *one, const Targets *other,
                                size_t *count)
{
    const xmlNode *node, *first = NULL;
    Walk walk = walk_begin(one->root);
    *count = 0;
    while ((node = own_next(&walk))) {
        AUTO(buf_clear) Buf key = {0};
        if (!is_link(node) || !key_of(linker, one, node, &key) ||
            idset_has(&other->keys, buf_text(&key)))
            continue;
        first = first ? first : node;
        ++*count;
    }
    return first;
}

static void add_target(const xmlNode *link, size_t count, Buf *out)
{
    if (!link)
        return;
    buf_add_text(out, doc_get(link, "href"));
    if (count > 1)
        buf_add_format(out, " and %zu more", count - 1);
}

static void compare(const Linker *linker, KeyOf key_of, Targets *here,
                    Targets *there)
{
    AUTO(buf_clear) Buf missing = {0}, extra = {0};
    size_t count;
    Pair *pair = linker->pair;
    RuleId rule = key_of == ref_key ? RULE_PARITY_REF : RULE_PARITY_LINK;
    const char *what = key_of == ref_key ? "reference" : "link";
    const xmlNode *lost = find_lack(linker, key_of, there, here, &count);
    add_target(lost, count, &missing);
    const xmlNode *more = find_lack(linker, key_of, here, there, &count);
    add_target(more, count, &extra);
    long line = doc_line(there->root);
    if (lost && more)
        report(&pair->checker, rule, more,
               "leads to %s; expected %s, as in "
               "%s:%ld",
               buf_text(&extra), buf_text(&missing), pair->other, line);
    else if (lost)
        report(&pair->checker, rule, here->root,
               "lacks the %s to %s of %s:%ld; expected the same in both", what,
               buf_text(&missing), pair->other, line);
    else if (more)
        report(&pair->checker, rule, more,
               "has a %s to %s, which is not in %s:%ld; expected the same in "
               "both",
               what, buf_text(&extra), pair->other, line);
    pair->checker.failed |= !buf_is_ok(&missing) || !buf_is_ok(&extra);
}

static void compare_one(const Linker *linker, KeyOf key_of,
                        const Provision *one)
{
    Pair *pair = linker->pair;
    Targets here = {{0}, &pair->here, one->node};
    Targets there = {{0}, &pair->there, one->partner->node};
    read_targets(linker, key_of, &here);
    read_targets(linker, key_of, &there);
    if (here.keys.used || there.keys.used)
        compare(linker, key_of, &here, &there);
    pair->checker.failed |= here.keys.failed || there.keys.failed;
    idset_clear(&here.keys);
    idset_clear(&there.keys);
}

void parity_links(Pair *pair)
{
    Linker linker = {.pair = pair};
    for (size_t i = 0; i < pair->here.count; i++) {
        const Provision *one = &pair->here.items[i];
        if (!one->partner || element_of(one->node) == EL_def)
            continue;
        compare_one(&linker, link_key, one);
        compare_one(&linker, ref_key, one);
    }
}

/* Links: of which kind, with words, and none within another. */
#include "check/checker.h"
#include "model/scheme.h"

#include <string.h>

static void check_scheme(Checker *checker, const xmlNode *node,
                         const char *name, SchemeUse use)
{
    char scheme[SCHEME_SIZE];
    const char *value = doc_get(node, name);
    if (!value)
        return;
    scheme_read(value, scheme);
    if (scheme_is_allowed(scheme, use))
        return;
    Buf words AUTO(buf_clear) = {0};
    scheme_add_names(use, &words);
    report(checker, RULE_LINK_SCHEME, node,
           "%s of <%s> begins with %s:; expected one of %s", name,
           (const char *)node->name, scheme, buf_text(&words));
}

static void check_empty(Checker *checker, const xmlNode *node)
{
    Buf words AUTO(buf_clear) = {0};
    const char *href = doc_get(node, "href");
    walk_text(node, false, &words);
    checker->failed |= !buf_is_ok(&words);
    if (!words.size)
        report(checker, RULE_LINK_EMPTY, node,
               "<%s> has no words; expected "
               "what a reader is to choose",
               (const char *)node->name);
    if (element_of(node) == EL_a && href && (!*href || !strcmp(href, "#")))
        report(checker, RULE_LINK_EMPTY, node,
               "<%s> leads nowhere; expected an address",
               (const char *)node->name);
}

static bool is_link(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_a || element == EL_ref;
}

/* What is in a footnote stands elsewhere on the page. */
static void check_nested(Checker *checker, const xmlNode *node)
{
    const xmlNode *outer = node->parent;
    while (outer && element_of(outer) != EL_authorialNote && !is_link(outer))
        outer = outer->parent;
    if (outer && is_link(outer))
        report(checker, RULE_LINK_NESTED, node,
               "<%s> within <%s>; expected one after the other",
               (const char *)node->name, (const char *)outer->name);
}

void check_links(Checker *checker)
{
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        Element element = element_of(walk.node);
        if (is_link(walk.node)) {
            check_empty(checker, walk.node);
            check_nested(checker, walk.node);
        }
        if (element == EL_a)
            check_scheme(checker, walk.node, "href", SCHEME_OF_LINK);
        else if (element == EL_img)
            check_scheme(checker, walk.node, "src", SCHEME_OF_PICTURE);
        else if (element == EL_authorialNote)
            check_nested(checker, walk.node);
    }
}

/* Links: of which kind, with words, and none within another. */
#include "check/checker.h"

#include <ctype.h>
#include <string.h>

#define SCHEME_LONGEST 31

/* Kinds of addresses that do nothing but lead somewhere. */
static const char *const schemes[] = {"http", "https", "mailto", "tel",
                                      "sms",  "ftp",   "ftps",   "urn"};
/* The first so many of them may be those of pictures. */
#define PICTURE_SCHEMES 2
#define ALL_SCHEMES     (sizeof(schemes) / sizeof(schemes[0]))

/* The kind of an address as a browser reads it, which passes over white space
 * and control characters; "" where it has none. */
static void read_scheme(const char *value, char scheme[SCHEME_LONGEST + 1])
{
    size_t size = 0;
    for (; *value && *value != ':' && size < SCHEME_LONGEST; value++) {
        unsigned char c = (unsigned char)*value;
        if (c <= ' ')
            continue;
        if (!isascii(c) || (!isalnum(c) && !strchr("+.-", c)))
            break;
        scheme[size++] = (char)tolower(c);
    }
    scheme[*value == ':' || size == SCHEME_LONGEST ? size : 0] = '\0';
}

static void check_scheme(Checker *checker, const xmlNode *node,
                         const char *name, size_t count)
{
    char scheme[SCHEME_LONGEST + 1];
    const char *value = doc_get(node, name);
    if (!value)
        return;
    read_scheme(value, scheme);
    if (!*scheme)
        return;
    for (size_t i = 0; i < count; i++)
        if (strcmp(scheme, schemes[i]) == 0)
            return;
    Buf words AUTO(buf_clear) = {0};
    for (size_t i = 0; i < count; i++)
        buf_add_format(&words, "%s%s:", i ? ", " : "", schemes[i]);
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
            check_scheme(checker, walk.node, "href", ALL_SCHEMES);
        else if (element == EL_img)
            check_scheme(checker, walk.node, "src", PICTURE_SCHEMES);
        else if (element == EL_authorialNote)
            check_nested(checker, walk.node);
    }
}

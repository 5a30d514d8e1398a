/* Mends the bytes of a page for libxml2's parser: marks of conditional
 * sections go, and character references get the form that it knows.
 *
 *      reference = "&" name ";"?
 *      name      = (letter / digit)+
 *      tag       = "<" "/"? letter ... ">"     quoted values may hold ">" */
#include "import/pagebytes.h"

#include <cmark.h>
#include <ctype.h>
#include <libxml/HTMLparser.h>
#include <stdlib.h>
#include <string.h>

#define NAME_MAX_SIZE 32 /* the longest name has 31 letters */

/* The names that need no semicolon, sorted. */
static const char *const bare[] = {
    "AElig",  "AMP",    "Aacute", "Acirc",  "Agrave", "Aring",  "Atilde",
    "Auml",   "COPY",   "Ccedil", "ETH",    "Eacute", "Ecirc",  "Egrave",
    "Euml",   "GT",     "Iacute", "Icirc",  "Igrave", "Iuml",   "LT",
    "Ntilde", "Oacute", "Ocirc",  "Ograve", "Oslash", "Otilde", "Ouml",
    "QUOT",   "REG",    "THORN",  "Uacute", "Ucirc",  "Ugrave", "Uuml",
    "Yacute", "aacute", "acirc",  "acute",  "aelig",  "agrave", "amp",
    "aring",  "atilde", "auml",   "brvbar", "ccedil", "cedil",  "cent",
    "copy",   "curren", "deg",    "divide", "eacute", "ecirc",  "egrave",
    "eth",    "euml",   "frac12", "frac14", "frac34", "gt",     "iacute",
    "icirc",  "iexcl",  "igrave", "iquest", "iuml",   "laquo",  "lt",
    "macr",   "micro",  "middot", "nbsp",   "not",    "ntilde", "oacute",
    "ocirc",  "ograve", "ordf",   "ordm",   "oslash", "otilde", "ouml",
    "para",   "plusmn", "pound",  "quot",   "raquo",  "reg",    "sect",
    "shy",    "sup1",   "sup2",   "sup3",   "szlig",  "thorn",  "times",
    "uacute", "ucirc",  "ugrave", "uml",    "uuml",   "yacute", "yen",
    "yuml",
};

typedef struct {
    Buf *out;
    bool in_tag;
    char quote; /* that an attribute's value stands in, 0: none */
    char last;  /* of the tag, blanks aside */
} Page;

static int compare_names(const void *key, const void *element)
{
    return strcmp(key, *(const char *const *)element);
}

static bool is_bare(const char *name)
{
    return bsearch(name, bare, sizeof(bare) / sizeof(bare[0]), sizeof(bare[0]),
                   compare_names);
}

/* The longest beginning of a name that needs no semicolon; 0: none. */
static size_t bare_size(const char *name, size_t size)
{
    char start[NAME_MAX_SIZE];
    for (; size > 1; size--) {
        memcpy(start, name, size);
        start[size] = '\0';
        if (is_bare(start))
            return size;
    }
    return 0;
}

/* Adds what a reference with a semicolon means; false where it is none. */
static bool add_named(const char *name, size_t size, Buf *out)
{
    char source[NAME_MAX_SIZE + 3];
    source[0] = '&';
    memcpy(source + 1, name, size);
    memcpy(source + 1 + size, ";", 2);
    cmark_node *root = cmark_parse_document(source, size + 2, 0);
    cmark_node *line = root ? cmark_node_first_child(root) : NULL;
    cmark_node *text = line ? cmark_node_first_child(line) : NULL;
    const char *said = text ? cmark_node_get_literal(text) : NULL;
    bool is_known = said && *said != '&' && !cmark_node_next(text);
    for (; is_known && *said; said++)
        if (*said == '<')
            buf_add_text(out, "&lt;");
        else
            buf_add_char(out, *said);
    if (root)
        cmark_node_free(root);
    return is_known;
}

/* Adds a reference as libxml2 knows it; false where it means nothing. */
static bool add_known(const char *name, size_t size, Buf *out)
{
    char known[NAME_MAX_SIZE];
    memcpy(known, name, size);
    known[size] = '\0';
    if (!htmlEntityLookup(BAD_CAST known))
        return add_named(name, size, out);
    buf_add_format(out, "&%s;", known);
    return true;
}

/* Adds what begins at "&", and gives its size in the page. */
static size_t add_reference(const Page *page, const char *text, size_t size)
{
    size_t used = 0;
    while (used + 1 < size && used + 1 < NAME_MAX_SIZE &&
           isalnum((unsigned char)text[used + 1]))
        used++;
    const char *name = text + 1;
    char after = used + 1 < size ? text[used + 1] : '\0';
    if (after == ';' && used && add_known(name, used, page->out))
        return used + 2;
    size_t meant = bare_size(name, used);
    bool is_value = page->in_tag && (meant < used || after == '=');
    if (meant && !is_value && add_known(name, meant, page->out))
        return meant + 1;
    buf_add_char(page->out, '&');
    return 1;
}

/* Keeps track of where tags begin and end. */
static void note(Page *page, const char *text, size_t size)
{
    if (!page->in_tag) {
        size_t letter = size > 1 && text[1] == '/' ? 2 : 1;
        page->in_tag = *text == '<' && size > letter &&
                       isalpha((unsigned char)text[letter]);
    } else if (page->quote) {
        page->quote = *text == page->quote ? '\0' : page->quote;
    } else if (*text == '>') {
        page->in_tag = false;
    } else if ((*text == '"' || *text == '\'') && page->last == '=') {
        page->quote = *text;
    }
    if (!isspace((unsigned char)*text))
        page->last = *text;
}

/* Where a mark of a conditional section ends that begins here, such as
 * "<![if !supportLists]>", which libxml2 before 2.14 takes for text; 0 for
 * one that ends a comment, and for none. */
static size_t section_size(const char *text, size_t size)
{
    const char *end = size > 3 && memcmp(text, "<![", 3) == 0
                          ? memchr(text, '>', size)
                          : NULL;
    return end && end[-1] != '-' ? (size_t)(end - text) + 1 : 0;
}

void pagebytes_add(const SourceText *source, Buf *out)
{
    Page page = {.out = out};
    size_t start = 0;
    for (size_t at = 0; at < source->size;) {
        const char *text = source->bytes + at;
        size_t left = source->size - at, used = 0;
        if (*text == '<')
            used = section_size(text, left);
        if (used || *text == '&') {
            buf_add(out, source->bytes + start, at - start);
            at += used ? used : add_reference(&page, text, left);
            start = at;
            continue;
        }
        if (*text == '<' || page.in_tag)
            note(&page, text, left);
        at++;
    }
    buf_add(out, source->bytes + start, source->size - start);
}

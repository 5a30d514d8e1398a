/* Turns headings and what follows them into clauses, and takes the numbers off
 * headings. */
#include "import/nest.h"

#include "import/blocks.h"
#include "lang/utf8.h"
#include "lang/words.h"
#include "model/number.h"

#include <stdlib.h>
#include <string.h>

#define LEVELS 32 /* more nest no deeper */

/* The clauses that headings have opened, outermost first. */
typedef struct {
    xmlNode *container;
    xmlNode *open[LEVELS];
    long levels[LEVELS];
    size_t depth;
    const char *locale;
} Nest;

/* ------------------------------------------------------------------- numbers
 */

/* What the number of an article begins with, in any case. */
static bool is_article(const char *number)
{
    static const char *const words[] = {
        "art",  "§",  "čl", "стат", "ст.",   "madde", "άρθρ", "المادة",
        "مادة", "第", "제", "điều", "pasal", "člán",  "cikk",
    };
    Buf key = {0};
    bool is = false;
    if (!words_fold(number, strlen(number), &key))
        return false;
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]) && !is; i++)
        is = strncmp(buf_text(&key), words[i], strlen(words[i])) == 0;
    buf_clear(&key);
    return is;
}

/* Whether a number and the word behind it are two words for loss.h too. */
static bool is_parted(const xmlNode *piece, const Number *number)
{
    const char *text = (const char *)piece->content;
    if (number->skip > number->size)
        return true;
    if (!text[number->size])
        return !piece->next;
    Words words;
    Word word;
    words_init(&words, text + number->size, strlen(text + number->size));
    bool touches = words_next(&words, &word) && word.start == 0;
    words_clear(&words);
    return !touches;
}

/* Takes the number off a heading's text and gives it to the clause. */
static bool split_number(const Nest *nest, xmlNode *heading, xmlNode *clause)
{
    xmlNode *first = heading->children;
    if (!first || first->type != XML_TEXT_NODE)
        return true;
    const char *text = (const char *)first->content;
    Number number = number_from_text(text, strlen(text), nest->locale);
    if (number.kind == NUMBER_NONE || !is_parted(first, &number))
        return true;
    size_t size = number.skip; /* with a colon, but without blanks */
    while (size && strchr(" \t\n", text[size - 1]))
        size--;
    char *literal = strndup(text, size);
    char *rest = strdup(text + number.skip);
    bool is_ok = literal && rest && block_set(clause, "num", literal);
    if (is_ok && *rest) {
        is_ok = block_set_text(first, rest);
    } else if (is_ok) {
        xmlUnlinkNode(first);
        xmlFreeNode(first);
    }
    free(rest);
    free(literal);
    return is_ok;
}

/* A heading that is all number. */
static bool become_number(xmlNode *heading, xmlNode *clause)
{
    Buf text = {0};
    block_text(heading, &text);
    bool is_ok = buf_is_ok(&text) && block_set(clause, "num", buf_text(&text));
    buf_clear(&text);
    while (is_ok && heading->children)
        block_drop(heading->children);
    return is_ok;
}

static bool number_clause(const Nest *nest, xmlNode *heading, xmlNode *clause)
{
    const char *given = block_get(heading, "num");
    if (block_get(clause, "num"))
        return true;
    const char *how = block_get(heading, "numbered");
    bool is_all = how && strcmp(how, "all") == 0;
    if (is_all  ? !become_number(heading, clause)
        : given ? !block_set(clause, "num", given)
                : !how && !split_number(nest, heading, clause))
        return false;
    const char *number = block_get(clause, "num");
    Number read = {.kind = NUMBER_NONE};
    if (number)
        read = number_from_text(number, strlen(number), nest->locale);
    if (read.kind == NUMBER_ARTICLE && !block_get(clause, "el"))
        return !is_article(number) || block_set(clause, "el", "article");
    return true;
}

/* Numbers a clause by its heading, which goes when nothing is left of it. */
static bool name_clause(const Nest *nest, xmlNode *heading, xmlNode *clause)
{
    if (!number_clause(nest, heading, clause))
        return false;
    if (block_is_blank(heading)) {
        const char *id = block_get(heading, "id");
        if (id && !block_get(clause, "id") && !block_set(clause, "id", id))
            return false;
        block_drop(heading);
    }
    return true;
}

/* ------------------------------------------------------------------- nesting
 */

static xmlNode *place_of(const Nest *nest)
{
    return nest->depth ? nest->open[nest->depth - 1] : nest->container;
}

static bool open_section(Nest *nest, xmlNode *heading)
{
    const char *text = block_get(heading, "level");
    long level = text ? strtol(text, NULL, 10) : 1;
    while (nest->depth &&
           (nest->levels[nest->depth - 1] >= level || nest->depth == LEVELS))
        nest->depth--;
    xmlNode *clause = block_add(place_of(nest), "clause", block_line(heading));
    if (!clause)
        return false;
    xmlAddChild(clause, heading);
    nest->levels[nest->depth] = level;
    nest->open[nest->depth++] = clause;
    if (!name_clause(nest, heading, clause))
        return false;
    return block_get(clause, "el") || block_set(clause, "el", "section");
}

/* Where the closing lines of the tree begin, NULL if there are none. */
static const xmlNode *closing_of(const xmlNode *container)
{
    const xmlNode *closing = NULL;
    if (block_is(container, "clause"))
        return NULL;
    for (const xmlNode *at = container->last; block_is_conclusion(at);
         at = at->prev)
        closing = at;
    return closing;
}

static bool nest_children(xmlNode *container, const char *locale)
{
    Nest nest = {.container = container, .locale = locale};
    const xmlNode *closing = closing_of(container);
    xmlNode *at = container->children;
    bool is_clause = block_is(container, "clause"), is_ok = true;
    container->children = container->last = NULL;
    for (xmlNode *next; at; at = next) {
        next = at->next;
        at->next = at->prev = at->parent = NULL;
        bool is_own = is_clause && !container->children;
        if (at == closing)
            nest.depth = 0;
        if (block_is(at, "heading") && !block_get(at, "num") &&
            block_is_blank(at)) {
            xmlFreeNode(at);
            continue;
        }
        if (!is_ok || !block_is(at, "heading") || is_own)
            xmlAddChild(block_is(at, "title") ? container : place_of(&nest),
                        at);
        else
            is_ok = open_section(&nest, at);
        if (is_own && is_ok && block_is(at, "heading"))
            is_ok = name_clause(&nest, at, container);
    }
    return is_ok;
}

bool nest_headings(xmlNode *blocks, const char *locale)
{
    if (!nest_children(blocks, locale))
        return false;
    const xmlNode *at = blocks;
    for (; at; at = block_next(at, blocks))
        if (block_is(at, "clause") && at->children &&
            !nest_children((xmlNode *)at, locale))
            return false;
    return true;
}

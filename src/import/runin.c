/* Headings that were written as bold text. */
#include "import/runin.h"

#include "base/table.h"
#include "import/blocks.h"
#include "lang/words.h"

#include <string.h>

#define LEAD_BYTES 200 /* no run-in heading is longer */

typedef struct {
    const CodicilContext *context;
    const char *file;
    xmlNode *blocks;
    bool failed;
} Finder;

/* ------------------------------------------------------------ bold, italic */

static bool has_words(const char *text)
{
    Words words;
    Word word;
    words_init(&words, text, strlen(text));
    bool has = words_next(&words, &word);
    words_clear(&words);
    return has;
}

/* The node after `node` in `root`, not going into it. */
static xmlNode *next_beside(xmlNode *node, const xmlNode *root)
{
    while (node != root && !node->next)
        node = node->parent;
    return node == root ? NULL : node->next;
}

/* Whether all words within a node stand in elements of that name. */
static bool is_all_in(const xmlNode *root, const char *name)
{
    bool has = false;
    const xmlNode *at = root;
    if (block_is(root, name))
        return true;
    while (at) {
        if (at->type == XML_TEXT_NODE && has_words((const char *)at->content))
            return false;
        if (block_is(at, "img"))
            return false;
        has |= block_is(at, name);
        at = block_is(at, name) ? next_beside((xmlNode *)at, root)
                                : block_next(at, root);
    }
    return has;
}

/* Takes the elements of that name away; what they hold stays. */
static void strip(xmlNode *root, const char *name)
{
    xmlNode *at = root->children;
    while (at) {
        if (!block_is(at, name)) {
            at = (xmlNode *)block_next(at, root);
            continue;
        }
        xmlNode *next = at->children ? at->children : next_beside(at, root);
        block_unwrap(at);
        at = next;
    }
}

bool runin_is_bold(const xmlNode *line)
{
    return is_all_in(line, "b");
}

bool runin_strip(xmlNode *line)
{
    if (!is_all_in(line, "b"))
        return true;
    strip(line, "b");
    return block_set(line, "bold", "yes");
}

/* Whether a comma comes next, perhaps in the next piece of text. */
static bool meets_comma(const char *at, const xmlNode *next)
{
    if (*at)
        return *at == ',';
    return next && next->type == XML_TEXT_NODE && *next->content == ',';
}

/* Converters leave a blank before a comma that stood between two bold parts;
 * no language has one there. */
static void close_up(xmlNode *heading)
{
    for (xmlNode *at = heading; at; at = (xmlNode *)block_next(at, heading)) {
        if (at->type != XML_TEXT_NODE)
            continue;
        char *to = (char *)at->content;
        for (const char *from = to; *from; from++)
            if (*from != ' ' || !meets_comma(from + 1, at->next))
                *to++ = *from;
        *to = '\0';
    }
}

static void strip_headings(Finder *finder)
{
    size_t count = 0;
    long line = 0;
    xmlNode *at = finder->blocks->children;
    for (; at; at = at->next) {
        if (!block_is(at, "heading") || !is_all_in(at, "b"))
            continue;
        finder->failed |= !runin_strip(at);
        close_up(at);
        line = count++ ? line : block_line(at);
    }
    Place place = {finder->file, line, 0};
    if (count)
        tell(finder->context, CODICIL_NOTE, &place,
             "dropped the bold around whole headings: %zu, the first here",
             count);
}

/* ------------------------------------------------------- promoted headings */

/* The key of a heading's text; false when out of memory. */
static bool key_of(const xmlNode *line, Buf *key)
{
    Buf text = {0};
    block_text(line, &text);
    bool is_ok = !text.failed && words_fold(buf_text(&text), text.size, key);
    buf_clear(&text);
    return is_ok && buf_is_ok(key);
}

/* Counts a heading: how often it stands in the document, and its level, as
 * 16 * count + level. */
static bool count_heading(Table *headings, const xmlNode *heading)
{
    Buf key = {0};
    const char *text = block_get(heading, "level");
    size_t level =
        text && *text >= '1' && *text <= '6' ? (size_t)*text - '0' : 1;
    bool is_ok = key_of(heading, &key);
    size_t *seen = is_ok ? table_add(headings, buf_text(&key), key.size) : NULL;
    if (seen)
        *seen = (*seen / 16 + 1) * 16 + level;
    buf_clear(&key);
    return seen != NULL;
}

static void promote(Finder *finder, const Table *headings, xmlNode *p)
{
    if (!block_is(p, "p") || block_get(p, "class") || !is_all_in(p, "b"))
        return;
    Buf key = {0};
    finder->failed |= !key_of(p, &key);
    const size_t *seen = table_find(headings, buf_text(&key), key.size);
    if (key.size && seen && *seen / 16 > 1) {
        char level[2] = {(char)('0' + *seen % 16), '\0'};
        Place place = {finder->file, block_line(p), 0};
        finder->failed |= !runin_strip(p) || !block_set_name(p, "heading") ||
                          !block_set(p, "level", level);
        tell(finder->context, CODICIL_NOTE, &place,
             "took a bold paragraph for the heading that recurs: \"%s\"",
             buf_text(&key));
    }
    buf_clear(&key);
}

static void promote_all(Finder *finder)
{
    Table headings = {0};
    xmlNode *at = finder->blocks->children;
    for (; at && !finder->failed; at = at->next)
        if (block_is(at, "heading"))
            finder->failed |= !count_heading(&headings, at);
    for (at = finder->blocks->children; at && !finder->failed; at = at->next)
        promote(finder, &headings, at);
    table_clear(&headings);
}

/* --------------------------------------------------------- run-in headings */

/* The beginning of a paragraph that may be a run-in heading:
 *
 *      <b><i>devices</i></b> <b>.</b> after      first: b, stop: b, rest: after
 *      <b>support</b>. if you                   first: b, stop: the text
 *      <b>licences.</b> you may                 first: b, stop: NULL */
typedef struct {
    xmlNode *first;   /* the bold */
    xmlNode *stop;    /* what has the full stop, if `first` has not */
    xmlNode *rest;    /* what follows, may be `stop` itself */
    bool is_emphatic; /* bold and italic */
} Lead;

static const char *const stops[] = {".", "。", "．"};

/* The size of the full stop that a text begins with, 0 if it does not. */
static size_t stop_size(const char *text)
{
    for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++)
        if (strncmp(text, stops[i], strlen(stops[i])) == 0)
            return strlen(stops[i]);
    return 0;
}

/* The size of the full stop that ends it, 0 if none does. */
static size_t last_stop_size(const Buf *text)
{
    for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
        size_t size = strlen(stops[i]);
        if (text->size > size &&
            memcmp(text->bytes + text->size - size, stops[i], size) == 0)
            return size;
    }
    return 0;
}

/* Whether a text goes on after a full stop: a blank, or a full stop that needs
 * none. */
static bool is_parted(const char *text)
{
    return *text == ' ' || (unsigned char)*text >= 0xE3;
}

/* Finds the full stop that stands behind the bold. */
static bool find_stop(Finder *finder, Lead *lead)
{
    xmlNode *at = lead->first->next;
    if (at && at->type == XML_TEXT_NODE &&
        strcmp((const char *)at->content, " ") == 0)
        at = at->next;
    if (!at)
        return false;
    lead->stop = at;
    if (at->type == XML_TEXT_NODE) {
        const char *text = (const char *)at->content;
        text += strspn(text, " ");
        size_t size = stop_size(text);
        lead->rest = at;
        return size && is_parted(text + size) && (text[size + 1] || at->next);
    }
    Buf text = {0};
    block_text(at, &text);
    size_t size = stop_size(buf_text(&text));
    bool is_stop = block_is(at, "b") && size && size == text.size;
    finder->failed |= text.failed;
    buf_clear(&text);
    lead->rest = at->next;
    return is_stop && lead->rest && lead->rest->type == XML_TEXT_NODE &&
           is_parted((const char *)lead->rest->content);
}

static bool is_bold(const xmlNode *node)
{
    return block_is(node, "b") ||
           (block_is(node, "i") && block_is(node->children, "b") &&
            !node->children->next);
}

static bool find_lead(Finder *finder, xmlNode *p, Lead *lead)
{
    *lead = (Lead){.first = p->children};
    if (!block_is(p, "p") || block_get(p, "class") || !is_bold(lead->first))
        return false;
    lead->is_emphatic =
        block_is(lead->first, "i") || is_all_in(lead->first, "i");
    Buf text = {0};
    block_text(lead->first, &text);
    size_t stop = last_stop_size(&text);
    bool is_fit = has_words(buf_text(&text)) && text.size <= LEAD_BYTES &&
                  !strstr(buf_text(&text), ". ");
    finder->failed |= text.failed;
    buf_clear(&text);
    if (!is_fit || !stop)
        return is_fit && find_stop(finder, lead);
    lead->rest = lead->first->next; /* a wide full stop needs no blank */
    return lead->rest && lead->rest->type == XML_TEXT_NODE &&
           (stop > 1 || is_parted((const char *)lead->rest->content));
}

/* Takes the beginning of a text away: blanks, and a full stop if asked. Says in
 * the clause if there were blanks. */
static bool cut(xmlNode *text, bool with_stop, Buf *stop, xmlNode *clause)
{
    const char *from = (const char *)text->content;
    bool is_apart = *from == ' ';
    from += strspn(from, " ");
    if (with_stop) {
        size_t size = stop_size(from);
        buf_add(stop, from, size);
        is_apart = from[size] == ' ';
        from += size + strspn(from + size, " ");
    }
    return block_set_text(text, from) &&
           (!is_apart || block_set(clause, "apart", "yes"));
}

/* Makes the clause that a lead opens, in the place of its paragraph. */
static xmlNode *make_clause(Finder *finder, xmlNode *p, const Lead *lead)
{
    xmlNode *clause = block_add(NULL, "clause", block_line(p));
    xmlNode *heading =
        clause ? block_add(clause, "heading", block_line(p)) : NULL;
    Buf stop = {0};
    if (!heading || !block_set(clause, "el", "paragraph") ||
        !block_set(clause, "class", "run-in") ||
        !cut(lead->rest, lead->stop == lead->rest, &stop, clause)) {
        buf_clear(&stop);
        xmlFreeNode(clause);
        finder->failed = true;
        return NULL;
    }
    while (p->children != lead->rest) {
        xmlNode *node = p->children;
        bool is_blank = node != lead->first && node != lead->stop;
        xmlUnlinkNode(node);
        if (is_blank)
            xmlFreeNode(node);
        else
            xmlAddChild(heading, node);
    }
    strip(heading, "b");
    strip(heading, "i");
    finder->failed |=
        stop.failed || !block_add_text(heading, buf_text(&stop), stop.size);
    buf_clear(&stop);
    xmlAddPrevSibling(p, clause);
    return clause;
}

/* Moves what follows a clause into it, until `end` or the next lead. */
static void fill_clause(Finder *finder, xmlNode *clause, const xmlNode *end,
                        bool by_pair)
{
    Lead lead;
    xmlNode *at = clause->next;
    for (bool is_first = true; at && at != end; is_first = false) {
        bool is_lead = !is_first && find_lead(finder, at, &lead);
        if (is_lead && (by_pair || lead.is_emphatic))
            return;
        xmlNode *next = at->next;
        xmlUnlinkNode(at);
        xmlAddChild(clause, at);
        at = next;
    }
}

/* Where the section of a block ends: at a heading or a closing line. */
static xmlNode *section_end(xmlNode *at)
{
    while (at && !block_is(at, "heading") && !block_is_conclusion(at))
        at = at->next;
    return at;
}

/* Whether two leads follow each other in the section. */
static bool has_pair(Finder *finder, xmlNode *at, const xmlNode *end)
{
    bool before = false;
    for (; at && at != end; at = at->next) {
        Lead lead;
        bool is_lead = find_lead(finder, at, &lead);
        if (is_lead && before)
            return true;
        before = is_lead;
    }
    return false;
}

static void find_runins(Finder *finder)
{
    size_t count = 0;
    long line = 0;
    xmlNode *at = finder->blocks->children;
    while (at && !finder->failed) {
        xmlNode *end = section_end(at);
        bool by_pair = has_pair(finder, at, end);
        Lead lead;
        while (at && at != end && !finder->failed) {
            xmlNode *clause = NULL;
            if (find_lead(finder, at, &lead) && (by_pair || lead.is_emphatic))
                clause = make_clause(finder, at, &lead);
            if (clause) {
                line = count++ ? line : block_line(clause);
                fill_clause(finder, clause, end, by_pair);
                at = clause;
            }
            at = at->next;
        }
        at = end ? end->next : NULL;
    }
    Place place = {finder->file, line, 0};
    if (count)
        tell(finder->context, CODICIL_NOTE, &place,
             "took bold beginnings of paragraphs for run-in headings: %zu, "
             "the first here",
             count);
}

bool runin_find(const CodicilContext *context, const char *file,
                xmlNode *blocks)
{
    Finder finder = {context, file, blocks, false};
    strip_headings(&finder);
    promote_all(&finder);
    if (!finder.failed)
        find_runins(&finder);
    return !finder.failed;
}

/* Writes provisions, in one of three forms:
 *
 *      ## 1. Scope {#scope}                    what has a number or heading
 *      {#scope.c1} 1.1 **Devices.** The ...    a clause or point, run in
 *      ::: {section #s} ... :::                what has neither
 *
 * The first two are open until another provision of the same or a higher level
 * begins. The reader counts the levels by the same rules. */
#include "render/author.h"

#include "model/doc.h"
#include "model/walk.h"

#include <string.h>

typedef enum { FORM_HEADING, FORM_LEAD, FORM_DIV } Form;

static bool is_hier(const xmlNode *node)
{
    return node && element_of(node) && role_of(node) == ROLE_HIER;
}

/* The part that holds a provision's first blocks; NULL if there is none. */
static const xmlNode *first_part(const xmlNode *node)
{
    const xmlNode *part = child_element(node, EL_content);
    return part ? part : child_element(node, EL_intro);
}

/* An intro behind which nothing stands would be read as content. */
static bool is_bare_intro(const xmlNode *part)
{
    return element_of(part) == EL_intro && !next_element(part);
}

/* The words that a lead runs into; NULL where a lead does not do. */
static const xmlNode *lead_words(const xmlNode *node)
{
    const xmlNode *part = first_part(node);
    const xmlNode *first = part ? first_element(part) : NULL;
    bool does = first && author_is_paragraph(first) && !is_bare_intro(part);
    return does ? first : NULL;
}

static Form form_of(const xmlNode *node)
{
    Element element = element_of(node);
    if ((element == EL_paragraph || element == EL_point) && lead_words(node))
        return FORM_LEAD;
    return child_element(node, EL_num) || child_element(node, EL_heading)
               ? FORM_HEADING
               : FORM_DIV;
}

/* ------------------------------------------------------------------- levels
 */

static void open_provision(Author *author, Element element, int level,
                           bool is_lead)
{
    while (author->depth > author->floor &&
           author->open[author->depth - 1].level >= level)
        author->depth--;
    author->open[author->depth++] = (AuthorOpen){element, level, is_lead};
}

static int innermost(const Author *author)
{
    return author->depth ? author->open[author->depth - 1].level : 1;
}

/* The level of a provision that does not say it: of a lead that of an open
 * one of its kind, else one more than what is open. */
static int usual_level(const Author *author, Element element, bool is_lead)
{
    for (int at = author->depth; is_lead && at > author->floor; at--) {
        const AuthorOpen *open = &author->open[at - 1];
        if (!open->is_lead)
            break;
        if (open->element == element)
            return open->level;
    }
    return innermost(author) + 1;
}

static int level_of(const xmlNode *node)
{
    int level = 1;
    for (; is_hier(node); node = node->parent)
        level++;
    return level;
}

static Element usual_element(const Author *author, int level)
{
    return level <= AUTHORING_LEVELS ? author->levels[level] : EL_section;
}

void author_set_levels(Author *author, const xmlNode *body)
{
    size_t counts[AUTHORING_LEVELS + 1][EL_COUNT] = {{0}};
    Walk walk = walk_begin(body);
    int level = 1;
    while (walk_next(&walk)) {
        if (!is_hier(walk.node))
            continue;
        level += walk.enter ? 1 : -1;
        if (walk.enter && level <= AUTHORING_LEVELS &&
            form_of(walk.node) == FORM_HEADING)
            counts[level][element_of(walk.node)]++;
    }
    for (level = 2; level <= AUTHORING_LEVELS; level++) {
        Element most = EL_section;
        for (Element one = EL_none; one < EL_COUNT; one++)
            if (counts[level][one] > counts[level][most])
                most = one;
        author->levels[level] = most;
    }
}

/* ------------------------------------------------------------------ the parts
 */

/* wrapUp closes what is open; by itself, what is open last. */
static void add_wrap_up(Author *author, const xmlNode *part, int level)
{
    int usual =
        author->depth > author->floor
            ? author->depth > 1 ? author->open[author->depth - 2].level : 1
            : innermost(author);
    while (author->depth > author->floor && innermost(author) > level)
        author->depth--;
    AuthorSaid said = {.name = EL_wrapUp, .level = usual == level ? 0 : level};
    author_open_div(author, part, &said);
    author_add_blocks(author, first_element(part));
    author_close_div(author);
}

/* What stands in a provision behind `done`, a block that stands already. */
static void add_parts(Author *author, const xmlNode *node, const xmlNode *done)
{
    int level = level_of(node);
    for (const xmlNode *at = first_element(node); at; at = next_element(at)) {
        Element element = element_of(at);
        if (element == EL_num || element == EL_heading)
            continue;
        if (is_hier(at)) {
            author_add_provision(author, at);
        } else if (element == EL_wrapUp) {
            add_wrap_up(author, at, level);
        } else if (is_bare_intro(at)) {
            author_open_div(author, at, &(AuthorSaid){.name = EL_intro});
            author_add_blocks(author, first_element(at));
            author_close_div(author);
        } else {
            author_add_blocks(author,
                              done ? next_element(done) : first_element(at));
        }
    }
}

/* ------------------------------------------------------------------- a form */

static const char *implied_name(Element element)
{
    return element == EL_hcontainer ? "block" : NULL;
}

/* An hcontainer is a block unless it says its name. */
static void set_name(const xmlNode *node, AuthorSaid *said)
{
    const char *usual = implied_name(element_of(node));
    const char *name = doc_get(node, "name");
    if (usual && name && strcmp(usual, name) == 0)
        said->skip = "name";
}

static void add_heading_words(Author *author, const xmlNode *heading)
{
    buf_add_char(author->out, ' ');
    if (heading->properties || author_is_blank(heading))
        author_add_span(author, heading, EL_heading);
    else
        author_add_inlines(author, heading->children, NULL);
}

static void add_heading(Author *author, const xmlNode *node, int level)
{
    const xmlNode *num = child_element(node, EL_num);
    const xmlNode *heading = child_element(node, EL_heading);
    Element element = element_of(node);
    bool is_deep = level > AUTHORING_LEVELS;
    AuthorSaid said = {
        .name = element == usual_element(author, level) ? EL_none : element,
        .minus = author_minus(author, num, heading, NULL),
        .level = is_deep ? level : 0,
    };
    set_name(node, &said);
    author_begin(author);
    buf_add_many(author->out, '#', is_deep ? AUTHORING_LEVELS : (size_t)level);
    author->in_heading = true;
    if (num) {
        bool is_plain = heading && !heading->properties;
        buf_add_char(author->out, ' ');
        author_add_number(author, num, is_plain ? heading : NULL);
    }
    if (heading)
        add_heading_words(author, heading);
    author->in_heading = false;
    author_add_list(author, " ", node, &said);
    open_provision(author, element, level, false);
    author_flush_notes(author);
    add_parts(author, node, NULL);
}

static void add_lead(Author *author, const xmlNode *node, int level)
{
    const xmlNode *num = child_element(node, EL_num);
    const xmlNode *heading = child_element(node, EL_heading);
    const xmlNode *p = lead_words(node);
    Element element = element_of(node);
    int usual = usual_level(author, element, true);
    AuthorSaid said = {
        .name = element == EL_paragraph ? EL_none : element,
        .minus = author_minus(author, num, heading, p),
        .class = authoring_class(element, heading != NULL),
        .level = level == usual ? 0 : level,
    };
    author_begin(author);
    if (!author_add_list(author, "", node, &said))
        buf_add_text(author->out, "{paragraph}");
    author->starts_line = false;
    author_add_lead(author, node, p);
    open_provision(author, element, level, true);
    author_flush_notes(author);
    add_parts(author, node, p);
}

static void add_div(Author *author, const xmlNode *node, int level)
{
    Element element = element_of(node);
    int usual = usual_level(author, element, false);
    int floor = author->floor;
    AuthorSaid said = {.name = element, .level = level == usual ? 0 : level};
    set_name(node, &said);
    author_open_div(author, node, &said);
    open_provision(author, element, level, false);
    int depth = author->depth;
    author->floor = depth;
    add_parts(author, node, NULL);
    author->depth = depth - 1;
    author->floor = floor;
    author_close_div(author);
}

void author_add_provision(Author *author, const xmlNode *node)
{
    int level = level_of(node);
    switch (form_of(node)) {
    case FORM_HEADING:
        add_heading(author, node, level);
        break;
    case FORM_LEAD:
        add_lead(author, node, level);
        break;
    case FORM_DIV:
        add_div(author, node, level);
        break;
    }
}

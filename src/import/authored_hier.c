/* Headings, clauses and parts of provisions: which provision is open, and what
 * begins within which. The writer (render/author_hier.c) counts by the same
 * rules. */
#include "import/authored_parts.h"

#include "model/doc.h"
#include "model/walk.h"

#include <string.h>

static bool is_hier(const xmlNode *node)
{
    return node && element_of(node) && role_of(node) == ROLE_HIER;
}

static xmlNode *last_element(const xmlNode *node)
{
    xmlNode *at = node->last;
    while (at && at->type != XML_ELEMENT_NODE)
        at = at->prev;
    return at;
}

static xmlNode *innermost_node(const Authored *reader)
{
    return reader->depth ? reader->open[reader->depth - 1].node : reader->body;
}

static int innermost(const Authored *reader)
{
    return reader->depth ? reader->open[reader->depth - 1].level : 1;
}

/* ------------------------------------------------------------------- places */

/* Blocks that stand between provisions are one of their own. */
static CodicilStatus open_stray(Authored *reader, xmlNode *parent, long line,
                                xmlNode **out)
{
    if (reader->stray && reader->stray == last_element(parent)) {
        *out = first_element(reader->stray);
        return CODICIL_OK;
    }
    xmlNode *made = NULL;
    TRY(authored_add(reader, parent, EL_hcontainer, line, &made));
    if (!doc_set(made, "name", "block"))
        return fault_memory(reader->context);
    reader->stray = made;
    return authored_add(reader, made, EL_content, line, out);
}

CodicilStatus authored_place(Authored *reader, long line, xmlNode **out)
{
    xmlNode *parent = innermost_node(reader);
    xmlNode *last = last_element(parent);
    Element element = element_of(last);
    if (!reader->depth) {
        *out = reader->body;
        return CODICIL_OK;
    }
    if (element == EL_content || element == EL_intro) {
        *out = last;
        return CODICIL_OK;
    }
    if (is_hier(last))
        return open_stray(reader, parent, line, out);
    return authored_add(reader, parent, EL_content, line, out);
}

/* What was content is an intro, now that parts follow. */
static CodicilStatus make_intro(Authored *reader, xmlNode *parent)
{
    xmlNode *content = child_element(parent, EL_content);
    if (!content)
        return CODICIL_OK;
    const Vocab *row = vocab_get(EL_intro);
    xmlNodeSetName(content, BAD_CAST row->name);
    if (strcmp((const char *)content->name, row->name) != 0)
        return fault_memory(reader->context);
    content->_private = (void *)row;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- levels */

static int usual_level(const Authored *reader, Element element, bool is_lead)
{
    for (int at = reader->depth; is_lead && at > reader->floor; at--) {
        const AuthoredOpen *open = &reader->open[at - 1];
        if (!open->is_lead)
            break;
        if (element_of(open->node) == element)
            return open->level;
    }
    return innermost(reader) + 1;
}

CodicilStatus authored_open(Authored *reader, const AuthoredStart *start,
                            xmlNode **out)
{
    int level = start->level;
    if (!level)
        level = usual_level(reader, start->element, start->is_lead);
    while (reader->depth > reader->floor && innermost(reader) >= level)
        reader->depth--;
    if (reader->depth >= AUTHORING_DEPTH)
        return authored_fault(reader, start->line, "nested deeper than %d",
                              AUTHORING_DEPTH);
    xmlNode *parent = innermost_node(reader);
    if (reader->depth)
        TRY(make_intro(reader, parent));
    TRY(authored_add(reader, parent, start->element, start->line, out));
    reader->open[reader->depth++] = (AuthoredOpen){*out, level, start->is_lead};
    return CODICIL_OK;
}

CodicilStatus authored_open_part(Authored *reader, const Said *said, long line,
                                 xmlNode **out)
{
    int floor = reader->floor;
    if (said->element == EL_wrapUp && !said->level && reader->depth > floor)
        reader->depth--;
    while (said->level && reader->depth > floor &&
           innermost(reader) > said->level)
        reader->depth--;
    if (!reader->depth)
        return said_fault(reader, said->list,
                          "<%s> stands in no provision; one with a heading "
                          "was expected before it",
                          vocab_get(said->element)->name);
    xmlNode *parent = innermost_node(reader);
    if (said->element == EL_wrapUp)
        TRY(make_intro(reader, parent));
    return authored_add(reader, parent, said->element, line, out);
}

/* -------------------------------------------------------------------- title */

static CodicilStatus read_title(Authored *reader, Tokens *tokens, size_t list)
{
    Said AUTO(said_clear) said = {0};
    xmlNode *title = NULL, *line = NULL;
    TRY(said_read(reader, list, &said));
    TRY(authored_add(reader, reader->preface, EL_longTitle, tokens->line,
                     &title));
    TRY(authored_add(reader, title, EL_p, tokens->line, &line));
    TRY(said_apply(reader, &said, line));
    if (said.element != EL_p)
        TRY(authored_add(reader, line, EL_docTitle, tokens->line, &line));
    reader->has_title = true;
    return authored_read_inlines(reader, tokens, 0, tokens->count, line);
}

/* ----------------------------------------------------------------- headings */

static CodicilStatus read_heading_words(Authored *reader, Tokens *tokens,
                                        const Said *said, xmlNode *owner)
{
    AuthoredLead lead = {tokens, 0, said->minus, false};
    xmlNode *heading = NULL;
    TRY(authored_read_lead(reader, &lead, owner));
    if (lead.from == tokens->count)
        return CODICIL_OK;
    if (child_element(owner, EL_heading))
        return authored_fault(reader, tokens->line,
                              "words behind the [heading]{heading}");
    TRY(authored_add(reader, owner, EL_heading, tokens->line, &heading));
    return authored_read_inlines(reader, tokens, lead.from, tokens->count,
                                 heading);
}

static CodicilStatus set_hcontainer(const Authored *reader, xmlNode *node)
{
    bool lacks = element_of(node) == EL_hcontainer && !doc_get(node, "name");
    if (lacks && !doc_set(node, "name", "block"))
        return fault_memory(reader->context);
    return CODICIL_OK;
}

static CodicilStatus open_heading(Authored *reader, int level, const Said *said,
                                  Tokens *tokens)
{
    xmlNode *made = NULL;
    Element element = said->element;
    if (said->level > level)
        level = said->level;
    if (element == EL_none)
        element = level <= AUTHORING_LEVELS ? reader->source->levels[level]
                                            : EL_section;
    if (vocab_get(element)->role != ROLE_HIER)
        return said_fault(reader, said->list,
                          "<%s> has no heading; article, section, paragraph, "
                          "point or hcontainer was expected",
                          vocab_get(element)->name);
    AuthoredStart start = {element, level, false, tokens->line};
    TRY(authored_open(reader, &start, &made));
    TRY(said_apply(reader, said, made));
    TRY(set_hcontainer(reader, made));
    return read_heading_words(reader, tokens, said, made);
}

CodicilStatus authored_read_heading(Authored *reader, cmark_node *heading,
                                    bool in_body)
{
    Tokens AUTO(tokens_clear) tokens = {0};
    Said AUTO(said_clear) said = {0};
    TRY(tokens_read(reader, heading, &tokens));
    int level = cmark_node_get_heading_level(heading);
    size_t list = tokens_take_last(&tokens);
    if (level == 1 && reader->preface && !reader->has_title)
        return read_title(reader, &tokens, list);
    if (!in_body)
        return authored_fault(reader, tokens.line,
                              "a heading may not stand here; a paragraph was "
                              "expected");
    if (level == 1) {
        Place place = {reader->source->file, tokens.line, 1};
        tell(reader->context, CODICIL_WARNING, &place,
             "a second title; taken as a heading of the first level (##)");
        level = 2;
    }
    TRY(said_read(reader, list, &said));
    return open_heading(reader, level, &said, &tokens);
}

/* ------------------------------------------------------------------ clauses */

CodicilStatus authored_read_clause(Authored *reader, Tokens *tokens)
{
    Said AUTO(said_clear) said = {0};
    xmlNode *made = NULL, *content = NULL, *p = NULL;
    TRY(said_read(reader, tokens->items[0].list, &said));
    Element element = said.element ? said.element : EL_paragraph;
    if (vocab_get(element)->role != ROLE_HIER)
        return said_fault(reader, said.list,
                          "<%s> may not begin a clause; paragraph or point "
                          "was expected",
                          vocab_get(element)->name);
    AuthoredLead lead = {tokens, 1, said.minus, true};
    size_t last = tokens_take_last(tokens);
    if (tokens_trim(tokens, 1, tokens->count) >= tokens->count)
        return said_fault(reader, said.list,
                          "an attribute list without words; \"%s\" was "
                          "expected below a list or table",
                          "{: ...}");
    AuthoredStart start = {element, said.level, true, tokens->line};
    TRY(authored_open(reader, &start, &made));
    TRY(said_apply(reader, &said, made));
    TRY(set_hcontainer(reader, made));
    TRY(authored_read_lead(reader, &lead, made));
    const char *class =
        authoring_class(element, child_element(made, EL_heading) != NULL);
    if (class && !(said.minus & MINUS_CLASS) && !doc_get(made, "class") &&
        !doc_set(made, "class", class))
        return fault_memory(reader->context);
    if (lead.from >= tokens->count)
        return CODICIL_OK;
    TRY(authored_add(reader, made, EL_content, tokens->line, &content));
    TRY(authored_add(reader, content, EL_p, tokens->line, &p));
    TRY(said_give(reader, last, EL_p, p));
    return authored_read_inlines(reader, tokens, lead.from, tokens->count, p);
}

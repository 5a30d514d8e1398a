/* Holds what was read against the content model: what is written by hand may
 * stand where it may not. */
#include "import/authored_parts.h"

#include "model/content.h"
#include "model/doc.h"
#include "model/walk.h"

DEFINE_CLEANUP(free_content, ContentTable, content_free)

static CodicilStatus tell_child(const Authored *reader,
                                const ContentMatch *match, const xmlNode *at,
                                const char *what)
{
    Buf expected AUTO(buf_clear) = {0};
    content_expected(match, false, &expected);
    return authored_fault(reader, doc_line(at), "<%s> %s <%s>; %s was expected",
                          (const char *)at->name, what,
                          vocab_get(match->parent)->name, buf_text(&expected));
}

static CodicilStatus check_children(const Authored *reader,
                                    const ContentTable *table,
                                    const xmlNode *node)
{
    ContentMatch match = content_begin(table, element_of(node));
    for (const xmlNode *at = first_element(node); at; at = next_element(at)) {
        ContentMatch before = match;
        if (!content_next(&match, element_of(at)))
            return tell_child(reader, &before, at, "may not stand here in");
    }
    if (match.complete)
        return CODICIL_OK;
    Buf expected AUTO(buf_clear) = {0};
    content_expected(&match, false, &expected);
    return authored_fault(reader, doc_line(node),
                          "<%s> ends too early; %s was expected",
                          (const char *)node->name, buf_text(&expected));
}

static CodicilStatus check_attributes(const Authored *reader,
                                      const xmlNode *node)
{
    VocabAllowed allowed;
    const char *at = vocab_get(element_of(node))->attributes;
    while (vocab_allows(&at, &allowed))
        if (allowed.required && !doc_get(node, allowed.attribute->name))
            return authored_fault(reader, doc_line(node), "<%s> lacks '%s'",
                                  (const char *)node->name,
                                  authoring_key(allowed.attribute->name));
    return CODICIL_OK;
}

CodicilStatus authored_check(const Authored *reader)
{
    ContentTable *AUTO(free_content) table = NULL;
    const xmlNode *kind = doc_kind(reader->doc);
    TRY(content_new(reader->context, &table));
    Walk walk = walk_begin(kind);
    while (walk_next(&walk)) {
        const xmlNode *node = walk.node;
        if (!walk.enter || node->type != XML_ELEMENT_NODE)
            continue;
        if (walk.depth > AUTHORING_DEPTH)
            return authored_fault(reader, doc_line(node),
                                  "nested deeper than %d", AUTHORING_DEPTH);
        if (element_of(node) == EL_meta) {
            walk_skip(&walk);
            continue;
        }
        TRY(check_children(reader, table, node));
        TRY(check_attributes(reader, node));
    }
    return CODICIL_OK;
}

/* Finding references by heading in the words of a text.
 *
 *      mention = part-word [ 1*2( word ) ] quotation
 *              / quotation [ word ] part-word
 *      quotation = open heading close        in one run of text
 */
#include "import/mention.h"

#include "lang/words.h"
#include "model/doc.h"
#include "model/idset.h"
#include "model/quotation.h"
#include "model/walk.h"

#include <string.h>

static bool add_heading(IdSet *headings, const xmlNode *provision,
                        const Buf *words)
{
    Buf key AUTO(buf_clear) = {0};
    if (!words_fold(buf_text(words), words->size, &key))
        return false;
    if (key.size && key.size <= QUOTATION_MOST) {
        idset_count(headings, buf_text(&key));
        idset_put(headings, buf_text(&key), provision);
    }
    return !headings->failed;
}

/* The headings of provisions, each also with its number before it. */
static bool gather(const xmlDoc *text, IdSet *headings)
{
    Walk walk = walk_begin(doc_part(text, EL_mainBody));
    while (walk_next(&walk)) {
        const xmlNode *heading = NULL;
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE &&
            doc_get(walk.node, "xml:id"))
            heading = child_element(walk.node, EL_heading);
        if (!heading)
            continue;
        const xmlNode *num = child_element(walk.node, EL_num);
        Buf words AUTO(buf_clear) = {0}, numbered AUTO(buf_clear) = {0};
        walk_text(heading, true, &words);
        if (num)
            walk_text(num, true, &numbered);
        buf_add_format(&numbered, " %s", buf_text(&words));
        if (!buf_is_ok(&words) || !buf_is_ok(&numbered) ||
            !add_heading(headings, walk.node, &words) ||
            (num && !add_heading(headings, walk.node, &numbered)))
            return false;
    }
    return true;
}

/* The provision that words are the one heading of, NULL for none. */
static const xmlNode *named(const IdSet *headings, const char *text,
                            size_t size, bool *failed)
{
    Buf key AUTO(buf_clear) = {0};
    *failed |= !words_fold(text, size, &key);
    if (!key.size || idset_get(headings, buf_text(&key)) != 1)
        return NULL;
    return idset_find(headings, buf_text(&key));
}

typedef struct {
    size_t start, end; /* of the words between the marks */
    const xmlNode *target;
} Mention;

/* A text node that is searched. */
typedef struct {
    const IdSet *headings;
    const xmlNode *node;
    const char *text;
    size_t size;
    size_t cited; /* where the last mention closed; 0 before the first */
    bool failed;
} Search;

/* Whether the quotation [open, close) is one of a part of the text: a word
 * says so, or it goes on with a list of such: “A”, “B” and “C”. */
static bool is_citation(const Search *search, size_t open, size_t close)
{
    const char *text = search->text;
    return (search->cited && open - search->cited <= 16 &&
            !memchr(text + search->cited, '.', open - search->cited)) ||
           quotation_is_cited(text, search->size, open, close);
}

/* The mention whose quotation opens at `at`. */
static bool read_mention(Search *search, size_t at, Mention *out)
{
    Quotation found;
    size_t nth = 0;
    while (quotation_read(search->text, search->size, at, &nth, &found)) {
        const xmlNode *target =
            named(search->headings, search->text + found.open_end,
                  found.close - found.open_end, &search->failed);
        if (!target || node_is_within(search->node, target) ||
            !is_citation(search, at, found.end))
            continue;
        *out = (Mention){found.start, found.stop, target};
        search->cited = found.end;
        return true;
    }
    return false;
}

/* A text node, or a ref with one, after `tail`; NULL when out of memory. */
static xmlNode *put_after(xmlNode *tail, const char *text, size_t size,
                          const xmlNode *target)
{
    xmlNode *words = xmlNewDocTextLen(tail->doc, BAD_CAST text, (int)size);
    xmlNode *made = words;
    if (words && target) {
        Buf address AUTO(buf_clear) = {0};
        buf_add_format(&address, "#%s", doc_get(target, "xml:id"));
        made = xmlNewDocNode(tail->doc, target->ns, BAD_CAST "ref", NULL);
        if (made)
            made->_private = (void *)vocab_get(EL_ref);
        if (!made || !xmlAddChild(made, words) ||
            !doc_set(made, "href", buf_text(&address))) {
            xmlFreeNode(made ? made : words);
            return NULL;
        }
    }
    if (!made)
        return NULL;
    made->parent = tail->parent;
    made->prev = tail;
    made->next = tail->next;
    *(tail->next ? &tail->next->prev : &tail->parent->last) = made;
    tail->next = made;
    return made;
}

/* Parts a text node at its mentions; `last` gets the last piece. */
static bool part_text(const IdSet *headings, xmlNode *node, xmlNode **last)
{
    const char *text = (const char *)node->content;
    Search search = {headings, node, text, strlen(text), 0, false};
    size_t done = 0, first = 0;
    xmlNode *tail = node;
    Mention mention;
    for (size_t at = 0; at < search.size && !search.failed; at++) {
        at += strcspn(text + at, "\"'\xC2\xE2\xE3");
        bool is_mark =
            text[at] && (text[at] != '\xE3' || text[at + 1] == '\x80');
        if (!is_mark || !read_mention(&search, at, &mention))
            continue;
        if (tail == node)
            first = mention.start;
        else
            tail = put_after(tail, text + done, mention.start - done, NULL);
        if (tail)
            tail = put_after(tail, text + mention.start,
                             mention.end - mention.start, mention.target);
        if (!tail)
            return false;
        done = mention.end;
        at = mention.end;
    }
    *last = tail;
    if (tail == node || search.failed)
        return !search.failed;
    *last = put_after(tail, text + done, search.size - done, NULL);
    Buf begin AUTO(buf_clear) = {0};
    buf_add(&begin, text, first);
    if (!*last || !buf_is_ok(&begin))
        return false;
    xmlNodeSetContent(node, BAD_CAST buf_text(&begin));
    return node->content != NULL;
}

static bool is_left_alone(const xmlNode *node)
{
    switch (element_of(node)) {
    case EL_heading:
    case EL_num:
    case EL_a:
    case EL_ref:
    case EL_term:
    case EL_def:
    case EL_date:
    case EL_abbr:
    case EL_embeddedText:
        return true;
    default:
        return false;
    }
}

CodicilStatus mention_find(const CodicilContext *context, xmlDoc *text)
{
    IdSet headings;
    idset_init(&headings);
    bool is_ok = gather(text, &headings);
    Walk walk = walk_begin(doc_part(text, EL_mainBody));
    while (is_ok && headings.used && walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (is_left_alone(walk.node))
            walk_skip(&walk);
        else if (walk.node->type == XML_TEXT_NODE)
            is_ok = part_text(&headings, walk.node, &walk.node);
    }
    idset_clear(&headings);
    return is_ok ? CODICIL_OK : fault_memory(context);
}

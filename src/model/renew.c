/* Renewing references. */
#include "model/renew.h"

#include "model/citation.h"
#include "model/pointer.h"
#include "model/walk.h"

#include <ctype.h>
#include <string.h>

typedef struct {
    const CodicilContext *context;
    const Renewal *renewal;
    IdSet ids, former_ids; /* id or former anchor → node */
    Numbering former;
} Work;

xmlNode *reference_words(const xmlNode *ref)
{
    xmlNode *found = NULL;
    Walk walk = walk_begin(ref);
    while (walk_next(&walk)) {
        if (walk.node->type != XML_TEXT_NODE)
            continue;
        if (found)
            return NULL;
        found = walk.node;
    }
    return found;
}

const char *reference_id(const xmlNode *node)
{
    Element element = element_of(node);
    const char *href =
        element == EL_a || element == EL_ref ? doc_get(node, "href") : NULL;
    return href && href[0] == '#' && href[1] ? href + 1 : NULL;
}

static void put_aliases(IdSet *ids, const xmlNode *node)
{
    const char *at = doc_get(node, "c:alias");
    while (at && *(at += strspn(at, " "))) {
        size_t size = strcspn(at, " ");
        char *AUTO(free_bytes) alias = strndup(at, size);
        if (alias)
            idset_put(ids, alias, node);
        ids->failed |= !alias;
        at += size;
    }
}

static void read_ids(const xmlDoc *text, IdSet *ids)
{
    idset_init(ids);
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        const char *id = doc_get(walk.node, "xml:id");
        if (id)
            idset_put(ids, id, walk.node);
        put_aliases(ids, walk.node);
    }
}

/* ------------------------------------------------------------------ headings
 */

/* A heading instead of words that begin small, as in "orders and payment". */
static void add_heading(const xmlNode *heading, const char *instead_of,
                        Buf *out)
{
    Buf words AUTO(buf_clear) = {0};
    walk_line(heading, &words);
    const char *text = buf_text(&words);
    bool is_small = islower((unsigned char)instead_of[0]) &&
                    isupper((unsigned char)text[0]) &&
                    !isupper((unsigned char)text[1]);
    if (is_small)
        buf_add_char(out, (char)tolower((unsigned char)text[0]));
    buf_add_text(out, text + is_small);
}

/* The words with the target's heading, where they cite the one of the version
 * before, or none that is there. False: they cite no heading, or this one. */
static bool renew_heading(Work *work, const xmlNode *ref, const xmlNode *target,
                          const char *words, Buf *out)
{
    const xmlNode *heading = citation_heading(target);
    const char *id = doc_get(target, "xml:id");
    const xmlNode *was = id ? idset_find(&work->former_ids, id) : NULL;
    const xmlNode *former = was ? citation_heading(was) : NULL;
    size_t start = 0, end = strlen(words);
    bool failed = false;
    bool is_cited = citation_read(ref, words, &start, &end);
    if (!heading)
        return false;
    bool follows = former && citation_is_whole(words + start, end - start,
                                               former, &failed);
    bool is_right =
        is_cited ? citation_is_of(words + start, end - start, heading, &failed)
                 : citation_is_whole(words, end, heading, &failed);
    out->failed |= failed;
    if (is_right || (!follows && !is_cited))
        return false;
    buf_add(out, words, start);
    add_heading(heading, words + start, out);
    buf_add_text(out, words + end);
    return true;
}

/* ------------------------------------------------------------------- numbers
 */

static void told(const Work *work, const xmlNode *ref, const char *was,
                 const char *now)
{
    if (work->renewal->renewed)
        work->renewal->renewed(work->renewal->user, ref, was, now);
}

static CodicilStatus renew_one(Work *work, xmlNode *ref)
{
    const char *id = reference_id(ref);
    const xmlNode *target = id ? idset_find(&work->ids, id) : NULL;
    xmlNode *text = target ? reference_words(ref) : NULL;
    if (!text || !text->content)
        return CODICIL_OK;
    Buf was AUTO(buf_clear) = {0}, now AUTO(buf_clear) = {0};
    buf_add_text(&was, (const char *)text->content);
    const Numbering *numbering = work->renewal->numbering;
    const Numbered *item = numbering_find(numbering, target);
    bool is_told = true;
    bool is_new = renew_heading(work, ref, target, buf_text(&was), &now);
    if (!is_new && item)
        is_told = pointer_write(numbering, item,
                                work->renewal->former ? &work->former : NULL,
                                buf_text(&was), &now);
    if (!buf_is_ok(&was) || !buf_is_ok(&now))
        return fault_memory(work->context);
    if (!is_told)
        told(work, ref, buf_text(&was), NULL);
    if (!now.size || strcmp(buf_text(&was), buf_text(&now)) == 0)
        return CODICIL_OK;
    xmlNodeSetContent(text, NULL);
    xmlNodeAddContentLen(text, BAD_CAST now.bytes, (int)now.size);
    if (!text->content)
        return fault_memory(work->context);
    told(work, ref, buf_text(&was), buf_text(&now));
    return CODICIL_OK;
}

static CodicilStatus renew_all(Work *work)
{
    const Renewal *renewal = work->renewal;
    read_ids(renewal->text, &work->ids);
    if (renewal->former) {
        read_ids(renewal->former, &work->former_ids);
        TRY(numbering_read(work->context, renewal->former, &work->former));
    }
    if (work->ids.failed || work->former_ids.failed)
        return fault_memory(work->context);
    Walk walk = walk_begin(doc_kind(renewal->text));
    while (walk_next(&walk))
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE)
            TRY(renew_one(work, walk.node));
    return CODICIL_OK;
}

CodicilStatus renew_references(const CodicilContext *context,
                               const Renewal *renewal)
{
    Work work = {.context = context, .renewal = renewal};
    if (!doc_kind(renewal->text))
        return CODICIL_OK;
    CodicilStatus status = renew_all(&work);
    idset_clear(&work.ids);
    idset_clear(&work.former_ids);
    numbering_clear(&work.former);
    return status;
}

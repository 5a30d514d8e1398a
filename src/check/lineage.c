/* Ids from one version to the next: the aligner says which provision is which
 * by words and place; where an id says otherwise, or nothing but the id says
 * it, that is told. */
#include "check/lineage.h"

#include "check/checker.h"
#include "model/align.h"

#include <string.h>

typedef struct {
    Checker checker;
    const Lineage *lineage;
    const char *other;  /* how messages name the text before */
    const xmlNode *top; /* the last provision that was told of */
} Descent;

/* What a reader knows a provision by: its heading, or its first words. */
static const char *quote_of(Descent *descent, const xmlNode *node, Buf *out)
{
    AUTO(buf_clear) Buf words = {0};
    const xmlNode *heading = child_element(node, EL_heading);
    walk_text(heading ? heading : node, heading == NULL, &words);
    char *end = words.size ? strchr(words.bytes, '\n') : NULL;
    if (end)
        *end = '\0';
    const char *quote = shortened(buf_text(&words), out);
    descent->checker.failed |= !buf_is_ok(&words) || !buf_is_ok(out);
    return quote;
}

/* Whether the author says that the id is meant: c:meant holds the label; or
 * the words are not yet those of the provision. */
static bool is_meant(const Descent *descent, const xmlNode *node)
{
    const char *state = doc_get(node, "c:state");
    if (state && !strcmp(state, "untranslated"))
        return true;
    const char *at = doc_get(node, "c:meant");
    size_t size = strlen(descent->lineage->label);
    while (at && *(at += strspn(at, " "))) {
        if (strcspn(at, " ") == size &&
            memcmp(at, descent->lineage->label, size) == 0)
            return true;
        at += strcspn(at, " ");
    }
    return false;
}

/* Whether a provision, or one around it, was told of or is meant: what is
 * within goes with it. */
static bool is_told(const Descent *descent, const xmlNode *node)
{
    for (; node; node = node->parent)
        if (node == descent->top || is_meant(descent, node))
            return true;
    return false;
}

/* An id that other words had, which have another one now. */
static void tell_reused(Descent *descent, const Alignment *alignment,
                        const AlignedProvision *own,
                        const AlignedProvision *former)
{
    AUTO(buf_clear) Buf words = {0};
    AUTO(buf_clear) Buf before = {0};
    const char *id =
        doc_get(alignment->b.provisions[former->mate].node, "xml:id");
    report(&descent->checker, RULE_ID_REUSED, own->node,
           "\"%s\" has the id that \"%s\" has in %s:%ld, which is %s now; "
           "expected an id of its own, or meant=\"%s\"",
           quote_of(descent, own->node, &words),
           quote_of(descent, former->node, &before), descent->other,
           doc_line(former->node), id ? id : "without one",
           descent->lineage->label);
    descent->top = own->node;
}

static void tell_doubtful(Descent *descent, const AlignedProvision *own,
                          const AlignedProvision *former)
{
    AUTO(buf_clear) Buf words = {0};
    AUTO(buf_clear) Buf before = {0};
    report(&descent->checker, RULE_ID_DOUBTFUL, own->node,
           "\"%s\" has little in common with \"%s\" in %s:%ld, which has the "
           "same id; expected an id of its own, or meant=\"%s\"",
           quote_of(descent, own->node, &words),
           quote_of(descent, former->node, &before), descent->other,
           doc_line(former->node), descent->lineage->label);
    descent->top = own->node;
}

static bool ids_read(const AlignedText *text, IdSet *ids)
{
    for (size_t i = 0; i < text->provision_count; i++) {
        const char *id = doc_get(text->provisions[i].node, "xml:id");
        if (id)
            idset_put(ids, id, &text->provisions[i]);
    }
    return !ids->failed;
}

static void compare(Descent *descent, const Alignment *alignment,
                    const IdSet *ids)
{
    for (size_t i = 0; i < alignment->b.provision_count; i++) {
        const AlignedProvision *own = &alignment->b.provisions[i];
        const char *id = doc_get(own->node, "xml:id");
        const AlignedProvision *former = id ? idset_find(ids, id) : NULL;
        if (!former || is_told(descent, own->node))
            continue;
        if (own->is_reused && former->mate != ALIGN_NONE)
            tell_reused(descent, alignment, own, former);
        else if (own->is_doubtful &&
                 own->mate == (size_t)(former - alignment->a.provisions))
            tell_doubtful(descent, own, former);
    }
}

CodicilStatus check_lineage(const CodicilContext *context,
                            const Lineage *lineage, const char *file,
                            const xmlDoc *text, Findings *out)
{
    AUTO(idset_clear) IdSet ids;
    Alignment *AUTO(free_alignment) alignment = NULL;
    idset_init(&ids);
    if (!doc_kind(lineage->before) || !doc_kind(text))
        return CODICIL_OK;
    AlignInput input = {.a = doc_kind(lineage->before),
                        .b = doc_kind(text),
                        .same_language = true};
    TRY(align_texts(context, &input, &alignment));
    Descent descent = {.checker = {.context = context,
                                   .file = file,
                                   .text = text,
                                   .findings = out,
                                   .first = out->count},
                       .lineage = lineage,
                       .other = lineage->file};
    if (!ids_read(&alignment->a, &ids))
        return fault_memory(context);
    compare(&descent, alignment, &ids);
    return descent.checker.failed ? fault_memory(context) : CODICIL_OK;
}

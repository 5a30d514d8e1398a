/* The elements of stylesheets that say what a mark of change means, in words
 * that are heard and not seen. */
#include "model/doc.h"
#include "model/walk.h"
#include "render/making.h"

#include <libxslt/transform.h>

/* Adds the span; the phrase stands between blanks. */
static void speak(xsltTransformContext *transform, xmlNode *node,
                  xmlNode *instruction)
{
    Run *run = transform->_private;
    const char *phrase = doc_get(instruction, "phrase");
    xmlNode *span = element_add(transform, "span"), *outside;
    if (!span || !phrase)
        return;
    outside = transform->insert;
    transform->insert = span;
    put_lent(transform, "class", "spoken");
    make_label(transform, node, instruction, NULL);
    Buf *words = &run->scratch;
    buf_set_size(words, 0);
    buf_add_char(words, ' ');
    phrases_format(run->tongue->phrases, phrase, (const char *const[]){NULL},
                   (const char *const[]){NULL}, words);
    buf_add_char(words, ' ');
    text_add(transform, buf_text(words));
    transform->insert = outside;
}

void make_spoken(xsltTransformContext *transform, xmlNode *node,
                 xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    speak(transform, node, instruction);
}

void make_begin(xsltTransformContext *transform, xmlNode *node,
                xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    if (!doc_get(node, "c:move"))
        speak(transform, node, instruction);
    else
        xsltApplyOneTemplate(transform, node, instruction->children, NULL,
                             NULL);
}

void make_end(xsltTransformContext *transform, xmlNode *node,
              xmlNode *instruction, xsltElemPreComp *compiled)
{
    (void)compiled;
    const xmlNode *behind = node->next;
    Element next = behind ? element_of(behind) : EL_ins;
    /* what moved goes to the end of its line, or is a part of it */
    bool goes_on = behind && (behind->type == XML_TEXT_NODE ||
                              role_of(behind) == ROLE_INLINE);
    if ((!doc_get(node, "c:move") || goes_on) && next != EL_ins &&
        next != EL_del)
        speak(transform, node, instruction);
}

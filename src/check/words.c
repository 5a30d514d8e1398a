/* Words where a reader expects some: titles, headings, provisions. */
#include "lang/words.h"
#include "check/checker.h"

#include <string.h>

/* Whether the elements around a node, outermost first, hold anything to read:
 * one byte each. */
typedef struct {
    Checker *checker;
    Buf holds;
} Reading;

static void mark(Reading *reading)
{
    if (reading->holds.size)
        reading->holds.bytes[reading->holds.size - 1] = 1;
}

/* Told once: what is empty counts as something to what is around it. */
static void leave(Reading *reading, const xmlNode *node)
{
    Buf *holds = &reading->holds;
    if (!holds->size)
        return;
    bool empty = !holds->bytes[holds->size - 1];
    Element element = element_of(node);
    buf_set_size(holds, holds->size - 1);
    bool told = false;
    if (empty && element != EL_none && element != EL_p &&
        role_of(node) == ROLE_LINE) {
        report(reading->checker, RULE_HEADING_EMPTY, node,
               "<%s> has no words; expected some", (const char *)node->name);
        told = true;
    } else if (empty && is_provision(node)) {
        report(reading->checker, RULE_PROVISION_EMPTY, node,
               "<%s> has neither words nor a picture; expected some",
               (const char *)node->name);
        told = true;
    }
    if (!empty || told || element == EL_img)
        mark(reading);
}

static void check_title(Checker *checker)
{
    const xmlNode *title = doc_title(checker->text);
    const xmlNode *preface = doc_part(checker->text, EL_preface);
    if (!title)
        report(checker, RULE_TITLE_MISSING,
               preface ? preface : doc_kind(checker->text),
               "the text has no title; expected <docTitle> in <longTitle>");
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_docTitle &&
            walk.node != title)
            report(checker, RULE_TITLE_PLACE, walk.node,
                   "<docTitle> in <%s>; expected one only, in <longTitle>",
                   (const char *)walk.node->parent->name);
}

void check_words(Checker *checker)
{
    Reading reading = {.checker = checker};
    const xmlNode *meta = doc_part(checker->text, EL_meta);
    Walk walk = walk_begin(doc_kind(checker->text));
    check_title(checker);
    while (walk_next(&walk)) {
        if (walk.node->type == XML_TEXT_NODE) {
            const char *text = (const char *)walk.node->content;
            if (!words_is_blank(text, strlen(text)))
                mark(&reading);
        } else if (walk.node->type != XML_ELEMENT_NODE) {
            continue;
        } else if (!walk.enter) {
            leave(&reading, walk.node);
        } else {
            buf_add_char(&reading.holds, '\0');
            if (walk.node == meta)
                walk_skip(&walk);
        }
    }
    checker->failed |= !buf_is_ok(&reading.holds);
    buf_clear(&reading.holds);
}

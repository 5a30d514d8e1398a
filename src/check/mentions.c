/* Words that refer to a part of the text by a heading that none has: section
 * “Your rights”, without a reference. */
#include "check/checker.h"
#include "lang/utf8.h"
#include "lang/words.h"
#include "model/quotation.h"

#include <string.h>

static void add_key(IdSet *set, const char *text, size_t size)
{
    Buf key AUTO(buf_clear) = {0};
    set->failed |= !words_fold(text, size, &key);
    if (key.size)
        idset_add(set, buf_text(&key));
}

/* Headings with and without their numbers, and the title. */
static void gather(const xmlDoc *text, IdSet *headings)
{
    Walk walk = walk_begin(doc_kind(text));
    while (walk_next(&walk)) {
        Element element = walk.enter ? element_of(walk.node) : EL_none;
        if (element != EL_heading && element != EL_docTitle)
            continue;
        Buf words AUTO(buf_clear) = {0}, whole AUTO(buf_clear) = {0};
        const xmlNode *num = child_element(walk.node->parent, EL_num);
        walk_text(walk.node, true, &words);
        if (num && element == EL_heading)
            walk_text(num, true, &whole);
        buf_add_format(&whole, " %s", buf_text(&words));
        add_key(headings, buf_text(&words), words.size);
        add_key(headings, buf_text(&whole), whole.size);
        headings->failed |= !buf_is_ok(&words) || !buf_is_ok(&whole);
    }
}

static bool is_left_alone(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_a || element == EL_ref || element == EL_term ||
           element == EL_def || element == EL_heading || element == EL_num ||
           element == EL_embeddedText || element == EL_docTitle;
}

static bool is_known(Checker *checker, const IdSet *headings, const char *text,
                     size_t size)
{
    Buf key AUTO(buf_clear) = {0};
    checker->failed |= !words_fold(text, size, &key);
    return !key.size || idset_has(headings, buf_text(&key));
}

static void check_run(Checker *checker, const IdSet *headings,
                      const xmlNode *node)
{
    const char *text = (const char *)node->content;
    size_t size = strlen(text);
    for (size_t at = 0; at < size; at++) {
        size_t nth = 0;
        Quotation found;
        at += strcspn(text + at, "\"\xC2\xE2\xE3");
        if (at >= size || !quotation_read(text, size, at, &nth, &found))
            continue;
        const char *words = text + found.start;
        size_t length = found.stop - found.start;
        if (utf8_length(words, length) > 2 &&
            quotation_is_cited(text, size, at, found.end) &&
            !is_known(checker, headings, words, length)) {
            Buf quote AUTO(buf_clear) = {0};
            buf_add(&quote, words, length);
            report(checker, RULE_MENTION_UNKNOWN, node,
                   "refers to \"%s\"; expected a heading of this text",
                   buf_text(&quote));
            checker->failed |= !buf_is_ok(&quote);
        }
        at = found.end - 1;
    }
}

void check_mentions(Checker *checker)
{
    IdSet headings;
    idset_init(&headings);
    gather(checker->text, &headings);
    Walk walk = walk_begin(doc_part(checker->text, EL_mainBody));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (walk.node->type == XML_TEXT_NODE)
            check_run(checker, &headings, walk.node);
        else if (is_left_alone(walk.node))
            walk_skip(&walk);
    }
    checker->failed |= headings.failed;
    idset_clear(&headings);
}

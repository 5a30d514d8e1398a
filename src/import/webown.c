/* Pages of our own: each provision says by its class which element it was, and
 * what stands around the title and at the end says so too.
 *
 *      <header><h1>…</h1> block*</header>                 title, preface
 *      <section id class="article"><h2>…</h2> …</section>
 *      <ol><li id class="paragraph"><a class="num">1.1</a> …</li></ol>
 *      <ol><li><a class="num">1.1</a>
 *          <div id class="paragraph run-in"><h3>…</h3> …</div></li></ol>
 *      <div id class="hcontainer">…</div>
 *      <div class="conclusions">…</div>
 */
#include "import/webreader.h"

#include <string.h>

/* <div class="run-in"> behind the number of an item: what holds the provision.
 */
static const xmlNode *find_run_in(const xmlNode *item)
{
    const xmlNode *at =
        block_is(item, "li") ? webreader_find_literal(item) : NULL;
    at = at ? webreader_next(at->next) : NULL;
    return block_is(at, "div") && dom_has_class(at, "run-in") ? at : NULL;
}

/* The element that a provision was, NULL if it says none. */
static const char *name_of(const xmlNode *element)
{
    static const char *const names[] = {"paragraph", "point", "article",
                                        "hcontainer", "section"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        if (dom_has_class(element, names[i]))
            return names[i];
    return block_is(element, "section") ? "section" : NULL;
}

static void set_class(WebReader *reader, xmlNode *clause,
                      const xmlNode *element)
{
    static const char *const classes[] = {"run-in", "applicability",
                                          "conspicuous", "versions"};
    for (size_t i = 0; i < sizeof(classes) / sizeof(classes[0]); i++)
        if (dom_has_class(element, classes[i]))
            webreader_set(reader, clause, "class", classes[i]);
}

bool webown_may_begin(const WebReader *reader, const xmlNode *element)
{
    const xmlNode *run_in = find_run_in(element);
    if (element && find_run_in(element->parent) == element)
        return false; /* it is what its item is */
    bool is_held =
        block_is(reader->at, "blocks") || block_is(reader->at, "clause");
    bool is_kind = block_is(element, "section") || block_is(element, "div") ||
                   block_is(element, "li");
    return reader->is_ours && is_held && is_kind &&
           name_of(run_in ? run_in : element);
}

bool webown_enter(WebReader *reader, WebFrame *frame)
{
    const xmlNode *element = frame->element;
    if (reader->is_ours && block_is(element, "div") &&
        dom_has_class(element, "conclusions") &&
        block_is(reader->at, "blocks")) {
        webreader_open(reader, frame, reader->at, "conclusions");
        return true;
    }
    if (!webown_may_begin(reader, element))
        return false;
    const xmlNode *run_in = find_run_in(element);
    const xmlNode *literal =
        block_is(element, "li") ? webreader_find_literal(element) : NULL;
    if (!run_in && dom_has_class(element, "run-in"))
        run_in = element; /* without a number; its id is kept here alone */
    if (run_in && block_get(run_in, "id"))
        webline_keep(reader, block_get(run_in, "id"));
    xmlNode *clause = webreader_open(reader, frame, reader->at, "clause");
    if (!clause)
        return true;
    webreader_set(reader, clause, "el", name_of(run_in ? run_in : element));
    set_class(reader, clause, run_in ? run_in : element);
    if (literal)
        webreader_set_literal(reader, clause, literal);
    return true;
}

void webown_set_number(WebReader *reader, WebFrame *frame, xmlNode *heading)
{
    bool is_number = dom_has_class(frame->element, "number");
    webreader_set(reader, heading, "numbered", is_number ? "all" : "no");
}

void webown_wrap_preface(WebReader *reader, xmlNode *blocks)
{
    xmlNode *at = blocks->children;
    while (at && !block_is(at, "heading"))
        at = at->next;
    if (!at || !at->next)
        return;
    xmlNode *preface = block_add(NULL, "preface", block_line(at->next));
    if (!preface) {
        reader->failed = true;
        return;
    }
    for (xmlNode *rest = at->next, *next; rest; rest = next) {
        next = rest->next;
        xmlUnlinkNode(rest);
        xmlAddChild(preface, rest);
    }
    xmlAddNextSibling(at, preface);
}

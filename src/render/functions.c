/* The functions that stylesheets call; transform.h says what each does. */
#include "lang/locale.h"
#include "lang/phrasing.h"
#include "render/run.h"

#include <libxml/xpathInternals.h>
#include <libxslt/extensions.h>
#include <libxslt/functions.h>
#include <libxslt/xsltutils.h>

#include <stdio.h>
#include <string.h>

static Run *run_of(xmlXPathParserContext *parser)
{
    return xsltXPathGetTransformContext(parser)->_private;
}

/* True, and an error, when a function has not `wanted` arguments. */
static bool is_miscounted(xmlXPathParserContext *parser, int got, int wanted)
{
    if (got == wanted)
        return false;
    xmlXPathErr(parser, XPATH_INVALID_ARITY);
    return true;
}

static void give_text(xmlXPathParserContext *parser, const char *text)
{
    valuePush(parser, xmlXPathNewCString(text ? text : ""));
}

/* Gives the bytes of a buf; the run remembers when memory ran out. */
static void give_buf(xmlXPathParserContext *parser, Buf *buf)
{
    if (!buf_is_ok(buf))
        run_of(parser)->failed = true;
    give_text(parser, buf_text(buf));
    buf_clear(buf);
}

static void call_context(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 0))
        return;
    const Run *run = run_of(parser);
    valuePush(parser, xmlXPathNewNodeSet(xmlDocGetRootElement(run->beside)));
}

static void call_phrase(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, count == 1 ? 1 : 3))
        return;
    const Phrases *phrases = run_of(parser)->tongue->phrases;
    xmlChar *value = count == 3 ? xmlXPathPopString(parser) : NULL;
    xmlChar *name = count == 3 ? xmlXPathPopString(parser) : NULL;
    xmlChar *key = xmlXPathPopString(parser);
    Buf words = {0};
    if (key)
        phrases_format(phrases, (const char *)key,
                       (const char *const[]){(const char *)name, NULL},
                       (const char *const[]){(const char *)value}, &words);
    xmlFree(value);
    xmlFree(name);
    xmlFree(key);
    give_buf(parser, &words);
}

static void add_date(Run *run, Date date, Buf *out)
{
    const Calendar *calendar = NULL;
    if (!run->status)
        run->status = sheets_calendar(run->context, run->tongue, &calendar);
    if (calendar)
        calendar_add_date(calendar, date, out);
}

/* The day of an instant is that of the zone in which it is written: a version
 * in force from 2026-02-03T00:00:00+01:00 is in force from February 3. */
static void call_date(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 1))
        return;
    xmlChar *text = xmlXPathPopString(parser);
    Instant instant;
    Date date;
    char day[sizeof "YYYY-MM-DD"];
    Buf words = {0};
    if (text && instant_from_text((const char *)text, &instant)) {
        snprintf(day, sizeof day, "%.10s", (const char *)text);
        if (date_from_text(day, &date))
            add_date(run_of(parser), date, &words);
    }
    xmlFree(text);
    give_buf(parser, &words);
}

static void call_level(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 0))
        return;
    valuePush(parser, xmlXPathNewFloat(heading_level(parser->context->node)));
}

static void call_plain(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 1))
        return;
    xmlNodeSet *nodes = xmlXPathPopNodeSet(parser);
    Buf words = {0};
    for (int i = 0; nodes && i < nodes->nodeNr; i++)
        plain_add(nodes->nodeTab[i], &words);
    plain_end(&words);
    xmlXPathFreeNodeSet(nodes);
    give_buf(parser, &words);
}

static void call_notes(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 0))
        return;
    Run *run = run_of(parser);
    xmlNodeSet *set = xmlXPathNodeSetCreate(NULL);
    if (!set)
        run->failed = true;
    for (size_t i = 0; set && i < run->ordinals.count; i++)
        xmlXPathNodeSetAddUnique(set, (xmlNode *)run->notes[i]);
    valuePush(parser, xmlXPathWrapNodeSet(set));
}

static void call_mark(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 0))
        return;
    Buf words = {0};
    plain_mark(run_of(parser), parser->context->node, &words);
    give_buf(parser, &words);
}

static void call_url(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 1))
        return;
    xmlChar *url = xmlXPathPopString(parser);
    give_text(parser,
              url && url_is_safe((const char *)url) ? (const char *)url : NULL);
    xmlFree(url);
}

static void call_dir(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 1))
        return;
    xmlChar *tag = xmlXPathPopString(parser);
    give_text(parser, tag && locale_is_rtl((const char *)tag) ? "rtl" : "ltr");
    xmlFree(tag);
}

static void call_language(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 1))
        return;
    const Run *run = run_of(parser);
    xmlChar *tag = xmlXPathPopString(parser);
    Buf name = {0};
    if (tag)
        phrasing_add_language(phrases_locale(run->tongue->phrases),
                              (const char *)tag, &name);
    xmlFree(tag);
    give_buf(parser, &name);
}

/* The ordinal of the current node, an empty string where it has none. */
static void give_ordinal(xmlXPathParserContext *parser, bool is_former)
{
    const Run *run = run_of(parser);
    const xmlNode *node = parser->context->node;
    const Ordinal *found = ordinals_find(&run->items, node);
    if (!found)
        found = ordinals_find(&run->ordinals, node);
    size_t ordinal = found ? is_former ? found->former : found->now : 0;
    char text[24] = "";
    if (ordinal)
        snprintf(text, sizeof(text), "%zu", ordinal);
    give_text(parser, text);
}

static void call_now(xmlXPathParserContext *parser, int count)
{
    if (!is_miscounted(parser, count, 0))
        give_ordinal(parser, false);
}

static void call_former(xmlXPathParserContext *parser, int count)
{
    if (!is_miscounted(parser, count, 0))
        give_ordinal(parser, true);
}

static void call_change(xmlXPathParserContext *parser, int count)
{
    if (!is_miscounted(parser, count, 0))
        give_text(parser, change_of(parser->context->node));
}

static void call_move(xmlXPathParserContext *parser, int count)
{
    if (is_miscounted(parser, count, 0))
        return;
    const MoveEnd *end =
        move_end_find(&run_of(parser)->moves, parser->context->node);
    give_text(parser, !end ? NULL : end->is_linked ? "linked" : "alone");
}

/* By name, in the namespace of ours. */
static const struct {
    const char *name;
    xmlXPathFunction call;
} functions[] = {
    {"context", call_context}, {"phrase", call_phrase},
    {"date", call_date},       {"level", call_level},
    {"plain", call_plain},     {"notes", call_notes},
    {"mark", call_mark},       {"url", call_url},
    {"dir", call_dir},         {"language", call_language},
    {"now", call_now},         {"former", call_former},
    {"change", call_change},   {"move", call_move},
};

/* Asked by libxml2 for what is not registered: ours, then libxslt's. */
static xmlXPathFunction find(void *path, const xmlChar *name,
                             const xmlChar *space)
{
    if (space && strcmp((const char *)space, CODICIL_NAMESPACE) == 0)
        for (size_t i = 0; i < sizeof(functions) / sizeof(*functions); i++)
            if (strcmp((const char *)name, functions[i].name) == 0)
                return functions[i].call;
    return xsltXPathFunctionLookup(path, name, space);
}

void functions_add(xsltTransformContext *transform)
{
    xmlXPathRegisterFuncLookup(transform->xpathCtxt, find,
                               transform->xpathCtxt);
}

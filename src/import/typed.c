/* Finds dates that are fields of the text, and the closing list of versions. */
#include "import/typed.h"

#include "import/blocks.h"
#include "lang/dates.h"
#include "lang/stated.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
    CodicilContext *context;
    const char *file, *locale;
    DateFinder *finder; /* NULL until a line may have a date */
    Buf text;           /* of the line that is looked at */
    bool failed;
} Typer;

/* Whether there may be a date in a text; then there is a finder. */
static bool is_likely(Typer *typer, const char *text, size_t size)
{
    if (!date_is_likely(text, size))
        return false;
    if (!typer->finder)
        typer->failed |= date_finder_get(typer->context, typer->locale,
                                         &typer->finder) != CODICIL_OK;
    return typer->finder != NULL;
}

static bool find_date(Typer *typer, const char *text, size_t size,
                      DateFound *found)
{
    return is_likely(typer, text, size) &&
           date_find(typer->finder, text, size, 0, found);
}

/* The text of a line, good until the next is asked for. */
static const Buf *text_of(Typer *typer, const xmlNode *line)
{
    buf_set_size(&typer->text, 0);
    block_text(line, &typer->text);
    typer->failed |= typer->text.failed;
    return &typer->text;
}

/* -------------------------------------------------------------------- typing
 */

/* Puts <date> around the bytes of a text node. */
static bool wrap_date(xmlNode *text, size_t start, size_t end, const char *date)
{
    const char *content = (const char *)text->content;
    xmlNode *made = block_add(NULL, "date", block_line(text->parent));
    xmlNode *after = xmlNewDocText(text->doc, BAD_CAST(content + end));
    char *before = strndup(content, start);
    if (!made || !after || !after->content || !before ||
        !block_set(made, "date", date) ||
        !block_add_text(made, content + start, end - start) ||
        !block_set_text(text, before)) {
        xmlFreeNode(made);
        xmlFreeNode(after);
        free(before);
        return false;
    }
    xmlAddNextSibling(text, made);
    if (*after->content)
        xmlAddNextSibling(made, after);
    else
        xmlFreeNode(after);
    if (!*before) {
        xmlUnlinkNode(text);
        xmlFreeNode(text);
    }
    free(before);
    return true;
}

/* Whether a date may stand in doubt: told, and left alone. */
static bool is_doubtful(const Typer *typer, const xmlNode *line,
                        const DateFound *found)
{
    if (!found->is_ambiguous)
        return false;
    char one[16], other[16];
    Place place = {typer->file, block_line(line), 0};
    tell(typer->context, CODICIL_NOTE, &place, "left a date untyped: %s or %s?",
         date_to_text(found->date, one), date_to_text(found->other, other));
    return true;
}

/* Types the first date in a line that is `wanted` (any when NULL). False where
 * there is none within one piece of text. */
static bool type_first(Typer *typer, xmlNode *line, const char *wanted)
{
    const xmlNode *at = line;
    for (; at; at = block_next(at, line)) {
        DateFound found;
        char date[16], other[16];
        const char *text = (const char *)at->content;
        if (block_is(at, "date"))
            return true;
        if (at->type != XML_TEXT_NODE ||
            !find_date(typer, text, strlen(text), &found))
            continue;
        date_to_text(found.date, date);
        date_to_text(found.other, other);
        const char *chosen = date;
        if (wanted && strcmp(other, wanted) == 0)
            chosen = other;
        else if (wanted ? strcmp(date, wanted) != 0
                        : is_doubtful(typer, line, &found))
            return false;
        typer->failed |=
            !wrap_date((xmlNode *)at, found.start, found.end, chosen);
        return true;
    }
    return false;
}

/* Puts <date> around all that a line holds. */
static bool wrap_line(xmlNode *line, const char *date)
{
    xmlNode *made = block_add(NULL, "date", block_line(line));
    if (!made || !block_set(made, "date", date)) {
        xmlFreeNode(made);
        return false;
    }
    made->children = line->children;
    made->last = line->last;
    for (xmlNode *at = made->children; at; at = at->next)
        at->parent = made;
    line->children = line->last = NULL;
    xmlAddChild(line, made);
    return true;
}

static void type_line(Typer *typer, xmlNode *line)
{
    const char *datetime = block_get(line, "datetime");
    if (datetime) {
        if (!type_first(typer, line, datetime))
            typer->failed |= !wrap_line(line, datetime);
        typer->failed |= !block_set(line, "datetime", NULL);
        return;
    }
    const xmlNode *piece = line->children;
    if (!piece || (!piece->next && piece->type == XML_TEXT_NODE &&
                   !date_is_likely((const char *)piece->content,
                                   strlen((const char *)piece->content))))
        return; /* as most lines, which need no putting together */
    const Buf *text = text_of(typer, line);
    DateFound found;
    if (is_likely(typer, buf_text(text), text->size) &&
        stated_date(typer->finder, buf_text(text), text->size, &found,
                    &typer->failed))
        type_first(typer, line, NULL);
}

/* ------------------------------------------------------------------ versions
 */

/* Whether a line is a date and nothing else; `size` is then 0 beside it. */
static bool is_date_only(Typer *typer, const xmlNode *line)
{
    DateFound found;
    const Buf *text = text_of(typer, line);
    return text->size < 100 &&
           find_date(typer, buf_text(text), text->size, &found) &&
           stated_nothing(text->bytes, found.start) &&
           stated_nothing(text->bytes + found.end, text->size - found.end);
}

/* The last section of the tree, NULL if it ends otherwise. */
static xmlNode *last_section(xmlNode *blocks)
{
    xmlNode *last = blocks->last;
    while (block_is_conclusion(last))
        last = last->prev;
    while (block_is(last, "clause") && last->last &&
           block_is(last->last, "clause"))
        last = last->last;
    return block_is(last, "clause") ? last : NULL;
}

/* Whether all lines of a section but its heading are dates. */
static bool has_only_dates(Typer *typer, const xmlNode *section)
{
    size_t count = 0;
    const xmlNode *at = section;
    for (; at; at = block_next(at, section)) {
        if (block_is(at, "clause") && at != section)
            return false;
        if (!block_is(at, "p"))
            continue;
        if (!is_date_only(typer, at))
            return false;
        count++;
    }
    return count > 0;
}

static bool is_headed_so(Typer *typer, const xmlNode *section)
{
    const xmlNode *heading = section->children;
    if (!block_is(heading, "heading"))
        return false;
    const Buf *text = text_of(typer, heading);
    return stated_versions(buf_text(text), text->size, &typer->failed);
}

/* Whether a list in the section has a line with a date. */
static bool has_dated_list(Typer *typer, const xmlNode *section)
{
    for (const xmlNode *at = section; at; at = block_next(at, section)) {
        if (!block_is(at, "p") || !block_is(at->parent, "item"))
            continue;
        DateFound found;
        const Buf *text = text_of(typer, at);
        return find_date(typer, buf_text(text), text->size, &found);
    }
    return false;
}

static void type_versions(Typer *typer, xmlNode *blocks)
{
    xmlNode *section = last_section(blocks);
    if (!section || block_get(section, "class"))
        return;
    if (!has_only_dates(typer, section) &&
        !(is_headed_so(typer, section) && has_dated_list(typer, section)))
        return;
    typer->failed |= !block_set(section, "class", "versions");
    for (const xmlNode *at = section; at && !typer->failed;
         at = block_next(at, section))
        if (block_is(at, "p"))
            type_first(typer, (xmlNode *)at, NULL);
}

CodicilStatus typed_find(CodicilContext *context, const char *file,
                         const char *locale, xmlNode *blocks)
{
    Typer typer = {.context = context, .file = file, .locale = locale};
    const xmlNode *at = blocks;
    while (!typer.failed && (at = block_next(at, blocks)))
        if (block_is(at, "p"))
            type_line(&typer, (xmlNode *)at);
    type_versions(&typer, blocks);
    buf_clear(&typer.text);
    return typer.failed ? fault_memory(context) : CODICIL_OK;
}

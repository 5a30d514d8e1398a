/* What front matter does to a text: its title, and what is told. */
#include "base/cleanup.h"
#include "import/front.h"
#include "import/harvest.h"
#include "import/scrub.h"
#include "lang/dates.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

DEFINE_CLEANUP(free_finder, DateFinder, date_finder_free)

/* Keys whose value is when something was or will be. */
static const char *const date_keys[] = {
    "date",          "effective",    "effective_date", "effective-date",
    "effectiveDate", "last_updated", "last-updated",   "lastUpdated",
    "last_modified", "lastmod",      "last-modified",  "updated",
    "date_modified", "in_force",     "in-force",
};

static bool is_date(const char *key)
{
    for (size_t i = 0; i < sizeof(date_keys) / sizeof(date_keys[0]); i++)
        if (strcasecmp(key, date_keys[i]) == 0)
            return true;
    return false;
}

static bool is_same(const xmlNode *heading, const char *title)
{
    AUTO(buf_clear) Buf text = {0};
    AUTO(buf_clear) Buf one = {0};
    AUTO(buf_clear) Buf other = {0};
    block_text(heading, &text);
    return words_fold(title, strlen(title), &one) &&
           words_fold(buf_text(&text), text.size, &other) &&
           strcmp(buf_text(&one), buf_text(&other)) == 0;
}

static bool is_top(const xmlNode *node)
{
    const char *level = block_get(node, "level");
    return block_is(node, "heading") && level && strcmp(level, "1") == 0;
}

/* The heading that is the title of the text without front matter: the only
 * one of the first level, or the one that says the same; NULL for none. */
static const xmlNode *own_title(const xmlNode *blocks, const char *title)
{
    const xmlNode *only = NULL;
    size_t count = 0;
    for (const xmlNode *at = blocks->children; at; at = at->next) {
        if (!is_top(at))
            continue;
        if (!count && is_same(at, title))
            return at;
        only = at;
        count++;
    }
    return count == 1 ? only : NULL;
}

/* Puts the title before all else, and its words before the others. */
static bool put_title(const char *title, long line, xmlNode *blocks, Buf *words)
{
    AUTO(buf_clear) Buf all = {0};
    AUTO(buf_clear) Buf text = {0};
    xmlNode *made = block_add(NULL, "title", line);
    if (!made)
        return false;
    if (blocks->children)
        xmlAddPrevSibling(blocks->children, made);
    else
        xmlAddChild(blocks, made);
    if (!scrub_text(title, &text) ||
        !block_add_text(made, buf_text(&text), text.size) ||
        !harvest_text(buf_text(&text), text.size, &all))
        return false;
    buf_add(&all, buf_text(words), words->size);
    if (!buf_is_ok(&all))
        return false;
    Buf before = *words;
    *words = all;
    all = before;
    return true;
}

static CodicilStatus apply_title(const CodicilContext *context,
                                 const char *file, const FrontField *field,
                                 xmlNode *blocks, Buf *words)
{
    const char *title = field->value;
    Place place = {file, field->line, 0};
    if (!title || !title[strspn(title, " \t")])
        return CODICIL_OK;
    const xmlNode *own = own_title(blocks, title);
    if (own && !is_same(own, title))
        tell(context, CODICIL_NOTE, &place,
             "left out the title of the front matter, \"%s\": the text has a "
             "heading that is its title",
             title);
    if (own)
        return CODICIL_OK;
    tell(context, CODICIL_NOTE, &place, "took the title from the front matter");
    return put_title(title, field->line, blocks, words) ? CODICIL_OK
                                                        : fault_memory(context);
}

/* Tells a date, as one where it can be read. */
static CodicilStatus tell_date(const CodicilContext *context,
                               const SourceText *source,
                               const FrontField *field)
{
    DateFinder *AUTO(free_finder) finder = NULL;
    DateFound found;
    Place place = {source->file, field->line, 0};
    const char *locale = source->locale ? source->locale : "und";
    TRY(date_finder_new(context, locale, &finder));
    bool is_date =
        date_find(finder, field->value, strlen(field->value), 0, &found);
    if (is_date && !found.is_ambiguous)
        tell(context, CODICIL_NOTE, &place,
             "the front matter says \"%s\" is %04d-%02d-%02d: it is not part "
             "of the text",
             field->key, found.date.year, found.date.month, found.date.day);
    else
        tell(context, CODICIL_NOTE, &place,
             "the front matter says \"%s\" is \"%s\": it is not part of the "
             "text",
             field->key, field->value);
    return CODICIL_OK;
}

/* Tells the keys that were not used. */
static CodicilStatus tell_rest(const CodicilContext *context, const char *file,
                               const Front *front)
{
    AUTO(buf_clear) Buf keys = {0};
    long line = 0;
    for (size_t i = 0; i < front->count; i++) {
        const FrontField *field = &front->fields[i];
        bool is_used = strcasecmp(field->key, "title") == 0 ||
                       strcasecmp(field->key, "lang") == 0 ||
                       (is_date(field->key) && field->value);
        if (is_used || keys.size > 200)
            continue;
        line = line ? line : field->line;
        buf_add_format(&keys, "%s%s", keys.size ? ", " : "", field->key);
    }
    if (keys.failed)
        return fault_memory(context);
    if (keys.size)
        tell(context, CODICIL_NOTE, &(Place){file, line, 0},
             "left out of the front matter: %s", buf_text(&keys));
    return CODICIL_OK;
}

static bool is_same_language(const char *one, const char *other)
{
    size_t size = strcspn(one, "-_");
    return size == strcspn(other, "-_") && !strncasecmp(one, other, size);
}

CodicilStatus front_apply(const CodicilContext *context,
                          const SourceText *source, const Front *front,
                          xmlNode *blocks, Buf *words)
{
    const FrontField *title = front_find(front, "title");
    const FrontField *lang = front_find(front, "lang");
    if (!title)
        title = front_find(front, "Title");
    if (title)
        TRY(apply_title(context, source->file, title, blocks, words));
    for (size_t i = 0; i < front->count; i++)
        if (is_date(front->fields[i].key) && front->fields[i].value)
            TRY(tell_date(context, source, &front->fields[i]));
    if (lang && lang->value && source->locale &&
        !is_same_language(lang->value, source->locale))
        tell(context, CODICIL_WARNING, &(Place){source->file, lang->line, 0},
             "the front matter says that the language is \"%s\", and it was "
             "read as \"%s\"",
             lang->value, source->locale);
    return tell_rest(context, source->file, front);
}

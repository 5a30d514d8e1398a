/* References by heading. */
#include "model/citation.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "model/walk.h"

#include <string.h>

static const struct {
    const char *open, *close;
} marks[] = {
    {"“", "”"},   {"„", "“"},   {"„", "”"},   {"«", "»"},   {"»", "«"},
    {"‘", "’"},   {"‚", "‘"},   {"”", "”"},   {"\"", "\""}, {"'", "'"},
    {"「", "」"}, {"『", "』"}, {"《", "》"}, {"‹", "›"},
};

static bool begins(const char *text, size_t size, const char *with)
{
    size_t length = strlen(with);
    return size >= length && !memcmp(text, with, length);
}

static bool ends(const char *text, size_t size, const char *with)
{
    size_t length = strlen(with);
    return size >= length && !memcmp(text + size - length, with, length);
}

/* The words right before or behind a node, "" for none. */
static const char *beside(const xmlNode *node)
{
    return node && node->type == XML_TEXT_NODE && node->content
               ? (const char *)node->content
               : "";
}

/* Takes the blanks off that French puts within its marks. */
static void trim(const char *words, size_t *start, size_t *end)
{
    static const char *const blanks[] = {" ", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        size_t size = strlen(blanks[i]);
        if (begins(words + *start, *end - *start, blanks[i]))
            *start += size;
        if (ends(words + *start, *end - *start, blanks[i]))
            *end -= size;
    }
}

bool citation_read(const xmlNode *ref, const char *words, size_t *start,
                   size_t *end)
{
    const char *before = beside(ref->prev), *behind = beside(ref->next);
    size_t size = strlen(words), left = strlen(before);
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        const char *open = marks[i].open, *close = marks[i].close;
        size_t both = strlen(open) + strlen(close);
        bool inside = size > both && begins(words, size, open) &&
                      ends(words, size, close) &&
                      !strstr(words + strlen(open), open);
        bool around = size && ends(before, left, open) &&
                      begins(behind, strlen(behind), close);
        if (!inside && !around)
            continue;
        *start = inside ? strlen(open) : 0;
        *end = inside ? size - strlen(close) : size;
        trim(words, start, end);
        return *end > *start;
    }
    return false;
}

const xmlNode *citation_heading(const xmlNode *target)
{
    for (int i = 0; target && i < 3; i++, target = target->parent) {
        if (target->type != XML_ELEMENT_NODE)
            return NULL;
        const xmlNode *heading = child_element(target, EL_heading);
        if (heading)
            return heading;
        Element element = element_of(target);
        if (element != EL_p && element != EL_content && element != EL_intro)
            return NULL;
    }
    return NULL;
}

/* The heading's words and the citation's, folded. */
static bool fold_both(const char *words, size_t size, const xmlNode *heading,
                      Buf *cited, Buf *whole)
{
    Buf text AUTO(buf_clear) = {0};
    walk_text(heading, true, &text);
    return words_fold(words, size, cited) &&
           words_fold(buf_text(&text), text.size, whole) && buf_is_ok(&text) &&
           buf_is_ok(cited) && buf_is_ok(whole);
}

/* "3. Liability" cites "Liability": words behind a number. */
static bool is_numbered(const char *cited, const char *heading)
{
    size_t size = strlen(cited), length = strlen(heading);
    return length && ends(cited, size, heading) &&
           (size == length || cited[size - length - 1] == ' ');
}

bool citation_is_whole(const char *words, size_t size, const xmlNode *heading,
                       bool *failed)
{
    Buf cited AUTO(buf_clear) = {0}, whole AUTO(buf_clear) = {0};
    if (!fold_both(words, size, heading, &cited, &whole)) {
        *failed = true;
        return false;
    }
    return strcmp(buf_text(&cited), buf_text(&whole)) == 0;
}

bool citation_is_of(const char *words, size_t size, const xmlNode *heading,
                    bool *failed)
{
    Buf cited AUTO(buf_clear) = {0}, whole AUTO(buf_clear) = {0};
    if (!fold_both(words, size, heading, &cited, &whole)) {
        *failed = true;
        return true;
    }
    return strstr(buf_text(&whole), buf_text(&cited)) != NULL ||
           is_numbered(buf_text(&cited), buf_text(&whole));
}

/* HTML as it stands in Markdown: tags, attributes, character references.
 *
 *      markup    = tag / comment / "<!" *any ">" / "<?" *any ">"
 *      comment   = "<!--" *any "-->"
 *      tag       = "<" [ "/" ] name *any ">"
 *      name      = letter *( letter / digit / "-" / ":" )
 *      attribute = key [ "=" ( DQUOTE *any DQUOTE / "'" *any "'" / *char ) ]
 *      reference = "&" name ";" / "&#" 1*digit ";" / "&#x" 1*hex ";" */
#include "import/html.h"

#include "lang/utf8.h"

#include <libxml/HTMLparser.h>
#include <string.h>

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_name(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == ':';
}

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + 32) : c;
}

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Where `end` begins in a text from `from` on; `size` if nowhere. */
static size_t find(const char *text, size_t size, size_t from, const char *end)
{
    size_t length = strlen(end);
    for (size_t at = from; at + length <= size; at++) {
        const char *hit = memchr(text + at, end[0], size - length - at + 1);
        if (!hit)
            return size;
        at = (size_t)(hit - text);
        if (memcmp(hit, end, length) == 0)
            return at;
    }
    return size;
}

/* What ends a comment that begins here. */
static const char *const comment_ends[] = {">", "-->", "?>"};

static unsigned comment_end(const char *text, size_t size)
{
    if (text[1] == '?')
        return 2;
    return size >= 4 && memcmp(text, "<!--", 4) == 0;
}

/* "<!-- … -->", "<!DOCTYPE …>", "<?xml … ?>" */
static size_t comment_size(const char *text, size_t size)
{
    unsigned kind = comment_end(text, size);
    size_t from = kind != 1 ? 2 : size > 4 && text[4] == '>' ? 2 : 4;
    size_t at = find(text, size, from, comment_ends[kind]);
    return at == size ? 0 : at + strlen(comment_ends[kind]);
}

/* Where a tag ends: at the first ">" outside of quotation marks. */
static size_t tag_end(const char *text, size_t size, size_t at)
{
    char quote = 0, before = 0;
    for (; at < size; at++) {
        char c = text[at];
        if (quote)
            quote = c == quote ? 0 : quote;
        else if ((c == '"' || c == '\'') && before == '=')
            quote = c;
        else if (c == '>')
            return at;
        else if (c == '<')
            return size;
        if (!is_blank(c))
            before = c;
    }
    return size;
}

size_t markup_read(const char *text, size_t size, Markup *markup)
{
    *markup = (Markup){.kind = MARKUP_COMMENT};
    if (size < 3)
        return 0;
    if (text[1] == '!' || text[1] == '?')
        return comment_size(text, size);
    markup->kind = MARKUP_TAG;
    markup->is_closing = text[1] == '/';
    size_t at = 1 + markup->is_closing, length = 0;
    if (!is_letter(text[at]))
        return 0;
    for (; at < size && is_name(text[at]); at++)
        if (length + 1 < sizeof(markup->name))
            markup->name[length++] = lower(text[at]);
    size_t end = tag_end(text, size, at);
    if (end == size)
        return 0;
    markup->inside = text + at;
    markup->inside_size = end - at;
    return end + 1;
}

TagEffect tag_effect(const Markup *tag)
{
    static const struct {
        const char *names;
        TagEffect effect;
    } effects[] = {
        {" br ", TAG_BREAK},
        {" script style template head ", TAG_HIDDEN},
        {" address article aside blockquote body caption center col colgroup"
         " dd details dialog dir div dl dt fieldset figcaption figure footer"
         " form h1 h2 h3 h4 h5 h6 header hr html legend li main menu nav"
         " noscript ol optgroup option p pre section summary table tbody td"
         " tfoot th thead title tr ul ",
         TAG_BLOCK},
    };
    char key[sizeof(tag->name) + 2] = " ";
    size_t size = strlen(tag->name);
    memcpy(key + 1, tag->name, size);
    key[size + 1] = ' ';
    for (size_t i = 0; i < sizeof(effects) / sizeof(effects[0]); i++)
        if (strstr(effects[i].names, key))
            return effects[i].effect;
    return TAG_INLINE;
}

/* ------------------------------------------------------------- references */

/* What the code points 0x80 to 0x9F are in Windows-1252; 0: nothing. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
    0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0,      0x017D, 0,
    0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178,
};

uint32_t html_character(uint32_t code)
{
    if (code >= 0x80 && code < 0xA0)
        return windows_1252[code - 0x80];
    if ((code < 0x20 && code != '\t' && code != '\n') || code == 0x7F)
        return 0;
    return code == 0xFFFE || code == 0xFFFF ? 0 : code;
}

static bool is_digit_of(char c, unsigned base, unsigned *value)
{
    unsigned digit = 99;
    if (c >= '0' && c <= '9')
        digit = (unsigned)(c - '0');
    else if (lower(c) >= 'a' && lower(c) <= 'f')
        digit = (unsigned)(lower(c) - 'a') + 10;
    if (digit >= base)
        return false;
    if (*value < 0x110000)
        *value = *value * base + digit;
    return true;
}

/* "&#8211;": the size and the code point; 0 if it is none. */
static size_t read_numeric(const char *text, size_t size, uint32_t *code)
{
    bool is_hex = size > 3 && lower(text[2]) == 'x';
    size_t start = is_hex ? 3 : 2, at = start;
    unsigned value = 0;
    while (at < size && is_digit_of(text[at], is_hex ? 16 : 10, &value))
        at++;
    if (at == start || at == size || text[at] != ';')
        return 0;
    *code = value ? value : 0xFFFD;
    return at + 1;
}

/* "&nbsp;" */
static size_t read_named(const char *text, size_t size, uint32_t *code)
{
    char name[16];
    size_t at = 1;
    while (at < size && at < sizeof(name) && is_name(text[at])) {
        name[at - 1] = text[at];
        at++;
    }
    if (at == 1 || at == size || at == sizeof(name) || text[at] != ';')
        return 0;
    name[at - 1] = '\0';
    const htmlEntityDesc *entity = htmlEntityLookup(BAD_CAST name);
    if (!entity)
        return 0;
    *code = entity->value;
    return at + 1;
}

void html_add_text(const char *text, size_t size, Buf *out)
{
    for (size_t at = 0; at < size;) {
        const char *mark = memchr(text + at, '&', size - at);
        size_t plain = mark ? (size_t)(mark - text) - at : size - at;
        buf_add(out, text + at, plain);
        at += plain;
        if (!mark)
            break;
        uint32_t code = '&';
        size_t left = size - at, used = 0;
        if (left > 3)
            used = mark[1] == '#' ? read_numeric(mark, left, &code)
                                  : read_named(mark, left, &code);
        code = html_character(code);
        if (code)
            utf8_add(out, code);
        at += used ? used : 1;
    }
}

/* ------------------------------------------------------------- attributes */

/* The next attribute at `*at`; gives its key's size, 0 at the end. */
static size_t next_key(const Markup *tag, size_t *at, const char **value,
                       size_t *value_size)
{
    const char *text = tag->inside;
    size_t size = tag->inside_size;
    while (*at < size && (is_blank(text[*at]) || text[*at] == '/'))
        ++*at;
    size_t key = *at, end = key;
    while (end < size && !is_blank(text[end]) && !strchr("=/", text[end]))
        end++;
    size_t next = end;
    while (next < size && is_blank(text[next]))
        next++;
    *value_size = 0;
    *at = end > key || end == size ? end : end + 1;
    if (next >= size || text[next] != '=' || end == key)
        return end - key;
    next++;
    while (next < size && is_blank(text[next]))
        next++;
    char quote = next < size && strchr("\"'", text[next]) ? text[next++] : 0;
    *value = text + next;
    while (next < size && (quote ? text[next] != quote : !is_blank(text[next])))
        next++;
    *value_size = (size_t)(text + next - *value);
    *at = next + (quote && next < size);
    return end - key;
}

bool markup_get(const Markup *tag, const char *name, Buf *value)
{
    size_t length = strlen(name);
    for (size_t at = 0; at < tag->inside_size;) {
        while (at < tag->inside_size &&
               (is_blank(tag->inside[at]) || tag->inside[at] == '/'))
            at++;
        size_t start = at, size = 0;
        const char *text = "";
        size_t key = next_key(tag, &at, &text, &size);
        bool is_same = key == length;
        for (size_t i = 0; is_same && i < key; i++)
            is_same = lower(tag->inside[start + i]) == name[i];
        if (is_same) {
            html_add_text(text, size, value);
            return true;
        }
    }
    return false;
}

/* ------------------------------------------------------------------ parts */

HtmlParts html_begin(const char *bytes, size_t size)
{
    return (HtmlParts){.bytes = bytes, .size = size};
}

/* Goes past what a hidden element holds, up to its closing tag. */
static void pass_hidden(HtmlParts *parts)
{
    size_t length = strlen(parts->markup.name);
    for (size_t at = parts->at; at < parts->size; at++) {
        at = find(parts->bytes, parts->size, at, "</");
        size_t name = at + 2, same = 0;
        while (same < length && name + same < parts->size &&
               lower(parts->bytes[name + same]) == parts->markup.name[same])
            same++;
        if (same == length) {
            parts->at = at;
            return;
        }
    }
    parts->at = parts->size;
}

/* The size of the markup at `at`; 0 if "<" is meant there. What is open to
 * the end of the text is looked for once. */
static size_t part_size(HtmlParts *parts, size_t at)
{
    const char *text = parts->bytes + at;
    size_t left = parts->size - at;
    bool is_comment = left > 1 && (text[1] == '!' || text[1] == '?');
    unsigned kind = is_comment ? comment_end(text, left) : 0;
    if (is_comment && parts->lacks[kind])
        return 0;
    size_t size = markup_read(text, left, &parts->markup);
    if (is_comment && !size)
        parts->lacks[kind] = true;
    return size;
}

bool html_next(HtmlParts *parts)
{
    if (parts->at >= parts->size)
        return false;
    size_t start = parts->at, at = start, size = 0;
    while ((at = find(parts->bytes, parts->size, at, "<")) < parts->size &&
           (size = part_size(parts, at)) == 0)
        at++;
    parts->text = parts->bytes + start;
    parts->text_size = at - start;
    parts->has_markup = size > 0;
    parts->at = at + size;
    const Markup *markup = &parts->markup;
    if (size && markup->kind == MARKUP_TAG && !markup->is_closing &&
        tag_effect(markup) == TAG_HIDDEN)
        pass_hidden(parts);
    return true;
}

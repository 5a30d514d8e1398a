/* The numbers that browsers put before the items of ordered lists (WHATWG
 * HTML, 4.4.5 and 4.4.8; CSS Counter Styles 3, section 6). */
#include "import/dom.h"

#include <stdio.h>
#include <string.h>

#define ROMAN_MOST 3999

/* The items of a list, counted for one that runs backwards. */
static long count_items(const xmlNode *list)
{
    long count = 0;
    for (const xmlNode *at = list->children; at; at = at->next)
        count += block_is(at, "li");
    return count;
}

long dom_begin_count(const xmlNode *list)
{
    if (!block_is(list, "ol"))
        return 0;
    bool is_reversed = block_get(list, "reversed") != NULL;
    return dom_integer(list, "start", is_reversed ? count_items(list) : 1);
}

long dom_count(const xmlNode *item, long *counter)
{
    bool is_reversed = block_is(item->parent, "ol") &&
                       block_get(item->parent, "reversed") != NULL;
    long count = dom_integer(item, "value", *counter);
    *counter = count + (is_reversed ? -1 : 1);
    return count;
}

typedef enum {
    DECIMAL,
    LOWER_ALPHA,
    UPPER_ALPHA,
    LOWER_ROMAN,
    UPPER_ROMAN,
    NONE
} Style;

/* By the type attribute, or by the style of the element itself. */
static bool style_of(const xmlNode *node, Style *style)
{
    static const struct {
        const char *type, *name;
        Style style;
    } styles[] = {
        {"1", "decimal", DECIMAL},
        {"a", "lower-alpha", LOWER_ALPHA},
        {"a", "lower-latin", LOWER_ALPHA},
        {"A", "upper-alpha", UPPER_ALPHA},
        {"A", "upper-latin", UPPER_ALPHA},
        {"i", "lower-roman", LOWER_ROMAN},
        {"I", "upper-roman", UPPER_ROMAN},
        {"none", "none", NONE},
        {"disc", "disc", NONE},
        {"circle", "circle", NONE},
        {"square", "square", NONE},
    };
    const char *type = block_get(node, "type");
    for (size_t i = 0; i < sizeof(styles) / sizeof(styles[0]); i++)
        if (dom_has_style(node, "list-style-type", styles[i].name) ||
            dom_has_style(node, "list-style", styles[i].name)) {
            *style = styles[i].style;
            return true;
        }
    for (size_t i = 0; type && i < sizeof(styles) / sizeof(styles[0]); i++)
        if (strcmp(type, styles[i].type) == 0) {
            *style = styles[i].style;
            return true;
        }
    return false;
}

static void add_alpha(long count, char first, Buf *out)
{
    char digits[16];
    size_t at = sizeof(digits);
    for (; count > 0; count = (count - 1) / 26)
        digits[--at] = (char)(first + (count - 1) % 26);
    buf_add(out, digits + at, sizeof(digits) - at);
}

static void add_roman(long count, bool is_upper, Buf *out)
{
    static const struct {
        long value;
        const char *lower, *upper;
    } signs[] = {
        {1000, "m", "M"}, {900, "cm", "CM"}, {500, "d", "D"}, {400, "cd", "CD"},
        {100, "c", "C"},  {90, "xc", "XC"},  {50, "l", "L"},  {40, "xl", "XL"},
        {10, "x", "X"},   {9, "ix", "IX"},   {5, "v", "V"},   {4, "iv", "IV"},
        {1, "i", "I"},
    };
    for (size_t i = 0; count > 0; i++)
        for (; count >= signs[i].value; count -= signs[i].value)
            buf_add_text(out, is_upper ? signs[i].upper : signs[i].lower);
}

bool dom_number(const xmlNode *item, long count, Buf *number)
{
    const xmlNode *list = item->parent;
    Style style = DECIMAL;
    if (!block_is(list, "ol") || dom_is_set(list, "role", "list"))
        return false;
    if (!style_of(item, &style))
        style_of(list, &style);
    if (style == NONE)
        return false;
    bool is_alpha = style == LOWER_ALPHA || style == UPPER_ALPHA;
    bool is_roman = style == LOWER_ROMAN || style == UPPER_ROMAN;
    if (is_alpha && count > 0)
        add_alpha(count, style == LOWER_ALPHA ? 'a' : 'A', number);
    else if (is_roman && count > 0 && count <= ROMAN_MOST)
        add_roman(count, style == UPPER_ROMAN, number);
    else
        buf_add_format(number, "%ld", count);
    return true;
}

bool dom_keep_counts(xmlNode *list)
{
    char value[24];
    long counter = dom_begin_count(list);
    for (xmlNode *at = list->children; at; at = at->next) {
        if (!block_is(at, "li"))
            continue;
        snprintf(value, sizeof(value), "%ld", dom_count(at, &counter));
        if (dom_is_chosen(at) && !block_set(at, "value", value))
            return false;
    }
    return true;
}

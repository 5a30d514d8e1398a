/* Finding the counts in the words of a reference, and the words of a number. */
#include "model/pointer_words.h"

#include "base/cleanup.h"
#include "lang/utf8.h"
#include "lang/words.h"
#include "model/number_value.h"
#include "model/pointer.h"
#include "model/written.h"

#include <string.h>

static const struct {
    const char *open, *close;
} marks[] = {
    {"“", "”"},   {"„", "“"},   {"„", "”"},   {"«", "»"},
    {"»", "«"},   {"‘", "’"},   {"‚", "‘"},   {"\"", "\""},
    {"「", "」"}, {"『", "』"}, {"《", "》"},
};

/* What may stand between the numbers of a list or a range, folded. */
static const char *const connectors[] = {
    "-",   "–",   "—",    "~",          "〜",   "～",      ",",    ";",
    "、",  "，",  "to",   "and",        "or",   "through", "&",    "t/m",
    "tot", "en",  "of",   "tot en met", "bis",  "und",     "oder", "à",
    "et",  "ou",  "au",   "al",         "y",    "o",       "a",    "e",
    "do",  "i",   "oraz", "lub",        "až",   "az",      "és",   "sau",
    "și",  "og",  "och",  "ja",         "til",  "till",    "по",   "и",
    "или", "до",  "та",   "і",          "й",    "或",      "及",   "及び",
    "和",  "至",  "から", "または",     "又は", "부터",    "및",   "또는",
    "와",  "과",  "و",    "أو",         "إلى",  "עד",      "ו",    "ถึง",
    "และ", "หรือ", "ve",   "veya",       "ile",  "dan",     "atau", "sampai",
};

static bool is_letter(uint32_t code)
{
    return (code < 0x80 && ((code | 32) >= 'a' && (code | 32) <= 'z')) ||
           (code >= 0xC0 && code < 0x2000) || (code >= 0x3041 && code < 0xD7B0);
}

/* Where a quotation that opens at `at` ends, behind its mark; 0: none does.
 * Of one or two letters it is a point: подпункт «а». */
static size_t quotation_end(const char *words, size_t size, size_t at)
{
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t length = strlen(marks[i].open);
        if (size - at < length || memcmp(words + at, marks[i].open, length))
            continue;
        const char *close = strstr(words + at + length, marks[i].close);
        size_t inside = close ? (size_t)(close - words) - at - length : 0;
        if (close && utf8_length(words + at + length, inside) > 2)
            return (size_t)(close - words) + strlen(marks[i].close);
    }
    return 0;
}

static bool has_before(const char *words, size_t at, const char *sign)
{
    size_t length = strlen(sign);
    return at >= length && !memcmp(words + at - length, sign, length);
}

static bool has_behind(const char *words, size_t size, size_t at,
                       const char *sign)
{
    size_t length = strlen(sign);
    return size - at >= length && !memcmp(words + at, sign, length);
}

static bool is_bracketed(const char *words, size_t size, const Count *count)
{
    return has_behind(words, size, count->tail, ")") ||
           has_behind(words, size, count->tail, "）");
}

/* Whether a number comes next: "1 bis 3" is a range, and no "1 bis". */
static bool goes_on(const char *words, size_t size, size_t at)
{
    while (at < size && words[at] == ' ')
        at++;
    return at < size && words_digit(utf8_next(words, size, &at)) >= 0;
}

/* One count in digits; the parts of 4.2 are two of them. */
static bool take_digits(const char *words, size_t size, size_t at, Count *out)
{
    Written written;
    size_t end = at;
    while (end < size) {
        size_t next = end;
        if (words_digit(utf8_next(words, size, &next)) < 0)
            break;
        end = next;
    }
    if (end == at)
        return false;
    size_t limit = end;
    while (limit < size && words[limit] != '.')
        limit++;
    *out = (Count){.start = at, .end = end, .tail = end};
    if (written_read_digits(words, limit, at, &written) && written.end == end &&
        !(words[end] == ' ' && goes_on(words, size, written.tail))) {
        out->tail = written.tail;
        out->branch = written.tail > written.end ? written.branch : 0;
    }
    bool is_other = has_before(words, at, "/") ||
                    (out->tail == end && has_behind(words, size, end, "/")) ||
                    has_behind(words, size, end, "%");
    out->ways = is_other ? 0 : numerals_of(words + at, end - at);
    return true;
}

static const char *const units[] = {"条", "條", "項", "项", "号", "號",
                                    "款", "目", "章", "节", "節", "编",
                                    "조", "항", "호", "장", "절"};

/* 第三条, 第二項: between a sign and a unit. */
static bool take_han(const char *words, size_t size, size_t at, Count *out)
{
    Cursor cursor = {words, size, at};
    unsigned value;
    if (!read_han(&cursor, &value))
        return false;
    bool is_count = has_before(words, at, "第");
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        is_count |= has_behind(words, size, cursor.at, units[i]);
    *out = (Count){.start = at, .end = cursor.at, .tail = cursor.at};
    out->ways = is_count ? numerals_of(words + at, cursor.at - at) : 0;
    return true;
}

/* Two capitals or more that are a number: "Article IV". */
static bool is_roman(const char *text, size_t size)
{
    size_t digits = 0;
    while (digits < size && strchr("IVXLC", text[digits]))
        digits++;
    return size > 1 && digits == size;
}

/* A run of letters: a count in brackets, or perhaps one at the end. */
static bool take_letters(const char *words, size_t size, size_t at, Count *out)
{
    size_t end = at;
    while (end < size) {
        size_t next = end;
        if (!is_letter(utf8_next(words, size, &next)))
            break;
        end = next;
    }
    if (end == at)
        return false;
    *out = (Count){.start = at, .end = end, .tail = end};
    out->is_bracketed = is_bracketed(words, size, out);
    if (!out->is_bracketed && (unsigned char)words[at] >= 0xE3)
        return false; /* 第三条 is no run of letters */
    bool is_capital = words[at] >= 'A' && words[at] <= 'Z';
    bool is_last = end == size || strchr(",;.\"", words[end]) ||
                   has_behind(words, size, end, "»");
    bool is_short = utf8_length(words + at, end - at) <= 2;
    out->is_letter = !out->is_bracketed && !is_roman(words + at, end - at);
    if (end - at <= 8 &&
        (out->is_bracketed || is_capital || (is_last && is_short)))
        out->ways = numerals_of(words + at, end - at);
    return true;
}

static bool take_circled(const char *words, size_t size, size_t at, Count *out)
{
    Cursor cursor = {words, size, at};
    unsigned value;
    if (!read_circled(&cursor, &value))
        return false;
    *out = (Count){.start = at, .end = cursor.at, .tail = cursor.at};
    out->ways = numerals_of(words + at, cursor.at - at);
    return true;
}

/* What is around 条から第 goes: of the one number, of the other. */
static void trim_units(const char *words, size_t *start, size_t *end)
{
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (has_behind(words, *end, *start, units[i])) {
            *start += strlen(units[i]);
            break;
        }
    if (*end - *start >= strlen("第") &&
        (has_before(words, *end, "第") || has_before(words, *end, "제")))
        *end -= strlen("第");
}

static bool is_connector(const char *words, size_t start, size_t end)
{
    Buf key AUTO(buf_clear) = {0};
    if (end > start)
        trim_units(words, &start, &end);
    if (end <= start || !words_fold(words + start, end - start, &key))
        return false;
    for (size_t i = 0; i < sizeof(connectors) / sizeof(connectors[0]); i++)
        if (strcmp(buf_text(&key), connectors[i]) == 0)
            return true;
    return false;
}

size_t counts_read(const char *words, size_t size, Count out[MENTIONS_MOST])
{
    size_t count = 0, last = 0;
    for (size_t at = 0; at < size && count < MENTIONS_MOST;) {
        Count found;
        size_t quoted = quotation_end(words, size, at);
        if (quoted) {
            at = last = quoted;
            continue;
        }
        if (!take_digits(words, size, at, &found) &&
            !take_circled(words, size, at, &found) &&
            !take_han(words, size, at, &found) &&
            !take_letters(words, size, at, &found)) {
            utf8_next(words, size, &at);
            continue;
        }
        at = found.tail;
        if (!found.ways)
            continue;
        found.is_bracketed = is_bracketed(words, size, &found);
        found.is_listed = count && is_connector(words, last, found.start);
        found.is_joined =
            count && found.start == last + 1 && words[last] == '.';
        last = found.tail;
        out[count++] = found;
    }
    return count;
}

void pointer_tell(const Numbering *numbering, const Numbered *target, Buf *out)
{
    const Numbered *item = target;
    Buf inner AUTO(buf_clear) = {0};
    while (item) {
        bool is_whole = item->depth > 1;
        if (item->series != NUMBERING_NONE) {
            Buf outer AUTO(buf_clear) = {0};
            buf_add_format(&outer, "%s%s%s", buf_text(&item->text),
                           inner.size ? " " : "", buf_text(&inner));
            buf_set_size(&inner, 0);
            buf_add_text(&inner, buf_text(&outer));
        }
        item = is_whole || item->around == NUMBERING_NONE
                   ? NULL
                   : &numbering->items[item->around];
    }
    buf_add_text(out, buf_text(&inner));
}

/* Quotations in running text, and the words beside them. */
#include "model/quotation.h"

#include "base/buf.h"
#include "base/cleanup.h"
#include "lang/words.h"

#include <string.h>

static const struct {
    const char *open, *close;
} marks[] = {
    {"“", "”"},   {"„", "“"},   {"„", "”"},   {"«", "»"}, {"»", "«"},
    {"‘", "’"},   {"‚", "‘"},   {"\"", "\""}, {"'", "'"}, {"「", "」"},
    {"『", "』"}, {"《", "》"}, {"‹", "›"},
};

/* How words for a part of a text begin, folded; `$`: this is all of it. */
static const char *const stems[] = {
    "section",  "clause",   "article",  "artikel",  "chapter",  "paragra",
    "heading",  "part$",    "hoofdst",  "onderde",  "sectie",   "abschnitt",
    "kapitel",  "ziffer",   "punkt",    "chapitre", "rubrique", "partie$",
    "seccion",  "sección",  "apartado", "artículo", "capítulo", "sezione",
    "articolo", "capitolo", "seção",    "secção",   "artigo",   "cláusula",
    "sekcj",    "rozdzia",  "раздел",   "стать",    "пункт",    "глава$",
    "главе$",   "главы$",   "розділ",   "розділі",  "статт",    "oddíl",
    "část",     "článe",    "szakasz",  "fejezet",  "bölüm",    "madde",
    "bagian",   "pasal",    "قسم",      "القسم",    "المادة",   "البند",
    "अनुभाग",    "섹션",     "조항",     "סעיף",
};

/* Where no space parts words: what follows a quotation or goes before it. */
static const char *const signs[] = {"条", "章",  "節",   "节",
                                    "項", "项",  "部分", "セクション",
                                    "欄", "ส่วน", "หัวข้อ", "ข้อ"};

static bool begins(const char *word, const char *stem)
{
    size_t size = strcspn(stem, "$");
    return strncmp(word, stem, size) == 0 && (!stem[size] || !word[size]);
}

static bool is_stem(const char *text, size_t size)
{
    Buf key AUTO(buf_clear) = {0};
    bool found = false;
    if (!words_fold(text, size, &key))
        return false;
    for (size_t i = 0; !found && i < sizeof(stems) / sizeof(stems[0]); i++)
        found = begins(buf_text(&key), stems[i]);
    return found;
}

/* Whether one of the `most` words at the near end of a stretch of text, which
 * ends no sentence in between, is a word for a part. */
static bool has_stem(const char *text, size_t size, bool from_end, int most)
{
    Word word, near[3];
    int count = 0;
    Words words;
    words_init(&words, text, size);
    while (words_next(&words, &word) && (from_end || count < most)) {
        if (count == 3)
            memmove(near, near + 1, 2 * sizeof(near[0])), count--;
        near[count++] = word;
    }
    words_clear(&words);
    for (int i = 0; i < count; i++) {
        size_t start = near[i].start, end = near[i].end;
        if (from_end ? memchr(text + end, '.', size - end) != NULL
                     : memchr(text, '.', start) != NULL)
            continue;
        if (is_stem(text + start, end - start))
            return true;
    }
    return false;
}

static bool has_sign(const char *text, size_t size)
{
    Buf near AUTO(buf_clear) = {0};
    buf_add(&near, text, size);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (strstr(buf_text(&near), signs[i]))
            return true;
    return false;
}

/* Where bytes of a character end or begin at the latest before `at`. */
static size_t step_back(const char *text, size_t at, size_t most)
{
    size_t start = at > most ? at - most : 0;
    while (start < at && ((unsigned char)text[start] & 0xC0) == 0x80)
        start++;
    return start;
}

static size_t step_on(const char *text, size_t size, size_t at, size_t most)
{
    size_t end = size - at > most ? at + most : size;
    while (end > at && end < size && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* Whether a word for a part stands beside the quotation [open, close). */
bool quotation_is_cited(const char *text, size_t size, size_t open,
                        size_t close)
{
    size_t before = step_back(text, open, 60), sign = step_back(text, open, 18);
    size_t after = step_on(text, size, close, 40);
    size_t next = step_on(text, size, close, 18);
    return has_stem(text + before, open - before, true, 3) ||
           has_stem(text + close, after - close, false, 2) ||
           has_sign(text + sign, open - sign) ||
           has_sign(text + close, next - close);
}

/* Takes the blanks off, as French puts them within its marks. */
static void trim(const char *text, Quotation *found)
{
    static const char *const blanks[] = {" ", "\n", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        size_t size = strlen(blanks[i]);
        if (found->stop - found->start <= 2 * size)
            continue;
        if (memcmp(text + found->start, blanks[i], size) == 0)
            found->start += size;
        if (memcmp(text + found->stop - size, blanks[i], size) == 0)
            found->stop -= size;
    }
}

bool quotation_read(const char *text, size_t size, size_t at, size_t *nth,
                    Quotation *out)
{
    while (*nth < sizeof(marks) / sizeof(marks[0])) {
        const char *open = marks[*nth].open, *close = marks[*nth].close;
        size_t length = strlen(open);
        ++*nth;
        if (*open != text[at] || strncmp(text + at, open, length) != 0)
            continue;
        size_t start = at + length;
        size_t limit = step_on(text, size, start, QUOTATION_MOST);
        Buf rest AUTO(buf_clear) = {0};
        buf_add(&rest, text + start, limit - start);
        const char *found = strstr(buf_text(&rest), close);
        if (!found)
            continue;
        size_t end = start + (size_t)(found - rest.bytes);
        *out = (Quotation){start, end, start, end, end + strlen(close)};
        trim(text, out);
        return true;
    }
    return false;
}

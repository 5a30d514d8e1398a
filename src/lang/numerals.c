/* The ways to count, in one table. */
#include "lang/numerals.h"

#include "base/cleanup.h"
#include "lang/utf8.h"

#include <string.h>

#define DIGITS_MOST 4 /* 9999: no longer number is one of a provision */
#define ROMAN_MOST  399
#define HAN_MOST    999
#define LATIN       26

typedef enum {
    WAY_DIGITS,   /* signs: the zero */
    WAY_RUN,      /* signs: the first of twenty code points */
    WAY_HAN,      /* 三, 十二, 百三 */
    WAY_ROMAN,    /* signs: ivxlc of its case */
    WAY_ALPHABET, /* signs: letters, parted by spaces */
    WAY_DOUBLED,  /* the same, and after the last one each of them twice */
} Way;

static const struct {
    Way way;
    const char *signs;
} ways[] = {
    {WAY_DIGITS, "0"},
    {WAY_DOUBLED, "a b c d e f g h i j k l m n o p q r s t u v w x y z"},
    {WAY_DOUBLED, "A B C D E F G H I J K L M N O P Q R S T U V W X Y Z"},
    {WAY_ROMAN, "ivxlc"},
    {WAY_ROMAN, "IVXLC"},
    {WAY_HAN, ""},
    {WAY_RUN, "①"},
    {WAY_RUN, "⑴"},
    {WAY_RUN, "⒈"},
    {WAY_DIGITS, "٠"},
    {WAY_DIGITS, "۰"},
    {WAY_DIGITS, "०"},
    {WAY_DIGITS, "০"},
    {WAY_DIGITS, "๐"},
    {WAY_DIGITS, "໐"},
    {WAY_DIGITS, "០"},
    {WAY_DIGITS, "၀"},
    {WAY_DIGITS, "０"},
    {WAY_ALPHABET, "aa bb cc dd ee ff gg hh ii jj kk ll mm nn oo pp qq rr"},
    /* Russian lists leave out ё, й, ъ, ы, ь; others do not. */
    {WAY_ALPHABET, "а б в г д е ж з и к л м н о п р с т у ф х ц ч ш щ э ю я"},
    {WAY_ALPHABET, "А Б В Г Д Е Ж З И К Л М Н О П Р С Т У Ф Х Ц Ч Ш Щ Э Ю Я"},
    {WAY_ALPHABET, "а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ"},
    {WAY_ALPHABET, "а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ"},
    {WAY_ALPHABET, "а б в г д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш"},
    {WAY_ALPHABET, "а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч"},
    {WAY_ALPHABET, "а б в г д е ж и к л м н п р с т у ф х ц ш щ ю я"},
    {WAY_ALPHABET, "а б в г д ђ е ж з и ј к л љ м н њ о п р с т ћ у ф х ц ч"},
    {WAY_ALPHABET, "a b c d e f g h ch i j k l m n o p q r s t u v w x y z"},
    {WAY_ALPHABET, "a b c č d e f g h i j k l m n o p r s š t u v z ž"},
    {WAY_ALPHABET, "a b c d e f g h i j k l m n ñ o p q r s t u v w x y z"},
    {WAY_ALPHABET, "a b c ç d e f g ğ h ı i j k l m n o ö p r s ş t u ü v y z"},
    {WAY_ALPHABET, "α β γ δ ε στ ζ η θ ι ια ιβ ιγ ιδ ιε ιστ ιζ ιη ιθ κ κα κβ"},
    {WAY_ALPHABET, "α β γ δ ε ζ η θ ι κ λ μ ν ξ ο π ρ σ τ υ φ χ ψ ω"},
    {WAY_ALPHABET, "Α Β Γ Δ Ε Ζ Η Θ Ι Κ Λ Μ Ν Ξ Ο Π Ρ Σ Τ Υ Φ Χ Ψ Ω"},
    {WAY_ALPHABET, "א ב ג ד ה ו ז ח ט י יא יב יג יד טו טז יז יח יט כ כא כב "
                   "כג כד כה כו כז כח כט ל"},
    {WAY_ALPHABET, "أ ب ج د هـ و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ"},
    {WAY_ALPHABET, "ا ب ج د ه و ز ح ط ي ك ل م ن س ع ف ص ق ر ش ت ث خ ذ ض ظ غ"},
    {WAY_ALPHABET, "أ ب ت ث ج ح خ د ذ ر ز س ش ص ض ط ظ ع غ ف ق ك ل م ن هـ و ي"},
    {WAY_ALPHABET, "الف ب پ ت ث ج چ ح خ د ذ ر ز ژ س ش ص ض ط ظ ع غ ف ق ک گ ل م"},
    {WAY_ALPHABET, "가 나 다 라 마 바 사 아 자 차 카 타 파 하"},
    {WAY_ALPHABET, "ㄱ ㄴ ㄷ ㄹ ㅁ ㅂ ㅅ ㅇ ㅈ ㅊ ㅋ ㅌ ㅍ ㅎ"},
    {WAY_ALPHABET,
     "ア イ ウ エ オ カ キ ク ケ コ サ シ ス セ ソ タ チ ツ テ ト"},
    {WAY_ALPHABET,
     "イ ロ ハ ニ ホ ヘ ト チ リ ヌ ル ヲ ワ カ ヨ タ レ ソ ツ ネ"},
    {WAY_ALPHABET, "甲 乙 丙 丁 戊 己 庚 辛 壬 癸"},
    {WAY_ALPHABET, "ก ข ค ง จ ฉ ช ซ ฌ ญ ฎ ฏ ฐ ฑ ฒ ณ ด ต ถ ท ธ น บ ป ผ ฝ พ ฟ"},
    {WAY_ALPHABET, "क ख ग घ ङ च छ ज झ ञ ट ठ ड ढ ण त थ द ध न प फ ब भ म"},
};

#define COUNT (sizeof(ways) / sizeof(ways[0]))
_Static_assert(COUNT <= 64, "Numerals has a bit for each");

size_t numeral_count(void)
{
    return COUNT;
}

bool numeral_is_digits(Numeral numeral)
{
    return ways[numeral].way == WAY_DIGITS;
}

bool numeral_is_letters(Numeral numeral)
{
    Way way = ways[numeral].way;
    return way == WAY_ROMAN || way == WAY_ALPHABET || way == WAY_DOUBLED;
}

static uint32_t first_code(const char *signs)
{
    size_t at = 0;
    return utf8_next(signs, strlen(signs), &at);
}

/* ------------------------------------------------------------------ reading */

static long read_digits(const char *zero, const char *text, size_t size)
{
    uint32_t first = first_code(zero);
    long value = 0;
    int count = 0;
    for (size_t at = 0; at < size; count++) {
        uint32_t code = utf8_next(text, size, &at);
        if (code < first || code > first + 9 || count == DIGITS_MOST ||
            (count && !value))
            return -1;
        value = value * 10 + (long)(code - first);
    }
    return count ? value : -1;
}

static long read_run(const char *signs, const char *text, size_t size)
{
    uint32_t first = first_code(signs);
    size_t at = 0;
    uint32_t code = utf8_next(text, size, &at);
    bool is_one = at == size && code >= first && code < first + 20;
    return is_one ? (long)(code - first) + 1 : -1;
}

/* The place of a letter, from 1; -1. */
static long read_alphabet(const char *signs, const char *text, size_t size)
{
    long place = 1;
    for (const char *at = signs; *at; place++) {
        size_t length = strcspn(at, " ");
        if (length == size && memcmp(at, text, size) == 0)
            return place;
        at += length + (at[length] == ' ');
    }
    return -1;
}

static long read_doubled(const char *signs, const char *text, size_t size)
{
    bool is_double = size == 2 && text[0] == text[1];
    long place = read_alphabet(signs, text, is_double ? 1 : size);
    return place > 0 && is_double ? place + LATIN : place;
}

static bool write_roman(const char *signs, unsigned value, Buf *out);

static long read_roman(const char *signs, const char *text, size_t size)
{
    static const long values[] = {1, 5, 10, 50, 100};
    long sum = 0, last = 0;
    for (size_t i = size; size < 13 && i-- > 0;) {
        const char *found = text[i] ? strchr(signs, text[i]) : NULL;
        if (!found)
            return -1;
        long one = values[found - signs];
        sum = one < last ? sum - one : sum + one;
        last = one > last ? one : last;
    }
    Buf again AUTO(buf_clear) = {0}; /* it is well formed if written so */
    bool is_same = sum > 0 && write_roman(signs, (unsigned)sum, &again) &&
                   again.size == size && !memcmp(again.bytes, text, size);
    return is_same ? sum : -1;
}

static const char *const han_digits[] = {"〇", "一", "二", "三", "四",
                                         "五", "六", "七", "八", "九"};

/* Also digit by digit (二〇) and with 零. */
static long read_han(const char *text, size_t size)
{
    long sum = 0, digit = 0;
    if (!size || size > 18 || size % 3)
        return -1;
    for (size_t at = 0; at < size; at += 3) {
        int i = 0;
        while (i < 10 && memcmp(han_digits[i], text + at, 3) != 0)
            i++;
        bool is_ten = memcmp("十", text + at, 3) == 0;
        if (is_ten || memcmp("百", text + at, 3) == 0) {
            sum += (digit ? digit : 1) * (is_ten ? 10 : 100);
            digit = 0;
        } else if (i < 10) {
            digit = digit * 10 + i;
        } else if (memcmp("零", text + at, 3) != 0) {
            return -1;
        }
    }
    return sum + digit;
}

long numeral_read(Numeral numeral, const char *text, size_t size)
{
    const char *signs = ways[numeral].signs;
    if (!size)
        return -1;
    switch (ways[numeral].way) {
    case WAY_DIGITS:
        return read_digits(signs, text, size);
    case WAY_RUN:
        return read_run(signs, text, size);
    case WAY_HAN:
        return read_han(text, size);
    case WAY_ROMAN:
        return read_roman(signs, text, size);
    case WAY_ALPHABET:
        return read_alphabet(signs, text, size);
    default:
        return read_doubled(signs, text, size);
    }
}

Numerals numerals_of(const char *text, size_t size)
{
    Numerals found = 0;
    for (Numeral i = 0; i < COUNT; i++)
        if (numeral_read(i, text, size) >= 0)
            found |= (Numerals)1 << i;
    return found;
}

/* ------------------------------------------------------------------ writing */

static bool write_digits(const char *zero, unsigned value, Buf *out)
{
    unsigned places = 1;
    for (unsigned rest = value; rest > 9; rest /= 10)
        places *= 10;
    for (; places; places /= 10)
        utf8_add(out, first_code(zero) + value / places % 10);
    return true;
}

static bool write_run(const char *signs, unsigned value, Buf *out)
{
    if (!value || value > 20)
        return false;
    utf8_add(out, first_code(signs) + value - 1);
    return true;
}

static bool write_alphabet(const char *signs, unsigned value, Buf *out)
{
    const char *at = signs;
    for (unsigned i = 1; i < value && *at; i++) {
        at += strcspn(at, " ");
        at += *at == ' ';
    }
    if (!value || !*at)
        return false;
    buf_add(out, at, strcspn(at, " "));
    return true;
}

static bool write_doubled(const char *signs, unsigned value, Buf *out)
{
    bool is_double = value > LATIN;
    unsigned place = is_double ? value - LATIN : value;
    return write_alphabet(signs, place, out) &&
           (!is_double || write_alphabet(signs, place, out));
}

static bool write_roman(const char *signs, unsigned value, Buf *out)
{
    static const struct {
        unsigned value;
        unsigned char first, second; /* of signs; second 9: none */
    } steps[] = {{100, 4, 9}, {90, 2, 4}, {50, 3, 9}, {40, 2, 3}, {10, 2, 9},
                 {9, 0, 2},   {5, 1, 9},  {4, 0, 1},  {1, 0, 9}};
    if (!value || value > ROMAN_MOST)
        return false;
    for (size_t i = 0; i < sizeof(steps) / sizeof(steps[0]); i++)
        for (; value >= steps[i].value; value -= steps[i].value) {
            buf_add_char(out, signs[steps[i].first]);
            if (steps[i].second < 9)
                buf_add_char(out, signs[steps[i].second]);
        }
    return true;
}

static bool write_han(unsigned value, Buf *out)
{
    unsigned hundreds = value / 100, tens = value / 10 % 10, ones = value % 10;
    if (!value || value > HAN_MOST)
        return false;
    if (hundreds)
        buf_add_format(out, "%s百", han_digits[hundreds]);
    if (hundreds && !tens && ones)
        buf_add_text(out, "零");
    if (tens > 1 || (tens && hundreds))
        buf_add_text(out, han_digits[tens]);
    if (tens)
        buf_add_text(out, "十");
    if (ones)
        buf_add_text(out, han_digits[ones]);
    return true;
}

bool numeral_write(Numeral numeral, unsigned value, Buf *out)
{
    const char *signs = ways[numeral].signs;
    switch (ways[numeral].way) {
    case WAY_DIGITS:
        return write_digits(signs, value, out);
    case WAY_RUN:
        return write_run(signs, value, out);
    case WAY_HAN:
        return write_han(value, out);
    case WAY_ROMAN:
        return write_roman(signs, value, out);
    case WAY_ALPHABET:
        return write_alphabet(signs, value, out);
    default:
        return write_doubled(signs, value, out);
    }
}

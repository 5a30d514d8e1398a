/* What charsets have, what stands for what they lack, and which code page a
 * language has. */
#include "lang/charset.h"
#include "lang/codepage.h"
#include "unit.h"

typedef struct {
    const char *charset, *locale;
    uint32_t code;
    CharsetFinds strict, replaced;
    const char *instead;
} Case;

static void check(CodicilContext *context, const Case *one, bool replaces)
{
    CharsetWish wish = {one->charset, one->locale, replaces};
    Charset *charset = NULL;
    const char *instead = NULL;
    assert_int_equal(charset_open(context, &wish, &charset), CODICIL_OK);
    CharsetFinds expected = replaces ? one->replaced : one->strict;
    for (int again = 0; again < 2; again++)
        assert_int_equal(charset_find(charset, one->code, &instead), expected);
    if (expected == CHARSET_REPLACED)
        assert_string_equal(instead, one->instead);
    else
        assert_null(instead);
    charset_free(charset);
}

static void characters_are_looked_up(void **state)
{
    (void)state;
    static const Case cases[] = {
        {NULL, "nl", 0x1F600, CHARSET_HAS, CHARSET_HAS, NULL},
        {"UTF-16", "nl", 0x1F600, CHARSET_HAS, CHARSET_HAS, NULL},
        {"windows-1252", "nl", 0x201C, CHARSET_HAS, CHARSET_HAS, NULL},
        {"iso-8859-1", "nl", 0x201C, CHARSET_LACKS, CHARSET_REPLACED, "\""},
        {"us-ascii", "de-AT", 0xDF, CHARSET_LACKS, CHARSET_REPLACED, "ss"},
        {"us-ascii", "den", 0xDF, CHARSET_LACKS, CHARSET_LACKS, NULL},
        {"us-ascii", "nl", 0xDF, CHARSET_LACKS, CHARSET_LACKS, NULL},
        {"koi8-r", "ru", 0x2116, CHARSET_LACKS, CHARSET_REPLACED, "N"},
        {"koi8-r", "en", 0x2116, CHARSET_LACKS, CHARSET_REPLACED, "No."},
        {"us-ascii", "en", 0xAD, CHARSET_LACKS, CHARSET_REPLACED, ""},
        {"us-ascii", "en", 0xA0, CHARSET_LACKS, CHARSET_REPLACED, " "},
        {"us-ascii", "en", 0xBD, CHARSET_LACKS, CHARSET_LACKS, NULL},
        {"Shift_JIS", "ja", 0xA5, CHARSET_DOUBTED, CHARSET_REPLACED, "￥"},
        {"cp932", "ja", 0x2014, CHARSET_LACKS, CHARSET_REPLACED, "―"},
        {"cp932", "ja", 0x301C, CHARSET_LACKS, CHARSET_REPLACED, "～"},
        {"cp932", "ja", 0xFF5E, CHARSET_HAS, CHARSET_HAS, NULL},
        {"Big5", "zh-Hant", 0xA5, CHARSET_DOUBTED, CHARSET_DOUBTED, NULL},
        {"windows-1256", "ar", 0x663, CHARSET_LACKS, CHARSET_REPLACED, "3"},
        {"windows-1250", "ro", 0x219, CHARSET_LACKS, CHARSET_REPLACED, "ş"},
    };
    CodicilContext *context = codicil_context_new();
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check(context, &cases[i], false);
        check(context, &cases[i], true);
    }
    codicil_context_free(context);
}

static void an_unknown_charset_is_refused(void **state)
{
    (void)state;
    CodicilContext *context = codicil_context_new();
    static const char *const names[] = {"no-such", "", "UTF-8//TRANSLIT"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        CharsetWish wish = {names[i], "nl", true};
        Charset *charset = NULL;
        assert_int_equal(charset_open(context, &wish, &charset),
                         CODICIL_MISUSE);
        assert_null(charset);
    }
    codicil_context_free(context);
}

static void characters_have_names(void **state)
{
    (void)state;
    Buf out = {0};
    charset_tell(0x2014, &out);
    buf_add_char(&out, ' ');
    charset_tell(0x200E, &out);
    assert_string_equal(buf_text(&out),
                        "U+2014 \"—\" (EM DASH) U+200E (LEFT-TO-RIGHT MARK)");
    buf_clear(&out);
}

static void languages_have_code_pages(void **state)
{
    (void)state;
    static const struct {
        const char *locale;
        unsigned number;
    } cases[] = {
        {"nl", 1252},     {"en-US", 1252}, {"de", 1252},      {"ru", 1251},
        {"uk", 1251},     {"sr", 1251},    {"sr-Latn", 1250}, {"pl", 1250},
        {"cs", 1250},     {"hu", 1250},    {"ar", 1256},      {"fa", 1256},
        {"he", 1255},     {"tr", 1254},    {"el", 1253},      {"ja", 932},
        {"ko", 949},      {"zh", 936},     {"zh-Hant", 950},  {"zh-TW", 950},
        {"zh-Hans", 936}, {"th", 874},     {"vi", 1258},      {"lt", 1257},
        {"pt-BR", 1252},  {"id", 1252},    {"az-Cyrl", 1251}, {"hi", 0},
        {"km", 0},        {"ka", 0},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const Codepage *page = codepage_of(cases[i].locale);
        assert_int_equal(page ? page->number : 0, cases[i].number);
    }
    static const char *const names[] = {"windows-1251", "CP1251", "cp-1251",
                                        "1251", "Windows1251"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_int_equal(codepage_named(names[i])->number, 1251);
    assert_int_equal(codepage_named("Shift_JIS")->number, 932);
    assert_null(codepage_named("koi8-r"));
    assert_null(codepage_named("utf-8"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(characters_are_looked_up),
        cmocka_unit_test(an_unknown_charset_is_refused),
        cmocka_unit_test(characters_have_names),
        cmocka_unit_test(languages_have_code_pages),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

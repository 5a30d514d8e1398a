/* Addresses that differ by language. */
#include "base/cleanup.h"
#include "model/addresses.h"
#include "unit.h"

static AddressFor english[] = {{"en", "en-US"}, {"ja", "jp"}};
static AddressFor dutch[] = {{"nl", "https://example.nl"}};
static Address items[] = {
    {"https://example.com/{locale}/legal", ADDRESS_TAG, english, 2},
    {"https://example.com/help?hl={locale}", ADDRESS_UNDERSCORE, NULL, 0},
    {"https://{locale}.example.org", ADDRESS_LOWER, NULL, 0},
    {"https://example.net/*/{locale}/", ADDRESS_LANGUAGE, NULL, 0},
    {"https://example.com", ADDRESS_TAG, dutch, 1},
};
static const Addresses addresses = {items, 5};

static void test_expected(void **state)
{
    (void)state;
    static const struct {
        const char *href, *locale, *expected; /* NULL: not covered */
    } cases[] = {
        {"https://example.com/en-US/legal/terms", "nl",
         "https://example.com/nl/legal/terms"},
        {"https://example.com/nl/legal", "nl", "https://example.com/nl/legal"},
        {"https://example.com/nl/legal", "en-GB",
         "https://example.com/en-US/legal"},
        {"https://example.com/en-US/legal", "ja",
         "https://example.com/jp/legal"},
        {"https://example.com/jp/legal#a", "de",
         "https://example.com/de/legal#a"},
        {"https://example.com/pt/legal", "pt-BR",
         "https://example.com/pt/legal"}, /* near enough */
        {"https://example.com/pt-PT/legal", "pt-BR",
         "https://example.com/pt-BR/legal"},
        {"https://example.com/help?hl=en&x=1", "pt-BR",
         "https://example.com/help?hl=pt_BR&x=1"},
        {"https://en.example.org/a", "zh-Hant",
         "https://zh-hant.example.org/a"},
        {"https://example.net/a/en/b", "pt-BR", "https://example.net/a/pt/b"},
        {"https://example.com/about", "nl", "https://example.nl/about"},
        {"https://example.nl/about", "de", "https://example.com/about"},
        {"https://example.com.evil.test/", "nl", NULL},
        {"https://other.test/en/", "nl", NULL},
        {"mailto:a@example.com", "nl", NULL},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        Buf given AUTO(buf_clear) = {0};
        bool found = addresses_expect(&addresses, cases[i].href,
                                      cases[i].locale, &given, NULL);
        assert_int_equal(found, cases[i].expected != NULL);
        if (cases[i].expected)
            assert_string_equal(buf_text(&given), cases[i].expected);
    }
}

/* The same address in two languages has one key. */
static void test_key(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"https://example.com/en-US/legal/x", "https://example.com/nl/legal/x"},
        {"https://example.com/about", "https://example.nl/about"},
    };
    for (size_t i = 0; i < 2; i++) {
        Buf unused AUTO(buf_clear) = {0}, one AUTO(buf_clear) = {0};
        Buf other AUTO(buf_clear) = {0};
        addresses_expect(&addresses, pairs[i][0], "und", &unused, &one);
        addresses_expect(&addresses, pairs[i][1], "und", &unused, &other);
        assert_string_equal(buf_text(&one), buf_text(&other));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_expected),
        cmocka_unit_test(test_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

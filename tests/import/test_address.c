/* Addresses are fit to be IRI references, and otherwise as they were. */
#include "import/address.h"
#include "model/datatype.h"
#include "reading.h"

static void assert_address(const char *address, const char *expected)
{
    Buf out = {0};
    address_add(address, &out);
    assert_string_equal(buf_text(&out), expected);
    buf_clear(&out);
}

static void addresses_stay(void **state)
{
    (void)state;
    static const char *const addresses[] = {
        "https://example.org/a?b=c&d=%20#e",
        "mailto:a@b.c",
        "#x",
        "/a",
        "../a/b.md",
        "",
        "https://例え.example/ü",
        "terms@2026#law",
    };
    for (size_t i = 0; i < COUNT(addresses); i++)
        assert_address(addresses[i], addresses[i]);
}

static void what_may_not_stand_is_encoded(void **state)
{
    (void)state;
    assert_address("a b", "a%20b");
    assert_address(" /a\n", "/a");
    assert_address("100%", "100%25");
    assert_address("<\"{}|\\^`>", "%3C%22%7B%7D%7C%5C%5E%60%3E");
    assert_address("http://[::1", "http%3A//%5B%3A%3A1");
}

static void any_address_is_a_reference(void **state)
{
    (void)state;
    static const char marks[] = ":/?#[]@!$&'()*+,;=%ab1 \"<>\\^`{|}\x01";
    uint32_t seed = 1;
    for (int i = 0; i < 20000; i++) {
        char address[12] = "";
        for (int at = 0; at < i % 11; at++) {
            seed = seed * 1664525u + 1013904223u;
            address[at] = marks[(seed >> 16) % (sizeof marks - 1)];
        }
        Buf out = {0};
        address_add(address, &out);
        const Datatype iri = {"iri", 3};
        if (!datatype_allows(&iri, buf_text(&out)))
            fail_msg("%s: %s", address, buf_text(&out));
        buf_clear(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(addresses_stay),
        cmocka_unit_test(what_may_not_stand_is_encoded),
        cmocka_unit_test(any_address_is_a_reference),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

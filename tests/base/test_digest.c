/* SHA-256 by the examples of FIPS 180. */
#include "base/digest.h"
#include "unit.h"

static void examples_of_the_standard(void **state)
{
    (void)state;
    char digest[DIGEST_SIZE];
    digest_of("", 0, digest);
    assert_string_equal(digest, "e3b0c44298fc1c149afbf4c8996fb924"
                                "27ae41e4649b934ca495991b7852b855");
    digest_of("abc", 3, digest);
    assert_string_equal(digest, "ba7816bf8f01cfea414140de5dae2223"
                                "b00361a396177a9cb410ff61f20015ad");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_the_standard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

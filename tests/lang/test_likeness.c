/* Likeness: 1 for the same words in any order, 0 for none, between for some,
 * the rarer words telling more. */
#include "lang/likeness.h"
#include "unit.h"

static double likeness(const char *one, const char *two)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    Tokenizer *tokenizer = NULL;
    TokenList a = {0}, b = {0};
    double there = -1, back = -1;
    assert_int_equal(tokenizer_new(context, "en", &tokenizer), CODICIL_OK);
    assert_true(tokenizer_read(tokenizer, one, strlen(one), &a));
    assert_true(tokenizer_read(tokenizer, two, strlen(two), &b));
    assert_true(tokens_likeness(one, &a, two, &b, &there));
    assert_true(tokens_likeness(two, &b, one, &a, &back));
    assert_true(there == back);
    token_list_clear(&a);
    token_list_clear(&b);
    tokenizer_free(tokenizer);
    codicil_context_free(context);
    return there;
}

static void the_same_words_are_alike(void **state)
{
    (void)state;
    assert_true(likeness("", "  ") == 1);
    assert_true(likeness("we keep data", "we keep data") == 1);
    assert_true(likeness("we keep  data", "data we keep") == 1);
    assert_true(likeness("we keep data", "") == 0);
    assert_true(likeness("we keep data", "another text") == 0);
}

static void repeated_words_count_as_often(void **state)
{
    (void)state;
    double once = likeness("data data data", "data");
    assert_true(once == 0.5);
}

static void rare_words_tell_more(void **state)
{
    (void)state;
    double common = likeness("it is an advertisement", "it is an insurance");
    double rare = likeness("an advertisement", "it is the advertisement");
    assert_true(common > 0 && common < 0.5);
    assert_true(rare > 0.5 && rare < 1);
    assert_true(likeness("within 30 days", "after 30 years") >
                likeness("within 30 days.", "after 20 years."));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_words_are_alike),
        cmocka_unit_test(repeated_words_count_as_often),
        cmocka_unit_test(rare_words_tell_more),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

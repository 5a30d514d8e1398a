/* What is mended before Markdown is parsed, and that the rest stays. */
#include "import/mend.h"
#include "reading.h"

static CodicilStatus mend(const char *text, Told *told, Mended *out)
{
    CodicilContext *context = context_telling(told);
    SourceText source = {"test.md", text, strlen(text), "de"};
    CodicilStatus status = mend_source(context, &source, &(Front){0}, out);
    codicil_context_free(context);
    return status;
}

static void assert_mended(const char *text, const char *expected, int notes)
{
    Told told;
    Mended mended = {0};
    assert_int_equal(mend(text, &told, &mended), CODICIL_OK);
    assert_string_equal(buf_text(&mended.text), expected);
    assert_int_equal(told.notes, notes);
    mended_clear(&mended);
}

static void wrapped_destinations_are_joined(void **state)
{
    (void)state;
    assert_mended("See [a\nlink](https://x.org/a-\nb), and.\n",
                  "See [a\nlink](https://x.org/a-b), and.\n", 1);
    assert_mended("[a](/x-\n  y(1)-\nz \"t\") b\n", "[a](/x-y(1)-z \"t\") b\n",
                  1);
    assert_mended("[a](/x-\ny) [b](/z-\nq)\n", "[a](/x-y) [b](/z-q)\n", 2);
}

static void what_is_no_destination_stays(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "[a](b\nc)\n",
        "[a](/x\n\"title\")\n",
        "[a](/x\ny z)\n",
        "[a](/x\n\ny)\n",
        "[a](/x)\ny)\n",
        "f](x\n",
        "```\n[a](/x-\ny)\n```\n",
        "[a](/x-\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_mended(texts[i], texts[i], 0);
}

static void wrapped_headings_are_joined(void **state)
{
    (void)state;
    assert_mended("### [**a\nb**](x) c\n\nd\n", "### [**a b**](x) c\n\nd\n", 1);
    assert_mended("## how (long\nit takes)\n", "## how (long it takes)\n", 1);
    assert_mended("## **anti-\ntheft**\n", "## **anti-theft**\n", 1);
    assert_mended("## **pre- \nand post**\n", "## **pre- and post**\n", 1);
    assert_mended("## (注\n意) x\n", "## (注意) x\n", 1);
}

static void other_headings_stay(void **state)
{
    (void)state;
    static const char *const texts[] = {
        "## a\nb\n",     "## a (b\nc\n", "## [a\n\nb]\n",   "## [a\n## b]\n",
        "## a\\[\nb]\n", "## `[`\nb]\n", "    ## [a\nb]\n", "##[a\nb]\n",
    };
    for (size_t i = 0; i < COUNT(texts); i++)
        assert_mended(texts[i], texts[i], 0);
}

static void what_is_meant_as_text_is_escaped(void **state)
{
    (void)state;
    assert_mended("fields \"*\" or (*)\n", "fields \"\\*\" or (\\*)\n", 0);
    assert_mended("5. November 2025\n", "5\\. November 2025\n", 0);
    assert_mended("5. Die Kosten\n", "5. Die Kosten\n", 0);
    assert_mended("[^1]: note\n", "\\[^1]: note\n", 0);
    assert_mended("[^1]: https://x.org\n", "\\[^1]: https://x.org\n", 0);
    assert_mended("a\n[^1]: b\n", "a\n\n\\[^1]: b\n", 0);
    assert_mended("[Note]: important\n", "\\[Note]: important\n", 0);
    assert_mended("[r]: /u\n[s]: <>\n", "[r]: /u\n[s]: <>\n", 0);
    assert_mended("x {: a=\"*b* _c_\" }\n", "x {: a=\"\\*b\\* \\_c\\_\" }\n",
                  0);
    assert_mended("`\"*\"` \"*\"\n", "`\"*\"` \"*\"\n", 0);
}

static void lines_are_found_again(void **state)
{
    (void)state;
    Told told;
    Mended mended = {0};
    size_t size;
    mend("a\n## (b\nc)\n\nd [x](/y-\nz)\ne", &told, &mended);
    assert_int_equal(mended.count, 5);
    assert_int_equal(mended_line(&mended, 1), 1);
    assert_int_equal(mended_line(&mended, 2), 2);
    assert_int_equal(mended_line(&mended, 3), 4);
    assert_int_equal(mended_line(&mended, 4), 5);
    assert_int_equal(mended_line(&mended, 0), 1);
    assert_int_equal(mended_line(&mended, 99), 7);
    const char *bytes = mended_bytes(&mended, 2, 4, &size);
    assert_int_equal(size, strlen("## (b c)\n\nd [x](/y-z)\n"));
    assert_memory_equal(bytes, "## (b c)\n", 9);
    mended_bytes(&mended, 7, 9, &size);
    assert_int_equal(size, 0);
    mended_clear(&mended);
}

static void deep_nesting_is_refused(void **state)
{
    (void)state;
    Told told;
    Mended mended = {0};
    Buf text = {0};
    buf_add_text(&text, "one\n");
    for (int i = 0; i < 100000; i++)
        buf_add_text(&text, i % 2 ? "> " : "1. ");
    buf_add_text(&text, "x\n");
    assert_int_equal(mend(buf_text(&text), &told, &mended), CODICIL_INVALID);
    assert_fault(&told, CODICIL_INVALID, "nested deeper than 250");
    assert_int_equal(told.line, 2);
    mended_clear(&mended);
    buf_clear(&text);
    buf_add_many(&text, '*', 0);
    for (int i = 0; i < 1000; i++)
        buf_add_text(&text, "* ");
    assert_int_equal(mend(buf_text(&text), &told, &mended), CODICIL_OK);
    mended_clear(&mended);
    buf_clear(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wrapped_destinations_are_joined),
        cmocka_unit_test(what_is_no_destination_stays),
        cmocka_unit_test(wrapped_headings_are_joined),
        cmocka_unit_test(other_headings_stay),
        cmocka_unit_test(what_is_meant_as_text_is_escaped),
        cmocka_unit_test(lines_are_found_again),
        cmocka_unit_test(deep_nesting_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

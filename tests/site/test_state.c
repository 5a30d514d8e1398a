/* What a build remembers: written and read it is the same; what is not whole is
 * nothing, so that everything is made again. */
#include "site/state.h"

#include "base/file.h"
#include "unit.h"

static void fill(SiteState *state)
{
    char digest[DIGEST_SIZE];
    digest_of("x", 1, digest);
    SiteRecord file = {.path = (char *)"terms/1/nl.html",
                       .size = 12,
                       .modified = 1700000000123456789LL,
                       .changed = 5};
    memcpy(file.sha256, digest, DIGEST_SIZE);
    state->key = strdup("key");
    state->from = -7;
    state->until = INT64_MAX;
    site_state_add_group(state, "1/nl", digest);
    site_state_add_file(state, &file);
    file.path = (char *)"terms/1/nl.html.gz";
    site_state_add_file(state, &file);
    site_state_add_group(state, "work", "-");
    buf_add_text(&state->facts,
                 "work\tterms\tnl\nlanguage\tnl\tA title\t1\tnl\n");
}

static void it_comes_back(void **unused)
{
    (void)unused;
    Told told;
    CodicilContext *context = context_telling(&told);
    char path[] = "/tmp/codicil-state-XXXXXX";
    close(mkstemp(path));
    SiteState state = {0}, read = {0};
    fill(&state);
    assert_int_equal(site_state_write(context, path, &state), CODICIL_OK);
    assert_int_equal(site_state_read(context, path, &read), CODICIL_OK);
    assert_string_equal(read.key, "key");
    assert_true(read.from == -7 && read.until == INT64_MAX);
    assert_int_equal(read.count, 2);
    assert_int_equal(site_state_group(&read, "1/nl")->count, 2);
    assert_int_equal(site_state_group(&read, "work")->count, 0);
    assert_null(site_state_group(&read, "2/nl"));
    const SiteRecord *file = site_state_file(&read, "terms/1/nl.html");
    assert_true(file->modified == 1700000000123456789LL && file->size == 12);
    assert_string_equal(buf_text(&read.facts), buf_text(&state.facts));
    site_state_clear(&state);
    site_state_clear(&read);
    unlink(path);
    codicil_context_free(context);
}

/* Each byte of it changed, and each length of it. */
static void what_is_not_whole_is_nothing(void **unused)
{
    (void)unused;
    Told told;
    CodicilContext *context = context_telling(&told);
    char path[] = "/tmp/codicil-state-XXXXXX";
    close(mkstemp(path));
    SiteState state = {0};
    Buf bytes = {0};
    fill(&state);
    assert_int_equal(site_state_write(context, path, &state), CODICIL_OK);
    assert_int_equal(file_read(context, path, &bytes), CODICIL_OK);
    for (size_t i = 0; i < bytes.size; i += 7) {
        SiteState read = {0};
        bytes.bytes[i] ^= 1;
        file_write(context, path, bytes.bytes, bytes.size);
        bytes.bytes[i] ^= 1;
        assert_int_equal(site_state_read(context, path, &read), CODICIL_OK);
        assert_null(read.key);
        assert_int_equal(read.count, 0);
        file_write(context, path, bytes.bytes, i);
        assert_int_equal(site_state_read(context, path, &read), CODICIL_OK);
        assert_null(read.key);
    }
    assert_int_equal(told.faults, 0);
    buf_clear(&bytes);
    site_state_clear(&state);
    unlink(path);
    codicil_context_free(context);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_comes_back),
        cmocka_unit_test(what_is_not_whole_is_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

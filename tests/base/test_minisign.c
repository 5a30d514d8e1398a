/* Signatures in minisign's files: some that minisign made, and ours. */
#include "base/file.h"
#include "base/minisign.h"
#include "unit.h"

#include <sys/stat.h>

#define PUBLIC                                                                 \
    "untrusted comment: minisign public key 6E086153A334D187\n"                \
    "RWSH0TSjU2EIbkryWBOrBXJNXxgJJIHDVkBfB/rBHafDd541Rf87oizm\n"
#define SECRET                                                                 \
    "untrusted comment: minisign encrypted secret key\n"                       \
    "RWQAAEIyAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" \
    "h9E0o1NhCG6SC9oE2PdSr2Z/yV4CHpcIZH3XZFnx3wDQF4mPSPDA3kryWBOrBXJNXxgJJIH"  \
    "DVkBfB/rBHafDd541Rf87oizmAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n"
#define SIGNATURE                                                              \
    "untrusted comment: signature from minisign secret key\n"                  \
    "RUSH0TSjU2EIbo/Dt1001PsDu5icA9+iKEC065tiduWzuT+vHuVRdt4aFvOQZFgygTpZkD6"  \
    "PKZjo9SzyEPacr59naC86RJV4NgE=\n"                                          \
    "trusted comment: a comment\n"                                             \
    "hmm0uEZJuILX5AaXne6aPaFgpsEHzbsELeMonzPgnmegTTKIZXg462k/IzHW2qynwQHIlGSF" \
    "tP6u7FnmmPw5DQ==\n"

typedef struct {
    CodicilContext *context;
    Told told;
    char *folder;
    char path[300];
    PublicKey open;
    SecretKey secret;
} Desk;

static const char *put(Desk *desk, const char *name, const char *text,
                       mode_t mode)
{
    snprintf(desk->path, sizeof desk->path, "%s/%s", desk->folder, name);
    assert_int_equal(file_write(desk->context, desk->path, text, strlen(text)),
                     CODICIL_OK);
    assert_int_equal(chmod(desk->path, mode), 0);
    return desk->path;
}

static int desk_open(void **state)
{
    Desk *desk = calloc(1, sizeof *desk);
    desk->context = context_telling(&desk->told);
    desk->folder = folder_new();
    assert_int_equal(public_key_read(desk->context,
                                     put(desk, "a.pub", PUBLIC, 0644),
                                     &desk->open),
                     CODICIL_OK);
    assert_int_equal(secret_key_read(desk->context,
                                     put(desk, "a.key", SECRET, 0600),
                                     &desk->secret),
                     CODICIL_OK);
    *state = desk;
    return 0;
}

static int desk_close(void **state)
{
    Desk *desk = *state;
    codicil_context_free(desk->context);
    folder_drop(desk->folder);
    free(desk);
    return 0;
}

static Buf text(const char *words)
{
    Buf buf = {0};
    buf_add_text(&buf, words);
    return buf;
}

static void what_minisign_signed_is_good(void **state)
{
    Desk *desk = *state;
    Buf file = text("hi\n"), other = text("ho\n"), signature = text(SIGNATURE);
    assert_int_equal(signature_check(&desk->open, &file, &signature),
                     SIGNATURE_GOOD);
    assert_int_equal(signature_check(NULL, &file, &signature), SIGNATURE_GOOD);
    assert_int_equal(signature_check(&desk->open, &other, &signature),
                     SIGNATURE_BAD);
    buf_clear(&file);
    buf_clear(&other);
    buf_clear(&signature);
}

static void the_secret_key_has_the_public_one(void **state)
{
    Desk *desk = *state;
    PublicKey open;
    public_key_of(&desk->secret, &open);
    assert_memory_equal(&open, &desk->open, sizeof open);
}

static void what_we_sign_is_good_and_always_the_same(void **state)
{
    Desk *desk = *state;
    Buf file = text("words"), one = {0}, two = {0};
    assert_int_equal(
        signature_make(desk->context, &desk->secret, &file, "terms@1", &one),
        CODICIL_OK);
    assert_int_equal(
        signature_make(desk->context, &desk->secret, &file, "terms@1", &two),
        CODICIL_OK);
    assert_string_equal(one.bytes, two.bytes);
    assert_int_equal(signature_check(&desk->open, &file, &one), SIGNATURE_GOOD);
    buf_clear(&file);
    buf_clear(&one);
    buf_clear(&two);
}

/* With the key, a flipped bit anywhere in a signature is found. */
static void every_bit_of_a_signature_counts(void **state)
{
    Desk *desk = *state;
    Buf file = text("hi\n"), signature = text(SIGNATURE);
    for (size_t i = 0; i < signature.size * 8; i++) {
        signature.bytes[i / 8] ^= (char)(1 << i % 8);
        if (signature_check(&desk->open, &file, &signature) == SIGNATURE_GOOD)
            fail_msg("bit %zu of byte %zu", i % 8, i / 8);
        signature.bytes[i / 8] ^= (char)(1 << i % 8);
    }
    buf_clear(&file);
    buf_clear(&signature);
}

static void new_keys_are_ours_and_minisigns(void **state)
{
    Desk *desk = *state;
    Buf secret = {0}, public = {0}, file = text("words"), signature = {0};
    SecretKey key;
    PublicKey open;
    assert_int_equal(keys_make(desk->context, &secret, &public), CODICIL_OK);
    assert_int_equal(secret_key_read(desk->context,
                                     put(desk, "n.key", secret.bytes, 0600),
                                     &key),
                     CODICIL_OK);
    assert_int_equal(public_key_read(desk->context,
                                     put(desk, "n.pub", public.bytes, 0644),
                                     &open),
                     CODICIL_OK);
    assert_int_equal(signature_make(desk->context, &key, &file, "", &signature),
                     CODICIL_OK);
    assert_int_equal(signature_check(&open, &file, &signature), SIGNATURE_GOOD);
    assert_int_equal(signature_check(&desk->open, &file, &signature),
                     SIGNATURE_OTHER_KEY);
    buf_clear(&secret);
    buf_clear(&public);
    buf_clear(&file);
    buf_clear(&signature);
}

static void what_is_wrong_with_a_key_is_told(void **state)
{
    Desk *desk = *state;
    SecretKey key;
    PublicKey open;
    assert_int_equal(
        secret_key_read(desk->context, put(desk, "b.key", SECRET, 0640), &key),
        CODICIL_REFUSED);
    assert_fault(&desk->told, CODICIL_REFUSED, "mode 0640");
    memset(&desk->told, 0, sizeof desk->told);
    assert_int_equal(
        secret_key_read(desk->context, put(desk, "c.key", PUBLIC, 0600), &key),
        CODICIL_INVALID);
    assert_fault(&desk->told, CODICIL_INVALID, "is no secret key");
    memset(&desk->told, 0, sizeof desk->told);
    assert_int_equal(public_key_read(desk->context,
                                     put(desk, "c.pub", "words\n", 0644),
                                     &open),
                     CODICIL_INVALID);
    memset(&desk->told, 0, sizeof desk->told);
    assert_int_equal(secret_key_read(desk->context, "/nonexistent/key", &key),
                     CODICIL_NOT_FOUND);
}

#define desk_test(name)                                                        \
    cmocka_unit_test_setup_teardown(name, desk_open, desk_close)

int main(void)
{
    const struct CMUnitTest tests[] = {
        desk_test(what_minisign_signed_is_good),
        desk_test(the_secret_key_has_the_public_one),
        desk_test(what_we_sign_is_good_and_always_the_same),
        desk_test(every_bit_of_a_signature_counts),
        desk_test(new_keys_are_ours_and_minisigns),
        desk_test(what_is_wrong_with_a_key_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

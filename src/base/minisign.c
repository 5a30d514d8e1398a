/* Ed25519 signatures in minisign's files, by libsodium. */
#include "base/minisign.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#define COMMENT         "untrusted comment: "
#define TRUSTED_COMMENT "trusted comment: "
#define OWN_COMMENT     "signature by codicil"
#define HASHED          "ED"
#define PLAIN           "Ed"
#define CHECKED         "B2"
#define DIGITS                                                                 \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/="
#define LINE_MOST 8192

/* Where the parts of the binary forms begin. */
enum {
    PUBLIC_SIZE = 2 + KEY_NUMBER_SIZE + 32,
    SECRET_KDF = 2,
    SECRET_CHECKED = 4,
    SECRET_NUMBER = 6 + 32 + 8 + 8,
    SECRET_KEY = SECRET_NUMBER + KEY_NUMBER_SIZE,
    SECRET_SUM = SECRET_KEY + 64,
    SECRET_SIZE = SECRET_SUM + 32,
    SIGNATURE_SIZE = 2 + KEY_NUMBER_SIZE + 64,
};

void secret_key_wipe(SecretKey *key)
{
    sodium_memzero(key, sizeof(*key));
}

/* The second half of libsodium's secret key is the public one. */
void public_key_of(const SecretKey *key, PublicKey *out)
{
    memcpy(out->number, key->number, KEY_NUMBER_SIZE);
    memcpy(out->key, key->key + 32, sizeof(out->key));
}

/* -------------------------------------------------------------------- lines
 */

static void add_base64(const unsigned char *bytes, size_t size, Buf *out)
{
    char text[2 * SECRET_SIZE];
    sodium_bin2base64(text, sizeof(text), bytes, size,
                      sodium_base64_VARIANT_ORIGINAL);
    buf_add_format(out, "%s\n", text);
    sodium_memzero(text, sizeof(text));
}

/* Line `index` of a file, from 0, without its end; false: there is none. */
static bool line_at(const Buf *file, int index, const char **line, size_t *size)
{
    const char *at = buf_text(file);
    for (; index > 0; index--) {
        at += strcspn(at, "\n");
        if (!*at)
            return false;
        at++;
    }
    *line = at;
    *size = strcspn(at, "\n");
    if (*size && at[*size - 1] == '\r')
        --*size;
    return *size > 0;
}

/* Such a line as so many bytes. libsodium takes some bytes that are no ASCII
 * for digits. */
static bool read_base64(const Buf *file, int index, unsigned char *out,
                        size_t size)
{
    const char *line, *end;
    size_t length, found;
    return line_at(file, index, &line, &length) &&
           strspn(line, DIGITS) == length &&
           sodium_base642bin(out, size, line, length, NULL, &found, &end,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           found == size && end == line + length;
}

/* --------------------------------------------------------------------- keys
 */

static void add_public(const unsigned char *number, const unsigned char *key,
                       Buf *out)
{
    unsigned char bytes[PUBLIC_SIZE];
    memcpy(bytes, PLAIN, 2);
    memcpy(bytes + 2, number, KEY_NUMBER_SIZE);
    memcpy(bytes + 2 + KEY_NUMBER_SIZE, key, 32);
    buf_add_text(out, COMMENT "minisign public key ");
    for (int i = KEY_NUMBER_SIZE - 1; i >= 0; i--)
        buf_add_format(out, "%02X", number[i]);
    buf_add_char(out, '\n');
    add_base64(bytes, sizeof(bytes), out);
}

/* BLAKE2b-256 of what says which key it is. */
static void sum_secret(const unsigned char *bytes, unsigned char sum[32])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, 32);
    crypto_generichash_update(&state, bytes, 2);
    crypto_generichash_update(&state, bytes + SECRET_NUMBER,
                              SECRET_SUM - SECRET_NUMBER);
    crypto_generichash_final(&state, sum, 32);
}

CodicilStatus keys_make(const CodicilContext *context, Buf *secret, Buf *public)
{
    unsigned char bytes[SECRET_SIZE] = {0}, key[32];
    if (sodium_init() < 0)
        return fault(context, CODICIL_IO, NULL,
                     "libsodium finds no source of random numbers");
    memcpy(bytes, PLAIN, 2);
    memcpy(bytes + SECRET_CHECKED, CHECKED, 2);
    randombytes_buf(bytes + SECRET_NUMBER, KEY_NUMBER_SIZE);
    crypto_sign_keypair(key, bytes + SECRET_KEY);
    sum_secret(bytes, bytes + SECRET_SUM);
    buf_add_text(secret, COMMENT "minisign secret key, made by codicil\n");
    add_base64(bytes, sizeof(bytes), secret);
    add_public(bytes + SECRET_NUMBER, key, public);
    sodium_memzero(bytes, sizeof(bytes));
    return buf_is_ok(secret) && buf_is_ok(public) ? CODICIL_OK
                                                  : fault_memory(context);
}

static CodicilStatus check_mode(const CodicilContext *context, const char *path)
{
    struct stat about;
    if (stat(path, &about) != 0)
        return fault_errno(context, "read", path);
    if (!S_ISREG(about.st_mode) || !(about.st_mode & 077))
        return CODICIL_OK;
    return fault(context, CODICIL_REFUSED, &(Place){.file = path},
                 "is a secret key that others may read or write (mode %04o); "
                 "`chmod 600` was expected",
                 (unsigned)(about.st_mode & 07777));
}

static bool is_public(const Buf *file)
{
    unsigned char bytes[PUBLIC_SIZE];
    return read_base64(file, 1, bytes, sizeof(bytes)) &&
           !memcmp(bytes, PLAIN, 2);
}

static CodicilStatus take_secret(const CodicilContext *context,
                                 const char *path, const Buf *file,
                                 SecretKey *out)
{
    unsigned char bytes[SECRET_SIZE];
    Place place = {.file = path, .line = 2};
    bool is_key = read_base64(file, 1, bytes, sizeof(bytes)) &&
                  !memcmp(bytes, PLAIN, 2) &&
                  !memcmp(bytes + SECRET_CHECKED, CHECKED, 2);
    bool has_password = bytes[SECRET_KDF] || bytes[SECRET_KDF + 1];
    if (is_key && !has_password) {
        memcpy(out->number, bytes + SECRET_NUMBER, KEY_NUMBER_SIZE);
        memcpy(out->key, bytes + SECRET_KEY, sizeof(out->key));
    }
    sodium_memzero(bytes, sizeof(bytes));
    if (!is_key && is_public(file))
        return fault(
            context, CODICIL_INVALID, &(Place){.file = path},
            "is no secret key but a public one; NAME.key was expected");
    if (!is_key)
        return fault(context, CODICIL_INVALID, &place,
                     "is no secret key of minisign, as `codicil keygen` makes "
                     "one");
    if (has_password)
        return fault(context, CODICIL_REFUSED, &place,
                     "is a secret key with a password; one without was "
                     "expected (`codicil keygen`, `minisign -G -W`)");
    return CODICIL_OK;
}

CodicilStatus secret_key_read(const CodicilContext *context, const char *path,
                              SecretKey *out)
{
    Buf file = {0};
    TRY(file_read(context, path, &file));
    CodicilStatus status = take_secret(context, path, &file, out);
    if (status == CODICIL_OK)
        status = check_mode(context, path);
    if (file.bytes)
        sodium_memzero(file.bytes, file.room);
    buf_clear(&file);
    return status;
}

CodicilStatus public_key_read(const CodicilContext *context, const char *path,
                              PublicKey *out)
{
    unsigned char bytes[PUBLIC_SIZE];
    Buf file AUTO(buf_clear) = {0};
    TRY(file_read(context, path, &file));
    if ((!read_base64(&file, 1, bytes, sizeof(bytes)) &&
         !read_base64(&file, 0, bytes, sizeof(bytes))) ||
        memcmp(bytes, PLAIN, 2) != 0)
        return fault(context, CODICIL_INVALID, &(Place){.file = path},
                     "is no public key of minisign, as `codicil keygen` makes "
                     "one");
    memcpy(out->number, bytes + 2, KEY_NUMBER_SIZE);
    memcpy(out->key, bytes + 2 + KEY_NUMBER_SIZE, sizeof(out->key));
    return CODICIL_OK;
}

/* --------------------------------------------------------------- signatures
 */

static void hash(const Buf *bytes, unsigned char out[64])
{
    crypto_generichash(out, 64, (const unsigned char *)buf_text(bytes),
                       bytes->size, NULL, 0);
}

CodicilStatus signature_make(const CodicilContext *context,
                             const SecretKey *key, const Buf *bytes,
                             const char *comment, Buf *out)
{
    unsigned char digest[64], own[SIGNATURE_SIZE], whole[64];
    Buf signed_too AUTO(buf_clear) = {0};
    hash(bytes, digest);
    memcpy(own, HASHED, 2);
    memcpy(own + 2, key->number, KEY_NUMBER_SIZE);
    crypto_sign_detached(own + 2 + KEY_NUMBER_SIZE, NULL, digest,
                         sizeof(digest), key->key);
    buf_add(&signed_too, (const char *)own + 2 + KEY_NUMBER_SIZE, 64);
    buf_add_text(&signed_too, comment);
    if (!buf_is_ok(&signed_too))
        return fault_memory(context);
    crypto_sign_detached(whole, NULL, (const unsigned char *)signed_too.bytes,
                         signed_too.size, key->key);
    buf_add_text(out, COMMENT OWN_COMMENT "\n");
    add_base64(own, sizeof(own), out);
    buf_add_format(out, TRUSTED_COMMENT "%s\n", comment);
    add_base64(whole, sizeof(whole), out);
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(context);
}

static bool verify(const unsigned char *signature, const char *bytes,
                   size_t size, const PublicKey *key)
{
    return crypto_sign_verify_detached(signature, (const unsigned char *)bytes,
                                       size, key->key) == 0;
}

/* The first line is signed by nothing: so it has to be what we or minisign
 * write there, or a change in it would not be found. */
static bool has_known_comment(const Buf *signature)
{
    static const char *const known[] = {COMMENT OWN_COMMENT,
                                        COMMENT "signature from minisign "
                                                "secret key"};
    const char *line;
    size_t size;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (line_at(signature, 0, &line, &size) && size == strlen(known[i]) &&
            strncmp(line, known[i], size) == 0)
            return true;
    return false;
}

static bool has_four_lines(const Buf *signature)
{
    size_t lines = 0;
    for (size_t i = 0; i < signature->size; i++)
        lines += signature->bytes[i] == '\n';
    return lines == 4 && signature->bytes[signature->size - 1] == '\n' &&
           !memchr(signature->bytes, '\0', signature->size) &&
           !memchr(signature->bytes, '\r', signature->size);
}

SignatureState signature_check(const PublicKey *key, const Buf *bytes,
                               const Buf *signature)
{
    unsigned char own[SIGNATURE_SIZE], whole[64], digest[64];
    const char *comment;
    size_t size, skip = strlen(TRUSTED_COMMENT);
    if (!has_four_lines(signature) || !has_known_comment(signature) ||
        !read_base64(signature, 1, own, sizeof(own)) ||
        !read_base64(signature, 3, whole, sizeof(whole)) ||
        !line_at(signature, 2, &comment, &size) || size < skip ||
        size > LINE_MOST || strncmp(comment, TRUSTED_COMMENT, skip) != 0)
        return SIGNATURE_NONE;
    bool is_hashed = !memcmp(own, HASHED, 2);
    if (!is_hashed && memcmp(own, PLAIN, 2) != 0)
        return SIGNATURE_NONE;
    if (!key)
        return SIGNATURE_GOOD;
    if (memcmp(own + 2, key->number, KEY_NUMBER_SIZE) != 0)
        return SIGNATURE_OTHER_KEY;
    const unsigned char *first = own + 2 + KEY_NUMBER_SIZE;
    char both[64 + LINE_MOST];
    memcpy(both, first, 64);
    memcpy(both + 64, comment + skip, size - skip);
    hash(bytes, digest);
    bool fine = is_hashed ? verify(first, (char *)digest, 64, key)
                          : verify(first, buf_text(bytes), bytes->size, key);
    return fine && verify(whole, both, 64 + size - skip, key) ? SIGNATURE_GOOD
                                                              : SIGNATURE_BAD;
}

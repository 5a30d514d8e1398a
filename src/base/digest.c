/* Digests, by libsodium. What is used of it needs no sodium_init(). */
#include "base/digest.h"

#include <assert.h>
#include <sodium.h>

static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(DigestRun),
              "a run has room for what libsodium keeps");

static void write_down(const unsigned char *hash, char out[DIGEST_SIZE])
{
    sodium_bin2hex(out, DIGEST_SIZE, hash, crypto_hash_sha256_BYTES);
}

void digest_of(const char *bytes, size_t size, char out[DIGEST_SIZE])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)bytes, size);
    write_down(hash, out);
}

void digest_begin(DigestRun *run)
{
    crypto_hash_sha256_init((crypto_hash_sha256_state *)run);
}

void digest_add(DigestRun *run, const char *bytes, size_t size)
{
    crypto_hash_sha256_update((crypto_hash_sha256_state *)run,
                              (const unsigned char *)bytes, size);
}

void digest_end(DigestRun *run, char out[DIGEST_SIZE])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256_final((crypto_hash_sha256_state *)run, hash);
    write_down(hash, out);
}

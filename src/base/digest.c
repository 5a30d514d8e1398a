/* Digests, by nettle, which uses what the processor has for SHA-256, or else by
 * libsodium, which does not. What is used of it needs no sodium_init(). */
#include "base/digest.h"

#include <assert.h>
#include <sodium.h>

static void write_down(const unsigned char *hash, char out[DIGEST_SIZE])
{
    sodium_bin2hex(out, DIGEST_SIZE, hash, crypto_hash_sha256_BYTES);
}

void digest_of(const char *bytes, size_t size, char out[DIGEST_SIZE])
{
    DigestRun run;
    digest_begin(&run);
    digest_add(&run, bytes, size);
    digest_end(&run, out);
}

#ifdef HAVE_NETTLE
#include <nettle/sha2.h>

static_assert(sizeof(struct sha256_ctx) <= sizeof(DigestRun),
              "a run has room for what nettle keeps");

void digest_begin(DigestRun *run)
{
    sha256_init((struct sha256_ctx *)run);
}

void digest_add(DigestRun *run, const char *bytes, size_t size)
{
    sha256_update((struct sha256_ctx *)run, size, (const uint8_t *)bytes);
}

void digest_end(DigestRun *run, char out[DIGEST_SIZE])
{
    unsigned char hash[SHA256_DIGEST_SIZE];
    sha256_digest((struct sha256_ctx *)run, sizeof hash, hash);
    write_down(hash, out);
}

#else

static_assert(sizeof(crypto_hash_sha256_state) <= sizeof(DigestRun),
              "a run has room for what libsodium keeps");

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

#endif

/* Digests, by libsodium. What is used of it needs no sodium_init(). */
#include "base/digest.h"

#include <sodium.h>

void digest_of(const char *bytes, size_t size, char out[DIGEST_SIZE])
{
    unsigned char hash[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(hash, (const unsigned char *)bytes, size);
    sodium_bin2hex(out, DIGEST_SIZE, hash, sizeof(hash));
}

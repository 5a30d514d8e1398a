/* SHA-256 (FIPS 180-4), as it is written down: 64 hexadecimal digits in lower
 * case. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>
#include <stdint.h>

#define DIGEST_SIZE 65 /* with the NUL */

void digest_of(const char *bytes, size_t size, char out[DIGEST_SIZE]);

/* The same, of bytes that come in pieces. */
typedef struct {
    uint64_t state[16];
} DigestRun;

void digest_begin(DigestRun *run);
void digest_add(DigestRun *run, const char *bytes, size_t size);
void digest_end(DigestRun *run, char out[DIGEST_SIZE]);

#endif

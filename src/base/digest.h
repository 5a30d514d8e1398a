/* SHA-256 (FIPS 180-4), as it is written down: 64 hexadecimal digits in lower
 * case. */
#ifndef BASE_DIGEST_H
#define BASE_DIGEST_H

#include <stddef.h>

#define DIGEST_SIZE 65 /* with the NUL */

void digest_of(const char *bytes, size_t size, char out[DIGEST_SIZE]);

#endif

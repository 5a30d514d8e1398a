/* Signatures: Ed25519 (RFC 8032) in the files of minisign, so that minisign and
 * signify-like tools read ours and we read theirs.
 *
 *      public key      untrusted comment: minisign public key 6E086153A334D187
 *                      base64("Ed" number[8] key[32])
 *      secret key      untrusted comment: ...
 *                      base64("Ed" kdf[2] "B2" salt[32] ops[8] mem[8]
 *                             number[8] key[64] check[32])
 *      signature       untrusted comment: ...
 *                      base64("ED" number[8] signature[64])
 *                      trusted comment: ...
 *                      base64(signature[64] of signature and trusted comment)
 *
 * "ED" signs the BLAKE2b-512 of the file, "Ed" the file itself; ours are "ED".
 * Secret keys of ours have no password (kdf is two zero bytes): they are kept
 * by the mode of their file. */
#ifndef BASE_MINISIGN_H
#define BASE_MINISIGN_H

#include "base/buf.h"
#include "base/context.h"

#define KEY_NUMBER_SIZE 8

typedef struct {
    unsigned char number[KEY_NUMBER_SIZE];
    unsigned char key[64];
} SecretKey;

typedef struct {
    unsigned char number[KEY_NUMBER_SIZE];
    unsigned char key[32];
} PublicKey;

void secret_key_wipe(SecretKey *key);

/* The public key that belongs to a secret one. */
void public_key_of(const SecretKey *key, PublicKey *out);

/* A new pair, and its two files. */
CodicilStatus keys_make(const CodicilContext *context, Buf *secret,
                        Buf *public);

/* CODICIL_REFUSED where others than its owner may read or write the file, and
 * for a key with a password; CODICIL_INVALID where it is no such key. */
CodicilStatus secret_key_read(const CodicilContext *context, const char *path,
                              SecretKey *out);
CodicilStatus public_key_read(const CodicilContext *context, const char *path,
                              PublicKey *out);

/* The signature file over some bytes; `comment` is signed too: one line. The
 * same for the same bytes, comment and key. */
CodicilStatus signature_make(const CodicilContext *context,
                             const SecretKey *key, const Buf *bytes,
                             const char *comment, Buf *out);

/* What a signature file is worth. */
typedef enum {
    SIGNATURE_GOOD,
    SIGNATURE_NONE,      /* no signature file at all */
    SIGNATURE_OTHER_KEY, /* made with another key */
    SIGNATURE_BAD,       /* not over these bytes, or its comment was changed */
} SignatureState;

/* A signature file has four lines; the first one, which nothing signs, is as
 * codicil or minisign writes it. `key` NULL: no more than whether it is one, or
 * SIGNATURE_NONE. */
SignatureState signature_check(const PublicKey *key, const Buf *bytes,
                               const Buf *signature);

#endif

/* The tokens of a line of text in a locale: what a comparison of words counts
 * and marks. They are the words of ICU's word breaker (UAX #29, with the
 * dictionaries of Thai, Lao, Khmer, Burmese, Chinese and Japanese), every
 * byte in exactly one of them, white space in tokens of its own. A token never
 * ends within a grapheme cluster, also where ICU's word would.
 *
 *      Art. 5: 1.000,50 €.    Art|.| |5|:| |1.000,50| |€|.
 */
#ifndef LANG_TOKENS_H
#define LANG_TOKENS_H

#include "base/context.h"

#include <stdint.h>

typedef enum {
    TOKEN_SPACE,  /* white space of any width */
    TOKEN_WORD,   /* letters, ideographs; digits among letters */
    TOKEN_NUMBER, /* digits, with what may stand within a number */
    TOKEN_MARK,   /* punctuation, a symbol, an emoji, all else */
    TOKEN_STOP,   /* punctuation that may end a sentence: . ! ? 。 */
} TokenClass;

typedef struct {
    uint32_t start, end; /* bytes of the text, end exclusive */
    TokenClass class;
} Token;

/* A growing list. It remembers its own failure, as a Buf. */
typedef struct {
    Token *items;
    size_t count, room;
    bool failed;
} TokenList;

typedef struct Tokenizer Tokenizer;

/* One for a locale (NULL: und), for any number of lines, for one thread. */
CodicilStatus tokenizer_new(const CodicilContext *context, const char *locale,
                            Tokenizer **out);
void tokenizer_free(Tokenizer *tokenizer);

/* Adds the tokens of a text (UTF-8, less than 2 GB), offsets from its own
 * beginning. Bad bytes do no harm. False when memory ran out. */
bool tokenizer_read(Tokenizer *tokenizer, const char *text, size_t size,
                    TokenList *out);

/* Adds one that no text has, such as a picture. False when memory ran out. */
bool token_list_add(TokenList *tokens, size_t start, size_t end,
                    TokenClass class);

void token_list_clear(TokenList *tokens); /* frees; empty and usable again */

#endif

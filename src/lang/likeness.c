/* Likeness: a bag of tokens against another, in a table. */
#include "lang/likeness.h"

#include "base/cleanup.h"
#include "base/table.h"

#define MOST_WEIGHT   12
#define NUMBER_WEIGHT 6

static size_t weight_of(Token token)
{
    size_t size = token.end - token.start;
    switch (token.class) {
    case TOKEN_SPACE:
        return 0;
    case TOKEN_WORD:
        return size < MOST_WEIGHT ? size : MOST_WEIGHT;
    case TOKEN_NUMBER:
        return NUMBER_WEIGHT;
    default:
        return 1;
    }
}

bool tokens_likeness(const char *a_text, const TokenList *a, const char *b_text,
                     const TokenList *b, double *out)
{
    AUTO(table_clear) Table bag = {0};
    size_t whole = 0, common = 0;
    for (size_t i = 0; i < a->count; i++) {
        Token token = a->items[i];
        size_t weight = weight_of(token);
        if (!weight)
            continue;
        size_t *left =
            table_add(&bag, a_text + token.start, token.end - token.start);
        if (!left)
            return false;
        ++*left;
        whole += weight;
    }
    for (size_t i = 0; i < b->count; i++) {
        Token token = b->items[i];
        size_t weight = weight_of(token);
        whole += weight;
        size_t *left = weight ? table_add(&bag, b_text + token.start,
                                          token.end - token.start)
                              : NULL;
        if (weight && !left)
            return false;
        if (left && *left) {
            --*left;
            common += weight;
        }
    }
    *out = whole ? 2 * (double)common / (double)whole : 1;
    return true;
}

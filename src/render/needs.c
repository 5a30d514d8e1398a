/* Reads what an xsl:include is for. */
#include "render/needs.h"

#include <string.h>

/* The next word of a list: where it has its place; NEEDS_COUNT after the last
 * one. What is no word of ours is taken for "other". */
static size_t word_next(const char **list)
{
    char word[32];
    *list += strspn(*list, " ");
    size_t size = strcspn(*list, " ");
    const char *at = *list;
    *list += size;
    if (!size)
        return NEEDS_COUNT;
    if (size >= sizeof(word))
        return NEEDS_OTHER;
    memcpy(word, at, size);
    word[size] = '\0';
    if (strcmp(word, "page") == 0)
        return NEEDS_PAGE;
    if (strcmp(word, "class") == 0)
        return NEEDS_CLASS;
    if (strcmp(word, "number") == 0)
        return NEEDS_NUMBER;
    const Vocab *row = vocab_find(word);
    return row ? row->element : NEEDS_OTHER;
}

bool needs_any(const Needs *needs, const char *list)
{
    if (!list)
        return true;
    for (size_t at; (at = word_next(&list)) < NEEDS_COUNT;)
        if (needs->has[at])
            return true;
    return false;
}

void needs_add(Needs *needs, const char *list)
{
    for (size_t at; (at = word_next(&list)) < NEEDS_COUNT;)
        needs->has[at] = true;
}

bool needs_meet(const Needs *one, const Needs *other)
{
    for (size_t i = 0; i < NEEDS_COUNT; i++)
        if (one->has[i] && other->has[i])
            return true;
    return false;
}

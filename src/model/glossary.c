/* Terms, asked for. */
#include "model/glossary.h"

#include <stdlib.h>
#include <string.h>

void glossary_clear(Glossary *glossary)
{
    for (size_t i = 0; i < glossary->count; i++)
        free(glossary->items[i].names);
    free(glossary->items);
    *glossary = (Glossary){0};
}

/* Whether a name's locale is a text's, or that of which it is a variety. */
static bool is_of(const char *locale, const char *text)
{
    size_t size = strlen(locale);
    return strncmp(locale, text, size) == 0 &&
           (!text[size] || text[size] == '-');
}

const TermName *term_next(const Term *term, const char *locale, size_t *at)
{
    while (*at < term->count) {
        const TermName *name = &term->names[(*at)++];
        if (is_of(name->locale, locale))
            return name;
    }
    return NULL;
}

const char *term_name(const Term *term, const char *locale)
{
    const char *found = NULL;
    size_t longest = 0, at = 0;
    for (const TermName *name; (name = term_next(term, locale, &at));) {
        if (name->is_variant || (found && strlen(name->locale) <= longest))
            continue;
        found = name->words;
        longest = strlen(name->locale);
    }
    return found;
}

bool term_is_defined_by(const Term *term, const char *id)
{
    return strcmp(term->id, id) == 0 ||
           (strncmp(id, "def-", 4) == 0 && strcmp(term->id, id + 4) == 0);
}

/* Names of authoring Markdown: the short ones are in tables, all others are
 * those of the vocabulary. */
#include "model/authoring.h"

#include <string.h>

static const struct {
    Element element;
    const char *name;
} names[] = {
    {EL_authorialNote, "note"},
    {EL_embeddedText, "quote"},
};

static const struct {
    const char *attribute, *key;
} keys[] = {{"xml:id", "id"},
            {"xml:lang", "lang"},
            {"c:from", "from"},
            {"c:state", "state"},
            {"c:confirmed", "confirmed"},
            {"c:alias", "alias"},
            {"c:meant", "meant"},
            {"c:was", "was"},
            {"startQuote", "start"},
            {"endQuote", "end"},
            {"refersTo", "refers-to"}};

static const struct {
    Element element;
    const char *attribute;
} mains[] = {
    {EL_term, "refersTo"},   {EL_date, "date"},
    {EL_abbr, "title"},      {EL_a, "href"},
    {EL_ref, "href"},        {EL_img, "src"},
    {EL_hcontainer, "name"}, {EL_authorialNote, "marker"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static bool is_same(const char *name, const char *text, size_t size)
{
    return strncmp(name, text, size) == 0 && !name[size];
}

const char *authoring_name(Element element)
{
    for (size_t i = 0; i < COUNT(names); i++)
        if (names[i].element == element)
            return names[i].name;
    return vocab_get(element)->name;
}

Element authoring_element(const char *name, size_t size)
{
    size_t count;
    const Vocab *rows = vocab_rows(&count);
    for (size_t i = 0; i < COUNT(names); i++)
        if (is_same(names[i].name, name, size))
            return names[i].element;
    for (size_t i = 0; i < count; i++)
        if (is_same(rows[i].name, name, size))
            return rows[i].element;
    return EL_none;
}

const char *authoring_key(const char *attribute)
{
    for (size_t i = 0; i < COUNT(keys); i++)
        if (strcmp(keys[i].attribute, attribute) == 0)
            return keys[i].key;
    return attribute;
}

const char *authoring_attribute(const char *key, size_t size)
{
    size_t count;
    const VocabAttribute *known = vocab_attributes(&count);
    for (size_t i = 0; i < COUNT(keys); i++)
        if (is_same(keys[i].key, key, size))
            return keys[i].attribute;
    for (size_t i = 0; i < count; i++)
        if (is_same(known[i].name, key, size))
            return known[i].name;
    return NULL;
}

const char *authoring_main(Element element)
{
    for (size_t i = 0; i < COUNT(mains); i++)
        if (mains[i].element == element)
            return mains[i].attribute;
    return NULL;
}

Element authoring_unnamed(bool has_id)
{
    return has_id ? EL_def : EL_span;
}

const char *authoring_class(Element element, bool is_lead)
{
    if (element == EL_blockContainer)
        return "quotation";
    return element == EL_paragraph && is_lead ? "run-in" : NULL;
}

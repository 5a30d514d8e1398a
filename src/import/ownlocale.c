/* The language that a document says it is in, before it is read. */
#include "import/ownlocale.h"

#include "import/front.h"
#include "import/html.h"

#include <string.h>

static bool take(const Markup *tag, const char *name, char *locale)
{
    Buf value = {0};
    bool has = markup_get(tag, name, &value) &&
               locale_from_text(buf_text(&value), locale, NULL);
    buf_clear(&value);
    return has;
}

bool ownlocale_of_page(const SourceText *source, char *locale)
{
    HtmlParts parts = html_begin(source->bytes, source->size);
    while (html_next(&parts) && parts.has_markup) {
        const Markup *tag = &parts.markup;
        if (tag->kind != MARKUP_TAG || tag->is_closing)
            continue;
        bool is_body = strcmp(tag->name, "body") == 0;
        if ((is_body || strcmp(tag->name, "html") == 0) &&
            (take(tag, "lang", locale) || take(tag, "xml:lang", locale)))
            return true;
        if (is_body)
            return false;
    }
    return false;
}

CodicilStatus ownlocale_of_front(const CodicilContext *context,
                                 const SourceText *source, char *locale)
{
    Front front = {0};
    TRY(front_read(context, source, &front));
    const FrontField *lang = front_find(&front, "lang");
    if (!lang || !lang->value || !locale_from_text(lang->value, locale, NULL))
        *locale = '\0';
    front_clear(&front);
    return CODICIL_OK;
}

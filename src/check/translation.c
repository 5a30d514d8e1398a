/* What a translation says of itself, held against its original. */
#include "check/translation.h"

#include "check/checker.h"
#include "model/translated.h"

#include <string.h>

static void report_one(Checker *checker, const char *other,
                       const TranslatedProvision *one)
{
    long line = doc_line(one->source);
    if (one->state == TRANSLATED_STALE)
        report(checker, RULE_TRANSLATION_STALE, one->own,
               "translates what the original said before; expected a "
               "translation of %s:%ld, or `codicil translate confirm`",
               other, line);
    else if (one->state == TRANSLATED_OPEN)
        report(checker, RULE_TRANSLATION_OPEN, one->own,
               "is still to be translated; expected the words of %s:%ld in "
               "this language",
               other, line);
    else if (one->state == TRANSLATED_SAME)
        report(checker, RULE_TRANSLATION_SAME, one->own,
               "has the words of %s:%ld; expected them in this language", other,
               line);
    else if (one->state == TRANSLATED_CARRIED)
        report(checker, RULE_TRANSLATION_CARRIED, one->own,
               "is taken over from the version before, since %s:%ld did not "
               "change",
               other, line);
}

CodicilStatus check_translation(const CodicilContext *context,
                                const ParityText *original,
                                const ParityText *text, Findings *out)
{
    Translated AUTO(translated_clear) translated = {0};
    const char *slash = strrchr(original->file, '/');
    Checker checker = {.context = context,
                       .file = text->file,
                       .text = text->text,
                       .findings = out,
                       .first = out->count};
    if (!doc_kind(original->text) || !doc_kind(text->text))
        return CODICIL_OK;
    TRY(translated_read(context, original->text, text->text, &translated));
    for (size_t i = 0; i < translated.count; i++)
        report_one(&checker, slash ? slash + 1 : original->file,
                   &translated.items[i]);
    return checker.failed ? fault_memory(context) : CODICIL_OK;
}

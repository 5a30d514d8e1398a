/* translate: carry and confirm translations; exchange with translators. */
#include "cli/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LOCALE, REASON, XLIFF, TODO, OUTPUT, DRY_RUN };

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALE", "the language of the translation"},
    [REASON] = {"reason", 0, "TEXT", "confirm: why it still holds"},
    [XLIFF] = {"xliff", 0, "VERSION", "export: 2.1 (default) or 1.2"},
    [TODO] = {"todo", 0, NULL,
              "export: only what is stale or still to be translated"},
    [OUTPUT] = {"output", 'o', "FILE", "export: where to (default: stdout)"},
    [DRY_RUN] = {"dry-run", 0, NULL, "import: write nothing"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_carry(CodicilContext *context,
                     const CodicilTranslation *translation,
                     const Arguments *arguments)
{
    CodicilCarried carried = {0};
    if (arguments->count != 2)
        return misuse("translate carry wants WORK@VERSION");
    int code =
        exit_code(codicil_translate_carry(context, translation, &carried));
    if (code == 0)
        fprintf(stderr, "%zu kept, %zu carried over, %zu to be translated\n",
                carried.kept, carried.carried, carried.open);
    return code;
}

static int run_confirm(CodicilContext *context,
                       const CodicilTranslation *translation,
                       const Arguments *arguments)
{
    size_t confirmed = 0;
    if (!arguments->value[REASON])
        return misuse("translate confirm wants --reason TEXT");
    CodicilConfirmation confirmation = {
        .provisions = (const char *const *)arguments->operands + 2,
        .count = arguments->count - 2,
        .reason = arguments->value[REASON]};
    int code = exit_code(codicil_translate_confirm(context, translation,
                                                   &confirmation, &confirmed));
    if (code == 0)
        fprintf(stderr, "%zu confirmed\n", confirmed);
    return code;
}

static int run_export(CodicilContext *context,
                      const CodicilTranslation *translation,
                      const Arguments *arguments)
{
    const char *xliff = arguments->value[XLIFF];
    char *bytes = NULL;
    size_t size = 0;
    if (xliff && strcmp(xliff, "2.1") != 0 && strcmp(xliff, "1.2") != 0)
        return misuse("--xliff %s: 2.1 or 1.2 was expected", xliff);
    CodicilExchange exchange = {
        .provisions = (const char *const *)arguments->operands + 2,
        .count = arguments->count - 2,
        .todo = arguments->value[TODO] != NULL,
        .xliff_12 = xliff && strcmp(xliff, "1.2") == 0};
    int code = exit_code(codicil_translate_export(context, translation,
                                                  &exchange, &bytes, &size));
    if (code == 0)
        code = put_out(context, arguments->value[OUTPUT], bytes, size);
    free(bytes);
    return code;
}

/* The file says which text it is of. */
static int run_import(CodicilContext *context, const Arguments *arguments)
{
    CodicilTranslated translated = {0};
    bool dry = arguments->value[DRY_RUN] != NULL;
    if (arguments->count != 2)
        return misuse("translate import wants one file, or -");
    int code = exit_code(codicil_translate_import(
        context, arguments->operands[1], dry, &translated));
    if (code == 0)
        fprintf(stderr, "%zu changed, %zu as they were, %zu to be translated\n",
                translated.changed, translated.same, translated.open);
    return code;
}

static const struct {
    const char *name;
    int (*run)(CodicilContext *context, const CodicilTranslation *translation,
               const Arguments *arguments);
} deeds[] = {
    {"carry", run_carry}, {"confirm", run_confirm}, {"export", run_export}};

#define DEED_COUNT (sizeof(deeds) / sizeof(deeds[0]))

static int run_deed(CodicilContext *context, size_t deed,
                    const Arguments *arguments)
{
    CodicilTranslation translation = {.locale = arguments->value[LOCALE]};
    char *work = NULL;
    if (arguments->count < 2)
        return misuse("translate %s wants WORK@VERSION", deeds[deed].name);
    if (!translation.locale)
        return misuse("translate %s wants -l LOCALE", deeds[deed].name);
    if (!version_from_text(arguments->operands[1], &work, &translation.version))
        return 2;
    translation.work = work;
    int code = deeds[deed].run(context, &translation, arguments);
    free(work);
    return code;
}

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *deed = arguments->count ? arguments->operands[0] : "";
    if (strcmp(deed, "import") == 0)
        return run_import(context, arguments);
    for (size_t i = 0; i < DEED_COUNT; i++)
        if (strcmp(deeds[i].name, deed) == 0)
            return run_deed(context, i, arguments);
    return misuse("translate '%s': carry, confirm, export or import was "
                  "expected",
                  deed);
}

const Verb verb_translate = {
    "translate",
    "carry|confirm|export WORK@VERSION -l LOCALE [PROVISION]... [OPTIONS]\n"
    "       codicil translate import FILE|- [--dry-run]",
    "translations: carry over, confirm, exchange with translators (XLIFF)",
    "codicil translate export terms@2026-03-01 -l de -o terms.de.xlf",
    options,
    run,
};

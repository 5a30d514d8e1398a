/* diff: what changed between two texts. */
#include "cli/colour.h"
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum {
    LOCALE,
    FORMAT,
    STAT,
    ONLY,
    EXIT_CODE,
    WIDTH,
    COLOR,
    FORCE,
    AT,
    FROM,
    CHARSET,
    SELECT,
    FALLBACK,
    OUT
};

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALES",
                "the reader's languages, as in Accept-Language; of files "
                "their own"},
    [FORMAT] = {"format", 'f', "FORMAT",
                "html (default), markdown, text, json (the delta) or xml (the "
                "marked text)"},
    [STAT] = {"stat", 0, NULL, "counts alone; with -f json as JSON"},
    [ONLY] = {"only", 0, "WHAT",
              "all (default), or words: nothing of formatting and links"},
    [EXIT_CODE] = {"exit-code", 0, NULL, "exit with 1 where they differ"},
    [WIDTH] = {"width", 0, "N", "columns of plain text (default 72)"},
    [COLOR] = {"color", 0, "WHEN",
               "of text and Markdown: auto (default: on a terminal), always "
               "or never"},
    [FORCE] = {"force", 0, NULL, "stored texts of two works or languages too"},
    [AT] = {"at", 0, "INSTANT", "the versions in force then (default: now)"},
    [FROM] = {"from", 0, "FORMAT",
              "format of files: xml, markdown, html or text (default: by "
              "ending)"},
    [CHARSET] = {"input-charset", 0, "NAME",
                 "charset of files (default: what they say, or UTF-8)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    [FALLBACK] = {"fallback", 0, "WHAT",
                  "where no language asked for is there: serve (default) "
                  "another, or refuse"},
    [OUT] = {"output", 'o', "FILE", "write there, not to standard output"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static bool read_only(const char *what, bool *only_words)
{
    *only_words = what && strcmp(what, "words") == 0;
    return !what || *only_words || strcmp(what, "all") == 0 ||
           misuse("--only %s: words or all was expected", what) == 0;
}

/* What was said of the output; false is told. */
static bool read_options(const char *const *value, CodicilDiffOptions *diff,
                         bool *colour)
{
    if (value[FORMAT] &&
        !format_from_text(value[FORMAT], "html, markdown, text, json or xml",
                          &diff->format))
        return false;
    if (!option_number("width", value[WIDTH], 20, 1000, &diff->width))
        return false;
    diff->stat = value[STAT] != NULL;
    diff->force = value[FORCE] != NULL;
    return read_only(value[ONLY], &diff->only_words) &&
           colour_wanted(value[COLOR], value[OUT], colour);
}

static CodicilSource source_of(const char *const *value, const char *name)
{
    return (CodicilSource){.name = name,
                           .locale = value[LOCALE],
                           .at = value[AT],
                           .from = value[FROM],
                           .select = value[SELECT],
                           .charset = value[CHARSET]};
}

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    CodicilDiffOptions diff = {0};
    bool colour;
    if (arguments->count < 1 || arguments->count > 2)
        return misuse("diff wants two texts, WORK[@VERSION] or a file each, or "
                      "one of the store, to be held against the one before");
    bool no_fallback;
    if (!read_options(value, &diff, &colour) ||
        !fallback_from_text(value[FALLBACK], &no_fallback))
        return 2;
    CodicilSource a = source_of(value, arguments->operands[0]);
    CodicilSource b =
        source_of(value, arguments->operands[arguments->count - 1]);
    a.no_fallback = b.no_fallback = no_fallback;
    diff.older = arguments->count == 2 ? &a : NULL;
    diff.newer = &b;
    char *bytes = NULL;
    size_t size = 0;
    CodicilStatus status = codicil_diff(context, &diff, &bytes, &size);
    bool differs = status == CODICIL_NO && bytes;
    int code = differs ? 0 : exit_code(status);
    bool has_marks = !diff.stat && (diff.format == CODICIL_PLAIN ||
                                    diff.format == CODICIL_MARKDOWN);
    if (code == 0 && colour && has_marks)
        code = put_coloured(bytes, diff.format == CODICIL_MARKDOWN);
    else if (code == 0)
        code = put_out(context, value[OUT], bytes, size);
#ifdef FREES_ALL /* see main.c */
    free(bytes);
#endif
    return code == 0 && differs && value[EXIT_CODE] ? 1 : code;
}

const Verb verb_diff = {
    "diff",
    "[A] B [OPTIONS]",
    "what changed between two texts",
    "codicil diff terms@2025-01-15 terms@2026-03-01 -l nl -f text",
    options,
    run,
};

/* import: a document becomes a draft, or a repository becomes works. */
#include "cli/verbs.h"

#include <stdlib.h>

enum {
    /* of one file */
    LOCALE,
    FROM,
    SELECT,
    CHARSET,
    KIND,
    TITLE,
    OUTLINE,
    IN_FORCE,
    /* of a repository */
    GIT,
    REVISION,
    ORIGINAL,
    LAYOUT,
    DRY_RUN,
    PUBLISH,
    BY,
    CHANGE,
    FORMAT,
};

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALE", "the language of the text (BCP 47)"},
    [FROM] = {"from", 0, "FORMAT",
              "markdown, html or text (default: by the file's ending)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    [CHARSET] = {"charset", 0, "NAME",
                 "charset of the file (default: what it says, or UTF-8)"},
    [KIND] = {"kind", 0, "KIND", "doc (default) or statement"},
    [TITLE] = {"title", 0, "TITLE", "the title, where the file has none"},
    [OUTLINE] = {"outline", 0, "FILE", "which headings there are, otherwise"},
    [IN_FORCE] = {"in-force", 0, "INSTANT",
                  "when the version comes into force (RFC 3339)"},
    [GIT] = {"git", 0, "REPO", "a git repository with all its versions"},
    [REVISION] = {"revision", 0, "REV",
                  "with --git: its branch, tag or commit"},
    [ORIGINAL] = {"original", 0, "LOCALE",
                  "with --git: the language of the originals"},
    [LAYOUT] = {"layout", 0, "LAYOUT",
                "with --git: locale/document, document/locale, …"},
    [DRY_RUN] = {"dry-run", 0, NULL, "with --git: only print the plan"},
    [PUBLISH] = {"publish", 0, NULL,
                 "with --git: publish each version as of its commit"},
    [BY] = {"by", 0, "NAME", "with --publish: who publishes"},
    [CHANGE] = {"change", 0, "KIND",
                "with --publish: editorial, inform (default) or material"},
    [FORMAT] = {"format", 0, "FORMAT", "with --git: text (default) or json"},
    {"help", 'h', NULL, "this help"},
    {0},
};

/* Whether no option from `first` to `last` was given; else it is told. */
static bool has_none(const Arguments *arguments, int first, int last,
                     const char *why)
{
    for (int i = first; i <= last; i++)
        if (arguments->value[i])
            return misuse("--%s %s", options[i].name, why) == 0;
    return true;
}

static int run_git(CodicilContext *context, const Arguments *arguments)
{
    CodicilReport format;
    if (!has_none(arguments, LOCALE, IN_FORCE,
                  "is for one file, not for --git") ||
        !report_from_text(arguments->value[FORMAT], false, &format))
        return 2;
    CodicilHistoryOptions history = {
        .repository = arguments->value[GIT],
        .revision = arguments->value[REVISION],
        .paths = (const char *const *)arguments->operands,
        .count = arguments->count,
        .original = arguments->value[ORIGINAL],
        .layout = arguments->value[LAYOUT],
        .is_dry = arguments->value[DRY_RUN] != NULL,
        .publish = arguments->value[PUBLISH] != NULL,
        .by = arguments->value[BY],
        .change = arguments->value[CHANGE],
        .report = format,
    };
    return run_history(context, &history);
}

static int run(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->value[GIT])
        return run_git(context, arguments);
    if (!has_none(arguments, REVISION, FORMAT, "is for --git REPO"))
        return 2;
    if (arguments->count != 2)
        return misuse("import wants WORK@VERSION and one file");
    if (!arguments->value[LOCALE])
        return misuse("import wants the language of the text: -l LOCALE");
    char *work = NULL;
    const char *version = NULL;
    if (!version_from_text(arguments->operands[0], &work, &version))
        return 2;
    CodicilImportOptions import = {
        .work = work,
        .version = version,
        .locale = arguments->value[LOCALE],
        .file = arguments->operands[1],
        .from = arguments->value[FROM],
        .select = arguments->value[SELECT],
        .charset = arguments->value[CHARSET],
        .kind = arguments->value[KIND],
        .title = arguments->value[TITLE],
        .outline = arguments->value[OUTLINE],
        .in_force = arguments->value[IN_FORCE],
    };
    int code = exit_code(codicil_import(context, &import));
    free(work);
    return code;
}

const Verb verb_import = {
    "import",
    "WORK@VERSION -l LOCALE [OPTIONS] FILE|-, or --git REPO [PATH]...",
    "bring a document in as a draft; nothing is lost",
    "codicil import terms@2025-01-15 -l nl voorwaarden.md",
    options,
    run,
};

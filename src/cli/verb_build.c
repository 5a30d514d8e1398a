/* build: the site. */
#include "cli/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { JOBS, TEMPLATES, RERENDER, REASON, BY, KEY };

static const Option options[] = {
    [JOBS] = {"jobs", 'j', "N", "threads (default: one for each processor)"},
    [TEMPLATES] = {"templates", 0, "DIR",
                   "a site's own page.xsl, style.css, …; others as installed"},
    [RERENDER] = {"rerender", 0, NULL,
                  "draw all that is published anew first; needs --reason"},
    [REASON] = {"reason", 0, "TEXT", "why, in the publication logs"},
    [BY] = {"by", 0, "NAME", "who does it (default: your login)"},
    [KEY] = {"key", 0, "FILE", "sign the manifests with this secret key"},
    {"help", 'h', NULL, "this help"},
    {0},
};

#define BAR 40 /* columns */

/* A bar on a terminal, drawn anew when another hundredth is done. */
static void draw(void *user, size_t done, size_t all)
{
    size_t *last = user;
    size_t percent = all ? done * 100 / all : 100;
    if (percent == *last)
        return;
    *last = percent;
    char bar[BAR + 1];
    size_t filled = percent * BAR / 100;
    memset(bar, '#', filled);
    memset(bar + filled, '.', BAR - filled);
    bar[BAR] = '\0';
    fprintf(stderr, "\r[%s] %3zu %%", bar, percent);
    fflush(stderr);
}

static CodicilStatus rerender(CodicilContext *context, const char *const *value)
{
    CodicilEntryOptions entry = {
        .reason = value[REASON], .by = login_or(value[BY]), .key = value[KEY]};
    char *report = NULL;
    CodicilStatus status = codicil_rerender(context, &entry, &report);
    free(report);
    return status;
}

static CodicilStatus sign(CodicilContext *context, const char *folder,
                          const char *key)
{
    size_t written;
    return key ? codicil_sign(context, folder, key, &written) : CODICIL_OK;
}

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    size_t percent = (size_t)-1;
    bool has_bar = isatty(STDERR_FILENO);
    CodicilBuildCounts counts = {0};
    if (arguments->count != 1)
        return misuse("build wants one folder for the site");
    CodicilBuildOptions build = {.folder = arguments->operands[0],
                                 .progress = has_bar ? draw : NULL,
                                 .user = &percent,
                                 .key = value[KEY]};
    if (!option_number("jobs", value[JOBS], 1, 64, &build.jobs))
        return 2;
    if (value[TEMPLATES] &&
        codicil_context_set_templates(context, value[TEMPLATES]) != CODICIL_OK)
        return 2;
    if (value[RERENDER] && !value[REASON])
        return misuse("build --rerender wants --reason TEXT");
    if (value[RERENDER] && rerender(context, value) != CODICIL_OK)
        return 2;
    CodicilStatus status = codicil_build(context, &build, &counts);
    if (status == CODICIL_OK)
        status = sign(context, build.folder, value[KEY]);
    if (has_bar && percent != (size_t)-1)
        fputs("\r\033[K", stderr);
    if (status == CODICIL_OK)
        printf("%s: %zu files, %zu written, %zu removed\n", build.folder,
               counts.files, counts.written, counts.removed);
    return exit_code(status);
}

const Verb verb_build = {
    "build",
    "OUTDIR [OPTIONS]",
    "write the whole site, for any web server",
    "codicil build site",
    options,
    run,
};

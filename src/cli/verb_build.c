/* build: the site. */
#include "cli/verbs.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

enum { JOBS, TEMPLATES };

static const Option options[] = {
    [JOBS] = {"jobs", 'j', "N", "threads (default: one for each processor)"},
    [TEMPLATES] = {"templates", 0, "DIR",
                   "a site's own page.xsl, style.css, …; others as installed"},
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
                                 .user = &percent};
    if (!option_number("jobs", value[JOBS], 1, 64, &build.jobs))
        return 2;
    if (value[TEMPLATES] &&
        codicil_context_set_templates(context, value[TEMPLATES]) != CODICIL_OK)
        return 2;
    CodicilStatus status = codicil_build(context, &build, &counts);
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

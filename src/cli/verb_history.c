/* import --git: a repository with all its versions and languages. */
#include "cli/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* How often the line is drawn anew, so that drawing costs nothing. */
#define PAUSE_SECONDS 0.1

typedef struct {
    bool is_shown;
    double last;
} Progress;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void show(void *user, const char *what, size_t done, size_t all)
{
    Progress *progress = user;
    double now = seconds();
    if (now - progress->last < PAUSE_SECONDS)
        return;
    size_t percent = all ? 100 * done / all : 100;
    fprintf(stderr, "\r\033[K%3zu %%  %zu of %zu states, %s", percent, done,
            all, what);
    fflush(stderr);
    progress->last = now;
    progress->is_shown = true;
}

int run_history(CodicilContext *context, CodicilHistoryOptions *history)
{
    Progress progress = {false, 0};
    char *report = NULL;
    if (isatty(STDERR_FILENO)) {
        history->progress = show;
        history->user = &progress;
    }
    CodicilStatus status = codicil_history(context, history, &report);
    if (progress.is_shown)
        fputs("\r\033[K", stderr);
    int code = exit_code(status);
    if (report && put_out(context, NULL, report, strlen(report)) != 0)
        code = 2;
    free(report);
    return code;
}

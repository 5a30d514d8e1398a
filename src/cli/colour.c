/* Colours of a redline.
 *
 *   text      {+came+} [-went-]
 *   Markdown  <ins>came</ins> <del>went</del>
 *
 * In text, a mark of its own has a backslash in it; in Markdown, before it. */
#include "cli/colour.h"

#include "cli/verbs.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define CAME  "\033[32;4m"
#define WENT  "\033[31;9m"
#define PLAIN "\033[0m"

typedef struct {
    const char *begin, *end, *colour;
} Marks;

static const Marks of_text[] = {{"{+", "+}", CAME}, {"[-", "-]", WENT}};
static const Marks of_markdown[] = {{"<ins", "</ins>", CAME},
                                    {"<del", "</del>", WENT}};

bool colour_wanted(const char *when, const char *path, bool *out)
{
    bool is_stdout = !path || strcmp(path, "-") == 0;
    const char *never = getenv("NO_COLOR");
    if (!when || strcmp(when, "auto") == 0)
        *out = is_stdout && isatty(STDOUT_FILENO) && !(never && *never);
    else if (strcmp(when, "always") == 0 || strcmp(when, "never") == 0)
        *out = is_stdout && *when == 'a';
    else
        return misuse("--color %s: auto, always or never was expected", when) ==
               0;
    return true;
}

static bool begins(const char *at, const char *mark)
{
    return strncmp(at, mark, strlen(mark)) == 0;
}

/* Writes what is marked, colour anew on each line; gives where it ends. */
static const char *put_marked(const char *at, const Marks *marks)
{
    const char *end = strstr(at, marks->end);
    end = end ? end + strlen(marks->end) : at + strlen(at);
    fputs(marks->colour, stdout);
    for (; at < end; at++) {
        if (*at == '\n')
            fputs(PLAIN, stdout);
        putchar(*at);
        if (*at == '\n')
            fputs(marks->colour, stdout);
    }
    fputs(PLAIN, stdout);
    return end;
}

int put_coloured(const char *text, bool is_markdown)
{
    const Marks *marks = is_markdown ? of_markdown : of_text;
    for (const char *at = text; *at;) {
        if (is_markdown && *at == '\\' && at[1])
            putchar(*at++);
        else if (begins(at, marks[0].begin) || begins(at, marks[1].begin)) {
            at = put_marked(at, &marks[begins(at, marks[1].begin)]);
            continue;
        }
        putchar(*at++);
    }
    if (fflush(stdout) != 0 || ferror(stdout))
        return misuse("cannot write to standard output: %s", strerror(errno));
    return 0;
}

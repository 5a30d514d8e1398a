/* What the verbs share: exit codes, names, writing results. */
#include "cli/verbs.h"

#include <errno.h>
#include <pwd.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

int exit_code(CodicilStatus status)
{
    return status == CODICIL_OK ? 0 : status == CODICIL_NO ? 1 : 2;
}

const char *login_or(const char *by)
{
    const struct passwd *own = by ? NULL : getpwuid(getuid());
    return by ? by : own ? own->pw_name : NULL;
}

int put_out(CodicilContext *context, const char *path, const char *bytes,
            size_t size)
{
    if (path && strcmp(path, "-") != 0)
        return exit_code(codicil_file_put(context, path, bytes, size));
    if (fwrite(bytes, 1, size, stdout) != size || fflush(stdout) != 0)
        return misuse("cannot write to standard output: %s", strerror(errno));
    return 0;
}

bool version_from_text(const char *name, char **work, const char **version)
{
    const char *at = strchr(name, '@');
    if (!at)
        return misuse("'%s' names no version: WORK@VERSION was expected",
                      name) == 0;
    *work = strndup(name, (size_t)(at - name));
    if (!*work)
        return misuse("out of memory") == 0;
    *version = at + 1;
    return true;
}

bool report_from_text(const char *text, bool has_sarif, CodicilReport *out)
{
    if (!text || strcmp(text, "text") == 0)
        *out = CODICIL_TEXT_REPORT;
    else if (strcmp(text, "json") == 0)
        *out = CODICIL_JSON_REPORT;
    else if (has_sarif && strcmp(text, "sarif") == 0)
        *out = CODICIL_SARIF_REPORT;
    else
        return misuse("--format %s: %s was expected", text,
                      has_sarif ? "text, json or sarif" : "text or json") == 0;
    return true;
}

bool fallback_from_text(const char *text, bool *no_fallback)
{
    *no_fallback = text && strcmp(text, "refuse") == 0;
    if (!text || *no_fallback || strcmp(text, "serve") == 0)
        return true;
    return misuse("--fallback %s: serve or refuse was expected", text) == 0;
}

bool format_from_text(const char *text, const char *expected,
                      CodicilFormat *out)
{
    static const struct {
        const char *name;
        const char *expected; /* by the name that messages give it */
        CodicilFormat format;
    } formats[] = {
        {"html", "html", CODICIL_HTML},
        {"markdown", "markdown", CODICIL_MARKDOWN},
        {"md", "markdown", CODICIL_MARKDOWN},
        {"text", "text", CODICIL_PLAIN},
        {"txt", "text", CODICIL_PLAIN},
        {"rtf", "rtf", CODICIL_RTF},
        {"xml", "xml", CODICIL_XML},
        {"json", "json", CODICIL_DELTA},
        {"commonmark", "commonmark", CODICIL_COMMONMARK},
    };
    for (size_t i = 0; i < sizeof(formats) / sizeof(formats[0]); i++)
        if (strcmp(text, formats[i].name) == 0 &&
            strstr(expected, formats[i].expected)) {
            *out = formats[i].format;
            return true;
        }
    misuse("--format %s: %s was expected", text, expected);
    return false;
}

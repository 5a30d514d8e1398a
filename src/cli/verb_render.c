/* render: a text as HTML, Markdown, plain text, RTF or XML. */
#include "cli/verbs.h"

#include <stdlib.h>
#include <string.h>

enum {
    LOCALE,
    FORMAT,
    WIDTH,
    CHARSET,
    PROFILE,
    TRANSLITERATE,
    FRAGMENT,
    TEMPLATES,
    AUTHORING,
    AT,
    FROM,
    SELECT,
    INPUT,
    FALLBACK,
    OUT
};

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALES",
                "the reader's languages, as in Accept-Language; of a file "
                "its own"},
    [FORMAT] = {"format", 'f', "FORMAT",
                "html (default), markdown, text, rtf, xml or commonmark"},
    [WIDTH] = {"width", 0, "N", "columns of plain text (default 72)"},
    [CHARSET] =
        {"charset", 0, "NAME",
         "charset of the output (text, markdown, rtf); ansi: the language's "
         "code page"},
    [PROFILE] = {"profile", 0, "NAME",
                 "as an installer wants it: nsis, inno, wix, dmg or plain"},
    [TRANSLITERATE] = {"transliterate", 0, NULL,
                       "replace what the charset lacks, and tell it"},
    [FRAGMENT] = {"fragment", 0, NULL, "title and content only, no page"},
    [TEMPLATES] = {"templates", 0, "DIR",
                   "a site's own page.xsl, style.css, …; others as installed"},
    [AUTHORING] = {"authoring", 0, NULL,
                   "Markdown that imports to the same text"},
    [AT] = {"at", 0, "INSTANT", "the version in force then (default: now)"},
    [FROM] = {"from", 0, "FORMAT",
              "format of a file: xml, markdown, html or text (default: by "
              "ending)"},
    [SELECT] = {"select", 0, "XPATH", "the part of HTML that is the document"},
    [INPUT] = {"input-charset", 0, "NAME",
               "charset of a file (default: what it says, or UTF-8)"},
    [FALLBACK] = {"fallback", 0, "WHAT",
                  "where no language asked for is there: serve (default) "
                  "another, or refuse"},
    [OUT] = {"output", 'o', "FILE", "write there, not to standard output"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run(CodicilContext *context, const Arguments *arguments)
{
    const char *const *value = arguments->value;
    if (arguments->count != 1)
        return misuse("render wants one WORK[@VERSION] or file");
    CodicilRenderOptions render = {.fragment = value[FRAGMENT] != NULL,
                                   .authoring = value[AUTHORING] != NULL,
                                   .charset = value[CHARSET],
                                   .profile = value[PROFILE],
                                   .transliterate =
                                       value[TRANSLITERATE] != NULL};
    if (value[FORMAT] &&
        !format_from_text(value[FORMAT],
                          "html, markdown, text, rtf, xml or commonmark",
                          &render.format))
        return 2;
    if (render.profile && value[FORMAT] && render.format == CODICIL_HTML)
        return misuse("installers take text or rtf; -f html was asked for");
    if (!option_number("width", value[WIDTH], 20, 1000, &render.width))
        return 2;
    if (value[TEMPLATES] &&
        codicil_context_set_templates(context, value[TEMPLATES]) != CODICIL_OK)
        return 2;
    CodicilSource source = {
        .name = arguments->operands[0],
        .locale = value[LOCALE],
        .at = value[AT],
        .from = value[FROM],
        .select = value[SELECT],
        .charset = value[INPUT],
    };
    if (!fallback_from_text(value[FALLBACK], &source.no_fallback))
        return 2;
    char *bytes = NULL;
    size_t size = 0;
    CodicilStatus status =
        codicil_render(context, &source, &render, &bytes, &size);
    int code = exit_code(status);
    if (status == CODICIL_OK)
        code = put_out(context, value[OUT], bytes, size);
    free(bytes);
    return code;
}

const Verb verb_render = {
    "render",
    "WORK[@VERSION]|FILE [OPTIONS]",
    "a text as HTML, Markdown, plain text, RTF or XML",
    "codicil render terms -l nl -f text --width 60",
    options,
    run,
};

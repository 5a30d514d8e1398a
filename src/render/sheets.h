/* What rendering keeps as long as its context: compiled stylesheets, the style
 * sheet of pages, phrases and dates by locale. */
#ifndef RENDER_SHEETS_H
#define RENDER_SHEETS_H

#include "lang/calendar.h"
#include "lang/phrases.h"
#include "render/needs.h"
#include "render/said.h"
#include "render/transform.h"

#include <libxslt/security.h>
#include <libxslt/xsltInternals.h>

/* How the program speaks in one locale. */
typedef struct Tongue {
    struct Tongue *next; /* a list, for a context meets only a few */
    char *locale;        /* that was asked for */
    Phrases *phrases;
    Calendar *calendar; /* NULL until asked for: its start takes long */
} Tongue;

typedef struct {
    xsltStylesheet *compiled[SHEET_COUNT]; /* NULL until asked for */
    Needs left_out[SHEET_COUNT];           /* what those are not for */
    xsltSecurityPrefs *prefs;              /* forbid everything */
    const xmlChar *styles[SHEET_COUNT];    /* templates/style.css, with
                                              style-marked.css of marked texts,
                                              of each sheet's dictionary */
    Tongue *tongues;
} Sheets;

/* All of these belong to the context. */
CodicilStatus sheets_open(CodicilContext *context, Sheets **out);
/* One that is for all that `needs` names; good until it is got for more. */
CodicilStatus sheets_get(CodicilContext *context, Sheet sheet,
                         const Needs *needs, xsltStylesheet **out);
CodicilStatus sheets_style(CodicilContext *context, const xsltStylesheet *style,
                           const xmlChar **out);
CodicilStatus sheets_tongue(CodicilContext *context, const char *locale,
                            const Tongue **out);
CodicilStatus sheets_calendar(CodicilContext *context, const Tongue *tongue,
                              const Calendar **out);

/* The name of a stylesheet as faults tell it: "templates/html.xsl". */
const char *sheet_name(Sheet sheet);

/* Tells what libxslt said of a stylesheet, with the file and line that are in
 * it; `sheet` where there is none. */
CodicilStatus sheets_fault(const CodicilContext *context, const char *sheet,
                           const char *what, Said *said);

/* elements.c: the elements of transform.h. While they are added, stylesheets
 * that are compiled find them, and keep what they found; they are added to the
 * process, so that nothing else may happen in between. */
bool elements_add(void);
void elements_remove(void);

#endif

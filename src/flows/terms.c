/* terms: the terms of a work, by language, and which names are lacking.
 *
 * As text, a block for each term, its locales in the order of their tags; "-"
 * for a name that is lacking, variants in brackets, then what is imported:
 *
 *      subscription
 *        en  Subscription (Subscriptions)
 *        nl  -
 *
 *      from eula@2025-01-01
 *
 * As JSON, an object:
 *
 *      work: its name
 *      terms: array of
 *          id        names: object, locale to name or null
 *          variants: object, locale to array of texts
 *      imports: array of { work, version: label or null } */
#include "base/json.h"
#include "model/name.h"
#include "store/languages.h"

#include <string.h>

typedef struct {
    Work *work;
    Glossary glossary;
    const char **locales; /* sorted, ended by NULL; borrowed */
} Listing;

static void listing_clear(Listing *listing)
{
    work_free(listing->work);
    glossary_clear(&listing->glossary);
    free(listing->locales);
}

/* Sorted; what is there already is not added. */
static void put_locale(const char **list, const char *locale)
{
    size_t at = 0, end = 0;
    while (list[at] && locale && strcmp(list[at], locale) < 0)
        at++;
    if (!locale || (list[at] && strcmp(list[at], locale) == 0))
        return;
    while (list[end])
        end++;
    memmove(list + at + 1, list + at, (end - at) * sizeof(*list));
    list[at] = locale;
}

/* Those of the work, and those of any name. */
static CodicilStatus read_locales(const CodicilContext *context,
                                  Listing *listing)
{
    const Work *work = listing->work;
    const Glossary *glossary = &listing->glossary;
    size_t room = 2;
    for (const char **at = work->promised; *at; at++)
        room++;
    for (size_t i = 0; i < glossary->count; i++)
        room += glossary->items[i].count;
    listing->locales = calloc(room, sizeof(*listing->locales));
    if (!listing->locales)
        return fault_memory(context);
    put_locale(listing->locales, work->original);
    for (const char **at = work->promised; *at; at++)
        put_locale(listing->locales, *at);
    for (size_t i = 0; i < glossary->count; i++)
        for (size_t j = 0; j < glossary->items[i].count; j++)
            put_locale(listing->locales, glossary->items[i].names[j].locale);
    return CODICIL_OK;
}

/* The next variant in just this locale. */
static const char *next_variant(const Term *term, const char *locale,
                                size_t *at)
{
    while (*at < term->count) {
        const TermName *name = &term->names[(*at)++];
        if (name->is_variant && strcmp(name->locale, locale) == 0)
            return name->words;
    }
    return NULL;
}

/* --------------------------------------------------------------------- text */

static void add_term(const Listing *listing, const Term *term, Buf *out)
{
    size_t width = 0;
    for (const char **at = listing->locales; *at; at++)
        width = strlen(*at) > width ? strlen(*at) : width;
    buf_add_format(out, "%s%s\n", out->size ? "\n" : "", term->id);
    for (const char **at = listing->locales; *at; at++) {
        const char *name = term_name(term, *at), *variant;
        size_t next = 0, count = 0;
        buf_add_format(out, "  %-*s  %s", (int)width, *at, name ? name : "-");
        while ((variant = next_variant(term, *at, &next)))
            buf_add_format(out, "%s%s", count++ ? ", " : " (", variant);
        buf_add_text(out, count ? ")\n" : "\n");
    }
}

static void to_text(const Listing *listing, Buf *out)
{
    const char *name, *version;
    const xmlNode *at = NULL;
    for (size_t i = 0; i < listing->glossary.count; i++)
        add_term(listing, &listing->glossary.items[i], out);
    while ((at = work_next_import(listing->work, at, &name, &version)))
        buf_add_format(out, "%sfrom %s%s%s\n", out->size ? "\n" : "", name,
                       version ? "@" : "", version ? version : "");
    if (!out->size)
        buf_add_text(out, "no terms\n");
}

/* --------------------------------------------------------------------- JSON */

static void term_to_json(const Listing *listing, const Term *term, Json *json)
{
    json_begin(json, '{');
    json_key(json, "id");
    json_text(json, term->id);
    json_key(json, "names");
    json_begin(json, '{');
    for (const char **at = listing->locales; *at; at++) {
        json_key(json, *at);
        json_text(json, term_name(term, *at));
    }
    json_end(json, '}');
    json_key(json, "variants");
    json_begin(json, '{');
    for (const char **at = listing->locales; *at; at++) {
        size_t next = 0;
        const char *variant = next_variant(term, *at, &next);
        if (!variant)
            continue;
        json_key(json, *at);
        json_begin(json, '[');
        for (; variant; variant = next_variant(term, *at, &next))
            json_text(json, variant);
        json_end(json, ']');
    }
    json_end(json, '}');
    json_end(json, '}');
}

static void to_json(const Listing *listing, Buf *out)
{
    Json json;
    const char *name, *version;
    const xmlNode *at = NULL;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "work");
    json_text(&json, listing->work->name);
    json_key(&json, "terms");
    json_begin(&json, '[');
    for (size_t i = 0; i < listing->glossary.count; i++)
        term_to_json(listing, &listing->glossary.items[i], &json);
    json_end(&json, ']');
    json_key(&json, "imports");
    json_begin(&json, '[');
    while ((at = work_next_import(listing->work, at, &name, &version))) {
        json_begin(&json, '{');
        json_key(&json, "work");
        json_text(&json, name);
        json_key(&json, "version");
        json_text(&json, version);
        json_end(&json, '}');
    }
    json_end(&json, ']');
    json_end(&json, '}');
    buf_add_char(out, '\n');
}

CodicilStatus codicil_terms(CodicilContext *context, const char *work,
                            CodicilReport report, char **terms)
{
    Store AUTO(store_close) store = STORE_CLOSED;
    Listing listing AUTO(listing_clear) = {0};
    Buf bytes AUTO(buf_clear) = {0};
    TRY(store_open(context, &store));
    TRY(work_read(&store, work, &listing.work));
    TRY(work_glossary(context, listing.work, &listing.glossary));
    TRY(read_locales(context, &listing));
    if (report == CODICIL_JSON_REPORT)
        to_json(&listing, &bytes);
    else
        to_text(&listing, &bytes);
    *terms = buf_take(&bytes);
    return *terms ? CODICIL_OK : fault_memory(context);
}

/* Finds the languages in the names of files.
 *
 * Each part of a name that could be a language makes a pattern, the name with
 * a hole. A pattern whose hole holds several languages speaks for itself, and
 * for those languages elsewhere in such a place. */
#include "history/layout.h"

#include "base/cleanup.h"
#include "history/place.h"
#include "lang/slug.h"
#include "lang/utf8.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define MOST_GUESSES 24

DEFINE_CLEANUP(free_slugger, Slugger, slugger_free)

void path_layout_clear(PathLayout *layout)
{
    for (size_t i = 0; i < layout->count; i++) {
        free(layout->items[i].key);
        free(layout->items[i].said);
    }
    free(layout->items);
    *layout = (PathLayout){0};
}

unsigned path_layout_from_text(const char *text)
{
    static const char *const names[] = {
        [LAYOUT_FOLDER] = "locale/document",
        [LAYOUT_NAME] = "document/locale",
        [LAYOUT_DOT] = "document.locale",
        [LAYOUT_UNDERSCORE] = "document_locale",
        [LAYOUT_DASH] = "document-locale",
        [LAYOUT_COUNT] = "document",
    };
    for (size_t i = 0; i <= LAYOUT_COUNT; i++)
        if (strcmp(text, names[i]) == 0)
            return 1u << i;
    return 0;
}

/* ------------------------------------------------------------------- guesses
 */

typedef struct {
    const CodicilContext *context;
    const LayoutOptions *options;
    const Table *paths;
    Slugger *slugger;
    Table seen;     /* pattern and locale */
    Table patterns; /* value: how many languages, as below */
    Table known;    /* kind and locale, of patterns that speak for themselves */
    bool *left_out;
    size_t kept;                 /* paths that are not left out */
    size_t having[LAYOUT_COUNT]; /* of them, those with a guess of a kind */
    bool failed;
} Finder;

/* How many languages a pattern has, in the value of its entry: all of them and
 * those that are sure. */
#define ALL_ONE  ((size_t)1)
#define SURE_ONE ((size_t)1 << 20)

static size_t all_of(size_t value)
{
    return value % SURE_ONE;
}

static size_t sure_of(size_t value)
{
    return value / SURE_ONE;
}

static bool make_pattern(const char *path, const Guess *guess, Buf *pattern)
{
    buf_set_size(pattern, 0);
    buf_add_char(pattern, (char)('a' + guess->kind));
    buf_add(pattern, path, guess->start);
    buf_add_char(pattern, '\1');
    buf_add_text(pattern, path + guess->end);
    return buf_is_ok(pattern);
}

static void note_guess(Finder *finder, const char *path, const Guess *guess)
{
    AUTO(buf_clear) Buf pattern = {0};
    finder->failed |= !make_pattern(path, guess, &pattern);
    size_t size = pattern.size;
    size_t *count = table_add(&finder->patterns, buf_text(&pattern), size);
    buf_add_char(&pattern, '\2');
    buf_add_text(&pattern, guess->locale);
    size_t *seen = table_add(&finder->seen, buf_text(&pattern), pattern.size);
    finder->failed |= !count || !seen || pattern.failed;
    if (!count || !seen || (*seen)++)
        return;
    *count += ALL_ONE + (guess->is_sure ? SURE_ONE : 0);
}

static size_t count_of(const Finder *finder, const char *path,
                       const Guess *guess)
{
    AUTO(buf_clear) Buf pattern = {0};
    if (!make_pattern(path, guess, &pattern))
        return 0;
    const size_t *count =
        table_find(&finder->patterns, pattern.bytes, pattern.size);
    return count ? *count : 0;
}

static bool is_speaking(size_t count)
{
    return all_of(count) >= 2 && sure_of(count) >= 1;
}

static void make_known(const Guess *guess, Buf *key)
{
    buf_add_format(key, "%d %s", (int)guess->kind, guess->locale);
}

static void note_known(Finder *finder, const char *path, const Guess *guess)
{
    AUTO(buf_clear) Buf key = {0};
    if (!is_speaking(count_of(finder, path, guess)))
        return;
    make_known(guess, &key);
    finder->failed |=
        key.failed || !table_add(&finder->known, buf_text(&key), key.size);
}

static bool is_known(const Finder *finder, const Guess *guess)
{
    AUTO(buf_clear) Buf key = {0};
    make_known(guess, &key);
    return table_find(&finder->known, buf_text(&key), key.size) != NULL;
}

/* ------------------------------------------------------------------- choosing
 */

/* Whether the same name without the language is there: terms.md beside
 * terms.nl.md. */
static bool has_bare(const Finder *finder, const char *path, const Guess *guess)
{
    AUTO(buf_clear) Buf bare = {0};
    if (guess->kind < LAYOUT_DOT)
        return false;
    buf_add(&bare, path, guess->start - 1);
    buf_add_text(&bare, path + guess->end);
    return table_find(finder->paths, buf_text(&bare), bare.size) != NULL;
}

/* Whether a guess that stands alone is to be believed. */
static bool is_believed(const Finder *finder, const char *path,
                        const Guess *guess)
{
    bool is_plain = strlen(guess->locale) == 2;
    bool is_english = strcmp(guess->locale, "en") == 0;
    if (is_known(finder, guess))
        return true;
    if (!guess->is_sure)
        return false;
    switch (guess->kind) {
    case LAYOUT_DOT:
        return true;
    case LAYOUT_UNDERSCORE:
        return is_english || !is_plain || has_bare(finder, path, guess);
    case LAYOUT_DASH:
        return !is_plain || has_bare(finder, path, guess);
    default:
        return is_english || !is_plain ||
               finder->having[guess->kind] == finder->kept;
    }
}

/* The guess of a path that is best, NULL where none is. */
static const Guess *choose(const Finder *finder, const char *path,
                           const Guess *guesses, size_t count)
{
    const Guess *best = NULL;
    size_t most = 0;
    for (size_t i = 0; i < count; i++) {
        size_t size = count_of(finder, path, &guesses[i]);
        if (is_speaking(size) && all_of(size) > most) {
            best = &guesses[i];
            most = all_of(size);
        }
    }
    for (size_t i = 0; i < count && !best; i++)
        if (is_believed(finder, path, &guesses[i]))
            best = &guesses[i];
    return best;
}

/* ------------------------------------------------------------------ the keys
 */

/* A part of a path in small letters, digits and dashes. */
static bool add_part(Finder *finder, const char *part, size_t size, Buf *key)
{
    AUTO(buf_clear) Buf slug = {0};
    if (!utf8_is_ascii(part, size)) {
        finder->failed |=
            slug_from_text(finder->slugger, part, size, 0, &slug) != CODICIL_OK;
    } else {
        for (size_t i = 0; i < size; i++) {
            unsigned char c = (unsigned char)part[i];
            if (isalnum(c))
                buf_add_char(&slug, (char)tolower(c));
            else if (slug.size && slug.bytes[slug.size - 1] != '-')
                buf_add_char(&slug, '-');
        }
        while (slug.size && slug.bytes[slug.size - 1] == '-')
            buf_set_size(&slug, slug.size - 1);
    }
    if (slug.size && key->size)
        buf_add_char(key, '/');
    buf_add_text(key, buf_text(&slug));
    return buf_is_ok(&slug) && buf_is_ok(key);
}

/* A name that only says that it is the one of its folder. */
static bool is_index(const char *part, size_t size)
{
    return (size == 5 && !strncasecmp(part, "index", 5)) ||
           (size == 6 && !strncasecmp(part, "readme", 6)) ||
           (size == 6 && !strncasecmp(part, "_index", 6));
}

/* A folder that is a document is named by its whole path: refund/hey/index.md
 * is refund-hey. */
static bool make_key(Finder *finder, const char *path, const Guess *guess,
                     Buf *key)
{
    AUTO(buf_clear) Buf bare = {0};
    size_t start = guess ? guess->start : 0;
    bool has_mark = guess && guess->kind >= LAYOUT_DOT;
    buf_add(&bare, path, guess ? start - has_mark : 0);
    buf_add_text(&bare, path + (guess ? guess->end : 0));
    const char *at = buf_text(&bare), *dot = strrchr(at, '.');
    const char *end = dot ? dot : at + bare.size;
    bool ok = buf_is_ok(&bare), is_folder = false;
    while (ok && at < end) {
        const char *slash = memchr(at, '/', (size_t)(end - at));
        size_t size = slash ? (size_t)(slash - at) : (size_t)(end - at);
        is_folder = !slash && key->size && is_index(at, size);
        if (size && !is_folder)
            ok = add_part(finder, at, size, key);
        at += size + 1;
    }
    for (size_t i = 0; is_folder && i < key->size; i++)
        if (key->bytes[i] == '/')
            key->bytes[i] = '-';
    return ok;
}

static CodicilStatus place(Finder *finder, size_t index, Placed *out)
{
    Guess guesses[MOST_GUESSES];
    AUTO(buf_clear) Buf key = {0};
    const char *path = table_key(finder->paths, index);
    size_t count =
        place_guess(path, finder->options->kinds, guesses, MOST_GUESSES);
    const Guess *best = choose(finder, path, guesses, count);
    if (!make_key(finder, path, best, &key))
        return fault_memory(finder->context);
    out->is_left_out = finder->left_out[index];
    out->key = strdup(buf_text(&key));
    if (!out->key)
        return fault_memory(finder->context);
    if (!best)
        return CODICIL_OK;
    memcpy(out->locale, best->locale, LOCALE_SIZE);
    size_t size = best->end - best->start;
    if (strncmp(path + best->start, best->locale, size) != 0 ||
        best->locale[size])
        out->said = strndup(path + best->start, size);
    return CODICIL_OK;
}

/* ---------------------------------------------------------------- the whole */

static void note_path(Finder *finder, size_t index)
{
    Guess guesses[MOST_GUESSES];
    bool has[LAYOUT_COUNT] = {false};
    const char *path = table_key(finder->paths, index);
    size_t count =
        place_guess(path, finder->options->kinds, guesses, MOST_GUESSES);
    for (size_t i = 0; i < count; i++) {
        note_guess(finder, path, &guesses[i]);
        has[guesses[i].kind] |= guesses[i].is_sure;
    }
    finder->kept++;
    for (int kind = 0; kind < LAYOUT_COUNT; kind++)
        finder->having[kind] += has[kind];
}

static void learn(Finder *finder)
{
    Guess guesses[MOST_GUESSES];
    for (size_t i = 0; i < finder->paths->count; i++)
        if (!finder->left_out[i])
            note_path(finder, i);
    for (size_t i = 0; i < finder->paths->count; i++) {
        const char *path = table_key(finder->paths, i);
        size_t count =
            place_guess(path, finder->options->kinds, guesses, MOST_GUESSES);
        for (size_t j = 0; j < count && !finder->left_out[i]; j++)
            note_known(finder, path, &guesses[j]);
    }
}

static CodicilStatus place_all(Finder *finder, PathLayout *out)
{
    const CodicilContext *context = finder->context;
    size_t count = finder->paths->count;
    AUTO(path_layout_clear)
    PathLayout layout = {calloc(count + 1, sizeof(Placed)), 0};
    if (!layout.items)
        return fault_memory(context);
    layout.count = count;
    for (size_t i = 0; i < count; i++)
        TRY(place(finder, i, &layout.items[i]));
    if (finder->failed)
        return fault_memory(context);
    *out = layout;
    layout = (PathLayout){0};
    return CODICIL_OK;
}

CodicilStatus path_layout_read(const CodicilContext *context,
                               const Table *paths, const LayoutOptions *options,
                               PathLayout *out)
{
    Slugger *AUTO(free_slugger) slugger = NULL;
    TRY(slugger_new(context, false, &slugger));
    Finder finder = {.context = context,
                     .options = options,
                     .paths = paths,
                     .slugger = slugger,
                     .left_out = calloc(paths->count + 1, sizeof(bool))};
    finder.failed = !finder.left_out;
    for (size_t i = 0; i < paths->count && finder.left_out; i++)
        finder.left_out[i] = !place_is_wanted(
            table_key(paths, i), options->wanted, options->wanted_count);
    if (!finder.failed)
        learn(&finder);
    CodicilStatus status =
        finder.failed ? fault_memory(context) : place_all(&finder, out);
    table_clear(&finder.seen);
    table_clear(&finder.patterns);
    table_clear(&finder.known);
    free(finder.left_out);
    return status;
}

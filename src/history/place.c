/* Looks at one path: parts that could be a language, names that are none of a
 * document. */
#include "history/place.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

typedef struct {
    const char *path;
    Guess *guesses;
    size_t count, room;
} Guesser;

/* Words and countries that are languages too. */
static bool is_ambiguous(const char *locale)
{
    static const char *const words[] = {
        "am", "an", "as", "be", "ca", "eu", "he", "ho", "id", "io",
        "is", "ia", "ie", "my", "no", "or", "so", "to", "uk",
    };
    size_t language = strcspn(locale, "-");
    if (language != 2)
        return true;
    for (size_t i = 0; i < COUNT(words) && !locale[language]; i++)
        if (strcmp(locale, words[i]) == 0)
            return true;
    return false;
}

/* Whether a token is written as a tag is: letters and digits in parts, a
 * language of two or three letters first. */
static bool is_tag_like(const char *token)
{
    size_t size = strcspn(token, "-_");
    size_t letters = 0;
    while (isalpha((unsigned char)token[letters]))
        letters++;
    if (letters != size || size < 2 || size > 3)
        return false;
    for (const char *at = token; *at; at++)
        if (!isalnum((unsigned char)*at) && !strchr("-_", *at))
            return false;
    return true;
}

static void guess(Guesser *guesser, LayoutKind kind, const char *start,
                  const char *end)
{
    char token[LOCALE_SIZE];
    size_t size = (size_t)(end - start);
    if (guesser->count == guesser->room || size < 2 || size >= sizeof(token))
        return;
    memcpy(token, start, size);
    token[size] = '\0';
    if (!is_tag_like(token))
        return;
    for (char *at = token; *at; at++)
        if (*at == '_')
            *at = '-';
    Guess *made = &guesser->guesses[guesser->count];
    *made = (Guess){kind, (size_t)(start - guesser->path),
                    (size_t)(end - guesser->path), "", false};
    if (!locale_from_text(token, made->locale, NULL) ||
        strncmp(made->locale, "und", 3) == 0)
        return;
    made->is_sure = !is_ambiguous(made->locale);
    guesser->count++;
}

/* The last one and the last two parts of a name: terms_pt_BR. */
static void guess_ends(Guesser *guesser, LayoutKind kind, const char *name,
                       const char *end)
{
    static const char marks[] = {
        [LAYOUT_DOT] = '.', [LAYOUT_UNDERSCORE] = '_', [LAYOUT_DASH] = '-'};
    const char *last = NULL, *before = NULL;
    for (const char *at = name + 1; at < end; at++)
        if (*at == marks[kind]) {
            before = last;
            last = at;
        }
    if (before && (kind != LAYOUT_DASH || isupper((unsigned char)last[1]) ||
                   isdigit((unsigned char)last[1])))
        guess(guesser, kind, before + 1, end);
    if (last)
        guess(guesser, kind, last + 1, end);
}

size_t place_guess(const char *path, unsigned kinds, Guess *guesses,
                   size_t room)
{
    Guesser guesser = {path, guesses, 0, room};
    const char *name = path, *slash;
    for (; (slash = strchr(name, '/')); name = slash + 1)
        if (kinds & 1u << LAYOUT_FOLDER)
            guess(&guesser, LAYOUT_FOLDER, name, slash);
    const char *dot = strrchr(name, '.');
    const char *end = dot ? dot : name + strlen(name);
    if (kinds & 1u << LAYOUT_NAME)
        guess(&guesser, LAYOUT_NAME, name, end);
    for (LayoutKind kind = LAYOUT_DOT; kind < LAYOUT_COUNT; kind++)
        if (kinds & 1u << kind)
            guess_ends(&guesser, kind, name, end);
    return guesser.count;
}

/* -------------------------------------------------------------- what is left
 */

/* A name as it was given, without "./" before it and "/" behind it; "." is
 * all. */
static const char *trim(const char *name, size_t *size)
{
    while (strncmp(name, "./", 2) == 0)
        name += 2 + strspn(name + 2, "/");
    if (strcmp(name, ".") == 0)
        name++;
    *size = strlen(name);
    while (*size && name[*size - 1] == '/')
        (*size)--;
    return name;
}

bool place_is_within(const char *path, const char *given)
{
    size_t size;
    const char *name = trim(given, &size);
    if (strncmp(path, name, size) != 0)
        return false;
    return !size || !path[size] || path[size] == '/';
}

static bool is_one_of(const char *part, size_t size, const char *const *names,
                      size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strlen(names[i]) == size && !strncasecmp(part, names[i], size))
            return true;
    return false;
}

/* A folder whose files are no documents that hold. */
static bool is_aside(const char *part, size_t size)
{
    static const char *const names[] = {"draft", "drafts", "_draft", "_drafts",
                                        "node_modules"};
    return *part == '.' || is_one_of(part, size, names, COUNT(names));
}

/* A file about the repository, `top` for those at its top alone. */
static bool is_about(const char *name, size_t size, bool is_top)
{
    static const char *const top[] = {
        "contributing",
        "changelog",
        "license",
        "licence",
        "copying",
        "authors",
        "security",
        "code_of_conduct",
        "code-of-conduct",
        "support",
        "governance",
        "maintainers",
        "pull_request_template",
        "issue_template",
        "agents",
        "claude",
    };
    bool is_readme = size >= 6 && !strncasecmp(name, "readme", 6) &&
                     !isalnum((unsigned char)name[6]);
    return is_readme || (is_top && is_one_of(name, size, top, COUNT(top)));
}

static bool is_document(const char *path, const char *from)
{
    const char *name = from, *slash;
    for (; (slash = strchr(name, '/')); name = slash + 1)
        if (is_aside(name, (size_t)(slash - name)))
            return false;
    const char *dot = strrchr(name, '.');
    size_t size = dot ? (size_t)(dot - name) : strlen(name);
    return size && *name != '.' && !is_about(name, size, name == path);
}

bool place_is_wanted(const char *path, const char *const *wanted, size_t count)
{
    if (!count)
        return is_document(path, path);
    for (size_t i = 0; i < count; i++) {
        size_t size;
        trim(wanted[i], &size);
        if (!place_is_within(path, wanted[i]))
            continue;
        if (!path[size] || is_document(path, path + size + (size > 0)))
            return true;
    }
    return false;
}

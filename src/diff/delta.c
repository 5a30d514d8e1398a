/* Reading a delta, and going from one of its texts to the other.
 *
 *   delta ::= { "format": "codicil-delta", "version": 1, ...,
 *               "from": side, "to": side, "patch": [ edit* ], ... }
 *   side  ::= { "lines": number, "sha256": text, ... }
 *   edit  ::= { "line": number, "delete": [ text* ], "insert": [ text* ] }
 *
 * Members that are not named here are passed over. */
#include "diff/patch.h"

#include "base/digest.h"
#include "lang/utf8.h"

#include <string.h>

#define EXCERPT_SIZE 72 /* bytes of a line that are told */
#define EXCERPT_LEAD                                                           \
    24 /* ... of which equal, before the first that differs                    \
        */

void delta_clear(Delta *delta)
{
    json_decref(delta->tree);
    delta->tree = NULL;
}

const json_t *delta_start(const Delta *delta)
{
    return json_object_get(delta->tree, delta->is_reverse ? "to" : "from");
}

const json_t *delta_goal(const Delta *delta)
{
    return json_object_get(delta->tree, delta->is_reverse ? "from" : "to");
}

/* ------------------------------------------------------------------ reading */

static CodicilStatus no_delta(const CodicilContext *context, const char *file,
                              const char *member, const char *expected)
{
    return fault(context, CODICIL_INVALID, &(Place){.file = file},
                 "is no delta: \"%s\" is not there, or is not %s", member,
                 expected);
}

static bool is_digest(const char *text)
{
    return text && strlen(text) == DIGEST_SIZE - 1 &&
           strspn(text, "0123456789abcdef") == DIGEST_SIZE - 1;
}

static CodicilStatus check_version(const CodicilContext *context,
                                   const char *file, const json_t *tree)
{
    const char *format = json_text_of(tree, "format");
    if (!format || strcmp(format, DELTA_FORMAT) != 0)
        return no_delta(context, file, "format", "\"" DELTA_FORMAT "\"");
    long version = json_number_of(tree, "version");
    if (version < 1)
        return no_delta(context, file, "version", "a number");
    if (version != DELTA_VERSION)
        return fault(context, CODICIL_INVALID, &(Place){.file = file},
                     "is a delta of version %ld of the format; version %d was "
                     "expected",
                     version, DELTA_VERSION);
    return CODICIL_OK;
}

CodicilStatus delta_read(const CodicilContext *context, const Buf *bytes,
                         Delta *delta)
{
    static const char *const sides[] = {"from", "to"};
    const char *file = delta->file;
    json_t *AUTO(free_json) tree = NULL;
    TRY(json_tree_read(context, file, bytes, &tree));
    TRY(check_version(context, file, tree));
    for (int i = 0; i < 2; i++) {
        const json_t *side = json_object_get(tree, sides[i]);
        if (!is_digest(json_text_of(side, "sha256")))
            return no_delta(context, file, sides[i],
                            "a side with a SHA-256 in \"sha256\"");
    }
    if (!json_list_of(tree, "patch"))
        return no_delta(context, file, "patch", "a list");
    delta->tree = TAKE(tree);
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- going */

/* An edit, as it is gone: what goes, what comes. */
typedef struct {
    size_t line; /* in the text that is gone from */
    const json_t *gone, *come;
} Step;

/* The way through a text, and where it first was not as expected. */
typedef struct {
    const CodicilContext *context;
    const Delta *delta;
    const char *at, *end;
    size_t line; /* that begins at `at` */
    long shift;  /* by how many lines the goal is longer so far */
    Buf *out;
    const char *expected; /* the line that was; NULL: all were as expected */
    size_t edit;          /* from 0 */
} Walk;

/* A list of lines: texts, with no line end in them. */
static bool is_lines(const json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *line = json_string_value(json_array_get(list, i));
        if (!line || strchr(line, '\n'))
            return false;
    }
    return list != NULL;
}

static CodicilStatus step_read(const Walk *walk, const json_t *edit, Step *step)
{
    bool is_reverse = walk->delta->is_reverse;
    long line = json_number_of(edit, "line");
    step->gone = json_list_of(edit, is_reverse ? "insert" : "delete");
    step->come = json_list_of(edit, is_reverse ? "delete" : "insert");
    Place place = {.file = walk->delta->file};
    if (line < 1 || !is_lines(step->gone) || !is_lines(step->come))
        return fault(walk->context, CODICIL_INVALID, &place,
                     "edit %zu of \"patch\" is none: \"line\", \"delete\" and "
                     "\"insert\" were expected, a number and two lists of "
                     "lines",
                     walk->edit + 1);
    line -= is_reverse ? walk->shift : 0;
    if (line < (long)walk->line)
        return fault(walk->context, CODICIL_INVALID, &place,
                     "edit %zu of \"patch\" stands before the end of the one "
                     "before it",
                     walk->edit + 1);
    step->line = (size_t)line;
    return CODICIL_OK;
}

/* The size of the line at walk->at, its LF included; 0 at the end. */
static size_t line_size(const Walk *walk)
{
    const char *stop = memchr(walk->at, '\n', (size_t)(walk->end - walk->at));
    return stop ? (size_t)(stop - walk->at) + 1
                : (size_t)(walk->end - walk->at);
}

static void keep_until(Walk *walk, size_t line)
{
    const char *from = walk->at;
    while (walk->line < line && walk->at < walk->end) {
        walk->at += line_size(walk);
        walk->line++;
    }
    buf_add(walk->out, from, (size_t)(walk->at - from));
    walk->line = line; /* of a text that ended before: which it lacks */
}

/* False where a line is another than the one that goes. */
static bool step_take(Walk *walk, const Step *step)
{
    for (size_t i = 0; i < json_array_size(step->gone); i++) {
        const json_t *line = json_array_get(step->gone, i);
        size_t size = json_string_length(line), own = line_size(walk);
        walk->expected = json_string_value(line);
        if (own != size + 1 || memcmp(walk->at, walk->expected, size) != 0 ||
            walk->at[size] != '\n')
            return false;
        walk->at += own;
        walk->line++;
    }
    walk->expected = NULL;
    for (size_t i = 0; i < json_array_size(step->come); i++) {
        const json_t *line = json_array_get(step->come, i);
        buf_add(walk->out, json_string_value(line), json_string_length(line));
        buf_add_char(walk->out, '\n');
    }
    walk->shift +=
        (long)json_array_size(step->come) - (long)json_array_size(step->gone);
    return true;
}

/* Goes as far as lines are as expected. */
static CodicilStatus walk_all(Walk *walk)
{
    const json_t *edits = json_list_of(walk->delta->tree, "patch");
    Step step = {0};
    for (; walk->edit < json_array_size(edits); walk->edit++) {
        TRY(step_read(walk, json_array_get(edits, walk->edit), &step));
        keep_until(walk, step.line);
        if (!step_take(walk, &step))
            return CODICIL_OK;
    }
    keep_until(walk, SIZE_MAX);
    return buf_is_ok(walk->out) ? CODICIL_OK : fault_memory(walk->context);
}

/* -------------------------------------------------------------- what differs
 */

/* Adds a line from shortly before byte `from` on, in quotation marks. */
static void add_excerpt(const char *line, size_t size, size_t from, Buf *out)
{
    size_t begin = from > EXCERPT_LEAD ? from - EXCERPT_LEAD : 0;
    while (begin > 0 && begin < size && (line[begin] & 0xc0) == 0x80)
        begin--;
    size_t end = size - begin > EXCERPT_SIZE ? begin + EXCERPT_SIZE : size;
    while (end < size && (line[end] & 0xc0) == 0x80)
        end++;
    buf_add_format(out, "'%s", begin ? "…" : "");
    buf_add(out, line + begin, end - begin);
    buf_add_format(out, "%s'", end < size ? "…" : "");
}

static void add_mismatch(const Walk *walk, Buf *out)
{
    size_t size = line_size(walk), same = 0;
    size_t expected = strlen(walk->expected);
    size -= size && walk->at[size - 1] == '\n';
    while (same < size && same < expected &&
           walk->at[same] == walk->expected[same])
        same++;
    if (walk->at < walk->end) {
        buf_add_format(out, "line %zu of its canonical XML is ", walk->line);
        add_excerpt(walk->at, size, same, out);
    } else {
        buf_add_format(out, "its canonical XML has no line %zu", walk->line);
    }
    buf_add_text(out, "; ");
    add_excerpt(walk->expected, expected, same, out);
    buf_add_text(out, " was expected");
}

/* The text is not the one that the delta starts at: says why. */
static CodicilStatus refuse(const Walk *walk, const char *name,
                            const char *digest)
{
    const Delta *delta = walk->delta;
    const char *goal = json_text_of(delta_goal(delta), "sha256");
    const char *start = json_text_of(delta_start(delta), "sha256");
    Place place = {.file = name};
    Buf why AUTO(buf_clear) = {0};
    if (strcmp(digest, goal) == 0)
        return fault(walk->context, CODICIL_REFUSED, &place,
                     "is what %s leads to already%s", delta->file,
                     delta->is_reverse ? "" : " (--reverse leads back)");
    if (walk->expected)
        add_mismatch(walk, &why);
    else
        buf_add_text(&why, "the lines that change are as expected, another "
                           "one is not");
    return fault(walk->context, CODICIL_REFUSED, &place,
                 "is not the text that %s starts at: %s (SHA-256 %.12s…, "
                 "expected %.12s…)",
                 delta->file, buf_text(&why), digest, start);
}

/* The edits do not lead where the delta says. */
static CodicilStatus corrupt(const Walk *walk, const char *digest)
{
    Place place = {.file = walk->delta->file};
    const char *goal = json_text_of(delta_goal(walk->delta), "sha256");
    if (walk->expected)
        return fault(walk->context, CODICIL_INVALID, &place,
                     "is corrupt: edit %zu of \"patch\" is for another line "
                     "than stands at line %zu of the text",
                     walk->edit + 1, walk->line);
    return fault(walk->context, CODICIL_INVALID, &place,
                 "is corrupt: its edits give a text of SHA-256 %.12s…; %.12s… "
                 "was expected",
                 digest, goal);
}

CodicilStatus delta_apply(const CodicilContext *context, const Delta *delta,
                          const Patched *text, Buf *out)
{
    Buf made AUTO(buf_clear) = {0};
    char digest[DIGEST_SIZE];
    const char *bytes = buf_text(text->bytes);
    Walk walk = {.context = context,
                 .delta = delta,
                 .at = bytes,
                 .end = bytes + text->bytes->size,
                 .line = 1,
                 .out = &made};
    TRY(walk_all(&walk));
    digest_of(bytes, text->bytes->size, digest);
    if (strcmp(digest, json_text_of(delta_start(delta), "sha256")) != 0)
        return refuse(&walk, text->name, digest);
    digest_of(buf_text(&made), made.size, digest);
    if (walk.expected ||
        strcmp(digest, json_text_of(delta_goal(delta), "sha256")) != 0)
        return corrupt(&walk, digest);
    buf_clear(out);
    *out = made;
    made = (Buf){0};
    return CODICIL_OK;
}

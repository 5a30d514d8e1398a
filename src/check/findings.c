/* The list of findings. */
#include "check/findings.h"

#include "base/cleanup.h"

#include <string.h>

#define MESSAGE_LONGEST 400 /* bytes; what is longer is cut and ends in "…" */

void findings_init(Findings *findings)
{
    *findings = (Findings){0};
}

void findings_clear(Findings *findings)
{
    for (size_t i = 0; i < findings->count; i++) {
        free(findings->items[i].id);
        free(findings->items[i].message);
    }
    for (size_t i = 0; i < findings->file_count; i++)
        free(findings->files[i]);
    free(findings->items);
    free(findings->files);
    free(findings->folder);
    *findings = (Findings){0};
}

bool findings_set_folder(Findings *findings, const char *folder)
{
    char *own = strdup(folder);
    if (!own)
        return false;
    free(findings->folder);
    findings->folder = own;
    return true;
}

void findings_set_count(Findings *findings, size_t count)
{
    while (findings->count > count) {
        const Finding *last = &findings->items[--findings->count];
        findings->weights[rule_get(last->rule)->weight]--;
        free(last->id);
        free(last->message);
    }
}

/* Room for one more in an array that doubles; NULL when out of memory. */
static void *grow(void *array, size_t count, size_t *room, size_t size)
{
    if (count < *room)
        return array;
    size_t more = *room ? *room * 2 : 16;
    void *grown = realloc(array, more * size);
    if (grown)
        *room = more;
    return grown;
}

/* The list's own copy of a file's name; findings come file by file. */
static const char *keep_file(Findings *findings, const char *file)
{
    size_t count = findings->file_count;
    if (count && !strcmp(findings->files[count - 1], file))
        return findings->files[count - 1];
    char **files = grow(findings->files, count, &findings->file_room,
                        sizeof(*findings->files));
    if (!files)
        return NULL;
    findings->files = files;
    files[count] = strdup(file);
    if (files[count])
        findings->file_count++;
    return files[count];
}

/* A copy that is one line and safe for a terminal. */
static char *make_line(const char *text)
{
    Buf out = {0};
    for (const char *at = text; *at; at++) {
        unsigned char c = (unsigned char)*at;
        bool first = (c & 0xc0) != 0x80; /* of a character */
        if (first && out.size > MESSAGE_LONGEST) {
            buf_add_text(&out, "…");
            break;
        }
        if (c < 0x20 || c == 0x7f)
            buf_add_format(&out, "\\x%02X", c);
        else if (c == 0xc2 && (unsigned char)at[1] >= 0x80 &&
                 (unsigned char)at[1] < 0xa0)
            buf_add_format(&out, "\\x%02X", (unsigned char)*++at);
        else
            buf_add_char(&out, *at);
    }
    return buf_take(&out);
}

bool findings_add(Findings *findings, const Finding *finding)
{
    Finding *items = grow(findings->items, findings->count, &findings->room,
                          sizeof(*findings->items));
    if (!items)
        return false;
    findings->items = items;
    Finding *own = &items[findings->count];
    *own = *finding;
    own->order = findings->count;
    own->file = keep_file(findings, finding->file);
    own->id = finding->id ? strdup(finding->id) : NULL;
    own->message = make_line(finding->message);
    if (!own->file || !own->message || (finding->id && !own->id)) {
        free(own->id);
        free(own->message);
        return false;
    }
    findings->count++;
    findings->weights[rule_get(own->rule)->weight]++;
    return true;
}

/* File by file; that there are too many comes last in each. */
static int compare(const void *left, const void *right)
{
    const Finding *a = left, *b = right;
    int files = a->file == b->file ? 0 : strcmp(a->file, b->file);
    if (files)
        return files;
    bool last_a = a->rule == RULE_FINDINGS_MANY;
    bool last_b = b->rule == RULE_FINDINGS_MANY;
    if (last_a != last_b)
        return last_a ? 1 : -1;
    if (a->line != b->line)
        return a->line < b->line ? -1 : 1;
    int order = strcmp(rule_get(a->rule)->name, rule_get(b->rule)->name);
    if (order)
        return order;
    return a->order < b->order ? -1 : a->order > b->order;
}

void findings_sort(Findings *findings, size_t first)
{
    if (first < findings->count)
        qsort(findings->items + first, findings->count - first,
              sizeof(*findings->items), compare);
}

bool findings_worst(const Findings *findings, Weight *worst)
{
    for (int weight = WEIGHT_ERROR; weight >= WEIGHT_NOTE; weight--) {
        if (!findings->weights[weight])
            continue;
        *worst = (Weight)weight;
        return true;
    }
    return false;
}

/* What a build remembers. */
#include "site/state.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "site/kinds.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#define MARK "codicil-site 1 "

void site_state_clear(SiteState *state)
{
    for (size_t i = 0; i < state->count; i++)
        free(state->files[i].path);
    for (size_t i = 0; i < state->group_count; i++)
        free(state->groups[i].name);
    free(state->files);
    free(state->groups);
    free(state->key);
    buf_clear(&state->facts);
    table_clear(&state->names);
    table_clear(&state->paths);
    *state = (SiteState){0};
}

/* Room for one more item; false without memory. */
static bool make_room(SiteState *state, void **items, size_t *room,
                      size_t count, size_t size)
{
    if (state->failed)
        return false;
    if (count < *room)
        return true;
    size_t more = *room ? *room * 2 : 16;
    void *grown = realloc(*items, more * size);
    state->failed = !grown;
    if (!grown)
        return false;
    *items = grown;
    *room = more;
    return true;
}

void site_state_add_group(SiteState *state, const char *name, const char *key)
{
    if (!make_room(state, (void **)&state->groups, &state->group_room,
                   state->group_count, sizeof(*state->groups)))
        return;
    SiteGroup *group = &state->groups[state->group_count];
    *group = (SiteGroup){.name = strdup(name), .first = state->count};
    snprintf(group->key, sizeof(group->key), "%s", key);
    if (group->name)
        state->group_count++;
    else
        state->failed = true;
}

void site_state_add_file(SiteState *state, const SiteRecord *file)
{
    if (!make_room(state, (void **)&state->files, &state->room, state->count,
                   sizeof(*state->files)))
        return;
    SiteRecord *copy = &state->files[state->count];
    *copy = *file;
    copy->path = strdup(file->path);
    if (!copy->path) {
        state->failed = true;
        return;
    }
    state->count++;
    if (state->group_count)
        state->groups[state->group_count - 1].count++;
}

void site_state_add_all(SiteState *state, const SiteState *more)
{
    for (size_t i = 0; i < more->group_count; i++) {
        const SiteGroup *group = &more->groups[i];
        site_state_add_group(state, group->name, group->key);
        for (size_t j = 0; j < group->count; j++)
            site_state_add_file(state, &more->files[group->first + j]);
    }
    buf_add(&state->facts, buf_text(&more->facts), more->facts.size);
    state->failed |= more->failed;
}

const SiteGroup *site_state_group(const SiteState *state, const char *name)
{
    const size_t *at = table_find(&state->names, name, strlen(name));
    return at ? &state->groups[*at - 1] : NULL;
}

const SiteRecord *site_state_file(const SiteState *state, const char *path)
{
    const size_t *at = table_find(&state->paths, path, strlen(path));
    return at ? &state->files[*at - 1] : NULL;
}

size_t site_state_served(const SiteState *state)
{
    size_t count = 0;
    for (size_t i = 0; i < state->count; i++)
        count += !site_is_aside(state->files[i].path);
    return count;
}

/* -------------------------------------------------------------------- reading
 */

static bool read_file(SiteState *state, const char *line)
{
    SiteRecord file = {0};
    int size = 0;
    if (sscanf(line, "%64s %lld %lld %lld %n", file.sha256, &file.size,
               &file.modified, &file.changed, &size) != 4 ||
        !size)
        return false;
    file.path = (char *)line + size;
    site_state_add_file(state, &file);
    size_t *at = table_add(&state->paths, file.path, strlen(file.path));
    if (at)
        *at = state->count;
    return at && !state->failed;
}

static bool read_group(SiteState *state, const char *line)
{
    char key[DIGEST_SIZE];
    int size = 0;
    if (sscanf(line, "%64s %n", key, &size) != 1 || !size)
        return false;
    site_state_add_group(state, line + size, key);
    size_t *at = table_add(&state->names, line + size, strlen(line + size));
    if (at)
        *at = state->group_count;
    return at && !state->failed;
}

static bool read_instant(const char *line, Instant *out)
{
    return sscanf(line, "%" SCNd64, out) == 1;
}

/* What stands behind a word at the start of a line; NULL: another word. */
static const char *behind(const char *line, const char *word)
{
    size_t size = strlen(word);
    return strncmp(line, word, size) == 0 && line[size] == ' ' ? line + size + 1
                                                               : NULL;
}

static bool read_line(SiteState *state, const char *line)
{
    const char *rest;
    if ((rest = behind(line, "file")))
        return read_file(state, rest);
    if ((rest = behind(line, "group")))
        return read_group(state, rest);
    if ((rest = behind(line, "from")))
        return read_instant(rest, &state->from);
    if ((rest = behind(line, "until")))
        return read_instant(rest, &state->until);
    if ((rest = behind(line, "fact"))) {
        buf_add_format(&state->facts, "%s\n", rest);
        return buf_is_ok(&state->facts);
    }
    if ((rest = behind(line, "key"))) {
        free(state->key);
        state->key = strdup(rest);
        return state->key != NULL;
    }
    return false;
}

/* Whether the lines are those that were written. */
static bool is_whole(const Buf *bytes, char **lines)
{
    char digest[DIGEST_SIZE];
    size_t start = strlen(MARK) + DIGEST_SIZE;
    if (bytes->size < start || memcmp(bytes->bytes, MARK, strlen(MARK)) != 0)
        return false;
    digest_of(bytes->bytes + start, bytes->size - start, digest);
    *lines = bytes->bytes + start;
    return memcmp(digest, bytes->bytes + strlen(MARK), DIGEST_SIZE - 1) == 0;
}

CodicilStatus site_state_read(const CodicilContext *context, const char *path,
                              SiteState *out)
{
    Buf bytes AUTO(buf_clear) = {0};
    char *lines;
    *out = (SiteState){0};
    if (!file_is_regular(path))
        return CODICIL_OK;
    TRY(file_read(context, path, &bytes));
    if (!is_whole(&bytes, &lines))
        return CODICIL_OK;
    bool fine = true;
    while (fine && *lines) {
        char *end = strchr(lines, '\n');
        if (end)
            *end = '\0';
        fine = read_line(out, lines);
        lines = end ? end + 1 : lines + strlen(lines);
    }
    if (!fine)
        site_state_clear(out);
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- writing
 */

static void add_group(const SiteState *state, const SiteGroup *group, Buf *out)
{
    buf_add_format(out, "group %s %s\n", group->key, group->name);
    for (size_t i = 0; i < group->count; i++) {
        const SiteRecord *file = &state->files[group->first + i];
        buf_add_format(out, "file %s %lld %lld %lld %s\n", file->sha256,
                       file->size, file->modified, file->changed, file->path);
    }
}

static void add_facts(const SiteState *state, Buf *out)
{
    const char *line = buf_text(&state->facts);
    while (*line) {
        size_t size = strcspn(line, "\n");
        buf_add_text(out, "fact ");
        buf_add(out, line, size);
        buf_add_char(out, '\n');
        line += size + (line[size] != '\0');
    }
}

CodicilStatus site_state_write(const CodicilContext *context, const char *path,
                               const SiteState *state)
{
    Buf lines AUTO(buf_clear) = {0}, bytes AUTO(buf_clear) = {0};
    char digest[DIGEST_SIZE];
    buf_add_format(&lines, "key %s\nfrom %" PRId64 "\nuntil %" PRId64 "\n",
                   state->key, state->from, state->until);
    for (size_t i = 0; i < state->group_count; i++)
        add_group(state, &state->groups[i], &lines);
    add_facts(state, &lines);
    digest_of(buf_text(&lines), lines.size, digest);
    buf_add_format(&bytes, MARK "%s\n", digest);
    buf_add(&bytes, buf_text(&lines), lines.size);
    if (state->failed || !buf_is_ok(&lines) || !buf_is_ok(&bytes))
        return fault_memory(context);
    return file_write(context, path, bytes.bytes, bytes.size);
}

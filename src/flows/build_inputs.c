/* What a site depends on, as digests: so that a build that has nothing to do
 * finds that out by looking at names and times of files alone.
 *
 * A file that changes again within the grain of its file system's clock would
 * look the same: where one changed just now, the clock is given time to go on
 * before anything is read. */
#include "flows/build.h"

#include "base/file.h"
#include "render/render.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

static void free_list(char ***list)
{
    free(*list);
}

#define GRAIN   20000000LL   /* nanoseconds; a tick is at most ten million */
#define WHOLE   1000000000LL /* of a clock that counts seconds */
#define DEEPEST 8

static long long nanoseconds(struct timespec time)
{
    return (long long)time.tv_sec * 1000000000LL + time.tv_nsec;
}

/* Waits until a change that was just now is a while ago. */
static void settle(const struct stat *about)
{
    struct timespec now, pause = {0};
    long long grain = about->st_ctim.tv_nsec ? GRAIN : WHOLE + GRAIN;
    clock_gettime(CLOCK_REALTIME, &now);
    long long age = nanoseconds(now) - nanoseconds(about->st_ctim);
    if (age < 0 || age >= grain)
        return;
    pause.tv_sec = (time_t)((grain - age) / 1000000000LL);
    pause.tv_nsec = (long)((grain - age) % 1000000000LL);
    nanosleep(&pause, NULL);
}

static void add_times(const char *name, const struct stat *about, Buf *out)
{
    settle(about);
    buf_add_format(out, "%s %lld %lld %lld %llu\n", name,
                   (long long)about->st_size, nanoseconds(about->st_mtim),
                   nanoseconds(about->st_ctim),
                   (unsigned long long)about->st_ino);
}

/* Adds the files below a folder, without following links out of it more than
 * the store does. */
static CodicilStatus add_folder(const CodicilContext *context, const char *path,
                                int depth, Buf *out)
{
    char **AUTO(free_names) names = NULL;
    TRY(folder_read(context, path, &names));
    buf_add_format(out, "> %d\n", depth);
    for (char **at = names; *at; at++) {
        struct stat about;
        char *AUTO(free_bytes) whole = path_join(path, *at, NULL);
        if (!whole)
            return fault_memory(context);
        if (**at == '.' || stat(whole, &about) != 0)
            continue;
        if (!S_ISDIR(about.st_mode)) {
            add_times(*at, &about, out);
        } else if (depth < DEEPEST) {
            buf_add_format(out, "%s/\n", *at);
            TRY(add_folder(context, whole, depth + 1, out));
        }
    }
    return CODICIL_OK;
}

CodicilStatus build_work_key(Build *build, const char *work,
                             char out[DIGEST_SIZE])
{
    Buf list AUTO(buf_clear) = {0};
    char *AUTO(free_bytes) folder = store_path(&build->store, work, NULL);
    if (!folder)
        return fault_memory(build->own);
    buf_add_format(&list, "%s\n", build->key);
    TRY(add_folder(build->own, folder, 0, &list));
    if (!buf_is_ok(&list))
        return fault_memory(build->own);
    digest_of(list.bytes, list.size, out);
    return CODICIL_OK;
}

/* The file that a line of /proc/self/maps names, NULL for none; cuts its end.
 */
static const char *mapped_file(char *line)
{
    char *path = strchr(line, '/');
    if (path)
        path[strcspn(path, "\n")] = '\0';
    return path;
}

static int compare_lines(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* The program that runs and its libraries, by their times: one of the same
 * version may have been built anew. Where they stand in memory is chance. */
static bool list_program(Table *seen, Buf *lines)
{
    FILE *maps = fopen("/proc/self/maps", "re");
    char line[4096 + 128];
    while (maps && fgets(line, sizeof line, maps)) {
        struct stat about;
        const char *path = mapped_file(line);
        size_t *known = path ? table_add(seen, path, strlen(path)) : NULL;
        if (!known || (*known)++ || stat(path, &about) != 0)
            continue;
        add_times(path, &about, lines);
        buf_add_char(lines, '\0');
    }
    if (maps)
        fclose(maps);
    return !seen->failed && buf_is_ok(lines);
}

static CodicilStatus add_program(const CodicilContext *context, Buf *out)
{
    Buf lines AUTO(buf_clear) = {0};
    Table seen AUTO(table_clear) = {0};
    char **AUTO(free_list) list = NULL;
    if (!list_program(&seen, &lines))
        return fault_memory(context);
    list = calloc(seen.count + 1, sizeof *list);
    if (!list)
        return fault_memory(context);
    size_t count = 0;
    for (char *at = lines.bytes; at && at < lines.bytes + lines.size;
         at += strlen(at) + 1)
        list[count++] = at;
    qsort(list, count, sizeof *list, compare_lines);
    buf_add_format(out, "codicil %s\n", CODICIL_VERSION);
    for (size_t i = 0; i < count; i++)
        buf_add_text(out, list[i]);
    return CODICIL_OK;
}

CodicilStatus build_key(Build *build)
{
    char templates[DIGEST_SIZE];
    const char *data;
    Buf list AUTO(buf_clear) = {0};
    TRY(render_digest(build->own, templates));
    TRY(context_data(build->own, &data));
    char *AUTO(free_bytes) locales = path_join(data, "locales", NULL);
    if (!locales)
        return fault_memory(build->own);
    TRY(add_program(build->own, &list));
    buf_add_format(&list, "templates %s\nsite %s\n", templates,
                   build->base ? build->base : "-");
    if (file_is_folder(locales))
        TRY(add_folder(build->own, locales, 0, &list));
    if (!buf_is_ok(&list))
        return fault_memory(build->own);
    digest_of(list.bytes, list.size, build->key);
    return CODICIL_OK;
}

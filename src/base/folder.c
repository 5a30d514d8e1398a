/* Folders: making, listing, and joining paths. */
#include "base/cleanup.h"
#include "base/file.h"

#include <dirent.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

CodicilStatus folder_make(const CodicilContext *context, const char *path)
{
    char *AUTO(free_bytes) part = strdup(path);
    if (!part)
        return fault_memory(context);
    if (!*path)
        return fault(context, CODICIL_MISUSE, NULL,
                     "a folder without a name cannot be made");
    for (char *at = part + 1;; at++) {
        char c = *at;
        if (c != '/' && c != '\0')
            continue;
        *at = '\0';
        if (mkdir(part, 0777) != 0 && errno != EEXIST)
            return fault_errno(context, "make the folder", part);
        *at = c;
        if (c == '\0')
            break;
    }
    if (!file_is_folder(path)) {
        errno = ENOTDIR;
        return fault_errno(context, "make the folder", path);
    }
    return CODICIL_OK;
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

static void close_folder(DIR **folder)
{
    if (*folder)
        closedir(*folder);
}

/* Adds a copy of `name` to a list that ends in NULL. */
static bool add_name(char ***names, size_t *count, const char *name)
{
    if ((*count & (*count + 1)) == 0) {
        size_t room = (*count + 1) * 2 + 1;
        char **more = realloc(*names, room * sizeof(**names));
        if (!more)
            return false;
        *names = more;
    }
    (*names)[*count] = strdup(name);
    if (!(*names)[*count])
        return false;
    (*names)[++*count] = NULL;
    return true;
}

CodicilStatus folder_read(const CodicilContext *context, const char *path,
                          char ***names)
{
    DIR *AUTO(close_folder) folder = opendir(path);
    if (!folder)
        return fault_errno(context, "read the folder", path);
    size_t count = 0;
    char **list = calloc(1, sizeof(*list));
    if (!list)
        return fault_memory(context);
    for (struct dirent *entry; (entry = readdir(folder));) {
        const char *name = entry->d_name;
        if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
            continue;
        if (!add_name(&list, &count, name)) {
            names_free(list);
            return fault_memory(context);
        }
    }
    qsort(list, count, sizeof(*list), compare_names);
    *names = list;
    return CODICIL_OK;
}

void names_free(char **names)
{
    for (char **at = names; at && *at; at++)
        free(*at);
    free(names);
}

char *path_join(const char *first, ...)
{
    Buf path = {0};
    buf_add_text(&path, first);
    va_list list;
    va_start(list, first);
    for (const char *part; (part = va_arg(list, const char *));) {
        if (path.size && path.bytes[path.size - 1] != '/')
            buf_add_char(&path, '/');
        buf_add_text(&path, part);
    }
    va_end(list);
    return buf_take(&path);
}

bool path_is_within(const char *path)
{
    if (!*path || *path == '/')
        return false;
    for (; *path; path += strspn(path, "/")) {
        size_t size = strcspn(path, "/");
        if (size == 2 && strncmp(path, "..", 2) == 0)
            return false;
        path += size;
    }
    return true;
}

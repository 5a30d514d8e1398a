/* Runs git, and reads what it answers. */
#include "history/git.h"

#include "base/cleanup.h"
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define MOST_ARGUMENTS 64

/* Before the command: what no configuration may say otherwise. */
static const char *const manners[] = {
    "--no-pager",
    "--no-replace-objects",
    "--literal-pathspecs",
    "--no-optional-locks",
    "-c",
    "core.fsmonitor=false",
    "-c",
    "core.hooksPath=/dev/null",
    "-c",
    "core.alternateRefsCommand=false",
    "-c",
    "protocol.allow=never",
    "-c",
    "log.showSignature=false",
    "-c",
    "log.follow=false",
    "-c",
    "diff.relative=false",
    "-c",
    "diff.orderFile=/dev/null",
    "-c",
    "diff.external=",
    "-c",
    "safe.bareRepository=all",
};

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* ---------------------------------------------------------------- the world */

/* What git is told of the world: where it finds itself and its user's own
 * settings (as safe.directory is one), and nothing that a caller's git left
 * there (as in a hook), which would lead it to another repository. */
static const char *const kept[] = {
    "PATH",
    "HOME",
    "XDG_CONFIG_HOME",
    "TMPDIR",
    "LD_LIBRARY_PATH",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
    "GIT_EXEC_PATH",
    "GIT_CEILING_DIRECTORIES",
};

static const char *const given[] = {
    "LC_ALL=C",
    "GIT_OPTIONAL_LOCKS=0",
    "GIT_TERMINAL_PROMPT=0",
    "GIT_NO_LAZY_FETCH=1",
    "GIT_ALLOW_PROTOCOL=none",
};

typedef struct {
    char *entries[COUNT(kept) + COUNT(given) + 1]; /* ended by NULL */
    size_t count;
} World;

static void world_clear(World *world)
{
    while (world->count)
        free(world->entries[--world->count]);
}

static bool world_add(World *world, const char *name, const char *value)
{
    AUTO(buf_clear) Buf entry = {0};
    buf_add_format(&entry, "%s%s%s", name, value ? "=" : "",
                   value ? value : "");
    char *made = buf_take(&entry);
    if (made)
        world->entries[world->count++] = made;
    return made != NULL;
}

static bool world_make(World *world)
{
    bool ok = true;
    for (size_t i = 0; ok && i < COUNT(kept); i++) {
        const char *value = getenv(kept[i]);
        ok = !value || world_add(world, kept[i], value);
    }
    for (size_t i = 0; ok && i < COUNT(given); i++)
        ok = world_add(world, given[i], NULL);
    return ok;
}

/* ------------------------------------------------------------------ starting
 */

/* The child's side: its three files, -1 for /dev/null. */
typedef struct {
    int files[3];
} Ends;

static int start(const char *const *words, const Ends *ends, pid_t *process)
{
    posix_spawn_file_actions_t actions;
    AUTO(world_clear) World world = {0};
    if (!world_make(&world) || posix_spawn_file_actions_init(&actions) != 0)
        return ENOMEM;
    int wrong = 0;
    for (int i = 0; i < 3 && !wrong; i++)
        wrong =
            ends->files[i] >= 0
                ? posix_spawn_file_actions_adddup2(&actions, ends->files[i], i)
                : posix_spawn_file_actions_addopen(&actions, i, "/dev/null",
                                                   O_RDONLY, 0);
    if (!wrong)
        wrong = posix_spawnp(process, "git", &actions, NULL,
                             (char *const *)words, world.entries);
    posix_spawn_file_actions_destroy(&actions);
    return wrong;
}

static void put_down(int *descriptor)
{
    if (*descriptor >= 0)
        close(*descriptor);
    *descriptor = -1;
}

/* Two ends that a program started later does not get. */
static bool make_ends(int ends[2])
{
    if (socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return false;
    for (int i = 0; i < 2; i++)
        fcntl(ends[i], F_SETFD, FD_CLOEXEC);
    return true;
}

static CodicilStatus tell_start(const Git *git, int wrong)
{
    if (wrong == ENOENT)
        return fault(git->context, CODICIL_NOT_FOUND, NULL,
                     "there is no program 'git' to read '%s' with",
                     git->folder);
    errno = wrong;
    return fault_errno(git->context, "start git for", git->folder);
}

CodicilStatus git_open(const CodicilContext *context, const char *folder,
                       const char *const *arguments, bool has_input, Git *out)
{
    const char *words[MOST_ARGUMENTS + 1] = {"git", "-C", folder};
    size_t count = 3;
    for (size_t i = 0; i < COUNT(manners); i++)
        words[count++] = manners[i];
    for (size_t i = 0; arguments[i] && count < MOST_ARGUMENTS; i++)
        words[count++] = arguments[i];
    Git git = {context, folder, 0, NULL, tmpfile(), -1};
    int output[2] = {-1, -1}, input[2] = {-1, -1}, wrong = 0;
    if (!git.errors || !make_ends(output) || (has_input && !make_ends(input)))
        wrong = errno ? errno : EIO;
    else
        git.output = fdopen(output[0], "rb");
    if (!wrong && !git.output)
        wrong = ENOMEM;
    Ends ends = {{input[1], output[1], git.errors ? fileno(git.errors) : -1}};
    if (git.errors)
        fcntl(ends.files[2], F_SETFD, FD_CLOEXEC);
    if (!wrong)
        wrong = start(words, &ends, &git.process);
    put_down(&output[1]);
    put_down(&input[1]);
    git.input = input[0];
    if (!git.output)
        put_down(&output[0]);
    if (wrong) {
        CodicilStatus status = tell_start(&git, wrong);
        git.process = 0;
        git_close(&git);
        return status;
    }
    *out = git;
    return CODICIL_OK;
}

/* -------------------------------------------------------------------- ending
 */

static int wait_for(Git *git)
{
    int state = 0;
    put_down(&git->input);
    if (!git->process)
        return 0;
    while (waitpid(git->process, &state, 0) < 0 && errno == EINTR)
        ;
    git->process = 0;
    return state;
}

/* The first line of what git complained of. */
static void read_complaint(Git *git, char *line, int size)
{
    *line = '\0';
    rewind(git->errors);
    if (fgets(line, size, git->errors))
        line[strcspn(line, "\n")] = '\0';
}

static CodicilStatus tell_failure(Git *git)
{
    char line[300];
    read_complaint(git, line, sizeof(line));
    const char *text = strncmp(line, "fatal: ", 7) == 0 ? line + 7 : line;
    if (strstr(line, "not a git repository"))
        return fault(git->context, CODICIL_NOT_FOUND,
                     &(Place){.file = git->folder},
                     "is no git repository: a working tree or a bare "
                     "repository was expected");
    return fault(git->context, CODICIL_INVALID, &(Place){.file = git->folder},
                 "git cannot read it: %s", *text ? text : "it says nothing");
}

CodicilStatus git_finish(Git *git)
{
    int state = wait_for(git);
    return WIFEXITED(state) && WEXITSTATUS(state) == 0 ? CODICIL_OK
                                                       : tell_failure(git);
}

void git_close(Git *git)
{
    if (git->process)
        kill(git->process, SIGKILL);
    wait_for(git);
    if (git->output)
        fclose(git->output);
    if (git->errors)
        fclose(git->errors);
    *git = (Git)GIT_CLOSED;
}

CodicilStatus git_ask(const CodicilContext *context, const char *folder,
                      const char *const *arguments, Buf *answer, bool *is_yes)
{
    AUTO(git_close) Git git = GIT_CLOSED;
    char part[512];
    size_t size;
    TRY(git_open(context, folder, arguments, false, &git));
    while ((size = fread(part, 1, sizeof(part), git.output)) > 0 &&
           answer->size < FILE_LIMIT)
        buf_add(answer, part, size);
    while (answer->size && answer->bytes[answer->size - 1] == '\n')
        buf_set_size(answer, answer->size - 1);
    if (!buf_is_ok(answer))
        return fault_memory(context);
    if (!is_yes)
        return git_finish(&git);
    int state = wait_for(&git);
    *is_yes = WIFEXITED(state) && WEXITSTATUS(state) == 0;
    return CODICIL_OK;
}

/* --------------------------------------------------------------------- files
 */

CodicilStatus git_open_files(const CodicilContext *context, const char *folder,
                             Git *out)
{
    static const char *const arguments[] = {"cat-file", "--batch", NULL};
    return git_open(context, folder, arguments, true, out);
}

#define PATH_ASKED 1200 /* an id, a colon and a path that is asked for */

/* A request is shorter than what a socket holds. */
static bool send_all(const Git *git, const char *line, size_t size)
{
    for (size_t at = 0; at < size;) {
        ssize_t sent = send(git->input, line + at, size - at, MSG_NOSIGNAL);
        if (sent < 0 && errno != EINTR)
            return false;
        at += sent > 0 ? (size_t)sent : 0;
    }
    return true;
}

static bool ask(const Git *git, const char *id)
{
    char line[GIT_ID + 2];
    int size = snprintf(line, sizeof(line), "%s\n", id);
    return send_all(git, line, (size_t)size);
}

/* The bytes and the newline after them; what is too much is passed over. */
static bool take(Git *git, size_t size, Buf *bytes)
{
    char part[8192];
    bool is_kept = bytes && size <= FILE_LIMIT;
    for (size_t left = size; left;) {
        size_t wanted = left < sizeof(part) ? left : sizeof(part);
        size_t got = fread(part, 1, wanted, git->output);
        if (!got)
            return false;
        if (is_kept)
            buf_add(bytes, part, got);
        left -= got;
    }
    return getc(git->output) == '\n';
}

/* git ended before it was told to. */
static CodicilStatus tell_loss(Git *git)
{
    char line[300];
    wait_for(git);
    read_complaint(git, line, sizeof(line));
    return fault(git->context, CODICIL_IO, &(Place){.file = git->folder},
                 "git stopped in the middle: %s",
                 *line ? line : "it says nothing");
}

CodicilStatus git_read_file(Git *git, const char *id, Buf *bytes)
{
    char line[GIT_ID + 64], kind[32];
    unsigned long long size = 0;
    buf_set_size(bytes, 0);
    if (!ask(git, id) || !fgets(line, sizeof(line), git->output))
        return tell_loss(git);
    if (sscanf(line, "%*s %31s %llu", kind, &size) != 2 ||
        strcmp(kind, "blob") != 0)
        return fault(git->context, CODICIL_INVALID, NULL,
                     "git has not the bytes of %.12s (a clone without all "
                     "its files?)",
                     id);
    if (!take(git, (size_t)size, bytes))
        return tell_loss(git);
    if (size > FILE_LIMIT)
        return fault(git->context, CODICIL_INVALID, NULL,
                     "has %llu bytes, more than %zu MiB", size,
                     FILE_LIMIT >> 20);
    return buf_is_ok(bytes) ? CODICIL_OK : fault_memory(git->context);
}

/* answer = id " " kind " " size / request " missing"; the request is a path, in
 * which anything may stand, and begins with an id and a colon. */
static bool read_answer(const char *line, char kind[32],
                        unsigned long long *size)
{
    size_t id = strspn(line, "0123456789abcdef");
    return id >= 40 && line[id] == ' ' &&
           sscanf(line + id, " %31s %llu", kind, size) == 2;
}

CodicilStatus git_read_path(Git *git, const char *where, size_t most,
                            Buf *bytes, bool *is_there)
{
    char line[PATH_ASKED + 16], kind[32];
    unsigned long long size = 0;
    *is_there = false;
    buf_set_size(bytes, 0);
    if (strchr(where, '\n') || strlen(where) >= PATH_ASKED)
        return CODICIL_OK;
    int asked = snprintf(line, sizeof(line), "%s\n", where);
    if (!send_all(git, line, (size_t)asked) ||
        !fgets(line, sizeof(line), git->output))
        return tell_loss(git);
    if (!read_answer(line, kind, &size))
        return CODICIL_OK;
    *is_there = strcmp(kind, "blob") == 0 && size <= most;
    if (!take(git, (size_t)size, *is_there ? bytes : NULL))
        return tell_loss(git);
    return buf_is_ok(bytes) ? CODICIL_OK : fault_memory(git->context);
}

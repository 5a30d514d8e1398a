/* Reads what `git log --raw` says.
 *
 *      log     = *( commit *( LF? touch ) )
 *      commit  = %x01 id " " seconds NUL
 *      touch  = ":" mode " " mode " " id " " id " " letter [ score ] NUL
 *                path NUL [ path NUL ]         ; two of a rename
 */
#include "history/record.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

void record_clear(Record *record)
{
    free(record->commits);
    free(record->touches);
    table_clear(&record->paths);
    buf_clear(&record->prefix);
    *record = (Record){0};
}

/* ------------------------------------------------------------------ the parts
 */

/* The next piece, up to a NUL. False at the end. */
static bool next_piece(const Git *git, Buf *piece)
{
    int c;
    buf_set_size(piece, 0);
    while ((c = getc(git->output)) != EOF && c)
        buf_add_char(piece, (char)c);
    return c != EOF || piece->size;
}

static bool is_markdown(const char *path)
{
    const char *dot = strrchr(path, '.');
    return dot && !strchr(dot, '/') &&
           (!strcasecmp(dot, ".md") || !strcasecmp(dot, ".markdown"));
}

static bool add_commit(Record *record, const char *words)
{
    if (record->commit_count == record->commit_room) {
        size_t room = record->commit_room ? 2 * record->commit_room : 256;
        Commit *more = realloc(record->commits, room * sizeof(*more));
        if (!more)
            return false;
        record->commits = more;
        record->commit_room = room;
    }
    Commit *commit = &record->commits[record->commit_count++];
    size_t size = strcspn(words, " ");
    *commit = (Commit){.at = strtoll(words + size, NULL, 10)};
    memcpy(commit->id, words, size < GIT_ID ? size : GIT_ID - 1);
    return true;
}

/* One touch as it was written. */
typedef struct {
    char old_mode[8], mode[8], blob[GIT_ID], letter;
} Raw;

static bool read_raw(const char *text, Raw *raw)
{
    *raw = (Raw){0};
    return sscanf(text, ":%7s %7s %*s %64s %c", raw->old_mode, raw->mode,
                  raw->blob, &raw->letter) == 4;
}

static bool is_regular(const char *mode)
{
    return strncmp(mode, "100", 3) == 0;
}

/* Whether a name can be told, and kept in XML. */
static bool is_tellable(const char *path, size_t size)
{
    for (const char *at = path; *at; at++)
        if ((unsigned char)*at < ' ' || *at == 0x7f ||
            !strncmp(at, "\xEF\xBF\xBE", 3) || !strncmp(at, "\xEF\xBF\xBF", 3))
            return false;
    return utf8_is_valid(path, size);
}

/* The number of a path that is of use; false: it is of none. */
static bool find_path(Record *record, const Buf *name, size_t *index,
                      bool *failed)
{
    const char *path = buf_text(name);
    size_t skipped = record->prefix.size;
    if (strncmp(path, buf_text(&record->prefix), skipped) != 0 ||
        !is_markdown(path))
        return false;
    if (!is_tellable(path, name->size)) {
        record->odd_names++;
        return false;
    }
    size_t *value =
        table_add(&record->paths, path + skipped, name->size - skipped);
    *failed |= !value;
    if (!value)
        return false;
    if (!*value)
        *value = record->paths.count;
    *index = *value - 1;
    return true;
}

static bool add_change(Record *record, const Touch *touch)
{
    if (record->count == record->room) {
        size_t room = record->room ? 2 * record->room : 1024;
        Touch *more = realloc(record->touches, room * sizeof(*more));
        if (!more)
            return false;
        record->touches = more;
        record->room = room;
    }
    record->touches[record->count++] = *touch;
    return true;
}

/* ------------------------------------------------------------------- a touch
 */

static void note_odd(Record *record, const Raw *raw)
{
    record->links += strcmp(raw->mode, "120000") == 0;
    record->modules += strcmp(raw->mode, "160000") == 0;
}

/* What became of the file that a touch is about: `to` is its name now, `from`
 * the one before where that is another. */
static bool sort_change(Record *record, const Raw *raw, const Buf *from,
                        const Buf *to)
{
    bool failed = false, is_put = is_regular(raw->mode);
    bool is_moved = raw->letter == 'R' && is_regular(raw->old_mode);
    Touch touch = {TOUCH_PUT, record->commit_count - 1, 0, 0, ""};
    size_t old = 0;
    bool had = is_moved && find_path(record, from, &old, &failed);
    bool has = find_path(record, to, &touch.path, &failed);
    if (has && is_put) {
        memcpy(touch.blob, raw->blob, GIT_ID);
        touch.kind = had ? TOUCH_MOVE : TOUCH_PUT;
        touch.from = old;
        return !failed && add_change(record, &touch);
    }
    if (has && !is_put && raw->letter != 'D')
        note_odd(record, raw);
    touch.kind = TOUCH_DROP;
    if (had)
        touch.path = old;
    return !failed && (!(has || had) || add_change(record, &touch));
}

static CodicilStatus tell_odd(const Git *git)
{
    return fault(git->context, CODICIL_INVALID, &(Place){.file = git->folder},
                 "git's log of it cannot be read");
}

static CodicilStatus read_change(Git *git, Record *record, const char *text)
{
    AUTO(buf_clear) Buf from = {0}, to = {0};
    Raw raw;
    if (!read_raw(text, &raw) || !record->commit_count ||
        !next_piece(git, &from))
        return tell_odd(git);
    bool is_pair = raw.letter == 'R' || raw.letter == 'C';
    if (is_pair && !next_piece(git, &to))
        return tell_odd(git);
    if (!sort_change(record, &raw, &from, is_pair ? &to : &from) ||
        from.failed || to.failed)
        return fault_memory(git->context);
    return CODICIL_OK;
}

static CodicilStatus read_log(Git *git, Record *record)
{
    AUTO(buf_clear) Buf piece = {0};
    while (next_piece(git, &piece)) {
        const char *text = buf_text(&piece);
        text += strspn(text, "\n");
        if (*text == 1 && !add_commit(record, text + 1))
            return fault_memory(git->context);
        if (*text == ':')
            TRY(read_change(git, record, text));
        else if (*text && *text != 1)
            return tell_odd(git);
    }
    return piece.failed ? fault_memory(git->context) : CODICIL_OK;
}

/* ---------------------------------------------------------------- the whole */

/* The commit that a revision is. */
static CodicilStatus find_tip(const CodicilContext *context, const char *folder,
                              const char *revision, Buf *tip)
{
    bool is_there = false;
    AUTO(buf_clear) Buf name = {0};
    buf_add_format(&name, "%s^{commit}", revision ? revision : "HEAD");
    const char *arguments[] = {"rev-parse", "--verify", "--end-of-options",
                               buf_text(&name), NULL};
    if (!buf_is_ok(&name))
        return fault_memory(context);
    TRY(git_ask(context, folder, arguments, tip, &is_there));
    Place place = {.file = folder};
    if (!is_there && !revision)
        return fault(context, CODICIL_NOT_FOUND, &place,
                     "is a repository without a commit");
    if (!is_there)
        return fault(context, CODICIL_NOT_FOUND, &place, "has no revision '%s'",
                     revision);
    const char *last = strrchr(buf_text(tip), '\n');
    if (last)
        last++;
    AUTO(buf_clear) Buf all = *tip;
    *tip = (Buf){0};
    buf_add_text(tip, last ? last : buf_text(&all));
    return buf_is_ok(tip) ? CODICIL_OK : fault_memory(context);
}

static CodicilStatus look_around(const CodicilContext *context,
                                 const char *folder, Record *record)
{
    static const char *const where[] = {"rev-parse", "--git-dir", NULL};
    static const char *const prefix[] = {"rev-parse", "--show-prefix", NULL};
    static const char *const shallow[] = {"rev-parse",
                                          "--is-shallow-repository", NULL};
    AUTO(buf_clear) Buf said = {0}, is_shallow = {0};
    bool is_yes;
    if (!file_is_folder(folder))
        return fault(context, CODICIL_NOT_FOUND, &(Place){.file = folder},
                     "is no folder: a git repository on this machine was "
                     "expected (`git clone` brings one)");
    TRY(git_ask(context, folder, where, &said, NULL));
    TRY(git_ask(context, folder, prefix, &record->prefix, &is_yes));
    if (!is_yes)
        buf_set_size(&record->prefix, 0);
    TRY(git_ask(context, folder, shallow, &is_shallow, &is_yes));
    record->is_shallow = strcmp(buf_text(&is_shallow), "true") == 0;
    return CODICIL_OK;
}

CodicilStatus record_read(const CodicilContext *context, const char *folder,
                          const char *revision, Record *out)
{
    AUTO(record_clear) Record record = {0};
    AUTO(git_close) Git git = GIT_CLOSED;
    AUTO(buf_clear) Buf tip = {0};
    TRY(look_around(context, folder, &record));
    TRY(find_tip(context, folder, revision, &tip));
    const char *const arguments[] = {"log",
                                     "--first-parent",
                                     "-m",
                                     "--reverse",
                                     "--raw",
                                     "-z",
                                     "--no-abbrev",
                                     "--full-index",
                                     "-M",
                                     "-l2000",
                                     "--root",
                                     "--no-ext-diff",
                                     "--no-textconv",
                                     "--no-color",
                                     "--no-notes",
                                     "--no-show-signature",
                                     "--no-relative",
                                     "--format=%x01%H %ct",
                                     buf_text(&tip),
                                     "--",
                                     NULL};
    TRY(git_open(context, folder, arguments, false, &git));
    TRY(read_log(&git, &record));
    TRY(git_finish(&git));
    *out = record;
    record = (Record){0};
    return CODICIL_OK;
}

/* edit: a draft as Markdown in somebody's editor, and back. */
#include "cli/colour.h"
#include "cli/verbs.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { LOCALE, INPUT };

static const Option options[] = {
    [LOCALE] = {"locale", 'l', "LOCALE", "the language of the text (BCP 47)"},
    [INPUT] = {"file", 0, "FILE", "no editor: take the edited Markdown there"},
    {"help", 'h', NULL, "this help"},
    {0},
};

/* Markdown that is being edited: a file in a folder of its own. */
typedef struct {
    char folder[512], path[768];
    const char *bytes; /* as it was */
    size_t size;
} Sheet;

/* ------------------------------------------------------------------ the sheet
 */

static bool sheet_write(CodicilContext *context, Sheet *sheet,
                        const CodicilEditOptions *edit)
{
    const char *parent = getenv("TMPDIR");
    if (!parent || !*parent)
        parent = "/tmp";
    int folder = snprintf(sheet->folder, sizeof(sheet->folder),
                          "%s/codicil-XXXXXX", parent);
    if (folder < 0 || (size_t)folder >= sizeof(sheet->folder))
        return misuse("TMPDIR is too long a path") == 0;
    if (!mkdtemp(sheet->folder))
        return misuse("cannot make a folder in %s: %s", parent,
                      strerror(errno)) == 0;
    snprintf(sheet->path, sizeof(sheet->path), "%s/%s@%s.%s.md", sheet->folder,
             edit->work, edit->version, edit->locale);
    return codicil_file_put(context, sheet->path, sheet->bytes, sheet->size) ==
           CODICIL_OK;
}

static void sheet_drop(const Sheet *sheet)
{
    unlink(sheet->path);
    rmdir(sheet->folder);
}

/* Whether the file holds what was written into it, byte for byte. */
static bool sheet_is_untouched(const Sheet *sheet)
{
    FILE *file = fopen(sheet->path, "rb");
    if (!file)
        return false;
    size_t at = 0;
    int c;
    while ((c = getc(file)) != EOF && at < sheet->size &&
           (unsigned char)sheet->bytes[at] == c)
        at++;
    fclose(file);
    return c == EOF && at == sheet->size;
}

/* Nothing was written into the store; what was edited is kept. */
static void sheet_keep(const Sheet *sheet, const CodicilEditOptions *edit)
{
    if (access(sheet->path, F_OK) != 0 || sheet_is_untouched(sheet))
        sheet_drop(sheet);
    else
        fprintf(stderr,
                "codicil: what you edited is kept; to go on from it:\n"
                "  codicil edit %s@%s -l %s --file '%s'\n",
                edit->work, edit->version, edit->locale, sheet->path);
}

/* ----------------------------------------------------------------- the editor
 */

/* What a user set, as a shell command; NULL: none. */
static const char *find_editor(void)
{
    static const char *const names[] = {"VISUAL", "EDITOR"};
    for (int i = 0; i < 2; i++) {
        const char *editor = getenv(names[i]);
        if (editor && *editor)
            return editor;
    }
    return NULL;
}

typedef void (*Handler)(int);

static void run_shell(const char *editor, const char *path)
{
    char command[4096];
    int size = snprintf(command, sizeof(command), "%s \"$@\"", editor);
    if (size > 0 && (size_t)size < sizeof(command))
        execl("/bin/sh", "sh", "-c", command, editor, path, (char *)NULL);
    _exit(127);
}

/* Waits for the editor. An interrupt from the keyboard is meant for it. */
static bool run_editor(const char *editor, const char *path)
{
    int state = 0;
    fflush(NULL);
    Handler interrupt = signal(SIGINT, SIG_IGN);
    Handler quit = signal(SIGQUIT, SIG_IGN);
    pid_t child = fork();
    if (child == 0) {
        signal(SIGINT, interrupt);
        signal(SIGQUIT, quit);
        run_shell(editor, path);
    }
    if (child < 0)
        state = 127 << 8;
    while (child > 0 && waitpid(child, &state, 0) < 0 && errno == EINTR)
        ;
    signal(SIGINT, interrupt);
    signal(SIGQUIT, quit);
    if (WIFEXITED(state) && WEXITSTATUS(state) == 0)
        return true;
    if (WIFEXITED(state))
        misuse("the editor '%s' ended with status %d; nothing was written",
               editor, WEXITSTATUS(state));
    else
        misuse("the editor '%s' was ended by signal %d; nothing was written",
               editor, WTERMSIG(state));
    return false;
}

/* ------------------------------------------------------------------ the verb
 */

/* What the edit did, to stdout. */
static int show(CodicilContext *context, const CodicilEdit *edit, int code)
{
    if (!edit->changed) {
        fputs("codicil: no change; nothing was written\n", stderr);
        return 0;
    }
    if (edit->findings &&
        put_out(context, NULL, edit->findings, strlen(edit->findings)) != 0)
        return 2;
    if (!edit->redline)
        return code;
    putchar('\n');
    bool colour = false;
    if (colour_wanted(NULL, NULL, &colour) && colour)
        return put_coloured(edit->redline, false) == 0 ? code : 2;
    if (put_out(context, NULL, edit->redline, strlen(edit->redline)) != 0)
        return 2;
    return code;
}

static int save(CodicilContext *context, const CodicilEditOptions *asked)
{
    CodicilEdit edit = {0};
    int code = exit_code(codicil_edit_save(context, asked, &edit));
    if (code != 2)
        code = show(context, &edit, code);
    codicil_edit_clear(&edit);
    return code;
}

static int edit_sheet(CodicilContext *context, CodicilEditOptions *asked)
{
    Sheet sheet = {0};
    char digest[65], *bytes = NULL;
    const char *editor = find_editor();
    if (!editor)
        return misuse("there is no editor: VISUAL or EDITOR was expected to "
                      "name one (or --file FILE)");
    if (codicil_edit_open(context, asked, &bytes, &sheet.size, digest) !=
        CODICIL_OK)
        return 2;
    int code = 2;
    sheet.bytes = bytes;
    if (sheet_write(context, &sheet, asked)) {
        asked->file = sheet.path;
        asked->digest = digest;
        if (run_editor(editor, sheet.path))
            code = save(context, asked);
        if (code == 2)
            sheet_keep(&sheet, asked);
        else
            sheet_drop(&sheet);
    }
    free(bytes);
    return code;
}

static int run(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->count != 1)
        return misuse("edit wants one WORK@VERSION");
    if (!arguments->value[LOCALE])
        return misuse("edit wants the language of the text: -l LOCALE");
    char *work = NULL;
    CodicilEditOptions edit = {.locale = arguments->value[LOCALE],
                               .file = arguments->value[INPUT]};
    if (!version_from_text(arguments->operands[0], &work, &edit.version))
        return 2;
    edit.work = work;
    int code = edit.file ? save(context, &edit) : edit_sheet(context, &edit);
    free(work);
    return code;
}

const Verb verb_edit = {
    "edit",
    "WORK@VERSION -l LOCALE [--file FILE|-]",
    "edit a draft as Markdown; what changed is shown",
    "codicil edit terms@2025-01-15 -l nl",
    options,
    run,
};

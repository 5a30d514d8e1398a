/* The program: common options, then one verb. */
#include "cli/heap.h"
#include "cli/verbs.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STORE, DATA, TEMPLATES, NOW, QUIET, HELP, VERSION };

static const Option options[] = {
    [STORE] = {"store", 'C', "DIR",
               "the store (default: the nearest folder upward that holds "
               "documents/)"},
    [DATA] = {"data", 0, "DIR", "where templates/ and locales/ are"},
    [TEMPLATES] = {"templates", 0, "DIR",
                   "a site's own page.xsl, style.css, …; others as installed"},
    [NOW] = {"now", 0, "INSTANT", "fix the clock (or CODICIL_NOW)"},
    [QUIET] = {"quiet", 'q', NULL, "no notes and warnings on stderr"},
    [HELP] = {"help", 'h', NULL, "this help; `codicil VERB --help` for a verb"},
    [VERSION] = {"version", 'V', NULL, "the version"},
    {0},
};

static const Verb *const verbs[] = {
    &verb_init,     &verb_import,  &verb_edit,     &verb_tidy,
    &verb_check,    &verb_log,     &verb_status,   &verb_translate,
    &verb_render,   &verb_diff,    &verb_patch,    &verb_whatsnew,
    &verb_build,    &verb_draft,   &verb_approve,  &verb_publish,
    &verb_add,      &verb_correct, &verb_withdraw, &verb_number,
    &verb_terms,    &verb_keygen,  &verb_sign,     &verb_verify,
    &verb_evidence, &verb_bundle,  &verb_rerender,
};

#define VERB_COUNT (sizeof(verbs) / sizeof(verbs[0]))

static void print_message(void *user, const CodicilMessage *message)
{
    const bool *quiet = user;
    static const char *const marks[] = {[CODICIL_NOTE] = "note: ",
                                        [CODICIL_WARNING] = "warning: ",
                                        [CODICIL_FAULT] = ""};
    if (*quiet && message->level != CODICIL_FAULT)
        return;
    fputs("codicil: ", stderr);
    if (message->file)
        fputs(strcmp(message->file, "-") == 0 ? "(stdin)" : message->file,
              stderr);
    if (message->line)
        fprintf(stderr, ":%ld", message->line);
    if (message->line && message->column)
        fprintf(stderr, ":%ld", message->column);
    if (message->file)
        fputs(": ", stderr);
    fprintf(stderr, "%s%s\n", marks[message->level], message->text);
}

static int print_help(void)
{
    puts("codicil keeps legal documents as versioned multilingual XML, checks "
         "them and\nrenders them to HTML, Markdown, plain text and RTF.\n\n"
         "usage: codicil [OPTIONS] VERB [...]\n");
    for (size_t i = 0; i < VERB_COUNT; i++)
        printf("  %-8s %s\n", verbs[i]->name, verbs[i]->summary);
    puts("\noptions, before the verb:");
    options_print(options);
    puts("\nexit status: 0 done; 1 the answer is no (findings); 2 misuse or "
         "failure.\nA text is named WORK[@VERSION]; without a version, the one "
         "in force now.");
    return 0;
}

static int print_verb_help(const Verb *verb)
{
    printf("codicil %s: %s\n\nusage: codicil %s %s\n\n", verb->name,
           verb->summary, verb->name, verb->usage);
    options_print(verb->options);
    printf("\nexample: %s\n", verb->example);
    return 0;
}

static const Verb *find_verb(const char *name)
{
    for (size_t i = 0; i < VERB_COUNT; i++)
        if (strcmp(verbs[i]->name, name) == 0)
            return verbs[i];
    return NULL;
}

/* Whether --help was given among a verb's arguments, before any "--". */
static bool wants_help(int argc, char **argv)
{
    for (int i = 1; i < argc && strcmp(argv[i], "--") != 0; i++)
        if (strcmp(argv[i], "--help") == 0 || strcmp(argv[i], "-h") == 0)
            return true;
    return false;
}

static CodicilStatus set_up(CodicilContext *context, const char *const *value)
{
    const char *now = value[NOW] ? value[NOW] : getenv("CODICIL_NOW");
    CodicilStatus status = CODICIL_OK;
    if (value[STORE])
        status = codicil_context_set_store(context, value[STORE]);
    if (status == CODICIL_OK && value[DATA])
        status = codicil_context_set_data(context, value[DATA]);
    if (status == CODICIL_OK && value[TEMPLATES])
        status = codicil_context_set_templates(context, value[TEMPLATES]);
    if (status == CODICIL_OK && now && *now)
        status = codicil_context_set_now(context, now);
    return status;
}

/* At the end the system takes all back, sooner than compiled stylesheets and
 * phrases can be given back piece by piece; where leaks are looked for
 * (FREES_ALL) they are. */
static int run_verb(const Verb *verb, const Arguments *common, int argc,
                    char **argv)
{
    Arguments arguments;
    if (wants_help(argc, argv))
        return print_verb_help(verb);
    if (!options_read(verb->options, argc, argv, false, &arguments))
        return 2;
    CodicilContext *context = codicil_context_new();
    if (!context)
        return misuse("out of memory");
    bool quiet = common->value[QUIET] != NULL;
    codicil_context_set_sink(context, print_message, &quiet);
    int code = exit_code(set_up(context, common->value));
    if (code == 0)
        code = verb->run(context, &arguments);
#ifdef FREES_ALL
    codicil_context_free(context);
#endif
    return code;
}

static int run(int argc, char **argv)
{
    Arguments common;
    if (!options_read(options, argc, argv, true, &common))
        return 2;
    if (common.value[VERSION]) {
        printf("codicil %s\n", codicil_version());
        return 0;
    }
    if (common.value[HELP])
        return print_help();
    if (common.count == 0)
        return misuse("a verb was expected (see --help)");
    const Verb *verb = find_verb(common.operands[0]);
    if (!verb && strcmp(common.operands[0], "help") == 0) {
        verb = common.count > 1 ? find_verb(common.operands[1]) : NULL;
        return verb ? print_verb_help(verb) : print_help();
    }
    if (!verb)
        return misuse("there is no verb '%s' (see --help)", common.operands[0]);
    return run_verb(verb, &common, (int)common.count, common.operands);
}

/* A file of ours must not take the place of a standard one that the caller
 * closed: messages would be written into it. Reading or writing what stands
 * there instead fails. */
static void hold_standard_files(void)
{
    for (int at = 0; at <= 2; at++)
        if (fcntl(at, F_GETFD) < 0 &&
            open("/dev/null", at == 0 ? O_WRONLY : O_RDONLY) < 0)
            abort();
}

int main(int argc, char **argv)
{
    hold_standard_files();
    heap_set_up();
    signal(SIGXFSZ, SIG_IGN); /* the write fails, and is told */
    int code = run(argc, argv);
    if (code == 0 && (fflush(stdout) != 0 || ferror(stdout)))
        return misuse("cannot write to standard output: %s", strerror(errno));
    return code;
}

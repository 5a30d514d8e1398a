/* What every unit test includes: cmocka with the headers that it asks for,
 * a context that keeps what it was told, and a folder that goes away. */
#ifndef UNIT_H
#define UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
/* cmocka wants the four above first. */
#include <cmocka.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "codicil.h"

/* The messages of one test, newest last. */
typedef struct {
    int notes, warnings, faults;
    CodicilStatus status; /* of the newest fault */
    char text[1024];      /* the newest message */
    char file[512];
    long line, column;
} Told;

static inline void told_add(void *user, const CodicilMessage *message)
{
    Told *told = user;
    told->notes += message->level == CODICIL_NOTE;
    told->warnings += message->level == CODICIL_WARNING;
    if (message->level == CODICIL_FAULT) {
        told->faults++;
        told->status = message->status;
    }
    snprintf(told->text, sizeof told->text, "%s", message->text);
    snprintf(told->file, sizeof told->file, "%s",
             message->file ? message->file : "");
    told->line = message->line;
    told->column = message->column;
}

/* A context that tells `told`; the caller frees it. */
static inline CodicilContext *context_telling(Told *told)
{
    CodicilContext *context = codicil_context_new();
    assert_non_null(context);
    memset(told, 0, sizeof *told);
    codicil_context_set_sink(context, told_add, told);
    return context;
}

/* Exactly one fault was told, of this status, with these words in it. */
static inline void assert_fault(const Told *told, CodicilStatus status,
                                const char *words)
{
    assert_int_equal(told->faults, 1);
    assert_int_equal(told->status, status);
    if (!strstr(told->text, words))
        fail_msg("\"%s\" says nothing of \"%s\"", told->text, words);
}

/* A new folder under the system's temporary one; folder_drop() frees it. */
static inline char *folder_new(void)
{
    const char *parent = getenv("TMPDIR");
    char path[512];
    snprintf(path, sizeof path, "%s/codicil-XXXXXX", parent ? parent : "/tmp");
    assert_non_null(mkdtemp(path));
    return strdup(path);
}

static inline int drop_one(const char *path, const struct stat *facts, int kind,
                           struct FTW *where)
{
    (void)facts, (void)kind, (void)where;
    return remove(path);
}

static inline void folder_drop(char *folder)
{
    nftw(folder, drop_one, 16, FTW_DEPTH | FTW_PHYS);
    free(folder);
}

#endif

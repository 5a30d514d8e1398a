/* Reading options by a table. */
#include "cli/options.h"

#include <getopt.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int misuse(const char *format, ...)
{
    va_list list;
    va_start(list, format);
    fputs("codicil: ", stderr);
    vfprintf(stderr, format, list);
    fputc('\n', stderr);
    va_end(list);
    return 2;
}

/* The tables that getopt_long wants. Long options get codes from 256 on. */
typedef struct {
    struct option longs[OPTIONS_MOST + 1];
    char letters[2 * OPTIONS_MOST + 3];
} Getopt;

static void fill(Getopt *tables, const Option *table, bool plus)
{
    char *letters = tables->letters;
    *letters++ = plus ? '+' : ':';
    if (plus)
        *letters++ = ':';
    for (int i = 0; table[i].name; i++) {
        tables->longs[i] = (struct option){
            table[i].name, table[i].value ? required_argument : no_argument,
            NULL, 256 + i};
        if (table[i].letter) {
            *letters++ = table[i].letter;
            if (table[i].value)
                *letters++ = ':';
        }
    }
    *letters = '\0';
}

/* Which row of the table a code of getopt_long means; -1 for none. */
static int row_of(const Option *table, int code)
{
    for (int i = 0; table[i].name; i++)
        if (code == 256 + i || (code && code == table[i].letter))
            return i;
    return -1;
}

/* Tells what is wrong with the option that getopt_long stopped at. */
static bool tell_wrong(const Option *table, int code, char **argv)
{
    const char *given = argv[optind - 1];
    int row = optopt ? row_of(table, optopt) : -1;
    if (code == ':' && row >= 0)
        misuse("--%s wants a value: %s", table[row].name, table[row].value);
    else if (row >= 0)
        misuse("--%s takes no value", table[row].name);
    else if (optopt && strncmp(given, "--", 2) != 0)
        misuse("there is no option -%c (see --help)", optopt);
    else
        misuse("there is no option %s, or it could mean several (see --help)",
               given);
    return false;
}

bool options_read(const Option *table, int argc, char **argv, bool plus,
                  Arguments *out)
{
    Getopt tables = {0};
    fill(&tables, table, plus);
    *out = (Arguments){0};
    opterr = 0;
    optind = 0; /* glibc: begin anew */
    for (;;) {
        int code = getopt_long(argc, argv, tables.letters, tables.longs, NULL);
        if (code == -1)
            break;
        int row = row_of(table, code);
        if (code == ':' || code == '?' || row < 0)
            return tell_wrong(table, code, argv);
        out->value[row] = optarg ? optarg : "";
    }
    out->operands = argv + optind;
    out->count = (size_t)(argc - optind);
    return true;
}

void options_print(const Option *table)
{
    for (; table->name; table++) {
        char left[64];
        int size = table->letter
                       ? snprintf(left, sizeof(left), "-%c, ", table->letter)
                       : snprintf(left, sizeof(left), "    ");
        snprintf(left + size, sizeof(left) - (size_t)size, "--%s%s%s",
                 table->name, table->value ? " " : "",
                 table->value ? table->value : "");
        printf("  %-28s %s\n", left, table->help);
    }
}

bool option_number(const char *name, const char *value, unsigned least,
                   unsigned most, unsigned *out)
{
    if (!value)
        return true;
    char *end;
    unsigned long number = strtoul(value, &end, 10);
    if (*value >= '0' && *value <= '9' && !*end && number >= least &&
        number <= most) {
        *out = (unsigned)number;
        return true;
    }
    misuse("--%s %s: a number from %u to %u was expected", name, value, least,
           most);
    return false;
}

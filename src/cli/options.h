/* Options of the program's verbs: one table a verb, read by getopt_long. */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#define OPTIONS_MOST 24 /* options of a verb, the common ones included */

typedef struct {
    const char *name;  /* "locale" for --locale; NULL ends a table */
    char letter;       /* 'l' for -l; 0 for none */
    const char *value; /* what --help calls its value; NULL for a switch */
    const char *help;
} Option;

/* What a command line said. Values stand in the order of the verb's table; a
 * switch that was given has the value "". All borrowed from argv. */
typedef struct {
    const char *value[OPTIONS_MOST];
    char **operands;
    size_t count;
} Arguments;

/* Reads argv[1..] (argv[0] is passed over). `plus` stops at the first operand,
 * as is right before a verb. Otherwise options and operands may be mixed.
 * False when an option is unknown or lacks its value, which is told. */
bool options_read(const Option *table, int argc, char **argv, bool plus,
                  Arguments *out);

/* Prints a table as --help shows it. */
void options_print(const Option *table);

/* An option's value as a number from `least` to `most`; NULL leaves `out` as it
 * is. False is told. */
bool option_number(const char *name, const char *value, unsigned least,
                   unsigned most, unsigned *out);

/* One line to stderr: "codicil: …". Gives the exit code 2. */
int misuse(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif

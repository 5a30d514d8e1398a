/* Quotations in running text that name a part of it: section “Your rights”. */
#ifndef MODEL_QUOTATION_H
#define MODEL_QUOTATION_H

#include <stdbool.h>
#include <stddef.h>

#define QUOTATION_MOST 200 /* longer is no heading that is cited */

/* By offsets. */
typedef struct {
    size_t open_end, close; /* between the marks */
    size_t start, stop;     /* the same without the blanks of French */
    size_t end;             /* behind the closing mark */
} Quotation;

/* The next quotation that the marks at `at` open: some open several. *nth
 * begins as 0. */
bool quotation_read(const char *text, size_t size, size_t at, size_t *nth,
                    Quotation *out);

/* Whether a word for a part of a text (section, Artikel, 条, …) stands beside
 * the quotation from `open` to `close`, its marks counted in. */
bool quotation_is_cited(const char *text, size_t size, size_t open,
                        size_t close);

#endif

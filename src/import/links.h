/* Addresses in running text: of the web and of mail. */
#ifndef IMPORT_LINKS_H
#define IMPORT_LINKS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct {
    size_t start, end;  /* the address in the text, closing marks aside */
    const char *prefix; /* what makes it an href: "", "https://", "mailto:" */
} Link;

/* The first address that begins at `from` or after. False when there is
 * none. */
bool link_find(const char *text, size_t size, size_t from, Link *link);

#endif

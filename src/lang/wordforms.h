/* Forms of a term's words in running text: "Abonnements" and "Jahresabonnement"
 * are of "Abonnement", "учётной записью" of "Учётная запись". Without a
 * dictionary: a common beginning that is long enough, a compound that holds it,
 * in Arabic and Hebrew the consonants behind what is written together with a
 * word. Where no spaces part words, the term is looked for as it is. */
#ifndef LANG_WORDFORMS_H
#define LANG_WORDFORMS_H

#include "base/buf.h"

#include <stdint.h>

typedef struct {
    uint32_t start, size; /* in `keys` */
    bool is_capital;
} Form;

/* The words of a text, made ready. A zeroed one is empty. It remembers its own
 * failure. */
typedef struct {
    Buf keys;   /* folded, without marks, a NUL behind each */
    Buf folded; /* the whole text */
    Form *items;
    size_t count, room;
    bool failed;
} Forms;

void forms_clear(Forms *forms);

/* Adds words. */
void forms_add(Forms *forms, const char *text, size_t size);

typedef enum {
    FORMS_ANY,    /* in any form */
    FORMS_ITSELF, /* as it is, with an ending at most */
} FormsHow;

/* How many times a term stands in a text. With a capital where its name has
 * one, and `locale` is not of a language that gives one to every noun. */
size_t forms_count(const Forms *text, const Forms *term, const char *locale,
                   FormsHow how);

/* Whether two names may be forms of one term: a word of the one is a form of a
 * word of the other. */
bool forms_are_alike(const Forms *one, const Forms *other);

#endif

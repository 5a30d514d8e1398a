/* Values of attributes. Each type is told twice, as a function and as a
 * pattern of XML Schema; a test holds the two equal.
 *
 *      id      = ( letter / "_" ) *( letter / digit / "_" / "." / "-" )
 *      date    = 4digit "-" 2digit "-" 2digit [ "T" time zone ]
 *      time    = 2digit ":" 2digit ":" 2digit [ "." 1*digit ]
 *      zone    = "Z" / ( "+" / "-" ) 2digit ":" 2digit     at most 14:00
 *      locale  = 1*8letter *( "-" 1*8( letter / digit ) )
 *      iri     = [ scheme ":" ] [ "//" host ] path [ "?" rest ] [ "#" rest ]
 *      integer = 1*6digit                                  without leading 0
 */
#include "model/datatype.h"

#include "base/date.h"

#include <ctype.h>
#include <string.h>

#define ID_LONGEST 200

#define LETTER "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
#define DIGIT  "0123456789"

static bool is_ncname(const char *value)
{
    return strspn(value, LETTER "_") > 0 &&
           !value[strspn(value, LETTER DIGIT "_.-")];
}

static bool is_id(const char *value)
{
    return is_ncname(value) && strlen(value) <= ID_LONGEST;
}

static bool is_integer(const char *value)
{
    size_t size = strspn(value, DIGIT);
    return size >= 1 && size <= 6 && *value != '0' && !value[size];
}

static bool is_boolean(const char *value)
{
    return !strcmp(value, "true") || !strcmp(value, "false");
}

static bool is_any(const char *value)
{
    (void)value;
    return true;
}

static bool is_locale(const char *value)
{
    const char *allowed = LETTER;
    for (;;) {
        size_t size = strspn(value, allowed);
        if (size < 1 || size > 8)
            return false;
        value += size;
        if (!*value)
            return true;
        if (*value++ != '-')
            return false;
        allowed = LETTER DIGIT;
    }
}

/* ------------------------------------------------------------------- dates */

/* Whether a text has the shape of a pattern in which 9 is any digit; gives
 * what follows it, NULL otherwise. */
static const char *skip_shape(const char *text, const char *shape)
{
    for (; *shape; shape++, text++)
        if (*shape == '9' ? !isdigit((unsigned char)*text) : *text != *shape)
            return NULL;
    return text;
}

bool datatype_is_date_form(const char *value)
{
    const char *at = skip_shape(value, "9999-99-99");
    if (!at || !*at)
        return at;
    at = skip_shape(at, "T99:99:99");
    if (at && *at == '.') {
        size_t digits = strspn(++at, DIGIT);
        at = digits ? at + digits : NULL;
    }
    if (!at)
        return false;
    if (*at == 'Z')
        return !at[1];
    if (*at != '+' && *at != '-')
        return false;
    at = skip_shape(at + 1, "99:99");
    return at && !*at;
}

static int two_digits(const char *at)
{
    return (at[0] - '0') * 10 + (at[1] - '0');
}

/* XML Schema knows neither the second 60 nor zones beyond 14:00. */
static bool is_date(const char *value)
{
    Instant instant;
    if (!datatype_is_date_form(value) || !instant_from_text(value, &instant))
        return false;
    size_t size = strlen(value);
    if (size > 10 && two_digits(value + 17) > 59)
        return false;
    if (size == 10 || value[size - 1] == 'Z')
        return true;
    int hours = two_digits(value + size - 5);
    return hours < 14 || (hours == 14 && two_digits(value + size - 2) == 0);
}

/* -------------------------------------------------------------------- IRIs */

/* How many bytes from here on may stand in an IRI as they are, or percent-
 * encoded, other than those in `without` and # ? [ ]. */
static bool is_ascii_letter(unsigned char c)
{
    return (c | 0x20u) - 'a' < 26u;
}

static size_t span(const char *at, const char *without)
{
    const char *start = at;
    for (; *at; at++) {
        unsigned char c = (unsigned char)*at;
        if (is_ascii_letter(c))
            continue;
        if (c <= ' ' || strchr("<>\"{}|\\^`#?[]", c) || strchr(without, c))
            break;
        if (c != '%')
            continue;
        if (!isxdigit((unsigned char)at[1]) || !isxdigit((unsigned char)at[2]))
            break;
        at += 2;
    }
    return (size_t)(at - start);
}

/* What follows "scheme:", or the text itself where there is none. */
static const char *skip_scheme(const char *text)
{
    size_t size = strspn(text, LETTER DIGIT "+.-");
    bool has = strspn(text, LETTER) > 0 && text[size] == ':';
    return has ? text + size + 1 : text;
}

/* What follows the host and its port, NULL where they are malformed. */
static const char *skip_host(const char *at)
{
    size_t user = span(at, "/@");
    if (at[user] == '@')
        at += user + 1;
    if (*at == '[') {
        at += 1 + strspn(at + 1, DIGIT "ABCDEFabcdef:.");
        if (*at++ != ']')
            return NULL;
    } else {
        at += span(at, "/@:");
    }
    if (*at == ':') {
        size_t digits = strspn(++at, DIGIT);
        if (digits < 1 || digits > 5)
            return NULL;
        at += digits;
    }
    return *at && !strchr("/?#", *at) ? NULL : at;
}

/* A query or a fragment. */
static const char *skip_rest(const char *at)
{
    size_t size;
    while ((size = *at == '?' ? 1 : span(at, "")) > 0)
        at += size;
    return at;
}

static bool is_iri(const char *value)
{
    const char *at = skip_scheme(value);
    if (at[0] == '/' && at[1] == '/') {
        at = skip_host(at + 2);
        if (!at)
            return false;
    } else if (at == value) {
        at += span(at, "/:"); /* else it would look like a scheme */
        if (*at == ':')
            return false;
    }
    at += span(at, "");
    if (*at == '?')
        at = skip_rest(at + 1);
    if (*at == '#')
        at = skip_rest(at + 1);
    return !*at;
}

/* ------------------------------------------------------------------- table */

#define NCNAME_PATTERN "[A-Za-z_][A-Za-z0-9_.\\-]*"

/* Days that exist, by the length of their month. */
#define YEAR_PATTERN "([0-9]{3}[1-9]|[0-9]{2}[1-9]0|[0-9][1-9]00|[1-9]000)"
#define LEAP_PATTERN                                                           \
    "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|"             \
    "[13579][26])00)"
#define DAY_PATTERN                                                            \
    "(" YEAR_PATTERN "-((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|"            \
    "(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"             \
    "|" LEAP_PATTERN "-02-29)"
#define TIME_PATTERN "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\\.[0-9]+)?"
#define ZONE_PATTERN "(Z|[+\\-]((0[0-9]|1[0-3]):[0-5][0-9]|14:00))"
#define DATE_PATTERN DAY_PATTERN "(" TIME_PATTERN ZONE_PATTERN ")?"

/* A character of an IRI, other than those in `without`. A step is a path that
 * is not empty and begins with no slash; bare is without kind and host.
 * libxml2 errs where the first of several alternatives may repeat. */
#define IRI_CHAR(without)                                                      \
    "([^ \\t\\n\\r<>\"{}|\\\\\\^`#?\\[\\]%" without "]|%[0-9A-Fa-f]{2})"
#define IRI_PATH IRI_CHAR("") "*"
#define IRI_STEP IRI_CHAR("/") IRI_PATH
#define IRI_REST "(" IRI_CHAR("") "|\\?)*"
#define IRI_USER "(" IRI_CHAR("/@") "*@)?"
#define IRI_NAME "(\\[[0-9A-Fa-f:.]*\\]|" IRI_CHAR("/@:") "*)"
#define IRI_HOST "//" IRI_USER IRI_NAME "(:[0-9]{1,5})?(/" IRI_PATH ")?"
#define IRI_KIND "[A-Za-z][A-Za-z0-9+.\\-]*:"
#define IRI_FULL "(" IRI_KIND ")?(" IRI_HOST "|/(" IRI_STEP ")?)"
#define IRI_BARE IRI_CHAR("/:") "+(/" IRI_PATH ")?"
#define IRI_PATTERN                                                            \
    "(" IRI_FULL "|" IRI_KIND "(" IRI_STEP ")?|" IRI_BARE "|)"                 \
    "(\\?" IRI_REST ")?(#" IRI_REST ")?"

static const struct {
    const char *name;
    bool (*allows)(const char *value);
    const char *pattern; /* NULL: any value */
    size_t longest;      /* bytes of the longest value, 0 for any */
    const char *words;
} types[] = {
    {"id", is_id, NCNAME_PATTERN, ID_LONGEST,
     "a letter or _, then letters, digits, _ . - (at most 200)"},
    {"ncname", is_ncname, NCNAME_PATTERN, 0,
     "a letter or _, then letters, digits, _ . -"},
    {"date", is_date, DATE_PATTERN, 0,
     "a date such as 2026-01-31, or an instant with its zone"},
    {"locale", is_locale, "[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*", 0,
     "a language tag such as nl or pt-BR"},
    {"iri", is_iri, IRI_PATTERN, 0,
     "an address, with white space and <>\"{}|\\^` as %XX"},
    {"integer", is_integer, "[1-9][0-9]{0,5}", 0,
     "a whole number from 1 to 999999"},
    {"boolean", is_boolean, "true|false", 0, "true or false"},
    {"text", is_any, NULL, 0, "any text"},
};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

bool datatype_is(const Datatype *type, const char *name)
{
    return strlen(name) == type->size && !memcmp(name, type->text, type->size);
}

/* The index of a type's row; COUNT(types) for a list of choices. */
static size_t find(const Datatype *type)
{
    size_t i = 0;
    while (i < COUNT(types) && !datatype_is(type, types[i].name))
        i++;
    return i;
}

/* The next of "a|b|c": moves on in `type`; false after the last. */
static bool next_choice(Datatype *type, Datatype *choice)
{
    if (!type->text)
        return false;
    const char *bar = memchr(type->text, '|', type->size);
    *choice = *type;
    if (bar) {
        choice->size = (size_t)(bar - type->text);
        *type = (Datatype){bar + 1, type->size - choice->size - 1};
    } else {
        *type = (Datatype){0};
    }
    return true;
}

bool datatype_allows(const Datatype *type, const char *value)
{
    size_t row = find(type);
    if (row < COUNT(types))
        return types[row].allows(value);
    Datatype rest = *type, choice;
    while (next_choice(&rest, &choice))
        if (datatype_is(&choice, value))
            return true;
    return false;
}

const char *datatype_pattern(const Datatype *type, size_t *longest)
{
    size_t row = find(type);
    *longest = row < COUNT(types) ? types[row].longest : 0;
    return row < COUNT(types) ? types[row].pattern : NULL;
}

void datatype_add_words(const Datatype *type, Buf *out)
{
    size_t row = find(type);
    if (row < COUNT(types)) {
        buf_add_text(out, types[row].words);
        return;
    }
    Datatype rest = *type, choice;
    for (bool first = true; next_choice(&rest, &choice); first = false) {
        buf_add_text(out, first ? "" : rest.text ? ", " : " or ");
        buf_add(out, choice.text, choice.size);
    }
}

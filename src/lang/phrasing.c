/* The subset of MessageFormat, read by recursive descent; a branch that is not
 * taken is read too, into a buffer that is thrown away, so that a phrase is
 * valid or not whatever its values are. */
#include "lang/phrasing.h"

#include "base/cleanup.h"
#include "lang/bidi.h"
#include "lang/locale.h"
#include "lang/survey.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ulistformatter.h>
#include <unicode/uloc.h>
#include <unicode/unum.h>
#include <unicode/upluralrules.h>
#include <unicode/ustring.h>

#define DEPTH 8    /* of branches in branches */
#define NAME  64   /* bytes of a name, and of a selector */
#define UNITS 1024 /* of UTF-16, for a number or a list */

typedef struct {
    const char *at;
    const PhrasingValues *values;
    const char *number; /* what "#" is; NULL outside of a plural */
    int depth;
    PhraseSurvey *survey; /* what the phrase has; NULL: not asked */
    Buf *out;
} Reader;

static bool read_phrase(Reader *reader);

static void skip_blanks(Reader *reader)
{
    reader->at += strspn(reader->at, " \t\r\n");
}

static bool take(Reader *reader, char c)
{
    skip_blanks(reader);
    if (*reader->at != c)
        return false;
    reader->at++;
    return true;
}

/* A name, a keyword or a selector. */
static bool take_word(Reader *reader, char word[NAME])
{
    skip_blanks(reader);
    size_t size = strcspn(reader->at, "{},# \t\r\n'");
    if (!size || size >= NAME)
        return false;
    memcpy(word, reader->at, size);
    word[size] = '\0';
    reader->at += size;
    return true;
}

static const char *value_of(const PhrasingValues *values, const char *name)
{
    for (size_t i = 0; values->names && values->names[i]; i++)
        if (strcmp(values->names[i], name) == 0)
            return values->values[i];
    return NULL;
}

static void locale_to_icu(const char *locale, char id[ULOC_FULLNAME_CAPACITY])
{
    UErrorCode error = U_ZERO_ERROR;
    uloc_forLanguageTag(locale ? locale : "und", id, ULOC_FULLNAME_CAPACITY,
                        NULL, &error);
    if (U_FAILURE(error))
        id[0] = '\0';
}

static void add_units(const UChar *units, int32_t count, Buf *out)
{
    char bytes[UNITS * 3];
    int32_t size = 0;
    UErrorCode error = U_ZERO_ERROR;
    u_strToUTF8(bytes, sizeof bytes, &size, units, count, &error);
    if (U_SUCCESS(error))
        buf_add(out, bytes, (size_t)size);
}

void phrasing_add_number(const char *locale, long long number, Buf *out)
{
    UChar units[UNITS];
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    locale_to_icu(locale, id);
    UNumberFormat *format = unum_open(UNUM_DECIMAL, NULL, 0, id, NULL, &error);
    int32_t count =
        unum_formatInt64(format, number, units, UNITS, NULL, &error);
    unum_close(format);
    if (U_SUCCESS(error) && count < UNITS)
        add_units(units, count, out);
    else
        buf_add_format(out, "%lld", number);
}

void phrasing_add_percent(const char *locale, double share, Buf *out)
{
    UChar units[UNITS];
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    bool is_small = share > 0 && share < 0.01;
    double shown = is_small ? 0.01 : share;
    locale_to_icu(locale, id);
    UNumberFormat *format = unum_open(UNUM_PERCENT, NULL, 0, id, NULL, &error);
    int32_t count =
        unum_formatDouble(format, shown, units, UNITS, NULL, &error);
    unum_close(format);
    if (is_small)
        buf_add_char(out, '<');
    if (U_SUCCESS(error) && count < UNITS)
        add_units(units, count, out);
    else
        buf_add_format(out, "%.0f%%", shown * 100);
}

void phrasing_add_language(const char *locale, const char *language, Buf *out)
{
    UChar units[UNITS];
    char id[ULOC_FULLNAME_CAPACITY], of[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    locale_to_icu(locale, id);
    locale_to_icu(language, of);
    int32_t count = uloc_getDisplayName(of, id, units, UNITS, &error);
    if (U_SUCCESS(error) && count > 0 && count < UNITS)
        add_units(units, count, out);
    else
        buf_add_text(out, language);
}

/* The category of a number: "one", "other", … */
static void find_category(const char *locale, double number, char out[NAME])
{
    UChar units[NAME];
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    locale_to_icu(locale, id);
    UPluralRules *rules =
        uplrules_openForType(id, UPLURAL_TYPE_CARDINAL, &error);
    int32_t count = uplrules_select(rules, number, units, NAME, &error);
    uplrules_close(rules);
    memcpy(out, "other", sizeof "other");
    if (U_SUCCESS(error) && count < NAME)
        u_UCharsToChars(units, out, count + 1);
}

/* ----------------------------------------------------------------- branches */

typedef struct {
    char exact[NAME];  /* "=2" */
    char wanted[NAME]; /* the category, or the value */
    Buf number;        /* what "#" is */
    Buf best;          /* the words of the best branch so far */
    int rank;          /* of it: 3 exact, 2 wanted, 1 other, 0 none */
    unsigned forms;    /* that there are, as lang/survey.h counts them */
} Choice;

static void choice_clear(Choice *choice)
{
    buf_clear(&choice->number);
    buf_clear(&choice->best);
}

static void choose(const Reader *reader, const char *value, bool is_plural,
                   Choice *choice)
{
    *choice = (Choice){0};
    if (!value)
        return;
    if (!is_plural) {
        if (strlen(value) < NAME)
            memcpy(choice->wanted, value, strlen(value) + 1);
        return;
    }
    long long number = strtoll(value, NULL, 10);
    buf_add_format(&choice->number, "=%lld", number);
    if (choice->number.size < NAME)
        memcpy(choice->exact, buf_text(&choice->number),
               choice->number.size + 1);
    buf_clear(&choice->number);
    find_category(reader->values->locale, (double)number, choice->wanted);
    phrasing_add_number(reader->values->locale, number, &choice->number);
}

static int rank_of(const Choice *choice, const char *selector)
{
    if (*choice->exact && strcmp(selector, choice->exact) == 0)
        return 3;
    if (*choice->wanted && strcmp(selector, choice->wanted) == 0)
        return 2;
    return strcmp(selector, "other") == 0;
}

/* branch = selector "{" phrase "}" */
static bool read_branch(Reader *reader, bool is_plural, Choice *choice)
{
    char selector[NAME];
    if (!take_word(reader, selector) || !take(reader, '{'))
        return false;
    if (reader->survey && is_plural)
        survey_add_form(reader->survey, selector, &choice->forms);
    AUTO(buf_clear) Buf words = {0};
    Reader inner = *reader;
    inner.out = &words;
    inner.depth++;
    if (is_plural)
        inner.number = buf_text(&choice->number);
    if (!read_phrase(&inner) || *inner.at != '}')
        return false;
    reader->at = inner.at + 1;
    int rank = rank_of(choice, selector);
    if (rank > choice->rank) {
        choice->rank = rank;
        buf_clear(&choice->best);
        choice->best = words;
        words = (Buf){0};
    }
    return true;
}

/* "," 1*branch, up to and with the brace that ends the argument */
static bool read_branches(Reader *reader, const char *value, bool is_plural)
{
    if (!take(reader, ','))
        return false;
    Choice choice AUTO(choice_clear);
    choose(reader, value, is_plural, &choice);
    bool ok = true, has_branch = false;
    while (ok && !take(reader, '}')) {
        ok = read_branch(reader, is_plural, &choice);
        has_branch = true;
    }
    if (ok && has_branch && reader->survey && is_plural)
        survey_end_plural(reader->survey, choice.forms);
    if (!ok || !has_branch || !choice.rank)
        return false;
    buf_add(reader->out, buf_text(&choice.best), choice.best.size);
    return true;
}

/* ---------------------------------------------------------------- arguments */

static bool add_value(Reader *reader, const char *name, const char *value)
{
    const char *locale = reader->values->locale;
    if (value && reader->values->is_spoken)
        buf_add_text(reader->out, value);
    else if (value)
        bidi_add_value(locale && locale_is_rtl(locale), value, reader->out);
    else
        buf_add_format(reader->out, "{%s}", name);
    return true;
}

static bool read_typed(Reader *reader, const char *name)
{
    char type[NAME];
    const char *value = value_of(reader->values, name);
    if (!take_word(reader, type))
        return false;
    if (strcmp(type, "plural") == 0 || strcmp(type, "select") == 0)
        return read_branches(reader, value, *type == 'p');
    if (strcmp(type, "number") != 0 || !take(reader, '}'))
        return false;
    if (!value)
        return add_value(reader, name, NULL);
    phrasing_add_number(reader->values->locale, strtoll(value, NULL, 10),
                        reader->out);
    return true;
}

/* What follows "{". */
static bool read_argument(Reader *reader)
{
    char name[NAME];
    if (!take_word(reader, name))
        return false;
    if (reader->survey)
        survey_add_name(reader->survey, name);
    if (take(reader, '}'))
        return add_value(reader, name, value_of(reader->values, name));
    return take(reader, ',') && read_typed(reader, name);
}

/* What an apostrophe begins: two are one, one before syntax quotes. */
static void read_apostrophe(Reader *reader)
{
    const char *next = reader->at + 1;
    if (*next == '\'') {
        buf_add_char(reader->out, '\'');
        reader->at += 2;
        return;
    }
    bool quotes =
        *next == '{' || *next == '}' || (*next == '#' && reader->number);
    if (!quotes) {
        buf_add_char(reader->out, '\'');
        reader->at++;
        return;
    }
    size_t size = strcspn(next, "'");
    buf_add(reader->out, next, size);
    reader->at = next + size + (next[size] == '\'');
}

/* phrase, up to the "}" that is not its own or the end */
static bool read_phrase(Reader *reader)
{
    if (reader->depth > DEPTH)
        return false;
    while (*reader->at && *reader->at != '}') {
        size_t plain = strcspn(reader->at, "{}#'");
        buf_add(reader->out, reader->at, plain);
        reader->at += plain;
        if (*reader->at == '\'') {
            read_apostrophe(reader);
        } else if (*reader->at == '#') {
            buf_add_text(reader->out, reader->number ? reader->number : "#");
            reader->at++;
        } else if (*reader->at == '{') {
            reader->at++;
            if (!read_argument(reader))
                return false;
        }
    }
    return true;
}

bool phrasing_add(const char *phrase, const PhrasingValues *values, Buf *out)
{
    AUTO(buf_clear) Buf words = {0};
    Reader reader = {.at = phrase, .values = values, .out = &words};
    bool ok = read_phrase(&reader) && !*reader.at;
    if (ok)
        buf_add(out, buf_text(&words), words.size);
    else
        buf_add_text(out, phrase);
    out->failed |= words.failed;
    return ok;
}

bool phrasing_is_valid(const char *phrase)
{
    PhraseSurvey survey;
    return phrasing_survey(phrase, "en", &survey);
}

bool phrasing_survey(const char *phrase, const char *locale,
                     PhraseSurvey *survey)
{
    AUTO(buf_clear) Buf words = {0};
    PhrasingValues none = {.locale = locale};
    Reader reader = {
        .at = phrase, .values = &none, .out = &words, .survey = survey};
    char id[ULOC_FULLNAME_CAPACITY];
    locale_to_icu(locale, id);
    survey_begin(survey, id);
    return read_phrase(&reader) && !*reader.at;
}

/* -------------------------------------------------------------------- lists */

typedef struct {
    UChar *units;
    const UChar **items;
    int32_t *sizes;
} Units;

static void units_clear(Units *units)
{
    free(units->units);
    free(units->items);
    free(units->sizes);
}

static bool units_fill(const char *const *items, size_t count, Units *units)
{
    size_t room = 1;
    for (size_t i = 0; i < count; i++)
        room += strlen(items[i]);
    units->units = malloc(room * sizeof *units->units);
    units->items = calloc(count + 1, sizeof *units->items);
    units->sizes = calloc(count + 1, sizeof *units->sizes);
    if (!units->units || !units->items || !units->sizes || room > INT32_MAX)
        return false;
    size_t at = 0;
    for (size_t i = 0; i < count; i++) {
        UErrorCode error = U_ZERO_ERROR;
        units->items[i] = units->units + at;
        u_strFromUTF8WithSub(units->units + at, (int32_t)(room - at),
                             &units->sizes[i], items[i], -1, 0xfffd, NULL,
                             &error);
        at += (size_t)units->sizes[i];
    }
    return true;
}

void phrasing_add_list(const char *locale, const char *const *items,
                       size_t count, Buf *out)
{
    UChar list[UNITS];
    char id[ULOC_FULLNAME_CAPACITY];
    UErrorCode error = U_ZERO_ERROR;
    locale_to_icu(locale, id);
    Units units AUTO(units_clear) = {0};
    if (!units_fill(items, count, &units)) {
        out->failed = true;
        return;
    }
    UListFormatter *format = ulistfmt_open(id, &error);
    int32_t size = ulistfmt_format(format, units.items, units.sizes,
                                   (int32_t)count, list, UNITS, &error);
    ulistfmt_close(format);
    if (U_SUCCESS(error) && size < UNITS) {
        add_units(list, size, out);
        return;
    }
    for (size_t i = 0; i < count; i++)
        buf_add_format(out, i ? ", %s" : "%s", items[i]);
}

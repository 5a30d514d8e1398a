/* Line breaking: ICU where it must, and its rules for plain ASCII here, which
 * are most of a text and a few times as fast.
 *
 * A text is taken in segments, each up to a place where a break is certain
 * whatever stands around it: after LF, and where spaces part a letter, digit
 * or infix (comma, full stop) from a letter or digit. A segment of these alone
 * has no other break; one of ASCII goes by the pair rules below, any other one
 * through ICU.
 *
 *      Lees |(zie |par. |“5”) op de |website. |
 *      calm  ASCII calm  ICU         calm */
#include "lang/breaker.h"

#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ubrk.h>
#include <unicode/utext.h>

struct Breaker {
    const char *text;
    size_t size;
    size_t at;         /* the last break given */
    size_t begin, end; /* the segment */
    enum { CALM, ASCII, OTHERS } holds;
    int number; /* ASCII: 1 within a number, 2 after what closes one */
    UBreakIterator *iterator;
    UText view;
};

CodicilStatus breaker_new(const CodicilContext *context, const char *locale,
                          Breaker **out)
{
    Breaker *breaker = calloc(1, sizeof *breaker);
    if (!breaker)
        return fault_memory(context);
    UErrorCode error = U_ZERO_ERROR;
    breaker->view = (UText)UTEXT_INITIALIZER;
    breaker->iterator =
        ubrk_open(UBRK_LINE, locale ? locale : "und", NULL, 0, &error);
    if (U_FAILURE(error)) {
        breaker_free(breaker);
        return fault(context, CODICIL_NOT_FOUND, NULL,
                     "ICU has no line breaker: %s", u_errorName(error));
    }
    *out = breaker;
    return CODICIL_OK;
}

void breaker_free(Breaker *breaker)
{
    if (!breaker)
        return;
    if (breaker->iterator)
        ubrk_close(breaker->iterator);
    utext_close(&breaker->view);
    free(breaker);
}

void breaker_set(Breaker *breaker, const char *text, size_t size)
{
    breaker->text = text;
    breaker->size = size;
    breaker->at = breaker->begin = breaker->end = 0;
}

/* --------------------------------------------------------------- ASCII
 *
 * The classes of UAX #14 that ASCII has, a character for each: A letter,
 * 0 digit, O opening, C closing, Q quote, E exclamation, I infix, S slash,
 * H hyphen, B break after, R prefix, P postfix, _ space, N new line; X is
 * left to ICU. */
static const char classes[] = "XXXXXXXXXBNXXXXXXXXXXXXXXXXXXXXX"
                              "_EQARPAQOCARIHIS0000000000IIAAAE"
                              "AAAAAAAAAAAAAAAAAAAAAAAAAAAORCAA"
                              "AAAAAAAAAAAAAAAAAAAAAAAAAAAOBKAX";

static char class_of(const Breaker *breaker, size_t at)
{
    if (at >= breaker->end)
        return '\0';
    unsigned char c = (unsigned char)breaker->text[at];
    return c < 0x80 ? classes[c] : 'X';
}

static bool is_one_of(char c, const char *set)
{
    return c && strchr(set, c);
}

/* Whether a number begins there: 5 or .5. */
static bool is_number(const Breaker *breaker, size_t at)
{
    return class_of(breaker, at + (class_of(breaker, at) == 'I')) == '0';
}

/* Whether no break comes between two that touch: LB 19 to LB 30. */
static bool is_bound(const Breaker *breaker, char before, size_t next)
{
    char after = class_of(breaker, next);
    if (before == 'X' || after == 'X') /* ICU failed: kept together */
        return true;
    if (before == 'Q' || is_one_of(after, "QBH")) /* LB 19, 21 */
        return true;
    if (is_one_of(before, "A0"))
        return is_one_of(after, "A0O") || /* LB 23, 28, 30 */
               (is_one_of(after, "RP") &&
                (before == 'A' || breaker->number)); /* LB 24, 25 */
    if (after == 'A')
        return is_one_of(before, "RPIC"); /* LB 24, 29, 30 */
    if (after == '0')
        return breaker->number == 1 || is_one_of(before, "RPHIC");
    if (is_one_of(after, "RP"))
        return breaker->number != 0;
    return is_one_of(before, "RP") && is_one_of(after, "OH") &&
           is_number(breaker, next + 1); /* LB 25 */
}

/* Where the number stands after a character: digits, with infixes and slashes
 * among them, then one that closes. */
static int number_after(int number, char class)
{
    if (class == '0')
        return 1;
    if (number == 1 && is_one_of(class, "IS"))
        return 1;
    return number == 1 && is_one_of(class, "CK") ? 2 : 0;
}

/* The next break in a segment of ASCII after `at`. */
static size_t ascii_next(Breaker *breaker)
{
    size_t at = breaker->at;
    bool is_first = true; /* of what follows a break */
    while (at < breaker->end) {
        char before = class_of(breaker, at);
        breaker->number = number_after(breaker->number, before);
        size_t next = at + 1;
        while (class_of(breaker, next) == '_')
            next++;
        char after = class_of(breaker, next);
        bool is_spaced = next > at + 1 || before == '_';
        bool is_kept =
            is_one_of(after, "NCKEIS") || (before == 'O') || /* LB 13, 14 */
            (before == 'Q' && after == 'O') ||               /* LB 15 */
            (!is_spaced && is_bound(breaker, before, next)) ||
            (!is_spaced && before == 'H' && after == 'A' && is_first);
        if (is_spaced && after == 'I' && is_number(breaker, next))
            is_kept = before == 'O'; /* a number such as .5 */
        if (is_spaced)
            breaker->number = 0;
        is_first = false;
        at = next;
        if (!is_kept)
            break;
    }
    return at < breaker->end ? at : breaker->end;
}

/* -------------------------------------------------------------------- ICU */

static void icu_set(Breaker *breaker)
{
    UErrorCode error = U_ZERO_ERROR;
    utext_openUTF8(&breaker->view, breaker->text + breaker->begin,
                   (int64_t)(breaker->end - breaker->begin), &error);
    ubrk_setUText(breaker->iterator, &breaker->view, &error);
    if (U_FAILURE(error))
        breaker->holds = ASCII;
}

static size_t icu_next(Breaker *breaker, bool *is_due)
{
    int32_t at = ubrk_next(breaker->iterator);
    if (at == UBRK_DONE || (size_t)at > breaker->end - breaker->begin)
        return breaker->end;
    *is_due = ubrk_getRuleStatus(breaker->iterator) >= UBRK_LINE_HARD;
    return breaker->begin + (size_t)at;
}

/* --------------------------------------------------------------- segments */

/* Letters, digits and infixes: no break comes between two that touch. */
static bool is_calm(char class)
{
    return class == 'A' || class == '0' || class == 'I';
}

/* Finds where the next segment ends, and what it holds. */
static void segment_next(Breaker *breaker)
{
    char solid = '\0'; /* the class of the last that is no space */
    bool is_spaced = false;
    size_t at = breaker->begin = breaker->end;
    breaker->end = breaker->size;
    breaker->holds = CALM;
    breaker->number = 0;
    for (; at < breaker->size; at++) {
        char class = class_of(breaker, at);
        if (class == '_') {
            is_spaced = true;
            continue;
        }
        if (is_spaced && is_calm(solid) && is_calm(class) && class != 'I')
            break;
        if (class == 'X')
            breaker->holds = OTHERS;
        else if (breaker->holds == CALM && (is_spaced || !is_calm(class)))
            breaker->holds = ASCII;
        is_spaced = false;
        solid = class;
        if (class == 'N') {
            at++;
            break;
        }
    }
    breaker->end = at;
    if (breaker->holds == OTHERS)
        icu_set(breaker);
}

bool breaker_next(Breaker *breaker, LineBreak *stop)
{
    if (breaker->at >= breaker->size)
        return false;
    if (breaker->at >= breaker->end)
        segment_next(breaker);
    bool is_due = false;
    size_t at = breaker->end;
    if (breaker->holds == ASCII)
        at = ascii_next(breaker);
    else if (breaker->holds == OTHERS)
        at = icu_next(breaker, &is_due);
    if (breaker->text[at - 1] == '\n')
        is_due = true;
    *stop = (LineBreak){.at = at, .is_due = is_due};
    breaker->at = at;
    return true;
}

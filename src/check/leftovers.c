/* What was left in the words of a text: marks of Markdown and HTML that were
 * not read as such, and places that are still to be filled in.
 *
 *      markup      = link / strong / note / entity / attributes / tag
 *      link        = "[" words "](" address ")" / "[" words "][" label "]"
 *      strong      = ("**" / "__") words (the same)  ; glued to the words
 *      note        = "[^" label "]"
 *      entity      = "&" (name / "#" digits) ";"
 *      attributes  = "{:" [SP] ("#" / "." / letter) / "{#" letter
 *      tag         = "<" ["/"] name (">" / "/>" / SP name "=")
 *      placeholder = "[" *any word-to-fill-in *any "]" / "[" blank "]" /
 *                    "TBD" / 4*"X" / "lorem ipsum"
 *
 * A lone "*" or "**" is a footnote's mark, a row of "_" a line to write on, and
 * XXX may be thirty. All looks ahead are bounded. */
#include "check/checker.h"
#include "lang/words.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#define AHEAD 200 /* bytes; nothing that is looked for is longer */

#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

static bool is_letter(char c)
{
    return isalpha((unsigned char)c);
}

static bool is_word(char c)
{
    return ((unsigned char)c & 0x80) || isalnum((unsigned char)c);
}

/* How many bytes up to one of `ends`; 0 where none is near. */
static size_t measure(const char *at, const char *ends)
{
    for (size_t size = 0; size < AHEAD && at[size]; size++)
        if (strchr(ends, at[size]))
            return size;
    return 0;
}

/* ------------------------------------------------------------------ markup */

/* At "]": the end of the words of a link. Its address may have become a link
 * of its own, which ends the text. */
static bool is_link_end(const char *at)
{
    if (strcmp(at + 1, "(") == 0)
        return true;
    if (at[1] == '(') {
        size_t size = measure(at + 2, ") \n");
        const char *mark = size ? strpbrk(at + 2, "/#.:)") : NULL;
        return mark && *mark != ')' && mark < at + 2 + size;
    }
    if (at[1] != '[' || !islower((unsigned char)at[2]))
        return false;
    size_t size = strspn(at + 2, "abcdefghijklmnopqrstuvwxyz0123456789-_");
    return at[2 + size] == ']';
}

static bool is_note(const char *at)
{
    size_t size = at[1] == '^' ? measure(at + 2, "] ") : 0;
    return size && at[2 + size] == ']';
}

static bool is_entity(const char *at)
{
    static const char *const names[] = {
        "nbsp",  "amp",   "lt",    "gt",    "quot",  "apos",  "copy", "reg",
        "ndash", "mdash", "lsquo", "rsquo", "ldquo", "rdquo", "bull", "hellip",
        "trade", "euro",  "shy",   "sect",  "para",  "laquo", "raquo"};
    if (at[1] == '#') {
        size_t digits = strspn(at + 2, "0123456789");
        return digits && at[2 + digits] == ';';
    }
    for (size_t i = 0; i < COUNT(names); i++) {
        size_t size = strlen(names[i]);
        if (strncmp(at + 1, names[i], size) == 0 && at[1 + size] == ';')
            return true;
    }
    return false;
}

static bool is_attributes(const char *at)
{
    if (at[1] == '#')
        return is_letter(at[2]);
    const char *inside = at + 2 + (at[1] == ':' && at[2] == ' ');
    return at[1] == ':' && measure(at, "}") &&
           (is_letter(*inside) || *inside == '#' || *inside == '.');
}

static bool is_tag(const char *at)
{
    static const char *const names[] = {
        "a",  "b",   "i",   "u",     "em",     "br",     "p",
        "h1", "h2",  "h3",  "h4",    "div",    "hr",     "img",
        "li", "ol",  "ul",  "td",    "strong", "span",   "th",
        "tr", "sub", "sup", "table", "font",   "script", "code"};
    const char *name = at + 1 + (at[1] == '/');
    size_t size = 0;
    while (size < AHEAD && isalnum((unsigned char)name[size]))
        size++;
    for (size_t i = 0; i < COUNT(names); i++) {
        if (strlen(names[i]) != size || strncasecmp(name, names[i], size) != 0)
            continue;
        const char *after = name + size + (name[size] == ' ');
        if (*after == '>' || strncmp(after, "/>", 2) == 0)
            return true;
        size_t word = name[size] == ' ' ? measure(after, "=> <") : 0;
        return word && after[word] == '=';
    }
    return false;
}

/* A pair of marks at the ends of some words: the first is glued to what is
 * behind it, the second to what is before it. */
static bool has_pair(const char *text, const char *mark)
{
    bool is_open = false;
    for (const char *at = text; (at = strstr(at, mark));) {
        size_t size = strspn(at, (char[]){*mark, '\0'});
        char before = at == text ? ' ' : at[-1], after = at[size];
        bool is_begin = !is_word(before) && (is_word(after) || after == '[');
        if (size == 2 && is_open && before != ' ' && before != '(')
            return true;
        if (size == 2 && is_begin)
            is_open = true;
        at += size;
    }
    return false;
}

/* Where markup begins, NULL: nowhere. */
static const char *find_markup(const char *text)
{
    const char *open = NULL; /* the last "[" */
    for (const char *at = text; *(at += strcspn(at, "[]&{<")); at++) {
        bool is_markup = *at == ']'   ? open && is_link_end(at)
                         : *at == '&' ? is_entity(at)
                         : *at == '{' ? is_attributes(at)
                         : *at == '<' ? is_tag(at)
                                      : is_note(at);
        if (is_markup)
            return *at == ']' ? open : at;
        if (*at == '[')
            open = at;
    }
    const char *strong = has_pair(text, "**") ? strstr(text, "**") : NULL;
    return strong || !has_pair(text, "__") ? strong : strstr(text, "__");
}

/* ------------------------------------------------------------ placeholders */

/* What stands in brackets to be filled in: its beginning, or its end. */
static bool is_to_fill(Checker *checker, const char *inside, size_t size)
{
    static const char *const words[] = {/* en */ "insert ",
                                        "insert:",
                                        "enter ",
                                        "fill in",
                                        "your name",
                                        "company name",
                                        "name of company",
                                        "to be completed",
                                        /* nl, de */ "invullen",
                                        "vul in",
                                        "in te vullen",
                                        "einfügen",
                                        "einsetzen",
                                        "ausfüllen",
                                        /* fr, es, it, pt */ "insérer",
                                        "à compléter",
                                        "insertar",
                                        "completar",
                                        "inserire",
                                        "inserir ",
                                        /* ru, pl */ "вставить",
                                        "указать",
                                        "wstaw",
                                        "uzupełnić"};
    Buf key AUTO(buf_clear) = {0};
    if (strspn(inside, "_") >= size)
        return true;
    checker->failed |= !words_fold(inside, size, &key);
    const char *folded = buf_text(&key);
    if (!strcmp(folded, "●") || !strcmp(folded, "•") || !strcmp(folded, "xxx"))
        return true;
    for (size_t i = 0; i < COUNT(words); i++) {
        const char *at = strstr(folded, words[i]);
        if (at && (at == folded || !at[strlen(words[i])]))
            return true;
    }
    return false;
}

static bool is_whole(const char *text, const char *at, size_t size)
{
    return (at == text || !is_word(at[-1])) && !is_word(at[size]);
}

/* Where a placeholder begins, NULL: nowhere. */
static const char *find_placeholder(Checker *checker, const char *text)
{
    for (const char *at = text; *(at += strcspn(at, "[TXlL")); at++) {
        size_t size = *at == '[' ? measure(at + 1, "[]") : 0;
        if (size && at[1 + size] == ']' && is_to_fill(checker, at + 1, size))
            return at;
        size_t row = strspn(at, "X");
        if (strncasecmp(at, "lorem ipsum", 11) == 0 ||
            (strncmp(at, "TBD", 3) == 0 && is_whole(text, at, 3)) ||
            (row >= 4 && is_whole(text, at, row)))
            return at;
        at += row ? row - 1 : 0;
    }
    return NULL;
}

static void check_words_of(Checker *checker, const xmlNode *node)
{
    const char *text = (const char *)node->content;
    const char *at = find_markup(text);
    Buf quote AUTO(buf_clear) = {0}, place AUTO(buf_clear) = {0};
    if (at)
        report(checker, RULE_MARKUP_LEFT, node,
               "\"%s\" are words here; expected what it means, or nothing",
               shortened(at, &quote));
    at = find_placeholder(checker, text);
    if (at)
        report(checker, RULE_PLACEHOLDER, node,
               "\"%s\" is still to be filled in", shortened(at, &place));
    checker->failed |= !buf_is_ok(&quote) || !buf_is_ok(&place);
}

void check_leftovers(Checker *checker)
{
    const xmlNode *meta = doc_part(checker->text, EL_meta);
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (walk.node == meta)
            walk_skip(&walk);
        else if (walk.node->type == XML_TEXT_NODE)
            check_words_of(checker, walk.node);
    }
}

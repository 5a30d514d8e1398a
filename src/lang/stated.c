/* What a line says of the text that it stands in. The words are beginnings of
 * words, folded as words_fold() does. */
#include "lang/stated.h"

#include "base/cleanup.h"
#include "lang/utf8.h"
#include "lang/words.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#define LABEL_WORDS 8 /* no label before a date has more */
#define LINE_BYTES  400
#define COUNT(list) (sizeof(list) / sizeof((list)[0]))

/* What says that a date is that of the text, folded as words_fold does. */
static const char *const labels[] = {
    /* en */ "last updated",
    "last modified",
    "last revised",
    "effective",
    "updated",
    "version",
    "in force",
    "date",
    "as of",
    "revised",
    /* nl */ "bijgewerkt",
    "van kracht",
    "ingangsdatum",
    "versie",
    "datum",
    "ingaand",
    "geldig",
    /* de */ "stand",
    "aktualisiert",
    "in kraft",
    "wirksam",
    "gültig",
    "fassung",
    "änderung",
    /* fr */ "mise à jour",
    "en vigueur",
    "applicable",
    "modifié",
    /* es */ "actualización",
    "actualizado",
    "vigente",
    "vigencia",
    "vigor",
    "fecha",
    "versión",
    /* it */ "aggiornamento",
    "aggiornato",
    "vigore",
    "efficace",
    "versione",
    /* pt */ "atualização",
    "atualizado",
    "vigência",
    "versão",
    /* pl */ "aktualizacja",
    "obowiązuje",
    "wejścia w życie",
    "wersja",
    /* ru */ "обновлен",
    "обновлён",
    "дата",
    "вступ",
    "действ",
    "версия",
    "редакция",
    "актуал",
    /* cs, sk */ "aktualizace",
    "účinnost",
    "platnost",
    /* hu */ "frissítve",
    "hatályos",
    "hatálybalépés",
    /* tr */ "güncelleme",
    "yürürlük",
    "geçerlilik",
    /* id, ms */ "diperbarui",
    "berlaku",
    "dikemas kini",
    /* ja, zh, ko */ "更新",
    "発効",
    "施行",
    "改定",
    "生效",
    "生效日期",
    "版本",
    "版",
    "制定",
    "시행",
    /* ar */ "تحديث",
    "نسخة",
    "إصدار",
    "الإصدار",
    "تاريخ",
    "سارية",
    "ساري",
};

/* Of these, what says that a text begins to hold then. */
static const char *const effectives[] = {
    /* en */ "effective",
    "in force",
    "as of",
    /* nl */ "van kracht",
    "ingangsdatum",
    "ingaand",
    "geldig",
    /* de */ "in kraft",
    "wirksam",
    "gültig",
    /* fr */ "en vigueur",
    "applicable",
    /* es */ "vigente",
    "vigencia",
    "vigor",
    /* it */ "vigore",
    "efficace",
    /* pt */ "vigência",
    /* pl */ "obowiązuje",
    "wejścia w życie",
    /* ru */ "вступ",
    "действ",
    /* cs, sk */ "účinnost",
    "platnost",
    /* hu */ "hatályos",
    "hatálybalépés",
    /* tr */ "yürürlük",
    "geçerlilik",
    /* id, ms */ "berlaku",
    /* ja, zh, ko */ "発効",
    "施行",
    "生效",
    "시행",
    /* ar */ "سارية",
    "ساري",
};

/* What a heading says over a list of versions. */
static const char *const versions[] = {
    /* en */ "versions",  "version history",
    "revision history",   "history",
    "changelog",          "previous versions",
    /* nl */ "versies",   "versiegeschiedenis",
    /* de */ "versionen", "versionsgeschichte",
    "fassungen",          "änderungshistorie",
    /* fr */ "versions",  "historique",
    /* es */ "versiones", "historial",
    /* it */ "versioni",  "cronologia",
    /* pt */ "versões",   "histórico",
    /* pl */ "wersje",    "historia",
    /* ru */ "версии",    "история",
    "редакции",
    /* ja */ "履歴",
    /* ar */ "نسخ",       "سجل",
};

/* What says that the date is that of another version. */
static const char *const formers[] = {
    /* en */ "replac",
    "previous",
    "prior",
    "former",
    "supersed",
    "earlier",
    "until",
    "established",
    "first published",
    /* nl */ "vervang",
    "vorige",
    "eerdere",
    "voorgaande",
    /* de */ "ersetz",
    "vorherig",
    "vorige",
    "früher",
    "bisherig",
    /* fr */ "remplac",
    "précédent",
    "antérieur",
    /* es, it, pt */ "reemplaz",
    "sustituy",
    "anterior",
    "sostitu",
    "precedent",
    "substitu",
    /* pl, ru */ "zastęp",
    "poprzedni",
    "замен",
    "предыдущ",
    "прежн",
    /* ja, zh, ko */ "旧",
    "前回",
    "制定",
    "取代",
    "이전",
    "대체",
    /* ar */ "السابق",
    "يحل محل",
};

/* What a number of the version stands behind. */
static const char *const numbered[] = {
    "version", "versie",   "versión",    "versione", "versão", "wersja",
    "версия",  "редакция", "verze",      "verzia",   "verzió", "sürüm",
    "versi",   "fassung",  "バージョン", "版本",     "版",     "버전",
    "الإصدار", "إصدار",    "نسخة",       "النسخة",
};

/* Where a word of the key begins so; ideographs have no beginnings. */
static const char *says(const char *key, const char *word)
{
    for (const char *at = key; (at = strstr(at, word)); at++) {
        unsigned char before = at == key ? ' ' : (unsigned char)at[-1];
        if ((before < 0x80 && !(before >= 'a' && before <= 'z')) ||
            (unsigned char)*word >= 0xE3)
            return at;
    }
    return NULL;
}

static bool says_one_of(const char *key, const char *const *words, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (says(key, words[i]))
            return true;
    return false;
}

static bool fold(const char *text, size_t size, Buf *key)
{
    return words_fold(text, size, key) && buf_is_ok(key);
}

static size_t count_words(const char *text, size_t size)
{
    Words words;
    Word word;
    size_t count = 0;
    words_init(&words, text, size);
    while (count <= LABEL_WORDS && words_next(&words, &word))
        count++;
    words_clear(&words);
    return count;
}

bool stated_nothing(const char *text, size_t size)
{
    return !count_words(text, size);
}

bool stated_date(DateFinder *finder, const char *text, size_t size,
                 DateFound *found, bool *failed)
{
    if (size > LINE_BYTES || !date_find(finder, text, size, 0, found) ||
        count_words(text, found->start) > LABEL_WORDS)
        return false;
    AUTO(buf_clear) Buf key = {0}, around = {0};
    const char *after = text + found->end;
    bool is_last = count_words(after, size - found->end) <= 3;
    if (!is_last && !strchr(".,;)]|", *after))
        return false;
    buf_add(&around, text, found->start);
    buf_add_char(&around, ' ');
    buf_add(&around, after, is_last ? size - found->end : 0);
    *failed |= around.failed || !fold(buf_text(&around), around.size, &key);
    return says_one_of(buf_text(&key), labels, COUNT(labels));
}

bool stated_effective(const char *text, size_t size, bool *failed)
{
    AUTO(buf_clear) Buf key = {0};
    *failed |= !fold(text, size, &key);
    return says_one_of(buf_text(&key), effectives, COUNT(effectives));
}

bool stated_versions(const char *text, size_t size, bool *failed)
{
    AUTO(buf_clear) Buf key = {0};
    if (count_words(text, size) > LABEL_WORDS)
        return false;
    *failed |= !fold(text, size, &key);
    return says_one_of(buf_text(&key), versions, COUNT(versions));
}

bool stated_former(const char *text, size_t size, bool *failed)
{
    AUTO(buf_clear) Buf key = {0};
    *failed |= !fold(text, size, &key);
    return says_one_of(buf_text(&key), formers, COUNT(formers));
}

/* Folded, and with ASCII digits. */
static bool fold_digits(const char *text, size_t size, Buf *out)
{
    AUTO(buf_clear) Buf key = {0};
    if (!fold(text, size, &key))
        return false;
    for (size_t at = 0; at < key.size;) {
        size_t start = at;
        UChar32 c = (UChar32)utf8_next(key.bytes, key.size, &at);
        int digit = u_charDigitValue(c);
        if (digit >= 0)
            buf_add_char(out, (char)('0' + digit));
        else
            buf_add(out, key.bytes + start, at - start);
    }
    return buf_is_ok(out);
}

/*      number = 1*DIGIT *( "." 1*DIGIT ) ; no letter, digit, "-" or "/" next */
static size_t measure_number(const char *at)
{
    size_t size = strspn(at, "0123456789");
    while (size && at[size] == '.' && isdigit((unsigned char)at[size + 1]))
        size += 1 + strspn(at + size + 1, "0123456789");
    unsigned char next = (unsigned char)at[size];
    bool goes_on = (next < 0x80 && isalnum(next)) || next == '-' || next == '/';
    return goes_on ? 0 : size;
}

/* Where the number is that a label at `label` goes with; NULL: none. */
static const char *find_number(const char *key, const char *label, size_t size)
{
    const char *at = label + size;
    if (strncmp(label, "版", size) == 0) {
        const char *before = label;
        while (before > key &&
               (isdigit((unsigned char)before[-1]) || before[-1] == '.'))
            before--;
        if (before < label && isdigit((unsigned char)*before))
            return before;
    }
    at += strspn(at, " :.#v");
    return isdigit((unsigned char)*at) ? at : NULL;
}

bool stated_number(const char *text, size_t size, char number[STATED_SIZE],
                   bool *failed)
{
    AUTO(buf_clear) Buf key = {0};
    if (size > LINE_BYTES || count_words(text, size) > LABEL_WORDS)
        return false;
    *failed |= !fold_digits(text, size, &key);
    for (size_t i = 0; i < COUNT(numbered); i++) {
        const char *label = says(buf_text(&key), numbered[i]);
        const char *at =
            label ? find_number(key.bytes, label, strlen(numbered[i])) : NULL;
        size_t length = at ? measure_number(at) : 0;
        if (!length || length >= STATED_SIZE ||
            count_words(key.bytes, (size_t)(label - key.bytes)) > 2)
            continue;
        memcpy(number, at, length);
        number[length] = '\0';
        return true;
    }
    return false;
}

/* The last run of just four digits that may be a year. */
static int last_year(const char *key)
{
    int year = 0;
    while (*(key += strcspn(key, "0123456789"))) {
        size_t digits = strspn(key, "0123456789");
        long value = digits == 4 ? strtol(key, NULL, 10) : 0;
        if (value >= 1900 && value < 2200)
            year = (int)value;
        key += digits;
    }
    return year;
}

bool stated_copyright(const char *text, size_t size, int *year, bool *failed)
{
    static const char *const signs[] = {"©", "copyright", "(c)"};
    AUTO(buf_clear) Buf key = {0};
    if (size > LINE_BYTES)
        return false;
    *failed |= !fold_digits(text, size, &key);
    const char *at = buf_text(&key);
    for (size_t i = 0; i < COUNT(signs); i++) {
        if (strncmp(at, signs[i], strlen(signs[i])) != 0)
            continue;
        *year = last_year(at);
        return *year != 0;
    }
    return false;
}

/* The words that numbers of provisions are written with, and those that look
 * like them: names of months behind a day and a dot. Sorted by byte, folded. */
#include "model/number_words.h"

#include "base/buf.h"
#include "lang/words.h"

#include <stdlib.h>
#include <string.h>

#define LONGEST 40 /* bytes of a word that is looked up */

/* "Artikel 3" and the like; true: it holds articles. */
static const struct {
    const char *word;
    bool is_division;
} number_words[] = {
    /* clang-format off */
    {"abschnitt", true}, {"afdeling", true}, {"allegato", true},
    {"anexo", true}, {"anexă", true}, {"anhang", true}, {"anlage", true},
    {"annex", true}, {"annexe", true}, {"appendix", true}, {"art", false},
    {"article", false}, {"articol", false}, {"articolo", false},
    {"articulo", false}, {"artigo", false}, {"artikel", false},
    {"artikkel", false}, {"artikla", false}, {"artikulu", false},
    {"artykuł", false}, {"artículo", false}, {"bab", true}, {"bijlage", true},
    {"bilag", true}, {"bilaga", true}, {"book", true}, {"buch", true},
    {"bölüm", true}, {"capitol", true}, {"capitolo", true}, {"capitulo", true},
    {"capítulo", true}, {"chapitre", true}, {"chapter", true},
    {"chương", true}, {"clause", false}, {"clausola", false},
    {"clausula", false}, {"cláusula", false}, {"część", true}, {"deel", true},
    {"del", true}, {"dio", true}, {"ek", true}, {"exhibit", true},
    {"fejezet", true}, {"hlava", true}, {"hoofdstuk", true}, {"kapitel", true},
    {"kapitola", true}, {"kapittel", true}, {"klausul", false},
    {"kısım", true}, {"lampiran", true}, {"liite", true}, {"livre", true},
    {"luku", true}, {"madde", false}, {"melléklet", true}, {"osa", true},
    {"paragraf", false}, {"part", true}, {"parte", true},
    {"partea", true}, {"partie", true}, {"pasal", false}, {"phần", true},
    {"poglavlje", true}, {"prilog", true}, {"príloha", true},
    {"pykälä", false}, {"příloha", true}, {"rozdział", true}, {"rész", true},
    {"schedule", true}, {"sec", false}, {"section", false},
    {"teil", true}, {"titel", true}, {"title", true},
    {"titolo", true}, {"titre", true}, {"titulo", true}, {"título", true},
    {"załącznik", true}, {"časť", true}, {"čl", false}, {"članak", false},
    {"článek", false}, {"článok", false}, {"část", true},
    {"điều", false}, {"άρθρο", false}, {"κεφάλαιο", true}, {"μέρος", true},
    {"παράρτημα", true}, {"глава", true}, {"додаток", true},
    {"параграф", false}, {"поглавље", true}, {"приложение", true},
    {"раздел", true}, {"розділ", true}, {"ст", false}, {"стаття", false},
    {"статья", false}, {"частина", true}, {"часть", true}, {"чланак", false},
    {"член", false}, {"הפרק", true}, {"סעיף", false}, {"פרק", true},
    {"الفصل", true}, {"المادة", false}, {"مادة", false}, {"ماده", false},
    {"ข้อ", false}, {"มาตรา", false}, {"หมวด", true},
    /* clang-format on */
};

/* "3. člen": words that stand behind, where the language has them. */
static const struct {
    const char *language, *word;
} suffixes[] = {
    {"hu", "cikk"},  {"kk", "бап"},  {"lt", "straipsnis"},
    {"lv", "pants"}, {"sl", "člen"},
};

/* Months as they are written behind a day, in the languages that put a dot
 * there, and in those whose readers may do so by mistake. */
static const char *const months[] = {
    /* clang-format off */
    "abril", "abrëll", "agosto", "août", "apr", "april", "aprila", "aprile",
    "aprilie", "aprill", "apríl", "apríla", "aprīlis", "aprīlī", "aralık",
    "aug", "august", "augusta", "augusti", "augusts", "augustus", "augustā",
    "avgust", "avgusta", "avril", "ağustos", "března", "czerwca", "decembar",
    "december", "decembra", "decembrie", "decembris", "decembrī", "desember",
    "detsember", "dez", "dezember", "dezembro", "dicembre", "diciembre",
    "dubna", "décembre", "ekim", "elokuuta", "enero", "eylül", "feb",
    "febbraio", "feber", "febrero", "februar", "februara", "februari",
    "februarie", "februarja", "february", "februára", "februāris", "februārī",
    "febrúar", "fevereiro", "février", "gennaio", "giugno", "grudnia",
    "haziran", "heinäkuuta", "helmikuuta", "huhtikuuta", "ianuarie", "iulie",
    "iunie", "jaanuar", "jan", "janeiro", "januar", "januara", "januari",
    "januarie", "januarja", "january", "januára", "janvier", "janvāris",
    "janvārī", "janúar", "joulukuuta", "juillet", "juin", "jul", "jula",
    "julho", "juli", "julie", "julija", "julio", "july", "jun", "juna", "june",
    "junho", "juni", "junie", "junija", "junio", "juuli", "juuni", "jänner",
    "júla", "júlí", "júna", "júní", "jūlijs", "jūlijā", "jūnijs", "jūnijā",
    "kasım", "kesäkuuta", "kolovoz", "kolovoza", "května", "kwietnia", "ledna",
    "lipanj", "lipca", "lipnja", "listopad", "listopada", "listopadu",
    "lokakuuta", "luglio", "lutego", "maaliskuuta", "maart", "maggio", "mai",
    "maijs", "maijā", "maio", "maj", "maja", "marca", "march", "marraskuuta",
    "mars", "mart", "marta", "martie", "marts", "martā", "marzo", "março",
    "may", "mayo", "mayıs", "maí", "mee", "mei", "mája", "mäerz", "mär",
    "märts", "märz", "nisan", "noiembrie", "nov", "novembar", "november",
    "novembra", "novembre", "novembris", "novembro", "novembrī", "noviembre",
    "nóvember", "ocak", "october", "octobre", "octombrie", "octubre", "okt",
    "oktobar", "oktober", "oktobra", "oktobris", "oktobrī", "oktoober",
    "október", "októbra", "ottobre", "outubro", "ožujak", "ožujka",
    "października", "prosinac", "prosinca", "prosince", "rujan", "rujna",
    "sep", "sept", "septembar", "september", "septembra", "septembre",
    "septembrie", "septembris", "septembrī", "septiembre", "setembro",
    "setiembre", "settembre", "sierpnia", "siječanj", "siječnja", "srpanj",
    "srpna", "srpnja", "studeni", "studenog", "studenoga", "stycznia",
    "svibanj", "svibnja", "syyskuuta", "tammikuuta", "temmuz", "toukokuuta",
    "travanj", "travnja", "veebruar", "veljača", "veljače", "września", "září",
    "ágúst", "února", "července", "června", "října", "şubat", "август",
    "августа", "апреля", "април", "априла", "березня", "вересня", "грудня",
    "декабря", "декември", "децембра", "жовтня", "июля", "июня", "квітня",
    "липня", "листопада", "лютого", "март", "марта", "мая", "мај", "маја",
    "новембра", "ноември", "ноября", "октобра", "октомври", "октября",
    "сентября", "септембра", "септември", "серпня", "січня", "травня",
    "фебруара", "февраля", "февруари", "червня", "января", "јануара",
    "јануари", "јула", "јули", "јуна", "јуни",
    /* clang-format on */
};

/* Languages that write the 5th of November as "5. november". */
static const char *const dotted[] = {"bs", "cs", "da", "de", "et", "fi", "fo",
                                     "hr", "hu", "is", "lb", "lv", "mk", "nb",
                                     "nn", "no", "sk", "sl", "sr"};

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Both tables begin each row with its word. */
static int compare_words(const void *word, const void *row)
{
    return strcmp(word, *(const char *const *)row);
}

static const void *find(const char *word, size_t size, const void *rows,
                        size_t count, size_t width)
{
    if (!size || size > LONGEST)
        return NULL;
    Buf key = {0};
    const void *row = NULL;
    if (words_fold(word, size, &key) && buf_is_ok(&key))
        row = bsearch(buf_text(&key), rows, count, width, compare_words);
    buf_clear(&key);
    return row;
}

static bool is_language(const char *locale, const char *language)
{
    size_t size = strcspn(locale, "-");
    return strlen(language) == size && !memcmp(language, locale, size);
}

unsigned number_word_find(const char *word, size_t size, bool *is_division)
{
    const void *row = find(word, size, number_words, COUNT(number_words),
                           sizeof number_words[0]);
    if (!row)
        return 0;
    size_t index = (size_t)((const char *)row - (const char *)number_words) /
                   sizeof number_words[0];
    *is_division = number_words[index].is_division;
    return (unsigned)index + 1;
}

unsigned number_suffix_find(const char *text, size_t size, const char *locale)
{
    for (size_t i = 0; locale && i < COUNT(suffixes); i++) {
        const char *word = suffixes[i].word;
        size_t length = strlen(word);
        if (is_language(locale, suffixes[i].language) && length <= size &&
            !memcmp(word, text, length))
            return (unsigned)(i + 1);
    }
    return 0;
}

bool month_is_name(const char *word, size_t size)
{
    return find(word, size, months, COUNT(months), sizeof months[0]);
}

bool month_has_dotted_day(const char *locale)
{
    bool is_dotted = !locale || is_language(locale, "und");
    for (size_t i = 0; !is_dotted && i < COUNT(dotted); i++)
        is_dotted = is_language(locale, dotted[i]);
    return is_dotted;
}

bool number_words_is_sorted(void)
{
    for (size_t i = 1; i < COUNT(number_words); i++)
        if (strcmp(number_words[i - 1].word, number_words[i].word) >= 0)
            return false;
    for (size_t i = 1; i < COUNT(months); i++)
        if (strcmp(months[i - 1], months[i]) >= 0)
            return false;
    return true;
}

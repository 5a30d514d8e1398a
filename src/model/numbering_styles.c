/* The table of numbering styles. */
#include "model/numbering_styles.h"

#include <string.h>

typedef struct {
    const char *language; /* also with a script: "zh-Hant" */
    const char *article, *paragraph;
    const char *points[3]; /* by level */
} Row;

static const Row rows[] = {
    /* clang-format off */
    {"en", "Article 1", "1.", {"(a)", "(i)", "(A)"}},
    {"ar", "المادة 1", "1.", {"(أ)", "(1)", "(أ)"}},
    {"bg", "Чл. 1.", "(1)", {"1.", "а)", "1)"}},
    {"cs", "Článek 1", "1.", {"a)", "1.", "i."}},
    {"da", "§ 1", "1.", {"a)", "i)", "1)"}},
    {"de", "§ 1", "(1)", {"a)", "aa)", "i)"}},
    {"el", "Άρθρο 1", "1.", {"α)", "i)", "1)"}},
    {"es", "Artículo 1", "1.", {"a)", "i)", "1)"}},
    {"et", "§ 1", "(1)", {"1)", "a)", "i)"}},
    {"fa", "ماده ۱", "۱.", {"الف)", "(۱)", "ب)"}},
    {"fi", "1 §", "1.", {"a)", "1)", "i)"}},
    {"fr", "Article 1", "1.", {"a)", "i)", "1)"}},
    {"he", "סעיף 1", "1.", {"(א)", "(1)", "(א)"}},
    {"hr", "Članak 1.", "1.", {"a)", "i)", "1)"}},
    {"hu", "1. cikk", "(1)", {"a)", "aa)", "i)"}},
    {"id", "Pasal 1", "(1)", {"a.", "1.", "i."}},
    {"it", "Articolo 1", "1.", {"a)", "i)", "1)"}},
    {"ja", "第1条", "1.", {"(1)", "ア", "(ア)"}},
    {"ko", "제1조", "①", {"1.", "가.", "1)"}},
    {"lt", "1 straipsnis", "1.", {"a)", "i)", "1)"}},
    {"lv", "1. pants", "1.", {"a)", "i)", "1)"}},
    {"nb", "§ 1", "1.", {"a)", "i)", "1)"}},
    {"nl", "Artikel 1", "1.", {"a.", "1°", "i."}},
    {"pl", "Art. 1.", "1.", {"a)", "i)", "1)"}},
    {"pt", "Artigo 1", "1.", {"a)", "i)", "1)"}},
    {"ro", "Articolul 1", "(1)", {"a)", "i)", "1)"}},
    {"ru", "Статья 1", "1.", {"а)", "1)", "i)"}},
    {"sk", "Článok 1", "1.", {"a)", "1.", "i."}},
    {"sl", "1. člen", "(1)", {"a)", "1.", "i."}},
    {"sr", "Члан 1", "1.", {"а)", "1)", "i)"}},
    {"sv", "§ 1", "1.", {"a)", "i)", "1)"}},
    {"th", "ข้อ 1", "1.", {"(1)", "(ก)", "(i)"}},
    {"tr", "Madde 1", "(1)", {"a)", "1)", "i)"}},
    {"uk", "Стаття 1", "1.", {"а)", "1)", "i)"}},
    {"vi", "Điều 1", "1.", {"a)", "i)", "1)"}},
    {"zh", "第一条", "（一）", {"1.", "（1）", "①"}},
    {"zh-Hant", "第一條", "一、", {"（一）", "1.", "（1）"}},
    /* clang-format on */
};

static const char *const sections[] = {"1.", "1.1", "1.1.1", "1.1.1.1"};

/* The row whose tag is the longest beginning of a locale. */
static const Row *find_row(const char *locale)
{
    const Row *found = &rows[0];
    size_t longest = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        size_t size = strlen(rows[i].language);
        if (size <= longest || strncmp(rows[i].language, locale, size) != 0 ||
            (locale[size] && locale[size] != '-'))
            continue;
        found = &rows[i];
        longest = size;
    }
    return found;
}

const char *numbering_example(const char *locale, Element element,
                              unsigned level)
{
    const Row *row = find_row(locale);
    size_t nth = level ? level - 1 : 0;
    switch (element) {
    case EL_article:
        return row->article;
    case EL_section:
        return sections[nth < 4 ? nth : 3];
    case EL_paragraph:
        return row->paragraph;
    case EL_point:
    case EL_item:
        return row->points[nth < 3 ? nth : 2];
    default:
        return NULL;
    }
}

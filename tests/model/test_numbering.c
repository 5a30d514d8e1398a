/* Numbers planned, and references that follow them. */
#include "model/numbering.h"
#include "model/numbering_styles.h"
#include "model/pointer.h"
#include "model/renew.h"
#include "text.h"

/* "1. a(x y) 2." is a provision for each word: a number in front of it, and
 * brackets hold what it holds. "-" is no number, "_" stands for a blank. */
static const char *add_items(const char *at, int *count, Buf *out)
{
    while (*at && *at != '}') {
        size_t size = strcspn(at, " {}");
        Buf num AUTO(buf_clear) = {0};
        for (size_t i = 0; i < size; i++)
            buf_add_char(&num, at[i] == '_' ? ' ' : at[i]);
        buf_add_format(out, "<section xml:id='s%d'>", ++*count);
        if (strcmp(buf_text(&num), "-") != 0)
            buf_add_format(out, "<num>%s</num>", buf_text(&num));
        at += size;
        if (*at == '{')
            at = add_items(at + 1, count, out) + 1;
        else
            buf_add_format(out, "<content><p xml:id='p%d'>w</p></content>",
                           *count);
        buf_add_text(out, "</section>");
        at += *at == ' ';
    }
    return at;
}

static xmlDoc *make(const char *shape)
{
    Buf xml AUTO(buf_clear) = {0};
    int count = 0;
    buf_add_text(&xml,
                 TEXT_HEAD "<meta/>" TEXT_PREFACE "<mainBody xml:lang='en'>");
    add_items(shape, &count, &xml);
    buf_add_text(&xml, "</mainBody></doc></akomaNtoso>");
    return text_read_from(buf_text(&xml));
}

/* The numbers that are planned, with a blank between two. */
static void plan(const char *shape, const char *former,
                 const NumberingWish *wish, Buf *out)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *AUTO(free_doc) text = make(shape);
    xmlDoc *AUTO(free_doc) before = former ? make(former) : NULL;
    Numbering numbering AUTO(numbering_clear) = {0};
    NumberingWish own = *wish;
    own.former = before;
    assert_int_equal(numbering_read(context, text, &numbering), CODICIL_OK);
    assert_int_equal(numbering_plan(context, &own, &numbering), CODICIL_OK);
    assert_int_equal(numbering_apply(context, &numbering), CODICIL_OK);
    for (size_t i = 0; i < numbering.count; i++) {
        Buf words AUTO(buf_clear) = {0};
        const xmlNode *num = child_element(numbering.items[i].node, EL_num);
        if (num)
            walk_line(num, &words);
        assert_string_equal(buf_text(&words),
                            buf_text(&numbering.items[i].plan));
        buf_add_format(out, "%s%s", i ? " " : "",
                       words.size ? words.bytes : "-");
    }
    codicil_context_free(context);
}

static void try_plan(const char *shape, const char *former,
                     const char *expected)
{
    Buf given AUTO(buf_clear) = {0};
    plan(shape, former, &(NumberingWish){0}, &given);
    assert_string_equal(buf_text(&given), expected);
}

static void test_plan(void **state)
{
    (void)state;
    static const struct {
        const char *shape, *expected;
    } cases[] = {
        {"1. 2. 3.", "1. 2. 3."},
        {"1. 2. 2. 3.", "1. 2. 3. 4."},   /* put in */
        {"1. 3. 4.", "1. 2. 3."},         /* taken out */
        {"2. 3. 4.", "1. 2. 3."},         /* the first one too */
        {"0. 1. 1.", "0. 1. 2."},         /* from nought */
        {"1. 2. 3a. 4.", "1. 2. 3. 4."},  /* no base to stand behind */
        {"1. 2. 2a. 4.", "1. 2. 2a. 3."}, /* put in on purpose */
        {"1. 1. 2. 2_bis. 3.", "1. 2. 3. 3 bis. 4."},
        {"a) b) b) c)", "a) b) c) d)"},
        {"(h) (i) (i) (j)", "(h) (i) (j) (k)"},
        {"i. ii. ii. iii.", "i. ii. iii. iv."},
        {"aa) bb) bb)", "aa) bb) cc)"},
        {"а) б) б) в) к)", "а) б) в) г) д)"},
        {"第1条 第2条 第2条", "第1条 第2条 第3条"},
        {"第一条 第二条 第二条", "第一条 第二条 第三条"},
        {"第1条 第1条の2 第3条", "第1条 第1条の2 第2条"},
        {"المادة_١ المادة_١ المادة_٢", "المادة ١ المادة ٢ المادة ٣"},
        {"Art._1er Art._2 Art._2", "Art. 1er Art. 2 Art. 3"},
        {"Art._1º Art._2º Art._2º", "Art. 1º Art. 2º Art. 3º"},
        {"1. 2. c. 4.", "1. 2. c. 3."}, /* another series */
        {"1. 2) 3. 4.", "1. 2. 3. 4."}, /* in the same way */
        {"Article_1 Article_3 Annex_A Annex_C",
         "Article 1 Article 2 Annex A Annex B"},
        {"1.{1.1 1.3} 3.{3.1 3.2{(a) (c)}}", "1. 1.1 1.2 2. 2.1 2.2 (a) (b)"},
        {"Article_2{2.1} Article_2{2.1 2.2}",
         "Article 1 1.1 Article 2 2.1 2.2"},
        {"1. 1.1 1.2 2. 2.1 2. 2.1", /* flat */
         "1. 1.1 1.2 2. 2.1 3. 3.1"},
        {"I.{Art._1 Art._2} II.{Art._2 Art._3 Art._4} III.{Art._5}",
         "I. Art. 1 Art. 2 II. Art. 3 Art. 4 Art. 5 III. Art. 6"},
        {"I.{Art._1. Art._2.} II.{Art._3 Art._5}",
         "I. Art. 1. Art. 2. II. Art. 3 Art. 4"},
        {"23. 24. 24.", "23. 24. 25."}, /* a part of a whole */
        {"24. 2. 3.", "1. 2. 3."},
        {"I.{2 3 3}", "I. 2 3 4"}, /* as in Japanese articles */
        {"I.{1. 2.} II.{1. 2. 4.}", "I. 1. 2. II. 1. 2. 3."},
        {"1. - 2.", "1. 2. 3."}, /* new, between two */
        {"- 1. 2. -", "- 1. 2. -"},
        {"Preamble 1. 3.", "Preamble 1. 2."},
        {"1. 2. 1. 2. 4.", "1. 2. 1. 2. 3."}, /* a series begins anew */
        {"3a 3b 3b", "3a 3b 3c"},             /* nothing to go on from */
        {"z. aa. aa.", "z. aa. bb."},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        try_plan(cases[i].shape, NULL, cases[i].expected);
}

/* What the version before has without a number keeps none; what it does not
 * have is numbered as what stands beside it. */
static void test_former(void **state)
{
    (void)state;
    try_plan("1. - 2.", "1. - 2.", "1. - 2.");
    try_plan("- 1. 2. -", "- 1. 2.", "- 1. 2. 3.");
    try_plan("1. 2. - -", "1. 2.", "1. 2. 3. 4.");
}

static void test_wish(void **state)
{
    (void)state;
    Buf given AUTO(buf_clear) = {0};
    NumberingStyle styles[] = {
        {EL_section, 1, "§ 1"},
        {EL_section, 2, "1.1"},
        {EL_section, 3, "a)"},
    };
    plan("-{- -{- -}} 7.{(x)}", NULL, &(NumberingWish){styles, 3, false, NULL},
         &given);
    assert_string_equal(buf_text(&given), "§ 1 1.1 1.2 a) b) § 2 2.1");
    buf_set_size(&given, 0);
    plan("1. 2. 2a. 3.", NULL, &(NumberingWish){NULL, 0, true, NULL}, &given);
    assert_string_equal(buf_text(&given), "1. 2. 3. 4.");
}

/* A reference to the last provision of a text. */
static void try_pointer(const char *shape, const char *id, const char *words,
                        const char *expected)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *AUTO(free_doc) text = make(shape);
    Numbering numbering AUTO(numbering_clear) = {0};
    Buf given AUTO(buf_clear) = {0};
    assert_int_equal(numbering_read(context, text, &numbering), CODICIL_OK);
    assert_int_equal(numbering_plan(context, &(NumberingWish){0}, &numbering),
                     CODICIL_OK);
    const Numbered *target = idset_find(&numbering.ids, id);
    assert_non_null(target);
    bool found = pointer_write(&numbering, target, NULL, words, &given);
    if (strcmp(buf_text(&given), expected) != 0)
        fail_msg("%s: %s, not %s (%d)", words, buf_text(&given), expected,
                 found);
    codicil_context_free(context);
}

/* Articles 1 and 3 become 1 and 2; in the latter (1) and (3) become (2), and
 * its points (a) and (c) become (b). */
static void test_pointers(void **state)
{
    (void)state;
    static const char articles[] = "Article_1 Article_3{(1) (3){(a) (c)}}";
    static const struct {
        const char *id, *words, *expected;
    } cases[] = {
        {"s2", "Article 3", "Article 2"},
        {"s2", "of articles 3", "of articles 2"},
        {"s2", "des Artikels 3", "des Artikels 2"},
        {"s2", "第3条", "第2条"},
        {"s2", "第三条", "第二条"},
        {"s2", "المادة ٣", "المادة ٢"},
        {"s2", "Article III", "Article II"},
        {"s2", "here", "here"},
        {"s2", "Article 3 of 2016/679", "Article 2 of 2016/679"},
        {"s4", "Article 3(3)", "Article 2(2)"},
        {"s4", "Article 3.3", "Article 2.2"},
        {"s4", "artikel 3, lid 3", "artikel 2, lid 2"},
        {"s4", "§ 3 Absatz 3", "§ 2 Absatz 2"},
        {"s4", "第3条第3項", "第2条第2項"},
        {"s4", "paragraph (3)", "paragraph (2)"},
        {"s6", "Article 3(3)(c)", "Article 2(2)(b)"},
        {"s6", "point (c) of Article 3(3)", "point (b) of Article 2(2)"},
        {"s6", "подпункт «c» пункта 3", "подпункт «b» пункта 2"},
        {"s6", "point (c)", "point (b)"},
        {"s1", "Articles 1 to 3", "Articles 1 to 2"},
        {"s2", "Articles 1 to 3", "Articles 1 to 2"}, /* its end is meant */
        {"s2", "Articles 5 to 9", "Articles 5 to 9"},
        {"s2", "Artikel 1 bis 3", "Artikel 1 bis 2"},
        {"s2", "第1条から第3条", "第1条から第2条"},
        {"s2", "제1조부터 제3조", "제1조부터 제2조"},
        {"s2", "paragraph 1 of Article 3", "paragraph 1 of Article 2"},
        {"s1", "Article 1", "Article 1"},
        {"s2", "Article 9", "Article 2"}, /* it had drifted before */
        {"s2", "Article 2", "Article 2"}, /* it was right already */
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
        try_pointer(articles, cases[i].id, cases[i].words, cases[i].expected);
}

static void test_compare(void **state)
{
    (void)state;
    static const struct {
        const char *id, *words;
        PointerState expected;
    } cases[] = {
        {"s2", "Article 2", POINTER_RIGHT},
        {"s2", "Article 3", POINTER_WRONG},
        {"s2", "below", POINTER_NONE},
        {"s2", "Articles 2 and 5", POINTER_RIGHT},
        {"s2", "Articles 1 to 2", POINTER_RIGHT},
        {"s2", "Articles 1 to 3", POINTER_WRONG},
        {"s2", "paragraph 1 of Article 2", POINTER_RIGHT},
        {"s2", "paragraph 2 of Article 1", POINTER_WRONG},
        {"s2", "Article 2(1)", POINTER_RIGHT}, /* it says more */
        {"s4", "Article 2", POINTER_RIGHT},    /* it says less */
        {"s4", "Article 2(1)", POINTER_WRONG},
        {"s4", "Article 2 (2)", POINTER_RIGHT},
        {"s4", "2.2", POINTER_RIGHT},
        {"s4", "“Chapter 9”", POINTER_NONE},
        {"s6", "point (b) of Article 2(2)", POINTER_RIGHT},
        {"s6", "point (c) of Article 2(2)", POINTER_WRONG},
    };
    Told told;
    bool failed = false;
    CodicilContext *context = context_telling(&told);
    xmlDoc *AUTO(free_doc) text = make("Article_1 Article_2{(1) (2){(a) (b)}}");
    Numbering numbering AUTO(numbering_clear) = {0};
    assert_int_equal(numbering_read(context, text, &numbering), CODICIL_OK);
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const Numbered *target = idset_find(&numbering.ids, cases[i].id);
        PointerState given =
            pointer_compare(&numbering, target, cases[i].words, &failed);
        if (given != cases[i].expected)
            fail_msg("%s: %d", cases[i].words, (int)given);
    }
    assert_false(failed);
    codicil_context_free(context);
}

/* Headings that are cited follow too. */
static void test_headings(void **state)
{
    (void)state;
    static const char shape[] =
        TEXT("<section xml:id='a'><heading>%s</heading><content>"
             "<p xml:id='p'>See “<ref href='#a'>Your rights</ref>”, "
             "<ref href='#a'>your rights</ref>, <ref href='#a'>it</ref>.</p>"
             "</content></section>");
    Told told;
    CodicilContext *context = context_telling(&told);
    Buf was AUTO(buf_clear) = {0}, now AUTO(buf_clear) = {0};
    buf_add_format(&was, shape, "Your rights");
    buf_add_format(&now, shape, "Choices");
    xmlDoc *AUTO(free_doc) former = text_read_from(buf_text(&was));
    xmlDoc *AUTO(free_doc) text = text_read_from(buf_text(&now));
    Numbering numbering AUTO(numbering_clear) = {0};
    assert_int_equal(numbering_read(context, text, &numbering), CODICIL_OK);
    assert_int_equal(numbering_plan(context, &(NumberingWish){0}, &numbering),
                     CODICIL_OK);
    Renewal renewal = {text, &numbering, former, NULL, NULL};
    assert_int_equal(renew_references(context, &renewal), CODICIL_OK);
    Buf words AUTO(buf_clear) = {0};
    walk_text(doc_part(text, EL_mainBody), false, &words);
    assert_non_null(strstr(words.bytes, "See “Choices”, choices, it."));
    codicil_context_free(context);
}

static void test_styles(void **state)
{
    (void)state;
    assert_string_equal(numbering_example("nl-BE", EL_article, 1), "Artikel 1");
    assert_string_equal(numbering_example("zh-Hant-TW", EL_article, 1),
                        "第一條");
    assert_string_equal(numbering_example("xx", EL_article, 1), "Article 1");
    assert_string_equal(numbering_example("de", EL_section, 3), "1.1.1");
    assert_null(numbering_example("de", EL_hcontainer, 1));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_plan),    cmocka_unit_test(test_former),
        cmocka_unit_test(test_wish),    cmocka_unit_test(test_pointers),
        cmocka_unit_test(test_compare), cmocka_unit_test(test_headings),
        cmocka_unit_test(test_styles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

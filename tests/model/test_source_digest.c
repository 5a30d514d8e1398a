/* What the digest of a provision's own words tells apart, and what not. */
#include "text.h"

#include "model/own_lines.h"
#include "model/source_digest.h"
#include "model/translated.h"

/* The digest of the provision `id`. */
static void digest(const xmlDoc *doc, const char *id,
                   char out[SOURCE_DIGEST_SIZE])
{
    Told told;
    CodicilContext *context = context_telling(&told);
    const xmlNode *at = NULL;
    while ((at = own_lines_next(doc, at)))
        if (strcmp(own_lines_id(at) ? own_lines_id(at) : "", id) == 0)
            break;
    assert_non_null(at);
    assert_int_equal(source_digest(context, at, out), CODICIL_OK);
    codicil_context_free(context);
}

static bool is_same(const char *one, const char *other)
{
    char a[SOURCE_DIGEST_SIZE], b[SOURCE_DIGEST_SIZE];
    xmlDoc *first = text_read_from(one), *second = text_read_from(other);
    digest(first, "a", a);
    digest(second, "a", b);
    xmlFreeDoc(first);
    xmlFreeDoc(second);
    return strcmp(a, b) == 0;
}

#define SECTION(inside) TEXT("<section xml:id='a'>" inside "</section>")
#define HEADED(inside)                                                         \
    SECTION("<heading>H</heading><content><p xml:id='b'>" inside               \
            "</p></content>")
#define P(inside) TEXT("<p xml:id='a'>" inside "</p>")

static void what_counts(void **state)
{
    static const struct {
        const char *one, *other;
        bool same;
    } all[] = {
        {P("Words."), P("Words!"), false},
        {P("Some  words\n"), P("Some words"), true},
        {P("x<b>y</b>"), P("xy"), false},
        {P("<a href='https://a.example'>x</a>"),
         P("<a href='https://b.example'>x</a>"), false},
        {P("<def xml:id='d' eId='e'>x</def>"), P("<def xml:id='c'>x</def>"),
         true},
        {P("<ref href='#b'>section 4</ref>"),
         P("<ref href='#b'>section 15</ref>"), true},
        {P("<ref href='#b'>section 4</ref>"),
         P("<ref href='#c'>section 4</ref>"), false},
        {P("section 4"), P("section 5"), false},
        {P("x<authorialNote xml:id='n' marker='1'><p>y</p></authorialNote>"),
         P("x<authorialNote xml:id='n' marker='2'><p>z</p></authorialNote>"),
         true},
        {P("x<authorialNote xml:id='n'><p>y</p></authorialNote>"), P("x"),
         false},
        {P("Words."),
         TEXT("<p xml:id='a' eId='q' c:from='x' "
              "c:state='carried'>Words.</p>"),
         true},
        {HEADED("x"), HEADED("y"), true},
        {SECTION("<num>1.</num><heading>H</heading>"),
         SECTION("<num>2.</num><heading>H</heading>"), true},
        {SECTION("<heading>H</heading>"), SECTION("<heading>G</heading>"),
         false},
        {TEXT("<ul><li xml:id='a'>x<ul><li xml:id='b'>y</li></ul></li></ul>"),
         TEXT("<ul><li xml:id='a'>x<ul><li xml:id='b'>z</li></ul></li></ul>"),
         true},
        {TEXT("<table xml:id='a'><tr><td><p>x</p></td></tr></table>"),
         TEXT("<table xml:id='a'><tr><td><p>y</p></td></tr></table>"), false},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (is_same(all[i].one, all[i].other) != all[i].same)
            fail_msg("%zu: %s against %s", i, all[i].one, all[i].other);
}

static void no_words_no_digest(void **state)
{
    char out[SOURCE_DIGEST_SIZE];
    (void)state;
    xmlDoc *doc = text_read_from(
        SECTION("<num>1.</num><content><p xml:id='b'>x</p></content>"));
    digest(doc, "a", out);
    assert_string_equal(out, "");
    digest(doc, OWN_LINES_TITLE, out);
    assert_int_equal(strlen(out), SOURCE_DIGEST_SIZE - 1);
    xmlFreeDoc(doc);
}

/* -------------------------------------------------------------- translations
 */

static TranslatedState state_of(const char *original, const char *text)
{
    Told told;
    Translated translated = {0};
    CodicilContext *context = context_telling(&told);
    xmlDoc *source = text_read_from(original), *own = text_read_from(text);
    assert_true(doc_set(doc_part(own, EL_mainBody), "xml:lang", "de"));
    assert_int_equal(translated_read(context, source, own, &translated),
                     CODICIL_OK);
    assert_int_equal(translated.count, 2); /* the title, and what is asked */
    TranslatedState state = translated.items[1].state;
    translated_clear(&translated);
    xmlFreeDoc(source);
    xmlFreeDoc(own);
    codicil_context_free(context);
    return state;
}

#define WORDS "no music is played here at night"

static void states(void **state)
{
    char now[SOURCE_DIGEST_SIZE];
    Buf own = {0};
    (void)state;
    xmlDoc *doc = text_read_from(P("Words"));
    digest(doc, "a", now);
    xmlFreeDoc(doc);
    buf_add_format(&own, TEXT("<p xml:id='a' c:from='%s'>Worte</p>"), now);
    assert_int_equal(state_of(P("Words"), own.bytes), TRANSLATED_CURRENT);
    assert_int_equal(state_of(P("Other words"), own.bytes), TRANSLATED_STALE);
    buf_clear(&own);
    assert_int_equal(state_of(P("Words"), P("Worte")), TRANSLATED_CURRENT);
    assert_int_equal(state_of(P("Words"), P("Words")), TRANSLATED_CURRENT);
    assert_int_equal(state_of(P(WORDS), P(WORDS)), TRANSLATED_SAME);
    assert_int_equal(state_of(P("Words"), P("")), TRANSLATED_OPEN);
    assert_int_equal(state_of(P("Words"), TEXT("<p xml:id='b'>Worte</p>")),
                     TRANSLATED_MISSING);
    assert_int_equal(
        state_of(P("Words"), TEXT("<p xml:id='a' c:state='carried'>Worte</p>")),
        TRANSLATED_CARRIED);
    assert_int_equal(
        state_of(P("Words"),
                 TEXT("<p xml:id='a' c:state='untranslated'>Words</p>")),
        TRANSLATED_OPEN);
    assert_int_equal(
        state_of(P("Words"),
                 TEXT("<p xml:id='a' c:confirmed='a slip'>Worte</p>")),
        TRANSLATED_CONFIRMED);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_counts),
        cmocka_unit_test(no_words_no_digest),
        cmocka_unit_test(states),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

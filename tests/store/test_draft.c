/* Putting drafts into the store: what is made, what is refused, and that a
 * failure leaves nothing. */
#include "shop.h"
#include "store/draft.h"

#define DIGEST                                                                 \
    "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
#define PUBLISHED                                                              \
    "  <in-force>2018-01-01</in-force>\n<log><entry at=\"2018-01-01\" "        \
    "kind=\"publish\"><text locale=\"nl\" revision=\"0\" sha256=\"" DIGEST     \
    "\"/></entry></log>"

static const CodicilImportOptions wish = {
    .work = "terms", .version = "1", .locale = "nl", .in_force = "2018-01-01"};

/* Opens a draft and writes a text that says `title`. */
static CodicilStatus put(Shop *shop, const CodicilImportOptions *options,
                         const char *title)
{
    Draft *draft = NULL;
    store_close(&shop->store);
    shop_hush(shop);
    assert_int_equal(store_open(shop->context, &shop->store), CODICIL_OK);
    CodicilStatus status = draft_open(&shop->store, options, &draft);
    if (status == CODICIL_OK) {
        xmlDoc *doc =
            doc_new(draft->work->kind, draft->work->name, draft->text.locale);
        assert_non_null(doc);
        assert_true(doc_add_text(doc_title(doc), title, strlen(title)));
        status = draft_write(&shop->store, draft, doc);
        xmlFreeDoc(doc);
    }
    draft_free(draft);
    assert_int_equal(shop->told.faults, status != CODICIL_OK);
    return status;
}

static void a_first_draft_makes_work_and_version(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "codicil.xml",
             "<store xmlns='urn:codicil:1'><publisher>Voorbeeld B.V."
             "</publisher><country>nl</country></store>");
    assert_int_equal(put(shop, &wish, "Terms"), CODICIL_OK);
    shop_holds(shop, "documents/terms/work.xml", WORK_NL);
    shop_holds(shop, "documents/terms/1/version.xml",
               DECLARATION "<version" OF_CODICIL "  <label>1</label>\n"
                           "  <in-force>2018-01-01</in-force>\n"
                           "</version>\n");
    assert_true(shop_has(shop, "documents/terms/1/nl.xml"));
    char **names = NULL;
    assert_int_equal(folder_read(shop->context,
                                 shop_path(shop, "documents/terms/1"), &names),
                     CODICIL_OK);
    assert_string_equal(names[1], "version.xml");
    assert_null(names[2]);
    names_free(names);
}

static void a_draft_finds_what_ids_come_from(void **state)
{
    Shop *shop = *state;
    assert_int_equal(put(shop, &wish, "one nl"), CODICIL_OK);
    CodicilImportOptions en = wish;
    en.locale = "EN";
    assert_int_equal(put(shop, &en, "one en"), CODICIL_OK);
    assert_true(shop_has(shop, "documents/terms/1/en.xml"));
    CodicilImportOptions second = en;
    second.version = "2";
    second.in_force = "2019-01-01";
    second.locale = "nl";
    assert_int_equal(put(shop, &second, "two nl"), CODICIL_OK);
    second.locale = "en";
    assert_int_equal(put(shop, &second, "two en"), CODICIL_OK);
    Draft *draft = NULL;
    assert_int_equal(draft_open(&shop->store, &second, &draft), CODICIL_OK);
    const struct {
        const xmlDoc *doc;
        const char *words;
    } found[] = {{draft->replaced, "two en"},
                 {draft->predecessor, "one en"},
                 {draft->original, "two nl"}};
    for (size_t i = 0; i < 3; i++) {
        assert_non_null(found[i].doc);
        xmlChar *words = xmlNodeGetContent(doc_title(found[i].doc));
        assert_string_equal((const char *)words, found[i].words);
        xmlFree(words);
    }
    assert_string_equal(draft->facts.original, "nl");
    assert_string_equal(draft->facts.in_force, "2019-01-01");
    assert_true(draft->facts.is_draft);
    assert_false(draft->is_moved);
    draft_free(draft);
    draft_free(NULL);
}

static void a_date_may_be_moved(void **state)
{
    Shop *shop = *state;
    CodicilImportOptions open = wish;
    open.in_force = NULL;
    assert_int_equal(put(shop, &open, "open"), CODICIL_OK);
    Draft *draft = NULL;
    assert_int_equal(draft_open(&shop->store, &wish, &draft), CODICIL_OK);
    assert_true(draft->is_moved);
    draft_free(draft);
    assert_int_equal(put(shop, &wish, "dated"), CODICIL_OK);
    assert_int_equal(put(shop, &open, "dated still"), CODICIL_OK);
    shop_holds(shop, "documents/terms/1/version.xml",
               DECLARATION "<version" OF_CODICIL "  <label>1</label>\n"
                           "  <in-force>2018-01-01</in-force>\n"
                           "</version>\n");
}

static void a_moved_date_moves_every_text(void **state)
{
    Shop *shop = *state;
    CodicilImportOptions en = wish;
    en.locale = "en";
    en.in_force = "2017-02-03";
    assert_int_equal(put(shop, &en, "Terms"), CODICIL_OK);
    shop_put_text(shop, "documents/terms/1/fr.xml", "fr");
    assert_int_equal(put(shop, &wish, "Voorwaarden"), CODICIL_OK);
    Buf fr = {0};
    assert_int_equal(file_read(shop->context,
                               shop_path(shop, "documents/terms/1/fr.xml"),
                               &fr),
                     CODICIL_OK);
    assert_non_null(strstr(buf_text(&fr), "date=\"2018-01-01\""));
    buf_clear(&fr);
    shop_put(shop, "documents/terms/1/fr.xml", "broken");
    CodicilImportOptions nl = wish;
    nl.in_force = "2018-02-02";
    assert_int_equal(put(shop, &nl, "Nieuw"), CODICIL_INVALID);
    Draft *draft = NULL;
    nl.in_force = NULL;
    assert_int_equal(draft_open(&shop->store, &nl, &draft), CODICIL_OK);
    assert_string_equal(draft->version->in_force, "2018-01-01");
    draft_free(draft);
}

static void a_label_may_be_a_date(void **state)
{
    Shop *shop = *state;
    CodicilImportOptions options = wish;
    options.version = "2018-04-27";
    options.in_force = NULL;
    Draft *draft = NULL;
    assert_int_equal(draft_open(&shop->store, &options, &draft), CODICIL_OK);
    assert_string_equal(draft->version->in_force, "2018-04-27");
    assert_int_equal(shop->told.notes, 1);
    draft_free(draft);
    options.version = "2018-04-31";
    assert_int_equal(draft_open(&shop->store, &options, &draft), CODICIL_OK);
    assert_null(draft->version->in_force);
    draft_free(draft);
}

static void what_makes_no_sense_is_refused(void **state)
{
    static const struct {
        const char *work, *version, *locale, *kind, *in_force;
        CodicilStatus status;
        const char *words;
    } cases[] = {
        {"../x", "2", "nl", NULL, NULL, CODICIL_MISUSE, "no name of a work"},
        {"log", "2", "nl", NULL, NULL, CODICIL_MISUSE, "uses that name"},
        {"terms", "..", "nl", NULL, NULL, CODICIL_MISUSE, "label of a"},
        {"terms", NULL, "nl", NULL, NULL, CODICIL_MISUSE, "are needed"},
        {"terms", "2", "xx_YY", NULL, NULL, CODICIL_MISUSE, "no locale"},
        {"terms", "2", "nl", "act", NULL, CODICIL_REFUSED, "is of kind doc"},
        {"terms", "2", "nl", "statement", NULL, CODICIL_REFUSED, "of kind doc"},
        {"other", "2", "nl", "act", NULL, CODICIL_MISUSE, "doc|statement"},
        {"terms", "2", "nl", NULL, "soon", CODICIL_MISUSE, "RFC 3339"},
        {"terms", "2", "nl", NULL, "2018-01-01T01:00:00+01:00", CODICIL_REFUSED,
         "terms@a is in force from 2018-01-01 already"},
        {"terms", "A", "nl", NULL, NULL, CODICIL_REFUSED, "only in case"},
    };
    Shop *shop = *state;
    CodicilImportOptions first = wish;
    first.version = "a";
    assert_int_equal(put(shop, &first, "one"), CODICIL_OK);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        const CodicilImportOptions options = {.work = cases[i].work,
                                              .version = cases[i].version,
                                              .locale = cases[i].locale,
                                              .kind = cases[i].kind,
                                              .in_force = cases[i].in_force};
        assert_int_equal(put(shop, &options, "bad"), cases[i].status);
        assert_fault(&shop->told, cases[i].status, cases[i].words);
        assert_false(shop_has(shop, "documents/terms/2"));
        assert_false(shop_has(shop, "documents/other"));
    }
    shop_put(shop, "documents/terms/a/EN.xml", "");
    first.locale = "en";
    assert_int_equal(put(shop, &first, "bad"), CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED, "differs only in case");
}

static void what_is_published_is_refused(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    shop_put_version(shop, "terms", "1", PUBLISHED);
    shop_put_text(shop, "documents/terms/1/nl.xml", "nl");
    assert_int_equal(put(shop, &wish, "new"), CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED,
                 "its text in 'nl' is published and never changes");
    CodicilImportOptions en = wish;
    en.locale = "en";
    assert_int_equal(put(shop, &en, "new"), CODICIL_OK);
    en.in_force = "2018-02-01";
    assert_int_equal(put(shop, &en, "new"), CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED, "terms@1 is published");
}

static void a_failed_write_leaves_nothing(void **state)
{
    Shop *shop = *state;
    shop_put(shop, "documents/terms/1/media/a.png", "");
    assert_int_equal(
        mkdir(shop_path(shop, "documents/terms/1/version.xml"), 0777), 0);
    assert_int_equal(put(shop, &wish, "Terms"), CODICIL_IO);
    assert_false(shop_has(shop, "documents/terms/1/nl.xml"));
    assert_true(shop_has(shop, "documents/terms/1/media/a.png"));
    assert_false(shop_has(shop, "documents/terms/work.xml"));
    shop_put(shop, "documents/eula", "a file");
    CodicilImportOptions eula = wish;
    eula.work = "eula";
    assert_int_equal(put(shop, &eula, "EULA"), CODICIL_NOT_FOUND);
    shop_holds(shop, "documents/eula", "a file");
}

static void what_a_kill_left_is_gone_over(void **state)
{
    Shop *shop = *state;
    shop_put_text(shop, "documents/terms/1/nl.xml", "nl");
    shop_put_version(shop, "terms", "1", "<in-force>2001-01-01</in-force>");
    assert_int_equal(put(shop, &wish, "Terms"), CODICIL_OK);
    Draft *draft = NULL;
    assert_int_equal(draft_open(&shop->store, &wish, &draft), CODICIL_OK);
    assert_string_equal(draft->version->in_force, "2018-01-01");
    assert_false(draft->work->is_new);
    draft_free(draft);
}

static void a_link_out_is_refused(void **state)
{
    Shop *shop = *state;
    assert_int_equal(symlink("/tmp", shop_path(shop, "documents/terms")), 0);
    assert_int_equal(put(shop, &wish, "Terms"), CODICIL_REFUSED);
    assert_int_equal(unlink(shop_path(shop, "documents/terms")), 0);
    shop_put(shop, "documents/terms/work.xml", WORK_NL);
    assert_int_equal(symlink("../..", shop_path(shop, "documents/terms/1")), 0);
    assert_int_equal(put(shop, &wish, "Terms"), CODICIL_REFUSED);
    assert_fault(&shop->told, CODICIL_REFUSED, "leads out of the store");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        shop_test(a_first_draft_makes_work_and_version),
        shop_test(a_draft_finds_what_ids_come_from),
        shop_test(a_date_may_be_moved),
        shop_test(a_moved_date_moves_every_text),
        shop_test(a_label_may_be_a_date),
        shop_test(what_makes_no_sense_is_refused),
        shop_test(what_is_published_is_refused),
        shop_test(a_failed_write_leaves_nothing),
        shop_test(what_a_kill_left_is_gone_over),
        shop_test(a_link_out_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

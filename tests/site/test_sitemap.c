/* Many pages: sitemaps are parted before one is too large, each whole, all of
 * them in an index; few are in one. */
#include "site/sitemap.h"

#include "base/file.h"
#include "unit.h"

#define WORKS 60
#define PAGES 500 /* of each, in two languages */

/* By hand: under ASan each strstr() looks at the whole text. */
static size_t times(const char *text, const char *part)
{
    size_t count = 0, size = strlen(part);
    for (; *text; text++)
        count += *text == *part && strncmp(text, part, size) == 0;
    return count;
}

typedef struct {
    CodicilContext *context;
    Told told;
    char root[32];
    Gzip gzip;
    SiteWriter writer;
    Sitemap sitemap;
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    world->context = context_telling(&world->told);
    strcpy(world->root, "/tmp/codicil-map-XXXXXX");
    assert_non_null(mkdtemp(world->root));
    char *folder = path_join(world->root, SITE_FOLDER, NULL);
    assert_int_equal(folder_make(world->context, folder), CODICIL_OK);
    free(folder);
    world->writer = (SiteWriter){
        .context = world->context, .root = world->root, .gzip = &world->gzip};
    world->sitemap =
        (Sitemap){.writer = &world->writer, .base = "https://legal.example/"};
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", world->root);
    assert_int_equal(system(command), 0);
    site_state_clear(&world->writer.now);
    buf_clear(&world->sitemap.urls);
    gzip_clear(&world->gzip);
    codicil_context_free(world->context);
    free(world);
    return 0;
}

/* A work of so many pages. */
static void add_work(World *world, int number, int pages)
{
    Buf facts AUTO(buf_clear) = {0};
    for (int page = 0; page < pages; page++)
        for (int i = 0; i < 2; i++)
            buf_add_format(&facts, "url\tw%d/%d/%s.html\t2026-01-01\t%d\t%s\n",
                           number, page, i ? "nl" : "en", page,
                           i ? "nl" : "en");
    assert_int_equal(sitemap_add(&world->sitemap, buf_text(&facts)),
                     CODICIL_OK);
}

static void read_map(const World *world, const char *name, Buf *out)
{
    char *path = path_join(world->root, name, NULL);
    assert_int_equal(file_read(world->context, path, out), CODICIL_OK);
    free(path);
}

static void few_pages_are_in_one(void **state)
{
    World *world = *state;
    Buf map AUTO(buf_clear) = {0};
    add_work(world, 0, 3);
    assert_int_equal(sitemap_end(&world->sitemap), CODICIL_OK);
    read_map(world, "sitemap.xml", &map);
    assert_int_equal(times(map.bytes, "<loc>"), 6);
    assert_int_equal(times(map.bytes, "hreflang"), 12);
    assert_int_equal(times(map.bytes, "<urlset"), 1);
}

static void none_are_in_an_empty_one(void **state)
{
    World *world = *state;
    Buf map AUTO(buf_clear) = {0};
    assert_int_equal(sitemap_end(&world->sitemap), CODICIL_OK);
    read_map(world, "sitemap.xml", &map);
    assert_int_equal(times(map.bytes, "<urlset"), 1);
    assert_int_equal(times(map.bytes, "</urlset>"), 1);
}

static void many_are_in_some_under_an_index(void **state)
{
    World *world = *state;
    Buf index AUTO(buf_clear) = {0};
    size_t found = 0, maps;
    for (int number = 0; number < WORKS; number++)
        add_work(world, number, PAGES);
    assert_int_equal(sitemap_end(&world->sitemap), CODICIL_OK);
    read_map(world, "sitemap.xml", &index);
    maps = times(index.bytes, "<sitemap>");
    assert_true(maps > 2);
    for (size_t i = 1; i <= maps; i++) {
        Buf map AUTO(buf_clear) = {0};
        char name[40];
        snprintf(name, sizeof name, "sitemap-%zu.xml", i);
        read_map(world, name, &map);
        assert_non_null(strstr(index.bytes, name));
        assert_true(strncmp(map.bytes, "<?xml", 5) == 0);
        assert_int_equal(times(map.bytes, "<urlset"), 1);
        assert_int_equal(times(map.bytes, "</urlset>"), 1);
        assert_true(map.size < (size_t)5 << 20);
        found += times(map.bytes, "<loc>");
    }
    assert_int_equal(found, 2 * WORKS * PAGES);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(few_pages_are_in_one),
        TEST(none_are_in_an_empty_one),
        TEST(many_are_in_some_under_an_index),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

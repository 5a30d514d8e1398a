/* Files are read whole, and written whole or not at all. */
#include "base/file.h"
#include "unit.h"

#include <sys/stat.h>

typedef struct {
    CodicilContext *context;
    Told told;
    char *folder;
    char path[600];
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    world->folder = folder_new();
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    codicil_context_free(world->context);
    folder_drop(world->folder);
    free(world);
    return 0;
}

static const char *in_folder(World *world, const char *name)
{
    snprintf(world->path, sizeof world->path, "%s/%s", world->folder, name);
    return world->path;
}

static void assert_holds(World *world, const char *path, const char *text)
{
    Buf buf = {0};
    assert_int_equal(file_read(world->context, path, &buf), CODICIL_OK);
    assert_int_equal(buf.size, strlen(text));
    assert_string_equal(buf_text(&buf), text);
    buf_clear(&buf);
}

/* How many names the folder holds. */
static size_t count_names(World *world)
{
    char **names = NULL;
    size_t count = 0;
    assert_int_equal(folder_read(world->context, world->folder, &names),
                     CODICIL_OK);
    while (names[count])
        count++;
    names_free(names);
    return count;
}

static void what_is_written_is_read(void **state)
{
    World *world = *state;
    const char *path = in_folder(world, "a.xml");
    assert_int_equal(file_write(world->context, path, "one", 3), CODICIL_OK);
    assert_holds(world, path, "one");
    assert_int_equal(file_write(world->context, path, "", 0), CODICIL_OK);
    assert_holds(world, path, "");
    assert_int_equal(count_names(world), 1);
    assert_int_equal(world->told.faults, 0);
}

static void a_missing_file_is_one_fault(void **state)
{
    World *world = *state;
    Buf buf = {0};
    const char *path = in_folder(world, "none.xml");
    assert_int_equal(file_read(world->context, path, &buf), CODICIL_NOT_FOUND);
    assert_fault(&world->told, CODICIL_NOT_FOUND, "cannot read");
    assert_string_equal(world->told.file, path);
    assert_null(buf.bytes);
}

static void a_folder_is_no_file(void **state)
{
    World *world = *state;
    Buf buf = {0};
    assert_int_equal(file_read(world->context, world->folder, &buf),
                     CODICIL_INVALID);
    assert_fault(&world->told, CODICIL_INVALID, "is a folder");
}

static void nothing_is_written_over_a_folder(void **state)
{
    World *world = *state;
    assert_int_equal(file_write(world->context, world->folder, "a", 1),
                     CODICIL_IO);
    assert_fault(&world->told, CODICIL_IO, "is a folder");
    assert_true(file_is_folder(world->folder));
}

static void a_huge_file_is_refused(void **state)
{
    World *world = *state;
    Buf buf = {0};
    const char *path = in_folder(world, "huge.xml");
    assert_int_equal(file_write(world->context, path, "", 0), CODICIL_OK);
    assert_int_equal(truncate(path, (off_t)FILE_LIMIT + 1), 0);
    assert_int_equal(file_read(world->context, path, &buf), CODICIL_INVALID);
    assert_fault(&world->told, CODICIL_INVALID, "64 MiB");
}

static void a_failed_write_leaves_nothing(void **state)
{
    World *world = *state;
    const char *path = in_folder(world, "no/such/a.xml");
    assert_int_not_equal(file_write(world->context, path, "a", 1), CODICIL_OK);
    assert_int_equal(world->told.faults, 1);
    assert_int_equal(count_names(world), 0);
}

static void the_same_bytes_are_not_written(void **state)
{
    World *world = *state;
    const char *path = in_folder(world, "a.xml");
    struct stat before, after;
    bool changed = false;
    CodicilContext *context = world->context;
    assert_int_equal(file_put(context, path, "ab", 2, &changed), CODICIL_OK);
    assert_true(changed);
    assert_int_equal(stat(path, &before), 0);
    assert_int_equal(file_put(context, path, "ab", 2, &changed), CODICIL_OK);
    assert_false(changed);
    assert_int_equal(stat(path, &after), 0);
    assert_int_equal(before.st_ino, after.st_ino);
    assert_int_equal(file_put(context, path, "ac", 2, NULL), CODICIL_OK);
    assert_holds(world, path, "ac");
}

static void the_mode_is_kept(void **state)
{
    World *world = *state;
    const char *path = in_folder(world, "a.xml");
    struct stat about;
    assert_int_equal(file_write(world->context, path, "a", 1), CODICIL_OK);
    assert_int_equal(chmod(path, 0640), 0);
    assert_int_equal(file_write(world->context, path, "b", 1), CODICIL_OK);
    assert_int_equal(stat(path, &about), 0);
    assert_int_equal(about.st_mode & 07777, 0640);
}

static void what_is_no_file_is_written_in_place(void **state)
{
    World *world = *state;
    struct stat about;
    assert_int_equal(file_write(world->context, "/dev/null", "a", 1),
                     CODICIL_OK);
    assert_int_equal(stat("/dev/null", &about), 0);
    assert_true(S_ISCHR(about.st_mode));
}

static void folders_are_made_with_their_parents(void **state)
{
    World *world = *state;
    CodicilContext *context = world->context;
    const char *path = in_folder(world, "a/b//c/");
    assert_int_equal(folder_make(context, path), CODICIL_OK);
    assert_true(file_is_folder(path));
    assert_int_equal(folder_make(context, path), CODICIL_OK);
    path = in_folder(world, "a/file");
    assert_int_equal(file_write(context, path, "", 0), CODICIL_OK);
    assert_int_not_equal(folder_make(context, path), CODICIL_OK);
    assert_int_equal(world->told.faults, 1);
    path = in_folder(world, "a/file/below");
    assert_int_not_equal(folder_make(context, path), CODICIL_OK);
    assert_int_not_equal(folder_make(context, ""), CODICIL_OK);
}

static void names_come_sorted(void **state)
{
    World *world = *state;
    static const char *const wanted[] = {".b", "A", "a", "a.xml", "z", NULL};
    for (size_t i = 5; i-- > 0;) {
        const char *path = in_folder(world, wanted[i]);
        assert_int_equal(file_write(world->context, path, "", 0), CODICIL_OK);
    }
    char **names = NULL;
    assert_int_equal(folder_read(world->context, world->folder, &names),
                     CODICIL_OK);
    for (size_t i = 0; wanted[i]; i++)
        assert_string_equal(names[i], wanted[i]);
    assert_null(names[5]);
    names_free(names);
    names_free(NULL);
}

static void paths_are_joined(void **state)
{
    (void)state;
    char *path = path_join("a/", "b", "c.xml", NULL);
    assert_string_equal(path, "a/b/c.xml");
    free(path);
    path = path_join("/", "b", NULL);
    assert_string_equal(path, "/b");
    free(path);
}

static void paths_stay_within_or_not(void **state)
{
    (void)state;
    static const char *const within[] = {"a", "media/a..png", "...", "a//b/"};
    static const char *const outside[] = {"",     "/a",     "..",    "../a",
                                          "a/..", "a/../b", "a//..", "../../a"};
    for (size_t i = 0; i < sizeof within / sizeof within[0]; i++)
        assert_true(path_is_within(within[i]));
    for (size_t i = 0; i < sizeof outside / sizeof outside[0]; i++)
        assert_false(path_is_within(outside[i]));
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(what_is_written_is_read),
        TEST(a_missing_file_is_one_fault),
        TEST(a_folder_is_no_file),
        TEST(nothing_is_written_over_a_folder),
        TEST(a_huge_file_is_refused),
        TEST(a_failed_write_leaves_nothing),
        TEST(the_same_bytes_are_not_written),
        TEST(the_mode_is_kept),
        TEST(what_is_no_file_is_written_in_place),
        TEST(folders_are_made_with_their_parents),
        TEST(names_come_sorted),
        TEST(paths_are_joined),
        TEST(paths_stay_within_or_not),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

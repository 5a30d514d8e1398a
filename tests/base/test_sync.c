/* Many files are synced; the first that cannot be is told. */
#include "base/sync.h"

#include "base/file.h"
#include "unit.h"

#define FILES 40 /* more than threads */

typedef struct {
    CodicilContext *context;
    Told told;
    char *folder;
    char *staged[FILES + 1], *paths[FILES + 1];
} World;

static int set_up(void **state)
{
    World *world = calloc(1, sizeof *world);
    assert_non_null(world);
    world->context = context_telling(&world->told);
    world->folder = folder_new();
    for (size_t i = 0; i < FILES; i++) {
        char name[20];
        snprintf(name, sizeof name, "%zu", i);
        world->staged[i] = path_join(world->folder, name, NULL);
        snprintf(name, sizeof name, "place-%zu", i);
        world->paths[i] = strdup(name);
        assert_int_equal(file_stage(world->context, world->staged[i],
                                    world->paths[i], "word", 4),
                         CODICIL_OK);
    }
    *state = world;
    return 0;
}

static int tear_down(void **state)
{
    World *world = *state;
    for (size_t i = 0; i < FILES; i++) {
        free(world->staged[i]);
        free(world->paths[i]);
    }
    codicil_context_free(world->context);
    folder_drop(world->folder);
    free(world);
    return 0;
}

static void all_are_synced(void **state)
{
    World *world = *state;
    assert_int_equal(sync_staged(world->context, world->staged, world->paths),
                     CODICIL_OK);
    assert_int_equal(world->told.faults, 0);
}

static void of_none_there_is_nothing_to_do(void **state)
{
    World *world = *state;
    char *const none[] = {NULL};
    assert_int_equal(sync_staged(world->context, none, none), CODICIL_OK);
}

static void the_first_that_fails_is_told_once(void **state)
{
    World *world = *state;
    unlink(world->staged[7]);
    unlink(world->staged[31]);
    assert_int_equal(sync_staged(world->context, world->staged, world->paths),
                     CODICIL_NOT_FOUND);
    assert_fault(&world->told, CODICIL_NOT_FOUND, "cannot write");
    assert_string_equal(world->told.file, "place-7");
}

static void all_around_a_folder_are_synced(void **state)
{
    World *world = *state;
    assert_int_equal(sync_around(world->context, "."), CODICIL_OK);
#ifdef HAVE_SYNCFS
    assert_int_equal(sync_around(world->context, "./nowhere"),
                     CODICIL_NOT_FOUND);
#endif
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(all_are_synced),
        TEST(all_around_a_folder_are_synced),
        TEST(of_none_there_is_nothing_to_do),
        TEST(the_first_that_fails_is_told_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

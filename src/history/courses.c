/* Follows each file through all commits. */
#include "history/courses.h"

#include "base/cleanup.h"
#include "history/course_list.h"

#include <string.h>

#define FIRST_ROOM 256

void course_clear(Course *course)
{
    free(course->stages);
    free(course->key);
    *course = (Course){0};
}

void course_list_clear(CourseList *list)
{
    for (size_t i = 0; i < list->count; i++)
        course_clear(&list->items[i]);
    free(list->items);
    free(list->moves);
    *list = (CourseList){0};
}

/* Where the walk is. */
typedef struct {
    const Record *record;
    const PathLayout *layout;
    CourseList *list;
    size_t *at;   /* the course at a path, NEVER for none */
    size_t *last; /* the one that was there last */
} Follower;

static size_t open_course(Follower *follower, size_t path)
{
    CourseList *list = follower->list;
    if (follower->last[path] != NEVER)
        return follower->last[path];
    if (list->count == list->room) {
        size_t room = 2 * list->room;
        Course *more = realloc(list->items, room * sizeof(*more));
        if (!more)
            return NEVER;
        list->items = more;
        list->room = room;
    }
    list->items[list->count] = (Course){.gone = NEVER, .path = path};
    return list->count++;
}

bool course_add(Course *course, const Stage *stage)
{
    if (course->count == course->room) {
        size_t room = course->room ? 2 * course->room : 4;
        Stage *more = realloc(course->stages, room * sizeof(*more));
        if (!more)
            return false;
        course->stages = more;
        course->room = room;
    }
    course->stages[course->count++] = *stage;
    return true;
}

/* Whether a file that was called `from` may go on as `to`: in the same
 * language, as far as they say one. */
static bool is_same_text(const PathLayout *layout, size_t from, size_t to)
{
    char one[LOCALE_SIZE], other[LOCALE_SIZE];
    const Placed *before = &layout->items[from], *after = &layout->items[to];
    if (!*before->locale || !*after->locale)
        return true;
    locale_to_language(before->locale, one);
    locale_to_language(after->locale, other);
    return strcmp(one, other) == 0;
}

static bool note_move(CourseList *list, const Touch *touch)
{
    if (list->move_count == list->move_room) {
        size_t room = list->move_room ? 2 * list->move_room : 64;
        Move *more = realloc(list->moves, room * sizeof(*more));
        if (!more)
            return false;
        list->moves = more;
        list->move_room = room;
    }
    list->moves[list->move_count++] =
        (Move){touch->from, touch->path, touch->commit};
    return true;
}

/* The course that a touch goes on with; NEVER: out of memory. */
static size_t find_course(Follower *follower, const Touch *touch)
{
    size_t here = follower->at[touch->path];
    size_t before =
        touch->kind == TOUCH_MOVE ? follower->at[touch->from] : NEVER;
    if (before == NEVER)
        return here != NEVER ? here : open_course(follower, touch->path);
    follower->at[touch->from] = NEVER;
    if (is_same_text(follower->layout, touch->from, touch->path))
        return note_move(follower->list, touch) ? before : NEVER;
    follower->list->items[before].gone = touch->commit;
    return open_course(follower, touch->path);
}

static bool put(Follower *follower, const Touch *touch)
{
    size_t index = find_course(follower, touch);
    if (index == NEVER)
        return false;
    Course *course = &follower->list->items[index];
    follower->at[touch->path] = follower->last[touch->path] = index;
    course->gone = NEVER;
    if (follower->layout->items[touch->path].is_left_out)
        return true;
    course->path = touch->path;
    const Stage *last =
        course->count ? &course->stages[course->count - 1] : NULL;
    if (last && strcmp(last->blob, touch->blob) == 0)
        return true;
    Stage stage = {touch->commit, touch->path, ""};
    memcpy(stage.blob, touch->blob, GIT_ID);
    return course_add(course, &stage);
}

static void drop(Follower *follower, const Touch *touch)
{
    size_t index = follower->at[touch->path];
    if (index == NEVER)
        return;
    follower->list->items[index].gone = touch->commit;
    follower->at[touch->path] = NEVER;
}

/* Courses that hold something, each with what the last path says. */
static bool finish(const Follower *follower)
{
    CourseList *list = follower->list;
    size_t kept = 0;
    bool ok = true;
    for (size_t i = 0; i < list->count; i++) {
        Course *course = &list->items[i];
        const Placed *placed = &follower->layout->items[course->path];
        if (!course->count) {
            course_clear(course);
            continue;
        }
        memcpy(course->locale, placed->locale, LOCALE_SIZE);
        course->key = strdup(placed->key);
        ok = ok && course->key;
        list->items[kept++] = *course;
    }
    list->count = kept;
    return ok;
}

CodicilStatus courses_follow(const CodicilContext *context,
                             const Record *record, const PathLayout *layout,
                             CourseList *out)
{
    size_t count = layout->count + 1;
    AUTO(course_list_clear) CourseList list = {0};
    Follower follower = {record, layout, &list, malloc(count * sizeof(size_t)),
                         malloc(count * sizeof(size_t))};
    list.items = calloc(FIRST_ROOM, sizeof(*list.items));
    list.room = FIRST_ROOM;
    bool ok = follower.at && follower.last && list.items;
    for (size_t i = 0; ok && i < count; i++)
        follower.at[i] = follower.last[i] = NEVER;
    for (size_t i = 0; ok && i < record->count; i++) {
        const Touch *touch = &record->touches[i];
        if (touch->kind == TOUCH_DROP)
            drop(&follower, touch);
        else
            ok = put(&follower, touch);
    }
    ok = ok && finish(&follower);
    free(follower.at);
    free(follower.last);
    if (!ok)
        return fault_memory(context);
    *out = list;
    list = (CourseList){0};
    return CODICIL_OK;
}

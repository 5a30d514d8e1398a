/* From courses to trunks: which documents, whatever they were called, are one,
 * and which languages. */
#include "base/cleanup.h"
#include "history/course_list.h"

#include <string.h>

void trunks_clear(Trunks *trunks)
{
    for (size_t i = 0; i < trunks->count; i++) {
        Trunk *trunk = &trunks->items[i];
        for (size_t j = 0; j < trunk->count; j++)
            course_clear(&trunk->courses[j]);
        free(trunk->courses);
        free(trunk->key);
    }
    free(trunks->items);
    free(trunks->rivals);
    *trunks = (Trunks){0};
}

static size_t first_of(const Course *course)
{
    return course->stages[0].commit;
}

static size_t last_of(const Course *course)
{
    return course->stages[course->count - 1].commit;
}

/* Whether both were there at a time. */
static bool is_beside(const Course *one, const Course *other)
{
    return first_of(one) < other->gone && first_of(other) < one->gone;
}

static int compare_courses(const void *a, const void *b)
{
    const Course *one = a, *other = b;
    int order = strcmp(one->key, other->key);
    if (!order)
        order = strcmp(one->locale, other->locale);
    if (!order)
        order = first_of(one) < first_of(other)   ? -1
                : first_of(one) > first_of(other) ? 1
                                                  : 0;
    return order;
}

static void sort(CourseList *list)
{
    if (list->count)
        qsort(list->items, list->count, sizeof(*list->items), compare_courses);
}

/* ------------------------------------------------------ names that went over
 */

/* What a course is known by: of two names, whether the one means the other. */
typedef struct {
    const char *from, *to;
    size_t commit;
} Rename;

/* Whether a key went over to another: nothing was put there since, and no
 * language was in both at a time. */
static bool is_key_left(const CourseList *list, const Rename *rename)
{
    for (size_t i = 0; i < list->count; i++) {
        const Course *old = &list->items[i];
        if (strcmp(old->key, rename->from) != 0)
            continue;
        if (last_of(old) > rename->commit)
            return false;
        for (size_t j = 0; j < list->count; j++) {
            const Course *new = &list->items[j];
            if (strcmp(new->key, rename->to) == 0 &&
                strcmp(new->locale, old->locale) == 0 && is_beside(old, new))
                return false;
        }
    }
    return true;
}

/* Whether a locale went over to another: no document had both at a time. */
static bool is_locale_left(const CourseList *list, const Rename *rename)
{
    for (size_t i = 0; i < list->count; i++) {
        const Course *old = &list->items[i];
        if (strcmp(old->locale, rename->from) != 0)
            continue;
        if (last_of(old) > rename->commit)
            return false;
        for (size_t j = 0; j < list->count; j++)
            if (strcmp(list->items[j].locale, rename->to) == 0 &&
                strcmp(list->items[j].key, old->key) == 0 &&
                is_beside(old, &list->items[j]))
                return false;
    }
    return true;
}

static bool apply_key(CourseList *list, const Rename *rename)
{
    for (size_t i = 0; i < list->count; i++) {
        Course *course = &list->items[i];
        char *copy;
        if (strcmp(course->key, rename->from) != 0)
            continue;
        if (!(copy = strdup(rename->to)))
            return false;
        free(course->key);
        course->key = copy;
    }
    return true;
}

static void apply_locale(CourseList *list, const Rename *rename)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].locale, rename->from) == 0)
            memcpy(list->items[i].locale, rename->to, strlen(rename->to) + 1);
}

/* Whether a pair of names is met for the first time. */
static bool is_new_pair(Table *seen, char kind, const Rename *rename, bool *ok)
{
    AUTO(buf_clear) Buf pair = {0};
    buf_add_format(&pair, "%c%s\n%s", kind, rename->from, rename->to);
    size_t *times = table_add(seen, buf_text(&pair), pair.size);
    *ok = *ok && times && !pair.failed;
    return *ok && !(*times)++;
}

/* The later renames first: what they led to is the name that stays. */
static bool go_over(CourseList *list, const PathLayout *layout)
{
    AUTO(table_clear) Table seen = {0};
    bool ok = true;
    for (size_t i = list->move_count; ok && i-- > 0;) {
        const Move *move = &list->moves[i];
        const Placed *from = &layout->items[move->from];
        const Placed *to = &layout->items[move->to];
        Rename key = {from->key, to->key, move->commit};
        Rename locale = {from->locale, to->locale, move->commit};
        if (*locale.from && *locale.to && strcmp(locale.from, locale.to) &&
            is_new_pair(&seen, 'l', &locale, &ok) &&
            is_locale_left(list, &locale))
            apply_locale(list, &locale);
        if (strcmp(key.from, key.to) && is_new_pair(&seen, 'k', &key, &ok) &&
            is_key_left(list, &key))
            ok = ok && apply_key(list, &key);
    }
    return ok;
}

/* ------------------------------------------------------------------ languages
 */

/* The language that most documents have; the list is sorted. */
static bool find_original(const CourseList *list, char original[LOCALE_SIZE])
{
    AUTO(table_clear) Table counts = {0};
    size_t most = 0;
    for (size_t i = 0; i < list->count; i++) {
        const Course *course = &list->items[i];
        bool is_english = strncmp(course->locale, "en", 2) == 0 &&
                          strchr("-", course->locale[2]);
        if (!*course->locale)
            continue;
        size_t *count =
            table_add(&counts, course->locale, strlen(course->locale));
        if (!count)
            return false;
        *count += is_english ? 3 : 2; /* English where it is a near thing */
        if (*count > most) {
            most = *count;
            memcpy(original, course->locale, LOCALE_SIZE);
        }
    }
    return true;
}

static bool choose_original(CourseList *list, const char *asked, Trunks *trunks)
{
    *trunks->original = '\0';
    if (!find_original(list, trunks->original))
        return false;
    trunks->is_guessed = !*trunks->original && !asked;
    if (asked)
        memcpy(trunks->original, asked, strlen(asked) + 1);
    else if (!*trunks->original)
        memcpy(trunks->original, "en", 3);
    for (size_t i = 0; i < list->count; i++)
        if (!*list->items[i].locale)
            memcpy(list->items[i].locale, trunks->original, LOCALE_SIZE);
    sort(list);
    return true;
}

/* --------------------------------------------------------------------- trunks
 */

static bool add_rival(Trunks *trunks, const Course *kept, const Course *left)
{
    Rival *more =
        realloc(trunks->rivals, (trunks->rival_count + 1) * sizeof(*more));
    if (!more)
        return false;
    size_t later =
        first_of(kept) > first_of(left) ? first_of(kept) : first_of(left);
    trunks->rivals = more;
    trunks->rivals[trunks->rival_count++] =
        (Rival){kept->path, left->path, later};
    return true;
}

static int compare_stages(const void *a, const void *b)
{
    const Stage *one = a, *other = b;
    return one->commit < other->commit ? -1 : one->commit > other->commit;
}

/* Makes one course of two of the same language. Of two that were there at a
 * time the one stays that is still there, or has more to say. */
static bool join(Trunks *trunks, Course *into, Course *other)
{
    bool ok = true;
    if (is_beside(into, other)) {
        bool is_other = into->gone != other->gone ? other->gone > into->gone
                                                  : other->count > into->count;
        if (is_other) {
            Course swapped = *into;
            *into = *other;
            *other = swapped;
        }
        return add_rival(trunks, into, other);
    }
    for (size_t i = 0; ok && i < other->count; i++)
        ok = course_add(into, &other->stages[i]);
    qsort(into->stages, into->count, sizeof(Stage), compare_stages);
    into->path = into->stages[into->count - 1].path;
    if (other->gone > into->gone)
        into->gone = other->gone;
    return ok;
}

/* Takes the courses from `at` on that have one key; where the next begin. */
static size_t take_trunk(CourseList *list, size_t at, Trunks *trunks, bool *ok)
{
    const char *key = list->items[at].key;
    size_t end = at, count = 0, first = NEVER;
    while (end < list->count && !strcmp(list->items[end].key, key))
        end++;
    Course *made = calloc(end - at + 1, sizeof(Course));
    char *name = strdup(key);
    *ok = made && name;
    for (; *ok && at < end; at++) {
        Course *course = &list->items[at];
        if (first_of(course) < first)
            first = first_of(course);
        if (count && !strcmp(made[count - 1].locale, course->locale)) {
            *ok = join(trunks, &made[count - 1], course);
            continue;
        }
        made[count++] = *course;
        *course = (Course){.key = strdup(name)};
        *ok = course->key != NULL;
    }
    trunks->items[trunks->count++] = (Trunk){name, made, count, first};
    return end;
}

static int compare_trunks(const void *a, const void *b)
{
    const Trunk *one = a, *other = b;
    if (one->first != other->first)
        return one->first < other->first ? -1 : 1;
    return strcmp(one->key, other->key);
}

CodicilStatus trunks_make(const CodicilContext *context, const Record *record,
                          const PathLayout *layout, const char *original,
                          Trunks *out)
{
    AUTO(course_list_clear) CourseList list = {0};
    AUTO(trunks_clear) Trunks trunks = {0};
    TRY(courses_follow(context, record, layout, &list));
    bool ok = go_over(&list, layout);
    sort(&list);
    ok = ok && choose_original(&list, original, &trunks);
    trunks.items = calloc(list.count + 1, sizeof(Trunk));
    ok = ok && trunks.items;
    for (size_t at = 0; ok && at < list.count;)
        at = take_trunk(&list, at, &trunks, &ok);
    if (!ok)
        return fault_memory(context);
    if (trunks.count)
        qsort(trunks.items, trunks.count, sizeof(Trunk), compare_trunks);
    *out = trunks;
    trunks = (Trunks){0};
    return CODICIL_OK;
}

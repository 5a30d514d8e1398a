/* Courses on their way to trunks: inside of history/ only. */
#ifndef HISTORY_COURSE_LIST_H
#define HISTORY_COURSE_LIST_H

#include "history/courses.h"

/* A file that went on under another name. */
typedef struct {
    size_t from, to, commit;
} Move;

typedef struct {
    Course *items;
    size_t count, room;
    Move *moves;
    size_t move_count, move_room;
} CourseList;

void course_clear(Course *course);
void course_list_clear(CourseList *list);

/* Adds a stage; false when out of memory. */
bool course_add(Course *course, const Stage *stage);

/* All courses that hold something. */
CodicilStatus courses_follow(const CodicilContext *context,
                             const Record *record, const PathLayout *layout,
                             CourseList *out);

#endif

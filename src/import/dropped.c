/* Counts what is dropped, by kind. */
#include "import/dropped.h"

#include "import/blocks.h"

#include <stdio.h>
#include <string.h>

#define ROOM (sizeof(((Dropped *)0)->kinds) / sizeof(((Dropped *)0)->kinds[0]))

void dropped_add(Dropped *dropped, const char *what, long line)
{
    if (dropped->count + 1 >= ROOM)
        what = "other thing";
    size_t at = 0;
    while (at < dropped->count && strcmp(dropped->kinds[at].what, what) != 0)
        at++;
    if (at == dropped->count) {
        snprintf(dropped->kinds[at].what, sizeof(dropped->kinds[at].what), "%s",
                 what);
        dropped->kinds[at].line = line;
        dropped->count++;
    }
    dropped->kinds[at].count++;
}

void dropped_add_line(Dropped *dropped, const xmlNode *line)
{
    bool is_heading = block_is(line, "heading");
    if (is_heading || line->children)
        dropped_add(dropped, is_heading ? "empty heading" : "empty paragraph",
                    block_line(line));
}

void dropped_tell(const Dropped *dropped, const CodicilContext *context,
                  const char *file)
{
    for (size_t at = 0; at < dropped->count; at++) {
        size_t count = dropped->kinds[at].count;
        Place place = {file, dropped->kinds[at].line, 0};
        tell(context, CODICIL_NOTE, &place, "dropped %zu %s%s", count,
             dropped->kinds[at].what, count > 1 ? "s, the first here" : "");
    }
}

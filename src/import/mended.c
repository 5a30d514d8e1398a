/* Lines of mended Markdown. */
#include "import/mended.h"

#include <stdlib.h>

void mended_clear(Mended *mended)
{
    buf_clear(&mended->text);
    free(mended->lines);
    free(mended->starts);
    free(mended->marks);
    *mended = (Mended){0};
}

static bool grow(Mended *mended)
{
    if (mended->count < mended->room)
        return true;
    size_t room = mended->room ? mended->room * 2 : 256;
    long *lines = realloc(mended->lines, room * sizeof(*lines));
    if (lines)
        mended->lines = lines;
    size_t *starts = realloc(mended->starts, room * sizeof(*starts));
    if (starts)
        mended->starts = starts;
    unsigned char *marks = realloc(mended->marks, room * sizeof(*marks));
    if (marks)
        mended->marks = marks;
    if (!lines || !starts || !marks)
        return false;
    mended->room = room;
    return true;
}

bool mended_add(Mended *mended, long line, const char *text, size_t size,
                MendedMark mark)
{
    if (!grow(mended))
        return false;
    mended->lines[mended->count] = line;
    mended->marks[mended->count] = (unsigned char)mark;
    mended->starts[mended->count++] = mended->text.size;
    buf_add(&mended->text, text, size);
    buf_add_char(&mended->text, '\n');
    return buf_is_ok(&mended->text);
}

/* The index of a line that is counted from 1; the last one for those behind
 * it. */
static size_t index_of(const Mended *mended, long line)
{
    size_t at = line < 1 ? 0 : (size_t)line - 1;
    return at < mended->count ? at : mended->count - 1;
}

long mended_line(const Mended *mended, long line)
{
    return mended->count ? mended->lines[index_of(mended, line)] : 1;
}

MendedMark mended_mark(const Mended *mended, long line)
{
    return mended->count ? (MendedMark)mended->marks[index_of(mended, line)]
                         : MENDED_PLAIN;
}

const char *mended_bytes(const Mended *mended, long first, long last,
                         size_t *size)
{
    size_t count = mended->count;
    size_t from = first > 0 ? (size_t)first - 1 : 0;
    size_t to = last > 0 ? (size_t)last : 0;
    size_t end = to < count ? mended->starts[to] : mended->text.size;
    size_t start = from < count ? mended->starts[from] : end;
    *size = start < end ? end - start : 0;
    return buf_text(&mended->text) + start;
}

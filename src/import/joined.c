/* Joins the lines of a paragraph that was wrapped. */
#include "import/joined.h"

#include "lang/utf8.h"
#include "lang/words.h"

void joined_add(Joined *joined, const char *text, size_t size)
{
    if (!size)
        return;
    if (joined->is_wrapped) {
        size_t end = joined->text.size, start = 0;
        uint32_t before = utf8_previous(buf_text(&joined->text), end, &end);
        if (!words_is_tight(before, utf8_next(text, size, &start)))
            buf_add_char(&joined->text, ' ');
    }
    joined->is_wrapped = false;
    buf_add(&joined->text, text, size);
}

void joined_wrap(Joined *joined)
{
    joined->is_wrapped = true;
}

/* Reads the numbers of items from the source: a lawyer who wrote "4." meant
 * it. */
#include "import/itemnumber.h"

#include <stdint.h>

#define DIGITS 9 /* of an item's number, at most (CommonMark 0.31.2, 5.2) */

/* The number at an item's beginning, -1 if there is none. */
static long written_number(const Mended *mended, cmark_node *item)
{
    size_t size, column = (size_t)cmark_node_get_start_column(item);
    int line = cmark_node_get_start_line(item), digits = 0;
    const char *text = mended_bytes(mended, line, line, &size);
    long number = 0;
    for (size_t at = column ? column - 1 : size; at < size; at++) {
        if (text[at] < '0' || text[at] > '9')
            break;
        number = number * 10 + text[at] - '0';
        if (++digits > DIGITS)
            return -1;
    }
    return digits ? number : -1;
}

/* Whether the numbers of all items grow; `differs` gets the first of them that
 * is not what Markdown counts, NULL for none. */
static bool is_growing(const Mended *mended, cmark_node *list,
                       cmark_node **differs)
{
    long before = -1, count = cmark_node_get_list_start(list);
    cmark_node *item = cmark_node_first_child(list);
    *differs = NULL;
    for (; item; item = cmark_node_next(item)) {
        long number = written_number(mended, item);
        if (number <= before)
            return false;
        if (!*differs && number != count)
            *differs = item;
        before = number;
        count++;
    }
    return true;
}

static void set_list(const CodicilContext *context, const char *file,
                     const Mended *mended, cmark_node *list)
{
    cmark_node *differs, *item = cmark_node_first_child(list);
    bool is_kept = is_growing(mended, list, &differs);
    long count = cmark_node_get_list_start(list);
    for (; item; item = cmark_node_next(item), count++) {
        long number = is_kept ? written_number(mended, item) : count;
        cmark_node_set_user_data(item, (void *)(intptr_t)(number + 1));
    }
    if (!is_kept || !differs)
        return;
    Place place = {file,
                   mended_line(mended, cmark_node_get_start_line(differs)), 0};
    tell(context, CODICIL_NOTE, &place,
         "kept the numbers of a list as they are written: this one does not "
         "follow the one before it");
}

void itemnumbers_set(const CodicilContext *context, const char *file,
                     const Mended *mended, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        if (event == CMARK_EVENT_ENTER &&
            cmark_node_get_type(node) == CMARK_NODE_LIST &&
            cmark_node_get_list_type(node) == CMARK_ORDERED_LIST)
            set_list(context, file, mended, node);
    }
    cmark_iter_free(iter);
}

long itemnumber_of(cmark_node *item)
{
    return (long)(intptr_t)cmark_node_get_user_data(item) - 1;
}

/* Blocks are parted by empty lines. */
#include "flows/excerpt.h"

#include <string.h>

typedef struct {
    const char *at;
    size_t size; /* with its last LF */
} Block;

/* The block that begins at `text` or behind empty lines; size 0 at the end. */
static Block block_read(const char *text)
{
    text += strspn(text, "\n");
    const char *end = strstr(text, "\n\n");
    return (Block){text, end ? (size_t)(end - text) + 1 : strlen(text)};
}

static bool has_mark(const Block *block)
{
    for (size_t i = 0; i + 1 < block->size; i++)
        if (memcmp(block->at + i, "{+", 2) == 0 ||
            memcmp(block->at + i, "[-", 2) == 0)
            return true;
    return false;
}

/* Whether the last line is one of = or - alone. */
static bool is_heading(const Block *block)
{
    size_t end = block->size;
    while (end > 0 && block->at[end - 1] == '\n')
        end--;
    size_t start = end;
    while (start > 0 && (block->at[start - 1] == block->at[end - 1]) &&
           strchr("=-", block->at[start - 1]))
        start--;
    return start > 1 && end - start > 1 && block->at[start - 1] == '\n';
}

void excerpt_add(const char *redline, Buf *out)
{
    Block heading = {0};
    bool has_gap = false;
    for (Block block = block_read(redline); block.size;
         block = block_read(block.at + block.size)) {
        bool is_marked = has_mark(&block), is_new = is_heading(&block);
        if (is_new)
            heading = block;
        if (!is_marked) {
            has_gap = has_gap || !is_new;
            continue;
        }
        if (has_gap)
            buf_add_text(out, "...\n\n");
        if (heading.size && !is_new)
            buf_add_format(out, "%.*s\n", (int)heading.size, heading.at);
        buf_add(out, block.at, block.size);
        buf_add_char(out, '\n');
        heading = (Block){0};
        has_gap = false;
    }
}

/* What a strand tells of the passages that its tokens are of, and where words
 * lead. */
#include "diff/strand.h"

#include <string.h>

bool strand_carries(const Strand *strand, size_t token)
{
    return strand->carried && strand->carried[token].move;
}

size_t strand_carried(const Strand *strand)
{
    size_t count = 0;
    for (size_t i = 0; strand->carried && i < strand->tokens.count; i++)
        count += strand->carried[i].move &&
                 strand->tokens.items[i].class != TOKEN_SPACE;
    return count;
}

/* The token that a byte stands in. */
static size_t token_at(const Strand *strand, size_t byte)
{
    size_t low = 0, high = strand->tokens.count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strand->tokens.items[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

Carried strand_fate(const Strand *strand, size_t byte, size_t *end)
{
    if (!strand->carried)
        return (Carried){0, false};
    size_t at = token_at(strand, byte);
    Carried carried = strand->carried[at];
    while (at < strand->tokens.count && strand->tokens.items[at].start < *end &&
           strand->carried[at].move == carried.move &&
           strand->carried[at].is_changed == carried.is_changed)
        at++;
    if (at < strand->tokens.count && strand->tokens.items[at].start < *end)
        *end = strand->tokens.items[at].start;
    return carried;
}

/* Where the innermost link around words leads; "" where there is none. */
static const char *address_around(const Strand *strand, size_t frame)
{
    const char *address = NULL;
    for (; frame != FRAME_NONE && !address;
         frame = strand->frames[frame].parent) {
        const xmlNode *node = strand->frames[frame].node;
        if (element_of(node) == EL_a || element_of(node) == EL_ref)
            address = doc_get(node, "href");
    }
    return address ? address : "";
}

bool strands_lead_elsewhere(const Strand *const strands[2],
                            const size_t frames[2])
{
    return strcmp(address_around(strands[0], frames[0]),
                  address_around(strands[1], frames[1])) != 0;
}

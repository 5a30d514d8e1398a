/* Numbers that went, and were put on a line of their own because what they
 * were the number of has none any more, or went to pieces: where that stands
 * right behind, it is said of them, so that both are drawn on one line as they
 * were. */
#include "diff/level.h"

/* Where a line of A stands in the marked text; NULL where it is no one line. */
static const xmlNode *line_now(const Level *level, size_t line)
{
    const AlignedLine *one = &level->alignment->a.lines[line];
    if (level->old.copies[line])
        return level->old.copies[line];
    return one->mate == ALIGN_NONE ? NULL : level->new.nodes[one->mate];
}

static bool is_alone(const Level *level, size_t line)
{
    const xmlNode *copy = level->old.copies[line];
    const xmlNode *num = level->old.nodes[line];
    return copy && element_of(num) == EL_num && element_of(copy) == EL_p &&
           line + 1 < level->alignment->a.line_count &&
           level->old.nodes[line + 1]->parent == num->parent &&
           xmlNextElementSibling((xmlNode *)copy) == line_now(level, line + 1);
}

static bool number_tell(const Level *level, size_t line)
{
    xmlNode *copy = level->old.copies[line];
    xmlNode *words = xmlLastElementChild(copy);
    bool is_headed = element_of(level->old.nodes[line + 1]) == EL_heading;
    xmlNode *space = xmlNewDocText(copy->doc, BAD_CAST " ");
    if (!space || !xmlAddChild(words ? words : copy, space))
        return false;
    return marking_set(level->marking, copy, "class",
                       is_headed ? "number" : "item-number");
}

CodicilStatus numbers_tell(const Level *level)
{
    for (size_t i = 0; i < level->alignment->a.line_count; i++)
        if (is_alone(level, i) && !number_tell(level, i))
            return fault_memory(level->marking->context);
    return CODICIL_OK;
}

/* Which series of literal numbers make clauses. */
#include "import/blocks.h"
#include "import/literals.h"
#include "model/number.h"

#include <stdlib.h>
#include <string.h>

/* What speaks for a series. */
typedef struct {
    size_t members; /* headings aside */
    bool is_free;   /* a member is no item of a numbered list */
    bool is_broken; /* such a list ends between two members of a section */
    bool has_inner; /* a series of clauses within */
    bool is_headed; /* of headings */
} Case;

bool literals_is_bullets(const xmlNode *list)
{
    const char *kind = block_get(list, "kind");
    return kind && strcmp(kind, "bullet") == 0;
}

static void add_case(const Literals *literals, size_t index, Case *one)
{
    const Literal *literal = &literals->literals[index];
    if (block_is(literal->block, "heading")) {
        one->is_headed = true;
        return;
    }
    one->members++;
    one->is_free |= !literal->item || literals_is_bullets(literal->block);
    bool has_next = literal->next < literal->heading;
    one->is_broken |=
        has_next && literals->literals[literal->next].block != literal->block;
}

static bool is_accepted(const Literals *literals, const Series *series,
                        const Case *cases)
{
    const Case *own = &cases[series - literals->plain.series];
    if (own->is_headed || !own->members)
        return false;
    if (own->has_inner)
        return true;
    bool is_founded = series->parent && series->kind == NUMBER_DECIMAL &&
                      series->depth > 1 && own->is_free;
    return own->members > 1 ? own->is_free || own->is_broken : is_founded;
}

/* A list becomes clauses as a whole or not at all; and bullets only for
 * decimals: letters stay items. */
static void accept_list(Literals *literals, size_t first, size_t end)
{
    bool is_all = true,
         is_bulleted = literals_is_bullets(literals->literals[first].block);
    for (size_t i = first; i < end; i++) {
        const Unit *unit = &literals->plain.units[i];
        uint8_t kind =
            unit->series ? literals->plain.series[unit->series - 1].kind : 0;
        is_all &=
            literals->literals[i].is_accepted &&
            (!is_bulleted || kind == NUMBER_DECIMAL || kind == NUMBER_ARTICLE);
    }
    for (size_t i = first; i < end; i++)
        literals->literals[i].is_accepted = is_all;
}

bool literals_accept(Literals *literals)
{
    Plain *plain = &literals->plain;
    Case *cases = calloc(plain->series_count + 1, sizeof(*cases));
    bool *accepted = calloc(plain->series_count + 1, sizeof(*accepted));
    bool is_ok = cases && accepted;
    for (size_t i = 0; is_ok && i < plain->unit_count; i++)
        if (plain->units[i].series)
            add_case(literals, i, &cases[plain->units[i].series - 1]);
    for (size_t i = is_ok ? plain->series_count : 0; i-- > 0;) {
        const Series *series = &plain->series[i];
        accepted[i] = is_accepted(literals, series, cases);
        if (accepted[i] && series->parent)
            cases[series->parent - 1].has_inner = true;
    }
    for (size_t i = 0; is_ok && i < plain->unit_count; i++) {
        const Unit *unit = &plain->units[i];
        literals->literals[i].is_accepted =
            unit->series && accepted[unit->series - 1];
    }
    for (size_t i = 0, end; is_ok && i < plain->unit_count; i = end) {
        end = i + 1;
        while (literals->literals[i].item && end < plain->unit_count &&
               literals->literals[end].block == literals->literals[i].block)
            end++;
        if (literals->literals[i].item)
            accept_list(literals, i, end);
    }
    free(cases);
    free(accepted);
    return is_ok;
}

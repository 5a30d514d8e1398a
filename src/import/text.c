/* The plain-text reader, from the source to the block tree:
 *
 *      lines ─► width it was wrapped to ─► units ─► parts ─► tree
 *
 * A plain text, as it is read (what a line is, lines.c says; what unites
 * lines, units.c; what makes a heading, parts.c and numbered.c; what stands in
 * what, place.c):
 *
 *      text      = [ title ] *( heading / block ) *closing
 *      title     = short line, capitals, or an underlined line
 *      heading   = short line / capitals / underlined line / number short line
 *      block     = paragraph / list / clause
 *      clause    = number paragraph *( heading / block )
 *      list      = 1*( bullet item ) / 1*( number item )
 *      item      = paragraph *( paragraph / list )      further to the right
 *      paragraph = 1*line empty
 *      closing   = "©" paragraph
 */
#include "import/text.h"

#include "base/cleanup.h"
#include "import/lines.h"
#include "import/parts.h"
#include "import/plain.h"
#include "import/tally.h"
#include "import/tree.h"
#include "import/units.h"
#include "import/wrap.h"

#include <stdlib.h>

static void clear(Plain *plain)
{
    free(plain->lines);
    free(plain->units);
    free(plain->series);
    date_finder_free(plain->dates);
    xmlFreeDoc(plain->blocks);
}

static void tell_rules(const Plain *plain)
{
    Place place = {plain->file, plain->rule_row, 0};
    if (plain->rules == 1)
        tell(plain->context, CODICIL_NOTE, &place, "left out a rule");
    else if (plain->rules)
        tell(plain->context, CODICIL_NOTE, &place,
             "left out %zu rules, the first of them here", plain->rules);
}

static CodicilStatus read_plain(Plain *plain, Buf *words)
{
    TRY(date_finder_new(plain->context, plain->locale, &plain->dates));
    TRY(lines_read(plain));
    wrap_measure(plain);
    TRY(units_gather(plain));
    TRY(parts_find(plain));
    TRY(tree_make(plain));
    if (!tally_words(plain, words))
        return fault_memory(plain->context);
    tell_rules(plain);
    return CODICIL_OK;
}

CodicilStatus text_to_blocks(CodicilContext *context, const SourceText *source,
                             xmlDoc **blocks, Buf *words)
{
    Plain plain = {
        .context = context,
        .file = source->file,
        .locale = source->locale ? source->locale : "und",
        .bytes = source->bytes,
        .size = source->size,
    };
    CodicilStatus status = read_plain(&plain, words);
    if (!status)
        *blocks = TAKE(plain.blocks);
    clear(&plain);
    return status;
}

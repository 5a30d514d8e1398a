/* Finds what was typed as text and is meant as structure. */
#include "import/meant.h"

#include "import/blocks.h"
#include "import/bullets.h"
#include "import/lines.h"
#include "import/literal.h"
#include "import/runin.h"
#include "import/swallowed.h"

/* "© 2019 Example" as the last line closes the document. */
static bool mark_conclusion(xmlNode *blocks)
{
    xmlNode *last = blocks->last;
    if (!block_is(last, "p") || !last->prev || block_get(last, "class"))
        return true;
    Buf text = {0};
    block_text(last, &text);
    bool closes = line_is_copyright(buf_text(&text), text.size);
    bool is_ok = buf_is_ok(&text);
    buf_clear(&text);
    return is_ok && (!closes || block_set(last, "class", "conclusion"));
}

CodicilStatus meant_find(CodicilContext *context, const char *file,
                         const char *locale, xmlNode *blocks)
{
    if (!bullets_find(context, file, blocks) || !mark_conclusion(blocks))
        return fault_memory(context);
    TRY(literal_find(context, file, locale ? locale : "und", blocks));
    if (!swallowed_find(context, file, blocks) ||
        !runin_find(context, file, blocks))
        return fault_memory(context);
    return CODICIL_OK;
}

/* Characters that a charset lacks, found in a text and in its renditions. */
#include "flows/recode.h"

#include "lang/codepage.h"
#include "lang/encoding.h"
#include "lang/utf8.h"
#include "model/walk.h"
#include "render/rtf_codepage.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void recode_clear(Recode *recode)
{
    charset_free(recode->charset);
    table_clear(&recode->replaced);
}

CodicilStatus recode_open(CodicilContext *context, const CharsetWish *wish,
                          Recode *recode)
{
    recode->context = context;
    recode->name = wish->name;
    return charset_open(context, wish, &recode->charset);
}

/* Counts a replacement. */
static bool count(Recode *recode, uint32_t code, const char *provision)
{
    char key[256];
    int size = snprintf(key, sizeof key, "%04X %s", (unsigned)code, provision);
    size_t used = size < (int)sizeof key ? (size_t)size : sizeof key - 1;
    size_t *value = table_add(&recode->replaced, key, used);
    if (value)
        ++*value;
    return value != NULL;
}

/* Where a character stands, for a message: " in 'scope'". */
static void tell_where(const char *provision, Buf *out)
{
    if (*provision == '*')
        buf_add_format(out, " in the %s", provision + 1);
    else if (*provision)
        buf_add_format(out, " in '%s'", provision);
    else
        buf_add_text(out, " in what codicil adds");
}

static CodicilStatus lacking(const Recode *recode, const Place *place,
                             uint32_t code, const char *provision,
                             CharsetFinds finds)
{
    Buf name AUTO(buf_clear) = {0}, where AUTO(buf_clear) = {0};
    charset_tell(code, &name);
    tell_where(provision, &where);
    if (finds == CHARSET_DOUBTED)
        return fault(recode->context, CODICIL_REFUSED, place,
                     "%s%s is not read alike by all readers of %s",
                     buf_text(&name), buf_text(&where), recode->name);
    return fault(recode->context, CODICIL_REFUSED, place,
                 "%s%s is no character of %s", buf_text(&name),
                 buf_text(&where), recode->name);
}

typedef struct {
    const char *bytes;
    size_t size;
} Words;

/* Where characters stand: their provision ("*title" for what has no id, "" for
 * what codicil adds) and the place that is told. */
typedef struct {
    const char *provision;
    Place place;
} Spot;

/* Adds text with what is lacking replaced; `changed`: whether anything was. */
static CodicilStatus add_replaced(Recode *recode, const Spot *spot, Words text,
                                  bool *changed, Buf *out)
{
    size_t at = 0;
    while (at < text.size) {
        const char *instead = NULL;
        size_t start = at;
        uint32_t code = utf8_next(text.bytes, text.size, &at);
        CharsetFinds finds = charset_find(recode->charset, code, &instead);
        if (finds == CHARSET_HAS) {
            buf_add(out, text.bytes + start, at - start);
        } else if (finds == CHARSET_REPLACED) {
            buf_add_text(out, instead);
            *changed = true;
            if (!count(recode, code, spot->provision))
                return fault_memory(recode->context);
        } else {
            return lacking(recode, &spot->place, code, spot->provision, finds);
        }
    }
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(recode->context);
}

/* ------------------------------------------------------------------ the text
 */

/* The id of the provision that a node stands in. */
static const char *provision_of(const xmlNode *node)
{
    for (; node && node->type != XML_DOCUMENT_NODE; node = node->parent) {
        const char *id =
            node->type == XML_ELEMENT_NODE ? doc_get(node, "xml:id") : NULL;
        if (id)
            return id;
    }
    return "*title";
}

static CodicilStatus recode_node(Recode *recode, const Source *source,
                                 xmlNode *node)
{
    const char *words = (const char *)node->content;
    bool changed = false;
    Buf out AUTO(buf_clear) = {0};
    Spot spot = {provision_of(node), {.file = source->file}};
    if (source->has_own_ids)
        spot.place.line = xmlGetLineNo(node);
    TRY(add_replaced(recode, &spot, (Words){words, strlen(words)}, &changed,
                     &out));
    if (changed)
        xmlNodeSetContentLen(node, NULL, 0);
    if (changed && out.size)
        xmlNodeAddContentLen(node, BAD_CAST buf_text(&out), (int)out.size);
    return CODICIL_OK;
}

CodicilStatus recode_text(Recode *recode, const Source *source)
{
    Walk walk = walk_begin(xmlDocGetRootElement(source->text));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (walk.node->type == XML_ELEMENT_NODE &&
            element_of(walk.node) == EL_meta)
            walk_skip(&walk);
        else if (walk.node->type == XML_TEXT_NODE)
            TRY(recode_node(recode, source, walk.node));
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------- the rendition
 */

CodicilStatus recode_rendition(Recode *recode, const Buf *utf8, Buf *out)
{
    bool changed = false;
    Buf text AUTO(buf_clear) = {0};
    Spot spot = {.provision = ""};
    TRY(add_replaced(recode, &spot, (Words){buf_text(utf8), utf8->size},
                     &changed, &text));
    return encoding_from_utf8(recode->context, recode->name, buf_text(&text),
                              text.size, out);
}

/* A character of RTF, as its code page has it. */
static CodicilStatus find_bytes(void *user, uint32_t code, Buf *words,
                                Buf *bytes)
{
    Recode *recode = user;
    char character[4];
    bool changed = false;
    Spot spot = {.provision = ""};
    TRY(add_replaced(recode, &spot,
                     (Words){character, utf8_put(code, character)}, &changed,
                     words));
    return encoding_from_utf8(recode->context, recode->name, buf_text(words),
                              words->size, bytes);
}

CodicilStatus recode_rtf(Recode *recode, const Buf *rtf, Buf *out)
{
    const Codepage *page = recode->name ? codepage_named(recode->name) : NULL;
    if (!page)
        return fault(recode->context, CODICIL_MISUSE, NULL,
                     "RTF comes in seven bits, with a code page of Windows "
                     "beside them: such a charset was expected, not %s",
                     recode->name);
    RtfCodepage codepage = {page->number, page->font, find_bytes, recode};
    TRY(rtf_codepage(&codepage, rtf, out));
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(recode->context);
}

/* ------------------------------------------------------------------- telling
 */

void recode_tell(const Recode *recode)
{
    for (size_t i = 0; i < recode->replaced.count; i++) {
        const char *key = table_key(&recode->replaced, i), *instead = "";
        uint32_t code = (uint32_t)strtoul(key, NULL, 16);
        size_t times = recode->replaced.entries[i].value;
        Buf name AUTO(buf_clear) = {0}, where AUTO(buf_clear) = {0};
        charset_find(recode->charset, code, &instead);
        charset_tell(code, &name);
        tell_where(strchr(key, ' ') + 1, &where);
        const char *quote = strchr(instead, '"') ? "'" : "\"";
        if (*instead)
            tell(recode->context, CODICIL_NOTE, NULL,
                 "%s is written as %s%s%s%s, %zu time%s", buf_text(&name),
                 quote, instead, quote, buf_text(&where), times,
                 times == 1 ? "" : "s");
        else
            tell(recode->context, CODICIL_NOTE, NULL,
                 "%s is left out%s, %zu time%s", buf_text(&name),
                 buf_text(&where), times, times == 1 ? "" : "s");
    }
}

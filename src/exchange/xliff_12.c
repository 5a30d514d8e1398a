/* XLIFF 1.2, written (OASIS XLIFF Version 1.2, section 2), for tools that take
 * no other. */
#include "exchange/sheet.h"
#include "exchange/xliff.h"

#include <string.h>

/* Without signs of markup in attributes: there are tools that give them back
 * without escaping. */
static void write_code(const Code *code, bool empty, Buf *out)
{
    const SheetKind *kind = sheet_kind(code);
    buf_add_format(out, "<%s id=\"%s\" ctype=\"%s\"%s>", empty ? "x" : "g",
                   code->id, kind->ctype, empty ? "/" : "");
}

static void write_words(const Unit *unit, const char *coded, Buf *out)
{
    CodedPiece piece;
    while (coded_next(&coded, &piece)) {
        Buf words AUTO(buf_clear) = {0};
        if (piece.kind == CODED_CLOSE)
            buf_add_text(out, "</g>");
        else if (piece.kind)
            write_code(sheet_code(unit, &piece), piece.kind == CODED_EMPTY,
                       out);
        buf_add(&words, piece.text, piece.size);
        if (!piece.kind)
            sheet_text(out, buf_text(&words));
        out->failed |= !buf_is_ok(&words);
    }
}

static void write_coded(const Unit *unit, const char *name,
                        const char *attributes, const char *coded, Buf *out)
{
    if (!coded)
        return;
    buf_add_format(out, "        <%s xml:space=\"preserve\"%s>", name,
                   attributes);
    write_words(unit, coded, out);
    buf_add_format(out, "</%s>\n", name);
}

static void write_beside(const Exchange *exchange, const Unit *unit, Buf *out)
{
    if (unit->changed)
        sheet_element(out, 4, "note from=\"source-change\"", unit->changed);
    if (unit->provision->state == TRANSLATED_CONFIRMED)
        sheet_element(out, 4, "note from=\"confirmed\"",
                      unit->provision->reason);
    if (!unit->old_source || !unit->old_target)
        return;
    buf_add_format(out, "        <alt-trans origin=\"%s@%s\">\n",
                   exchange->work, unit->former);
    sheet_element(out, 5, "source", unit->old_source);
    sheet_element(out, 5, "target", unit->old_target);
    buf_add_text(out, "        </alt-trans>\n");
}

static const char *state_of(const Unit *unit)
{
    if (!unit_is_done(unit))
        return " state=\"needs-review-translation\"";
    return unit->provision->state == TRANSLATED_CONFIRMED
               ? " state=\"signed-off\""
               : " state=\"translated\"";
}

static void write_unit(const Exchange *exchange, const Unit *unit,
                       const Segment *segment, Buf *out)
{
    buf_add_text(out, "      <trans-unit");
    sheet_attribute(out, "id", segment->id);
    sheet_attribute(out, "resname", unit->provision->id);
    sheet_attribute(out, "extradata", unit->provision->digest);
    buf_add_text(out, ">\n");
    write_coded(unit, "source", "", segment->source, out);
    write_coded(unit, "target", state_of(unit), segment->target, out);
    if (segment == unit->segments)
        write_beside(exchange, unit, out);
    buf_add_text(out, "      </trans-unit>\n");
}

void xliff_write_12(const Exchange *exchange, Buf *out)
{
    buf_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:1.2\" "
                      "version=\"1.2\">\n  <file");
    buf_add_format(out, " original=\"%s@%s", exchange->work, exchange->version);
    if (exchange->part)
        buf_add_format(out, "#%zu", exchange->part);
    buf_add_char(out, '"');
    sheet_attribute(out, "source-language", exchange->from);
    sheet_attribute(out, "target-language", exchange->to);
    buf_add_text(out, " datatype=\"xml\">\n    <body>\n");
    for (size_t i = 0; i < exchange->count; i++) {
        const Unit *unit = &exchange->units[i];
        if (unit->count > 1)
            buf_add_format(out, "      <group id=\"%s\" resname=\"%s\">\n",
                           unit->provision->id, unit->provision->id);
        for (size_t j = 0; j < unit->count; j++)
            write_unit(exchange, unit, &unit->segments[j], out);
        if (unit->count > 1)
            buf_add_text(out, "      </group>\n");
    }
    buf_add_text(out, "    </body>\n  </file>\n</xliff>\n");
}

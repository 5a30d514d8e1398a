/* XLIFF 2.1, written (OASIS XLIFF Version 2.1, section 4; modules:
 * metadata 5.4, translation candidates 5.1). */
#include "exchange/sheet.h"
#include "exchange/xliff.h"

#include <string.h>

/* ------------------------------------------------------------------- words */

static void write_pair(const Code *code, Buf *out)
{
    const SheetKind *kind = sheet_kind(code);
    bool look = sheet_is_look(code);
    buf_add_format(out,
                   "<pc id=\"%s\" canCopy=\"%s\" canDelete=\"%s\" "
                   "dataRefEnd=\"e%s\" dataRefStart=\"d%s\" type=\"%s\" "
                   "subType=\"%s\">",
                   code->id, look ? "yes" : "no", look ? "yes" : "no", code->id,
                   code->id, kind->type, kind->subtype);
}

static void write_empty(const Code *code, Buf *out)
{
    const SheetKind *kind = sheet_kind(code);
    buf_add_format(out,
                   "<ph id=\"%s\" canCopy=\"no\" canDelete=\"no\" "
                   "dataRef=\"d%s\" type=\"%s\" subType=\"%s\"/>",
                   code->id, code->id, kind->type, kind->subtype);
}

static void write_words(const Unit *unit, const char *coded, Buf *out)
{
    CodedPiece piece;
    while (coded_next(&coded, &piece)) {
        Buf words AUTO(buf_clear) = {0};
        if (piece.kind == CODED_OPEN)
            write_pair(sheet_code(unit, &piece), out);
        else if (piece.kind == CODED_EMPTY)
            write_empty(sheet_code(unit, &piece), out);
        else if (piece.kind == CODED_CLOSE)
            buf_add_text(out, "</pc>");
        buf_add(&words, piece.text, piece.size);
        if (!piece.kind)
            sheet_text(out, buf_text(&words));
        out->failed |= !buf_is_ok(&words);
    }
}

static void write_coded(const Unit *unit, const char *name, const char *coded,
                        Buf *out)
{
    if (!coded)
        return;
    sheet_indent(out, 4);
    buf_add_format(out, "<%s xml:space=\"preserve\">", name);
    write_words(unit, coded, out);
    buf_add_format(out, "</%s>\n", name);
}

/* ---------------------------------------------------------- what is beside */

static void write_match(const Exchange *exchange, const Unit *unit, Buf *out)
{
    if (unit->count != 1 || !unit->old_source || !unit->old_target)
        return;
    buf_add_text(out, "      <mtc:matches>\n"
                      "        <mtc:match ref=\"#s\" origin=\"");
    buf_add_format(out, "%s@%s\">\n", exchange->work, unit->former);
    sheet_element(out, 5, "source", unit->old_source);
    sheet_element(out, 5, "target", unit->old_target);
    buf_add_text(out, "        </mtc:match>\n      </mtc:matches>\n");
}

static void write_metadata(const Unit *unit, Buf *out)
{
    const TranslatedProvision *provision = unit->provision;
    buf_add_text(out, "      <mda:metadata>\n"
                      "        <mda:metaGroup category=\"codicil\">\n");
    sheet_element(out, 5, "mda:meta type=\"source-digest\"", provision->digest);
    sheet_element(out, 5, "mda:meta type=\"state\"",
                  translated_name(provision->state));
    buf_add_text(out, "        </mda:metaGroup>\n      </mda:metadata>\n");
}

static void write_notes(const Unit *unit, Buf *out)
{
    const char *reason = unit->provision->state == TRANSLATED_CONFIRMED
                             ? unit->provision->reason
                             : NULL;
    bool previous = unit->old_target && unit->count != 1;
    if (!unit->changed && !previous && !reason)
        return;
    buf_add_text(out, "      <notes>\n");
    sheet_element(out, 4, "note category=\"source-change\"", unit->changed);
    if (previous)
        sheet_element(out, 4, "note category=\"previous-translation\"",
                      unit->old_target);
    sheet_element(out, 4, "note category=\"confirmed\"", reason);
    buf_add_text(out, "      </notes>\n");
}

/* What the codes of a segment stand for. */
static bool stands_in(const Unit *unit, const Segment *segment,
                      const Code *code)
{
    return !segment->attribute &&
           code->segment == (size_t)(segment - unit->segments);
}

static void write_data(const Unit *unit, const Segment *segment, Buf *out)
{
    bool any = false;
    for (size_t i = 0; i < unit->code_count; i++) {
        const Code *code = &unit->codes[i];
        Buf tag AUTO(buf_clear) = {0};
        if (!stands_in(unit, segment, code))
            continue;
        if (!any)
            buf_add_text(out, "      <originalData>\n");
        any = true;
        sheet_tag(code, &tag);
        buf_add_format(out, "        <data id=\"d%s\">", code->id);
        sheet_text(out, buf_text(&tag));
        buf_add_text(out, "</data>\n");
        if (!sheet_is_pair(code))
            continue;
        buf_add_format(out, "        <data id=\"e%s\">", code->id);
        buf_set_size(&tag, 0);
        buf_add_format(
            &tag, "</%s>",
            (const char *)(code->source ? code->source : code->own)->name);
        sheet_text(out, buf_text(&tag));
        buf_add_text(out, "</data>\n");
        out->failed |= !buf_is_ok(&tag);
    }
    if (any)
        buf_add_text(out, "      </originalData>\n");
}

/* ------------------------------------------------------------------- units */

static const char *state_of(const Unit *unit)
{
    switch (unit->provision->state) {
    case TRANSLATED_CONFIRMED:
        return " state=\"reviewed\"";
    case TRANSLATED_CARRIED:
        return " state=\"translated\" subState=\"codicil:carried\"";
    case TRANSLATED_CURRENT:
        return " state=\"translated\"";
    case TRANSLATED_STALE:
        return " state=\"initial\" subState=\"codicil:stale\"";
    default:
        return " state=\"initial\"";
    }
}

static void write_unit(const Exchange *exchange, const Unit *unit,
                       const Segment *segment, Buf *out)
{
    buf_add_text(out, "    <unit");
    sheet_attribute(out, "id", segment->id);
    sheet_attribute(out, "name", unit->provision->id);
    buf_add_text(out, " canResegment=\"no\">\n");
    if (segment == unit->segments)
        write_match(exchange, unit, out);
    write_metadata(unit, out);
    if (segment == unit->segments)
        write_notes(unit, out);
    write_data(unit, segment, out);
    buf_add_format(out, "      <segment id=\"s\"%s>\n",
                   segment->target ? state_of(unit) : "");
    write_coded(unit, "source", segment->source, out);
    write_coded(unit, "target", segment->target, out);
    buf_add_text(out, "      </segment>\n    </unit>\n");
}

void xliff_write_21(const Exchange *exchange, Buf *out)
{
    buf_add_text(out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                      "<xliff xmlns=\"urn:oasis:names:tc:xliff:document:2.0\" "
                      "xmlns:mda=\"urn:oasis:names:tc:xliff:metadata:2.0\" "
                      "xmlns:mtc=\"urn:oasis:names:tc:xliff:matches:2.0\" "
                      "version=\"2.1\"");
    sheet_attribute(out, "srcLang", exchange->from);
    sheet_attribute(out, "trgLang", exchange->to);
    buf_add_format(out, ">\n  <file id=\"%s:%s", exchange->work,
                   exchange->version);
    if (exchange->part)
        buf_add_format(out, ":%zu", exchange->part);
    buf_add_format(out, "\" original=\"%s@%s", exchange->work,
                   exchange->version);
    if (exchange->part)
        buf_add_format(out, "#%zu", exchange->part);
    buf_add_text(out, "\">\n");
    for (size_t i = 0; i < exchange->count; i++) {
        const Unit *unit = &exchange->units[i];
        if (unit->count > 1)
            buf_add_format(out, "    <group id=\"%s\" name=\"%s\">\n",
                           unit->provision->id, unit->provision->id);
        for (size_t j = 0; j < unit->count; j++)
            write_unit(exchange, unit, &unit->segments[j], out);
        if (unit->count > 1)
            buf_add_text(out, "    </group>\n");
    }
    buf_add_text(out, "  </file>\n</xliff>\n");
}

/* What the writers of XLIFF share. */
#include "exchange/sheet.h"

#include "model/doc.h"
#include "model/tag.h"

#include <string.h>

void sheet_indent(Buf *out, int depth)
{
    buf_add_many(out, ' ', (size_t)depth * 2);
}

void sheet_attribute(Buf *out, const char *name, const char *value)
{
    buf_add_format(out, " %s=\"", name);
    tag_add_text(out, value, strlen(value), true);
    buf_add_char(out, '"');
}

void sheet_text(Buf *out, const char *text)
{
    tag_add_text(out, text, strlen(text), false);
}

void sheet_element(Buf *out, int depth, const char *name, const char *text)
{
    if (!text)
        return;
    size_t size = strcspn(name, " ");
    sheet_indent(out, depth);
    buf_add_format(out, "<%s>", name);
    sheet_text(out, text);
    buf_add_format(out, "</%.*s>\n", (int)size, name);
}

static const SheetKind kinds[] = {
    {EL_b, "fmt", "xlf:b", "bold"},
    {EL_i, "fmt", "xlf:i", "italic"},
    {EL_u, "fmt", "xlf:u", "underlined"},
    {EL_sub, "fmt", "codicil:sub", "x-sub"},
    {EL_sup, "fmt", "codicil:sup", "x-sup"},
    {EL_br, "fmt", "xlf:lb", "lb"},
    {EL_a, "link", "codicil:a", "link"},
    {EL_ref, "link", "codicil:ref", "x-ref"},
    {EL_img, "image", "codicil:img", "image"},
    {EL_embeddedText, "quote", "codicil:quote", "x-quote"},
    {EL_abbr, "other", "codicil:abbr", "x-abbr"},
    {EL_def, "other", "codicil:def", "x-def"},
    {EL_term, "other", "codicil:term", "x-term"},
    {EL_date, "other", "codicil:date", "x-date"},
    {EL_authorialNote, "other", "codicil:note", "x-note"},
    {EL_none, "other", "codicil:span", "x-span"},
};

static const xmlNode *model_of(const Code *code)
{
    return code->source ? code->source : code->own;
}

const SheetKind *sheet_kind(const Code *code)
{
    const SheetKind *kind = kinds;
    while (kind->element && kind->element != element_of(model_of(code)))
        kind++;
    return kind;
}

bool sheet_is_pair(const Code *code)
{
    return role_of(model_of(code)) == ROLE_INLINE;
}

bool sheet_is_look(const Code *code)
{
    switch (element_of(model_of(code))) {
    case EL_b:
    case EL_i:
    case EL_u:
    case EL_sub:
    case EL_sup:
        return true;
    default:
        return false;
    }
}

const Code *sheet_code(const Unit *unit, const CodedPiece *piece)
{
    for (size_t i = 0; i < unit->code_count; i++)
        if (strlen(unit->codes[i].id) == piece->size &&
            !memcmp(unit->codes[i].id, piece->text, piece->size))
            return &unit->codes[i];
    return NULL;
}

static bool is_told(const char *name)
{
    return strcmp(name, "eId") != 0 && strcmp(name, "wId") != 0 &&
           strncmp(name, "c:", 2) != 0;
}

void sheet_tag(const Code *code, Buf *out)
{
    size_t count;
    const VocabAttribute *attributes = vocab_attributes(&count);
    const xmlNode *model = model_of(code);
    buf_add_format(out, "<%s", (const char *)model->name);
    for (size_t i = 0; model->properties && i < count; i++) {
        const char *name = attributes[i].name;
        const char *value = is_told(name) ? doc_get(model, name) : NULL;
        if (value)
            sheet_attribute(out, name, value);
    }
    buf_add_char(out, '>');
}

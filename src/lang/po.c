/* Reading a PO file line by line. */
#include "lang/po.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "lang/utf8.h"

#include <stdlib.h>
#include <string.h>

#define FILE_BYTES ((size_t)1 << 20)

typedef enum { AT_NOTHING, AT_KEY, AT_TEXT } Part;

typedef struct {
    const CodicilContext *context;
    const char *path;
    const char *at; /* within a line */
    long line;
    Part part; /* where further strings go */
    long key_line;
    bool is_fuzzy, was_fuzzy; /* the next entry; the one that is read */
    Buf key, text;
    Po *po;
} Reader;

static CodicilStatus wrong(const Reader *reader, const char *expected)
{
    Place place = {.file = reader->path, .line = reader->line};
    return fault(reader->context, CODICIL_INVALID, &place, "expected %s",
                 expected);
}

static bool add_entry(Po *po, PoEntry entry)
{
    if (po->count == po->room) {
        size_t room = po->room ? 2 * po->room : 64;
        PoEntry *items = realloc(po->items, room * sizeof *items);
        if (!items)
            return false;
        po->items = items;
        po->room = room;
    }
    po->items[po->count++] = entry;
    return true;
}

/* Ends the entry that is read, if one is. */
static CodicilStatus end_entry(Reader *reader)
{
    if (reader->part == AT_NOTHING)
        return CODICIL_OK;
    if (reader->part == AT_KEY)
        return wrong(reader, "msgstr after msgid");
    buf_add(&reader->key, "", 0);
    buf_add(&reader->text, "", 0);
    PoEntry entry = {.line = reader->key_line, .is_fuzzy = reader->was_fuzzy};
    entry.key = buf_take(&reader->key);
    entry.text = buf_take(&reader->text);
    reader->part = AT_NOTHING;
    if (entry.key && entry.text && add_entry(reader->po, entry))
        return CODICIL_OK;
    free(entry.key);
    free(entry.text);
    return fault_memory(reader->context);
}

static void skip_blanks(Reader *reader)
{
    reader->at += strspn(reader->at, " \t\r");
}

/* What stands behind a backslash; false where it is not known. */
static bool add_escape(Buf *out, char c)
{
    static const char from[] = "ntr\"\\", to[] = "\n\t\r\"\\";
    const char *found = c ? strchr(from, c) : NULL;
    if (found)
        buf_add_char(out, to[found - from]);
    return found;
}

/* One string, and nothing behind it. */
static CodicilStatus read_string(Reader *reader)
{
    Buf *out = reader->part == AT_KEY ? &reader->key : &reader->text;
    skip_blanks(reader);
    if (*reader->at != '"')
        return wrong(reader, "a string in double quotes");
    reader->at++;
    while (*reader->at != '"') {
        size_t plain = strcspn(reader->at, "\"\\");
        buf_add(out, reader->at, plain);
        reader->at += plain;
        if (!*reader->at)
            return wrong(reader, "a closing double quote");
        if (*reader->at != '\\')
            continue;
        if (!add_escape(out, reader->at[1]))
            return wrong(reader,
                         "\\n, \\t, \\r, \\\" or \\\\ behind a backslash");
        reader->at += 2;
    }
    reader->at++;
    skip_blanks(reader);
    return *reader->at ? wrong(reader, "nothing behind the string")
                       : CODICIL_OK;
}

static bool take_keyword(Reader *reader, const char *word)
{
    size_t size = strlen(word);
    if (strncmp(reader->at, word, size) != 0 ||
        !strchr(" \t\"", reader->at[size]) || !reader->at[size])
        return false;
    reader->at += size;
    return true;
}

static CodicilStatus read_line(Reader *reader)
{
    skip_blanks(reader);
    if (!*reader->at)
        return CODICIL_OK;
    if (*reader->at == '#') {
        if (reader->part == AT_TEXT)
            TRY(end_entry(reader));
        if (reader->at[1] == ',' && strstr(reader->at, "fuzzy"))
            reader->is_fuzzy = true;
        return CODICIL_OK;
    }
    if (take_keyword(reader, "msgid")) {
        TRY(end_entry(reader));
        reader->part = AT_KEY;
        reader->key_line = reader->line;
        reader->was_fuzzy = reader->is_fuzzy;
        reader->is_fuzzy = false;
    } else if (reader->part == AT_KEY && take_keyword(reader, "msgstr")) {
        reader->part = AT_TEXT;
    } else if (*reader->at != '"' || reader->part == AT_NOTHING) {
        return wrong(reader, "msgid, msgstr or a comment (plurals stand in a "
                             "phrase: {count, plural, ...})");
    }
    return read_string(reader);
}

/* Cuts the bytes into lines where they stand. */
static CodicilStatus read_lines(Reader *reader, char *bytes)
{
    for (char *at = bytes; at;) {
        char *end = strchr(at, '\n');
        if (end)
            *end = '\0';
        reader->line++;
        reader->at = at;
        TRY(read_line(reader));
        at = end ? end + 1 : NULL;
    }
    return end_entry(reader);
}

CodicilStatus po_read(const CodicilContext *context, const char *path, Po *out)
{
    Buf AUTO(buf_clear) file = {0};
    Po AUTO(po_clear) po = {0};
    Reader reader = {.context = context, .path = path, .po = &po};
    TRY(file_read(context, path, &file));
    if (file.size > FILE_BYTES || memchr(buf_text(&file), '\0', file.size) ||
        !utf8_is_valid(buf_text(&file), file.size))
        return fault(context, CODICIL_INVALID, &(Place){.file = path},
                     "expected a PO file in UTF-8 of at most 1 MiB");
    CodicilStatus status =
        file.size ? read_lines(&reader, file.bytes) : CODICIL_OK;
    buf_clear(&reader.key);
    buf_clear(&reader.text);
    TRY(status);
    *out = po;
    po = (Po){0};
    return CODICIL_OK;
}

void po_clear(Po *po)
{
    for (size_t i = 0; i < po->count; i++) {
        free(po->items[i].key);
        free(po->items[i].text);
    }
    free(po->items);
    *po = (Po){0};
}

const PoEntry *po_find(const Po *po, const char *key)
{
    for (size_t i = 0; i < po->count; i++)
        if (strcmp(po->items[i].key, key) == 0)
            return &po->items[i];
    return NULL;
}

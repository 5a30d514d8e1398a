/* Reading an MO file, trusting nothing in it. */
#include "lang/catalog.h"

#include "base/cleanup.h"
#include "base/file.h"
#include "lang/utf8.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#define MAGIC         0x950412DEu
#define SWAPPED_MAGIC 0xDE120495u
#define HEADER_BYTES  20
#define FILE_BYTES    ((size_t)1 << 20)

/* A file while it is read. */
typedef struct {
    const unsigned char *bytes;
    size_t size;
    bool is_swapped;  /* the bytes are in the other order */
    size_t text_size; /* of the strings so far: no two may share bytes, or a
                         small file could take long to read */
} Mo;

static uint32_t word_get(const Mo *mo, size_t at)
{
    const unsigned char *b = mo->bytes + at;
    uint32_t low = (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 |
                   (uint32_t)b[3] << 24;
    uint32_t high = (uint32_t)b[3] | (uint32_t)b[2] << 8 |
                    (uint32_t)b[1] << 16 | (uint32_t)b[0] << 24;
    return mo->is_swapped ? high : low;
}

/* The string of one table entry; NULL where it is not sound. */
static const char *string_get(Mo *mo, size_t entry)
{
    size_t length = word_get(mo, entry);
    size_t offset = word_get(mo, entry + 4);
    if (offset >= mo->size || length >= mo->size - offset)
        return NULL;
    const char *text = (const char *)mo->bytes + offset;
    mo->text_size += length;
    if (mo->text_size > mo->size || text[length] != '\0' ||
        memchr(text, '\0', length) || !utf8_is_valid(text, length))
        return NULL;
    return text;
}

/* Where a table of `count` entries begins; 0 where it is not in the file. */
static size_t table_get(const Mo *mo, size_t at, size_t count)
{
    size_t table = word_get(mo, at);
    if (table < HEADER_BYTES || table > mo->size ||
        count > (mo->size - table) / 8)
        return 0;
    return table;
}

/* Tells nothing: its caller knows the path. */
static CodicilStatus phrases_read(Mo *mo, Catalog *catalog)
{
    size_t count = word_get(mo, 8);
    size_t keys = table_get(mo, 12, count);
    size_t texts = table_get(mo, 16, count);
    if (!keys || !texts)
        return CODICIL_INVALID;
    catalog->phrases = calloc(count + 1, sizeof *catalog->phrases);
    if (!catalog->phrases)
        return CODICIL_MEMORY;
    const char *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const char *key = string_get(mo, keys + i * 8);
        const char *text = string_get(mo, texts + i * 8);
        if (!key || !text || (last && strcmp(last, key) >= 0))
            return CODICIL_INVALID;
        last = key;
        if (*key) /* the empty key has the file's header */
            catalog->phrases[catalog->count++] = (Phrase){key, text};
    }
    return CODICIL_OK;
}

static CodicilStatus mo_read(Catalog *catalog)
{
    Mo mo = {.bytes = (const unsigned char *)catalog->file.bytes,
             .size = catalog->file.size};
    if (mo.size < HEADER_BYTES || mo.size > FILE_BYTES)
        return CODICIL_INVALID;
    mo.is_swapped = word_get(&mo, 0) == SWAPPED_MAGIC;
    if (word_get(&mo, 0) != MAGIC || word_get(&mo, 4) >> 16 > 1)
        return CODICIL_INVALID;
    return phrases_read(&mo, catalog);
}

CodicilStatus catalog_open(const CodicilContext *context, const char *path,
                           Catalog *out)
{
    Catalog catalog = {0};
    CodicilStatus status = file_read(context, path, &catalog.file);
    if (status == CODICIL_OK) {
        status = mo_read(&catalog);
        if (status == CODICIL_INVALID)
            fault(context, status, &(Place){.file = path},
                  "this is no sound MO file");
        else if (status == CODICIL_MEMORY)
            fault_memory(context);
    }
    if (status == CODICIL_OK)
        *out = catalog;
    else
        catalog_close(&catalog);
    return status;
}

void catalog_close(Catalog *catalog)
{
    free(catalog->phrases);
    buf_clear(&catalog->file);
    *catalog = (Catalog){0};
}

const char *catalog_find(const Catalog *catalog, const char *key)
{
    size_t low = 0, high = catalog->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = strcmp(key, catalog->phrases[middle].key);
        if (!order)
            return catalog->phrases[middle].text;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

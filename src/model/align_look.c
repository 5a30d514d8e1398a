/* Looks of pieces: from their nodes, and from their words by character. */
#include "model/align_look.h"

#include "lang/utf8.h"
#include "lang/words.h"
#include "model/walk.h"

#include <stdlib.h>
#include <string.h>

#define LEAST_NAME      4 /* letters of a name in Latin letters */
#define LONGEST_LETTERS 6 /* characters of a num without figures */

uint32_t look_hash(uint32_t hash, uint32_t code)
{
    hash = (hash ^ code) * 0x9E3779B1u;
    return hash ^ (hash >> 15);
}

static void mark_add(Look *look, uint32_t hash, bool is_name)
{
    if (look->mark_count < MOST_MARKS)
        look->marks[look->mark_count++] =
            is_name ? hash & ~LOOK_HARD : hash | LOOK_HARD;
}

typedef enum { OTHER, FIGURE, LATIN } LetterClass;

/* A run of figures, or of Latin letters. */
typedef struct {
    LetterClass class;
    uint32_t hash, first;
    size_t letters;
} LetterRun;

static void run_end(const LetterRun *run, Look *look)
{
    bool is_name =
        run->class == LATIN && run->letters >= LEAST_NAME && run->first <= 'Z';
    if (run->class == FIGURE || is_name)
        mark_add(look, run->hash, is_name);
}

/* Figures of any script, and words that begin with a capital. */
static void words_look(const char *text, size_t size, Look *look)
{
    LetterRun run = {0};
    for (size_t at = 0; at < size; look->length++) {
        uint32_t code = utf8_next(text, size, &at);
        int figure = words_digit(code);
        bool is_latin =
            (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z');
        LetterClass class = figure >= 0 ? FIGURE : is_latin ? LATIN : OTHER;
        if (class != run.class) {
            run_end(&run, look);
            run = (LetterRun){class, (uint32_t) class, code, 0};
        }
        run.letters++;
        run.hash = look_hash(run.hash, figure >= 0 ? (uint32_t)figure : code);
    }
    run_end(&run, look);
}

static void attribute_look(const xmlNode *node, const char *name, Look *look)
{
    const char *value = doc_get(node, name);
    uint32_t hash = 2;
    for (; value && *value; value++)
        hash = look_hash(hash, (unsigned char)*value);
    if (hash != 2)
        mark_add(look, hash, false);
}

/* Addresses and dates of what stands in a line. */
static void inlines_look(const xmlNode *line, Look *look)
{
    Walk walk = walk_begin(line);
    while (walk_next(&walk)) {
        Element element = element_of(walk.node);
        if (!walk.enter || element == EL_none)
            continue;
        if (walk.node != line && element == EL_li)
            walk_skip(&walk);
        else if (element == EL_a || element == EL_ref)
            attribute_look(walk.node, "href", look);
        else if (element == EL_date)
            attribute_look(walk.node, "date", look);
        else if (element == EL_img)
            attribute_look(walk.node, "src", look);
    }
}

static uint32_t number_look(const AlignWork *work, const Side *side,
                            size_t line)
{
    if (!line || element_of(side->out->lines[line - 1].node) != EL_num)
        return 0;
    const char *text = table_key(&work->words, side->symbols[line - 1] - 1);
    Look look = {0};
    words_look(text, strlen(text), &look);
    uint32_t hash = 3;
    for (size_t i = 0; i < look.mark_count; i++)
        if (look.marks[i] & LOOK_HARD)
            hash = look_hash(hash, look.marks[i]);
    if (hash == 3 && look.length <= LONGEST_LETTERS) /* (a), iv. */
        for (; *text; text++)
            hash = look_hash(hash, (unsigned char)*text);
    return hash == 3 ? 0 : hash;
}

static int compare_marks(const void *a, const void *b)
{
    uint32_t one = *(const uint32_t *)a, two = *(const uint32_t *)b;
    return one < two ? -1 : one > two;
}

static void piece_look(const AlignWork *work, const Stream *stream, size_t at,
                       Look *look)
{
    const Side *side = stream->side;
    const Piece *piece = &stream->pieces[at];
    const xmlNode *node = piece->frame == ALIGN_NONE
                              ? side->out->lines[piece->first].node
                              : side->frames[piece->frame].node;
    look->kind = element_of(node);
    look->around = node->parent ? element_of(node->parent) : EL_none;
    for (const xmlNode *up = node->parent; up; up = up->parent)
        look->depth += element_of(up) != EL_none &&
                       (role_of(up) == ROLE_HIER || role_of(up) == ROLE_ITEM);
    for (size_t i = piece->first; i < piece->end; i++) {
        const TableEntry *entry = &work->words.entries[side->symbols[i] - 1];
        words_look(table_key(&work->words, side->symbols[i] - 1), entry->size,
                   look);
        inlines_look(side->out->lines[i].node, look);
    }
    if (piece->frame == ALIGN_NONE)
        look->number = number_look(work, side, piece->first);
    qsort(look->marks, look->mark_count, sizeof *look->marks, compare_marks);
}

Look *looks_read(const AlignWork *work, const Stream *stream, size_t *length)
{
    Look *looks = calloc(stream->count + 1, sizeof *looks);
    for (size_t i = 0; looks && i < stream->count; i++) {
        piece_look(work, stream, i, &looks[i]);
        *length += looks[i].length;
    }
    return looks;
}

/* A line flattened: white space as the canonical writer has it (doc.h), so
 * that how a file is laid out makes no difference. */
#include "diff/strand.h"

#include "model/walk.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* Tokens that stand for objects begin with what XML does not allow. */
#define PICTURE_SIGN "\x01"
#define NOTE_SIGN    "\x02"
#define EMPTY_SIGN   "\x03"
#define NOTE_DIGITS  8
#define BR_TEXT      "\n"
#define BOUNDARY     "\n\n"

void strand_clear(Strand *strand)
{
    buf_clear(&strand->text);
    buf_clear(&strand->looks);
    free(strand->frames);
    free(strand->stretches);
    token_list_clear(&strand->tokens);
    free(strand->carried);
    *strand = (Strand){0};
}

Wording strand_wording(const Strand *strand)
{
    return (Wording){buf_text(&strand->text), strand->tokens.items,
                     strand->tokens.count};
}

const char *strand_look(const Strand *strand, size_t frame)
{
    return buf_text(&strand->looks) + strand->frames[frame].look;
}

size_t strand_find(const Strand *strand, size_t byte)
{
    size_t low = 0, high = strand->stretch_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (strand->stretches[middle].end <= byte)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

bool is_beyond_line(const xmlNode *node)
{
    Element element = element_of(node);
    return element == EL_p || element == EL_ul || element == EL_ol;
}

/* ------------------------------------------------------------------- looks */

/* The attribute that says what an inline element is for. */
static const char *main_attribute(Element element)
{
    switch (element) {
    case EL_a:
    case EL_ref:
        return "href";
    case EL_term:
        return "refersTo";
    case EL_date:
        return "date";
    case EL_abbr:
        return "title";
    default:
        return NULL;
    }
}

/* The name of an element and what else people should know of it, with the
 * given main value. */
static void name_add(const xmlNode *node, const char *value, Buf *out)
{
    buf_add_text(out, (const char *)node->name);
    if (value)
        buf_add_format(out, " %s", value);
    value = doc_get(node, "class");
    if (value)
        buf_add_format(out, ".%s", value);
    value = doc_get(node, "xml:lang");
    if (value)
        buf_add_format(out, " lang=%s", value);
}

static const char *main_value(const xmlNode *node)
{
    const char *name = main_attribute(element_of(node));
    return name ? doc_get(node, name) : NULL;
}

void inline_name(const xmlNode *node, Buf *out)
{
    name_add(node, main_value(node), out);
}

const char *reference_now(const Table *renamed, const char *reference)
{
    if (!renamed || !reference || *reference != '#')
        return reference;
    const size_t *found = table_find(renamed, reference, strlen(reference));
    return found ? (const char *)*found : reference;
}

void strand_former(const Strand *strand, size_t frame, Buf *out)
{
    size_t parent = strand->frames[frame].parent;
    if (parent == FRAME_NONE)
        return;
    size_t start = out->size;
    strand_former(strand, parent, out);
    if (element_of(strand->frames[frame].node) == EL_docTitle)
        return;
    if (out->size > start)
        buf_add_text(out, "; ");
    inline_name(strand->frames[frame].node, out);
}

/* All that shows of an element or that a reader could follow; ids do not. */
static void look_add(const Table *renamed, const xmlNode *node, Buf *out)
{
    static const char *const rest[] = {"title", "startQuote", "endQuote"};
    name_add(node, reference_now(renamed, main_value(node)), out);
    for (size_t i = 0; i < sizeof rest / sizeof rest[0]; i++) {
        const char *value = doc_get(node, rest[i]);
        if (value)
            buf_add_format(out, "\x01%s\x01%s", rest[i], value);
    }
}

/* Where the look of an element stands, after that of what it stands in. */
static size_t look_find(Strand *strand, const xmlNode *node, size_t parent)
{
    Buf *looks = &strand->looks;
    size_t outer = parent == FRAME_NONE ? 0 : strand->frames[parent].look;
    if (parent != FRAME_NONE && element_of(node) == EL_docTitle)
        return outer;
    size_t look = looks->size;
    if (parent != FRAME_NONE) {
        /* byte by byte: the text moves when it grows */
        for (size_t at = outer; buf_is_ok(looks) && looks->bytes[at]; at++)
            buf_add_char(looks, looks->bytes[at]);
        if (looks->size > look)
            buf_add_text(looks, "; ");
        look_add(strand->renamed, node, looks);
    }
    buf_add_char(looks, '\0');
    return look;
}

static size_t frame_add(Strand *strand, xmlNode *node, size_t parent)
{
    if (strand->frame_count == strand->frame_room) {
        size_t room = strand->frame_room ? 2 * strand->frame_room : 8;
        Frame *frames = realloc(strand->frames, room * sizeof *frames);
        if (!frames) {
            strand->failed = true;
            return 0;
        }
        strand->frames = frames;
        strand->frame_room = room;
    }
    size_t look = look_find(strand, node, parent);
    strand->failed |= !buf_is_ok(&strand->looks);
    strand->frames[strand->frame_count] =
        (Frame){node, parent, look, FRAME_NONE, false, false};
    return strand->frame_count++;
}

/* --------------------------------------------------------------- stretches */

static void stretch_add(Strand *strand, Stretch stretch)
{
    if (strand->stretch_count == strand->stretch_room) {
        size_t room = strand->stretch_room ? 2 * strand->stretch_room : 8;
        Stretch *items = realloc(strand->stretches, room * sizeof *items);
        if (!items) {
            strand->failed = true;
            return;
        }
        strand->stretches = items;
        strand->stretch_room = room;
    }
    strand->stretches[strand->stretch_count++] = stretch;
}

/* Words of a frame; they lengthen the stretch before where it is theirs. */
static void add_bytes(Strand *strand, size_t frame, const char *text,
                      size_t size)
{
    size_t start = strand->text.size;
    buf_add(&strand->text, text, size);
    if (strand->stretch_count) {
        Stretch *last = &strand->stretches[strand->stretch_count - 1];
        if (last->kind == STRETCH_WORDS && last->frame == frame) {
            last->end = strand->text.size;
            return;
        }
    }
    stretch_add(strand, (Stretch){STRETCH_WORDS, start, strand->text.size,
                                  frame, NULL});
}

static void flush_gap(Strand *strand, size_t frame)
{
    if (strand->gap && !strand->start)
        add_bytes(strand, frame, " ", 1);
    strand->gap = false;
}

static void add_words(Strand *strand, size_t frame, const char *text)
{
    while (*text) {
        size_t blank = strspn(text, " \t\n\r");
        strand->gap |= blank > 0;
        text += blank;
        size_t size = strcspn(text, " \t\n\r");
        if (!size)
            continue;
        flush_gap(strand, frame);
        add_bytes(strand, frame, text, size);
        strand->start = false;
        text += size;
    }
}

static void add_picture(Strand *strand, const xmlNode *node)
{
    static const char names[][8] = {"src", "alt", "width", "height", "class"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        const char *value = doc_get(node, names[i]);
        buf_add_text(&strand->text, PICTURE_SIGN);
        buf_add_text(&strand->text, value);
    }
}

static void add_object(Strand *strand, size_t frame, xmlNode *node)
{
    Element element = element_of(node);
    if (element == EL_br)
        strand->gap = false;
    else
        flush_gap(strand, frame);
    size_t start = strand->text.size;
    if (element == EL_br) {
        buf_add_text(&strand->text, BR_TEXT);
    } else if (element == EL_img) {
        add_picture(strand, node);
    } else if (element == EL_authorialNote) {
        buf_add_text(&strand->text, NOTE_SIGN "00000000");
        strand->notes++;
    } else {
        buf_add_text(&strand->text, EMPTY_SIGN);
        look_add(strand->renamed, node, &strand->text);
    }
    strand->start = element == EL_br;
    stretch_add(strand, (Stretch){STRETCH_OBJECT, start, strand->text.size,
                                  frame, node});
}

static bool is_text(const xmlNode *at)
{
    return at->type == XML_TEXT_NODE || at->type == XML_CDATA_SECTION_NODE;
}

static bool is_empty(const xmlNode *node)
{
    const xmlNode *at = node->children;
    while (at && is_text(at) && xmlIsBlankNode(at))
        at = at->next;
    return !at;
}

/* Recursion follows the nesting, which is below 256. */
static void add_inside(Strand *strand, size_t frame, const xmlNode *parent)
{
    for (xmlNode *node = parent->children; node; node = node->next) {
        if (is_text(node)) {
            add_words(strand, frame, (const char *)node->content);
            continue;
        }
        if (node->type != XML_ELEMENT_NODE)
            continue;
        if (is_beyond_line(node))
            break;
        if (element_of(node) == EL_authorialNote || is_empty(node)) {
            add_object(strand, frame, node);
            strand->gap |=
                element_of(node) != EL_br && element_of(node) != EL_img &&
                element_of(node) != EL_authorialNote && node->children;
        } else {
            flush_gap(strand, frame);
            size_t inner = frame_add(strand, node, frame);
            if (!strand->failed)
                add_inside(strand, inner, node);
        }
    }
}

void strand_add(Strand *strand, xmlNode *line)
{
    if (strand->frame_count) {
        size_t before = strand->frame_count - 1;
        while (strand->frames[before].parent != FRAME_NONE)
            before = strand->frames[before].parent;
        size_t start = strand->text.size;
        buf_add_text(&strand->text, BOUNDARY);
        stretch_add(strand, (Stretch){STRETCH_BOUNDARY, start,
                                      strand->text.size, before, NULL});
    }
    strand->gap = false;
    strand->start = true;
    size_t frame = frame_add(strand, line, FRAME_NONE);
    if (!strand->failed)
        add_inside(strand, frame, line);
}

/* -------------------------------------------------------------- footnotes */

/* Numbers a key. */
static bool key_add(Table *table, const Buf *key)
{
    size_t *value =
        buf_is_ok(key) ? table_add(table, buf_text(key), key->size) : NULL;
    if (value && !*value)
        *value = table->count;
    return value != NULL;
}

/* Collects the words and ids of the footnotes of a strand. */
static bool notes_count(const Strand *strand, Table *table)
{
    Buf AUTO(buf_clear) key = {0};
    for (size_t i = 0; i < strand->stretch_count; i++) {
        const xmlNode *node = strand->stretches[i].object;
        if (element_of(node) != EL_authorialNote)
            continue;
        const char *id = doc_get(node, "xml:id");
        buf_set_size(&key, 0);
        buf_add_char(&key, 'w');
        walk_text(node, false, &key);
        if (!key_add(table, &key))
            return false;
        buf_set_size(&key, 0);
        buf_add_format(&key, "i%s", id ? id : "");
        if (id && !key_add(table, &key))
            return false;
    }
    return true;
}

/* The number of a footnote by its words, or by its id: that of the key in A
 * where it stands in both; 0 for none. */
static size_t note_number(const xmlNode *note, const Table *a, const Table *b,
                          Buf *key)
{
    const char *id = doc_get(note, "xml:id");
    for (int way = 0; way < 2; way++) {
        buf_set_size(key, 0);
        if (way == 0) {
            buf_add_char(key, 'w');
            walk_text(note, false, key);
        } else {
            buf_add_format(key, "i%s", id ? id : "");
        }
        const size_t *found = table_find(a, buf_text(key), key->size);
        if (found && table_find(b, buf_text(key), key->size))
            return *found;
    }
    return 0;
}

/* Writes what a footnote is equal to into its token. */
static bool notes_name(Strand *strand, const Table *a, const Table *b)
{
    Buf AUTO(buf_clear) key = {0};
    for (size_t i = 0; i < strand->stretch_count; i++) {
        const Stretch *stretch = &strand->stretches[i];
        if (element_of(stretch->object) != EL_authorialNote)
            continue;
        char digits[NOTE_DIGITS + 1];
        size_t number = note_number(stretch->object, a, b, &key);
        snprintf(digits, sizeof digits, "%0*x", NOTE_DIGITS,
                 (unsigned)number & 0xfffffff);
        memcpy(strand->text.bytes + stretch->start + strlen(NOTE_SIGN), digits,
               NOTE_DIGITS);
    }
    return buf_is_ok(&key);
}

static bool notes_pair(Strand *a, Strand *b)
{
    Table AUTO(table_clear) in_a = {0}, in_b = {0};
    return notes_count(a, &in_a) && notes_count(b, &in_b) &&
           notes_name(a, &in_a, &in_b) && notes_name(b, &in_a, &in_b);
}

/* ------------------------------------------------------------------ tokens */

/* An object is a token; what stands between two of them is read as one text,
 * whatever elements it stands in. */
static bool tokens_read(Strand *strand, Tokenizer *tokenizer)
{
    TokenList *tokens = &strand->tokens;
    for (size_t i = 0; i < strand->stretch_count;) {
        const Stretch *first = &strand->stretches[i++];
        size_t before = tokens->count;
        if (first->kind != STRETCH_WORDS) {
            bool is_space = first->kind == STRETCH_BOUNDARY ||
                            strand->text.bytes[first->start] == *BR_TEXT ||
                            strand->text.bytes[first->start] == *EMPTY_SIGN;
            if (!token_list_add(tokens, first->start, first->end,
                                is_space ? TOKEN_SPACE : TOKEN_MARK))
                return false;
            continue;
        }
        size_t end = first->end;
        for (; i < strand->stretch_count &&
               strand->stretches[i].kind == STRETCH_WORDS;
             i++)
            end = strand->stretches[i].end;
        if (!tokenizer_read(tokenizer, strand->text.bytes + first->start,
                            end - first->start, tokens))
            return false;
        for (; before < tokens->count; before++) {
            tokens->items[before].start += (uint32_t)first->start;
            tokens->items[before].end += (uint32_t)first->start;
        }
    }
    return true;
}

bool strands_read(Strand *a, Strand *b, Tokenizer *tokenizer)
{
    if (a->failed || b->failed || !buf_is_ok(&a->text) || !buf_is_ok(&b->text))
        return false;
    if ((a->notes || b->notes) && !notes_pair(a, b))
        return false;
    return tokens_read(a, tokenizer) && tokens_read(b, tokenizer);
}

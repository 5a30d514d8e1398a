/* Records of lines that are in both texts: which kind of change it is. */
#include "diff/record.h"

#include "lang/dates.h"
#include "model/walk.h"

#include <string.h>

const xmlNode *provision_of(const xmlNode *node)
{
    for (const xmlNode *at = node; at && element_of(at) != EL_none;
         at = at->parent)
        if ((is_provision(at) && role_of(at) != ROLE_INLINE) ||
            element_of(at) == EL_tr)
            return at;
    return node;
}

/* --------------------------------------------------------- what was marked */

/* Tokens that were marked, by what they are. */
typedef struct {
    size_t values, words; /* `words`: that are no value, nor the same as before
                             between two that are */
    bool other_values;    /* they are others now */
} Marked;

/* The dates of a line, one after the other. */
typedef struct {
    DateFinder *finder;
    const Strand *strand;
    DateFound found;
    bool has, done;
} Dates;

/* Whether a token lies in a date; asked in order. */
static bool is_in_date(Dates *dates, const Token *token)
{
    const Buf *text = &dates->strand->text;
    while (dates->finder && !dates->done &&
           (!dates->has || dates->found.end <= token->start)) {
        size_t from = dates->has ? dates->found.end : 0;
        dates->has = date_find(dates->finder, buf_text(text), text->size, from,
                               &dates->found);
        dates->done = !dates->has;
    }
    return dates->has && dates->found.start <= token->start &&
           token->end <= dates->found.end;
}

static bool is_in_element(const Strand *strand, size_t byte, Element element)
{
    size_t at = strand_find(strand, byte);
    size_t frame =
        at < strand->stretch_count ? strand->stretches[at].frame : FRAME_NONE;
    for (; frame != FRAME_NONE; frame = strand->frames[frame].parent)
        if (element_of(strand->frames[frame].node) == element)
            return true;
    return false;
}

/* Whether a token is of a number that stood between two lines that are one
 * now: that is a change of its own. */
static bool is_lost_num(const Strand *strand, const Token *token)
{
    return element_of(strand->frames[0].node) != EL_num &&
           is_in_element(strand, token->start, EL_num);
}

typedef enum { AS_NOTHING, AS_VALUE, AS_WORD } Counted;

static Counted token_counts(Dates *dates, size_t at)
{
    const Token *token = &dates->strand->tokens.items[at];
    unsigned char first =
        (unsigned char)dates->strand->text.bytes[token->start];
    bool is_object = first < 4;
    if (token->class == TOKEN_SPACE || strand_carries(dates->strand, at) ||
        is_lost_num(dates->strand, token))
        return AS_NOTHING;
    if (token->class == TOKEN_NUMBER || is_in_date(dates, token) ||
        is_in_element(dates->strand, token->start, EL_date))
        return AS_VALUE;
    return token->class == TOKEN_WORD || is_object ? AS_WORD : AS_NOTHING;
}

/* The next token that counts as that, before `end`; `end` for none. */
static size_t token_next(Dates *dates, size_t at, size_t end, Counted as)
{
    while (at < end && token_counts(dates, at) != as)
        at++;
    return at;
}

static bool tokens_match(const Strand *one, size_t i, const Strand *other,
                         size_t k)
{
    const Token *a = &one->tokens.items[i], *b = &other->tokens.items[k];
    size_t size = a->end - a->start;
    return size == b->end - b->start &&
           memcmp(one->text.bytes + a->start, other->text.bytes + b->start,
                  size) == 0;
}

/* How many tokens of an edit count as that, of both sides; whether they are
 * the same on both. The dates are copies: each kind is asked for in order. */
static size_t edit_count(Dates old, Dates new, const Edit *edit, Counted as,
                         bool *are_same)
{
    size_t a_end = edit->a + edit->a_size, b_end = edit->b + edit->b_size;
    size_t i = token_next(&old, edit->a, a_end, as);
    size_t k = token_next(&new, edit->b, b_end, as);
    size_t count = 0;
    *are_same = true;
    while (i < a_end || k < b_end) {
        *are_same = *are_same && i < a_end && k < b_end &&
                    tokens_match(old.strand, i, new.strand, k);
        count += (i < a_end) + (k < b_end);
        i = i < a_end ? token_next(&old, i + 1, a_end, as) : i;
        k = k < b_end ? token_next(&new, k + 1, b_end, as) : k;
    }
    return count;
}

static bool finder_get(Marking *marking)
{
    return marking->dates || date_finder_get(marking->context, marking->locale,
                                             &marking->dates) == CODICIL_OK;
}

static void marked_count(Marking *marking, const Merge *merge, Marked *out)
{
    Dates old = {.finder = marking->dates, .strand = merge->other};
    Dates new = {.finder = marking->dates, .strand = merge->own};
    *out = (Marked){0, 0, false};
    for (size_t i = 0; i < merge->edits->count; i++) {
        const Edit *edit = &merge->edits->items[i];
        bool are_same;
        size_t words = edit_count(old, new, edit, AS_WORD, &are_same);
        out->words += are_same ? 0 : words;
        out->values += edit_count(old, new, edit, AS_VALUE, &are_same);
        out->other_values |= !are_same;
    }
}

#define MOST_OF_DATES 6 /* words that are marked where months alone changed */

/* Whether nothing but dates, amounts and numbers changed; whether these did. */
static bool is_value(Marking *marking, const Merge *merge, bool *has_values)
{
    Marked marked;
    marked_count(marking, merge, &marked);
    bool may_be_date = marked.values || marked.words <= MOST_OF_DATES;
    if (may_be_date && marked.words && finder_get(marking))
        marked_count(marking, merge, &marked);
    *has_values = marked.other_values;
    return marked.values && !marked.words;
}

void edits_count(const Merge *merge, size_t *out, size_t *in)
{
    for (size_t i = 0; i < merge->edits->count; i++) {
        const Edit *edit = &merge->edits->items[i];
        for (size_t k = 0; k < edit->a_size; k++) {
            const Token *token = &merge->other->tokens.items[edit->a + k];
            *out += token->class != TOKEN_SPACE &&
                    !strand_carries(merge->other, edit->a + k) &&
                    !is_lost_num(merge->other, token);
        }
        for (size_t k = 0; k < edit->b_size; k++)
            *in += merge->own->tokens.items[edit->b + k].class != TOKEN_SPACE &&
                   !strand_carries(merge->own, edit->b + k);
    }
}

/* ----------------------------------------------------------------- records */

#define SHORT_TEXT 200 /* bytes; longer words are not repeated in a record */

/* The words of a line, where they are few. */
static char *short_text(Changes *changes, const Strand *strand)
{
    if (strand->text.size > SHORT_TEXT)
        return NULL;
    Buf AUTO(buf_clear) words = {0};
    strand_words(strand, &words);
    changes->failed |= !buf_is_ok(&words);
    return change_text(changes, buf_text(&words));
}

static bool has_definition(const Strand *strand)
{
    for (size_t i = 0; i < strand->frame_count; i++)
        if (element_of(strand->frames[i].node) == EL_def)
            return true;
    return false;
}

static ChangeKind words_kind(Marking *marking, const Merge *merge,
                             bool *has_values)
{
    const xmlNode *line = merge->own->frames[0].node;
    if (element_of(line) == EL_num)
        return CHANGE_RENUMBER;
    if (element_of(line->parent) == EL_longTitle)
        return CHANGE_TITLE;
    if (is_value(marking, merge, has_values))
        return CHANGE_VALUE;
    if (has_definition(merge->own) || has_definition(merge->other))
        return CHANGE_DEFINITION;
    return CHANGE_MODIFY;
}

/* A record of two lines, without its kind. */
static ChangeRecord record_begin(const Level *level, const Group *group)
{
    const xmlNode *marked = level->new.nodes[group->own];
    return (ChangeRecord){
        .a = provision_of(level->old.text->lines[group->other].node),
        .b = provision_of(level->new.text->lines[group->own].node),
        .marked = (xmlNode *)provision_of(marked),
        .order = level_order(level, false, group->own)};
}

bool record_look(Changes *changes, ChangeRecord record,
                 const Strand *const strands[2], const size_t frames[2])
{
    ChangeRecord *made = changes_add(changes, record);
    if (!made)
        return false;
    for (int side = 0; side < 2; side++) {
        Buf AUTO(buf_clear) text = {0};
        strand_former(strands[side], frames[side], &text);
        if (!buf_is_ok(&text))
            return false;
        *(side ? &made->after : &made->before) =
            change_text(changes, buf_text(&text));
    }
    return !changes->failed;
}

static bool record_words(Level *level, ChangeRecord record, const Merge *merge)
{
    Changes *changes = level->marking->changes;
    edits_count(merge, &record.words_out, &record.words_in);
    if (record.words_out + record.words_in == 0)
        return true;
    record.kind = words_kind(level->marking, merge, &record.has_values);
    ChangeRecord *made = changes_add(changes, record);
    if (!made)
        return false;
    made->before = short_text(changes, merge->other);
    made->after = short_text(changes, merge->own);
    return !changes->failed && listing_compare(changes, made, merge);
}

/* Numbers that went where lines were joined. */
static bool record_nums(Level *level, const Group *group, ChangeRecord record)
{
    const AlignedText *old = level->old.text;
    size_t line = group->other;
    for (size_t i = 0; i < group->other_count; i++) {
        const xmlNode *node = old->lines[line].node;
        record.kind = CHANGE_DELETE;
        record.a = node;
        record.b = NULL;
        record.words_out = 0;
        if (element_of(node) == EL_num && group->other_count > 1 &&
            (!line_words(level->marking, node, &record.words_out) ||
             !changes_add(level->marking->changes, record)))
            return false;
        line = group_next(old, line);
    }
    return true;
}

/* Whether white space is all that is marked. */
static bool is_space_alone(const Merge *merge)
{
    bool is_space = merge->edits->count > 0;
    for (size_t i = 0; is_space && i < merge->edits->count; i++) {
        const Edit *edit = &merge->edits->items[i];
        for (size_t k = 0; k < edit->a_size; k++)
            is_space &=
                merge->other->tokens.items[edit->a + k].class == TOKEN_SPACE;
        for (size_t k = 0; k < edit->b_size; k++)
            is_space &=
                merge->own->tokens.items[edit->b + k].class == TOKEN_SPACE;
    }
    return is_space;
}

CodicilStatus record_lines(Level *level, const Group *group, const Merge *merge)
{
    Changes *changes = level->marking->changes;
    ChangeRecord record = record_begin(level, group);
    size_t before = changes->count;
    bool is_ok = true;
    if (group->own_count > 1 || group->other_count > 1) {
        record.kind = group->own_count > 1 ? CHANGE_SPLIT : CHANGE_MERGE;
        is_ok = changes_add(changes, record) != NULL;
    }
    is_ok = is_ok && record_nums(level, group, record) &&
            record_words(level, record, merge);
    const Strand *strands[] = {merge->other, merge->own};
    size_t links[] = {merge->link_other, merge->link_own};
    size_t formats[] = {merge->format_other, merge->format_own};
    record.kind = CHANGE_LINK;
    if (merge->link_own != FRAME_NONE)
        is_ok = is_ok && record_look(changes, record, strands, links);
    record.kind = CHANGE_FORMAT;
    if (merge->format_own != FRAME_NONE)
        is_ok = is_ok && record_look(changes, record, strands, formats);
    else if (changes->count == before && is_space_alone(merge))
        is_ok = is_ok && changes_add(changes, record);
    return is_ok ? CODICIL_OK : fault_memory(level->marking->context);
}

CodicilStatus record_kind(Level *level, size_t old, size_t new)
{
    const xmlNode *one = level->old.text->lines[old].node;
    const xmlNode *two = level->new.text->lines[new].node;
    const char *before = doc_get(one, "class"), *after = doc_get(two, "class");
    bool is_same = element_of(one) == element_of(two);
    Changes *changes = level->marking->changes;
    if (is_same && xmlStrcmp(BAD_CAST before, BAD_CAST after) == 0)
        return CODICIL_OK;
    Group group = {new, 1, old, 1};
    ChangeRecord record = record_begin(level, &group);
    record.kind = CHANGE_FORMAT;
    ChangeRecord *made = changes_add(changes, record);
    if (made) {
        Buf AUTO(buf_clear) was = {0}, is = {0};
        inline_name(one, &was);
        inline_name(two, &is);
        made->before = change_text(changes, buf_text(&was));
        made->after = change_text(changes, buf_text(&is));
    }
    return made && !changes->failed ? CODICIL_OK
                                    : fault_memory(level->marking->context);
}

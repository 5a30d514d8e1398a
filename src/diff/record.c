/* Records of pieces, moves and ids. Those of lines are in record_line.c. */
#include "diff/record.h"
#include "diff/shape.h"

#include "model/idset.h"
#include "model/walk.h"

/* The words of a text, white space aside. */
static bool words_count(Marking *marking, const char *text, size_t size,
                        size_t *count)
{
    TokenList AUTO(token_list_clear) tokens = {0};
    if (!tokenizer_read(marking->tokenizer, text, size, &tokens))
        return false;
    for (size_t i = 0; i < tokens.count; i++)
        *count += tokens.items[i].class != TOKEN_SPACE;
    return true;
}

bool line_words(Marking *marking, const xmlNode *line, size_t *count)
{
    Buf AUTO(buf_clear) text = {0};
    walk_line(line, &text);
    return buf_is_ok(&text) &&
           words_count(marking, buf_text(&text), text.size, count);
}

/* The move of that number, with room for it. NULL without memory. */
static MoveFound *move_get(Marking *marking, unsigned number)
{
    if (number >= marking->move_room) {
        size_t room = 2 * (size_t)number + 8;
        MoveFound *moves =
            realloc(marking->move_list, room * sizeof *marking->move_list);
        if (!moves)
            return NULL;
        for (size_t i = marking->move_room; i < room; i++)
            moves[i] = (MoveFound){0};
        marking->move_list = moves;
        marking->move_room = room;
    }
    return &marking->move_list[number];
}

CodicilStatus record_moved(Level *level, size_t line, const Merge *merge)
{
    Marking *marking = level->marking;
    MoveFound *move = move_get(marking, level->new.marks[line].move);
    if (!move)
        return fault_memory(marking->context);
    edits_count(merge, &move->words_out, &move->words_in);
    return CODICIL_OK;
}

/* Notes one end of the move that a line is of. */
static bool move_note(Level *level, bool old, size_t line, const xmlNode *node,
                      xmlNode *marked)
{
    const Lines *lines = old ? &level->old : &level->new;
    MoveFound *move = move_get(level->marking, lines->marks[line].move);
    if (!move)
        return false;
    if (old && !move->a)
        move->a = node;
    if (old || move->b)
        return true;
    move->b = node;
    move->marked = marked;
    move->order = level_order(level, false, line);
    return true;
}

size_t level_order(const Level *level, bool old, size_t line)
{
    if (level->order)
        return level->order;
    if (!old)
        return 4 * (line + 1);
    size_t last = level->old.last[line];
    if (last == ALIGN_NONE)
        return 1;
    return 4 * (level->alignment->a.lines[last].mate + 1) + 1;
}

CodicilStatus record_piece(Level *level, bool old, const Piece *piece,
                           xmlNode *marked)
{
    Marking *marking = level->marking;
    const Lines *lines = old ? &level->old : &level->new;
    size_t words = 0, moved = 0;
    unsigned first_move = 0;
    for (size_t i = piece->first; i < piece->end; i++) {
        const xmlNode *node = lines->text->lines[i].node;
        unsigned number = lines->marks[i].move;
        bool is_all = i == piece->first || (moved && number == first_move);
        if (number) {
            moved++;
            first_move = first_move ? first_move : number;
        }
        if (number &&
            !move_note(level, old, i,
                       is_all && !piece->is_line_only && old ? piece->node
                                                             : node,
                       old ? lines->copies[i] : lines->nodes[i]))
            return fault_memory(marking->context);
        if (!number && !line_words(marking, node, &words))
            return fault_memory(marking->context);
        words -= lines->carried[i] < words ? lines->carried[i] : words;
    }
    if (moved == piece->end - piece->first)
        return CODICIL_OK;
    if (2 * moved > piece->end - piece->first) {
        MoveFound *move = move_get(marking, first_move);
        *(old ? &move->words_out : &move->words_in) += words;
        return CODICIL_OK;
    }
    const xmlNode *source =
        old ? piece->node : level_source(level, piece->first, piece->node);
    ChangeRecord record = {.kind = old ? CHANGE_DELETE : CHANGE_INSERT,
                           .a = old ? source : NULL,
                           .b = old ? NULL : source,
                           .marked = marked,
                           .words_out = old ? words : 0,
                           .words_in = old ? 0 : words,
                           .order = level_order(level, old, piece->first)};
    const xmlNode *joined = shape_joined(level, old, piece);
    if (joined) {
        const xmlNode *own = lines->text->lines[piece->first].node->parent;
        record.kind = old ? CHANGE_MERGE : CHANGE_SPLIT;
        record.a = old ? own : joined;
        record.b = old ? joined : own;
    }
    return changes_add(marking->changes, record)
               ? CODICIL_OK
               : fault_memory(marking->context);
}

const xmlNode *level_source(const Level *level, size_t line,
                            const xmlNode *marked)
{
    const xmlNode *source = level->new.text->lines[line].node;
    for (const xmlNode *at = level->new.nodes[line]; at &&at != marked;
         at = at->parent)
        source = source->parent;
    return source;
}

CodicilStatus record_moves(Marking *marking)
{
    for (unsigned i = 1; i < marking->move_room; i++) {
        const MoveFound *move = &marking->move_list[i];
        if (!move->a || !move->b)
            continue;
        bool is_same = move->words_in + move->words_out == 0;
        ChangeRecord record = {.kind =
                                   is_same ? CHANGE_MOVE : CHANGE_MOVE_MODIFY,
                               .a = provision_of(move->a),
                               .b = provision_of(move->b),
                               .marked = move->marked,
                               .move = i,
                               .words_out = move->words_out,
                               .words_in = move->words_in,
                               .order = move->order};
        if (!changes_add(marking->changes, record))
            return fault_memory(marking->context);
    }
    return CODICIL_OK;
}

/* What an id that now names something else named before, and what it does. */
static bool reuse_add(Marking *marking, const IdSet *former,
                      const xmlNode *node, size_t order)
{
    const char *id = doc_get(node, "xml:id");
    ChangeRecord record = {.kind = CHANGE_REUSE,
                           .a = id ? idset_find(former, id) : NULL,
                           .b = node,
                           .order = order};
    return changes_add(marking->changes, record) != NULL;
}

CodicilStatus record_reuse(Level *level)
{
    const AlignedText *old = &level->alignment->a, *new = &level->alignment->b;
    AUTO(idset_clear) IdSet former;
    idset_init(&former);
    for (size_t i = 0; i < old->provision_count; i++) {
        const xmlNode *node = old->provisions[i].node;
        const char *id = doc_get(node, "xml:id");
        if (old->provisions[i].is_reused && id)
            idset_put(&former, id, node);
    }
    bool is_ok = !former.failed;
    for (size_t i = 0; i < new->provision_count &&is_ok; i++)
        if (new->provisions[i].is_reused && !level->marking->ids_are_minted)
            is_ok = reuse_add(level->marking, &former, new->provisions[i].node,
                              level->order);
    return is_ok ? CODICIL_OK : fault_memory(level->marking->context);
}

/* ------------------------------------------------------------------- facts */

/* What a reader may want to know of; the rest of meta follows from it. */
static const struct {
    const char *name;
    Element group, element;
    const char *attribute;
} facts[] = {
    {"in-force", EL_FRBRExpression, EL_FRBRdate, "date"},
    {"version", EL_FRBRExpression, EL_FRBRversionNumber, "value"},
    {"prevails", EL_FRBRExpression, EL_FRBRauthoritative, "value"},
    {"country", EL_FRBRWork, EL_FRBRcountry, "value"},
    {"name", EL_FRBRWork, EL_FRBRname, "value"},
    {"language", EL_FRBRExpression, EL_FRBRlanguage, "language"},
    {"publisher", EL_references, EL_TLCOrganization, "showAs"},
};

static const char *fact_of(const xmlDoc *doc, size_t which)
{
    const xmlNode *meta = doc_part(doc, EL_meta);
    const xmlNode *group = meta;
    if (meta && facts[which].group != EL_references)
        group = child_element(meta, EL_identification);
    if (group)
        group = child_element(group, facts[which].group);
    const xmlNode *node =
        group ? child_element(group, facts[which].element) : NULL;
    return node ? doc_get(node, facts[which].attribute) : NULL;
}

static bool fact_record(Marking *marking, const char *name, const char *before,
                        const char *after)
{
    Changes *changes = marking->changes;
    if (xmlStrcmp(BAD_CAST before, BAD_CAST after) == 0)
        return true;
    ChangeRecord *made = changes_add(
        changes, (ChangeRecord){.kind = CHANGE_METADATA, .fact = name});
    if (!made)
        return false;
    made->before = change_text(changes, before);
    made->after = change_text(changes, after);
    return !changes->failed;
}

CodicilStatus record_facts(Marking *marking, const xmlDoc *a, const xmlDoc *b)
{
    bool is_ok = fact_record(marking, "kind", (const char *)doc_kind(a)->name,
                             (const char *)doc_kind(b)->name);
    for (size_t i = 0; is_ok && i < sizeof facts / sizeof facts[0]; i++)
        is_ok =
            fact_record(marking, facts[i].name, fact_of(a, i), fact_of(b, i));
    return is_ok ? CODICIL_OK : fault_memory(marking->context);
}

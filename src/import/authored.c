/* Reads authoring Markdown: from source to text. */
#include "import/authored_parts.h"

#include "model/doc.h"
#include "model/walk.h"

#include <string.h>
#include <strings.h>

DEFINE_CLEANUP(free_tree, cmark_node, cmark_node_free)

/* ---------------------------------------------------------------- footnotes */

static bool is_definition(cmark_node *node, const char **label)
{
    static const char mark[] = {'}', MARK_NOTE, '\0'};
    cmark_node *text = cmark_node_first_child(node);
    if (cmark_node_get_type(node) != CMARK_NODE_PARAGRAPH || !text ||
        cmark_node_get_type(text) != CMARK_NODE_TEXT)
        return false;
    *label = cmark_node_get_literal(text) + 2;
    return strncmp(*label - 2, mark, 2) == 0;
}

static CodicilStatus add_definition(Authored *reader, cmark_node *node,
                                    const char *label)
{
    size_t size = strcspn(label, "}");
    long line = authored_line(reader->source, node);
    if (table_find(&reader->labels, label, size))
        return authored_fault(reader, line,
                              "the footnote [^%.*s] has two texts", (int)size,
                              label);
    if (reader->note_count == reader->note_room) {
        size_t room = reader->note_room * 2 + 16;
        cmark_node **notes = realloc(reader->notes, room * sizeof(*notes));
        if (!notes)
            return fault_memory(reader->context);
        reader->notes = notes;
        reader->note_room = room;
    }
    size_t *index = table_add(&reader->labels, label, size);
    if (!index)
        return fault_memory(reader->context);
    *index = reader->note_count;
    reader->notes[reader->note_count++] = node;
    return CODICIL_OK;
}

/* Takes the texts of footnotes out of the tree. */
static CodicilStatus find_notes(Authored *reader, cmark_node *root)
{
    cmark_iter *iter = cmark_iter_new(root);
    cmark_event_type event;
    CodicilStatus status = CODICIL_OK;
    while (!status && (event = cmark_iter_next(iter)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iter);
        const char *label;
        if (event == CMARK_EVENT_ENTER && is_definition(node, &label))
            status = add_definition(reader, node, label);
    }
    cmark_iter_free(iter);
    for (size_t i = 0; i < reader->note_count; i++)
        cmark_node_unlink(reader->notes[i]);
    reader->note_used = calloc(reader->note_count + 1, sizeof(bool));
    return status || reader->note_used ? status : fault_memory(reader->context);
}

static CodicilStatus check_notes(const Authored *reader)
{
    for (size_t i = 0; i < reader->note_count; i++)
        if (!reader->note_used[i])
            return authored_fault(
                reader, authored_line(reader->source, reader->notes[i]),
                "the footnote [^%s] is named nowhere",
                table_key(&reader->labels, i));
    return CODICIL_OK;
}

static void clear(Authored *reader)
{
    for (size_t i = 0; i < reader->note_count; i++)
        cmark_node_free(reader->notes[i]);
    free(reader->notes);
    free(reader->note_used);
    table_clear(&reader->labels);
    idset_clear(&reader->ids);
    xmlFreeNode(reader->caption);
    xmlFreeDoc(reader->doc);
}

/* ------------------------------------------------------------------- the text
 */

static bool has_title(cmark_node *root)
{
    cmark_node *at = cmark_node_first_child(root);
    while (at && (cmark_node_get_type(at) != CMARK_NODE_HEADING ||
                  cmark_node_get_heading_level(at) != 1))
        at = cmark_node_next(at);
    return at != NULL;
}

/* An empty text, with a preface where there is a title. */
static CodicilStatus make_text(Authored *reader, const BuildOptions *options,
                               cmark_node *root)
{
    const char *title = options->title;
    Element kind = options->kind ? options->kind : reader->source->kind;
    reader->doc = doc_new(kind ? kind : EL_doc, options->name, reader->locale);
    if (!reader->doc)
        return fault_memory(reader->context);
    reader->body = doc_part(reader->doc, EL_mainBody);
    xmlNode *preface = doc_part(reader->doc, EL_preface);
    bool is_own = has_title(root);
    if (is_own && title)
        tell(reader->context, CODICIL_WARNING,
             &(Place){.file = reader->source->file},
             "has its own title; '%s' is not taken", title);
    if (is_own) {
        xmlNode *given = first_element(preface);
        xmlUnlinkNode(given);
        xmlFreeNode(given);
        reader->preface = preface;
    } else if (title) {
        reader->preface = preface;
        reader->has_title = true;
        if (!doc_add_text(doc_title(reader->doc), title, strlen(title)))
            return fault_memory(reader->context);
    } else {
        xmlUnlinkNode(preface);
        xmlFreeNode(preface);
    }
    return CODICIL_OK;
}

/* The only block of a provision with an id has the id behind it, and ".p1". */
static CodicilStatus give_id(Authored *reader, xmlNode *p)
{
    const xmlNode *owner = p->parent, *before = p->prev;
    Element element = element_of(owner);
    if (element == EL_content || element == EL_intro)
        owner = owner->parent;
    else if (element != EL_item && element != EL_blockContainer)
        return CODICIL_OK;
    while (before &&
           (element_of(before) == EL_num || element_of(before) == EL_heading))
        before = before->prev;
    const char *stem = doc_get(owner, "xml:id");
    if (before || p->next || !stem)
        return CODICIL_OK;
    Buf id AUTO(buf_clear) = {0};
    buf_add_format(&id, "%s.p1", stem);
    if (idset_has(&reader->ids, buf_text(&id)))
        return CODICIL_OK;
    idset_add(&reader->ids, buf_text(&id));
    if (!buf_is_ok(&id) || !doc_set(p, "xml:id", buf_text(&id)))
        return fault_memory(reader->context);
    return CODICIL_OK;
}

static CodicilStatus give_ids(Authored *reader)
{
    Walk walk = walk_begin(doc_kind(reader->doc));
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_p &&
            !doc_get(walk.node, "xml:id"))
            TRY(give_id(reader, walk.node));
    return reader->ids.failed ? fault_memory(reader->context) : CODICIL_OK;
}

/* ---------------------------------------------------------------- the reader
 */

static CodicilStatus check_facts(const CodicilContext *context,
                                 const AuthoredSource *source,
                                 const BuildOptions *options)
{
    const char *locale = buf_text(&source->locale);
    Place place = {source->file, 1, 1};
    if (*locale && options->locale && strcmp(options->locale, "und") != 0 &&
        strcasecmp(options->locale, locale) != 0)
        return fault(context, CODICIL_INVALID, &place,
                     "says that its language is '%s'; '%s' was expected",
                     locale, options->locale);
    if (source->kind && options->kind && source->kind != options->kind)
        return fault(context, CODICIL_INVALID, &place,
                     "says that it is a %s; a %s was expected",
                     vocab_get(source->kind)->name,
                     vocab_get(options->kind)->name);
    return CODICIL_OK;
}

static CodicilStatus read_text(Authored *reader, const BuildOptions *options,
                               cmark_node *root, Buf *words)
{
    TRY(find_notes(reader, root));
    TRY(make_text(reader, options, root));
    TRY(authored_read_blocks(reader, cmark_node_first_child(root), NULL));
    TRY(check_notes(reader));
    TRY(authored_check(reader));
    TRY(give_ids(reader));
    return authored_harvest(reader, root, words);
}

CodicilStatus authored_to_text(CodicilContext *context,
                               const SourceText *source,
                               const BuildOptions *options, xmlDoc **text,
                               Buf *words)
{
    AuthoredSource AUTO(authored_source_clear) parts = {0};
    TRY(authored_source_read(context, source, &parts));
    TRY(check_facts(context, &parts, options));
    cmark_node *AUTO(free_tree) root = cmark_parse_document(
        buf_text(&parts.text), parts.text.size, CMARK_OPT_DEFAULT);
    Authored *reader = calloc(1, sizeof(*reader));
    if (!root || !reader) {
        free(reader);
        return fault_memory(context);
    }
    reader->context = context;
    reader->source = &parts;
    reader->locale =
        parts.locale.size ? buf_text(&parts.locale) : options->locale;
    idset_init(&reader->ids);
    cmark_consolidate_text_nodes(root);
    CodicilStatus status = read_text(reader, options, root, words);
    if (status == CODICIL_OK)
        *text = TAKE(reader->doc);
    clear(reader);
    free(reader);
    return status;
}

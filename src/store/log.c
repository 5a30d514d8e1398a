/* The publication log, read and added to. */
#include "store/log.h"

#include "store/form.h"

#include <stdio.h>
#include <string.h>

static const char *const kinds[] = {
    [ENTRY_PUBLISH] = "publish",   [ENTRY_ADD] = "add",
    [ENTRY_CORRECT] = "correct",   [ENTRY_WITHDRAW] = "withdraw",
    [ENTRY_RERENDER] = "rerender",
};

const char *entry_kind_to_text(EntryKind kind)
{
    return kinds[kind];
}

void log_clear(Log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        LogEntry *entry = &log->items[i];
        for (size_t j = 0; j < entry->text_count; j++)
            free(entry->texts[j].renditions);
        free(entry->texts);
        free(entry->pictures);
    }
    free(log->items);
    *log = (Log){0};
}

/* ------------------------------------------------------------------ reading */

static const xmlNode *first_entry(const xmlDoc *doc)
{
    return form_first(form_first(xmlDocGetRootElement(doc), "log"), "entry");
}

/* Room for the children of that name, and how many there are to come. */
static void *room_for(const xmlNode *parent, const char *name, size_t size)
{
    size_t count = 0;
    for (const xmlNode *at = form_first(parent, name); at; at = form_next(at))
        count++;
    return calloc(count + 1, size);
}

static bool load_text(const xmlNode *node, LogText *text)
{
    *text = (LogText){.locale = doc_get(node, "locale"),
                      .sha256 = doc_get(node, "sha256"),
                      .approved = doc_get(node, "approved")};
    text->revision = (unsigned)strtoul(doc_get(node, "revision"), NULL, 10);
    text->renditions = room_for(node, "rendition", sizeof(LogRendition));
    const xmlNode *at = form_first(node, "rendition");
    for (; text->renditions && at; at = form_next(at))
        text->renditions[text->rendition_count++] =
            (LogRendition){doc_get(at, "format"), doc_get(at, "sha256")};
    return text->renditions != NULL;
}

static EntryKind kind_from_text(const char *text)
{
    EntryKind kind = ENTRY_PUBLISH;
    while (kind + 1 < ENTRY_KIND_COUNT && strcmp(kinds[kind], text) != 0)
        kind++;
    return kind;
}

static bool load_entry(const xmlNode *node, LogEntry *entry)
{
    const xmlNode *reason = form_first(node, "reason");
    *entry = (LogEntry){.kind = kind_from_text(doc_get(node, "kind")),
                        .at = doc_get(node, "at"),
                        .by = doc_get(node, "by"),
                        .change = doc_get(node, "change"),
                        .predecessor = doc_get(node, "predecessor"),
                        .codicil = doc_get(node, "codicil"),
                        .templates = doc_get(node, "templates"),
                        .before = doc_get(node, "before"),
                        .head = doc_get(node, "head"),
                        .facts = doc_get(node, "facts"),
                        .digest = doc_get(node, "digest")};
    if (reason && reason->children)
        entry->reason = (const char *)reason->children->content;
    instant_from_text(entry->at, &entry->at_instant);
    entry->texts = room_for(node, "text", sizeof(LogText));
    entry->pictures = room_for(node, "picture", sizeof(LogPicture));
    const xmlNode *at = form_first(node, "picture");
    for (; entry->pictures && at; at = form_next(at))
        entry->pictures[entry->picture_count++] =
            (LogPicture){doc_get(at, "path"), doc_get(at, "sha256")};
    bool done = entry->texts && entry->pictures;
    at = form_first(node, "text");
    for (; done && at; at = form_next(at))
        done = load_text(at, &entry->texts[entry->text_count++]);
    return done;
}

static void drop_log(Log *log)
{
    log_clear(log);
}

CodicilStatus log_load(const CodicilContext *context, const xmlDoc *doc,
                       Log *out)
{
    Log log AUTO(drop_log) = {0};
    const xmlNode *parent = form_first(xmlDocGetRootElement(doc), "log");
    *out = (Log){0};
    if (!parent)
        return CODICIL_OK;
    log.items = room_for(parent, "entry", sizeof(LogEntry));
    bool done = log.items != NULL;
    const xmlNode *at = first_entry(doc);
    for (; done && at; at = form_next(at))
        done = load_entry(at, &log.items[log.count++]);
    if (!done)
        return fault_memory(context);
    *out = log;
    log = (Log){0};
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- asking */

const LogEntry *log_last(const Log *log)
{
    return log->count ? &log->items[log->count - 1] : NULL;
}

static const LogText *text_of(const LogEntry *entry, const char *locale)
{
    for (size_t i = 0; i < entry->text_count; i++)
        if (!strcmp(entry->texts[i].locale, locale))
            return &entry->texts[i];
    return NULL;
}

const LogText *log_find(const Log *log, const char *locale, Instant at)
{
    const LogText *found = NULL;
    for (size_t i = 0; i < log->count; i++) {
        const LogEntry *entry = &log->items[i];
        const LogText *text = text_of(entry, locale);
        bool is_out = i == 0 || entry->at_instant <= at;
        if (text && is_out && (!found || text->revision > found->revision))
            found = text;
    }
    return found;
}

const LogEntry *log_first(const Log *log, const char *locale)
{
    for (size_t i = 0; i < log->count; i++)
        if (text_of(&log->items[i], locale))
            return &log->items[i];
    return NULL;
}

const LogRendition *log_rendition(const Log *log, const LogText *text,
                                  const char *format)
{
    for (size_t i = log->count; i-- > 0;) {
        const LogText *same = text_of(&log->items[i], text->locale);
        if (!same || same->revision != text->revision)
            continue;
        for (size_t j = 0; j < same->rendition_count; j++)
            if (!strcmp(same->renditions[j].format, format))
                return &same->renditions[j];
    }
    return NULL;
}

const LogPicture *log_picture(const Log *log, const char *path)
{
    for (size_t i = log->count; i-- > 0;)
        for (size_t j = 0; j < log->items[i].picture_count; j++)
            if (!strcmp(log->items[i].pictures[j].path, path))
                return &log->items[i].pictures[j];
    return NULL;
}

/* ------------------------------------------------------------------ digests */

static CodicilStatus digest_doc(const CodicilContext *context,
                                const xmlDoc *doc, char out[DIGEST_SIZE])
{
    Buf bytes AUTO(buf_clear) = {0};
    doc_write(doc, &bytes);
    if (!buf_is_ok(&bytes))
        return fault_memory(context);
    digest_of(bytes.bytes, bytes.size, out);
    return CODICIL_OK;
}

/* An entry as the root of a document of its own. */
static CodicilStatus digest_entry(const CodicilContext *context,
                                  const xmlNode *entry, char out[DIGEST_SIZE])
{
    xmlDoc *AUTO(free_doc) doc = xmlNewDoc(BAD_CAST "1.0");
    xmlNode *root = doc ? xmlDocCopyNode((xmlNode *)entry, doc, 1) : NULL;
    if (!root)
        return fault_memory(context);
    xmlDocSetRootElement(doc, root);
    doc_set(root, "digest", NULL);
    return digest_doc(context, doc, out);
}

CodicilStatus log_entry_digest(const CodicilContext *context, const xmlDoc *doc,
                               size_t index, char out[DIGEST_SIZE])
{
    const xmlNode *entry = first_entry(doc);
    while (entry && index--)
        entry = form_next(entry);
    if (!entry)
        return fault(context, CODICIL_NOT_FOUND, NULL,
                     "the log has no such entry");
    return digest_entry(context, entry, out);
}

static void drop_all(xmlNode *root, const char *name)
{
    for (xmlNode *node; (node = form_first(root, name));) {
        xmlUnlinkNode(node);
        xmlFreeNode(node);
    }
}

/* Whether a locale is out, or goes out with an entry that is to come. */
static bool is_out(const xmlDoc *doc, const LogEntry *coming,
                   const char *locale)
{
    for (const xmlNode *at = first_entry(doc); at; at = form_next(at))
        for (const xmlNode *text = form_first(at, "text"); text;
             text = form_next(text))
            if (strcmp(doc_get(text, "locale"), locale) == 0)
                return true;
    return coming && text_of(coming, locale);
}

/* Where drafts come from is no part of what is out. */
static void drop_draft_states(const xmlDoc *doc, const LogEntry *coming,
                              xmlNode *root)
{
    xmlNode *history = form_first(root, "history"), *next;
    if (!history)
        return;
    for (xmlNode *at = form_first(history, "state"); at; at = next) {
        next = form_next(at);
        if (is_out(doc, coming, doc_get(at, "locale")))
            continue;
        xmlUnlinkNode(at);
        xmlFreeNode(at);
    }
    if (!form_first(history, "state"))
        drop_all(root, "history");
}

/* What of version.xml a digest covers. */
typedef enum {
    HEAD_OLD,   /* the states of drafts too, as it once was */
    HEAD_WHOLE, /* `head` */
    HEAD_FACTS, /* `facts` */
} HeadPart;

static CodicilStatus digest_head(const CodicilContext *context,
                                 const xmlDoc *doc, HeadPart part,
                                 const LogEntry *coming, char out[DIGEST_SIZE])
{
    xmlDoc *AUTO(free_doc) copy = xmlCopyDoc((xmlDoc *)doc, 1);
    xmlNode *root = copy ? xmlDocGetRootElement(copy) : NULL;
    if (!root)
        return fault_memory(context);
    drop_all(root, "log");
    drop_all(root, "approval");
    if (part != HEAD_OLD)
        drop_draft_states(doc, coming, root);
    if (part == HEAD_FACTS)
        drop_all(root, "notes");
    return digest_doc(context, copy, out);
}

CodicilStatus log_head_digest(const CodicilContext *context, const xmlDoc *doc,
                              char out[DIGEST_SIZE])
{
    return digest_head(context, doc, HEAD_WHOLE, NULL, out);
}

CodicilStatus log_head_state(const CodicilContext *context, const xmlDoc *doc,
                             const Log *log, HeadState *out)
{
    char digest[DIGEST_SIZE];
    const LogEntry *last = log_last(log);
    *out = last && last->head ? HEAD_SAME : HEAD_CHANGED;
    if (*out == HEAD_CHANGED)
        return CODICIL_OK;
    for (HeadPart part = HEAD_OLD; part <= HEAD_WHOLE; part++) {
        TRY(digest_head(context, doc, part, NULL, digest));
        if (strcmp(digest, last->head) == 0)
            return CODICIL_OK;
    }
    TRY(digest_head(context, doc, HEAD_FACTS, NULL, digest));
    const char *facts = last->facts ? last->facts : last->head;
    *out = strcmp(digest, facts) == 0 ? HEAD_NOTES : HEAD_CHANGED;
    return CODICIL_OK;
}

bool log_has_comments(const xmlDoc *doc)
{
    const xmlNode *log = form_first(xmlDocGetRootElement(doc), "log");
    for (const xmlNode *at = log ? log->children : NULL; at; at = at->next)
        if (at->type == XML_COMMENT_NODE)
            return true;
    return false;
}

CodicilStatus log_is_whole(const CodicilContext *context, const xmlDoc *doc,
                           const Log *log, bool *out)
{
    const char *before = NULL;
    *out = true;
    for (size_t i = 0; *out && i < log->count; i++) {
        const LogEntry *entry = &log->items[i];
        char digest[DIGEST_SIZE];
        TRY(log_entry_digest(context, doc, i, digest));
        *out = entry->digest && strcmp(entry->digest, digest) == 0 &&
               (before ? entry->before && strcmp(entry->before, before) == 0
                       : !entry->before);
        before = entry->digest;
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------------- adding */

/* An element with attributes: name, value, ..., NULL; those whose value is NULL
 * are left out. NULL without memory. */
static xmlNode *put(xmlNode *parent, const char *name,
                    const char *const pairs[])
{
    xmlNode *node = xmlNewDocNode(parent->doc, parent->ns, BAD_CAST name, NULL);
    if (!node || !xmlAddChild(parent, node)) {
        xmlFreeNode(node);
        return NULL;
    }
    for (; *pairs; pairs += 2)
        if (pairs[1] && !doc_set(node, pairs[0], pairs[1]))
            return NULL;
    return node;
}

#define PUT(parent, name, ...)                                                 \
    put(parent, name, (const char *const[]){__VA_ARGS__, NULL})

static bool put_text(xmlNode *entry, const LogText *text)
{
    char revision[16];
    snprintf(revision, sizeof(revision), "%u", text->revision);
    xmlNode *node =
        PUT(entry, "text", "locale", text->locale, "revision", revision,
            "sha256", text->sha256, "approved", text->approved);
    for (size_t i = 0; node && i < text->rendition_count; i++)
        if (!PUT(node, "rendition", "format", text->renditions[i].format,
                 "sha256", text->renditions[i].sha256))
            return false;
    return node != NULL;
}

/* White space collapsed, as it is written and read again: the digest of the
 * entry is over that. */
static bool put_reason(xmlNode *entry, const char *words)
{
    static const char blank[] = " \t\r\n";
    Buf text AUTO(buf_clear) = {0};
    xmlNode *reason = put(entry, "reason", (const char *[]){NULL});
    for (words += strspn(words, blank); *words;) {
        size_t size = strcspn(words, blank);
        if (text.size)
            buf_add_char(&text, ' ');
        buf_add(&text, words, size);
        words += size + strspn(words + size, blank);
    }
    return reason && buf_is_ok(&text) &&
           doc_add_text(reason, buf_text(&text), text.size);
}

static bool put_entry(xmlNode *node, const LogEntry *entry)
{
    if (entry->reason && !put_reason(node, entry->reason))
        return false;
    for (size_t i = 0; i < entry->text_count; i++)
        if (!put_text(node, &entry->texts[i]))
            return false;
    for (size_t i = 0; i < entry->picture_count; i++)
        if (!PUT(node, "picture", "path", entry->pictures[i].path, "sha256",
                 entry->pictures[i].sha256))
            return false;
    return true;
}

CodicilStatus log_append(const CodicilContext *context, xmlDoc *doc,
                         xmlNode *log, const LogEntry *entry)
{
    char head[DIGEST_SIZE], facts[DIGEST_SIZE], digest[DIGEST_SIZE];
    bool has_notes = form_first(xmlDocGetRootElement(doc), "notes");
    const xmlNode *last = form_first(log, "entry");
    while (last && form_next(last))
        last = form_next(last);
    TRY(digest_head(context, doc, HEAD_WHOLE, entry, head));
    TRY(digest_head(context, doc, HEAD_FACTS, entry, facts));
    const char *before = last ? doc_get(last, "digest") : NULL;
    xmlNode *node =
        PUT(log, "entry", "at", entry->at, "before", before, "by", entry->by,
            "change", entry->change, "codicil", entry->codicil, "facts",
            has_notes ? facts : NULL, "head", head, "kind", kinds[entry->kind],
            "predecessor", entry->predecessor, "templates", entry->templates);
    if (!node || !put_entry(node, entry))
        return fault_memory(context);
    TRY(digest_entry(context, node, digest));
    return doc_set(node, "digest", digest) ? CODICIL_OK : fault_memory(context);
}

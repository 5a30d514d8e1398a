/* Finding references by heading in the words of a text.
 *
 *      mention = part-word [ 1*2( word ) ] quotation
 *              / quotation [ word ] part-word
 *      quotation = open heading close        in one run of text
 */
#include "import/mention.h"

#include "lang/words.h"
#include "model/doc.h"
#include "model/idset.h"
#include "model/walk.h"

#include <string.h>

/* Longer is no heading that is cited. */
#define MOST 200

static const struct {
    const char *open, *close;
} marks[] = {
    {"“", "”"},   {"„", "“"},   {"„", "”"},   {"«", "»"}, {"»", "«"},
    {"‘", "’"},   {"‚", "‘"},   {"\"", "\""}, {"'", "'"}, {"「", "」"},
    {"『", "』"}, {"《", "》"}, {"‹", "›"},
};

/* How words for a part of a text begin, folded; `$`: this is all of it. */
static const char *const stems[] = {
    "section",  "clause",   "article",  "artikel",  "chapter",  "paragra",
    "heading",  "part$",    "hoofdst",  "onderde",  "sectie",   "abschnitt",
    "kapitel",  "ziffer",   "punkt",    "chapitre", "rubrique", "partie$",
    "seccion",  "sección",  "apartado", "artículo", "capítulo", "sezione",
    "articolo", "capitolo", "seção",    "secção",   "artigo",   "cláusula",
    "sekcj",    "rozdzia",  "раздел",   "стать",    "пункт",    "глава$",
    "главе$",   "главы$",   "розділ",   "розділі",  "статт",    "oddíl",
    "část",     "článe",    "szakasz",  "fejezet",  "bölüm",    "madde",
    "bagian",   "pasal",    "قسم",      "القسم",    "المادة",   "البند",
    "अनुभाग",    "섹션",     "조항",     "סעיף",
};

/* Where no space parts words: what follows a quotation or goes before it. */
static const char *const signs[] = {"条", "章",  "節",   "节",
                                    "項", "项",  "部分", "セクション",
                                    "欄", "ส่วน", "หัวข้อ", "ข้อ"};

static bool add_heading(IdSet *headings, const xmlNode *provision,
                        const Buf *words)
{
    Buf key AUTO(buf_clear) = {0};
    if (!words_fold(buf_text(words), words->size, &key))
        return false;
    if (key.size && key.size <= MOST) {
        idset_count(headings, buf_text(&key));
        idset_put(headings, buf_text(&key), provision);
    }
    return !headings->failed;
}

/* The headings of provisions, each also with its number before it. */
static bool gather(const xmlDoc *text, IdSet *headings)
{
    Walk walk = walk_begin(doc_part(text, EL_mainBody));
    while (walk_next(&walk)) {
        const xmlNode *heading = NULL;
        if (walk.enter && walk.node->type == XML_ELEMENT_NODE &&
            doc_get(walk.node, "xml:id"))
            heading = child_element(walk.node, EL_heading);
        if (!heading)
            continue;
        const xmlNode *num = child_element(walk.node, EL_num);
        Buf words AUTO(buf_clear) = {0}, numbered AUTO(buf_clear) = {0};
        walk_text(heading, true, &words);
        if (num)
            walk_text(num, true, &numbered);
        buf_add_format(&numbered, " %s", buf_text(&words));
        if (!buf_is_ok(&words) || !buf_is_ok(&numbered) ||
            !add_heading(headings, walk.node, &words) ||
            (num && !add_heading(headings, walk.node, &numbered)))
            return false;
    }
    return true;
}

static bool begins(const char *word, const char *stem)
{
    size_t size = strcspn(stem, "$");
    return strncmp(word, stem, size) == 0 && (!stem[size] || !word[size]);
}

static bool is_stem(const char *text, size_t size)
{
    Buf key AUTO(buf_clear) = {0};
    bool found = false;
    if (!words_fold(text, size, &key))
        return false;
    for (size_t i = 0; !found && i < sizeof(stems) / sizeof(stems[0]); i++)
        found = begins(buf_text(&key), stems[i]);
    return found;
}

/* Whether one of the `most` words at the near end of a stretch of text, which
 * ends no sentence in between, is a word for a part. */
static bool has_stem(const char *text, size_t size, bool from_end, int most)
{
    Word word, near[3];
    int count = 0;
    Words words;
    words_init(&words, text, size);
    while (words_next(&words, &word) && (from_end || count < most)) {
        if (count == 3)
            memmove(near, near + 1, 2 * sizeof(near[0])), count--;
        near[count++] = word;
    }
    words_clear(&words);
    for (int i = 0; i < count; i++) {
        size_t start = near[i].start, end = near[i].end;
        if (from_end ? memchr(text + end, '.', size - end) != NULL
                     : memchr(text, '.', start) != NULL)
            continue;
        if (is_stem(text + start, end - start))
            return true;
    }
    return false;
}

static bool has_sign(const char *text, size_t size)
{
    Buf near AUTO(buf_clear) = {0};
    buf_add(&near, text, size);
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (strstr(buf_text(&near), signs[i]))
            return true;
    return false;
}

/* Where bytes of a character end or begin at the latest before `at`. */
static size_t step_back(const char *text, size_t at, size_t most)
{
    size_t start = at > most ? at - most : 0;
    while (start < at && ((unsigned char)text[start] & 0xC0) == 0x80)
        start++;
    return start;
}

static size_t step_on(const char *text, size_t size, size_t at, size_t most)
{
    size_t end = size - at > most ? at + most : size;
    while (end > at && end < size && ((unsigned char)text[end] & 0xC0) == 0x80)
        end--;
    return end;
}

/* Whether a word for a part stands beside the quotation [open, close). */
static bool is_cited(const char *text, size_t size, size_t open, size_t close)
{
    size_t before = step_back(text, open, 60), sign = step_back(text, open, 18);
    size_t after = step_on(text, size, close, 40);
    size_t next = step_on(text, size, close, 18);
    return has_stem(text + before, open - before, true, 3) ||
           has_stem(text + close, after - close, false, 2) ||
           has_sign(text + sign, open - sign) ||
           has_sign(text + close, next - close);
}

static bool is_within(const xmlNode *node, const xmlNode *provision)
{
    for (; node; node = node->parent)
        if (node == provision)
            return true;
    return false;
}

/* The provision that words are the one heading of, NULL for none. */
static const xmlNode *named(const IdSet *headings, const char *text,
                            size_t size, bool *failed)
{
    Buf key AUTO(buf_clear) = {0};
    *failed |= !words_fold(text, size, &key);
    if (!key.size || idset_get(headings, buf_text(&key)) != 1)
        return NULL;
    return idset_find(headings, buf_text(&key));
}

typedef struct {
    size_t start, end; /* of the words between the marks */
    const xmlNode *target;
} Mention;

/* Takes the blanks off, as French puts them within its marks. */
static void trim(const char *text, Mention *mention)
{
    static const char *const blanks[] = {" ", "\n", "\xC2\xA0", "\xE2\x80\xAF"};
    for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++) {
        size_t size = strlen(blanks[i]);
        if (mention->end - mention->start <= 2 * size)
            continue;
        if (memcmp(text + mention->start, blanks[i], size) == 0)
            mention->start += size;
        if (memcmp(text + mention->end - size, blanks[i], size) == 0)
            mention->end -= size;
    }
}

/* A text node that is searched. */
typedef struct {
    const IdSet *headings;
    const xmlNode *node;
    const char *text;
    size_t size;
    size_t cited; /* where the last mention closed; 0 before the first */
    bool failed;
} Search;

/* Whether the quotation [open, close) is one of a part of the text: a word
 * says so, or it goes on with a list of such: “A”, “B” and “C”. */
static bool is_citation(const Search *search, size_t open, size_t close)
{
    const char *text = search->text;
    return (search->cited && open - search->cited <= 16 &&
            !memchr(text + search->cited, '.', open - search->cited)) ||
           is_cited(text, search->size, open, close);
}

/* The mention whose quotation opens at `at`. */
static bool read_mention(Search *search, size_t at, Mention *out)
{
    const char *text = search->text;
    for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++) {
        size_t length = strlen(marks[i].open);
        if (*marks[i].open != text[at] ||
            strncmp(text + at, marks[i].open, length) != 0)
            continue;
        size_t start = at + length;
        size_t limit = step_on(text, search->size, start, MOST);
        Buf rest AUTO(buf_clear) = {0};
        buf_add(&rest, text + start, limit - start);
        const char *close = strstr(buf_text(&rest), marks[i].close);
        if (!close)
            continue;
        size_t end = start + (size_t)(close - rest.bytes);
        size_t after = end + strlen(marks[i].close);
        const xmlNode *target =
            named(search->headings, text + start, end - start, &search->failed);
        if (!target || is_within(search->node, target) ||
            !is_citation(search, at, after))
            continue;
        *out = (Mention){start, end, target};
        trim(text, out);
        search->cited = after;
        return true;
    }
    return false;
}

/* A text node, or a ref with one, after `tail`; NULL when out of memory. */
static xmlNode *put_after(xmlNode *tail, const char *text, size_t size,
                          const xmlNode *target)
{
    xmlNode *words = xmlNewDocTextLen(tail->doc, BAD_CAST text, (int)size);
    xmlNode *made = words;
    if (words && target) {
        Buf address AUTO(buf_clear) = {0};
        buf_add_format(&address, "#%s", doc_get(target, "xml:id"));
        made = xmlNewDocNode(tail->doc, target->ns, BAD_CAST "ref", NULL);
        if (made)
            made->_private = (void *)vocab_get(EL_ref);
        if (!made || !xmlAddChild(made, words) ||
            !doc_set(made, "href", buf_text(&address))) {
            xmlFreeNode(made ? made : words);
            return NULL;
        }
    }
    if (!made)
        return NULL;
    made->parent = tail->parent;
    made->prev = tail;
    made->next = tail->next;
    *(tail->next ? &tail->next->prev : &tail->parent->last) = made;
    tail->next = made;
    return made;
}

/* Parts a text node at its mentions; `last` gets the last piece. */
static bool part_text(const IdSet *headings, xmlNode *node, xmlNode **last)
{
    const char *text = (const char *)node->content;
    Search search = {headings, node, text, strlen(text), 0, false};
    size_t done = 0, first = 0;
    xmlNode *tail = node;
    Mention mention;
    for (size_t at = 0; at < search.size && !search.failed; at++) {
        at += strcspn(text + at, "\"'\xC2\xE2\xE3");
        bool is_mark =
            text[at] && (text[at] != '\xE3' || text[at + 1] == '\x80');
        if (!is_mark || !read_mention(&search, at, &mention))
            continue;
        if (tail == node)
            first = mention.start;
        else
            tail = put_after(tail, text + done, mention.start - done, NULL);
        if (tail)
            tail = put_after(tail, text + mention.start,
                             mention.end - mention.start, mention.target);
        if (!tail)
            return false;
        done = mention.end;
        at = mention.end;
    }
    *last = tail;
    if (tail == node || search.failed)
        return !search.failed;
    *last = put_after(tail, text + done, search.size - done, NULL);
    Buf begin AUTO(buf_clear) = {0};
    buf_add(&begin, text, first);
    if (!*last || !buf_is_ok(&begin))
        return false;
    xmlNodeSetContent(node, BAD_CAST buf_text(&begin));
    return node->content != NULL;
}

static bool is_left_alone(const xmlNode *node)
{
    switch (element_of(node)) {
    case EL_heading:
    case EL_num:
    case EL_a:
    case EL_ref:
    case EL_term:
    case EL_def:
    case EL_date:
    case EL_abbr:
    case EL_embeddedText:
        return true;
    default:
        return false;
    }
}

CodicilStatus mention_find(const CodicilContext *context, xmlDoc *text)
{
    IdSet headings;
    idset_init(&headings);
    bool is_ok = gather(text, &headings);
    Walk walk = walk_begin(doc_part(text, EL_mainBody));
    while (is_ok && headings.used && walk_next(&walk)) {
        if (!walk.enter)
            continue;
        if (is_left_alone(walk.node))
            walk_skip(&walk);
        else if (walk.node->type == XML_TEXT_NODE)
            is_ok = part_text(&headings, walk.node, &walk.node);
    }
    idset_clear(&headings);
    return is_ok ? CODICIL_OK : fault_memory(context);
}

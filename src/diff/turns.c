/* Turns: a walk over the marked text that remembers its last word. */
#include "diff/turns.h"

#include "model/walk.h"

#include <string.h>

typedef enum { TURN_GONE = -1, TURN_KEPT, TURN_COME } Turn;

static bool is_blank(const xmlNode *node)
{
    const xmlChar *at = node->content;
    while (at && (*at == ' ' || *at == '\n'))
        at++;
    return !at || !*at;
}

/* Whether a mark holds words and nothing else, and no more is said of it. */
static bool is_plain(const xmlNode *mark)
{
    const xmlNode *text = mark->children;
    return !mark->properties && text && !text->next &&
           text->type == XML_TEXT_NODE && !is_blank(text);
}

static bool is_in_table(const xmlNode *node)
{
    for (; node; node = node->parent)
        if (element_of(node) == EL_td || element_of(node) == EL_th)
            return true;
    return false;
}

/* What came right behind a mark of what went, if they may change places: not
 * where nothing else stands in the line. */
static xmlNode *came_behind(const xmlNode *gone)
{
    xmlNode *came = gone->next;
    if (element_of(gone) != EL_del || !came || element_of(came) != EL_ins ||
        (!gone->prev && !came->next) || element_of(gone->parent) == EL_num)
        return NULL;
    return is_plain(gone) && is_plain(came) && !is_in_table(gone) ? came : NULL;
}

/* What became of the line of a word, as a whole. */
static Turn turn_of(const xmlNode *word)
{
    for (const xmlNode *at = word->parent; at; at = at->parent) {
        const char *change =
            at->type == XML_ELEMENT_NODE ? doc_get(at, "c:change") : NULL;
        if (change)
            return strcmp(change, "deleted") == 0    ? TURN_GONE
                   : strcmp(change, "inserted") == 0 ? TURN_COME
                                                     : TURN_KEPT;
    }
    return TURN_KEPT;
}

/* Whether an event is that of a word; what stands in notes is read elsewhere.
 */
static bool is_word(Walk *walk)
{
    if (!walk->enter)
        return false;
    if (walk->node->type == XML_ELEMENT_NODE) {
        if (element_of(walk->node) == EL_authorialNote)
            walk_skip(walk);
        return false;
    }
    return !is_blank(walk->node);
}

/* What became of the line of the first word behind what came. */
static Turn next_turn(Walk walk, const xmlNode *came)
{
    walk.node = (xmlNode *)came;
    walk.enter = false;
    while (walk_next(&walk))
        if (is_word(&walk))
            return turn_of(walk.node);
    return TURN_KEPT;
}

/* Whether they are to change places, between two words; NULL: there is none. */
static bool is_to_turn(const xmlNode *before, Turn next)
{
    Turn last = before ? turn_of(before) : TURN_KEPT;
    return (last == TURN_COME && next != TURN_COME) ||
           (last != TURN_GONE && next == TURN_GONE);
}

void turns_spare(xmlNode *root)
{
    const xmlNode *before = NULL;
    Walk walk = walk_begin(root);
    while (walk_next(&walk)) {
        xmlNode *gone = walk.node;
        xmlNode *came = walk.enter ? came_behind(gone) : NULL;
        if (!came) {
            before = is_word(&walk) ? gone : before;
            continue;
        }
        bool turns = is_to_turn(before, next_turn(walk, came));
        if (turns) {
            xmlUnlinkNode(gone);
            xmlAddNextSibling(came, gone);
        }
        walk.node = turns ? gone : came;
        walk.enter = false;
        before = walk.node->children;
    }
}

/* Notes of the legal team, chosen by language. */
#include "store/notes.h"

#include "lang/locale.h"
#include "model/idset.h"
#include "store/form.h"

#include <stdio.h>
#include <string.h>

void team_notes_clear(TeamNotes *notes)
{
    free(notes->items);
    *notes = (TeamNotes){0};
}

/* What languages are asked for. */
typedef struct {
    const char *locale, *fallback;
} Wish;

/* How well a language serves: 0 not asked for, more is better. */
static int merit_of(const Wish *wish, const char *locale)
{
    char at[LOCALE_SIZE];
    int merit = 20;
    snprintf(at, sizeof at, "%s", wish->locale);
    do {
        if (strcmp(at, locale) == 0)
            return merit;
        merit--;
    } while (locale_cut(at));
    return wish->fallback && strcmp(wish->fallback, locale) == 0;
}

static TeamNote note_of(const xmlNode *node)
{
    return (TeamNote){doc_get(node, "for"), doc_get(node, "xml:lang"), node};
}

static size_t count_notes(const xmlNode *first)
{
    size_t count = 0;
    for (; first; first = form_next(first))
        count++;
    return count;
}

/* Takes a note, in the place of one for the same provision that serves
 * less. */
static void take(const Wish *wish, IdSet *seen, const xmlNode *node,
                 TeamNotes *notes)
{
    TeamNote note = note_of(node);
    const char *key = note.provision ? note.provision : "";
    const TeamNote *former = idset_find(seen, key);
    if (!former) {
        notes->items[notes->count] = note;
        idset_put(seen, key, &notes->items[notes->count++]);
    } else if (merit_of(wish, note.locale) > merit_of(wish, former->locale)) {
        notes->items[former - notes->items] = note;
    }
}

CodicilStatus team_notes_choose(const CodicilContext *context,
                                const Version *version, const char *locale,
                                const char *fallback, TeamNotes *out)
{
    const xmlNode *root = xmlDocGetRootElement(version->doc);
    const xmlNode *list = root ? form_first(root, "notes") : NULL;
    const xmlNode *first = list ? form_first(list, "note") : NULL;
    Wish wish = {locale, fallback};
    TeamNotes notes = {calloc(count_notes(first) + 1, sizeof(TeamNote)), 0};
    if (!notes.items)
        return fault_memory(context);
    IdSet seen;
    idset_init(&seen);
    for (const xmlNode *node = first; node; node = form_next(node))
        take(&wish, &seen, node, &notes);
    bool failed = seen.failed;
    idset_clear(&seen);
    if (failed) {
        team_notes_clear(&notes);
        return fault_memory(context);
    }
    *out = notes;
    return CODICIL_OK;
}

bool team_note_next(const TeamNote *note, const xmlNode **at, Buf *words)
{
    *at = *at ? form_next(*at) : form_first(note->node, "p");
    if (!*at)
        return false;
    for (const xmlNode *text = (*at)->children; text; text = text->next)
        if (text->type == XML_TEXT_NODE)
            buf_add_text(words, (const char *)text->content);
    return true;
}

/* The parts of the what's-new page, as its makers see them; for diff/news. */
#ifndef DIFF_NEWS_WORK_H
#define DIFF_NEWS_WORK_H

#include "diff/news.h"

/* A headed provision of the marked text with what changed in it, but for what
 * changed in headed provisions within it. */
typedef struct {
    const xmlNode *node; /* doc_kind() for what stands above all headings */
    bool is_whole;       /* it came, went or moved as a whole */
    bool has_words, has_form;
} NewsPlace;

/* Clauses in a row whose numbers alone changed. */
typedef struct {
    const xmlNode *first, *last; /* num */
} NewsNumbers;

typedef struct {
    NewsPlace *places; /* in reading order; the first is doc_kind() */
    size_t count, room;
    NewsNumbers *numbers;
    size_t number_count, number_room;
    size_t *note_places; /* for each note of the input; NEWS_NOWHERE */
    bool failed;
} NewsPlaces;

#define NEWS_NOWHERE ((size_t)-1)
#define NEWS_MOVES   1000000L /* added to the numbers of moves in excerpts */

/* places.c */
void news_places_clear(NewsPlaces *places);
bool news_places_find(const NewsInput *input, NewsPlaces *out);

/* Whether something stands in or on a node that tells of a change, numbers
 * aside. Not of the headed provisions in it when `own_only`. */
bool news_is_touched(const xmlNode *node, bool own_only);
/* Whether a node shows a heading of its own. */
bool news_is_headed(const xmlNode *node);

/* The page that is being made. */
typedef struct {
    const CodicilContext *context;
    const NewsInput *input;
    const char *island; /* locale of the marked text, where it is another */
    xmlDoc *page;
    bool failed;
} NewsPage;

/* excerpt.c: adds to `to` the blocks of a place, without its heading: those
 * that changed, and what lies between as folds. */
void news_excerpt(NewsPage *page, const NewsPlace *place, xmlNode *to);
/* A deep copy without ids, footnotes in brackets where they are meant. */
xmlNode *news_copy(NewsPage *page, const xmlNode *node, xmlNode *to);
/* A copy of a node alone, with its attributes but for ids. */
xmlNode *news_copy_shell(NewsPage *page, const xmlNode *node, xmlNode *to);

/* Adds an element, or one with words; NULL, and `failed`, without memory or
 * parent. `class` may be NULL. */
xmlNode *news_put(NewsPage *page, xmlNode *parent, Element element,
                  const char *class);
xmlNode *news_say(NewsPage *page, xmlNode *parent, const char *words);
/* A phrase with one value; or with a count. */
void news_phrase(NewsPage *page, const char *key, const char *name,
                 const char *value, Buf *out);
void news_count(NewsPage *page, const char *key, size_t count, Buf *out);

/* say.c: a paragraph (or another line) of words of ours. */
xmlNode *news_say_line(NewsPage *page, xmlNode *parent, Element element,
                       const Buf *words);
/* Gives a section an id that no provision has, for the list of contents: a name
 * of ours, and a number unless that is 0. */
void news_set_target(NewsPage *page, xmlNode *section, const char *name,
                     size_t number);
/* A section with the heading of a phrase of ours; its content is given. */
xmlNode *news_add_section(NewsPage *page, const char *key, xmlNode **section);
/* Marks words in the language of the marked text, where that is another. */
void news_mark_language(NewsPage *page, xmlNode *node);
/* Adds the words of a line without those in `other`: EL_del gives the new
 * words, EL_ins the old ones. */
void news_add_side(const xmlNode *line, Element other, Buf *out);
/* The notes of a place; NEWS_NOWHERE: those on the whole. */
void news_say_notes(NewsPage *page, const NewsPlaces *places, size_t place,
                    xmlNode *to);
/* Tells of notes for provisions that neither text has. */
void news_tell_strays(const NewsPage *page, const NewsPlaces *places);
/* "Now also: …" for the facts of a place. */
void news_say_facts(NewsPage *page, const NewsPlace *place, xmlNode *to);
/* The parts of the page that are words of ours alone. */
void news_add_opening(NewsPage *page, const NewsPlaces *places);
void news_add_legend(NewsPage *page);
void news_add_figures(NewsPage *page);

#endif

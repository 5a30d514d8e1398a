/* What a comparison comes to: changes by kind, words, and what class of change
 * that suggests. The tool suggests, people decide. */
#ifndef DIFF_SUMMARY_H
#define DIFF_SUMMARY_H

#include "base/json.h"
#include "diff/compare.h"

/* Why a change is more than editorial. X-macro: word, name in JSON, and how a
 * sentence says it. */
#define SUMMARY_REASONS(X)                                                     \
    X(WORDS, "words", "words")                                                 \
    X(VALUES, "values", "numbers or dates")                                    \
    X(DEFINITIONS, "definitions", "definitions")                               \
    X(MOVES, "moves", "the order of provisions")                               \
    X(TITLE, "title", "the title")

typedef enum {
#define X(word, name, text) REASON_##word,
    SUMMARY_REASONS(X)
#undef X
        REASON_COUNT
} Reason;

/* Words are tokens (lang/tokens.h), white space aside. What moved counts as
 * neither added nor removed, but for what changed in it. */
typedef struct {
    size_t kinds[CHANGE_KIND_COUNT];
    size_t changes; /* all of them */
    size_t words_before, words_after, removed, added;
    bool reasons[REASON_COUNT];
    bool is_editorial; /* there are changes, and none of these reasons */
} Summary;

CodicilStatus summary_make(const CodicilContext *context,
                           const CompareInput *input,
                           const Comparison *comparison, Summary *out);

/* The members "changes", "words" and "share" of an object; and those of what
 * is suggested, "class", "reasons" and "text". */
void summary_put(const Summary *summary, Json *json);
void summary_put_suggestion(const Summary *summary, Json *json);

/* What is suggested, in words: "words and numbers or dates changed: choose
 * inform or material". */
void summary_suggest(const Summary *summary, Buf *out);

/* As lines of text. */
void summary_to_text(const Summary *summary, Buf *out);

#endif

/* Counting a comparison's changes. */
#include "diff/summary.h"

#include "lang/tokens.h"
#include "model/walk.h"

#include <stdio.h>
#include <string.h>

/* What each kind is called for people, and what it is a reason for. */
static const struct {
    const char *label;
    int reason; /* REASON_COUNT: it is editorial */
} kinds[] = {
    [CHANGE_INSERT] = {"inserted", REASON_WORDS},
    [CHANGE_DELETE] = {"deleted", REASON_WORDS},
    [CHANGE_MODIFY] = {"modified", REASON_WORDS},
    [CHANGE_MOVE] = {"moved", REASON_MOVES},
    [CHANGE_MOVE_MODIFY] = {"moved and modified", REASON_WORDS},
    [CHANGE_MOVE_WORDS] = {"with words moved", REASON_WORDS},
    [CHANGE_RENUMBER] = {"renumbered", REASON_COUNT},
    [CHANGE_SPLIT] = {"split", REASON_COUNT},
    [CHANGE_MERGE] = {"merged", REASON_COUNT},
    [CHANGE_FORMAT] = {"reformatted", REASON_COUNT},
    [CHANGE_LINK] = {"with another link", REASON_COUNT},
    [CHANGE_VALUE] = {"with another number or date", REASON_VALUES},
    [CHANGE_DEFINITION] = {"defining otherwise", REASON_DEFINITIONS},
    [CHANGE_TITLE] = {"title", REASON_TITLE},
    [CHANGE_METADATA] = {"facts about the text", REASON_COUNT},
    [CHANGE_REUSE] = {"ids used again", REASON_COUNT},
};

static const char *const reason_names[] = {
#define X(word, name, text) [REASON_##word] = name,
    SUMMARY_REASONS(X)
#undef X
};

static const char *const reason_texts[] = {
#define X(word, name, text) [REASON_##word] = text,
    SUMMARY_REASONS(X)
#undef X
};

/* ----------------------------------------------------------------- counting */

static CodicilStatus count_words(const CodicilContext *context,
                                 Tokenizer *tokenizer, const xmlDoc *doc,
                                 size_t *out)
{
    Buf words AUTO(buf_clear) = {0};
    TokenList tokens AUTO(token_list_clear) = {0};
    size_t count = 0;
    walk_text(doc_kind(doc), false, &words);
    if (!buf_is_ok(&words) ||
        !tokenizer_read(tokenizer, buf_text(&words), words.size, &tokens))
        return fault_memory(context);
    for (size_t i = 0; i < tokens.count; i++)
        count += tokens.items[i].class != TOKEN_SPACE;
    *out = count;
    return CODICIL_OK;
}

/* A date or number before the text itself, such as that of the version: it is
 * another one in each version. */
static bool is_of_version(const ChangeRecord *change)
{
    const xmlNode *node = change->b ? change->b : change->a;
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent)
        if (element_of(node) == EL_preface)
            return change->kind == CHANGE_VALUE;
    return false;
}

static void count_change(const ChangeRecord *change, Summary *summary)
{
    int reason = kinds[change->kind].reason;
    bool is_shape =
        change->kind == CHANGE_SPLIT || change->kind == CHANGE_MERGE;
    if (is_shape && change->words_out + change->words_in) /* of a heading */
        reason = REASON_WORDS;
    summary->kinds[change->kind]++;
    summary->changes++;
    summary->removed += change->words_out;
    summary->added += change->words_in;
    if (reason != REASON_COUNT && !is_of_version(change))
        summary->reasons[reason] = true;
    if (change->has_values && !is_of_version(change))
        summary->reasons[REASON_VALUES] = true;
    if (change->kind == CHANGE_MOVE_MODIFY)
        summary->reasons[REASON_MOVES] = true;
}

static void free_tokenizer(Tokenizer **tokenizer)
{
    tokenizer_free(*tokenizer);
}

CodicilStatus summary_make(const CodicilContext *context,
                           const CompareInput *input,
                           const Comparison *comparison, Summary *out)
{
    Summary summary = {0};
    Tokenizer *AUTO(free_tokenizer) tokenizer = NULL;
    TRY(tokenizer_new(context, input->locale, &tokenizer));
    TRY(count_words(context, tokenizer, input->a, &summary.words_before));
    TRY(count_words(context, tokenizer, input->b, &summary.words_after));
    for (size_t i = 0; i < comparison->changes.count; i++)
        count_change(&comparison->changes.items[i], &summary);
    summary.is_editorial = summary.changes > 0;
    for (int i = 0; i < REASON_COUNT; i++)
        summary.is_editorial &= !summary.reasons[i];
    *out = summary;
    return CODICIL_OK;
}

/* ------------------------------------------------------------------ telling */

/* Which part of both texts was removed or added, in ten-thousandths. */
static size_t share_of(const Summary *summary)
{
    size_t all = summary->words_before + summary->words_after;
    size_t changed = summary->removed + summary->added;
    return all ? (changed * 10000 + all / 2) / all : 0;
}

void summary_suggest(const Summary *summary, Buf *out)
{
    int count = 0, at = 0;
    for (int i = 0; i < REASON_COUNT; i++)
        count += summary->reasons[i];
    if (summary->changes == 0)
        buf_add_text(out, "nothing changed");
    else if (count == 0)
        buf_add_text(out, "editorial: no words, numbers or dates changed");
    for (int i = 0; i < REASON_COUNT; i++) {
        if (!summary->reasons[i])
            continue;
        at++;
        buf_add_format(out, "%s%s",
                       at == 1      ? ""
                       : at < count ? ", "
                                    : " and ",
                       reason_texts[i]);
    }
    if (count)
        buf_add_text(out, " changed: choose inform or material");
}

void summary_put(const Summary *summary, Json *json)
{
    json_key(json, "changes");
    json_begin(json, '{');
    for (int i = 0; i < CHANGE_KIND_COUNT; i++) {
        json_key(json, change_kind_name((ChangeKind)i));
        json_number(json, (long)summary->kinds[i]);
    }
    json_end(json, '}');
    json_key(json, "words");
    json_begin(json, '{');
    json_key(json, "before");
    json_number(json, (long)summary->words_before);
    json_key(json, "after");
    json_number(json, (long)summary->words_after);
    json_key(json, "removed");
    json_number(json, (long)summary->removed);
    json_key(json, "added");
    json_number(json, (long)summary->added);
    json_end(json, '}');
    json_key(json, "share");
    json_fraction(json, share_of(summary));
}

void summary_put_suggestion(const Summary *summary, Json *json)
{
    Buf text AUTO(buf_clear) = {0};
    summary_suggest(summary, &text);
    json_key(json, "class");
    json_text(json, summary->is_editorial ? "editorial" : NULL);
    json_key(json, "reasons");
    json_begin(json, '[');
    for (int i = 0; i < REASON_COUNT; i++)
        if (summary->reasons[i])
            json_text(json, reason_names[i]);
    json_end(json, ']');
    json_key(json, "text");
    json_text(json, buf_text(&text));
    json->out->failed |= !buf_is_ok(&text);
}

void summary_to_text(const Summary *summary, Buf *out)
{
    size_t share = share_of(summary);
    buf_add_format(out, "%zu change%s\n", summary->changes,
                   summary->changes == 1 ? "" : "s");
    for (int i = 0; i < CHANGE_KIND_COUNT; i++)
        if (summary->kinds[i])
            buf_add_format(out, "  %5zu %s\n", summary->kinds[i],
                           kinds[i].label);
    buf_add_format(out, "%zu words removed, %zu added; %zu before, %zu after\n",
                   summary->removed, summary->added, summary->words_before,
                   summary->words_after);
    buf_add_format(out, "%zu.%02zu %% of the text\n", share / 100, share % 100);
    summary_suggest(summary, out);
    buf_add_char(out, '\n');
}

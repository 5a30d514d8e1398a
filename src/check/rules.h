/* The rules that a text is checked by, in one table. A rule's name is a
 * promise: it never changes its meaning, and what is gone is not used again. */
#ifndef CHECK_RULES_H
#define CHECK_RULES_H

#include <stddef.h>

typedef enum { WEIGHT_NOTE, WEIGHT_WARNING, WEIGHT_ERROR } Weight;

typedef enum {
    RULE_PROFILE_ELEMENT,
    RULE_PROFILE_CONTENT,
    RULE_PROFILE_TEXT,
    RULE_PROFILE_ATTRIBUTE,
    RULE_ID_FORM,
    RULE_ID_MISSING,
    RULE_ID_DUPLICATE,
    RULE_EID_STALE,
    RULE_REF_FORM,
    RULE_REF_TARGET,
    RULE_TERM_DEFINITION,
    RULE_DEF_DUPLICATE,
    RULE_LINK_FORM,
    RULE_LINK_SCHEME,
    RULE_LINK_EMPTY,
    RULE_LINK_NESTED,
    RULE_DATE_FORM,
    RULE_DATE_IMPOSSIBLE,
    RULE_LOCALE_FORM,
    RULE_LOCALE_UNKNOWN,
    RULE_LOCALE_PARTS,
    RULE_TITLE_MISSING,
    RULE_TITLE_PLACE,
    RULE_HEADING_EMPTY,
    RULE_PROVISION_EMPTY,
    RULE_TABLE_SHAPE,
    RULE_MARKED_TEXT,
    RULE_META_EMPTY,
    RULE_META_PATH,
    RULE_DATE_WORDS,
    RULE_DATE_ORDER,
    RULE_DATE_FIGURES,
    RULE_VERSION_DATE,
    RULE_VERSION_NUMBER,
    RULE_COPYRIGHT_YEAR,
    RULE_PICTURE_MISSING,
    RULE_PICTURE_PLACE,
    RULE_MARKUP_LEFT,
    RULE_PLACEHOLDER,
    RULE_ID_REUSED,
    RULE_ID_DOUBTFUL,
    RULE_PARITY_MISSING,
    RULE_PARITY_EXTRA,
    RULE_PARITY_KIND,
    RULE_PARITY_PARENT,
    RULE_PARITY_ORDER,
    RULE_PARITY_TABLE,
    RULE_PARITY_NUM,
    RULE_PARITY_NUMBER,
    RULE_PARITY_DATE,
    RULE_PARITY_LINK,
    RULE_PARITY_REF,
    RULE_FINDINGS_MANY,
    RULE_COUNT
} RuleId;

typedef struct {
    const char *name;
    Weight weight;
    const char *explanation; /* one sentence for people */
} Rule;

const Rule *rule_get(RuleId id);
const char *weight_name(Weight weight); /* "note", "warning", "error" */

#endif

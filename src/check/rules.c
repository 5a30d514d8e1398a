/* The table of rules. */
#include "check/rules.h"

#define ERROR   WEIGHT_ERROR
#define WARNING WEIGHT_WARNING
#define NOTE    WEIGHT_NOTE

static const Rule rules[] = {
    [RULE_PROFILE_ELEMENT] = {"profile-element", ERROR,
                              "an element that a text may not have at all"},
    [RULE_PROFILE_CONTENT] = {"profile-content", ERROR,
                              "an element where it may not stand, or one that "
                              "lacks what it has to hold"},
    [RULE_PROFILE_TEXT] = {"profile-text", ERROR,
                           "text where only elements, or nothing, may stand"},
    [RULE_PROFILE_ATTRIBUTE] = {"profile-attribute", ERROR,
                                "an attribute that is unknown, missing, or of "
                                "a value that it cannot have"},
    [RULE_ID_FORM] = {"id-form", ERROR,
                      "an id that is not a letter or _, then letters, digits, "
                      "_ . - (at most 200)"},
    [RULE_ID_MISSING] = {"id-missing", ERROR,
                         "a provision without its lasting xml:id"},
    [RULE_ID_DUPLICATE] = {"id-duplicate", ERROR,
                           "an id, a former anchor or an eId that stands "
                           "twice"},
    [RULE_EID_STALE] = {"eid-stale", WARNING,
                        "eId or wId are not what codicil would write"},
    [RULE_REF_FORM] = {"ref-form", ERROR,
                       "a reference that is neither #id nor WORK#id nor "
                       "WORK@VERSION#id"},
    [RULE_REF_TARGET] = {"ref-target", ERROR,
                         "a reference to an id that the text does not have"},
    [RULE_TERM_DEFINITION] = {"term-definition", ERROR,
                              "a term whose refersTo leads to no definition"},
    [RULE_DEF_DUPLICATE] = {"def-duplicate", WARNING,
                            "the same term is defined twice"},
    [RULE_LINK_FORM] = {"link-form", ERROR,
                        "an address that is no IRI reference"},
    [RULE_LINK_SCHEME] = {"link-scheme", ERROR,
                          "an address of a kind that is not allowed, such as "
                          "javascript:"},
    [RULE_LINK_EMPTY] = {"link-empty", WARNING,
                         "a link without words, or without an address"},
    [RULE_LINK_NESTED] = {"link-nested", ERROR,
                          "a link, reference or footnote within a link"},
    [RULE_DATE_FORM] = {"date-form", ERROR,
                        "a date that is not written YYYY-MM-DD, or as an "
                        "instant with its zone"},
    [RULE_DATE_IMPOSSIBLE] = {"date-impossible", ERROR,
                              "a day or time that does not exist"},
    [RULE_LOCALE_FORM] = {"locale-form", ERROR,
                          "a language tag that is malformed or not in "
                          "canonical form"},
    [RULE_LOCALE_UNKNOWN] = {"locale-unknown", ERROR,
                             "a language, script or region that is not "
                             "registered"},
    [RULE_LOCALE_PARTS] = {"locale-parts", ERROR,
                           "preface, body and conclusions are in different "
                           "languages"},
    [RULE_TITLE_MISSING] = {"title-missing", WARNING, "a text without a title"},
    [RULE_TITLE_PLACE] = {"title-place", ERROR,
                          "a docTitle that is not the one of the longTitle"},
    [RULE_HEADING_EMPTY] = {"heading-empty", ERROR,
                            "a title, heading, number or caption without "
                            "words"},
    [RULE_PROVISION_EMPTY] = {"provision-empty", WARNING,
                              "a provision without words or a picture"},
    [RULE_TABLE_SHAPE] = {"table-shape", WARNING,
                          "a table whose rows are not equally wide"},
    [RULE_MARKED_TEXT] = {"marked-text", ERROR,
                          "ins, del or c:change in a text of the store"},
    [RULE_META_EMPTY] = {"meta-empty", WARNING,
                         "a file whose meta is still to be written"},
    [RULE_META_PATH] = {"meta-path", ERROR,
                        "meta, name or language differ from what the store "
                        "says of the text"},
    [RULE_DATE_WORDS] = {"date-words", ERROR,
                         "a date whose words say another day than its date "
                         "attribute"},
    [RULE_DATE_ORDER] = {"date-order", WARNING,
                         "a date of which day and month can be read either "
                         "way, such as 03/04/2025"},
    [RULE_DATE_FIGURES] = {"date-figures", NOTE,
                           "a date in figures, such as 03/04/2025, that is "
                           "clear only to who knows the custom of the "
                           "language"},
    [RULE_VERSION_DATE] = {"version-date", WARNING,
                           "a text says another date of itself than "
                           "version.xml knows"},
    [RULE_VERSION_NUMBER] = {"version-number", WARNING,
                             "a text says another version number of itself "
                             "than the version's label"},
    [RULE_COPYRIGHT_YEAR] = {"copyright-year", NOTE,
                             "the publisher's last copyright year is none of "
                             "the version's dates"},
    [RULE_PICTURE_MISSING] = {"picture-missing", ERROR,
                              "a picture that is not in the version's folder"},
    [RULE_PICTURE_PLACE] = {"picture-place", ERROR,
                            "a picture outside of the version's folder"},
    [RULE_MARKUP_LEFT] = {"markup-left", WARNING,
                          "words that look like Markdown or HTML that was not "
                          "read as such"},
    [RULE_PLACEHOLDER] = {"placeholder", NOTE,
                          "a place that is still to be filled in, such as "
                          "[insert name]"},
    [RULE_ID_REUSED] = {"id-reused", WARNING,
                        "an id that named other words in the version before, "
                        "which have another id now"},
    [RULE_ID_DOUBTFUL] = {"id-doubtful", NOTE,
                          "an id whose words have little in common with those "
                          "of the version before"},
    [RULE_NUMBER_SEQUENCE] = {"number-sequence", WARNING,
                              "a number that does not come next after the one "
                              "before it"},
    [RULE_NUMBER_DUPLICATE] = {"number-duplicate", WARNING,
                               "a number that the provision before has as "
                               "well"},
    [RULE_NUMBER_STYLE] = {"number-style", NOTE,
                           "a number that is written in another way than "
                           "those beside it"},
    [RULE_REF_NUMBER] = {"ref-number", WARNING,
                         "a reference whose words say another number than "
                         "that of what it leads to"},
    [RULE_REF_HEADING] = {"ref-heading", WARNING,
                          "a reference in quotation marks whose words are not "
                          "in the heading that it leads to"},
    [RULE_MENTION_UNKNOWN] = {"mention-unknown", NOTE,
                              "words that refer to a heading that no provision "
                              "has"},
    [RULE_LINK_LOCALE] = {"link-locale", WARNING,
                          "an address of another language than the text's, by "
                          "the patterns of work.xml"},
    [RULE_REF_WORK] = {"ref-work", ERROR,
                       "a reference to a work, version or id that the store "
                       "does not have"},
    [RULE_TERM_IMPORT] = {"term-import", WARNING,
                          "a term of another work that work.xml does not "
                          "import"},
    [RULE_TERM_UNDEFINED] = {"term-undefined", WARNING,
                             "a term of work.xml that the text uses and does "
                             "not define"},
    [RULE_TERM_UNUSED] = {"term-unused", NOTE,
                          "a term that is defined and not used"},
    [RULE_TERM_WORDS] = {"term-words", WARNING,
                         "a term in other words than its definition or its "
                         "name in work.xml"},
    [RULE_PARITY_MISSING] = {"parity-missing", WARNING,
                             "a provision of the original language that the "
                             "text lacks"},
    [RULE_PARITY_EXTRA] = {"parity-extra", WARNING,
                           "a provision that the original language does not "
                           "have"},
    [RULE_PARITY_KIND] = {"parity-kind", ERROR,
                          "a provision that is another element in the "
                          "original language"},
    [RULE_PARITY_PARENT] = {"parity-parent", ERROR,
                            "a provision that stands within another one than "
                            "in the original language"},
    [RULE_PARITY_ORDER] = {"parity-order", WARNING,
                           "a provision in another order than in the original "
                           "language"},
    [RULE_PARITY_HEADING] = {"parity-heading", WARNING,
                             "a provision with a heading that has none in the "
                             "original language, or the other way round"},
    [RULE_PARITY_TABLE] = {"parity-table", WARNING,
                           "a table with more or fewer rows than in the "
                           "original language"},
    [RULE_PARITY_NUM] = {"parity-num", WARNING,
                         "a provision with another number than in the "
                         "original language"},
    [RULE_PARITY_NUMBER] = {"parity-number", WARNING,
                            "an amount or number in a provision that differs "
                            "from the original language"},
    [RULE_PARITY_DATE] = {"parity-date", WARNING,
                          "a date in a provision that differs from the "
                          "original language"},
    [RULE_PARITY_LINK] = {"parity-link", WARNING,
                          "a link in a provision that leads elsewhere than in "
                          "the original language"},
    [RULE_PARITY_REF] = {"parity-ref", WARNING,
                         "a reference in a provision that leads to another "
                         "provision than in the original language"},
    [RULE_PHRASE_HEADER] = {"phrase-header", ERROR,
                            "a file of phrases that does not name its "
                            "language"},
    [RULE_PHRASE_MISSING] = {"phrase-missing", ERROR,
                             "a phrase of the program that has no words in a "
                             "language"},
    [RULE_PHRASE_UNKNOWN] = {"phrase-unknown", ERROR,
                             "a phrase that the program does not have"},
    [RULE_PHRASE_TWICE] = {"phrase-twice", ERROR, "a phrase that stands twice"},
    [RULE_PHRASE_FUZZY] = {"phrase-fuzzy", WARNING,
                           "a phrase that its translator was not sure of"},
    [RULE_PHRASE_FORM] = {"phrase-form", ERROR,
                          "a phrase whose braces do not fit"},
    [RULE_PHRASE_VALUE] = {"phrase-value", ERROR,
                           "a phrase with other values than the English one"},
    [RULE_PHRASE_PLURAL] = {"phrase-plural", ERROR,
                            "a plural with other forms than the language has"},
    [RULE_PHRASE_MARKUP] = {"phrase-markup", ERROR, "markup in a phrase"},
    [RULE_TRANSLATION_STALE] = {"translation-stale", WARNING,
                                "a provision that translates other words than "
                                "the original language has now"},
    [RULE_TRANSLATION_OPEN] = {"translation-untranslated", WARNING,
                               "a provision that is marked as untranslated, "
                               "or has no words"},
    [RULE_TRANSLATION_SAME] = {"translation-same", NOTE,
                               "sentences that are those of the original "
                               "language"},
    [RULE_TRANSLATION_CARRIED] = {"translation-carried", NOTE,
                                  "a provision whose translation was taken "
                                  "over from the version before"},
    [RULE_PARITY_TERM] = {"parity-term", NOTE,
                          "a provision that says a term in the original "
                          "language, and not its translation"},
    [RULE_FINDINGS_MANY] = {"findings-many", NOTE,
                            "more than 1000 findings in one file; the rest is "
                            "not told"},
};

_Static_assert(sizeof(rules) / sizeof(rules[0]) == RULE_COUNT,
               "a row for every rule");

const Rule *rule_get(RuleId id)
{
    return &rules[id];
}

const char *weight_name(Weight weight)
{
    static const char *const names[] = {"note", "warning", "error"};
    return names[weight];
}

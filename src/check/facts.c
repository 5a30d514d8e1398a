/* What a text says of itself: its languages, and meta against the facts. */
#include "check/checker.h"
#include "lang/locale.h"

#include <string.h>

static void check_locale(Checker *checker, const xmlNode *node,
                         const char *name)
{
    char canonical[LOCALE_SIZE], reason[LOCALE_REASON_SIZE];
    const char *value = doc_get(node, name);
    if (!value || !datatype_allows(&(Datatype){"locale", 6}, value))
        return;
    if (!locale_from_text(value, canonical, reason))
        report(checker, RULE_LOCALE_UNKNOWN, node,
               "%s=\"%s\" of <%s>: %s; expected a registered one", name, value,
               (const char *)node->name, reason);
    else if (strcmp(value, canonical) != 0)
        report(checker, RULE_LOCALE_FORM, node,
               "%s=\"%s\" of <%s>; expected the canonical \"%s\"", name, value,
               (const char *)node->name, canonical);
}

/* A text is in one language; islands of others are marked within its lines. */
static void check_parts(Checker *checker)
{
    static const Element parts[] = {EL_preface, EL_conclusions};
    const char *locale = doc_locale(checker->text);
    for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
        const xmlNode *part = doc_part(checker->text, parts[i]);
        const char *other = part ? doc_get(part, "xml:lang") : NULL;
        if (other && strcmp(other, locale) != 0)
            report(checker, RULE_LOCALE_PARTS, part,
                   "xml:lang=\"%s\" of <%s>; expected \"%s\", as <mainBody>",
                   other, (const char *)part->name, locale);
    }
}

void check_locales(Checker *checker)
{
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        check_locale(checker, walk.node, "xml:lang");
        check_locale(checker, walk.node, "language");
        check_locale(checker, walk.node, "fromLanguage");
    }
    check_parts(checker);
}

/* The attribute that says what became of a node, NULL where none does. */
static const char *mark_of(const xmlNode *node)
{
    static const char *const names[] = {"c:was",    "c:change",
                                        "c:move",   "c:number",
                                        "c:former", "c:former-number"};
    for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
        if (doc_get(node, names[i]))
            return names[i];
    return NULL;
}

/* Only a comparison of two texts marks what changed; a text has it not. */
static void check_marks(Checker *checker)
{
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter || walk.node->type != XML_ELEMENT_NODE)
            continue;
        Element element = element_of(walk.node);
        const char *mark = mark_of(walk.node);
        if (element == EL_ins || element == EL_del || mark)
            report(checker, RULE_MARKED_TEXT, walk.node,
                   "<%s>%s%s marks a change; expected a text without marks",
                   (const char *)walk.node->name, mark ? " with " : "",
                   mark ? mark : "");
    }
}

static void on_difference(void *user, const xmlNode *node, const char *what,
                          const char *expected, const char *found)
{
    Checker *checker = user;
    Buf want AUTO(buf_clear) = {0}, have AUTO(buf_clear) = {0};
    report(checker, RULE_META_PATH, node, "%s is %s%s%s; expected %s%s%s", what,
           found ? "\"" : "", found ? shortened(found, &have) : "missing",
           found ? "\"" : "", expected ? "\"" : "",
           expected ? shortened(expected, &want) : "none",
           expected ? "\"" : "");
}

CodicilStatus check_meta(Checker *checker)
{
    const xmlNode *meta = doc_part(checker->text, EL_meta);
    if (checker->facts) {
        check_marks(checker);
        return meta_compare(checker->context, checker->facts, checker->text,
                            on_difference, checker);
    }
    if (meta && !first_element(meta))
        report(checker, RULE_META_EMPTY, meta,
               "<meta> is empty; expected <identification> (`codicil tidy` "
               "writes it)");
    return CODICIL_OK;
}

/* References: where they lead, and whether what they lead to is there.
 *
 *      reference = [ work [ "@" version ] ] "#" ( id / former anchor )
 */
#include "check/checker.h"
#include "lang/words.h"
#include "model/name.h"

#include <string.h>

/* WORK or WORK@VERSION, of `size` bytes. */
static bool is_work_name(const char *text, size_t size)
{
    char *AUTO(free_bytes) work = strndup(text, size);
    char *version = work ? strchr(work, '@') : NULL;
    if (version)
        *version++ = '\0';
    return work && name_is_work(work, NULL) &&
           (!version || name_is_version(version, NULL));
}

/* Says so where a value is no reference. */
static bool has_form(Checker *checker, const xmlNode *node, const char *name,
                     const char *value)
{
    const char *sign = strchr(value, '#');
    if (sign && sign[1] &&
        (sign == value || is_work_name(value, (size_t)(sign - value))))
        return true;
    Buf quote AUTO(buf_clear) = {0};
    report(checker, RULE_REF_FORM, node,
           "%s=\"%s\" of <%s>; expected #id, WORK#id or WORK@VERSION#id", name,
           shortened(value, &quote), (const char *)node->name);
    return false;
}

static void check_target(Checker *checker, const xmlNode *node,
                         const char *value)
{
    if (find_id(checker, value + 1))
        return;
    Buf quote AUTO(buf_clear) = {0};
    report(checker, RULE_REF_TARGET, node,
           "<%s> leads to \"%s\"; expected an id of this text",
           (const char *)node->name, shortened(value, &quote));
}

static void check_term(Checker *checker, const xmlNode *node, const char *value)
{
    const xmlNode *target = find_id(checker, value + 1);
    if (element_of(target) == EL_def)
        return;
    Buf quote AUTO(buf_clear) = {0};
    report(checker, RULE_TERM_DEFINITION, node,
           "<term> leads to \"%s\", which is %s%s%s; expected a <def>",
           shortened(value, &quote), target ? "a <" : "not in this text",
           target ? (const char *)target->name : "", target ? ">" : "");
}

static void check_node(Checker *checker, const xmlNode *node)
{
    Element element = element_of(node);
    const char *name = element == EL_term ? "refersTo" : "href";
    const char *value = doc_get(node, name);
    if (!value)
        return;
    if (element == EL_a) {
        if (value[0] == '#' && value[1])
            check_target(checker, node, value);
    } else if (has_form(checker, node, name, value) && value[0] == '#') {
        if (element == EL_ref)
            check_target(checker, node, value);
        else
            check_term(checker, node, value);
    }
}

void check_references(Checker *checker)
{
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter)
            continue;
        Element element = element_of(walk.node);
        if (element == EL_a || element == EL_ref || element == EL_term)
            check_node(checker, walk.node);
    }
}

static const char *locale_of(const xmlNode *node)
{
    for (; node && node->type == XML_ELEMENT_NODE; node = node->parent) {
        const char *locale = doc_get(node, "xml:lang");
        if (locale)
            return locale;
    }
    return "";
}

static void check_def(Checker *checker, IdSet *seen, const xmlNode *def)
{
    Buf words AUTO(buf_clear) = {0}, key AUTO(buf_clear) = {0};
    walk_text(def, false, &words);
    buf_add_format(&key, "%s\x1f", locale_of(def));
    size_t bare = key.size;
    if (!words_fold(buf_text(&words), words.size, &key) || !buf_is_ok(&key) ||
        !buf_is_ok(&words)) {
        checker->failed = true;
        return;
    }
    if (key.size == bare)
        return;
    const xmlNode *other = idset_put(seen, buf_text(&key), def);
    if (!other)
        return;
    Buf quote AUTO(buf_clear) = {0};
    report(checker, RULE_DEF_DUPLICATE, def,
           "\"%s\" is defined in line %ld already; expected one <def>",
           shortened(buf_text(&words), &quote), doc_line(other));
}

void check_definitions(Checker *checker)
{
    IdSet seen = {0};
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == EL_def)
            check_def(checker, &seen, walk.node);
    checker->failed |= seen.failed;
    idset_clear(&seen);
}

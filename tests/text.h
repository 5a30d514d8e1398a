/* Texts for tests: from a few lines of XML, and those of this repository. */
#ifndef TEXT_H
#define TEXT_H

#include "unit.h"

#include "base/buf.h"
#include "base/file.h"
#include "model/doc.h"
#include "model/walk.h"

/* Meta as it has to be; %s is the language. */
#define TEXT_META                                                              \
    "<meta><identification source='#c'><FRBRWork><FRBRthis value='/w/!main'/>" \
    "<FRBRuri value='/w'/><FRBRdate date='2026-01-31' name='x'/>"              \
    "<FRBRauthor href='#p'/><FRBRcountry value='nl'/></FRBRWork>"              \
    "<FRBRExpression><FRBRthis value='/e/!main'/><FRBRuri value='/e'/>"        \
    "<FRBRdate date='2026-01-31' name='x'/><FRBRauthor href='#p'/>"            \
    "<FRBRlanguage language='en'/></FRBRExpression><FRBRManifestation>"        \
    "<FRBRthis value='/m/!main'/><FRBRuri value='/m'/>"                        \
    "<FRBRdate date='2026-01-31' name='x'/><FRBRauthor href='#p'/>"            \
    "</FRBRManifestation></identification></meta>"

#define TEXT_HEAD                                                              \
    "<akomaNtoso xmlns='" AKN_NAMESPACE "' xmlns:c='" CODICIL_NAMESPACE "'>"   \
    "<doc name='terms' contains='singleVersion'>"

#define TEXT_PREFACE                                                           \
    "<preface xml:lang='en'><longTitle><p><docTitle>Terms</docTitle></p>"      \
    "</longTitle></preface>"

/* A text with this in its mainBody. */
#define TEXT(body)                                                             \
    TEXT_HEAD "<meta/>" TEXT_PREFACE "<mainBody xml:lang='en'>" body           \
              "</mainBody></doc></akomaNtoso>"

/* Reads what has to be readable. */
static inline xmlDoc *text_read_from(const char *xml)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    xmlDoc *doc = NULL;
    if (doc_read(context, "test.xml", xml, strlen(xml), &doc) != CODICIL_OK)
        fail_msg("%s: %s", told.text, xml);
    codicil_context_free(context);
    return doc;
}

/* Canonical bytes, for free(). */
static inline char *text_bytes(const xmlDoc *doc)
{
    Buf out = {0};
    doc_write(doc, &out);
    char *bytes = buf_take(&out);
    assert_non_null(bytes);
    return bytes;
}

/* A path below the repository's root, for free(). */
static inline char *root_path(const char *name)
{
    const char *root = getenv("CODICIL_ROOT");
    if (!root)
        fail_msg("CODICIL_ROOT is to hold the repository's path");
    char *path = path_join(root, name, NULL);
    assert_non_null(path);
    return path;
}

/* A file of the repository that has to be there. */
static inline xmlDoc *root_text(const char *name)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    char *path = root_path(name);
    xmlDoc *doc = NULL;
    if (doc_read_file(context, path, &doc) != CODICIL_OK)
        fail_msg("%s: %s", path, told.text);
    free(path);
    codicil_context_free(context);
    return doc;
}

/* The texts of ours, as names for root_text(). */
static const char *const own_texts[] = {
    "documents/portal-data/2024-03-01/ar.xml",
    "documents/portal-data/2024-03-01/de.xml",
    "documents/portal-data/2024-03-01/en.xml",
    "documents/portal-data/2024-03-01/ja.xml",
    "documents/portal-data/2024-03-01/nl.xml",
    "documents/portal-data/2024-03-01/ru.xml",
    "documents/portal-data/2025-06-01/ar.xml",
    "documents/portal-data/2025-06-01/de.xml",
    "documents/portal-data/2025-06-01/en.xml",
    "documents/portal-data/2025-06-01/ja.xml",
    "documents/portal-data/2025-06-01/nl.xml",
    "documents/portal-data/2025-06-01/ru.xml",
    "documents/portal-data/2026-06-01/ar.xml",
    "documents/portal-data/2026-06-01/de.xml",
    "documents/portal-data/2026-06-01/en.xml",
    "documents/portal-data/2026-06-01/ja.xml",
    "documents/portal-data/2026-06-01/nl.xml",
    "documents/portal-data/2026-06-01/ru.xml",
    "documents/terms/2023-09-01/ar.xml",
    "documents/terms/2023-09-01/de.xml",
    "documents/terms/2023-09-01/en.xml",
    "documents/terms/2023-09-01/ja.xml",
    "documents/terms/2023-09-01/nl.xml",
    "documents/terms/2023-09-01/ru.xml",
    "documents/terms/2025-01-15/ar.xml",
    "documents/terms/2025-01-15/de.xml",
    "documents/terms/2025-01-15/en.xml",
    "documents/terms/2025-01-15/ja.xml",
    "documents/terms/2025-01-15/nl.xml",
    "documents/terms/2025-01-15/ru.xml",
    "documents/terms/2026-03-01/ar.xml",
    "documents/terms/2026-03-01/de.xml",
    "documents/terms/2026-03-01/en.xml",
    "documents/terms/2026-03-01/ja.xml",
    "documents/terms/2026-03-01/nl.xml",
    "documents/terms/2026-03-01/ru.xml",
    "documents/website-privacy/2025-02-01/ar.xml",
    "documents/website-privacy/2025-02-01/de.xml",
    "documents/website-privacy/2025-02-01/en.xml",
    "documents/website-privacy/2025-02-01/ja.xml",
    "documents/website-privacy/2025-02-01/nl.xml",
    "documents/website-privacy/2025-02-01/ru.xml",
    "documents/website-privacy/2026-04-01/ar.xml",
    "documents/website-privacy/2026-04-01/de.xml",
    "documents/website-privacy/2026-04-01/en.xml",
    "documents/website-privacy/2026-04-01/ja.xml",
    "documents/website-privacy/2026-04-01/nl.xml",
    "documents/website-privacy/2026-04-01/ru.xml",
};
#define OWN_TEXTS (sizeof(own_texts) / sizeof(own_texts[0]))

/* The first element of that name within a node, itself included. */
static inline xmlNode *find_element(const xmlNode *root, Element element)
{
    Walk walk = walk_begin(root);
    while (walk_next(&walk))
        if (walk.enter && element_of(walk.node) == element)
            return walk.node;
    return NULL;
}

#endif

/* codicil.xml, and making a folder a store. */
#include "store/defaults.h"

#include "base/file.h"
#include "store/form.h"

#include <ctype.h>
#include <string.h>

/* -text: no line end is changed. The two others switch off what a person's own
 * settings may have switched on. Pictures are no text to git by their look;
 * kept renditions are bytes although they may look like text. */
static const char git_attributes[] =
    "# codicil: a checkout changes no byte of a document.\n"
    "documents/** -text -ident !working-tree-encoding\n"
    "documents/**/*.xml diff\n"
    "documents/**/renditions/** -diff -merge\n";

static const FormRow rows[] = {
    {"store", NULL, FORM_ONE, NULL, "what holds for all works", {{0}}},
    {"publisher", "store", FORM_MAYBE, "text", "who publishes", {{0}}},
    {"country", "store", FORM_MAYBE, "country", "of the publisher", {{0}}},
    {"site", "store", FORM_MAYBE, "address", "of the built site", {{0}}},
};

static const Form form = {rows, sizeof(rows) / sizeof(rows[0])};

void defaults_clear(Defaults *defaults)
{
    xmlFreeDoc(defaults->doc);
    *defaults = (Defaults){0};
}

static void load(Defaults *defaults)
{
    defaults->publisher = form_get(defaults->doc, "publisher");
    defaults->country = form_get(defaults->doc, "country");
    defaults->site = form_get(defaults->doc, "site");
}

CodicilStatus defaults_read(const CodicilContext *context, const char *folder,
                            Defaults *out)
{
    char *AUTO(free_bytes) path = path_join(folder, "codicil.xml", NULL);
    if (!path)
        return fault_memory(context);
    Defaults defaults = {0};
    if (file_is_there(path)) {
        TRY(form_read(context, &form, path, &defaults.doc));
        load(&defaults);
    }
    *out = defaults;
    return CODICIL_OK;
}

/* What was asked for, in a tree. */
static CodicilStatus defaults_new(const CodicilContext *context,
                                  const Defaults *wish, Defaults *out)
{
    char country[] = "xx";
    const char *asked = wish->country;
    if (asked && strlen(asked) == 2) {
        country[0] = (char)tolower((unsigned char)asked[0]);
        country[1] = (char)tolower((unsigned char)asked[1]);
        asked = country;
    }
    Defaults defaults AUTO(defaults_clear) = {0};
    TRY(form_new(context, &form, &defaults.doc));
    TRY(form_set(context, &form, defaults.doc, "publisher", wish->publisher));
    TRY(form_set(context, &form, defaults.doc, "country", asked));
    load(&defaults);
    *out = defaults;
    defaults.doc = NULL;
    return CODICIL_OK;
}

static bool is_other(const char *asked, const char *there)
{
    return asked && (!there || strcmp(asked, there) != 0);
}

static CodicilStatus init_defaults(const CodicilContext *context,
                                   const char *folder, const Defaults *wish)
{
    char *AUTO(free_bytes) path = path_join(folder, "codicil.xml", NULL);
    if (!path)
        return fault_memory(context);
    if (!file_is_there(path)) {
        Buf bytes AUTO(buf_clear) = {0};
        TRY(doc_to_bytes(context, path, wish->doc, &bytes));
        return file_put(context, path, bytes.bytes, bytes.size, NULL);
    }
    Defaults there AUTO(defaults_clear) = {0};
    TRY(defaults_read(context, folder, &there));
    if (is_other(wish->publisher, there.publisher) ||
        is_other(wish->country, there.country))
        tell(context, CODICIL_NOTE, &(Place){.file = path},
             "is there already, with another publisher or country, and stays "
             "as it is");
    return CODICIL_OK;
}

static CodicilStatus init_git(const CodicilContext *context, const char *folder)
{
    char *AUTO(free_bytes) path = path_join(folder, ".gitattributes", NULL);
    if (!path)
        return fault_memory(context);
    if (!file_is_there(path))
        return file_put(context, path, git_attributes,
                        sizeof(git_attributes) - 1, NULL);
    Buf there AUTO(buf_clear) = {0};
    TRY(file_read(context, path, &there));
    if (!strstr(buf_text(&there), "documents/** -text"))
        tell(context, CODICIL_WARNING, &(Place){.file = path},
             "is there already and stays as it is; without the line "
             "'documents/** -text' a checkout may change bytes");
    return CODICIL_OK;
}

CodicilStatus store_init(const CodicilContext *context, const char *folder,
                         const Defaults *defaults)
{
    char *AUTO(free_bytes) documents = path_join(folder, "documents", NULL);
    if (!documents)
        return fault_memory(context);
    Defaults wish AUTO(defaults_clear) = {0};
    TRY(defaults_new(context, defaults, &wish));
    TRY(folder_make(context, folder));
    TRY(folder_make(context, documents));
    TRY(init_git(context, folder));
    return init_defaults(context, folder, &wish);
}

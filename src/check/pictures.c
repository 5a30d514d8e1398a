/* Pictures: those of the store lie in the folder of their version. */
#include "base/file.h"
#include "check/checker.h"
#include "model/scheme.h"

#include <stdlib.h>
#include <string.h>

static void check_picture(Checker *checker, const xmlNode *node,
                          const char *address)
{
    Buf path AUTO(buf_clear) = {0}, file AUTO(buf_clear) = {0};
    Buf quote AUTO(buf_clear) = {0};
    const char *slash = strrchr(checker->file, '/');
    address_add_path(address, &path);
    bool has_zero = path.size != strlen(buf_text(&path));
    if (has_zero || strncmp(buf_text(&path), "media/", 6) != 0 ||
        strchr(buf_text(&path), '\\') || !path_is_within(buf_text(&path))) {
        report(checker, RULE_PICTURE_PLACE, node,
               "src of <img> leads to \"%s\"; expected a file in media/",
               shortened(address, &quote));
        return;
    }
    if (slash)
        buf_add(&file, checker->file, (size_t)(slash - checker->file) + 1);
    buf_add_text(&file, buf_text(&path));
    if (buf_is_ok(&file) && !file_is_regular(buf_text(&file)))
        report(checker, RULE_PICTURE_MISSING, node,
               "src of <img> leads to \"%s\", which is not there; expected a "
               "file in the version's folder",
               shortened(address, &quote));
    checker->failed |= !buf_is_ok(&path) || !buf_is_ok(&file);
}

void check_pictures(Checker *checker)
{
    char scheme[SCHEME_SIZE];
    if (!checker->facts || !checker->facts->record)
        return;
    Walk walk = walk_begin(doc_kind(checker->text));
    while (walk_next(&walk)) {
        if (!walk.enter || element_of(walk.node) != EL_img)
            continue;
        const char *address = doc_get(walk.node, "src");
        if (!address || !*address)
            continue;
        scheme_read(address, scheme);
        if (!*scheme && strncmp(address, "//", 2) != 0)
            check_picture(checker, walk.node, address);
    }
}

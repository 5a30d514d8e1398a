/* Pictures: those of the store lie in the folder of their version. */
#include "base/file.h"
#include "check/checker.h"
#include "model/scheme.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

static int hex_value(char c)
{
    return isdigit((unsigned char)c) ? c - '0'
                                     : tolower((unsigned char)c) - 'a' + 10;
}

/* The path in an address, without %XX. */
static void add_path(const char *address, Buf *out)
{
    for (const char *at = address; *at && !strchr("?#", *at); at++) {
        bool is_coded = *at == '%' && isxdigit((unsigned char)at[1]) &&
                        isxdigit((unsigned char)at[2]);
        char c = *at;
        if (is_coded) {
            c = (char)(hex_value(at[1]) * 16 + hex_value(at[2]));
            at += 2;
        }
        buf_add_char(out, c);
    }
}

/* Whether a path stays in the folder that it begins in. */
static bool is_within(const char *path)
{
    if (*path == '/' || strchr(path, '\\'))
        return false;
    for (; *path; path += strspn(path, "/")) {
        size_t size = strcspn(path, "/");
        if (size == 2 && strncmp(path, "..", 2) == 0)
            return false;
        path += size;
    }
    return true;
}

static void check_picture(Checker *checker, const xmlNode *node,
                          const char *address)
{
    Buf path AUTO(buf_clear) = {0}, file AUTO(buf_clear) = {0};
    Buf quote AUTO(buf_clear) = {0};
    const char *slash = strrchr(checker->file, '/');
    add_path(address, &path);
    bool has_zero = path.size != strlen(buf_text(&path));
    if (has_zero || strncmp(buf_text(&path), "media/", 6) != 0 ||
        !is_within(buf_text(&path))) {
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

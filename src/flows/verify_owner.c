/* Whose texts a folder holds: version.xml says which version it is, and the
 * texts alone say of which work. */
#include "flows/verify.h"

#include "base/file.h"
#include "model/doc.h"
#include "store/texts.h"

#include <stdio.h>
#include <string.h>

/* The text that went out first, where its bytes are those of the log: what is
 * wrong with them is told elsewhere. */
static CodicilStatus read_first(const Store *store, const char *path,
                                const LogText *said, xmlDoc **out)
{
    Buf bytes AUTO(buf_clear) = {0};
    char sha256[DIGEST_SIZE];
    TRY(file_read(store->context, path, &bytes));
    digest_of(buf_text(&bytes), bytes.size, sha256);
    if (strcmp(sha256, said->sha256) != 0)
        return CODICIL_OK;
    return doc_read_bare(store->context, path, bytes.bytes, bytes.size, out);
}

CodicilStatus verify_owner(Verify *verify, const Store *store,
                           const Version *version)
{
    const LogEntry *first = &version->log.items[0];
    xmlDoc *AUTO(free_doc) doc = NULL;
    Text text = {0};
    if (!first->text_count)
        return CODICIL_OK;
    text.revision = first->texts[0].revision;
    snprintf(text.locale, sizeof text.locale, "%s", first->texts[0].locale);
    char *AUTO(free_bytes) path =
        text_path(store, version->work, version->label, &text);
    if (!path)
        return fault_memory(store->context);
    if (!file_is_there(path))
        return CODICIL_OK;
    TRY(read_first(store, path, &first->texts[0], &doc));
    const char *work = doc ? doc_get(doc_kind(doc), "name") : version->work;
    if (!work || strcmp(work, version->work) != 0)
        verify_complain(verify, path,
                        "is a text of the work '%s', which was renamed: its "
                        "folder is '%s'",
                        work ? work : "", version->work);
    return CODICIL_OK;
}

/* add: a translation goes out after its version. */
#include "flows/release.h"

static CodicilStatus add(Release *release, const CodicilEntryOptions *options,
                         Buf *report)
{
    TRY(release_open(release->context, options->work, options->version,
                     release));
    TRY(release_is_out(release));
    TRY(release_read_draft(release, options->locale));
    TRY(release_check(release));
    TRY(release_sign_off(release));
    LogEntry entry = {
        .kind = ENTRY_ADD, .by = options->by, .reason = options->reason};
    if (!options->dry_run)
        TRY(release_write(release, &entry));
    return release_report(
        release, options->dry_run ? "would be added to" : "is added to",
        report);
}

CodicilStatus codicil_add(CodicilContext *context,
                          const CodicilEntryOptions *options, char **report)
{
    Release release AUTO(release_close) = RELEASE_CLOSED;
    Buf out AUTO(buf_clear) = {0};
    release.context = context;
    TRY(release_ask(&release, options->key, options->by, options->reason));
    TRY(add(&release, options, &out));
    *report = buf_take(&out);
    return *report ? CODICIL_OK : fault_memory(context);
}

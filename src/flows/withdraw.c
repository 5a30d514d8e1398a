/* withdraw: a published version holds no longer. */
#include "flows/release.h"

/* Who holds now. */
static void tell_in_force(const Release *release, Buf *out)
{
    const Version *own = release->version;
    Instant now = context_now(release->context);
    const Version *holds = versions_in_force(&release->versions, now);
    if (holds)
        buf_add_format(out, "%s@%s is in force\n", own->work, holds->label);
    else
        buf_add_format(out, "no version of %s is in force\n", own->work);
}

static CodicilStatus withdraw(Release *release,
                              const CodicilEntryOptions *options, Buf *report)
{
    const char *words =
        options->dry_run ? "would be withdrawn" : "is withdrawn";
    if (!options->reason)
        return fault(release->context, CODICIL_MISUSE, NULL,
                     "why it is withdrawn was expected: --reason TEXT");
    TRY(release_open(release->context, options->work, options->version,
                     release));
    TRY(release_is_out(release));
    LogEntry entry = {
        .kind = ENTRY_WITHDRAW, .by = options->by, .reason = options->reason};
    TRY(release_add_entry(release, &entry));
    if (!options->dry_run)
        TRY(release_write_version(release));
    buf_add_format(report, "%s@%s %s\n", release->version->work,
                   release->version->label, words);
    tell_in_force(release, report);
    return CODICIL_OK;
}

CodicilStatus codicil_withdraw(CodicilContext *context,
                               const CodicilEntryOptions *options,
                               char **report)
{
    Release release AUTO(release_close) = RELEASE_CLOSED;
    Buf out AUTO(buf_clear) = {0};
    release.context = context;
    TRY(release_ask(&release, options->key, options->by, options->reason));
    TRY(withdraw(&release, options, &out));
    *report = buf_take(&out);
    return *report ? CODICIL_OK : fault_memory(context);
}

/* approve: somebody signs off a draft as it is. */
#include "flows/release.h"
#include "store/approval.h"

CodicilStatus codicil_approve(CodicilContext *context,
                              const CodicilEntryOptions *options)
{
    Release release AUTO(release_close) = RELEASE_CLOSED;
    char now[32], digest[DIGEST_SIZE];
    if (!options->by)
        return fault(context, CODICIL_MISUSE, NULL,
                     "who approves was expected: --by NAME");
    release.context = context;
    TRY(release_ask(&release, options->key, options->by, NULL));
    TRY(release_open(context, options->work, options->version, &release));
    TRY(release_read_draft(&release, options->locale));
    const ReleaseText *text = release.texts;
    TRY(approval_digest(context, text->doc, digest));
    Approval approval = {options->by,
                         instant_to_text(context_now(context), now), digest};
    TRY(approval_set(context, release.version, text->text.locale, &approval));
    return release_write_version(&release);
}

/* publish: a version goes out: its instants, its texts, checked, rendered, and
 * written with the first entry of its log. */
#include "base/file.h"
#include "flows/preview.h"
#include "flows/release.h"
#include "store/batch.h"

#include <string.h>

/* ------------------------------------------------------------- the instants
 */

static CodicilStatus set_all(Release *release,
                             const CodicilPublishOptions *options)
{
    const struct {
        const char *name, *value;
    } all[] = {
        {"change", options->change},     {"in-force", options->in_force},
        {"announce", options->announce}, {"accept-from", options->accept_from},
        {"enforce", options->enforce},
    };
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++)
        if (all[i].value)
            TRY(version_set(release->context, release->version, all[i].name,
                            all[i].value));
    return CODICIL_OK;
}

static CodicilStatus check_others(const Release *release)
{
    const Version *own = release->version;
    for (size_t i = 0; i < release->versions.count; i++) {
        const Version *other = release->versions.items[i];
        if (other == own || !other->in_force)
            continue;
        if (other->in_force_at == own->in_force_at)
            return fault(release->context, CODICIL_REFUSED, NULL,
                         "%s@%s is in force from %s already; another instant "
                         "was expected for %s@%s",
                         other->work, other->label, other->in_force, own->work,
                         own->label);
        if (other->is_published && !other->is_withdrawn &&
            other->in_force_at > own->in_force_at)
            return fault(release->context, CODICIL_REFUSED, NULL,
                         "%s@%s would be in force from %s, before its "
                         "predecessor %s@%s, which is published and in force "
                         "from %s: versions go out in order, the older ones "
                         "first; a later instant was expected",
                         own->work, own->label, own->in_force, other->work,
                         other->label, other->in_force);
    }
    return CODICIL_OK;
}

/* `later` is not to be before `earlier`; where one lacks there is no order. */
static CodicilStatus check_order(const Release *release, const char *earlier,
                                 const char *later)
{
    const Version *version = release->version;
    const char *first = version_get(version, earlier);
    const char *second = version_get(version, later);
    Instant from, to;
    if (!first || !second || !instant_from_text(first, &from) ||
        !instant_from_text(second, &to) || from <= to)
        return CODICIL_OK;
    return fault(release->context, CODICIL_REFUSED, NULL,
                 "%s@%s: %s is %s, before %s, %s; the other order was expected",
                 version->work, version->label, later, second, earlier, first);
}

static CodicilStatus check_facts(Release *release,
                                 const CodicilPublishOptions *options)
{
    const Version *version = release->version;
    if (version->is_published)
        return fault(release->context, CODICIL_REFUSED, NULL,
                     "%s@%s is published already, since %s; what changes is a "
                     "new version, with a label of its own",
                     version->work, version->label, version->log.items[0].at);
    TRY(set_all(release, options));
    if (!version->in_force)
        return fault(release->context, CODICIL_MISUSE, NULL,
                     "%s@%s has no instant from which it is in force: "
                     "--in-force INSTANT was expected",
                     version->work, version->label);
    if (version->change == CHANGE_OPEN)
        return fault(release->context, CODICIL_MISUSE, NULL,
                     "%s@%s has no kind of change: --change editorial, inform "
                     "or material was expected",
                     version->work, version->label);
    TRY(check_others(release));
    TRY(check_order(release, "announce", "in-force"));
    TRY(check_order(release, "in-force", "enforce"));
    return check_order(release, "accept-from", "enforce");
}

/* ----------------------------------------------------------------- the texts
 */

static CodicilStatus check_prevailing(const Release *release,
                                      const Texts *texts)
{
    const Work *work = release->work;
    Buf there AUTO(buf_clear) = {0};
    texts_tell(texts, &there);
    if (texts_find(texts, work->prevailing))
        return CODICIL_OK;
    return fault(release->context, CODICIL_REFUSED, NULL,
                 "%s@%s has no text in its prevailing language, '%s'; locales "
                 "there: %s",
                 work->name, release->version->label, work->prevailing,
                 buf_text(&there));
}

/* Whether readers of a locale have an earlier version to keep. */
static bool is_there_before(const Release *release, const char *locale)
{
    const Version *own = release->version;
    for (size_t i = 0; i < release->versions.count; i++) {
        const Version *other = release->versions.items[i];
        if (other->is_published && !other->is_withdrawn &&
            other->in_force_at < own->in_force_at &&
            version_has_text(other, locale))
            return true;
    }
    return false;
}

/* What is promised and not there is left to the policy. */
static void tell_missing(const Release *release, const Texts *texts)
{
    const Work *work = release->work;
    for (const char **at = work->promised; *at; at++)
        if (!texts_find(texts, *at))
            tell(release->context, CODICIL_NOTE, NULL,
                 "%s@%s is promised in '%s' and not there: until it is added, "
                 "its readers %s",
                 work->name, release->version->label, *at,
                 work->untranslated == WORK_HOLD &&
                         is_there_before(release, *at)
                     ? "keep the version before"
                     : "get the prevailing text");
}

static CodicilStatus read_texts(Release *release)
{
    const Version *version = release->version;
    Texts texts AUTO(texts_clear) = {0};
    TRY(texts_read(&release->store, version->work, version->label, &texts));
    TRY(check_prevailing(release, &texts));
    tell_missing(release, &texts);
    for (size_t i = 0; i < texts.count; i++)
        TRY(release_read(release, &texts.items[i]));
    return CODICIL_OK;
}

/* ----------------------------------------------------------------- the report
 */

static CodicilStatus make_report(const Release *release, bool dry_run, Buf *out)
{
    const Version *version = release->version;
    buf_add_format(out, "%s@%s %s: %s, in force from %s\n", version->work,
                   version->label,
                   dry_run ? "would be published" : "is published",
                   change_to_text(version->change), version->in_force);
    for (size_t i = 0; i < release->count; i++)
        buf_add_format(out, "  %s  %s\n", release->texts[i].text.locale,
                       release->texts[i].sha256);
    if (dry_run)
        TRY(preview_news(release, out));
    return buf_is_ok(out) ? CODICIL_OK : fault_memory(release->context);
}

/* What is past cannot be offered any more. */
static void tell_past(const Release *release)
{
    char now[32];
    const Version *version = release->version;
    if (version->in_force_at < context_now(release->context))
        tell(release->context, CODICIL_WARNING, NULL,
             "%s@%s is in force from %s, which is past (it is %s): it is "
             "offered from now on, and evidence will say so",
             version->work, version->label, version->in_force,
             instant_to_text(context_now(release->context), now));
}

static CodicilStatus publish(Release *release,
                             const CodicilPublishOptions *options, Buf *report)
{
    TRY(release_open(release->context, options->work, options->version,
                     release));
    TRY(check_facts(release, options));
    release_find_before(release);
    TRY(read_texts(release));
    TRY(release_check(release));
    TRY(release_sign_off(release));
    if (release->version->change == CHANGE_EDITORIAL && !options->reason)
        TRY(release_is_editorial(release));
    TRY(version_set_facts(release->context, release->version, release->work));
    LogEntry entry = {.kind = ENTRY_PUBLISH,
                      .by = options->by,
                      .reason = options->reason,
                      .change = change_to_text(release->version->change),
                      .predecessor =
                          release->before ? release->before->label : NULL};
    tell_past(release);
    if (!options->dry_run)
        TRY(release_write(release, &entry));
    return make_report(release, options->dry_run, report);
}

CodicilStatus codicil_publish(CodicilContext *context,
                              const CodicilPublishOptions *options,
                              char **report)
{
    Release release AUTO(release_close) = RELEASE_CLOSED;
    Buf out AUTO(buf_clear) = {0};
    release.context = context;
    TRY(release_ask(&release, options->key, options->by, options->reason));
    TRY(publish(&release, options, &out));
    *report = buf_take(&out);
    return *report ? CODICIL_OK : fault_memory(context);
}

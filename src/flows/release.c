/* Texts on their way out: opened, checked, written. */
#include "flows/release.h"

#include "base/file.h"
#include "base/minisign.h"
#include "store/approval.h"
#include "store/value.h"

#include <string.h>

void release_text_clear(ReleaseText *text)
{
    xmlFreeDoc(text->doc);
    buf_clear(&text->bytes);
    free(text->path);
    free(text->approved);
    *text = (ReleaseText){0};
}

void release_close(Release *release)
{
    for (size_t i = 0; i < release->count; i++)
        release_text_clear(&release->texts[i]);
    for (size_t i = 0; i < release->picture_count; i++) {
        free((void *)release->pictures[i].path);
        free((void *)release->pictures[i].sha256);
    }
    free(release->pictures);
    free(release->texts);
    versions_clear(&release->versions);
    work_free(release->work);
    store_close(&release->store);
}

/* ------------------------------------------------------------------ opening */

CodicilStatus release_ask(Release *release, const char *key, const char *by,
                          const char *reason)
{
    SecretKey AUTO(secret_key_wipe) secret;
    TRY(value_check_line(release->context, "by", by));
    TRY(value_check_line(release->context, "reason", reason));
    release->key = key;
    return key ? secret_key_read(release->context, key, &secret) : CODICIL_OK;
}

/* The latest one that is out and in force before; of what has no date yet the
 * latest of all. */
void release_find_before(Release *release)
{
    const Version *own = release->version;
    Version *before = NULL;
    for (size_t i = 0; i < release->versions.count; i++) {
        Version *other = release->versions.items[i];
        if (other != own && other->is_published && !other->is_withdrawn &&
            (!own->in_force || other->in_force_at < own->in_force_at))
            before = other;
    }
    release->before = before;
}

CodicilStatus release_open(CodicilContext *context, const char *work,
                           const char *version, Release *out)
{
    out->context = context;
    TRY(name_check_work(context, work));
    TRY(name_check_version(context, version));
    TRY(store_open(context, &out->store));
    TRY(store_lock(&out->store));
    TRY(work_read(&out->store, work, &out->work));
    TRY(versions_read(&out->store, work, &out->versions));
    out->version = versions_find(&out->versions, version);
    if (!out->version) { /* tells which there are */
        Version *none = NULL;
        return version_read(&out->store, work, version, &none);
    }
    release_find_before(out);
    return CODICIL_OK;
}

Facts release_facts(const Release *release, const Text *text)
{
    Facts facts = text_facts(release->work, release->version, text);
    facts.is_draft = false;
    return facts;
}

CodicilStatus release_add(Release *release, const Text *text, xmlDoc *doc,
                          bool as_is)
{
    CodicilContext *context = release->context;
    const Version *version = release->version;
    ReleaseText *grown =
        realloc(release->texts, (release->count + 1) * sizeof(*grown));
    if (!grown)
        return fault_memory(context);
    release->texts = grown;
    ReleaseText *own = &grown[release->count++];
    *own = (ReleaseText){.text = *text, .doc = doc};
    own->path = text_path(&release->store, version->work, version->label, text);
    if (!own->path)
        return fault_memory(context);
    Facts facts = release_facts(release, &own->text);
    if (!as_is)
        TRY(meta_write(context, &facts, doc));
    TRY(doc_to_bytes(context, own->path, doc, &own->bytes));
    digest_of(own->bytes.bytes, own->bytes.size, own->sha256);
    return CODICIL_OK;
}

CodicilStatus release_read(Release *release, const Text *text)
{
    xmlDoc *doc = NULL;
    TRY(text_read(&release->store, release->version, text, &doc));
    return release_add(release, text, doc, false);
}

CodicilStatus release_read_draft(Release *release, const char *locale)
{
    CodicilContext *context = release->context;
    const Version *version = release->version;
    char canonical[LOCALE_SIZE];
    Texts texts AUTO(texts_clear) = {0};
    if (!locale)
        return fault(context, CODICIL_MISUSE, NULL,
                     "the language of the text was expected: -l LOCALE");
    TRY(name_check_locale(context, locale, canonical));
    TRY(texts_read(&release->store, version->work, version->label, &texts));
    const Text *text = texts_find(&texts, canonical);
    Buf there AUTO(buf_clear) = {0};
    texts_tell(&texts, &there);
    if (!text)
        return fault(context, CODICIL_NOT_FOUND, NULL,
                     "%s@%s has no text in '%s'; locales there: %s",
                     version->work, version->label, canonical,
                     buf_text(&there));
    if (version_has_text(version, canonical))
        return fault(context, CODICIL_REFUSED, NULL,
                     "%s@%s is published in '%s' already; what is wrong in it "
                     "is corrected by `codicil correct`",
                     version->work, version->label, canonical);
    return release_read(release, text);
}

CodicilStatus release_read_before(const Release *release, const char *locale,
                                  xmlDoc **out)
{
    const Version *before = release->before;
    const LogText *text =
        before ? log_find(&before->log, locale, INSTANT_MOST) : NULL;
    if (!text)
        return CODICIL_OK;
    Text old = {.revision = text->revision};
    memcpy(old.locale, locale, strlen(locale) + 1);
    return text_read(&release->store, before, &old, out);
}

CodicilStatus release_is_out(const Release *release)
{
    const Version *version = release->version;
    if (!version->is_published)
        return fault(release->context, CODICIL_REFUSED, NULL,
                     "%s@%s is a draft: `codicil publish` was expected first",
                     version->work, version->label);
    if (version->is_withdrawn)
        return fault(release->context, CODICIL_REFUSED, NULL,
                     "%s@%s was withdrawn on %s; nothing is added to it",
                     version->work, version->label,
                     log_last(&version->log)->at);
    return version_check_log(release->context, version);
}

/* ------------------------------------------------------------------ sign-off
 */

static CodicilStatus not_approved(const Release *release,
                                  const ReleaseText *text,
                                  const Approval *approval)
{
    const Version *version = release->version;
    Place place = {.file = text->path};
    Buf how AUTO(buf_clear) = {0};
    buf_add_format(&how, "`codicil approve %s@%s -l %s --by NAME` was expected",
                   version->work, version->label, text->text.locale);
    if (approval)
        return fault(release->context, CODICIL_REFUSED, &place,
                     "was edited since %s approved it on %s; %s", approval->by,
                     approval->at, buf_text(&how));
    return fault(release->context, CODICIL_REFUSED, &place,
                 "was not approved, which work.xml asks for; %s",
                 buf_text(&how));
}

CodicilStatus release_sign_off(Release *release)
{
    CodicilContext *context = release->context;
    for (size_t i = 0; i < release->count; i++) {
        ReleaseText *text = &release->texts[i];
        const char *locale = text->text.locale;
        char digest[DIGEST_SIZE];
        Approval approval;
        TRY(approval_digest(context, text->doc, digest));
        bool is_there = approval_find(release->version, locale, &approval);
        bool is_good = is_there && strcmp(approval.sha256, digest) == 0;
        if (!is_good && release->work->sign_off)
            return not_approved(release, text, is_there ? &approval : NULL);
        if (is_good && !(text->approved = strdup(approval.by)))
            return fault_memory(context);
        TRY(approval_set(context, release->version, locale, NULL));
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------ what it changes
 */

CodicilStatus release_summary(const Release *release, const ReleaseText *text,
                              Summary *out, bool *has_before)
{
    xmlDoc *AUTO(free_doc) former = NULL;
    *out = (Summary){0};
    TRY(release_read_before(release, text->text.locale, &former));
    *has_before = former != NULL;
    if (!former)
        return CODICIL_OK;
    Comparison *AUTO(free_comparison) comparison = NULL;
    CompareInput input = {
        .a = former, .b = text->doc, .locale = text->text.locale};
    TRY(compare_texts(release->context, &input, &comparison));
    return summary_make(release->context, &input, comparison, out);
}

CodicilStatus release_is_editorial(const Release *release)
{
    for (size_t i = 0; i < release->count; i++) {
        const ReleaseText *text = &release->texts[i];
        Summary summary;
        bool has_before;
        TRY(release_summary(release, text, &summary, &has_before));
        if (!has_before || !summary.changes || summary.is_editorial)
            continue;
        Buf why AUTO(buf_clear) = {0};
        summary_suggest(&summary, &why);
        return fault(
            release->context, CODICIL_REFUSED, &(Place){.file = text->path},
            "is no editorial change of %s@%s: %s, or give a reason "
            "(--reason)",
            release->before->work, release->before->label, buf_text(&why));
    }
    return CODICIL_OK;
}

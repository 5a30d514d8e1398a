/* Texts on their way out, checked as `check` does: nothing with an error in it
 * goes out, and nothing that is half translated. */
#include "check/check.h"
#include "check/lineage.h"
#include "check/parity.h"
#include "check/translation.h"

#include "base/file.h"
#include "flows/release.h"
#include "flows/wording.h"
#include "model/translated.h"

#include <string.h>

typedef struct {
    const Release *release;
    WorkWording wording;
    char *path;       /* of the text in the original language; NULL: none */
    xmlDoc *original; /* its own, where that is out already */
    const xmlDoc *text;
    Findings findings;
} Checking;

static void checking_clear(Checking *checking)
{
    wording_close(&checking->wording);
    free(checking->path);
    xmlFreeDoc(checking->original);
    findings_clear(&checking->findings);
}

/* The text that the others are held against: of those that go out, or out. */
static CodicilStatus find_original(Checking *checking)
{
    const Release *release = checking->release;
    const Version *version = release->version;
    const char *original = release->work->original;
    for (size_t i = 0; i < release->count; i++)
        if (strcmp(release->texts[i].text.locale, original) == 0) {
            checking->text = release->texts[i].doc;
            checking->path = strdup(release->texts[i].path);
            return checking->path ? CODICIL_OK : fault_memory(release->context);
        }
    const LogText *out = log_find(&version->log, original, INSTANT_MOST);
    if (!out)
        return CODICIL_OK;
    Text there = {.revision = out->revision};
    memcpy(there.locale, original, strlen(original) + 1);
    checking->path =
        text_path(&release->store, version->work, version->label, &there);
    if (!checking->path)
        return fault_memory(release->context);
    TRY(text_read(&release->store, version, &there, &checking->original));
    checking->text = checking->original;
    return CODICIL_OK;
}

static CodicilStatus check_before(Checking *checking, const ReleaseText *text)
{
    const Release *release = checking->release;
    xmlDoc *AUTO(free_doc) former = NULL;
    TRY(release_read_before(release, text->text.locale, &former));
    if (!former)
        return CODICIL_OK;
    char *AUTO(free_bytes) name =
        path_join(release->before->label, strrchr(text->path, '/') + 1, NULL);
    if (!name)
        return fault_memory(release->context);
    Lineage lineage = {name, release->before->label, former};
    return check_lineage(release->context, &lineage, text->path, text->doc,
                         &checking->findings);
}

static CodicilStatus check_languages(Checking *checking,
                                     const ReleaseText *text)
{
    const CodicilContext *context = checking->release->context;
    Findings *findings = &checking->findings;
    const Addresses *addresses = &checking->wording.addresses;
    ParityText own = {text->path, text->doc, addresses};
    ParityText original = {checking->path, checking->text, addresses};
    if (!checking->text || checking->text == text->doc)
        return wording_check(&checking->wording, NULL, &own, findings);
    TRY(wording_check(&checking->wording, &original, &own, findings));
    TRY(check_parity(context, &original, &own, findings));
    return check_translation(context, &original, &own, findings);
}

static CodicilStatus refuse(const Checking *checking)
{
    const Release *release = checking->release;
    const Findings *findings = &checking->findings;
    const Version *version = release->version;
    size_t count = findings->weights[WEIGHT_ERROR];
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        Place place = {.file = finding->file, .line = finding->line};
        if (rule_get(finding->rule)->weight == WEIGHT_ERROR)
            return fault(release->context, CODICIL_REFUSED, &place,
                         "%s; %zu error%s in all keep %s@%s from being "
                         "published (`codicil check %s@%s`)",
                         finding->message, count, count == 1 ? "" : "s",
                         version->work, version->label, version->work,
                         version->label);
    }
    return CODICIL_OK;
}

/* A text in which something is left to be translated is valid, and not fit to
 * go out. */
static CodicilStatus check_translated(const Release *release,
                                      const ReleaseText *text)
{
    const xmlNode *open = translated_find_open(text->doc);
    if (!open)
        return CODICIL_OK;
    const char *id = doc_get(open, "xml:id");
    return fault(release->context, CODICIL_REFUSED,
                 &(Place){.file = text->path, .line = doc_line(open)},
                 "%s is not translated yet; a whole text was expected, or none",
                 id ? id : (const char *)open->name);
}

CodicilStatus release_check(Release *release)
{
    Checking AUTO(checking_clear) checking = {.release = release};
    findings_init(&checking.findings);
    for (size_t i = 0; i < release->count; i++)
        TRY(check_translated(release, &release->texts[i]));
    TRY(wording_open(&release->store, release->work, &checking.wording));
    TRY(find_original(&checking));
    for (size_t i = 0; i < release->count; i++) {
        const ReleaseText *text = &release->texts[i];
        Facts facts = release_facts(release, &text->text);
        TRY(check_text(release->context, text->path, text->doc, &facts,
                       &checking.findings));
        TRY(check_before(&checking, text));
        TRY(check_languages(&checking, text));
    }
    return refuse(&checking);
}

/* What is made of all works: first pages, sitemap, the manifest of the site,
 * and what a server has to know of it. Last of all the manifest takes its
 * place. The works are gone through one at a time. */
#include "flows/build.h"

#include "base/file.h"
#include "base/sync.h"
#include "flows/build_front.h"
#include "site/facts.h"
#include "site/headers.h"
#include "site/manifest.h"
#include "site/nginx.h"
#include "site/sitemap.h"
#include "site/stream.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define SERVER_HEADERS SITE_FOLDER "/headers.json"
#define SERVER_NGINX   SITE_FOLDER "/nginx.conf"

/* The site that is being finished. */
typedef struct {
    Build *build;
    SiteState old;
    char key[DIGEST_SIZE];
    SiteWriter writer;
    Gzip gzip;
    Front front;
    Nginx nginx;
    Sitemap sitemap;
} Whole;

static void whole_close(Whole *whole)
{
    site_state_clear(&whole->old);
    site_state_clear(&whole->writer.now);
    site_front_clear(&whole->front);
    nginx_clear(&whole->nginx);
    buf_clear(&whole->sitemap.urls);
    gzip_clear(&whole->gzip);
}

/* Calls for the state of each work. */
typedef CodicilStatus EachWork(Whole *whole, const SiteState *state,
                               void *user);

static CodicilStatus each_work(Whole *whole, EachWork *call, void *user)
{
    Build *build = whole->build;
    for (size_t i = 0; i < build->work_count; i++) {
        SiteState state AUTO(site_state_clear) = {0};
        char *AUTO(free_bytes) path = build_state_path(build, build->works[i]);
        if (!path)
            return fault_memory(build->own);
        TRY(site_state_read(build->own, path, &state));
        TRY(call(whole, &state, user));
    }
    return CODICIL_OK;
}

/* ------------------------------------------------------------- what it is of
 */

/* Each state begins with a digest of itself. */
static CodicilStatus add_seal(Build *build, const char *work, Buf *out)
{
    char line[128] = "";
    char *AUTO(free_bytes) path = build_state_path(build, work);
    if (!path)
        return fault_memory(build->own);
    FILE *file = fopen(path, "re");
    if (!file || !fgets(line, sizeof line, file)) {
        if (file)
            fclose(file);
        return fault_errno(build->own, "read", path);
    }
    fclose(file);
    buf_add_format(out, "%s %s", work, line);
    return CODICIL_OK;
}

static CodicilStatus find_key(Whole *whole)
{
    Build *build = whole->build;
    Buf list AUTO(buf_clear) = {0};
    buf_add_format(&list, "%s\n", build->key);
    for (size_t i = 0; i < build->work_count; i++)
        TRY(add_seal(build, build->works[i], &list));
    if (!buf_is_ok(&list))
        return fault_memory(build->own);
    digest_of(list.bytes, list.size, whole->key);
    return CODICIL_OK;
}

static bool is_clean(const Whole *whole)
{
    const SiteState *old = &whole->old;
    if (!old->key || strcmp(old->key, whole->key) != 0 ||
        !site_state_file(old, SERVER_NGINX))
        return false;
    for (size_t i = 0; i < old->count; i++)
        if (!site_is_as_left(whole->build->root, &old->files[i]))
            return false;
    return true;
}

/* --------------------------------------------------------- pages and sitemap
 */

static CodicilStatus take_in(Whole *whole, const SiteState *state, void *user)
{
    (void)user;
    const char *facts = buf_text(&state->facts);
    if (!*facts)
        return CODICIL_OK;
    TRY(site_front_add(whole->build->own, &whole->front, facts));
    nginx_add(&whole->nginx, facts);
    return sitemap_add(&whole->sitemap, facts);
}

static CodicilStatus put_pages(Whole *whole)
{
    Build *build = whole->build;
    if (!build->base && !whole->old.key)
        tell(build->own, CODICIL_NOTE, NULL,
             "codicil.xml does not say where the site stands: search engines "
             "take no sitemap of relative addresses, as they are now, and "
             "readers of feeds may not; <site>https://...</site> was expected "
             "in it");
    whole->sitemap = (Sitemap){.writer = &whole->writer, .base = build->base};
    TRY(each_work(whole, take_in, NULL));
    TRY(site_front_put(build->own, &whole->front, &whole->writer));
    nginx_add_front(&whole->nginx, site_front_locales(&whole->front));
    return sitemap_end(&whole->sitemap);
}

/* ------------------------------------------------------------- the manifest */

/* Number and digests of the last one, as a fact of the state. */
typedef struct {
    long number;
    char own[DIGEST_SIZE], body[DIGEST_SIZE], before[DIGEST_SIZE];
} Numbering;

static Numbering numbering_of(const SiteState *old)
{
    Numbering last = {0};
    if (sscanf(buf_text(&old->facts), "manifest %ld %64s %64s %64s",
               &last.number, last.own, last.body, last.before) < 3)
        last = (Numbering){0};
    return last;
}

typedef struct {
    SiteStream stream;
    Buf bytes;
    bool has_files;
} Body;

static CodicilStatus add_files(Whole *whole, const SiteState *state, void *user)
{
    (void)whole;
    Body *body = user;
    for (size_t i = 0; i < state->count; i++) {
        const SiteRecord *file = &state->files[i];
        if (site_is_aside(file->path))
            continue;
        ManifestFile entry = {file->path, file->sha256, file->size};
        manifest_add(&entry, !body->has_files, &body->bytes);
        body->has_files = true;
    }
    return site_stream_add(&body->stream, &body->bytes);
}

/* A manifest of that number, or with number 0 a digest of what it lists. */
static CodicilStatus write_manifest(Whole *whole, const Numbering *last,
                                    long number, char sha256[DIGEST_SIZE])
{
    Build *build = whole->build;
    static const ManifestFact facts[] = {{"with", "codicil " CODICIL_VERSION},
                                         {NULL, NULL}};
    Body body = {0};
    char *AUTO(free_bytes) path = path_join(build->root, "manifest.json", NULL);
    ManifestHead head = {number, *last->own ? last->own : NULL, facts};
    if (!path)
        return fault_memory(build->own);
    TRY(site_stream_open(build->own, build->root, number ? "new-m" : NULL,
                         &body.stream));
    if (number)
        manifest_begin(&head, &body.bytes);
    CodicilStatus status = add_files(whole, &whole->writer.now, &body);
    if (status == CODICIL_OK)
        status = each_work(whole, add_files, &body);
    manifest_end(&body.bytes);
    if (status == CODICIL_OK)
        status = site_stream_add(&body.stream, &body.bytes);
    if (status == CODICIL_OK)
        status = site_stream_close(&body.stream, path, sha256);
    else
        site_stream_drop(&body.stream);
    buf_clear(&body.bytes);
    return status;
}

/* Keeps the manifest that is there under its number, with its signature. */
static CodicilStatus keep_last(Build *build, const Numbering *last)
{
    char name[40];
    if (!last->number)
        return CODICIL_OK;
    snprintf(name, sizeof name, "manifest-%ld.json", last->number);
    char *AUTO(free_bytes) from = path_join(build->root, "manifest.json", NULL);
    char *AUTO(free_bytes) to = path_join(build->root, name, NULL);
    Buf signature AUTO(buf_clear) = {0}, kept AUTO(buf_clear) = {0};
    buf_add_format(&signature, "%s.minisig", from);
    buf_add_format(&kept, "%s.minisig", to);
    if (!from || !to || !buf_is_ok(&signature) || !buf_is_ok(&kept))
        return fault_memory(build->own);
    if (link(from, to) != 0 && errno != EEXIST && errno != ENOENT)
        return fault_errno(build->own, "write", to);
    rename(signature.bytes, kept.bytes);
    return CODICIL_OK;
}

/* Whether the last manifest is still there. */
static bool is_manifest_left(const Build *build, const Numbering *last)
{
    char sha256[DIGEST_SIZE];
    char *AUTO(free_bytes) path = path_join(build->root, "manifest.json", NULL);
    return path && site_digest_of_file(path, sha256, NULL) &&
           strcmp(sha256, last->own) == 0;
}

/* What the manifest will hold, and its number: that of the last one where it
 * holds the same. */
static CodicilStatus number_manifest(Whole *whole, Numbering *now)
{
    Numbering last = numbering_of(&whole->old);
    TRY(write_manifest(whole, &last, 0, now->body));
    now->number = last.number + (strcmp(now->body, last.body) != 0);
    return CODICIL_OK;
}

static CodicilStatus put_manifest(Whole *whole, Numbering *now)
{
    Numbering last = numbering_of(&whole->old);
    bool is_same = now->number == last.number;
    if (is_same && is_manifest_left(whole->build, &last)) {
        *now = last;
        return CODICIL_OK;
    }
    /* The files are on the disk before a manifest says so. */
    TRY(sync_around(whole->build->own, whole->build->root));
    if (is_same) { /* someone took it away, or changed it */
        snprintf(now->before, sizeof now->before, "%s", last.before);
        if (strcmp(last.before, "-") == 0)
            last.own[0] = '\0';
        else
            snprintf(last.own, sizeof last.own, "%s", last.before);
    } else {
        snprintf(now->before, sizeof now->before, "%s",
                 *last.own ? last.own : "-");
        TRY(keep_last(whole->build, &last));
    }
    whole->writer.written++;
    return write_manifest(whole, &last, now->number, now->own);
}

/* ------------------------------------------------------------- for servers */

/* Of the files at the top; each work has its own. */
static CodicilStatus put_headers(Whole *whole, long manifest)
{
    Buf headers AUTO(buf_clear) = {0};
    site_headers_add(&whole->writer.now, manifest, &headers);
    return site_put(&whole->writer, SERVER_HEADERS, &headers);
}

static CodicilStatus add_links(Whole *whole, const SiteState *state, void *user)
{
    Buf links AUTO(buf_clear) = {0};
    (void)whole;
    nginx_add_links(buf_text(&state->facts), &links);
    return site_stream_add(user, &links);
}

static CodicilStatus fill_nginx(Whole *whole, SiteStream *out)
{
    Buf begin AUTO(buf_clear) = {0}, end AUTO(buf_clear) = {0};
    nginx_begin(&begin);
    TRY(site_stream_add(out, &begin));
    TRY(each_work(whole, add_links, out));
    nginx_end(&whole->nginx, &end);
    return site_stream_add(out, &end);
}

static CodicilStatus put_nginx(Whole *whole)
{
    const Build *build = whole->build;
    SiteStream stream;
    char sha256[DIGEST_SIZE];
    char *AUTO(free_bytes) path = path_join(build->root, SERVER_NGINX, NULL);
    if (!path)
        return fault_memory(build->own);
    TRY(site_stream_open(build->own, build->root, "new-n", &stream));
    CodicilStatus status = fill_nginx(whole, &stream);
    if (status == CODICIL_OK)
        status = site_stream_close(&stream, path, sha256);
    site_stream_drop(&stream);
    TRY(status);
    return site_add_record(&whole->writer, SERVER_NGINX, sha256);
}

/* ---------------------------------------------------------------------- all */

static CodicilStatus remember(Whole *whole, const Numbering *now)
{
    Build *build = whole->build;
    SiteState *state = &whole->writer.now;
    char *AUTO(free_bytes) path = build_path(build, "site");
    TRY(site_add_record(&whole->writer, "manifest.json", now->own));
    build->counts.files += site_state_served(state);
    TRY(build_sweep(build, &whole->old, state));
    buf_add_format(&state->facts, "manifest %ld %s %s %s\n", now->number,
                   now->own, now->body, *now->before ? now->before : "-");
    state->key = strdup(whole->key);
    if (!path || !state->key || !buf_is_ok(&state->facts))
        return fault_memory(build->own);
    TRY(build_tell_foreign(build, NULL, state));
    return site_state_write(build->own, path, state);
}

static CodicilStatus make(Whole *whole)
{
    Numbering now = {0};
    TRY(put_pages(whole));
    TRY(number_manifest(whole, &now));
    TRY(put_headers(whole, now.number));
    TRY(put_nginx(whole));
    TRY(put_manifest(whole, &now));
    TRY(remember(whole, &now));
    build_note(whole->build, CODICIL_OK, whole->writer.written);
    return CODICIL_OK;
}

CodicilStatus build_whole(Build *build)
{
    Whole whole AUTO(whole_close) = {.build = build};
    char *AUTO(free_bytes) path = build_path(build, "site");
    if (!path)
        return fault_memory(build->own);
    TRY(site_state_read(build->own, path, &whole.old));
    whole.writer = (SiteWriter){.context = build->own,
                                .root = build->root,
                                .old = &whole.old,
                                .gzip = &whole.gzip};
    site_state_add_group(&whole.writer.now, "site", "-");
    TRY(find_key(&whole));
    if (!is_clean(&whole))
        return make(&whole);
    build->counts.files += site_state_served(&whole.old);
    return build_tell_foreign(build, NULL, &whole.old);
}

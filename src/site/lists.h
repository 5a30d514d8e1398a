/* What a site tells programs of a work: versions.json, the TimeMap, feeds. */
#ifndef SITE_LISTS_H
#define SITE_LISTS_H

#include "base/buf.h"
#include "lang/phrases.h"
#include "site/site.h"

/* WORK/versions.json: an object; what is open or unknown is null:
 *
 *      work, kind, publisher, country, original, prevailing: of work.xml
 *      versions: array, the oldest first, of those that are told of:
 *          version: label      in_force, announce, accept_from, enforce
 *          change: editorial, inform, material
 *          state: announced, in force, superseded, withdrawn
 *          current: whether it is the one in force for the prevailing language
 *          predecessor: label  updated: instant of its last publication
 *          manifest: address
 *          texts: array, by locale, of
 *              locale  revision  sha256  published  updated  html: address
 *          whats_new: array, the newest first, of
 *              since: label    folder: address
 *      languages: array, by locale, of what readers get now:
 *          locale  title  version  served: locale of the text */
void site_versions_to_json(const SiteWork *work, Buf *out);

/* WORK/versions.link: a Memento TimeMap (RFC 7089 section 5) of /WORK: each
 * text is a memento of the instant from which its version holds. Absolute
 * addresses where the site's are known, else relative to the TimeMap. */
void site_versions_to_timemap(const SiteWork *work, Buf *out);

/* WORK/feed.LOCALE.atom (RFC 4287): an entry for each version in a language,
 * the newest first; the words of ours in `phrases`. Ids are made of what was
 * published first and never change. */
void site_versions_to_feed(const SiteWork *work, const char *locale,
                           const Phrases *phrases, Buf *out);

/* Adds text as XML has it, in content and in attributes. */
void site_add_xml(const char *text, Buf *out);

#endif

/* The IANA language subtag registry (RFC 5646 section 3) as data: all in
 * lower case. A language of three letters is one bit:
 *
 *      subtags_three[first * 26 + second] >> third & 1      (a is 0)
 */
#ifndef LANG_SUBTAGS_H
#define LANG_SUBTAGS_H

#include <stddef.h>
#include <stdint.h>

/* Sorted records of one width, one after the other, filled up by spaces. */
typedef struct {
    size_t width, count;
    const char *records;
} Packed;

typedef struct {
    const char *tag;
    const char *replaced; /* NULL where nothing takes its place */
} TagReplaced;

extern const uint32_t subtags_two[26];
extern const uint32_t subtags_three[26 * 26];
extern const uint32_t subtags_regions[26]; /* of two letters */
extern const Packed subtags_areas;         /* regions of three digits */
extern const Packed subtags_scripts;
extern const Packed subtags_variants;
extern const Packed subtags_extended; /* extended language, its prefix */
extern const Packed subtags_replaced; /* language, preferred language */

/* Tags that are replaced whole, ended by a NULL tag. */
extern const TagReplaced subtags_tags[];

#endif

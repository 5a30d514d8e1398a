/* Which line of one text is which of another, and which provision; and by
 * that, ids carried over.
 *
 * A *line* is an element that holds inlines: heading, caption, num, p (also
 * the p of the longTitle, for the docTitle within), and each li that holds
 * inlines or nothing (of one that goes on with blocks, what stands before
 * them). Lines in cells of tables are lines as others are; what stands in an
 * authorialNote belongs to the line of its marker. A *provision* is what
 * is_provision() says (model/walk.h), but for def and authorialNote, which
 * stand within lines; and each tr.
 *
 * Lines that have a mate and are in no move are the *spine*: in reading order
 * their mates increase on both sides, flat over the whole text, whatever they
 * are nested in: a paragraph that got a heading above it, or became an item,
 * is in place. Lines in tables mate within mated rows and cells only. A num
 * decides nothing: those right before a line mate with those right before its
 * mate, the innermost first. The alignment of B with A is that of A with B with
 * the sides changed; the same input gives the same one. Time and memory grow
 * with the texts. */
#ifndef MODEL_ALIGN_H
#define MODEL_ALIGN_H

#include "base/context.h"
#include "model/doc.h"

#define ALIGN_NONE ((size_t)-1)

typedef struct {
    xmlNode *node;
    size_t mate;   /* line of the other text that this one is; ALIGN_NONE */
    size_t parts;  /* 1; more: it became (in B: was made of) so many lines of
                    * the other, one after another from `mate` on, num lines
                    * between them not counted */
    size_t part;   /* of several parts of one line of the other (`mate`), which,
                    * from 0; else 0 */
    unsigned move; /* 0: in place; else the number of its move, from 1, the same
                    * on both sides */
    bool is_same;  /* the same words, byte for byte, as its mate (of which it is
                    * no part, and it has none) */
} AlignedLine;

typedef struct {
    xmlNode *node;
    size_t mate;      /* provision of the other text; ALIGN_NONE */
    bool is_doubtful; /* it has a mate, but another one would fit as well */
    bool is_reused;   /* a provision of the other text has its xml:id and other
                       * words, while the one with its words has another id */
} AlignedProvision;

/* Both lists in reading order (of provisions: pre-order). */
typedef struct {
    AlignedLine *lines;
    size_t line_count;
    AlignedProvision *provisions;
    size_t provision_count;
} AlignedText;

typedef struct {
    AlignedText a, b;
    unsigned moves; /* how many */
} Alignment;

typedef struct {
    const xmlNode *a, *b; /* doc_kind() of two texts, or two authorialNotes */
    const char *locale;   /* of the words; NULL: und */
    bool same_language;   /* words and headings pair; else what is the same in
                           * any language does */
} AlignInput;

/* Aligns two trees, which are borrowed and must outlive the alignment. */
CodicilStatus align_texts(const CodicilContext *context,
                          const AlignInput *input, Alignment **out);
void alignment_free(Alignment *alignment);

DEFINE_CLEANUP(free_alignment, Alignment, alignment_free)

/* An id that was carried over although the words have little in common, or
 * although nothing but the place told which provision it is. Borrowed. */
typedef struct {
    const char *id; /* that of `from` */
    const xmlNode *from, *to;
} CarryDoubt;

typedef struct {
    CarryDoubt *items;
    size_t count, room;
} CarryDoubts;

void carry_doubts_clear(CarryDoubts *doubts); /* frees; empty again */

/* Gives provisions of `to` that have no xml:id that of their mate in `from`:
 * of a provision that was split the first part gets it, of several that became
 * one the first's. `same_language` lets words pair; otherwise what is the same
 * in any language does. Ids that stand in `to` are never changed or doubled.
 * Adds what is doubtful to `doubts`, in reading order; NULL: nobody asks. */
CodicilStatus align_carry_ids(const CodicilContext *context, const xmlDoc *from,
                              xmlDoc *to, bool same_language,
                              CarryDoubts *doubts);

/* The same, without aligning: gives a provision without an id that of the one
 * with exactly its own words, where these stand in either text once. */
CodicilStatus align_carry_words(const CodicilContext *context,
                                const xmlDoc *from, xmlDoc *to);

/* For a text in another language than its original: where what stands within a
 * provision is the same in both, one for one (of the same kinds, with as many
 * lines, with no links or figures that have nothing in common, and about as
 * long but for one, or one in eight), each that has no id gets that of the one
 * at its place; where it is not, those with headings alone, if they are. */
CodicilStatus align_carry_places(const CodicilContext *context,
                                 const xmlDoc *from, xmlDoc *to);

#endif

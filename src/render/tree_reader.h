/* Reads what commonmark.xsl makes of a text, and tidies it on the way.
 *
 * Elements are known by their names alone (c:run, which the stylesheet groups
 * items with, makes elements without a namespace). CommonMark's are document,
 * heading@level, paragraph, list[@tight="false"], item, block_quote,
 * code_block, thematic_break, text, softbreak, linebreak, code, emph, strong,
 * link@destination@title, image@destination@title. Ours are
 *
 *  number   first in an item: its literal number
 *  lead     a run-in heading: the paragraph after it goes on in its line
 *  anchor@id   ids, parted by spaces, of what follows (between blocks), or of
 *           this place (within inlines)
 *  table caption row cell@header@colspan@rowspan
 *  footnote@id@mark   where a footnote is meant
 *  note@id@mark       its words, at the end; with a number in place of mark in
 *           a marked text, and @change (ins, del) where all of it came or went
 *  u sub sup
 *  language@tag  words in another language; c:context()/@format is rtf
 * and in marked texts
 *  ins del
 *  came@label went@label   words that were moved, here and from here
 *  reformatted@label@address   words that look otherwise; where they led
 *  boundary@kind@sign   ins, del: an end of a paragraph that came or went, or
 *           the sign of an item
 *
 * Text may stand bare as well as in `text`, and inlines without a paragraph
 * around them make one. What comes out:
 *
 *  - White space is one space or none. None at the beginning and the end of a
 *    block, of a line in it, and of a span (emph, link, ins, …), where it
 *    moves outside. The same holds for line breaks; in headings, captions and
 *    numbers a line break is a space. In marks all of these stay where they
 *    are: what went takes its white space with it.
 *  - No span, item, list or paragraph without content. No span in one of its
 *    own kind. Neighbouring emph, strong, code and marks of one kind are one.
 *    An ins right within a came (a del within a went) parts it in two, and any
 *    mark within code parts that.
 *  - Anchors stand in the paragraph, heading or caption that comes next.
 *  - What stands where it cannot, as texts against the profile give it, gets
 *    the holders that it lacks (a paragraph in a list an item, an item outside
 *    of one a list); of blocks within a paragraph the words go on in it. */
#ifndef RENDER_TREE_READER_H
#define RENDER_TREE_READER_H

#include "base/context.h"
#include "render/tree.h"

#include <libxml/tree.h>

/* Adds what `xml` holds to an empty tree; CODICIL_INVALID, with the name of
 * the element, where it is not as said above. `file` is told in faults. */
CodicilStatus tree_read(const CodicilContext *context, const char *file,
                        const xmlDoc *xml, Tree *tree);

#endif

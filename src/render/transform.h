/* A stylesheet of templates/ run over a text.
 *
 * Stylesheets are compiled once per context: those in the site's own folder
 * (context_templates()), and from templates/ what is not there. While one runs
 * it can read and write no file and no address; xsl:include names a file of
 * these two folders. Rules that hold for every format are given to all of them,
 * in the namespace urn:codicil:1 (prefix c):
 *
 * Functions:
 *  c:context()   what is known beside the text, one element:
 *                <c:context locale="nl" dir="ltr" version="2018-04-27" …/>
 *                locale and dir of the text; fragment="true" where no page is
 *                asked for; format="rtf" of RTF; of the facts, where they are
 * known: work, version, original, prevailing, publisher, country, in-force (an
 *                instant), draft="true"; prevails="yes" or "no"; asked: the
 *                languages that were asked for; in it <c:link rel="…" href="…"
 *                phrase="…" hreflang="…" type="…"/> for each link of the page
 *                (with a phrase: one that is seen), and <c:data>, its JSON-LD;
 *                <c:banner kind="served" locale="ja"
 * dir="ltr">words</c:banner>, each a line above the text c:language(tag)   the
 * name of a language in words of ours c:phrase(key [, name, value])   words of
 * ours, one {name} filled in c:date(instant)   its day (UTC) in words of ours:
 * "27 April 2018" c:level()     level of the heading of the current node, a
 * provision or the heading in it: 2 for the uppermost, one more per provision
 *                around it that shows a heading, so that no level is skipped.
 *                A provision shows a heading when it has one, or is an article
 *                or section with a num.
 *  c:plain(nodes)   their words on one line: without footnotes, br a space,
 *                white space collapsed, nodes parted by a space; without what
 *                went, where that is not all
 *  c:notes()     all footnotes, in the order of the text
 *  c:mark()      mark of the current footnote: its marker, else its ordinal
 *                (of one that went: the ordinal that it had)
 *  c:url(href)   the address where it may be a link (http, https, mailto, tel,
 *                ftp, relative, #…), else an empty string
 *  c:dir(tag)    "rtl" or "ltr" for a language tag
 * and of marked texts:
 *  c:now()       ordinal of the current footnote, or item of an ol, in the
 *                newer text; an empty string where it is not in that
 *  c:former()    the same in the older text
 *  c:change()    c:change of the current node or of what it stands in
 *  c:move()      where the current ins or del is the first of an end of a move:
 *                "linked", or "alone" where the other end is not there
 *
 * Elements, which cost a tenth of what the same costs in XPath:
 *  <c:shape/>    calls the template that the current node's shape names:
 *                provision   run-in-item (class run-in, with a num), section
 *                            (shows a heading of level 2 to 6), item (a num
 *                            and no heading), division
 *                item        item (with a num), bullet
 *                num         number (of an item, or of a run-in with one),
 *                            heading (where it is all the heading there is),
 *                            none (is drawn by numbered-heading)
 *                heading     numbered-heading (of a section with a num),
 *                            item-heading (of an item, or of a run-in with a
 *                            num), heading
 *                ins         inserted-boundary (of class boundary), inserted
 *                del         deleted-boundary, deleted-bullet (was the bullet
 *                            of an item), deleted-number (its number), deleted
 *  <c:attributes/>   puts on the element that is being made what the current
 *                node says of itself: id, lang and dir, class (after those it
 *                has), title, alt, width, height, colspan, rowspan, c:change as
 *                a class; and into it an empty span with an id for every former
 *                anchor (c:alias)
 *  <c:style/>    templates/style.css, and of a marked text style-marked.css
 *  <c:plain-heading/>   c:plain() of the number and heading of the current node
 *  <c:label/>    puts on it what marks words as ours: data-codicil="label",
 *                and their lang and dir where these are not the text's
 *  <c:content/>  as <xsl:apply-templates/>: templates of no mode for all that
 *                the current node holds
 *  <c:cell/>     the same for a cell, or for a lone paragraph in it that says
 *                no more
 *  <c:headed>…   its content, where the current node, a provision, shows a
 *                heading
 *  <c:spoken phrase="inserted"/>   a span of class spoken, a label: the phrase
 *                between blanks
 *  <c:begin phrase="inserted">…   the same where the current node is an ins or
 *                del that is of no move; its content where it is
 *  <c:end phrase="inserted-end"/>   the same where an ins or del of no move
 *                stands before words that stayed
 *  These make an element with the attributes that they have themselves:
 *  <c:part name="strong">…   an element of that name, else of the current
 *                node's, with c:attributes; without content of its own it has
 *                c:content
 *  <c:heading>…  h2 to h6 of c:level(), below <p role="heading" aria-level=…>
 *  <c:link>…     a with href where the current node's href or refersTo may be
 *                a link, else a span
 *  <c:permalink phrase="link-to">…   a with href to the provision around (a
 * span where there can be none, nothing where it is a label); with `phrase`,
 * that is its aria-label (and its lang that of the phrase): {heading} is the
 * words of the provision's heading, {number} the mark of a footnote <c:run
 * name="ol">…   an element of that name; where the sibling right before the
 * current node made one here, the content goes into that one: runs of siblings
 * become one list */
#ifndef RENDER_TRANSFORM_H
#define RENDER_TRANSFORM_H

#include "render/render.h"

typedef enum {
    SHEET_HTML,
    SHEET_HTML_MARKED,
    SHEET_COMMONMARK,
    SHEET_COMMONMARK_MARKED,
    SHEET_COUNT
} Sheet;

/* Runs html.xsl or commonmark.xsl over `text`, and over a marked text
 * html-marked.xsl or commonmark-marked.xsl; `tree` is the caller's
 * (xmlFreeDoc). What goes wrong in a stylesheet is a fault with its file and
 * line; xsl:message is told as a note. */
CodicilStatus transform_run(CodicilContext *context, Sheet sheet, xmlDoc *text,
                            const RenderOptions *options, xmlDoc **tree);

#endif

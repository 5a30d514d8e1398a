/* A tree as RTF 1.9, in what Word, LibreOffice, WordPad and the RichEdit
 * control (which installers show licences in) all show: seven-bit bytes, every
 * other character as \uN?, formatting said directly and by style.
 *
 *  title, heading  larger and bold, with an outline level
 *  items           a bullet or the literal number, a tab, a hanging indent
 *  quotation, code indented
 *  link            a field HYPERLINK; to a bookmark where it leads within the
 *                  text; the words alone where the address has no scheme
 *  anchor          a bookmark, as rtf_bookmark() names it
 *  footnote        its mark, raised, a link to its words at the end; RichEdit
 *                  drops footnotes of RTF, and with them words of the text
 *  picture         [its words]
 *  ins, del        underlined and struck through, each in a colour; moved words
 *                  twice so; an end of a paragraph as a pilcrow; reformatted
 *                  words underlined with dots
 *  table           rows and cells, merged ones too, in tables in cells as well;
 *                  of more columns than Word knows: a paragraph for each cell
 *  right to left   paragraphs, table rows, and runs of such letters elsewhere
 *
 * The words are those of HTML and stand in the same order. */
#ifndef RENDER_RTF_H
#define RENDER_RTF_H

#include "lang/bidi.h"
#include "render/tree.h"

/* How a text looks as a whole. Measures are twips (1/1440 inch). */
typedef struct {
    BidiWay way;
    unsigned language; /* its LCID */
    bool is_upright;   /* emphasis is bold: scripts without italics */
    const char *font;  /* the font table's entry of the text */
} RtfLook;

typedef struct {
    Buf *out;
    const RtfLook *look;
    size_t indent; /* before the lines of a paragraph … */
    size_t start;  /* … but before its first one, when `is_marked` */
    size_t width;  /* of the page, or of the cell */
    Buf marks; /* numbers and bullets that wait for a paragraph, as RTF … */
    Buf stops; /* … and the tabs that they need */
    bool is_marked, is_numbered;
    bool is_open;    /* a paragraph was begun and not ended */
    bool is_heading; /* in a cell of a header */
    int depth;       /* tables around */
} Rtf;

/* Adds the blocks in `holder` (a tree's root, a cell). */
void rtf_lay(Rtf *rtf, Node *holder);

/* Begins a paragraph with some control words of its own, after ending the one
 * that is open, up to where its words go; the next one ends it. */
void rtf_start(Rtf *rtf, const char *controls);
void rtf_end(Rtf *rtf);

/* What makes the words of a group bold, with a space after it. */
const char *rtf_bold(BidiWay way);

/* rtf_inline.c: adds the words of a block. */
void rtf_inlines(const Rtf *rtf, Node *leaf);
/* A link to a place within the text, around the words that follow until
 * rtf_link_end(). `prefix` tells apart places of the same id. */
void rtf_link_begin(const char *prefix, Slice id, Buf *out);
void rtf_link_end(Buf *out);
void rtf_bookmark(const char *prefix, Slice id, Buf *out);

/* rtf_text.c: adds text, with what runs the other way marked so. */
void rtf_text(BidiWay way, Slice text, Buf *out);
void rtf_code(uint32_t code, Buf *out);

/* rtf_table.c: adds a table. */
void rtf_table(Rtf *rtf, Node *table);

#endif

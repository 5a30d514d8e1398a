/* Trees by chance, as the stylesheet might make them of a text that someone
 * wrote against us. */
#ifndef TREES_H
#define TREES_H

#include "unit.h"

#include "base/buf.h"
#include "render/tree_reader.h"

#include <libxml/parser.h>

/* Reads the content of a document. */
static inline void tree_of(const char *content, size_t size, Tree *tree)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    Buf xml = {0};
    buf_add_text(&xml, "<document>");
    buf_add(&xml, content, size);
    buf_add_text(&xml, "</document>");
    xmlDoc *doc =
        xmlReadMemory(xml.bytes, (int)xml.size, "test", NULL, XML_PARSE_HUGE);
    assert_non_null(doc);
    tree_init(tree);
    if (tree_read(context, "test", doc, tree) != CODICIL_OK)
        fail_msg("%s in %.*s", told.text, (int)size, content);
    xmlFreeDoc(doc);
    buf_clear(&xml);
    codicil_context_free(context);
}

/* xorshift64*: the same numbers everywhere. */
typedef struct {
    uint64_t state;
    Buf xml;
    unsigned depth, limit;
} Chance;

static inline unsigned roll(Chance *chance, unsigned sides)
{
    chance->state ^= chance->state >> 12;
    chance->state ^= chance->state << 25;
    chance->state ^= chance->state >> 27;
    return (unsigned)((chance->state * 0x2545F4914F6CDD1Du) >> 33) % sides;
}

static const char *const scraps[] = {
    "a",
    "b",
    "Z",
    "9",
    " ",
    " ",
    " ",
    "\n",
    "*",
    "**",
    "_",
    "__",
    "*",
    "_",
    "`",
    "``",
    "[",
    "]",
    "(",
    ")",
    "[a]",
    "](b)",
    "]:",
    "!",
    "![",
    "&lt;",
    "&gt;",
    "&amp;",
    "&amp;amp;",
    "&amp;#35;",
    "&quot;",
    "'",
    "\\",
    "\\\\",
    "#",
    "##",
    " # ",
    "-",
    "- ",
    "---",
    "+ ",
    "1.",
    "1. ",
    "2)",
    "12345) ",
    "1234567890. ",
    "=",
    "===",
    "~~~",
    "&gt;",
    "&gt; ",
    "|",
    "|-|",
    ":",
    ".",
    ",",
    ";",
    "/",
    "http://x.nl/a_b",
    "a@b.nl",
    "&lt;a@b.nl&gt;",
    "&lt;b&gt;",
    "&lt;!--",
    "--&gt;",
    "<!-- no text -->",
    "[x]: /y",
    "[^1]: z",
    "$",
    "+",
    "\xC2\xA0",
    "\xC2\xAD",
    "\xE2\x80\x8B",
    "\xE3\x80\x80",
    "\xE3\x80\x82",
    "。",
    "「",
    "」",
    "注意",
    "この",
    "ж",
    "é",
    "ا",
    "ไทย",
    "€",
    "™",
    "“",
    "”",
    "—",
    "…",
    "\xEF\xBB\xBF",
    "\xF0\x9F\x98\x80",
    "\xE2\x80\x8F",
    "ß",
    "½",
    "§ ",
    "•",
    "\t",
    "    ",
    "x  y",
    "&#13;",
    "e.g.",
    "(a)",
    "C#",
    "snake_case_word",
    "2*3*4",
    "5 &lt; 6",
    "AT&amp;T",
    "&amp;copy;",
    "<linebreak/>",
    "<softbreak/>",
    "<anchor id='q'/>",
    "<anchor id='a b'/>",
    "<footnote id='n' mark='1'/>",
    "<image destination='/p' title='t'>i</image>",
    "<image destination='x y'>a ] b</image>",
    "<code>c</code>",
    "<code>`</code>",
    "<code>a``b` c</code>",
    "<code> *x* </code>",
    "<code>|</code>",
    "<code>]: /u</code>",
    "<code>\\</code>",
};

static const char *const spans[] = {"emph", "strong", "emph", "strong", "u",
                                    "sub",  "sup",    "ins",  "del",    "code"};

static const char *const targets[] = {
    "http://x.nl/",    "/a b",          "#id",  "",          "a(b",
    "a(b)c",           "&lt;x&gt;",     "\\",   "a\\*b",     "&amp;amp;",
    "?a=1&amp;copy=2", "mailto:a@b.nl", "a\"b", "\xC3\xA9|",
};

#define PICK(chance, of) of[roll(chance, sizeof(of) / sizeof(*of))]

static inline void add_inlines(Chance *chance)
{
    unsigned count = 1 + roll(chance, 7);
    if (++chance->depth > chance->limit)
        count = 1;
    while (count--) {
        unsigned what = roll(chance, 10);
        if (what < 7 || chance->depth > chance->limit) {
            buf_add_text(&chance->xml, PICK(chance, scraps));
        } else if (what < 9) {
            const char *name = PICK(chance, spans);
            buf_add_format(&chance->xml, "<%s>", name);
            add_inlines(chance);
            buf_add_format(&chance->xml, "</%s>", name);
        } else {
            buf_add_format(&chance->xml, "<link destination='%s' title='%s'>",
                           PICK(chance, targets),
                           roll(chance, 3) ? "" : PICK(chance, targets));
            add_inlines(chance);
            buf_add_text(&chance->xml, "</link>");
        }
    }
    chance->depth--;
}

static inline void add_blocks(Chance *chance, unsigned most);

static inline void add_leaf(Chance *chance, const char *name)
{
    buf_add_format(&chance->xml, "<%s level='%u'>", name, 1 + roll(chance, 9));
    add_inlines(chance);
    buf_add_format(&chance->xml, "</%s>", name);
}

static inline void add_list(Chance *chance)
{
    static const char *const numbers[] = {"%u.",     "%u)",  "(%u)", "%u.1",
                                          "Art. %u", "§ %u", "0%u."};
    unsigned count = 1 + roll(chance, 4), number = 1 + roll(chance, 12);
    const char *form = PICK(chance, numbers);
    bool is_numbered = roll(chance, 2);
    buf_add_text(&chance->xml,
                 roll(chance, 5) ? "<list>" : "<list tight='false'>");
    while (count--) {
        buf_add_text(&chance->xml, "<item>");
        if (is_numbered) {
            char text[32];
            snprintf(text, sizeof text, form, number); /* NOLINT */
            buf_add_format(&chance->xml, "<number>%s</number>", text);
        }
        add_blocks(chance, 3);
        buf_add_text(&chance->xml, "</item>");
        number += roll(chance, 5) ? 1 : roll(chance, 4);
        is_numbered = roll(chance, 8) ? is_numbered : !is_numbered;
    }
    buf_add_text(&chance->xml, "</list>");
}

static inline void add_table(Chance *chance)
{
    unsigned rows = 1 + roll(chance, 3), columns = 1 + roll(chance, 3);
    bool is_plain = roll(chance, 2);
    buf_add_text(&chance->xml, "<table>");
    if (!roll(chance, 3))
        add_leaf(chance, "caption");
    for (unsigned row = 0; row < rows; row++) {
        buf_add_text(&chance->xml, "<row>");
        for (unsigned column = 0; column < columns; column++) {
            buf_add_format(&chance->xml, "<cell header='%s' colspan='%u'>",
                           row ? "false" : "true",
                           is_plain ? 1 : 1 + roll(chance, 2));
            if (is_plain && roll(chance, 5))
                add_leaf(chance, "paragraph");
            else if (!is_plain)
                add_blocks(chance, 2);
            buf_add_text(&chance->xml, "</cell>");
        }
        buf_add_text(&chance->xml, "</row>");
    }
    buf_add_text(&chance->xml, "</table>");
}

static inline void add_held(Chance *chance, const char *name)
{
    buf_add_format(&chance->xml, "<%s>", name);
    add_blocks(chance, 3);
    buf_add_format(&chance->xml, "</%s>", name);
}

static inline void add_blocks(Chance *chance, unsigned most)
{
    unsigned count = roll(chance, most + 1);
    if (++chance->depth > chance->limit)
        count = count > 0;
    while (count--) {
        unsigned what = roll(chance, chance->depth > chance->limit ? 10 : 20);
        if (what < 8)
            add_leaf(chance, "paragraph");
        else if (what < 10)
            add_leaf(chance, "heading");
        else if (what < 15)
            add_list(chance);
        else if (what < 16)
            add_table(chance);
        else if (what < 17)
            add_held(chance, "block_quote");
        else if (what < 18)
            add_leaf(chance, "code_block");
        else if (what < 19)
            add_leaf(chance, "lead");
        else
            add_inlines(chance);
    }
    chance->depth--;
}

/* The content of a document, good until chance_end(). */
static inline const char *chance_begin(Chance *chance, unsigned seed)
{
    *chance = (Chance){.state = seed * 0x9E3779B97F4A7C15u + 1,
                       .limit = 1 + seed % 5};
    if (roll(chance, 2))
        add_blocks(chance, 6);
    else
        add_leaf(chance, "paragraph");
    if (!roll(chance, 4))
        buf_add_text(&chance->xml,
                     "<note id='n' mark='1'><paragraph>n</paragraph></note>"
                     "<note id='m' mark='*'><list><item>m</item></list>"
                     "</note>");
    return buf_text(&chance->xml);
}

static inline void chance_end(Chance *chance)
{
    buf_clear(&chance->xml);
}

/* A number from the environment: how long to try, and where to begin. */
static inline unsigned asked(const char *name, unsigned otherwise)
{
    const char *value = getenv(name);
    return value ? (unsigned)strtoul(value, NULL, 10) : otherwise;
}

#endif

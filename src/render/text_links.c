/* What plain text says of links: the address behind the words. */
#include "render/text_writer.h"

#include "lang/utf8.h"
#include "lang/words.h"

#include <string.h>

/* ------------------------------------------------------------------- links */

static bool is_scheme(Slice url)
{
    size_t at = 0;
    while (at < url.size && url.bytes[at] != ':' && url.bytes[at] != '/' &&
           url.bytes[at] != '?' && url.bytes[at] != '#')
        at++;
    return at && at < url.size && url.bytes[at] == ':';
}

static bool is_same(Slice left, const char *right, size_t size)
{
    return left.size == size && (!size || memcmp(left.bytes, right, size) == 0);
}

/* Whether words say an address: it, or it without its scheme or last '/'. */
static bool is_said(Slice url, const char *words, size_t size)
{
    static const char *const schemes[] = {"",        "http://", "https://",
                                          "mailto:", "tel:",    "ftp://"};
    if (url.size && url.bytes[url.size - 1] == '/')
        url.size--;
    if (size && words[size - 1] == '/')
        size--;
    for (size_t i = 0; i < sizeof(schemes) / sizeof(*schemes); i++) {
        size_t skip = strlen(schemes[i]);
        if (url.size >= skip && memcmp(url.bytes, schemes[i], skip) == 0 &&
            is_same((Slice){url.bytes + skip, url.size - skip}, words, size))
            return true;
    }
    return false;
}

/* Whether a space belongs after words: not at the start of a line, nor after a
 * script that has none. */
static bool is_spaced(const Buf *words)
{
    size_t at = words->size;
    uint32_t last = utf8_previous(buf_text(words), words->size, &at);
    return last > ' ' && !words_is_tight(last, last);
}

static void add_address(Slice url, bool is_apart, Buf *out)
{
    buf_add_text(out, is_apart ? " <" : "<");
    for (size_t at = 0; at < url.size; at++) {
        unsigned char c = (unsigned char)url.bytes[at];
        if (c <= ' ' || c == '<' || c == '>')
            buf_add_format(out, "%%%02X", c);
        else
            buf_add_char(out, (char)c);
    }
    buf_add_char(out, '>');
}

void link_close(LineWriter *writer, const Node *link)
{
    Buf *out = writer->out;
    if (is_scheme(link->text) &&
        !is_said(link->text, buf_text(out) + writer->link,
                 out->size - writer->link))
        add_address(link->text, is_spaced(out), out);
}

/* ------------------------------------------------- links of a marked text */

/* Of a marked text, each of the two texts has links of its own: which one a
 * run of words is in is followed for both. An address is due when the run that
 * comes next in that text is in another link or none. Due to both, it is said
 * once. */

static LinkSide *side_of(LineWriter *writer, char side)
{
    return side == '+' ? &writer->now : &writer->former;
}

/* The words of a link so far, as one of the texts has them. */
static void add_side_words(const LineWriter *writer, const LinkSide *link,
                           char side, Buf *words)
{
    char gone = side == '+' ? BYTE_DEL : BYTE_INS;
    unsigned depth = 0;
    for (size_t at = link->start; at < writer->out->size; at++) {
        char c = writer->out->bytes[at];
        depth += c == gone;
        depth -= c == gone + 1 && depth;
        if (!is_mark_byte(c) && !depth)
            buf_add_char(words, c);
    }
}

/* What is to be said of a link that ends in one of the texts: right behind its
 * words, behind a space, or behind the one that is there with another after. */
typedef enum { SAY_NOTHING, SAY_CLOSE, SAY_APART, SAY_BETWEEN } Saying;

static Saying saying_of(LineWriter *writer, char side)
{
    const LinkSide *link = side_of(writer, side);
    if (!link->is_due || !is_scheme(link->url))
        return SAY_NOTHING;
    Buf words = {0};
    add_side_words(writer, link, side, &words);
    bool is_between = words.size && words.bytes[words.size - 1] == ' ';
    size_t start = strspn(buf_text(&words), " ");
    bool is_wanted =
        start < words.size && !is_said(link->url, buf_text(&words) + start,
                                       words.size - is_between - start);
    bool is_apart = is_spaced(&words);
    writer->out->failed = writer->out->failed || !buf_is_ok(&words);
    buf_clear(&words);
    return !is_wanted   ? SAY_NOTHING
           : is_between ? SAY_BETWEEN
           : is_apart   ? SAY_APART
                        : SAY_CLOSE;
}

/* Says an address in the mark that its words are in, or one for it alone. */
static void say(LineWriter *writer, char side, Saying saying)
{
    const LinkSide *link = side_of(writer, side);
    Node alone = {.kind = side == '+' ? NODE_INS : NODE_DEL};
    if (saying == SAY_NOTHING ||
        (writer->how->side && writer->how->side != side))
        return;
    if (writer->how->is_marked && !writer->how->side)
        mark_turn(writer, link->mark ? link->mark : &alone);
    add_address(link->url, saying == SAY_APART, writer->out);
    if (saying == SAY_BETWEEN)
        buf_add_char(writer->out, ' ');
}

/* Says what is due to the texts asked for, and to the other one with it where
 * that is the same. */
void links_end(LineWriter *writer, bool now, bool former)
{
    LinkSide *ours = &writer->now, *theirs = &writer->former;
    bool is_both = ours->is_due && theirs->is_due;
    Saying new = saying_of(writer, '+'), old = saying_of(writer, '-');
    bool is_one =
        is_both && new == old && !ours->mark &&
        !theirs->mark &&is_same(ours->url, theirs->url.bytes, theirs->url.size);
    if (is_one && new != SAY_NOTHING) {
        if (writer->how->is_marked)
            mark_turn(writer, NULL);
        add_address(ours->url, new == SAY_APART, writer->out);
        buf_add_text(writer->out, new == SAY_BETWEEN ? " " : "");
    }
    now = now || is_both;
    former = former || is_both;
    if (former && !is_one)
        say(writer, '-', old);
    if (now && !is_one)
        say(writer, '+', new);
    if (former && theirs->is_due)
        *theirs = (LinkSide){.url = {"", 0}};
    if (now && ours->is_due)
        *ours = (LinkSide){.url = {"", 0}};
}

/* A run of words comes; the innermost mark around it is open. */
void links_enter(LineWriter *writer, const Node *run)
{
    const Node *mark = writer->depth ? writer->marks[writer->depth - 1] : NULL;
    bool is_now = run_is_of(run, '+'), is_former = run_is_of(run, '-');
    if ((is_now && writer->now.is_due) || (is_former && writer->former.is_due))
        links_end(writer, is_now, is_former);
    for (int i = 0; i < 2; i++) {
        char side = i ? '-' : '+';
        LinkSide *link = side_of(writer, side);
        if (side == '+' ? !is_now : !is_former)
            continue;
        bool is_between = run_is_between(run, side);
        Slice url = run_link(run, side);
        if (is_between && link->url.size)
            url = link->url;
        else if (is_between)
            url = (Slice){"", 0};
        if (!is_same(link->url, url.bytes, url.size))
            *link = (LinkSide){.url = url, .start = writer->out->size};
        link->mark = mark;
    }
}

void links_leave(LineWriter *writer, const Node *run)
{
    for (int i = 0; i < 2; i++) {
        char side = i ? '-' : '+';
        LinkSide *link = side_of(writer, side);
        if (!link->url.size || !run_is_of(run, side))
            continue;
        link->is_due = !run_goes_on(run, side, link->url);
    }
}

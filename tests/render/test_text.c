/* Plain text: how it is laid out, and that it says what Markdown says. */
#include "unit.h"

#include "lang/utf8.h"
#include "lang/width.h"
#include "lang/words.h"
#include "render/lower.h"
#include "render/markdown.h"
#include "render/text.h"
#include "render/trees.h"

#include <cmark.h>

/* --------------------------------------------------------------- renditions */

/* A document's content as text (for free()). */
static char *to_text(const char *content, size_t size, size_t width)
{
    CodicilContext *context = codicil_context_new();
    Breaker *breaker;
    assert_int_equal(breaker_new(context, "nl", &breaker), CODICIL_OK);
    Tree tree;
    Buf out = {0};
    tree_of(content, size, &tree);
    Layout layout = layout_begin(breaker, width, &out);
    layout.has_marks = tree.is_marked;
    text_lay(&layout, tree.root);
    layout_clear(&layout);
    assert_true(buf_is_ok(&out));
    tree_clear(&tree);
    breaker_free(breaker);
    codicil_context_free(context);
    char *bytes = buf_take(&out);
    return bytes ? bytes : strdup("");
}

static char *to_markdown(const char *content, size_t size)
{
    CodicilContext *context = codicil_context_new();
    Tree tree;
    Buf out = {0};
    tree_of(content, size, &tree);
    assert_int_equal(tree_lower(context, &tree), CODICIL_OK);
    markdown_write(&tree, &out);
    tree_clear(&tree);
    codicil_context_free(context);
    char *bytes = buf_take(&out);
    return bytes ? bytes : strdup("");
}

/* -------------------------------------------------------------------- words */

/* Adds words, one a line. */
static void add_words(const char *text, Buf *out)
{
    Words words;
    Word word;
    words_init(&words, text, strlen(text));
    while (words_next(&words, &word)) {
        buf_add(out, word.text, word.size);
        buf_add_char(out, '\n');
    }
    assert_true(words_clear(&words));
}

/* Of text on lines without end: addresses, and the space before them, go;
 * raised and lowered digits are digits. */
static void text_words(const char *text, Buf *out)
{
    static const char *const scripts[] = {"⁰", "¹", "²", "³", "⁴", "⁵", "⁶",
                                          "⁷", "⁸", "⁹", "₀", "₁", "₂", "₃",
                                          "₄", "₅", "₆", "₇", "₈", "₉"};
    Buf bare = {0};
    for (const char *at = text; *at;) {
        size_t skip = 0;
        const char *angle = *at == ' ' ? at + 1 : at;
        bool is_address = strncmp(angle, "<http:", 6) == 0 ||
                          strncmp(angle, "<mailto:", 8) == 0;
        const char *end = is_address ? strchr(angle, '>') : NULL;
        if (end)
            skip = (size_t)(end + 1 - at);
        for (unsigned i = 0; i < 20 && !skip; i++)
            if (strncmp(at, scripts[i], strlen(scripts[i])) == 0) {
                buf_add_char(&bare, (char)('0' + i % 10));
                skip = strlen(scripts[i]);
            }
        if (!skip) {
            buf_add_char(&bare, *at);
            skip = 1;
        }
        at += skip;
    }
    add_words(buf_text(&bare), out);
    buf_clear(&bare);
}

static void add_html_words(const char *html, Buf *text)
{
    bool is_block = strncmp(html, "<table", 6) == 0;
    bool is_edit = strstr(html, "ins>") || strstr(html, "del>");
    buf_add_text(text, is_edit ? " " : "");
    for (const char *at = html; is_block && *at; at++) {
        if (*at == '<') {
            bool is_apart = strncmp(at, "<t", 2) == 0 ||
                            strncmp(at, "</t", 3) == 0 ||
                            strchr("plihbr/", at[1]) != NULL;
            at = strchr(at, '>');
            buf_add_text(text, is_apart ? " " : "");
        } else {
            buf_add_char(text, *at);
        }
    }
}

/* Of what cmark reads: the text of its nodes, and the numbers it counts. */
static void markdown_words(const char *markdown, Buf *out)
{
    Buf text = {0};
    cmark_node *root =
        cmark_parse_document(markdown, strlen(markdown), CMARK_OPT_DEFAULT);
    cmark_iter *iterator = cmark_iter_new(root);
    cmark_event_type event;
    int count = 0;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE) {
        cmark_node *node = cmark_iter_get_node(iterator);
        cmark_node *list = cmark_node_parent(node);
        const char *literal = cmark_node_get_literal(node);
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_ITEM:
            count = cmark_node_get_list_start(list);
            for (cmark_node *at = cmark_node_previous(node); at;
                 at = cmark_node_previous(at))
                count++;
            if (event == CMARK_EVENT_ENTER &&
                cmark_node_get_list_type(list) == CMARK_ORDERED_LIST)
                buf_add_format(&text, " %d ", count);
            break;
        case CMARK_NODE_HTML_BLOCK:
        case CMARK_NODE_HTML_INLINE:
            add_html_words(literal, &text);
            break;
        case CMARK_NODE_IMAGE:
        case CMARK_NODE_SOFTBREAK:
        case CMARK_NODE_LINEBREAK:
        case CMARK_NODE_PARAGRAPH:
        case CMARK_NODE_HEADING:
            buf_add_char(&text, ' ');
            break;
        default:
            buf_add_text(&text, literal);
            break;
        }
    }
    cmark_iter_free(iterator);
    cmark_node_free(root);
    add_words(buf_text(&text), out);
    buf_clear(&text);
}

static void words_agree(void **state)
{
    (void)state;
    unsigned first = asked("CODICIL_SEED", 1);
    unsigned count = asked("CODICIL_ROUNDS", 3000);
    for (unsigned round = first; round < first + count; round++) {
        Chance chance;
        const char *content = chance_begin(&chance, round);
        Buf plain = {0}, marked = {0};
        if (!strstr(content, "<table>")) {
            char *text = to_text(content, chance.xml.size, 1000000);
            char *markdown = to_markdown(content, chance.xml.size);
            text_words(text, &plain);
            markdown_words(markdown, &marked);
            bool is_clear = !strstr(text, "<http://x.nl/a_b");
            if (is_clear && strcmp(buf_text(&plain), buf_text(&marked)) != 0)
                fail_msg("\n--- of\n%s\n--- text\n%s\n--- Markdown\n%s",
                         content, text, markdown);
            free(text);
            free(markdown);
        }
        buf_clear(&plain);
        buf_clear(&marked);
        chance_end(&chance);
    }
}

/* ------------------------------------------------------------------- layout */

/* Skips the marks that trees by chance have: • Art. 4, § 4, (4), 4.1, 4) */
static const char *skip_marks(const char *at, const char *end)
{
    static const char *const marks[] = {" ", "•", "Art.", "§", "[1]", "[*]"};
    for (bool found = true; found;) {
        found = false;
        for (size_t i = 0; i < sizeof(marks) / sizeof(*marks); i++) {
            size_t size = strlen(marks[i]);
            if (at + size <= end && strncmp(at, marks[i], size) == 0) {
                at += size;
                found = true;
            }
        }
        size_t number = strspn(at, "0123456789.()");
        if (number && at[number] == ' ') {
            at += number;
            found = true;
        }
    }
    return at;
}

/* Whether a line may be broken after a space behind something visible. */
static bool is_breakable(const char *line, size_t size)
{
    CodicilContext *context = codicil_context_new();
    Breaker *breaker;
    LineBreak stop;
    assert_int_equal(breaker_new(context, "nl", &breaker), CODICIL_OK);
    breaker_set(breaker, line, size);
    bool is_found = false;
    while (breaker_next(breaker, &stop) && !is_found)
        is_found = stop.at < size && line[stop.at - 1] == ' ' &&
                   text_width(line, stop.at - 1) > 0;
    breaker_free(breaker);
    codicil_context_free(context);
    return is_found;
}

/* No line is wider than `width` unless it is marks and one token; none is a
 * bullet, or ends in a space. */
static void assert_lines(const char *text, size_t width, const char *content)
{
    bool has_table = strstr(content, "<table>");
    for (const char *at = text; *at;) {
        size_t size = strcspn(at, "\n"), start = strspn(at, " ");
        bool is_bullet = size == start + 3 && !strstr(content, "•") &&
                         strncmp(at + start, "•", 3) == 0;
        if (is_bullet || (size && at[size - 1] == ' '))
            fail_msg("a lone bullet or a space: \"%.*s\" in\n%s\n--- of\n%s",
                     (int)size, at, text, content);
        const char *words = skip_marks(at, at + size);
        if (text_width(at, size) > width && !has_table &&
            is_breakable(words, (size_t)(at + size - words)))
            fail_msg("wider than %zu: \"%.*s\" of\n%s", width, (int)size, at,
                     content);
        at += size + (at[size] != '\0');
    }
}

/* Adds what is no white space and no rule. */
static void add_ink(const char *text, Buf *out)
{
    for (; *text; text++)
        if (!strchr(" \n-=~", *text))
            buf_add_char(out, *text);
}

static void any_width(void **state)
{
    (void)state;
    unsigned first = asked("CODICIL_SEED", 1);
    unsigned count = asked("CODICIL_ROUNDS", 3000);
    for (unsigned round = first; round < first + count; round++) {
        Chance chance;
        const char *content = chance_begin(&chance, round);
        size_t width = 20 + round % 81;
        char *text = to_text(content, chance.xml.size, width);
        assert_lines(text, width, content);
        if (!strstr(content, "<table>")) {
            char *wide = to_text(content, chance.xml.size, 1000000);
            Buf ink = {0}, wanted = {0};
            add_ink(text, &ink);
            add_ink(wide, &wanted);
            assert_string_equal(buf_text(&ink), buf_text(&wanted));
            buf_clear(&ink);
            buf_clear(&wanted);
            free(wide);
        }
        free(text);
        chance_end(&chance);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_agree),
        cmocka_unit_test(any_width),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

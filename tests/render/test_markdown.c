/* What Markdown says of a lowered tree is what cmark reads in it: trees that
 * were thought up against it, and trees by chance. */
#include "unit.h"

#include "base/buf.h"
#include "render/commonmark.h"
#include "render/lower.h"
#include "render/markdown.h"
#include "render/markdown_cases.h"
#include "render/trees.h"

#include <cmark.h>

static void tree_make(const char *content, size_t size, Tree *tree)
{
    tree_of(content, size, tree);
    CodicilContext *context = codicil_context_new();
    assert_int_equal(tree_lower(context, tree), CODICIL_OK);
    codicil_context_free(context);
}

/* What cmark reads in the Markdown of a tree is that tree. Gives the Markdown
 * (for free()). */
static char *assert_round(const char *content, size_t size)
{
    Tree tree;
    Buf markdown = {0}, wanted = {0};
    tree_make(content, size, &tree);
    markdown_write(&tree, &markdown);
    commonmark_write(&tree, &wanted);
    assert_true(buf_is_ok(&markdown) && buf_is_ok(&wanted));
    cmark_node *read = cmark_parse_document(buf_text(&markdown), markdown.size,
                                            CMARK_OPT_DEFAULT);
    char *got = cmark_render_xml(read, CMARK_OPT_DEFAULT);
    size_t same = 0;
    while (got[same] && got[same] == wanted.bytes[same])
        same++;
    while (same && got[same - 1] != '\n')
        same--;
    if (strcmp(got, wanted.bytes) != 0)
        fail_msg("\n--- of\n%.*s\n--- Markdown\n%s--- wanted\n%.200s\n"
                 "--- got\n%.200s",
                 (int)size, content, buf_text(&markdown), wanted.bytes + same,
                 got + same);
    cmark_node_free(read);
    free(got);
    buf_clear(&wanted);
    tree_clear(&tree);
    char *bytes = buf_take(&markdown);
    return bytes ? bytes : strdup("");
}

/* ------------------------------------------------------------ thought up */

static void thought_up(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(markdown_cases) / sizeof(*markdown_cases);
         i++) {
        const MarkdownCase *at = &markdown_cases[i];
        char *markdown = assert_round(at->content, strlen(at->content));
        if (strcmp(at->markdown, markdown) != 0)
            fail_msg("\n--- of\n%s\n--- wanted\n%s\n--- got\n%s", at->content,
                     at->markdown, markdown);
        free(markdown);
    }
}

static void by_chance(void **state)
{
    (void)state;
    unsigned first = asked("CODICIL_SEED", 1);
    unsigned count = asked("CODICIL_ROUNDS", 4000);
    for (unsigned round = first; round < first + count; round++) {
        Chance chance;
        chance_begin(&chance, round);
        free(assert_round(buf_text(&chance.xml), chance.xml.size));
        chance_end(&chance);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(thought_up),
        cmocka_unit_test(by_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

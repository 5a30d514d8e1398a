/* What rendering costs, in one process: a mode, how many times, and files.
 *
 *      bench_render MODE TIMES FILE…
 *
 * tools/bench runs it under callgrind with different TIMES and takes the
 * difference, so that the start of the process and what is made once (the
 * compiled stylesheets) do not count. Each mode does all of it for each file,
 * TIMES times; the file's bytes are read once, outside. */
#include "codicil.h"

#include "base/buf.h"
#include "base/file.h"
#include "model/doc.h"
#include "render/commonmark.h"
#include "render/lower.h"
#include "render/markdown.h"

#include <cmark.h>
#include <libxml/parser.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
    CodicilContext *context;
    const char *path;
    Buf bytes;
    long times;
} Job;

static void on_message(void *user, const CodicilMessage *message)
{
    (void)user;
    if (message->level == CODICIL_FAULT)
        fprintf(stderr, "%s:%ld: %s\n", message->file ? message->file : "",
                message->line, message->text);
}

/* What every renderer has to do at the least: libxml2 reads and frees it. */
static bool run_parse(Job *job)
{
    for (long i = 0; i < job->times; i++) {
        xmlDoc *doc = xmlReadMemory(job->bytes.bytes, (int)job->bytes.size,
                                    NULL, NULL, XML_PARSE_NONET);
        if (!doc)
            return false;
        xmlFreeDoc(doc);
    }
    return true;
}

static bool run_format(Job *job, CodicilFormat format)
{
    CodicilSource source = {.name = job->path};
    CodicilRenderOptions options = {.format = format};
    for (long i = 0; i < job->times; i++) {
        char *bytes = NULL;
        size_t size = 0;
        if (codicil_render(job->context, &source, &options, &bytes, &size))
            return false;
        free(bytes);
    }
    return true;
}

static bool run_html(Job *job)
{
    return run_format(job, CODICIL_HTML);
}

static bool run_markdown(Job *job)
{
    return run_format(job, CODICIL_MARKDOWN);
}

static bool run_text(Job *job)
{
    return run_format(job, CODICIL_PLAIN);
}

static bool run_rtf(Job *job)
{
    return run_format(job, CODICIL_RTF);
}

/* The Markdown writer alone, over one lowered tree. */
static bool run_writer(Job *job)
{
    CodicilContext *context = job->context;
    xmlDoc *text = NULL;
    Tree tree;
    tree_init(&tree);
    RenderOptions options = {.locale = "en"};
    bool done = !doc_read(context, job->path, job->bytes.bytes, job->bytes.size,
                          &text) &&
                !commonmark_tree(context, text, &options, &tree) &&
                !tree_lower(context, &tree);
    for (long i = 0; done && i < job->times; i++) {
        Buf out = {0};
        markdown_write(&tree, &out);
        done = buf_is_ok(&out);
        buf_clear(&out);
    }
    tree_clear(&tree);
    xmlFreeDoc(text);
    return done;
}

/* cmark's own writer over the tree that cmark reads from what ours wrote. */
static bool run_cmark(Job *job)
{
    CodicilSource source = {.name = job->path};
    CodicilRenderOptions options = {.format = CODICIL_MARKDOWN};
    char *bytes = NULL;
    size_t size = 0;
    if (codicil_render(job->context, &source, &options, &bytes, &size))
        return false;
    cmark_node *tree = cmark_parse_document(bytes, size, CMARK_OPT_DEFAULT);
    for (long i = 0; i < job->times; i++)
        free(cmark_render_commonmark(tree, CMARK_OPT_DEFAULT, 0));
    cmark_node_free(tree);
    free(bytes);
    return true;
}

static const struct {
    const char *name;
    bool (*run)(Job *);
    bool wants_bytes; /* else the file is read as often as it is rendered */
} modes[] = {
    {"parse", run_parse, true},        {"html", run_html, false},
    {"markdown", run_markdown, false}, {"text", run_text, false},
    {"rtf", run_rtf, false},           {"writer", run_writer, true},
    {"cmark", run_cmark, false},
};

static bool run_file(Job *job, size_t mode)
{
    job->bytes = (Buf){0};
    bool done = (!modes[mode].wants_bytes ||
                 !file_read(job->context, job->path, &job->bytes)) &&
                modes[mode].run(job);
    buf_clear(&job->bytes);
    return done;
}

int main(int count, char **words)
{
    size_t mode = 0, modes_count = sizeof(modes) / sizeof(modes[0]);
    while (count > 3 && mode < modes_count &&
           strcmp(words[1], modes[mode].name) != 0)
        mode++;
    if (count <= 3 || mode == modes_count) {
        fprintf(stderr, "bench_render: MODE TIMES FILE…\n");
        return 2;
    }
    Job job = {.context = codicil_context_new(),
               .times = strtol(words[2], NULL, 10)};
    codicil_context_set_sink(job.context, on_message, NULL);
    int failed = 0;
    for (int i = 3; i < count; i++) {
        job.path = words[i];
        if (!run_file(&job, mode)) {
            fprintf(stderr, "bench_render: %s failed\n", job.path);
            failed = 1;
        }
    }
    codicil_context_free(job.context);
    return failed;
}

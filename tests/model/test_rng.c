/* The RELAX NG schema in schemas/ is the one that the table gives. */
#include "text.h"

#include "model/rng.h"

#include <libxml/relaxng.h>

static void write_schema(Buf *out)
{
    Told told;
    CodicilContext *context = context_telling(&told);
    if (rng_write(context, out) != CODICIL_OK)
        fail_msg("%s", told.text);
    codicil_context_free(context);
}

static void test_schema_is_current(void **state)
{
    (void)state;
    Told told;
    Buf fresh = {0}, kept = {0};
    CodicilContext *context = context_telling(&told);
    char *path = root_path("schemas/codicil.rng");
    write_schema(&fresh);
    assert_int_equal(file_read(context, path, &kept), CODICIL_OK);
    if (strcmp(buf_text(&fresh), buf_text(&kept)) != 0)
        fail_msg("%s is stale: write it anew with make-schema", path);
    free(path);
    buf_clear(&fresh);
    buf_clear(&kept);
    codicil_context_free(context);
}

static void test_schema_compiles(void **state)
{
    (void)state;
    Buf bytes = {0};
    write_schema(&bytes);
    xmlRelaxNGParserCtxt *parser =
        xmlRelaxNGNewMemParserCtxt(bytes.bytes, (int)bytes.size);
    xmlRelaxNG *schema = xmlRelaxNGParse(parser);
    assert_non_null(schema);
    xmlRelaxNGFree(schema);
    xmlRelaxNGFreeParserCtxt(parser);
    buf_clear(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_schema_is_current),
        cmocka_unit_test(test_schema_compiles),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

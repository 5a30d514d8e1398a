/* XLIFF as tools give it back: inlines of every kind, layout, states. */
#include "text.h"

#include "exchange/xliff.h"

#define HEAD_2                                                                 \
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' version='2.1' "      \
    "srcLang='en' trgLang='de'><file id='w:1'>"
#define HEAD_12                                                                \
    "<xliff xmlns='urn:oasis:names:tc:xliff:document:1.2' version='1.2'>"      \
    "<file original='w@1' source-language='en' target-language='de'><body>"
#define TAIL_2  "</file></xliff>"
#define TAIL_12 "</body></file></xliff>"
#define UNIT_2(inside)                                                         \
    HEAD_2 "<unit id='a'><segment "                                            \
           "state='final'><source>s</source><target>" inside                   \
           "</target></segment></unit>" TAIL_2
#define UNIT_12(inside)                                                        \
    HEAD_12 "<trans-unit id='a'><source>s</source><target>" inside             \
            "</target></trans-unit>" TAIL_12

static CodicilStatus read_from(const char *xml, Told *told, ReadFile *out)
{
    CodicilContext *context = context_telling(told);
    Buf bytes = {0};
    buf_add_text(&bytes, xml);
    CodicilStatus status = xliff_read(context, "x.xlf", &bytes, out);
    buf_clear(&bytes);
    codicil_context_free(context);
    return status;
}

static const struct {
    const char *xml, *target;
} coded[] = {
    {UNIT_2("x <pc id='1'>y</pc> z"), "x \x01"
                                      "1\5y\2"
                                      "1\5 z"},
    {UNIT_2("x <sc id='1'/>y<ec startRef='1'/>"), "x \x01"
                                                  "1\5y\2"
                                                  "1\5"},
    {UNIT_2("x<ph id='2'/>y"), "x\3"
                               "2\5y"},
    {UNIT_2("<mrk id='m' type='term'>x</mrk> y"), "x y"},
    {UNIT_2("<sm id='m'/>x<em startRef='m'/>"), "x"},
    {UNIT_2("<![CDATA[a & b]]>"), "a & b"},
    {UNIT_2("\n   x\n   <pc id='1'>y</pc>\n"), "x\x01"
                                               "1\5y\2"
                                               "1\5"},
    {UNIT_2("x \n   <pc id='1'>y</pc>\n"), "x \x01"
                                           "1\5y\2"
                                           "1\5"},
    {UNIT_2("x\n   y"), "x y"},
    {UNIT_2("x<!-- seen -->y<?tool z?>"), "xy"},
    {UNIT_2("<t:i xmlns:t='urn:t'>x</t:i>"), "x"},
    {UNIT_2(""), NULL},
    {UNIT_2(" \n "), NULL},
    {UNIT_12("x <g id='1'>y</g>"), "x \x01"
                                   "1\5y\2"
                                   "1\5"},
    {UNIT_12("<bpt id='1'>{b}</bpt>y<ept id='1'>{/b}</ept>"), "\x01"
                                                              "1\5y\2"
                                                              "1\5"},
    {UNIT_12("<bpt id='3' rid='1'/>y<ept id='4' rid='1'/>"), "\x01"
                                                             "1\5y\2"
                                                             "1\5"},
    {UNIT_12("<bx id='1'/>y<ex id='1'/>"), "\x01"
                                           "1\5y\2"
                                           "1\5"},
    {UNIT_12("x<x id='2'/><ph id='3'>br</ph>"), "x\3"
                                                "2\5\3"
                                                "3\5"},
    {UNIT_12("<mrk mtype='seg' mid='0'>x.</mrk> "
             "<mrk mtype='seg' mid='1'>y.</mrk>"),
     "x. y."},
};

static void words_are_coded(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(coded) / sizeof(coded[0]); i++) {
        Told told;
        ReadFile file = {0};
        if (read_from(coded[i].xml, &told, &file) != CODICIL_OK)
            fail_msg("%zu: %s", i, told.text);
        assert_int_equal(file.count, 1);
        const char *target = file.units[0].target;
        if (coded[i].target ? !target || strcmp(target, coded[i].target) != 0
                            : target != NULL)
            fail_msg("%zu: '%s' of %s", i, target ? target : "nothing",
                     coded[i].xml);
        read_file_close(&file);
    }
}

static void segments_are_joined(void **state)
{
    Told told;
    ReadFile file = {0};
    (void)state;
    assert_int_equal(read_from(HEAD_2
                               "<unit id='a'>"
                               "<segment state='final'><source>A.</source>"
                               "<target>B.</target></segment>"
                               "<ignorable><source> </source></ignorable>"
                               "<segment state='initial'><source>C.</source>"
                               "<target>D.</target></segment></unit>" TAIL_2,
                               &told, &file),
                     CODICIL_OK);
    assert_string_equal(file.units[0].source, "A. C.");
    assert_string_equal(file.units[0].target, "B. D.");
    assert_false(file.units[0].is_done);
    assert_string_equal(file.work, "w");
    assert_string_equal(file.version, "1");
    assert_string_equal(file.to, "de");
    read_file_close(&file);
}

static void states_are_read(void **state)
{
    static const struct {
        const char *unit, *target;
        bool is_done;
    } all[] = {
        {"", "", false},
        {"", " state='needs-review-translation'", false},
        {"", " state='translated'", true},
        {"", " state='final'", true},
        {"", " state='signed-off'", true},
        {" approved='yes'", " state='new'", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        Told told;
        ReadFile file = {0};
        Buf xml = {0};
        buf_add_format(&xml,
                       HEAD_12 "<trans-unit id='a'%s><source>s</source>"
                               "<target%s>t</target></trans-unit>" TAIL_12,
                       all[i].unit, all[i].target);
        assert_int_equal(read_from(xml.bytes, &told, &file), CODICIL_OK);
        assert_int_equal(file.units[0].is_done, all[i].is_done);
        read_file_close(&file);
        buf_clear(&xml);
    }
}

static void what_is_none_is_told(void **state)
{
    static const struct {
        const char *xml, *words;
    } all[] = {
        {UNIT_2("x<pc>y</pc>"), "unit 'a': <pc> has no id"},
        {UNIT_2("x<cp hex='0001'/>"), "unit 'a': <cp> cannot be taken in"},
        {UNIT_12("x<g>y</g>"), "unit 'a': <g> has no id"},
        {UNIT_12("x<sub>y</sub>"), "unit 'a': <sub> cannot be taken in"},
        {HEAD_2 "<unit><segment><source/></segment></unit>" TAIL_2,
         "a unit has no id"},
        {HEAD_2 "<unit id='a'/>" TAIL_2, "unit 'a': it has no <segment>"},
        {HEAD_2 "<unit id='a'><segment/></unit>" TAIL_2, "has no <source>"},
        {HEAD_2 TAIL_2, "holds no units"},
        {"<xliff/>", "is no XLIFF"},
        {"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' "
         "version='2.1' srcLang='en'><file id='w:1'/></xliff>",
         "has no trgLang"},
        {"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' "
         "version='2.1' srcLang='en' trgLang='de'><file id='f1'/></xliff>",
         "does not name the text"},
        {"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.0' "
         "version='2.1' srcLang='en' trgLang='de'>"
         "<file id='f1' original='../w@1'/></xliff>",
         "names no text of a store"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        Told told;
        ReadFile file = {0};
        assert_int_equal(read_from(all[i].xml, &told, &file), CODICIL_INVALID);
        assert_fault(&told, CODICIL_INVALID, all[i].words);
        assert_int_equal(told.line, 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_coded),
        cmocka_unit_test(segments_are_joined),
        cmocka_unit_test(states_are_read),
        cmocka_unit_test(what_is_none_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

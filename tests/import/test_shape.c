/* Blocks take the shapes of the profile. */
#include "reading.h"

#define P(text)       "<p>" text "</p>"
#define BODY(in, out) assert_built(EL_mainBody, "<title>t</title>" in, out)

static void items_are_as_simple_as_they_can_be(void **state)
{
    (void)state;
    BODY("<list><item><p id=\"x\">a <b>b</b></p></item><item/></list>",
         "<ul><li xml:id=\"x\">a <b>b</b></li><li/></ul>");
    BODY("<list kind=\"number\"><item><p>a</p><p>b</p></item></list>",
         "<ol><li>" P("a") P("b") "</li></ol>");
    BODY("<list><item><p>a</p><list><item><p>b</p></item></list></item>"
         "</list>",
         "<ul><li>" P("a") "<ul><li>b</li></ul></li></ul>");
    BODY("<list><item><p class=\"code\">a</p></item></list>",
         "<ul><li><p class=\"code\">a</p></li></ul>");
}

static void other_lists_are_block_lists(void **state)
{
    (void)state;
    BODY("<list><item num=\"1.\"><p>a</p></item><item/></list>",
         "<blockList><item><num>1.</num>" P("a") "</item><item><p/></item>"
                                                 "</blockList>");
    BODY("<list><item><p>a</p><list><item num=\"1.\"><p>b</p></item></list>"
         "</item></list>",
         "<blockList><item>" P("a") "<blockList><item><num>1.</num>" P(
             "b") "</item></blockList></item></blockList>");
    BODY(
        "<list><item><heading id=\"x\">a</heading></item><item><p>b</p>"
        "<heading num=\"2\">c</heading></item></list>",
        "<blockList><item xml:id=\"x\"><heading>a</heading><p/></item><item>" P(
            "b") P("2 <b>c</b>") "</item></blockList>");
    BODY("<list/>", "<ul><li/></ul>");
}

static void quotations_and_tables_hold_blocks(void **state)
{
    (void)state;
    BODY("<quote><heading>a</heading><quote/></quote>",
         "<blockContainer class=\"quotation\"><p><b>a</b></p>"
         "<blockContainer class=\"quotation\"><p/></blockContainer>"
         "</blockContainer>");
    BODY("<table><tr><th colspan=\"2\"><p>a</p></th></tr><tr/>"
         "<caption>c</caption></table>",
         "<table><caption>c</caption><tr><th colspan=\"2\">" P(
             "a") "</th></tr><tr><td/></tr></table>");
    BODY("<table/>", "<table><tr><td/></tr></table>");
}

static void clauses_have_parts(void **state)
{
    (void)state;
    BODY("<clause el=\"article\" num=\"1\"><heading>a</heading><p>b</p>"
         "</clause>",
         "<article><num>1</num><heading>a</heading><content>" P(
             "b") "</content></article>");
    BODY("<clause><p>a</p><clause el=\"point\"/><p>b</p><clause/>"
         "<wrapup><p>c</p></wrapup></clause>",
         "<section><intro>" P("a") "</intro><point/>"
                                   "<hcontainer name=\"block\"><content>" P(
                                       "b") "</content>"
                                            "</hcontainer><section/><wrapUp>" P(
                                                "c") "</wrapUp></section>");
    BODY("<clause><p>a</p><wrapup><p>b</p></wrapup></clause>",
         "<section><content>" P("a") P("b") "</content></section>");
    BODY("<clause/><p>a</p><clause/>", "<section/>" P("a") "<section/>");
}

static void clauses_elsewhere_are_what_they_hold(void **state)
{
    (void)state;
    BODY("<quote><clause num=\"1\"><heading>a</heading><clause><p>b</p>"
         "</clause></clause></quote>",
         "<blockContainer class=\"quotation\"><p>1 <b>a</b></p>" P(
             "b") "</blockContainer>");
    BODY("<quote><clause num=\"1\"/></quote>",
         "<blockContainer class=\"quotation\">" P("1") "</blockContainer>");
    assert_built(EL_preface,
                 "<clause num=\"1\"><p>a</p></clause>"
                 "<title>t</title><p>b</p>",
                 P("1 a") "<longTitle><p><docTitle>t</docTitle></p>"
                          "</longTitle>");
}

static void capitals_are_conspicuous(void **state)
{
    (void)state;
    BODY("<p>THIS IS <b>ALL IN</b> CAPITALS NOW.</p><p>NOT SO LONG</p>",
         "<p class=\"conspicuous\">THIS IS <b>ALL IN</b> CAPITALS NOW.</p>" P(
             "NOT SO LONG"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(items_are_as_simple_as_they_can_be),
        cmocka_unit_test(other_lists_are_block_lists),
        cmocka_unit_test(quotations_and_tables_hold_blocks),
        cmocka_unit_test(clauses_have_parts),
        cmocka_unit_test(clauses_elsewhere_are_what_they_hold),
        cmocka_unit_test(capitals_are_conspicuous),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

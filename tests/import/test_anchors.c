/* The anchors that sites give to headings, where references lead to them. */
#include "reading.h"

#define TITLE       "<title>t</title>"
#define REF(target) "<p><ref href=\"#" target "\">x</ref></p>"

static void a_heading_gets_the_anchor_that_is_wanted(void **state)
{
    (void)state;
    assert_built(
        EL_mainBody,
        TITLE REF("my-law--yours") "<heading level=\"1\">My Law, &amp; "
                                   "Yours!</heading>",
        REF("my-law--yours") "<section xml:id=\"my-law--yours\">"
                             "<heading>My Law, &amp; Yours!</heading>"
                             "</section>");
    assert_built(EL_mainBody,
                 TITLE REF("a-law") "<heading level=\"1\">A. Law</heading>",
                 REF("a-law") "<section c:alias=\"a-law\"><num>A.</num>"
                              "<heading>Law</heading></section>");
}

static void others_stay_as_they_are(void **state)
{
    (void)state;
    assert_built(EL_mainBody,
                 TITLE REF("law") "<p id=\"law\">a</p>"
                                  "<heading level=\"1\">Law</heading>",
                 REF("law") "<p xml:id=\"law\">a</p><section><heading>Law"
                            "</heading></section>");
    assert_built(EL_mainBody,
                 TITLE REF("other") "<heading level=\"1\">Law</heading>",
                 REF("other") "<section><heading>Law</heading></section>");
    assert_built(EL_mainBody,
                 TITLE REF("law") "<heading level=\"1\">Law</heading>"
                                  "<heading level=\"1\">Law</heading>",
                 REF("law") "<section xml:id=\"law\"><heading>Law</heading>"
                            "</section><section><heading>Law</heading>"
                            "</section>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_heading_gets_the_anchor_that_is_wanted),
        cmocka_unit_test(others_stay_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

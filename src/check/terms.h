/* The terms of a text against their definitions and the list in work.xml. */
#ifndef CHECK_TERMS_H
#define CHECK_TERMS_H

#include "check/checker.h"
#include "check/wording.h"

/* `original` is NULL for the original itself. */
CodicilStatus check_terms(Checker *checker, const Wording *wording,
                          const ParityText *original);

#endif

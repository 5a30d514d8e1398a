/* The block tree of a plain text. */
#ifndef IMPORT_TREE_H
#define IMPORT_TREE_H

#include "import/plain.h"

/* Makes plain->blocks of its units. */
CodicilStatus tree_make(Plain *plain);

#endif

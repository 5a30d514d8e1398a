/* The provisions of two texts of one version, paired by their ids. */
#ifndef CHECK_PROVISIONS_H
#define CHECK_PROVISIONS_H

#include "base/cleanup.h"
#include "model/doc.h"
#include "model/idset.h"

typedef struct Provision Provision;
struct Provision {
    const xmlNode *node;
    const char *id;
    Provision *around;  /* the provision that holds it, NULL: none */
    Provision *partner; /* the one of the other text, NULL: none */
    Provision *moved;   /* for parity_order(): next of those to compare */
};

/* In the order of the text; those without an id, and further ones of an id
 * that stands twice, are not in it. */
typedef struct {
    Provision *items;
    size_t count;
    IdSet ids; /* id and former anchors → Provision */
} Provisions;

void provisions_clear(Provisions *provisions);

/* False when out of memory. */
bool provisions_read(const xmlDoc *text, Provisions *out);
void provisions_pair(Provisions *one, Provisions *other);

/* The provision of an id or a former anchor, NULL if there is none. */
const Provision *provisions_find(const Provisions *provisions, const char *id);

/* The nearest one around it that has a partner, NULL: none. */
Provision *provision_around(const Provision *provision);

#endif

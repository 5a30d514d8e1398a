/* How the program takes memory. */
#ifndef CLI_HEAP_H
#define CLI_HEAP_H

/* Once, before anything is done. Where the system or the C library has nothing
 * of the kind it does nothing. */
void heap_set_up(void);

#endif

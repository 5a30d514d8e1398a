/* How a message reaches the context's sink. */
#ifndef BASE_MESSAGE_H
#define BASE_MESSAGE_H

#include "codicil.h"

void context_send(const CodicilContext *context, const CodicilMessage *message);

#endif

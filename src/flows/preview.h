/* What readers will be told of a version that is about to be published. */
#ifndef FLOWS_PREVIEW_H
#define FLOWS_PREVIEW_H

#include "flows/release.h"

/* Adds, for each language of the version and each that is promised, the begin
 * of its what's-new page as Markdown: the summary, without the places. Nothing
 * where no version is before it. */
CodicilStatus preview_news(const Release *release, Buf *out);

#endif

/* render: resolve or read → text → tree → bytes. */
#include "flows/rendition.h"

#include "model/spare.h"

CodicilStatus codicil_render(CodicilContext *context,
                             const CodicilSource *asked,
                             const CodicilRenderOptions *options, char **bytes,
                             size_t *size)
{
    Source AUTO(source_close) source = {0};
    Buf out AUTO(buf_clear) = {0};
    Rendering rendering;
    Spare *spare;
    TRY(spare_open(context, &spare));
    TRY(rendering_open(context, options, &rendering));
    TRY((rendering_is_drawn(context, &rendering)
             ? source_open_bare
             : source_open)(context, asked, &source));
    TRY(rendition_make(context, &source, &rendering, &out));
    spare_doc(spare, TAKE(source.text));
    size_t count = out.size;
    *bytes = buf_take(&out);
    if (!*bytes)
        return fault_memory(context);
    *size = count;
    return CODICIL_OK;
}

/* keygen, sign and verify: keys, signatures, and whether all is as published.
 */
#include "cli/verbs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const Option keygen_options[] = {
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_keygen(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->count > 1)
        return misuse("keygen takes one name, not %zu", arguments->count);
    const char *name = arguments->count ? arguments->operands[0] : "codicil";
    int code = exit_code(codicil_keygen(context, name));
    if (code == 0)
        fprintf(stderr,
                "%s.key is secret: keep it, and show it to nobody\n"
                "%s.pub is for all who verify\n",
                name, name);
    return code;
}

const Verb verb_keygen = {
    "keygen",
    "[NAME]",
    "make a pair of keys, NAME.key and NAME.pub, as minisign's",
    "codicil keygen legal",
    keygen_options,
    run_keygen,
};

static const Option sign_options[] = {
    {"key", 0, "FILE", "the secret key; needed"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int run_sign(CodicilContext *context, const Arguments *arguments)
{
    size_t written = 0;
    if (arguments->count != 1 || !arguments->value[0])
        return misuse("sign wants one folder and --key FILE");
    int code = exit_code(codicil_sign(context, arguments->operands[0],
                                      arguments->value[0], &written));
    if (code == 0)
        fprintf(stderr, "%zu signature%s written\n", written,
                written == 1 ? "" : "s");
    return code;
}

const Verb verb_sign = {
    "sign",
    "OUTDIR --key FILE",
    "sign each manifest of a built site",
    "codicil sign site --key legal.key",
    sign_options,
    run_sign,
};

static const Option verify_options[] = {
    {"key", 0, "FILE", "the public key with which all has to be signed"},
    {"format", 0, "FORMAT", "text (default) or json"},
    {"current", 0, "DIR", "instead: a folder of bundle, against the store"},
    {"help", 'h', NULL, "this help"},
    {0},
};

static int put_report(CodicilContext *context, CodicilStatus status,
                      char *report)
{
    int code = exit_code(status);
    int put = report ? put_out(context, NULL, report, strlen(report)) : 0;
    free(report);
    return put ? put : code;
}

static int run_current(CodicilContext *context, const Arguments *arguments)
{
    char *report = NULL;
    if (arguments->count || arguments->value[0] || arguments->value[1])
        return misuse("verify --current takes a folder of bundle alone");
    CodicilStatus status =
        codicil_verify_current(context, arguments->value[2], &report);
    return put_report(context, status, report);
}

static int run_verify(CodicilContext *context, const Arguments *arguments)
{
    if (arguments->value[2])
        return run_current(context, arguments);
    CodicilVerifyOptions verify = {.key = arguments->value[0]};
    char *report = NULL;
    if (!report_from_text(arguments->value[1], false, &verify.report))
        return 2;
    if (arguments->count > 1)
        return misuse("verify takes one folder, not %zu", arguments->count);
    verify.folder = arguments->count ? arguments->operands[0] : NULL;
    CodicilStatus status = codicil_verify(context, &verify, &report);
    return put_report(context, status, report);
}

const Verb verb_verify = {
    "verify",
    "[OUTDIR|STORE|EVIDENCE] [--key FILE] [--format FORMAT] | --current DIR",
    "whether a built site or a store is as it was published",
    "codicil verify site --key legal.pub",
    verify_options,
    run_verify,
};

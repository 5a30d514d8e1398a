/* Findings as SARIF 2.1.0 (OASIS Standard, 2020), for the tools that show
 * them beside a text. Paths within the store are relative to it, by the base
 * that code hosts know; what was read from standard input has no place. */
#include "base/cleanup.h"
#include "base/json.h"
#include "check/check.h"
#include "codicil.h"
#include "model/idset.h"

#include <string.h>

#define BASE "%SRCROOT%"
#define SCHEMA                                                                 \
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/"      \
    "sarif-schema-2.1.0.json"

static void put(Json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_text(json, text);
}

static void open(Json *json, const char *key, char bracket)
{
    json_key(json, key);
    json_begin(json, bracket);
}

/* {"text": …} (3.11, message; 3.12, multiformatMessageString). */
static void put_message(Json *json, const char *key, const char *text)
{
    open(json, key, '{');
    put(json, "text", text);
    json_end(json, '}');
}

/* A path as a URI reference (RFC 3986): all but unreserved characters and
 * slashes are percent-encoded. */
static void add_uri(const char *path, Buf *out)
{
    static const char plain[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                "abcdefghijklmnopqrstuvwxyz0123456789-._~/";
    for (; *path; path++) {
        if (strchr(plain, *path))
            buf_add_char(out, *path);
        else
            buf_add_format(out, "%%%02X", (unsigned char)*path);
    }
}

/* reportingDescriptor (3.49). */
static void put_rule(Json *json, const Rule *rule)
{
    json_begin(json, '{');
    put(json, "id", rule->name);
    put_message(json, "shortDescription", rule->explanation);
    open(json, "defaultConfiguration", '{');
    put(json, "level", weight_name(rule->weight));
    json_end(json, '}');
    json_end(json, '}');
}

/* tool.driver (3.18, 3.19); rules in the order of RuleId, which ruleIndex
 * counts. */
static void put_tool(Json *json)
{
    open(json, "tool", '{');
    open(json, "driver", '{');
    put(json, "name", "codicil");
    put(json, "version", codicil_version());
    open(json, "rules", '[');
    for (RuleId id = 0; id < RULE_COUNT; id++)
        put_rule(json, rule_get(id));
    json_end(json, ']');
    json_end(json, '}');
    json_end(json, '}');
}

/* The path below the store's folder, or as it is. */
static const char *path_within(const Findings *findings, const char *file)
{
    const char *folder = findings->folder ? findings->folder : "";
    size_t size = strlen(folder);
    if (size && !strncmp(file, folder, size) && file[size] == '/')
        file += size + 1;
    while (file[0] == '.' && file[1] == '/')
        file += 2;
    return file;
}

/* artifactLocation (3.4). */
static bool put_artifact(Json *json, const char *path)
{
    AUTO(buf_clear) Buf uri = {0};
    bool is_absolute = *path == '/';
    buf_add_text(&uri, is_absolute ? "file://" : "");
    add_uri(path, &uri);
    open(json, "artifactLocation", '{');
    put(json, "uri", buf_text(&uri));
    if (!is_absolute)
        put(json, "uriBaseId", BASE);
    json_end(json, '}');
    return buf_is_ok(&uri);
}

/* physicalLocation (3.29) with its region (3.30). */
static bool put_physical(Json *json, const Finding *finding, const char *path)
{
    open(json, "physicalLocation", '{');
    bool is_fine = put_artifact(json, path);
    if (finding->line) {
        open(json, "region", '{');
        json_key(json, "startLine");
        json_number(json, finding->line);
        if (finding->column) {
            json_key(json, "startColumn");
            json_number(json, finding->column);
        }
        json_end(json, '}');
    }
    json_end(json, '}');
    return is_fine;
}

/* location (3.28); a provision is a logicalLocation (3.33) of kind element. */
static bool put_location(Json *json, const Finding *finding, const char *path)
{
    bool is_fine = true;
    json_begin(json, '{');
    if (strcmp(path, "-") != 0)
        is_fine = put_physical(json, finding, path);
    if (finding->id) {
        open(json, "logicalLocations", '[');
        json_begin(json, '{');
        put(json, "name", finding->id);
        put(json, "fullyQualifiedName", finding->id);
        put(json, "kind", "element");
        json_end(json, '}');
        json_end(json, ']');
    }
    json_end(json, '}');
    return is_fine;
}

/* partialFingerprints (3.27.17): rule and provision, and which of those of
 * its file it is, so that a finding is known again after other lines moved. */
static bool put_fingerprint(Json *json, const Finding *finding,
                            const char *path, IdSet *seen)
{
    AUTO(buf_clear) Buf key = {0}, value = {0};
    const char *rule = rule_get(finding->rule)->name;
    const char *id = finding->id ? finding->id : "";
    buf_add_format(&key, "%s\x1f%s\x1f%s", path, rule, id);
    size_t count = buf_is_ok(&key) ? idset_count(seen, buf_text(&key)) : 1;
    buf_add_format(&value, "%s:%s:%zu", rule, id, count);
    open(json, "partialFingerprints", '{');
    put(json, "codicilFinding/v1", buf_text(&value));
    json_end(json, '}');
    return buf_is_ok(&key) && buf_is_ok(&value) && !seen->failed;
}

/* result (3.27). */
static bool put_result(Json *json, const Finding *finding, const char *path,
                       IdSet *seen)
{
    const Rule *rule = rule_get(finding->rule);
    json_begin(json, '{');
    put(json, "ruleId", rule->name);
    json_key(json, "ruleIndex");
    json_number(json, (long)finding->rule);
    put(json, "level", weight_name(rule->weight));
    put_message(json, "message", finding->message);
    open(json, "locations", '[');
    bool is_fine = put_location(json, finding, path);
    json_end(json, ']');
    is_fine &= put_fingerprint(json, finding, path, seen);
    json_end(json, '}');
    return is_fine;
}

/* originalUriBaseIds (3.14.14): only a folder that is absolute has a URI. */
static bool put_base(Json *json, const Findings *findings)
{
    AUTO(buf_clear) Buf uri = {0};
    if (!findings->folder || *findings->folder != '/')
        return true;
    buf_add_text(&uri, "file://");
    add_uri(findings->folder, &uri);
    if (buf_text(&uri)[uri.size - 1] != '/')
        buf_add_char(&uri, '/');
    open(json, "originalUriBaseIds", '{');
    open(json, BASE, '{');
    put(json, "uri", buf_text(&uri));
    json_end(json, '}');
    json_end(json, '}');
    return buf_is_ok(&uri);
}

void findings_to_sarif(const Findings *findings, Buf *out)
{
    IdSet seen = {0};
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    put(&json, "$schema", SCHEMA);
    put(&json, "version", "2.1.0");
    open(&json, "runs", '[');
    json_begin(&json, '{');
    put_tool(&json);
    bool is_fine = put_base(&json, findings);
    put(&json, "columnKind", "unicodeCodePoints");
    open(&json, "results", '[');
    for (size_t i = 0; i < findings->count; i++) {
        const Finding *finding = &findings->items[i];
        is_fine &= put_result(&json, finding,
                              path_within(findings, finding->file), &seen);
    }
    json_end(&json, ']');
    json_end(&json, '}');
    json_end(&json, ']');
    json_end(&json, '}');
    idset_clear(&seen);
    out->failed |= !is_fine;
}

/* Findings and rules as text for people and as JSON. */
#include "base/json.h"
#include "check/check.h"

#include <string.h>

static void add_finding(const Finding *finding, Buf *out)
{
    const Rule *rule = rule_get(finding->rule);
    bool stdin_read = strcmp(finding->file, "-") == 0;
    buf_add_text(out, stdin_read ? "(stdin)" : finding->file);
    if (finding->line)
        buf_add_format(out, ":%ld", finding->line);
    if (finding->line && finding->column)
        buf_add_format(out, ":%ld", finding->column);
    buf_add_format(out, ": %s: %s [%s]", weight_name(rule->weight),
                   finding->message, rule->name);
    if (finding->id)
        buf_add_format(out, " (%s)", finding->id);
    buf_add_char(out, '\n');
}

void findings_to_text(const Findings *findings, Buf *out)
{
    for (size_t i = 0; i < findings->count; i++)
        add_finding(&findings->items[i], out);
    if (!findings->count) {
        buf_add_text(out, "no findings\n");
        return;
    }
    for (int weight = WEIGHT_ERROR; weight >= WEIGHT_NOTE; weight--) {
        size_t count = findings->weights[weight];
        buf_add_format(out, "%zu %s%s%s", count, weight_name((Weight)weight),
                       count == 1 ? "" : "s",
                       weight == WEIGHT_NOTE ? "\n" : ", ");
    }
}

static void put_finding(Json *json, const Finding *finding)
{
    const Rule *rule = rule_get(finding->rule);
    json_begin(json, '{');
    json_key(json, "rule");
    json_text(json, rule->name);
    json_key(json, "weight");
    json_text(json, weight_name(rule->weight));
    json_key(json, "file");
    json_text(json, finding->file);
    if (finding->line) {
        json_key(json, "line");
        json_number(json, finding->line);
    }
    if (finding->column) {
        json_key(json, "column");
        json_number(json, finding->column);
    }
    if (finding->id) {
        json_key(json, "id");
        json_text(json, finding->id);
    }
    json_key(json, "message");
    json_text(json, finding->message);
    json_end(json, '}');
}

void findings_to_json(const Findings *findings, Buf *out)
{
    static const char *const keys[] = {"notes", "warnings", "errors"};
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "findings");
    json_begin(&json, '[');
    for (size_t i = 0; i < findings->count; i++)
        put_finding(&json, &findings->items[i]);
    json_end(&json, ']');
    for (int weight = WEIGHT_ERROR; weight >= WEIGHT_NOTE; weight--) {
        json_key(&json, keys[weight]);
        json_number(&json, (long)findings->weights[weight]);
    }
    json_end(&json, '}');
}

void check_rules_to_text(Buf *out)
{
    for (RuleId id = 0; id < RULE_COUNT; id++) {
        const Rule *rule = rule_get(id);
        buf_add_format(out, "%-18s %-8s %s\n", rule->name,
                       weight_name(rule->weight), rule->explanation);
    }
}

void check_rules_to_json(Buf *out)
{
    Json json;
    json_init(&json, out);
    json_begin(&json, '{');
    json_key(&json, "rules");
    json_begin(&json, '[');
    for (RuleId id = 0; id < RULE_COUNT; id++) {
        const Rule *rule = rule_get(id);
        json_begin(&json, '{');
        json_key(&json, "rule");
        json_text(&json, rule->name);
        json_key(&json, "weight");
        json_text(&json, weight_name(rule->weight));
        json_key(&json, "explanation");
        json_text(&json, rule->explanation);
        json_end(&json, '}');
    }
    json_end(&json, ']');
    json_end(&json, '}');
}

/* Values in the store's own XML files, by their types. */
#include "store/value.h"

#include "base/date.h"
#include "lang/locale.h"
#include "lang/utf8.h"
#include "model/datatype.h"
#include "model/ident.h"
#include "model/name.h"
#include "model/written.h"

#include <libxml/chvalid.h>
#include <string.h>

static bool is_text(const char *value)
{
    size_t size = strlen(value);
    bool has_words = false;
    for (size_t at = 0; at < size;) {
        uint32_t code = utf8_next(value, size, &at);
        if (!xmlIsCharQ(code) || code == 0x7f)
            return false;
        has_words |=
            code != ' ' && code != '\t' && code != '\r' && code != '\n';
    }
    return has_words && utf8_is_valid(value, size);
}

static bool is_work(const char *value)
{
    return name_is_work(value, NULL);
}

static bool is_label(const char *value)
{
    return name_is_version(value, NULL);
}

static bool is_country(const char *value)
{
    char tag[] = "und-xx", canonical[LOCALE_SIZE];
    if (strlen(value) != 2 || strspn(value, "abcdefghijklmnopqrstuvwxyz") != 2)
        return false;
    memcpy(tag + 4, value, 2);
    return locale_from_text(tag, canonical, NULL);
}

/* As texts may state it too: no leap second, and "T" and "Z". */
static bool is_instant(const char *value)
{
    Instant instant;
    return instant_from_text(value, &instant) && !strpbrk(value, "tz") &&
           !(strlen(value) > 19 && strncmp(value + 17, "60", 2) == 0);
}

static bool is_sha256(const char *value)
{
    return strlen(value) == 64 && strspn(value, "0123456789abcdef") == 64;
}

/* An address of the web without query and fragment, in ASCII. */
static bool is_address(const char *value)
{
    const char *host = strncmp(value, "https://", 8) == 0  ? value + 8
                       : strncmp(value, "http://", 7) == 0 ? value + 7
                                                           : "";
    for (const char *at = host; *at; at++)
        if (*at <= ' ' || *at >= 0x7f || strchr("?#<>\"\\^`{|}", *at))
            return false;
    return *host && *host != '/';
}

static bool is_integer(const char *value)
{
    size_t digits = strspn(value, "0123456789");
    return digits && digits < 10 && !value[digits] &&
           (*value != '0' || digits == 1);
}

static bool is_number(const char *value)
{
    Written written;
    return is_text(value) && written_read(value, strlen(value), &written);
}

static const struct {
    const char *type;
    bool (*is)(const char *value);
    const char *expected;
} types[] = {
    {"text", is_text, "some words"},
    {"name", is_work, "a work's name, [a-z][a-z0-9-]*"},
    {"label", is_label, "a version's label, such as 2018-04-27 or 3.1"},
    {"locale", locale_is_canonical, "a canonical BCP 47 tag, such as pt-BR"},
    {"country", is_country, "two lower-case letters of ISO 3166-1, such as nl"},
    {"instant", is_instant,
     "an instant of RFC 3339: a day, such as 2018-05-25, or a time with its "
     "zone and 59 seconds at most, such as 2018-05-25T09:00:00+02:00"},
    {"id", ident_is_valid, "an id, [A-Za-z_][A-Za-z0-9_.-]*"},
    {"sha256", is_sha256, "64 hexadecimal digits in lower case"},
    {"integer", is_integer, "a whole number"},
    {"number", is_number,
     "a provision's first number, such as 'Artikel 1', '(a)' or '1.1'"},
    {"address", is_address,
     "an address such as https://example.org/legal/, without ? and #"},
};

const char *value_expected(const char *type, const char *value)
{
    const Datatype choices = {type, strlen(type)};
    if (strchr(type, '|'))
        return datatype_allows(&choices, value) ? NULL : type;
    for (size_t i = 0; i < sizeof(types) / sizeof(types[0]); i++)
        if (!strcmp(types[i].type, type))
            return types[i].is(value) ? NULL : types[i].expected;
    return "nothing of a type that the table does not know";
}

CodicilStatus value_check_line(const CodicilContext *context, const char *name,
                               const char *value)
{
    bool is_line = !value || is_text(value);
    for (const char *at = value; is_line && at && *at; at++)
        is_line = (unsigned char)*at >= ' ' && *at != 0x7F;
    if (is_line)
        return CODICIL_OK;
    return fault(context, CODICIL_REFUSED, NULL,
                 "--%s is blank, or has characters that are no text; words on "
                 "one line were expected",
                 name);
}

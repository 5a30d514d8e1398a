/* The scripts of installers: lines for each text. */
#include "base/cleanup.h"
#include "base/json.h"
#include "flows/bundle.h"
#include "lang/codepage.h"
#include "lang/lcid.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---------------------------------------------------------------- languages */

/* The value of a locale, or of what it is cut back to, in a table that a NULL
 * ends; the likely script counts. NULL where there is none. */
typedef struct {
    const char *locale, *value;
} Known;
static const char *known_find(const Known *table, const char *locale)
{
    char tries[2][LOCALE_SIZE];
    memcpy(tries[0], locale, strlen(locale) + 1);
    locale_to_likely(locale, tries[1]);
    for (int i = 0; i < 2; i++)
        do {
            for (const Known *row = table; row->locale; row++)
                if (strcmp(row->locale, tries[i]) == 0)
                    return row->value;
        } while (locale_cut(tries[i]));
    return NULL;
}

/* Language and region of a locale, said or likely, in lower case, with the
 * script where it is not the likely one: nl-nl, zh-tw, sr-latn-rs; what
 * installers call languages that are at home in many. */
static void culture_of(const char *locale, char out[LOCALE_SIZE])
{
    static const Known common[] = {
        {"ar", "ar-sa"}, {"pt", "pt-pt"}, {NULL, NULL}};
    char likely[LOCALE_SIZE], language[LOCALE_SIZE], usual[LOCALE_SIZE];
    const char *named =
        !strchr(locale, '-') ? known_find(common, locale) : NULL;
    if (named) {
        memcpy(out, named, strlen(named) + 1);
        return;
    }
    locale_to_likely(locale, likely);
    locale_to_language(likely, language);
    size_t head = strlen(language), script = 0;
    if (likely[head] && strcspn(likely + head + 1, "-") == 4)
        script = 5;
    const char *region = likely + head + script;
    Buf plain = {0};
    buf_add_format(&plain, "%s%s", language, region);
    locale_to_likely(buf_text(&plain), usual);
    bool is_usual = strcmp(usual, likely) == 0;
    const char *from = is_usual ? buf_text(&plain) : likely;
    size_t size = 0;
    for (; from[size] && size + 1 < LOCALE_SIZE; size++)
        out[size] = (char)tolower((unsigned char)from[size]);
    out[size] = '\0';
    buf_clear(&plain);
}

static void tell_unknown(const CodicilContext *context, const char *what,
                         const LockFile *file)
{
    tell(context, CODICIL_WARNING, NULL,
         "%s has no language '%s': %s is written, but no script names it", what,
         file->locale, file->path);
}

char *bundle_name(const Profile *profile, const char *work, const char *locale,
                  CodicilFormat format)
{
    const char *ending = format == CODICIL_RTF ? "rtf" : "txt";
    char culture[LOCALE_SIZE];
    AUTO(buf_clear) Buf name = {0};
    culture_of(locale, culture);
    if (profile->kind == PROFILE_PLAIN)
        buf_add_format(&name, "%s.%s.%s", work, locale, ending);
    else if (profile->kind == PROFILE_WIX)
        buf_add_format(&name, "license_%s.%s", culture, ending);
    else
        buf_add_format(&name, "license-%s.%s", locale, ending);
    return buf_take(&name);
}

/* Puts a file that is no text into the lock. */
static bool put(Lock *lock, const char *path, Buf *bytes)
{
    LockFile *file = lock_add(lock, path);
    if (!file || !buf_is_ok(bytes))
        return false;
    digest_of(buf_text(bytes), bytes->size, file->sha256);
    file->bytes = *bytes;
    *bytes = (Buf){0};
    return true;
}

/* --------------------------------------------------------------------- NSIS */

/* Its own numbers where Windows has others; it tells no regions apart. */
static const Known nsis_numbers[] = {
    {"ar", "1025"},      {"es", "1034"}, {"pt", "2070"}, {"pt-BR", "1046"},
    {"sr-Latn", "2074"}, {"sr", "3098"}, {NULL, NULL},
};

static bool script_nsis(const CodicilContext *context, const char *original,
                        Lock *lock)
{
    AUTO(buf_clear) Buf out = {0};
    (void)original;
    buf_add_format(&out,
                   "; The licence %s@%s, by codicil. After the languages "
                   "(MUI_LANGUAGE):\r\n;   !include license.nsh\r\n"
                   "; and before them:\r\n;   !insertmacro MUI_PAGE_LICENSE "
                   "\"$(CODICIL_LICENSE)\"\r\n",
                   lock->work, lock->version);
    for (size_t i = 0; i < lock->count; i++) {
        LockFile *file = &lock->files[i];
        const char *number = known_find(nsis_numbers, file->locale);
        if (number)
            file->lcid = (unsigned)strtoul(number, NULL, 10);
        if (file->lcid == LCID_NONE)
            tell_unknown(context, "Windows", file);
        else
            buf_add_format(&out,
                           "LicenseLangString CODICIL_LICENSE %u "
                           "\"${__FILEDIR__}\\%s\"\r\n",
                           file->lcid, file->path);
    }
    return put(lock, "license.nsh", &out);
}

/* --------------------------------------------------------------- Inno Setup */

/* What comes with Inno Setup 6.5. */
static const Known messages[] = {
    {"en", "Default.isl"},
    {"ar", "Languages\\Arabic.isl"},
    {"bg", "Languages\\Bulgarian.isl"},
    {"ca", "Languages\\Catalan.isl"},
    {"co", "Languages\\Corsican.isl"},
    {"cs", "Languages\\Czech.isl"},
    {"da", "Languages\\Danish.isl"},
    {"de", "Languages\\German.isl"},
    {"es", "Languages\\Spanish.isl"},
    {"fi", "Languages\\Finnish.isl"},
    {"fr", "Languages\\French.isl"},
    {"he", "Languages\\Hebrew.isl"},
    {"hu", "Languages\\Hungarian.isl"},
    {"hy", "Languages\\Armenian.isl"},
    {"it", "Languages\\Italian.isl"},
    {"ja", "Languages\\Japanese.isl"},
    {"ko", "Languages\\Korean.isl"},
    {"nb", "Languages\\Norwegian.isl"},
    {"nl", "Languages\\Dutch.isl"},
    {"no", "Languages\\Norwegian.isl"},
    {"pl", "Languages\\Polish.isl"},
    {"pt", "Languages\\Portuguese.isl"},
    {"pt-BR", "Languages\\BrazilianPortuguese.isl"},
    {"ru", "Languages\\Russian.isl"},
    {"sk", "Languages\\Slovak.isl"},
    {"sl", "Languages\\Slovenian.isl"},
    {"sv", "Languages\\Swedish.isl"},
    {"ta", "Languages\\Tamil.isl"},
    {"th", "Languages\\Thai.isl"},
    {"tr", "Languages\\Turkish.isl"},
    {"uk", "Languages\\Ukrainian.isl"},
    {"zh-Hans", "Languages\\ChineseSimplified.isl"},
    {"zh-Hant", "Languages\\ChineseTraditional.isl"},
    {NULL, NULL},
};

/* Names of languages there hold letters, digits and _. */
static void add_identifier(const char *locale, Buf *out)
{
    for (; *locale; locale++)
        buf_add_char(out, *locale == '-' ? '_' : *locale);
}

static bool script_inno(const CodicilContext *context, const char *original,
                        Lock *lock)
{
    AUTO(buf_clear) Buf out = {0};
    (void)original;
    buf_add_format(&out,
                   "; The licence %s@%s, by codicil. In the script:\r\n"
                   ";   #include \"languages.iss\"\r\n"
                   "#define CodicilFolder ExtractFilePath(__PATHFILENAME__)\r\n"
                   "\r\n[Languages]\r\n",
                   lock->work, lock->version);
    for (size_t i = 0; i < lock->count; i++) {
        const LockFile *file = &lock->files[i];
        const char *known = known_find(messages, file->locale);
        if (!known) {
            tell_unknown(context, "Inno Setup", file);
            buf_add_format(&out, "; %s: no messages come with Inno Setup\r\n",
                           file->locale);
            continue;
        }
        buf_add_text(&out, "Name: \"");
        add_identifier(file->locale, &out);
        buf_add_format(&out,
                       "\"; MessagesFile: \"compiler:%s\"; LicenseFile: "
                       "\"{#CodicilFolder}%s\"\r\n",
                       known, file->path);
    }
    return put(lock, "languages.iss", &out);
}

/* --------------------------------------------------------------------- WiX */

static bool script_wix(const CodicilContext *context, const char *original,
                       Lock *lock)
{
    (void)context, (void)original;
    size_t count = lock->count;
    for (size_t i = 0; i < count; i++) {
        char culture[LOCALE_SIZE];
        AUTO(buf_clear) Buf out = {0}, name = {0};
        const LockFile *file = &lock->files[i];
        const Codepage *page = codepage_of(file->locale);
        culture_of(file->locale, culture);
        buf_add_format(&out,
                       "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"
                       "<WixLocalization Culture=\"%s\" Codepage=\"%u\" "
                       "xmlns=\"http://wixtoolset.org/schemas/v4/wxl\">\r\n"
                       "  <String Id=\"CodicilLicense\" Value=\"%s\"/>\r\n"
                       "</WixLocalization>\r\n",
                       culture, page ? page->number : 65001, file->path);
        buf_add_format(&name, "license_%s.wxl", culture);
        if (!put(lock, buf_text(&name), &out))
            return false;
    }
    AUTO(buf_clear) Buf out = {0};
    buf_add_text(&out,
                 "<?xml version=\"1.0\" encoding=\"utf-8\"?>\r\n"
                 "<Include xmlns=\"http://wixtoolset.org/schemas/v4/wxs\">\r\n"
                 "  <WixVariable Id=\"WixUILicenseRtf\" "
                 "Value=\"!(loc.CodicilLicense)\"/>\r\n"
                 "</Include>\r\n");
    return put(lock, "license.wxi", &out);
}

/* --------------------------------------------------------------------- dmg */

/* Languages that disk images have licences in. */
static const char *const mac_tags[] = {
    "af-ZA",  "ar",      "be-BY",   "bg-BG", "bn",    "bo",    "br",    "ca-ES",
    "cs-CZ",  "cy",      "da-DK",   "de-AT", "de-CH", "de-DE", "dz-BT", "el-CY",
    "el-GR",  "en-AU",   "en-CA",   "en-GB", "en-IE", "en-SG", "en-US", "eo",
    "es-419", "es-ES",   "et-EE",   "fa-IR", "fi-FI", "fo-FO", "fr-BE", "fr-CA",
    "fr-CH",  "fr-FR",   "ga-IE",   "gd",    "gu-IN", "gv",    "he-IL", "hi-IN",
    "hr-HR",  "hu-HU",   "hy-AM",   "is-IS", "it-CH", "it-IT", "iu-CA", "ja-JP",
    "ka-GE",  "kl",      "ko-KR",   "lt-LT", "lv-LV", "mk-MK", "mr-IN", "mt-MT",
    "nb-NO",  "ne-NP",   "nl-BE",   "nl-NL", "nn-NO", "pa",    "pl-PL", "pt-BR",
    "pt-PT",  "ro-RO",   "ru-RU",   "se",    "sk-SK", "sl-SI", "sr-CS", "sv-SE",
    "th-TH",  "to-TO",   "tr-TR",   "uk-UA", "ur-IN", "ur-PK", "uz-UZ", "vi-VN",
    "zh-CN",  "zh-Hans", "zh-Hant", "zh-TW",
};

/* That of a locale: its own, or that of its likely region, or of its language
 * alone; "" where there is none. */
static const char *mac_tag(const char *locale)
{
    char tries[3][LOCALE_SIZE];
    memcpy(tries[0], locale, strlen(locale) + 1);
    culture_of(locale, tries[1]);
    locale_to_language(locale, tries[2]);
    if (strcmp(tries[2], "sr") == 0)
        return strstr(tries[1], "latn") ? "" : "sr-CS";
    for (int i = 0; i < 3; i++)
        for (size_t k = 0; k < sizeof mac_tags / sizeof *mac_tags; k++) {
            char canonical[LOCALE_SIZE];
            bool is_tag = locale_from_text(tries[i], canonical, NULL);
            if (is_tag && strcmp(canonical, mac_tags[k]) == 0)
                return mac_tags[k];
        }
    return "";
}

static void write_body(const CodicilContext *context, const LockFile *file,
                       Json *json)
{
    const char *tag = mac_tag(file->locale);
    size_t size = strlen(file->path);
    bool is_rtf = size > 4 && strcmp(file->path + size - 4, ".rtf") == 0;
    if (!*tag) {
        tell_unknown(context, "dmg-license", file);
        return;
    }
    json_begin(json, '{');
    json_key(json, "lang");
    json_text(json, tag);
    json_key(json, "type");
    json_text(json, is_rtf ? "rtf" : "plain");
    json_key(json, "file");
    json_text(json, file->path);
    if (!is_rtf && file->charset) {
        json_key(json, "charset");
        json_text(json, file->charset);
    }
    json_end(json, '}');
}

static bool script_dmg(const CodicilContext *context, const char *original,
                       Lock *lock)
{
    AUTO(buf_clear) Buf out = {0};
    Json json;
    const char *usual = "";
    json_init(&json, &out);
    json_begin(&json, '{');
    json_key(&json, "$schema");
    json_text(&json, "https://github.com/argv-minus-one/dmg-license/raw/"
                     "master/schema.json");
    json_key(&json, "body");
    json_begin(&json, '[');
    for (size_t i = 0; i < lock->count; i++) {
        write_body(context, &lock->files[i], &json);
        if (strcmp(lock->files[i].locale, original) == 0)
            usual = mac_tag(original);
    }
    json_end(&json, ']');
    if (*usual) {
        json_key(&json, "defaultLang");
        json_text(&json, usual);
    }
    json_end(&json, '}');
    buf_add_char(&out, '\n');
    return put(lock, "license.json", &out);
}

CodicilStatus bundle_script(const CodicilContext *context,
                            const Profile *profile, const char *original,
                            Lock *lock)
{
    static bool (*const scripts[])(const CodicilContext *, const char *,
                                   Lock *) = {
        [PROFILE_PLAIN] = NULL,       [PROFILE_NSIS] = script_nsis,
        [PROFILE_INNO] = script_inno, [PROFILE_WIX] = script_wix,
        [PROFILE_DMG] = script_dmg,
    };
    bool is_fine = !scripts[profile->kind] ||
                   scripts[profile->kind](context, original, lock);
    return is_fine ? CODICIL_OK : fault_memory(context);
}

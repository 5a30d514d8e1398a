{
    printf 'msgid ""\nmsgstr "Language: ru\\nContent-Type: text/plain\\n"\n\n'
    printf 'msgid "contents"\nmsgstr "<b>Содержание</b>"\n\n'
    printf 'msgid "contents"\nmsgstr "Содержание"\n\n'
    printf 'msgid "chapter"\nmsgstr "Глава"\n\n'
    printf 'msgid "footnote"\nmsgstr "Сноска {nomer}"\n\n'
    printf 'msgid "version"\nmsgstr "Версия {label"\n\n'
    printf '#, fuzzy\nmsgid "draft"\nmsgstr "Проект"\n\n'
    printf 'msgid "news-moved"\nmsgstr "{count, plural, one {#} two {#} '
    printf 'few {#} other {#}}"\n\n'
    printf 'msgid "publisher"\nmsgstr ""\n'
} > ru.po
printf 'msgid "contents"\nmsgstr "Inhoud' > nl.po
codicil check nl.po
codicil check ru.po | grep -v -e 'not there' -e notes$

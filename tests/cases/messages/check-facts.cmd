codicil init . --publisher Kwelder --country nl 2>/dev/null
printf '# Terms\n\n## Scope\n\nWords here.\n' |
codicil -C . import terms@1 -l en --from markdown - 2>/dev/null
sed -i -e 's/language="en"/language="nl"/' \
    -e 's/name="terms"/name="privacy"/' \
    -e 's/Words/<ins>Words<\/ins>/' documents/terms/1/en.xml
codicil -C . check terms

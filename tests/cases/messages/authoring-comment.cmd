printf '# Terms\n\n## Scope\n\nWords here.\n' > terms.md
codicil render terms.md -l en -f xml > terms.xml
sed -i -e 's/<mainBody/<!-- aside -->\n<?aside?>\n<mainBody/' terms.xml
codicil render terms.xml -f markdown --authoring | grep -c aside

printf '# Rule\n\nDogs <ins>and cats</ins> stay <del>out</del>.\n' > a.md
printf '# Rule\n\nDogs <ins>and cats</ins> stay <del>here</del>.\n' > b.md
codicil diff a.md b.md -l en -f text
codicil diff a.md b.md -l en -f xml -o marked.xml
codicil diff marked.xml b.md -l en

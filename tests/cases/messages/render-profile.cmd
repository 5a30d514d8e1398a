printf '# Terms\n\nWords.\n' > t.md
codicil render t.md -l en -f html --profile nsis

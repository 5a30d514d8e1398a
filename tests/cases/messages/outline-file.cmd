codicil init . --publisher Kwelder --country nl 2>/dev/null
# The same document as the rules take it, and as a file decides.
cat > shop.md <<'END'
# [Kwelder](/)

## Terms of the shop

#### **Orders**

##### What you pay

Fees.

#### Second service

##### Data

None.

##### Term

A day.

#### Third service

##### Data

Some.

##### Term

Two days.

#### Fourth service

**Term**

Three days.

#### Devices

**Phones.** They ring.

**Clocks.** They do not.

Not at all.

- apples
- Returns

  Within a week.

  - by post
- pears

1. First
2. Complaints

   Write to us.
END
cat > shop.outline <<'END'
# kwelder
## Terms of the shop
- orders
## WHAT YOU PAY
## Second service
## Third service
## Fourth service
- Term
### Phones.
- Clocks
## Returns
### by post
### 2. Complaints
END
codicil -C . import terms@1 -l en --outline shop.outline shop.md
codicil render -f xml documents/terms/1/en.xml | sed -n '/<body>/,$p;/<mainBody/,$p;/<preface/,/preface>/p'
cat > list.txt <<'END'
THE LICENCE

You may:
  • read the words
  • copy the words
  • Your Choice to Take Part

    It is entirely your choice.

    Say so.

Nothing else.
END
codicil -C . import licence@1 -l en list.txt
printf -- '- your choice to take part\n' > list.outline
codicil -C . import licence@1 -l en --outline list.outline list.txt
codicil render -f text documents/licence/1/en.xml
# What no file may say.
for line in 'Orders' '## Nowhere' '## Data' '# Orders' '####################### Data'; do
    printf '\n%s\n' "$line" > bad.outline
    codicil -C . import terms@1 -l en --outline bad.outline shop.md 2>&1 |
        grep -v note:
done
printf '## Devices\n## Orders\n' > bad.outline
codicil -C . import terms@1 -l en --outline bad.outline shop.md 2>&1 |
    grep -v note:
printf -- '- Terms of the shop\n# Devices\n' > bad.outline
codicil -C . import terms@1 -l en --outline bad.outline shop.md 2>&1 |
    grep -v note:
codicil -C . import terms@1 -l en --outline none.outline shop.md 2>&1 |
    grep -v note:

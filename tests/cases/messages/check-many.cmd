{
    echo '<akomaNtoso xmlns="http://docs.oasis-open.org/legaldocml/ns/akn/3.0">'
    echo '<doc name="many" contains="singleVersion"><meta/><mainBody'
    echo 'xml:lang="en">'
    yes '<p>Words.</p>' | head -n 5000
    echo '</mainBody></doc></akomaNtoso>'
} > many.xml
codicil check many.xml | sed -n -e 1p -e '999,$p'

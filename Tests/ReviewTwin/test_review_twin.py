"""The twin does what each row and sentence of docs/review.md says."""

import base64
import hashlib
import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

import review_twin
from review_twin import PageError, forms

PICTURE = b"<svg/>"
PICTURE_DIGEST = hashlib.sha256(PICTURE).hexdigest()


def forms_of(page: str) -> dict[str, str]:
    return {text: form.decode() for text, form in forms(page.encode(), lambda source: PICTURE).items()}


def body(html: str) -> str:
    """What is written for the region `body` that holds the HTML."""
    page = f'<h1 data-reviewed="title">T</h1><div data-reviewed="body">{html}</div>'
    form = forms_of(page)["text"]
    start, end = "sitegen-text 1\n(title\n=T\n)\n(body\n", ")\n"
    assert form.startswith(start) and form.endswith(end)
    return form.removeprefix(start).removesuffix(end)


@pytest.mark.parametrize(
    ("html", "written"),
    [
        ('<time datetime="2026-04-07">7 April</time>', "=2026-04-07\n"),
        ('a <time datetime=" 2026\n-04">7 April</time>b', "=a 2026 -04b\n"),
        ("<time>7 April</time>", "=7 April\n"),
    ],
)
def test_the_times_of_sources_are_those_of_their_attributes(html, written):
    page = f'<h1 data-reviewed="title">T</h1><div data-reviewed="sources">{html}</div>'
    assert forms_of(page)["text"] == f"sitegen-text 1\n(title\n=T\n)\n(sources\n{written})\n"


@pytest.mark.parametrize(
    ("html", "written"),
    [
        # What is nothing
        ("a<!-- comment -->b", "=ab\n"),
        ("<p data-unreviewed>a</p>", ""),
        ('a<span data-unreviewed="">b<br>c</span>d', "=ad\n"),
        ('a<span class="x meaning">b</span>', "=a\n"),
        ('<h3><span class="care-level">Urgent:</span> a</h3>', "(h3\n=a\n)\n"),
        ('<h2 class="footnotes-title">Notes</h2>a', "=a\n"),
        ('<p>a <a class="footnote-back" href="https://b">c</a></p>', "=a\n"),
        # Marks
        ('a<sup class="citation">[<a href="#source-12">1<b>2</b></a>]</sup>.', "=a\n[12\n=.\n"),
        ('<sup class="citation"><i data-unreviewed>3</i>1٢</sup>', "[1\n"),
        ('<sup class="citation">[<a>1</a><i class="x locator">,\n p. <b>12</b> </i>]</sup>', "[1, p. 12\n"),
        ('<sup class="citation">1<i class="locator">, 2</i><i class="locator" data-unreviewed>, 3</i></sup>', "[1, 2\n"),
        ('a<sup class="footnote-ref"><a href="#n">2</a></sup>', "=a\n^2\n"),
        ("a<br>b", "=a\n/\n=b\n"),
        ("<del>a</del>b", "(del\n=a\n)\n=b\n"),
        # Pictures
        ('<img src="a">', f"(img {PICTURE_DIGEST}\n)\n"),
        ('<img src="a" alt=" " title="\n">', f"(img {PICTURE_DIGEST}\n)\n"),
        ('b<img src="a" alt=" two\n words " title="  one ">c', f'=b\n(img {PICTURE_DIGEST}\n"one\n=two words\n)\n=c\n'),
        ('<picture><source srcset="a"><img src="b"></picture>', f"(picture\n(source {PICTURE_DIGEST}\n)\n(img {PICTURE_DIGEST}\n)\n)\n"),
        # Films and sounds
        (
            'a <video src="b" aria-label=" c  d "><track src="e"></video>f',
            f"=a \n(video {PICTURE_DIGEST}\n=c d\n(track {PICTURE_DIGEST}\n)\n)\n=f\n",
        ),
        ('<audio src="b">c</audio>', f"(audio {PICTURE_DIGEST}\n=c\n)\n"),
        # Links
        ('<a href="https://example.org/?a&amp;b">a</a>', "(a https://example.org/?a&b\n=a\n)\n"),
        ('<a href="tel:911">911</a>', "(a tel:911\n=911\n)\n"),
        ('<a href="X-y+z.1:">a</a>', "(a X-y+z.1:\n=a\n)\n"),
        ('<a href="https://a" title="b  c">d<em>e</em></a>', '(a https://a\n"b c\n=de\n)\n'),
        ('<a href="\x01 ht\ntps:\t//a b\n ">c</a>', "(a https://a b\n=c\n)\n"),
        ('<a href="//a">b</a>', "(a //a\n=b\n)\n"),
        ('<a href="/\\a">b</a>', "(a /\\a\n=b\n)\n"),
        ('<a href="/a">b</a><a href="#c">d</a><a href="1:2">e</a><a>f</a>', "=bdef\n"),
        ('<a href="/a" title="b">c</a>', '(a\n"b\n=c\n)\n'),
        ('<a href="/a" title=" ">c</a>', "=c\n"),
        # Times
        ('<time datetime="2026-04-07">7 April</time>', "=7 April\n"),
        ("<time>7 April</time>", "=7 April\n"),
        # Paragraphs
        ("<p>a</p>", "=a\n"),
        ("<p>a</p><p>b</p>", "=a\np\n=b\n"),
        ("a<p>b</p>c", "=a\np\n=b\n=c\n"),
        ("<ul><li><p>a</p><p>b</p></li><li>c</li></ul>", "(ul\n(li\n=a\np\n=b\n)\n(li\n=c\n)\n)\n"),
        ("<h2>a</h2><p>b</p>", "(h2\n=a\n)\np\n=b\n"),
        ("<hr><p>a</p>", "-\np\n=a\n"),
        ("<div><p></p><p><br></p></div><p></p>", "/\np\n"),
        ("<del><p>a</p></del>", "(del\np\n=a\n)\n"),
        # Preformatted text
        ("<pre><code>  a\n\n b</code></pre>", "(pre\n=  a\n=\n= b\n)\n"),
        ("<pre>\na\n</pre>", "(pre\n=a\n)\n"),
        ("<pre>a\n\n</pre>", "(pre\n=a\n=\n)\n"),
        ("<pre></pre>", "(pre\n)\n"),
        ("<pre><i>\n</i></pre>", "(pre\n=\n)\n"),
        ("<pre>a<i data-unreviewed>b</i></pre>", "(pre\n=a\n)\n"),
        # Blocks
        ('<section class="care care-non-urgent"><p>a</p></section>', "(care non-urgent\n=a\n)\n"),
        ('<section class="care-b x care-c care">a</section>', "(care b\n=a\n)\n"),
        ('<section class="care">a</section><section class="care-b"></section>', "(section\n=a\n)\n(section\n)\n"),
        ('<ol start="3"><li>a</ol>', "(ol 3\n(li\n=a\n)\n)\n"),
        ('<ol start=" 1 "></ol><ol></ol>', "(ol\n)\n(ol\n)\n"),
        ('<ol start="a\n)"></ol>', "(ol a )\n)\n"),
        (
            "<table><tr><th>a<td>b</table>",
            "(table\n(tbody\n(tr\n(th\n=a\n)\n(td\n=b\n)\n)\n)\n)\n",
        ),
        ("<table><thead><tr></thead></table>", "(table\n(thead\n(tr\n)\n)\n)\n"),
        ("<table><caption> a</caption></table>b", "(table\n(caption\n=a\n)\n)\n=b\n"),
        *[
            (f"<{name}>a</{name}>", f"({name}\n=a\n)\n")
            for name in "h1 h2 h3 h4 h5 h6 ul ol li blockquote section figure figcaption dl dt dd details summary".split()
        ],
        # Abbreviations
        ("<abbr title=' a  b '>c</abbr><abbr title=' '>d</abbr>", '(abbr\n"a b\n=c\n)\n=d\n'),
        # Controls
        ("a <input> b", "=a \n(input\n)\n= b\n"),
        ('<input type="checkbox" checked=""><input checked disabled>', "(input checked\n)\n(input checked\n)\n"),
        # Elements that write nothing themselves
        ("<div>a <b>b<code>c</code></b></div>d", "=a bcd\n"),
        *[
            (f"a<{name}>b</{name}>", "=ab\n")
            for name in "a abbr b bdi bdo button cite code dfn div em i kbd mark small span strong time".split()
        ],
        ("a<wbr>b", "=ab\n"),
        # Any other
        ("10<sup>9</sup>", "=10\n(sup\n=9\n)\n"),
        ("a <INS checked> b</INS>", "=a \n(ins\n= b\n)\n"),
        ("<s><p>a</p></s>", "(s\np\n=a\n)\n"),
        ("<x:p>a</x:p>", "(x:p\n=a\n)\n"),
        (
            '<svg><a href="https://a" title="b">c</a><foreignObject><i>d</i></foreignObject></svg>',
            "(svg\n(a\n=c\n)\n(foreignobject\n=d\n)\n)\n",
        ),
        ("<math><mi>a</mi></math>", "(math\n(mi\n=a\n)\n)\n"),
        ("<noscript><b>a</b></noscript>", "(noscript\n=a\n)\n"),
        ("<script>a</script><style></style>", "(script\n=a\n)\n(style\n)\n"),
        # Characters
        ("e\u0301 &eacute; \U0001f600 &lt;", "=e\u0301 é \U0001f600 <\n"),
    ],
)
def test_an_element_is_written_as_its_row_says(html, written):
    assert body(html) == written


@pytest.mark.parametrize(
    ("html", "written"),
    [
        # A run becomes one space, wherever it is
        ("a \t\n\f&#13; b", "=a b\n"),
        ("a <b> b</b>", "=a b\n"),
        ("a <!-- --> <span data-unreviewed>x</span> b", "=a b\n"),
        ("a&nbsp; &#x2003;b", "=a\u00a0 \u2003b\n"),
        # It is left out beside block lines
        (" a ", "=a\n"),
        ("<b> a </b>", "=a\n"),
        (" <p> a </p> <p> b </p> ", "=a\np\n=b\n"),
        ("<p>a</p> b", "=a\n=b\n"),
        ("<p>a </p>b", "=a\n=b\n"),
        ("a <hr> b", "=a\n-\n=b\n"),
        ("a <ul> <li> b </li> </ul> c", "=a\n(ul\n(li\n=b\n)\n)\n=c\n"),
        ("<p> <br> </p>", "/\n"),
        ("<b> </b>", ""),
        # Beside a mark it belongs to the text in which it is
        ("a <br> b", "=a \n/\n= b\n"),
        ("a <del> b </del> c", "=a \n(del\n= b \n)\n= c\n"),
        ('a <a href="https:b" title="t"> b</a>', '=a \n(a https:b\n"t\n= b\n)\n'),
        ('<sup class="citation">1</sup> <sup class="citation">2</sup>', "[1\n= \n[2\n"),
        ('<p>a<sup class="citation">1</sup> </p>', "=a\n[1\n"),
        ("<del> </del>", "(del\n= \n)\n"),
    ],
)
def test_white_space_is_written_as_its_list_says(html, written):
    assert body(html) == written


def test_the_regions_of_a_text_are_written_in_the_order_of_the_table():
    page = """
        <section data-reviewed="sources"><ol><li>d</ol></section>
        <div data-reviewed="body"><p>c</p></div>
        <p data-reviewed="summary"> b </p>
        <h1 data-reviewed="title">a</h1>
        <div data-reviewed="disclaimer"><p>f</p><p>g</p></div>
        <p><span data-reviewed="disclaimer-summary">h</span> <a href="#x">e</a></p>
        <h2 data-reviewed="disclaimer-title">e</h2>
        <div data-reviewed="other">x</div>
        <p>not reviewed</p>"""
    assert forms_of(page) == {
        "text": "sitegen-text 1\n(title\n=a\n)\n(summary\n=b\n)\n(body\n=c\n)\n(sources\n(ol\n(li\n=d\n)\n)\n)\n",
        "disclaimer": "sitegen-disclaimer 1\n(disclaimer-title\n=e\n)\n(disclaimer-summary\n=h\n)\n(disclaimer\n=f\np\n=g\n)\n",
    }


@pytest.mark.parametrize(
    ("page", "written"),
    [
        ("<p>a</p>", {}),
        ('<h1 data-reviewed="title"></h1>', {"text": "sitegen-text 1\n(title\n)\n"}),
        ('<p data-reviewed="disclaimer">a', {"disclaimer": "sitegen-disclaimer 1\n(disclaimer\n=a\n)\n"}),
        ('<p data-reviewed="disclaimer">\ufffd', {"disclaimer": "sitegen-disclaimer 1\n(disclaimer\n=\ufffd\n)\n"}),
    ],
)
def test_a_page_has_the_texts_whose_regions_it_has(page, written):
    assert forms_of(page) == written


def test_a_page_is_read_as_utf_8():
    page = '<meta charset="windows-1252"><p data-reviewed="disclaimer">é'.encode() + b"\xff"
    assert forms(page, lambda source: b"")["disclaimer"].decode() == "sitegen-disclaimer 1\n(disclaimer\n=é\ufffd\n)\n"


@pytest.mark.parametrize(
    ("page", "message"),
    [
        ('<p data-reviewed="title">a<p data-reviewed="title">b', "the region title stands there twice"),
        ('<div data-reviewed="title"><p data-reviewed="body">b</div>', "the region title holds another region"),
        ('<p data-reviewed="body">b', "the region title is missing"),
        ('<base href="/a/"><p data-reviewed="title">a', "an element base leads addresses elsewhere"),
        ('<p data-reviewed="title"><img src="a" srcset="">', "an image has the attribute srcset"),
        ('<p data-reviewed="title"><video src="a" poster="b">', "an element shows a file that is not written"),
        ('<p data-reviewed="title"><b background="b">', "an element shows a file that is not written"),
        ('<p data-reviewed="title"><object data="b">', "an element shows a file that is not written"),
        ('<p data-reviewed="title"><embed src="b">', "an element shows a file that is not written"),
        ('<p data-reviewed="title"><source srcset="a 2x">', "a source has more than one address"),
        ('<dl data-reviewed="glossary"><div><dt>a</div></dl>', "a meaning has 0 elements dd"),
        ('<dl data-reviewed="glossary"><div><dt>a<dt>b<dd>c</div></dl>', "a meaning has 2 elements dt"),
    ],
)
def test_a_page_that_breaks_the_rules_has_no_form(page, message):
    with pytest.raises(PageError) as error:
        forms_of(page)
    assert str(error.value) == message


def test_meanings_are_sorted_by_bytes_and_each_stands_there_once():
    page = """
        <h1 data-reviewed="title">a<span class="meaning">not in the body</span></h1>
        <div data-reviewed="body">
        <span class="meaning" id="1"><span>zeta: </span> last \n </span>
        <span class="meaning">\U0001f600</span><span class="meaning">\uff01</span>
        <pre><i data-unreviewed><span class="x meaning">zeta: last</span></i></pre>
        <span class="meaning">a<i data-unreviewed>b</i></span>
        </div>"""
    assert forms_of(page)["meanings"] == "sitegen-meanings 1\n=a\n=zeta: last\n=\uff01\n=\U0001f600\n"


def test_on_the_page_of_the_glossary_each_division_is_a_meaning():
    page = """
        <h1 data-reviewed="title">Hard words</h1>
        <div data-reviewed="body"><span class="meaning">x</span></div>
        <dl data-reviewed="glossary">
        <div><dt>iron\n</dt><dd> A <b>metal</b>.<a data-unreviewed href="#a">Up</a></dd></div>
        <div><dt id="gut">gut <i data-unreviewed>(2)</i></dt><dd>The bowels.</dd></div>
        </dl>"""
    assert forms_of(page)["meanings"] == "sitegen-meanings 1\n=gut: The bowels.\n=iron: A metal.\n"


# Files of a site


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "conditions" / "anemia"
    (folder / "causes").mkdir(parents=True)
    (folder / "red cells.svg").write_bytes(PICTURE)
    (tmp_path / "index.html").write_text("<p>no regions</p>")
    return tmp_path


@pytest.mark.parametrize("base", ["/", "/health/library/"])
@pytest.mark.parametrize("source", ["{base}conditions/anemia/red%20cells.svg?v=1", "../red cells.svg"])
def test_a_picture_is_found_as_browsers_find_it(site, base, source, capsysbinary):
    page = site / "conditions" / "anemia" / "causes" / "index.html"
    page.write_text(f'<h1 data-reviewed="title"><img src="{source.format(base=base)}"></h1>')
    form = f"sitegen-text 1\n(title\n(img {PICTURE_DIGEST}\n)\n)\n"
    digest = hashlib.sha256(form.encode()).hexdigest()

    assert review_twin.main(["form", str(page), "--root", str(site), "--base", base]) == 0
    assert capsysbinary.readouterr().out.decode() == f"text {digest}\n{form}"
    assert review_twin.main(["digests", str(site), "--base", base]) == 0
    assert json.loads(capsysbinary.readouterr().out) == {"conditions/anemia/causes/index.html": {"text": digest}}


@pytest.mark.parametrize(
    ("base", "source"),
    [
        ("/", "no-such.svg"),
        ("/", "https://example.org/conditions/anemia/red%20cells.svg"),
        ("/", "data:image/png;base64,"),
        ("/", "/%2e%2e%2fsecret"),
        ("/health/", "/conditions/anemia/red%20cells.svg"),
    ],
)
def test_a_page_with_a_picture_from_elsewhere_has_no_form(site, base, source, capsys):
    (site.parent / "secret").write_bytes(b"")
    page = site / "index.html"
    page.write_text(f'<h1 data-reviewed="title"><img src="{source}"></h1>')
    assert review_twin.main(["digests", str(site), "--base", base]) == 1
    assert capsys.readouterr().err == f"review_twin: {page}: {source} is no file of the site\n"


# Entries of records

FIRST = {
    "date": "2026-04-07",
    "reviewer": "ada-example",
    "kind": "clinical",
    "nextReview": "2029-04-07",
    "text": "3f" * 32,
    "shared": {"glossary": "77" * 32, "disclaimers/general": "9b" * 32},
    "note": " Read against\n  the 2025 guideline.\n",
}
FIRST_FORM = f"""\
sitegen-entry 1
date 2026-04-07
reviewer ada-example
kind clinical
nextReview 2029-04-07
text {"3f" * 32}
shared disclaimers/general {"9b" * 32}
shared glossary {"77" * 32}
note Read against the 2025 guideline.
"""


def key_pair(seed: int) -> tuple[Ed25519PrivateKey, str]:
    private = Ed25519PrivateKey.from_private_bytes(bytes([seed]) * 32)
    return private, base64.b64encode(private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


def test_the_form_of_an_entry():
    assert review_twin.entry_form(FIRST).decode() == FIRST_FORM


def test_lines_that_are_absent_are_left_out():
    entry = {"date": "2026-05-02", "reviewer": "dana-draft", "kind": "editorial", "text": "00" * 32, "before": "11" * 32}
    assert review_twin.entry_form(entry).decode() == (
        f"sitegen-entry 1\ndate 2026-05-02\nreviewer dana-draft\nkind editorial\ntext {'00' * 32}\nbefore {'11' * 32}\n"
    )


def test_an_entry_of_a_page_names_its_address_and_is_of_version_2():
    entry = FIRST | {"address": "/conditions/anemia/causes/"}
    assert review_twin.entry_form(entry).decode() == FIRST_FORM.replace("entry 1", "entry 2").replace(
        "kind clinical\n", "kind clinical\naddress /conditions/anemia/causes/\n"
    )


def test_an_entry_that_tells_readers_what_changed_is_of_version_3():
    entry = FIRST | {"change": " A lower\n dose. ", "before": "11" * 32}
    told = FIRST_FORM.replace("entry 1", "entry 3").replace("note ", "change A lower dose.\nnote ")
    assert review_twin.entry_form(entry).decode() == told + f"before {'11' * 32}\n"
    signed = review_twin.entry_digest(FIRST | {"change": "A lower dose."})
    assert signed != review_twin.entry_digest(FIRST) != review_twin.entry_digest(FIRST | {"change": "A higher dose."})


def test_a_review_is_one_of_the_place_that_its_entries_name():
    causes, gout = "/conditions/anemia/causes/", "/conditions/gout/causes/"
    entry = FIRST | {"address": causes}
    review = review_twin.review_of([entry])
    assert review_twin.is_at(review, causes, True) and not review_twin.is_at(review, gout, False)
    renamed = {"date": "2026-05-02", "reviewer": "dana", "kind": "editorial", "text": "00" * 32}
    moved = review_twin.review_of([entry, renamed | {"address": "/conditions/anemia/reasons/"}])
    assert moved["address"] == "/conditions/anemia/reasons/" and moved["text"] == "00" * 32
    assert review_twin.review_of([entry, renamed | {"address": gout}])["address"] == causes
    assert review_twin.review_of([entry, renamed])["text"] == FIRST["text"]


def test_entries_without_an_address_count_only_where_anybody_could_have_written_them():
    old = review_twin.review_of([FIRST])
    assert review_twin.is_at(old, "/conditions/gout/", False)
    assert not review_twin.is_at(old, "/conditions/gout/", True)
    assert not review_twin.is_at(review_twin.review_of([FIRST | {"signature": "c2ln"}]), "/conditions/gout/", False)


def test_an_unsigned_entry_carries_no_signed_review():
    typo = {"date": "2026-05-02", "reviewer": "dana", "kind": "editorial", "text": "00" * 32}
    signed = FIRST | {"signature": "c2ln"}
    assert review_twin.unsigned_carriers(review_twin.review_of([signed, typo])) == [typo]
    assert review_twin.unsigned_carriers(review_twin.review_of([FIRST, typo])) == []
    assert review_twin.unsigned_carriers(review_twin.review_of([signed, typo | {"signature": "c2ln"}])) == []
    assert review_twin.unsigned_carriers(review_twin.review_of([signed, typo, signed | {"text": "11" * 32}])) == []


def test_the_digest_of_an_entry_covers_its_signature():
    assert review_twin.entry_digest(FIRST) == hashlib.sha256(FIRST_FORM.encode()).hexdigest()
    signed = FIRST | {"signature": "c2ln"}
    assert review_twin.entry_form(signed).decode() == FIRST_FORM
    assert review_twin.entry_digest(signed) == hashlib.sha256((FIRST_FORM + "signature c2ln\n").encode()).hexdigest()


def test_each_entry_names_the_one_before_it():
    second = {**FIRST, "before": review_twin.entry_digest(FIRST)}
    third = {**FIRST, "before": review_twin.entry_digest(second)}
    assert review_twin.chain_holds([])
    assert review_twin.chain_holds([FIRST, second, third])
    assert not review_twin.chain_holds([FIRST, third])
    assert not review_twin.chain_holds([second, third])
    assert not review_twin.chain_holds([FIRST | {"note": "Changed."}, second])
    assert not review_twin.chain_holds([FIRST, FIRST])


def test_a_signature_holds_for_its_entry_and_its_key_alone():
    private, public = key_pair(1)
    _, other = key_pair(2)
    signed = FIRST | {"signature": base64.b64encode(private.sign(review_twin.entry_form(FIRST))).decode()}
    assert review_twin.signature_holds(signed, [public])
    assert review_twin.signature_holds(signed, [other, public])
    assert not review_twin.signature_holds(signed, [other])
    assert not review_twin.signature_holds(signed, [])
    assert not review_twin.signature_holds(signed | {"date": "2026-04-08"}, [public])


def test_a_signature_of_one_kind_is_none_of_the_other():
    private, public = key_pair(1)
    form = review_twin.entry_form(FIRST)
    plain = base64.b64encode(private.sign(form)).decode()
    ssh = base64.b64encode(private.sign(review_twin.ssh_message(form))).decode()
    assert review_twin.signature_holds(FIRST | {"sshSignature": ssh}, [public])
    assert not review_twin.signature_holds(FIRST | {"sshSignature": plain}, [public])
    assert not review_twin.signature_holds(FIRST | {"signature": ssh}, [public])
    assert review_twin.entry_digest(FIRST | {"sshSignature": ssh}) != review_twin.entry_digest(FIRST | {"signature": ssh})


# Test vectors

VECTORS = Path(__file__).parent / "vectors"
#: The first test of RFC 8032, section 7.1.
VECTOR_KEY = Ed25519PrivateKey.from_private_bytes(
    bytes.fromhex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60")
)
VECTOR_PUBLIC_KEY = base64.b64encode(VECTOR_KEY.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)).decode()


@pytest.mark.parametrize("page", sorted(VECTORS.glob("*.html")), ids=lambda page: page.stem)
def test_the_pages_among_the_test_vectors_have_their_forms(page, capsysbinary):
    assert review_twin.main(["form", str(page), "--root", str(VECTORS)]) == 0
    assert capsysbinary.readouterr().out.decode() == page.with_suffix(".txt").read_text()


def test_the_record_among_the_test_vectors_has_its_forms():
    entries = json.loads((VECTORS / "record.json").read_text())
    blocks = [
        f"{number} {review_twin.entry_digest(entry)}\n{review_twin.entry_form(entry).decode()}"
        for number, entry in enumerate(entries, 1)
    ]
    assert "\n".join(blocks) == (VECTORS / "record.txt").read_text()
    assert review_twin.chain_holds(entries)
    assert [review_twin.is_signed(entry) for entry in entries] == [True, False, True, True, True]
    assert "sshSignature" in entries[4]
    assert all(review_twin.signature_holds(entry, [VECTOR_PUBLIC_KEY]) for entry in entries if review_twin.is_signed(entry))


def test_the_page_about_reviews_shows_the_first_entry_of_the_test_vectors():
    page = (VECTORS.parents[2] / "docs" / "review.md").read_text()
    entry = json.loads((VECTORS / "record.json").read_text())[0]
    assert f"```text\n{review_twin.entry_form(entry).decode()}```\n" in page
    assert f"`{VECTOR_PUBLIC_KEY}`" in page
    assert f"```text\n{entry['signature']}\n```\n" in page
    assert f"```text\n{review_twin.entry_digest(entry)}\n```\n" in page


def vector_log() -> dict:
    return json.loads((VECTORS / "log.json").read_text())


def test_the_log_among_the_test_vectors_has_its_hashes(capsysbinary):
    assert review_twin.main(["log", str(VECTORS / "log.json")]) == 0
    assert capsysbinary.readouterr().out.decode() == (VECTORS / "log.txt").read_text()
    page = (VECTORS.parents[2] / "docs" / "review.md").read_text()
    assert f"```text\n{review_twin.leaf_form(vector_log()['leaves'][1]).decode()}```\n" in page


@pytest.mark.parametrize("size", range(6))
def test_a_log_begins_with_each_shorter_one(size, tmp_path):
    log = vector_log()
    hashes = [review_twin.leaf_hash(leaf) for leaf in log["leaves"]]
    older = {"leaves": log["leaves"][:size], "size": size, "root": review_twin.root_of(hashes[:size]).hex()}
    assert review_twin.problems_of_log(older) == []
    assert review_twin.problems_of_log(log, older=older) == []
    if size:
        other = older | {"root": review_twin.root_of(hashes[1 : size + 1]).hex()}
        assert review_twin.problems_of_log(log, older=other) == ["log: it does not begin with the leaves of the older one"]


def test_a_log_that_was_changed_is_found_out():
    log = vector_log()
    assert review_twin.problems_of_log(log, b'{"day": "2026-04-07"}') == ["log: the newest leaf is not that of the register"]
    log["leaves"][0]["day"] = "2026-04-09"
    assert review_twin.problems_of_log(log) == [
        "log: the root is not that of the leaves",
        "log: a day is before the one above it",
    ]

import Attestation
import HTMLDocument
import SiteModel
import Testing

@Suite("A published page")
struct PublishedPageTests {
    private static func page(_ body: String) throws -> PublishedPage {
        try PublishedPage(html: Array("<!DOCTYPE html><title>x</title>\(body)".utf8), imageDigest: FormFixture.image)
    }

    @Test("has the services that its summary names as links, like those in its text")
    func servicesInSummary() throws {
        let page = try Self.page(
            """
            <h1 data-reviewed="title">Fainting</h1>
            <p data-reviewed="summary">Call <a class="service" href="tel:911"><bdi dir="ltr">911</bdi></a> now.</p>
            """
        )
        let call = SummaryInsertion(range: 5..<8, .service(CallLink(label: "911", address: "tel:911")))
        let form = TextForm.text(
            title: "Fainting",
            summary: "Call 911 now.",
            insertions: [call],
            body: FormFixture.body(""),
            sources: [],
            imageDigest: FormFixture.image
        )
        #expect(form?.description.contains("=Call\u{20}\n(a tel:911\n=911\n)\n= now.\n") == true)
        #expect(page.text == form)
    }

    @Test("has the same text, disclaimer and sources that the build has")
    func everything() throws {
        var first = FormFixture.source("a")
        first.title = "Iron & <blood>"
        first.publisher = "A \"Society\""
        first.url = "https://example.org/?a=1&b=2"
        first.published = PartialDate(iso: "2023-05")
        first.accessed = CalendarDate(iso: "2026-01-02").map { Located($0, at: first.id.location) }
        first.doi = try DOI("10.1000/a(b)<c>")
        first.pmid = try PubMedID("31988085")
        first.isbn = try ISBN("978-0-306-40615-7")
        var second = FormFixture.source("b")
        second.nct = try TrialNumber("NCT04280705")
        second.pmcid = try PubMedCentralID("PMC6988703")
        let body = FormFixture.body("Text[^a] of *it*.\n", sources: [first, second])
        let page = try Self.page(
            """
            <h1 data-reviewed="title">Why  iron? &amp; so</h1>
            <p class="summary" data-reviewed="summary">
            Because.
            </p>
            <div class="prose" data-reviewed="body">\(body.html)</div>
            <section data-reviewed="treats"><h2 data-unreviewed>Treats</h2>
            <ul class="links"><li><a href="../anemia/">Anemia</a></li><li>Low  blood</li></ul>
            </section>
            <section class="sources" data-reviewed="sources">
            <h2 data-unreviewed>Sources</h2>
            <ol>
            <li id="source-1"><a href="https://example.org/?a=1&amp;b=2">Iron &amp; &lt;blood&gt;</a>
            <span class="imprint">
            <span>A &quot;Society&quot;</span>
            <span data-unreviewed>Published</span> <time datetime="2023-05">May 2023</time>
            <span data-unreviewed>Read</span> <time datetime="2026-01-02">2 January 2026</time>
            <span data-unreviewed>DOI</span> <a href="\(try #require(first.doi?.url))">10.1000/a(b)&lt;c&gt;</a>
            <span data-unreviewed>PubMed</span> <a href="https://pubmed.ncbi.nlm.nih.gov/31988085/">31988085</a>
            <span data-unreviewed>ISBN</span> \(try #require(first.isbn?.value))
            </span>
            <span class="back-links" data-unreviewed><a href="#cite-1">1</a> </span>
            </li>
            <li><cite>Source b</cite>
            <span class="imprint">
            <span data-unreviewed>PMC</span> <a href="\(try #require(second.pmcid?.url))">PMC6988703</a>
            <span data-unreviewed>Trial</span> <a href="\(try #require(second.nct?.url))">NCT04280705</a>
            </span>
            </li>
            </ol>
            </section>
            <section><h2 data-reviewed="disclaimer-title">Not advice</h2>
            <div data-reviewed="disclaimer"><p>Ask <em>a doctor</em>.</p>
            </div></section>
            """
        )
        let text = TextForm.text(
            title: "Why iron? & so",
            summary: "Because.",
            relation: (.treats, ["Anemia", "Low blood"]),
            body: body,
            sources: [first, second],
            imageDigest: FormFixture.image
        )
        let form = try #require(text)
        #expect(
            form.description == """
                sitegen-text 1
                (title
                =Why iron? & so
                )
                (summary
                =Because.
                )
                (treats
                (ul
                (li
                =Anemia
                )
                (li
                =Low blood
                )
                )
                )
                (body
                =Text
                [1
                = of it.
                )
                (sources
                (ol
                (li
                (a https://example.org/?a=1&b=2
                =Iron & <blood>
                )
                = A "Society" 2023-05 2026-01-02\u{20}
                (a https://doi.org/10.1000/a(b)%3Cc%3E
                =10.1000/a(b)<c>
                )
                =\u{20}
                (a https://pubmed.ncbi.nlm.nih.gov/31988085/
                =31988085
                )
                = 978-0-306-40615-7
                )
                (li
                =Source b\u{20}
                (a https://pmc.ncbi.nlm.nih.gov/articles/PMC6988703/
                =PMC6988703
                )
                =\u{20}
                (a https://clinicaltrials.gov/study/NCT04280705
                =NCT04280705
                )
                )
                )
                )

                """
        )
        #expect(page.text == form)
        let disclaimer = TextForm.disclaimer(
            title: "Not advice",
            body: FormFixture.body("Ask *a doctor*.\n"),
            imageDigest: { _ in nil }
        )
        #expect(
            disclaimer?.description
                == "sitegen-disclaimer 1\n(disclaimer-title\n=Not advice\n)\n(disclaimer\n=Ask a doctor.\n)\n"
        )
        #expect(page.disclaimer == disclaimer)
        #expect(page.meanings == nil)
        #expect(page.problems.isEmpty)
    }

    @Test("has the meanings that its body gives, or those of the whole glossary")
    func meanings() throws {
        let body = FormFixture.body("Ferritin in the marrow and ferritins.\n")
        let lines = [
            "sitegen-meanings 1",
            "=ferritin: A protein <that> stores iron & \"more\".",
            "=marrow: The inside of bones, where blood is made.",
            "",
        ]
        #expect(TextForm.meanings(in: body)?.description == lines.joined(separator: "\n"))
        #expect(try FormFixture.published(body.html).meanings?.description == lines.joined(separator: "\n"))
        #expect(TextForm.glossary(FormFixture.glossary)?.description == lines.joined(separator: "\n"))
        let glossary = try Self.page(
            """
            <dl data-reviewed="glossary">
            <div><dt id="m">marrow</dt>
            <dd>The inside of bones, where blood is made. <span data-unreviewed>Also: x</span></dd></div>
            <div><dt> ferritin </dt><dd>A protein &lt;that> stores iron &amp; "more".</dd></div>
            </dl>
            """
        )
        #expect(glossary.meanings == TextForm.glossary(FormFixture.glossary))
        #expect(glossary.text == nil)
        let empty = try Self.page("<dl data-reviewed=glossary><div><dt> a <dd> </div></dl>")
        #expect(empty.meanings?.description == "sitegen-meanings 1\n=a: \n")
        #expect(TextForm.meanings(in: FormFixture.body("None.\n")) == nil)
        #expect(TextForm.glossary(Glossary()) == nil)
    }

    /// Characters that the parser of pages would replace if it were let.
    private static let odd = [0x01, 0x0B, 0x7F, 0x85, 0xFDD0, 0xFFFE, 0x10FFFF].compactMap(Unicode.Scalar.init)
        .reduce(into: "") { $0.unicodeScalars.append($1) }

    static let readings: [FormCase] = [
        FormCase("what is not reviewed", "a<span data-unreviewed>b<i>c</i></span>d", ["=ad"]),
        FormCase("elements that are left open", "<p>a<p>b", ["=a", "p", "=b"]),
        FormCase("comments and scripts", "a<!-- b -->c<script>d</script>", ["=ac", "(script", "=d", ")"]),
        FormCase("templates", "a<template>b</template>", ["=a", "(template", "=b", ")"]),
        FormCase(
            "what the form knows nothing of",
            "10<sup>3</sup> <X-Y>a</X-Y><input type=checkbox CHECKED><input>",
            ["=10", "(sup", "=3", ")", "= ", "(x-y", "=a", ")", "(input checked", ")", "(input", ")"]
        ),
        FormCase(
            "abbreviations",
            "<abbr title=' a  b '>c</abbr><abbr title=' '>d</abbr>",
            ["(abbr", "\"a b", "=c", ")", "=d"]
        ),
        FormCase("what says nothing of its own", "<b>a</b><kbd>b</kbd><div>c</div><cite>d</cite>", ["=abcd"]),
        FormCase(
            "what readers open",
            "<details open><summary>a</summary> b </details>",
            ["(details", "(summary", "=a", ")", "=b", ")"]
        ),
        FormCase("lists of terms", "<dl><dt>a<dd>b</dl>", ["(dl", "(dt", "=a", ")", "(dd", "=b", ")", ")"]),
        FormCase(
            "captions of tables",
            "<table><caption> a</caption></table>b",
            ["(table", "(caption", "=a", ")", ")", "=b"]
        ),
        FormCase(
            "places in sources",
            "<sup class=citation>[<a>1</a><i class='x locator'>,\n p. <b>12</b> </i>]</sup>"
                + "<sup class=citation>1<i class=locator>, 2</i><i class=locator data-unreviewed>, 3</i></sup>",
            ["[1, p. 12", "[1, 2"]
        ),
        FormCase(
            "films and sounds",
            "a <video src=/b.mp4 aria-label=' c  d '><track src=/e.vtt></video>f<audio src=/g.mp3>h</audio>",
            [
                "=a ", "(video \(FormFixture.image("/b.mp4")?.description ?? "")", "=c d",
                "(track \(FormFixture.image("/e.vtt")?.description ?? "")", ")", ")", "=f",
                "(audio \(FormFixture.image("/g.mp3")?.description ?? "")", "=h", ")",
            ]
        ),
        FormCase(
            "drawings for narrow screens",
            "<picture><source srcset=/a.svg src=/c.svg><img src=/b.svg></picture>",
            [
                "(picture", "(source \(FormFixture.image("/a.svg")?.description ?? "")", ")",
                "(img \(FormFixture.image("/b.svg")?.description ?? "")", ")", ")",
            ]
        ),
        FormCase("times", "x <time datetime=2024>May</time>, <time>now</time>", ["=x May, now"]),
        FormCase(
            "white space around paragraphs",
            "<p>a </p>b<p>c</p> d",
            ["=a", "=b", "p", "=c", "=d"]
        ),
        FormCase(
            "numbers of lists",
            "<ol start=' 3 '><li>a</ol><ol start=' 1 '><li>b</ol>",
            ["(ol 3", "(li", "=a", ")", ")", "(ol", "(li", "=b", ")", ")"]
        ),
        FormCase("addresses over lines", "<a href=' https://x\n=y '>a</a>", ["(a https://x=y", "=a", ")"]),
        FormCase(
            "addresses that hide where they lead",
            "<a href='ht\ntps:x'>a</a><a href='//x'>b</a><a href='/\\x'>c</a><a href='/x:y'>d</a>",
            ["(a https:x", "=a", ")", "(a //x", "=b", ")", "(a /\\x", "=c", ")", "=d"]
        ),
        FormCase(
            "links in drawings",
            "<svg><a href='https://x'><foreignObject>a</foreignObject></a></svg>",
            [
                "(svg", "(a", "(foreignobject", "=a", ")", ")", ")",
            ]
        ),
        FormCase("classes in any order", "<section class='x care-note care'>a</section>", ["(care note", "=a", ")"]),
        FormCase("cards without a level", "<section class=care>a</section>", ["(section", "=a", ")"]),
        FormCase(
            "text of one piece",
            "<pre>a<i data-unreviewed>b</i></pre><sup class=footnote-ref>1<i data-unreviewed>2</i></sup>",
            ["(pre", "=a", ")", "^1"]
        ),
        FormCase("citations", "<sup class=citation>[<a>1</a>2]</sup><sup>3</sup>", ["[12", "(sup", "=3", ")"]),
        FormCase("odd characters", "\(odd)&#1;&nbsp;x", ["=\(odd)\u{1}\u{A0}x"]),
        FormCase("code", "<pre>\n\na\rb\n</pre>", ["(pre", "=", "=a", "=b", ")"]),
        FormCase("nothing", "<p data-unreviewed>a</p>", []),
    ]

    @Test("is read as browsers read it", arguments: readings)
    func html(_ example: FormCase) throws {
        let page = try Self.page("<h1 data-reviewed=title>T</h1><div data-reviewed=body>\(example.text)</div>")
        let lines = ["sitegen-text 1", "(title", "=T", ")", "(body"] + example.lines + [")", ""]
        #expect(page.text?.description == lines.joined(separator: "\n"))
    }

    @Test(
        "has no form where it breaks the rules",
        arguments: [
            (#"<p data-reviewed="body">a</p><p data-reviewed="body">b</p>"#, .regionTwice("body")),
            (#"<div data-reviewed="body">a<p data-reviewed="x">b</p></div>"#, .regionNested("x")),
            (#"<div data-reviewed="body">a<img src="/b.gif" alt="c"></div>"#, .imageMissing("/b.gif")),
            (#"<base href="https://example.net/"><div data-reviewed="body">a</div>"#, .otherBase),
            (#"<div data-reviewed="body"><img src="/b.png" srcset="c.gif 2x"></div>"#, .imageWithChoice("/b.png")),
            (#"<div data-reviewed="body"><source srcset="/c,d.png"></div>"#, .imageWithChoice("/c,d.png")),
            (#"<div data-reviewed="body"><video src="/b.png" poster="/c.png"></video></div>"#, .otherFile("poster")),
            (#"<div data-reviewed="body"><table background="/c.png"></table></div>"#, .otherFile("background")),
            (#"<div data-reviewed="body"><object data="/c.png"></object></div>"#, .otherFile("data")),
            (#"<div data-reviewed="body"><iframe src="/c.png"></iframe></div>"#, .otherFile("src")),
            (#"<dl data-reviewed="glossary"><div><dt>a<dd>b<dd>c</div></dl>"#, .meaningMalformed),
        ] as [(String, PublishedPage.Problem)]
    )
    func problems(body: String, problem: PublishedPage.Problem) throws {
        let page = try Self.page(#"<h1 data-reviewed="title">T</h1>"# + body)
        #expect(page.problems == [problem])
        #expect(page.text == nil && page.disclaimer == nil && page.meanings == nil)
    }

    @Test("needs a title where it has a text, and no form at all where nothing is to review")
    func withoutTitle() throws {
        #expect(try Self.page(#"<p data-reviewed="body">a</p>"#).problems == [.titleMissing])
        let other = try Self.page(#"<p data-reviewed="other">Nothing.</p>"#)
        #expect(other.text == nil && other.disclaimer == nil && other.meanings == nil && other.problems.isEmpty)
    }

    @Test("is refused where it is no text, too large or too complex")
    func refusals() {
        func refusal(_ html: [UInt8]) -> PageRefusal? {
            do {
                _ = try PublishedPage(html: html) { _ in nil }
                return nil
            } catch {
                return error
            }
        }
        func refusal(_ html: String) -> PageRefusal? { refusal(Array(html.utf8)) }
        #expect(refusal([0x3C, 0x70, 0x3E, 0xFF]) == .unreadable)
        #expect(refusal("a\u{10FE01}") == .unreadable)
        #expect(refusal([UInt8](repeating: 0x61, count: 32 << 20 + 1)) == .tooLarge)
        #expect(refusal(String(repeating: "<div>", count: 100_000)) == .tooComplex)
        #expect(refusal(String(repeating: "<div title='</div>'>", count: 100_000)) == .tooComplex)
        #expect(refusal(String(repeating: "<div =\">", count: 100_000)) == .tooComplex)
        #expect(refusal(String(repeating: "<div><!--</div>-->", count: 100_000)) == .tooComplex)
        #expect(refusal(String(repeating: "<div><title></div></title>", count: 100_000)) == .tooComplex)
        #expect(refusal("<svg>" + String(repeating: "<style><b>x</style>", count: 3_000)) == .tooComplex)
        let bold = (0..<3_000).map { "<b class=\"\($0)\">" }.joined()
        #expect(refusal(bold + String(repeating: "<p>x", count: 3_000)) == .tooComplex)
        #expect(refusal("<svg><![CDATA[ <p> ]]></svg>") == .tooComplex)
        #expect(refusal("<script><!--<script></script>") == .tooComplex)
        #expect(refusal("<style><!-- p {} --></style><textarea><!--</textarea>") == nil)
        #expect(refusal("") == nil)
        #expect(refusal("<p>a\0b" + String(repeating: "<li><p>x", count: 20_000)) == nil)
        #expect(refusal(String(repeating: "<ul><li>x <br> <b>y</b></ul>", count: 20_000)) == nil)
    }

    @Test("is read without recursion, however deep it is")
    func depth() throws {
        let deep = String(repeating: "<div>", count: 20_000) + "<b data-reviewed=title>x</b>"
        #expect(try Self.page(deep).text?.lines == ["title: x"])
        let inRegion = "<div data-reviewed=title>" + String(repeating: "<blockquote>", count: 20_000) + "x"
        let end = "(blockquote\n=x\n" + String(repeating: ")\n", count: 20_001)
        #expect(try Self.page(inRegion).text?.description.hasSuffix(end) == true)
    }
}

import Diagnostics
import SiteModel
import Testing

@testable import Rendering

@Suite("A text that is not shown")
struct WithheldPageTests {
    private static let again = "We have taken this answer down while a clinician checks it again."
    private static let body = Body(
        html: "<h2 id=\"a\">A</h2>\n<p>Take this.</p>\n",
        headings: ["a", "b", "c"].map { Body.Heading(level: 2, id: $0, text: $0) },
        isEmpty: false,
        careCards: [
            CareCard(
                kind: .emergency,
                html: """
                    <section class="care care-emergency">
                    <h3 class="care-title"><span class="care-level">Emergency:</span> Call \
                    <a class="service" href="tel:911">911</a></h3>
                    <p>Chest pain.</p>
                    </section>
                    """
            )
        ]
    )

    /// The article's page where a fact withholds the text.
    private func page(_ facts: [ReviewFact], risk: RiskClass = .high) throws -> ShownPage {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        fixture.body = Self.body
        fixture.text.risk = Located(risk, at: place)
        fixture.text.withdrawn = Located("The drug was recalled.", at: place)
        fixture.text.sources = [Source(id: Located("who", at: place), title: "Gout")]
        let standing = ReviewedPageFixture.standing(facts, .withhold)
        return ShownPage(try fixture.renderer().article(fixture.fixture.articles[0], fixture.bodies(standing)))
    }

    @Test("has in its place why, when to get help, where else to look, and the disclaimer")
    func main() throws {
        let page = try page([.overdue])
        #expect(
            page.part(from: "<main", to: "</main>") == [
                "<main id=\"theme-main\" tabindex=\"-1\">",
                "<article class=\"withheld\">",
                "<header class=\"lead\">",
                "<h1>attack</h1>",
                "<p class=\"notice\"><strong>We have taken this answer down while a clinician checks it again.</strong> "
                    + "This page was due for review by "
                    + "<time datetime=\"2029-04-07\">7 April 2029</time>. It may be out of date.</p>",
                "<p class=\"heed\"><a href=\"#theme-disclaimer\">Medical disclaimer</a></p>",
                "</header>",
                "<div class=\"columns\">",
                "<section class=\"prose\">",
                "<h2>When to get help</h2>",
                "<section class=\"care care-emergency\">",
                "<h3 class=\"care-title\"><span class=\"care-level\">Emergency:</span> Call "
                    + "<a class=\"service\" href=\"tel:911\">911</a></h3>",
                "<p>Chest pain.</p>",
                "</section>",
                "</section>",
                "<section class=\"prose\">",
                "<h2>What you can do instead</h2>",
                "<p>Ask a doctor, nurse or pharmacist. If it may be an emergency, call your local emergency number now.</p>",
                "</section>",
                "<section class=\"sources\">",
                "<h2>Sources</h2>",
                "<p>These pages by others are what our answer was based on.</p>",
                "<ol>",
                "<li><cite>Gout</cite>",
                "<span class=\"imprint\">",
                "</span>",
                "</li>",
                "</ol>",
                "</section>",
                "<section class=\"others\">",
                "<h2>More about Gout</h2>",
                "<ul class=\"links\">",
                "<li><a href=\"/health/conditions/gout/diet/\">diet</a></li>",
                "</ul>",
                "</section>",
                "<section class=\"disclaimer\" id=\"theme-disclaimer\">",
                "<h2>Medical disclaimer</h2>",
                "<div data-reviewed=\"disclaimer\">",
                "<p>This is not advice.</p>",
                "</div>",
                "</section>",
                "</div>",
                "</article>",
            ]
        )
        #expect(!page.isIndexable)
        #expect(!page.hasScript)
        #expect(!page.html.contains("A summary."))
        #expect(page.structuredData.contains("\"@type\":\"WebPage\""))
        #expect(!page.structuredData.contains("Medical"))
    }

    @Test(
        "says the first of the facts for which it is not shown, and before all that it was withdrawn",
        arguments: [
            ([.overdue], "<strong>\(again)</strong> This page was due for review by"),
            ([.sharedTextChanged, .overdue], "<strong>\(again)</strong> The disclaimer has changed"),
            (
                [.neverReviewed],
                "<strong>We will show this answer when a clinician has checked it.</strong>"
            ),
            ([.withdrawn], "We have withdrawn this page. Reason: The drug was recalled."),
            ([.dueSoon, .withdrawn], "We have withdrawn this page. Reason: The drug was recalled."),
            ([.overdue, .withdrawn], "We have withdrawn this page. Reason: The drug was recalled."),
        ] as [([ReviewFact], String)]
    )
    func reason(facts: [ReviewFact], notice: String) throws {
        let page = try page(facts)
        #expect(page.notices.count == 1)
        #expect(page.notices.first?.hasPrefix(notice) == true)
    }

    @Test("of a condition still leads to its articles that are shown")
    func subject() throws {
        let fixture = ReviewedPageFixture()
        let renderer = try fixture.renderer()
        var standings = ReviewStandings()
        standings[fixture.fixture.articles[1].text.file] = ReviewedPageFixture.standing([.withdrawn], .withhold)
        let subject = fixture.fixture.subjects[0]
        let bodies = fixture.bodies(ReviewedPageFixture.standing([.withdrawn], .withhold))
        let page = ShownPage(renderer.subject(subject, bodies, standings: standings))
        #expect(
            page.part(from: "<h2>Questions and short answers</h2>", to: "</section>") == [
                "<h2>Questions and short answers</h2>",
                "<ul class=\"links\">",
                "<li><a href=\"/health/conditions/gout/attack/\">attack</a></li>",
                "</ul>",
            ]
        )
    }

    // MARK: On other pages

    @Test("is in no list of the site; a condition still leads to those that are related to it")
    func lists() throws {
        var fixture = ReviewedPageFixture()
        let place = SourceLocation(fixture.text.file)
        fixture.fixture.subjects.append(SiteFixture.subject("anemia", "Anemia", synonyms: ["Low blood"]))
        fixture.fixture.subjects[0].related = [Located(SubjectID("anemia"), at: place)]
        var standings = ReviewStandings()
        let shown = RenderedLists(try fixture.renderer(), fixture, standings)
        #expect(shown.directory == ["Anemia", "Gout", "Low blood"])
        #expect(shown.cards == ["Anemia", "Gout"])
        #expect(shown.counts == [2, 2])
        #expect(shown.subject.contains("<h2>Related conditions</h2>"))
        #expect(shown.subject.contains("<p>A summary.</p>"))

        standings[fixture.fixture.subjects[1].text.file] = ReviewedPageFixture.standing([.overdue], .withhold)
        for article in fixture.fixture.articles {
            standings[article.text.file] = ReviewedPageFixture.standing([.overdue], .withhold)
        }
        let rest = RenderedLists(try fixture.renderer(), fixture, standings)
        #expect(rest.directory == ["Gout"])
        #expect(rest.cards == ["Gout"])
        #expect(rest.counts == [1, 0])
        #expect(rest.subject.contains("<h2>Related conditions</h2>"))
        #expect(rest.subject.contains("<li><a href=\"/health/conditions/anemia/\">Anemia</a></li>"))
        #expect(!rest.subject.contains("A summary."))
    }

    /// What lists of a site hold.
    private struct RenderedLists {
        var directory: [String]
        var cards: [String]
        var counts: [Int]
        var subject: String

        init(_ renderer: PageRenderer, _ fixture: ReviewedPageFixture, _ standings: ReviewStandings) {
            let lists = renderer.directory(standings)
            directory = lists.list.letters.flatMap(\.entries).map(\.name)
            cards = lists.sections[0].cards.map(\.title)
            counts = [lists.subjectCount, lists.articleCount]
            subject =
                renderer.subject(
                    fixture.fixture.subjects[0],
                    fixture.bodies(ReviewedPageFixture.standing([])),
                    standings: standings
                ).text
        }
    }

    @Test("is only a link on the pages of its neighbours")
    func neighbours() throws {
        let page = try ReviewedPageFixture().page([])
        #expect(
            page.part(from: "<section class=\"others\">", to: "</section>") == [
                "<section class=\"others\">",
                "<h2>More about Gout</h2>",
                "<ul class=\"links\">",
                "<li><a href=\"/health/conditions/gout/diet/\">diet</a></li>",
                "</ul>",
            ]
        )
    }
}

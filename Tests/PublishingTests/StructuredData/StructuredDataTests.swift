import Foundation
import SiteModel
import SiteTestSupport
import Testing

@Suite("What pages tell machines")
struct StructuredDataTests {
    /// A site, and the origin of its addresses.
    enum TestedSite: CaseIterable {
        case fixture, fixtureWithDrafts, sample, golden, reviews

        var origin: String { self == .golden ? "https://golden.example" : "https://example.org" }

        /// Its pages that are neither redirects nor the page for addresses that do not exist.
        func pages() async throws -> [String: VisiblePage] {
            let repository = StructuredDataFixture.repository
            let pages =
                switch self {
                case .fixture: try await StructuredDataFixture.pages()
                case .fixtureWithDrafts: try await StructuredDataFixture.pages(drafts: true)
                case .sample:
                    try await StructuredDataFixture.pages(content: repository + "/Content", day: "2026-11-24")
                case .golden:
                    try await StructuredDataFixture.pages(
                        content: repository + "/Tests/CommandTests/Fixtures/golden-site/Content"
                    )
                case .reviews:
                    // On each page, another thing is true of the review.
                    try await StructuredDataFixture.pages(
                        content: repository + "/Tests/Browser/reviews",
                        day: "2026-11-24"
                    )
                }
            return pages.filter { $0.key != "404.html" && !$0.value.html.contains("http-equiv=\"refresh\"") }
        }
    }

    @Test(
        "is in the vocabulary of schema.org, each value of a type that its property takes",
        arguments: TestedSite.allCases
    )
    func vocabulary(site: TestedSite) async throws {
        let vocabulary = try Vocabulary()
        let pages = try await site.pages()
        #expect(pages.count >= 10)
        for (path, page) in pages {
            try #require(page.scripts.count == 1, "\(path)")
            let problems = vocabulary.problems(in: try JSONLD(page.scripts[0]))
            #expect(problems == [], "\(path)")
        }
    }

    @Test("is on the page for people to read", arguments: TestedSite.allCases)
    func visible(site: TestedSite) async throws {
        for (path, page) in try await site.pages() {
            let document = try JSONLD(try #require(page.scripts.first))
            let unseen = page.unseen(in: document, origin: site.origin)
            #expect(unseen == [], "\(path)")
            for counter in document.nodes("InteractionCounter") {
                // The sentence names the number, unless that is none.
                let sentence = try #require(counter.text("description"))
                guard case .number(let count)? = counter["userInteractionCount"].first else {
                    Issue.record("\(path) counts nothing")
                    continue
                }
                let number = count.formatted(.number.locale(Locale(identifier: "en")))
                #expect(sentence.hasPrefix(count == 0 ? "Nobody" : number + " "), "\(path)")
            }
            for list in document.nodes("ItemList") {
                guard case .number(let count)? = list["numberOfItems"].first else {
                    Issue.record("\(path) has a list without a length")
                    continue
                }
                #expect(list["itemListElement"].count == count, "\(path)")
            }
            // Machines learn of a review what the page says of it, and nothing on a demonstration or a draft.
            let isSerious = !page.html.contains("class=\"demonstration\"") && !page.text.contains("Draft. This page is")
            #expect(try page.claimedReview == (isSerious ? page.shownReview : ReviewClaim()), "\(path)")
            let head = try #require(document.nodes.first)
            #expect(head.id == page.canonical && head.text("url") == page.canonical, "\(path)")
            #expect(page.html.contains("<html lang=\"\(head.text("inLanguage") ?? "")\""), "\(path)")
        }
    }

    @Test("is of the kind of the page")
    func kinds() async throws {
        let pages = try await TestedSite.fixture.pages()
        let types = try pages.mapValues { page in
            let document = try JSONLD(try #require(page.scripts.first))
            let nodes = document.nodes.map(\.type)
            // What the page is about comes first, before what that has to do with others.
            let subject = nodes.first { SubjectKind.allCases.map(\.schemaType).contains($0) }
            return [nodes[0]] + [subject].compactMap(\.self)
                + ["Question", "BreadcrumbList", "ItemList", "DefinedTermSet"].filter(nodes.contains)
        }
        #expect(
            types == [
                "index.html": ["WebPage"],
                "about/index.html": ["WebPage", "BreadcrumbList"],
                "how-we-review/index.html": ["WebPage", "BreadcrumbList"],
                "corrections/index.html": ["WebPage", "BreadcrumbList"],
                "conditions/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "conditions/anemia/index.html": ["MedicalWebPage", "MedicalCondition", "BreadcrumbList"],
                "conditions/gout/index.html": ["MedicalWebPage", "MedicalCondition", "BreadcrumbList"],
                "conditions/anemia/causes/index.html": [
                    "MedicalWebPage", "MedicalCondition", "Question", "BreadcrumbList",
                ],
                "conditions/anemia/life/index.html": ["MedicalWebPage", "MedicalCondition", "BreadcrumbList"],
                "a-z/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "medicines/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "medicines/iron/index.html": ["MedicalWebPage", "Drug", "BreadcrumbList"],
                "medicines/iron/food/index.html": ["MedicalWebPage", "Drug", "Question", "BreadcrumbList"],
                "tests/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "tests/blood-count/index.html": ["MedicalWebPage", "MedicalTest", "BreadcrumbList"],
                "treatments/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "treatments/transfusion/index.html": ["MedicalWebPage", "MedicalTherapy", "BreadcrumbList"],
                "vaccines/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "vaccines/flu/index.html": ["MedicalWebPage", "Drug", "BreadcrumbList"],
                "symptoms/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "symptoms/tiredness/index.html": ["MedicalWebPage", "MedicalSymptom", "BreadcrumbList"],
                "living-well/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "living-well/sleep/index.html": ["MedicalWebPage", "Thing", "BreadcrumbList"],
                "glossary/index.html": ["CollectionPage", "BreadcrumbList", "DefinedTermSet"],
                "search/index.html": ["WebPage", "BreadcrumbList"],
                "people/index.html": ["CollectionPage", "BreadcrumbList", "ItemList"],
                "people/ada/index.html": ["ProfilePage", "BreadcrumbList"],
                "people/ben/index.html": ["ProfilePage", "BreadcrumbList"],
                "people/dana/index.html": ["ProfilePage", "BreadcrumbList"],
            ]
        )
    }

    @Test("says all that there is to say of an article")
    func article() async throws {
        let page = try #require(try await TestedSite.fixture.pages()["conditions/anemia/causes/index.html"])
        let root = "https://example.org/health/"
        #expect(
            page.scripts == [
                #"{"@context":"https://schema.org","@graph":["#
                    + #"{"@type":"MedicalWebPage","@id":"\#(root)conditions/anemia/causes/","#
                    + #""url":"\#(root)conditions/anemia/causes/","name":"What causes anemia?","inLanguage":"en","#
                    + #""isPartOf":{"@id":"\#(root)#website"},"publisher":{"@id":"\#(root)#publisher"},"#
                    + #""breadcrumb":{"@type":"BreadcrumbList","itemListElement":["#
                    + #"{"@type":"ListItem","position":1,"name":"Home","item":{"@type":"WebPage","@id":"\#(root)"}},"#
                    + #"{"@type":"ListItem","position":2,"name":"Conditions","item":{"@type":"WebPage","@id":"\#(root)conditions/"}},"#
                    + #"{"@type":"ListItem","position":3,"name":"Anemia","item":{"@type":"WebPage","@id":"\#(root)conditions/anemia/"}},"#
                    + #"{"@type":"ListItem","position":4,"name":"What causes anemia?"}]},"#
                    + #""about":{"@type":"MedicalCondition","@id":"\#(root)conditions/anemia/#condition","#
                    + #""name":"Anemia"},"#
                    + #""description":"You lose blood \u0026 iron, or make “too little”.","#
                    + #""mainEntity":{"@type":"Question","name":"What causes anemia?","acceptedAnswer":"#
                    + #"{"@type":"Answer","text":"You lose blood \u0026 iron, or make “too little”."}},"#
                    + #""headline":"What causes anemia?","#
                    + #""image":"\#(root)conditions/anemia/blood.svg","#
                    + #""medicalAudience":{"@type":"MedicalAudience","audienceType":"Patient"},"#
                    + #""lastReviewed":"2026-04-07","reviewedBy":["#
                    + #"{"@type":"Person","@id":"\#(root)people/ada/#person","name":"Dr. Ada Example","#
                    + #""url":"\#(root)people/ada/","honorificSuffix":"MD, PhD","jobTitle":"Hematologist","#
                    + #""hasCredential":[{"@type":"EducationalOccupationalCredential","name":"MD, PhD"},"#
                    + #"{"@type":"EducationalOccupationalCredential","credentialCategory":"registration","#
                    + #""name":"Register 12345"}],"#
                    + #""identifier":{"@type":"PropertyValue","propertyID":"ORCID","value":"0000-0002-1825-0097","#
                    + #""url":"https://orcid.org/0000-0002-1825-0097"}},"#
                    + #"{"@type":"Person","@id":"\#(root)people/ben/#person","name":"Ben Sample","#
                    + #""url":"\#(root)people/ben/"}],"#
                    + #""author":{"@type":"Person","@id":"\#(root)people/dana/#person","name":"Dana Draft","#
                    + #""url":"\#(root)people/dana/","honorificSuffix":"BA"},"datePublished":"2025-03-01","dateModified":"2026-03-01","#
                    + #""interactionStatistic":{"@type":"InteractionCounter","interactionType":{"@type":"WriteAction"},"#
                    + #""userInteractionCount":1,"#
                    + #""description":"1 person with anemia has shared a first-person experience on this question","#
                    + #""url":"https://stories.example/"},"#
                    + #""citation":[{"@type":"Book","name":"Anaemia","publisher":{"@type":"Organization","name":"WHO"},"#
                    + #""url":"https://who.example/","datePublished":"2023","isbn":"9789240088542"},"#
                    + #"{"@type":"CreativeWork","name":"A trial","identifier":["#
                    + #"{"@type":"PropertyValue","propertyID":"DOI","value":"10.1000/182","#
                    + #""url":"https://doi.org/10.1000/182"},"#
                    + #"{"@type":"PropertyValue","propertyID":"PMID","value":"123","#
                    + #""url":"https://pubmed.ncbi.nlm.nih.gov/123/"},"#
                    + #"{"@type":"PropertyValue","propertyID":"PMCID","value":"PMC6988703","#
                    + #""url":"https://pmc.ncbi.nlm.nih.gov/articles/PMC6988703/"},"#
                    + #"{"@type":"PropertyValue","propertyID":"NCT","value":"NCT04280705","#
                    + #""url":"https://clinicaltrials.gov/study/NCT04280705"}]},"#
                    + #"{"@type":"CreativeWork","name":"Blood","datePublished":"2023-05"},"#
                    + #"{"@type":"CreativeWork","name":"Iron","datePublished":"2023-05-18"}]},"#
                    + #"{"@type":"WebSite","@id":"\#(root)#website","url":"\#(root)","name":"Test Health"},"#
                    + #"{"@type":"Organization","@id":"\#(root)#publisher","name":"Test Publisher","#
                    + #""url":"https://publisher.example/"}]}"#
            ]
        )
    }

    @Test("says on the start page, and there only, how to reach the publisher and by which policies it works")
    func publisher() async throws {
        let page = try #require(try await TestedSite.fixture.pages()["index.html"])
        let root = "https://example.org/health/"
        let script = try #require(page.scripts.first)
        #expect(
            script.hasSuffix(
                #"{"@type":"WebSite","@id":"\#(root)#website","url":"\#(root)","name":"Test Health","#
                    + #""inLanguage":"en","publisher":{"@id":"\#(root)#publisher"}},"#
                    + #"{"@type":"Organization","@id":"\#(root)#publisher","name":"Test Publisher","#
                    + #""url":"https://publisher.example/","contactPoint":["#
                    + #"{"@type":"ContactPoint","email":"hello@publisher.example"},"#
                    + #"{"@type":"ContactPoint","contactType":"feedback","url":"https://publisher.example/feedback/"}],"#
                    + #""publishingPrinciples":"\#(root)how-we-review/","correctionsPolicy":"\#(root)corrections/"}]}"#
            )
        )
    }

    @Test("has all names and codes of a condition on its own page")
    func subject() async throws {
        let page = try #require(try await TestedSite.fixture.pages()["conditions/anemia/index.html"])
        let document = try JSONLD(try #require(page.scripts.first))
        let subject = try #require(document.nodes("MedicalCondition").first)
        #expect(subject["alternateName"].compactMap(\.text) == ["Anaemia", "Low blood count"])
        #expect(
            document.nodes("MedicalCode").map { "\($0.text("codingSystem") ?? "") \($0.text("codeValue") ?? "")" }
                == ["ICD-10 D64.9", "SNOMED CT 271737000", "ORPHA 98363", "ORPHA 101"]
        )
    }

    @Test("lists pages while they are few, and not where that would double a long page", arguments: [49, 51])
    func longLists(count: Int) async throws {
        var files = StructuredDataFixture.files
        for number in 2..<count { files["Content/conditions/c\(number)/index.md"] = "---\ntitle: C\(number)\n---\n" }
        let site = try TemporarySite(standard: files)
        let result = try await site.build(writes: true, templates: StructuredDataFixture.repository + "/Templates")
        try #require(result.isSuccess)
        let page = VisiblePage(try site.text("Output/conditions/index.html"))
        let lists = try JSONLD(try #require(page.scripts.first)).nodes("ItemList")
        #expect(lists.map { $0["itemListElement"].count } == (count < 50 ? [49] : []))
    }

    @Test("cannot end its element, whatever a text says")
    func hostileTexts() async throws {
        let hostile = "</script <!--<script alert(1)</script & \"x\" \\ ?"
        let pages = try await StructuredDataFixture.pages([
            "Content/conditions/anemia/causes.md": (
                "title: What causes anemia?",
                "title: '\(hostile)'"
            )
        ])
        let page = try #require(pages["conditions/anemia/causes/index.html"])
        #expect(page.html.matches(of: /<script/).count == page.html.matches(of: /<\/script>/).count)
        #expect(page.scripts.count == 1)
        let document = try JSONLD(page.scripts[0])
        #expect(document.nodes[0].text("name") == hostile)
        #expect(document.nodes("Question").first?.text("name") == hostile)
    }

    @Test("claims nothing on the page for addresses that do not exist, and is nothing on redirects")
    func others() async throws {
        let pages = try await StructuredDataFixture.pages([
            "Content/conditions/anemia/life.md": ("summary:", "aliases: [/life/]\nsummary:")
        ])
        let missing = try JSONLD(try #require(pages["404.html"]?.scripts.first))
        for type in ["WebPage", "WebSite", "Organization"] { #expect(!missing.nodes(type).isEmpty, "\(type)") }
        for type in ["MedicalWebPage", "Question", "Person"] { #expect(missing.nodes(type).isEmpty, "\(type)") }
        #expect(try #require(pages["life/index.html"]).scripts == [])
    }
}

@Suite("What pages tell machines of a review")
struct ReviewClaimTests {
    private func claim(_ page: VisiblePage?) throws -> ReviewClaim { try #require(page).claimedReview }

    private static let article = "Content/conditions/anemia/causes.md"
    private static let articlePage = "conditions/anemia/causes/index.html"

    @Test("is what the page shows")
    func reviewed() async throws {
        let pages = try await StructuredDataFixture.pages()
        let page = try #require(pages[Self.articlePage])
        #expect(
            try claim(page) == ReviewClaim(day: "2026-04-07", reviewers: ["Dr. Ada Example", "Ben Sample"])
        )
        #expect(page.text.contains("Last reviewed 7 April 2026"))
        for reviewer in try claim(page).reviewers { #expect(page.text.contains(reviewer)) }
    }

    @Test("is on an overdue page, which shows when the review was, and that it is overdue")
    func overdue() async throws {
        let page = try #require(try await StructuredDataFixture.pages()["conditions/anemia/index.html"])
        #expect(page.text.contains("Review overdue"))
        #expect(try claim(page) == ReviewClaim(day: "2023-05-31", reviewers: ["Dr. Ada Example"]))
    }

    @Test("is none where the text has no review")
    func noReviewer() async throws {
        let page = try await StructuredDataFixture.pages([
            Self.article: ("reviewed: 2026-04-07\nreviewers: [ada, ben]\n", "")
        ])[Self.articlePage]
        #expect(try claim(page) == ReviewClaim())
    }

    @Test("is none where no review counts, and none where the text is not shown")
    func facts() async throws {
        let pages = try await StructuredDataTests.TestedSite.reviews.pages()
        let ada = ["Dr. Ada Example"]
        let claims = [
            "current": ReviewClaim(day: "2026-04-07", reviewers: ada),
            "overdue": ReviewClaim(day: "2023-05-31", reviewers: ada),
            "due-soon": ReviewClaim(day: "2023-12-10", reviewers: ada),
            "never-reviewed": ReviewClaim(), "unregistered": ReviewClaim(), "withdrawn": ReviewClaim(),
            "withheld": ReviewClaim(),
        ]
        for (name, expected) in claims {
            #expect(try claim(pages["conditions/dizziness/\(name)/index.html"]) == expected, "\(name)")
        }
    }

    @Test(
        "is with the rest of the text where that is not shown: the page is one among others, and names nothing medical",
        arguments: ["dizziness/withdrawn", "dizziness/withheld", "dizziness/retenida", "fainting"]
    )
    func withheld(name: String) async throws {
        let pages = try await StructuredDataTests.TestedSite.reviews.pages()
        let page = try #require(pages["conditions/\(name)/index.html"])
        let nodes = try JSONLD(try #require(page.scripts.first)).nodes
        #expect(nodes.map(\.type).prefix(1) == ["WebPage"])
        #expect(
            Set(nodes.map(\.type)) == ["WebPage", "BreadcrumbList", "ListItem", "WebSite", "Organization"]
        )
        #expect(
            Set(nodes[0].properties.map(\.name)) == [
                "url", "name", "inLanguage", "isPartOf", "publisher", "breadcrumb",
            ]
        )
        #expect(page.meta("description") == nil)
        #expect(page.meta("robots") == "noindex")
    }

    @Test("is none on a draft, which calls itself one")
    func draft() async throws {
        let pages = try await StructuredDataFixture.pages(drafts: true)
        let page = try #require(pages["conditions/anemia/diet/index.html"])
        #expect(try claim(page) == ReviewClaim())
        #expect(try JSONLD(page.scripts[0]).nodes[0].text("creativeWorkStatus") == "Draft")
        #expect(page.text.contains("Draft."))
    }

    @Test("is none anywhere on a demonstration, of whose people it tells no more than the name")
    func demonstration() async throws {
        let forbidden = [
            "lastReviewed", "reviewedBy", "author", "honorificSuffix", "hasCredential", "jobTitle", "sameAs",
        ]
        func found(in pages: [String: VisiblePage]) throws -> Set<String> {
            Set(
                try pages.values.flatMap(\.scripts).flatMap { try JSONLD($0).nodes }.flatMap { node in
                    node.properties.map(\.name)
                }
            )
        }
        #expect(try found(in: try await StructuredDataFixture.pages()).isSuperset(of: forbidden))

        let pages = try await StructuredDataFixture.pages([
            "Content/site.yml": ("language: en", "language: en\ndemonstration: true")
        ])
        #expect(pages.count == 30)
        #expect(try found(in: pages).isDisjoint(with: forbidden))
        #expect(!pages.values.contains { $0.html.contains("lastReviewed") || $0.html.contains("reviewedBy") })
        let home = try #require(pages["index.html"]?.scripts.first)
        let site = try #require(try JSONLD(home).nodes("WebSite").first)
        #expect(site.text("creativeWorkStatus") == "Demonstration")
    }
}

@Suite("The test of what pages tell machines")
struct VocabularyTests {
    @Test(
        "finds what schema.org does not know, or knows otherwise",
        arguments: [
            (#"{"@type":"MedicalWebPage","nextReview":"2026-01-01"}"#, "MedicalWebPage.nextReview: no such property"),
            (#"{"@type":"MedicalPage"}"#, "MedicalPage: no such type"),
            (#"{"@type":"WebPage","aspect":"causes"}"#, "WebPage.aspect: no such property"),
            (
                #"{"@type":"WebPage","acceptedAnswer":{"@type":"Answer"}}"#,
                "WebPage.acceptedAnswer: not a property of this type"
            ),
            (
                #"{"@type":"WebPage","lastReviewed":"7 April 2026"}"#,
                "WebPage.lastReviewed: “7 April 2026” is not of Date"
            ),
            (
                #"{"@type":"WebPage","publisher":"WHO"}"#,
                "WebPage.publisher: “WHO” is not of Organization, Person"
            ),
            (#"{"@type":"WebPage","url":"/about/"}"#, "WebPage.url: “/about/” is not of URL"),
            (#"{"@type":"WebPage","name":3}"#, "WebPage.name: 3 is not of Text"),
            (
                #"{"@type":"InteractionCounter","userInteractionCount":"3"}"#,
                "InteractionCounter.userInteractionCount: “3” is not of Integer"
            ),
            (
                #"{"@type":"MedicalCondition","code":{"@type":"PropertyValue"}}"#,
                "MedicalCondition.code: a node PropertyValue is not of MedicalCode"
            ),
            (
                #"{"@type":"WebPage","author":{"@id":"https://example.org/"}}"#,
                "WebPage.author: the node https://example.org/ is not of Organization, Person"
            ),
            (#"{"@type":"WebPage","name":[]}"#, "WebPage.name: an empty array is not of Text"),
            (#"{"@type":"WebPage","name":""}"#, "WebPage.name: “” is not of Text"),
        ]
    )
    func problems(node: String, problem: String) throws {
        let document = try JSONLD(#"{"@context":"https://schema.org","@graph":[\#(node)]}"#)
        #expect(try Vocabulary().problems(in: document) == [problem])
    }

    @Test("knows that a physician is an organization, and a person is not")
    func physician() throws {
        let document = try JSONLD(
            #"{"@context":"https://schema.org","@graph":[{"@type":"Physician","honorificSuffix":"MD"}]}"#
        )
        #expect(try Vocabulary().problems(in: document) == ["Physician.honorificSuffix: not a property of this type"])
    }

    @Test("sees two members of one name")
    func twice() {
        #expect(throws: (any Error).self) {
            try JSONLD(#"{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":"a","name":"b"}]}"#)
        }
    }

    @Test("sees what the page does not say")
    func unseen() throws {
        let page = VisiblePage(
            #"<head><title>x</title><link rel="canonical" href="https://a.example/p/"></head><body><p>Seen <b>by</b> 1,204</p><a href="/q/">x</a><time datetime="2026-04-07">7 April</time>"#
                + #"<script>hidden</script>"#
        )
        let document = try JSONLD(
            #"{"@context":"https://schema.org","@graph":[{"@type":"WebPage","name":["Seen by","hidden"],"#
                + #""url":["https://a.example/p/","https://a.example/q/","https://a.example/r/"],"#
                + #""lastReviewed":["2026-04-07","2026-04-08"],"interactionStatistic":"#
                + #"{"@type":"InteractionCounter","userInteractionCount":[1204,1205]}}]}"#
        )
        #expect(
            page.unseen(in: document, origin: "https://a.example") == [
                "WebPage.lastReviewed: “2026-04-08”", "WebPage.name: “hidden”", "WebPage.url: “https://a.example/r/”",
                "InteractionCounter.userInteractionCount: 1205",
            ]
        )
    }
}

@Suite("What pages tell other sites that show a link to them")
struct SocialMetadataTests {
    @Test(
        "is what the page is, where it is and what it says",
        arguments: [
            ("index.html", "website", "Short answers."), ("conditions/index.html", "website", nil),
            ("conditions/anemia/index.html", "article", "Too few red blood cells."),
            ("conditions/anemia/causes/index.html", "article", "You lose blood & iron, or make “too little”."),
            ("people/ada/index.html", "profile", "Hematologist"), ("people/ben/index.html", "profile", nil),
            ("about/index.html", "website", "Who we are."),
        ] as [(String, String, String?)]
    )
    func metadata(path: String, type: String, description: String?) async throws {
        let page = try #require(try await StructuredDataFixture.pages()[path])
        let heading = try #require(page.html.firstMatch(of: /<h1[^>]*>([^<]*)<\/h1>/))
        #expect(page.meta("og:type") == type)
        #expect(page.meta("og:title") == String(heading.1))
        #expect(page.meta("og:description") == description)
        #expect(page.meta("og:url") == page.canonical)
        #expect(page.meta("og:site_name") == "Test Health")
        #expect(page.meta("og:locale") == "en_US")
        let image = try #require(page.meta("og:image"))
        #expect(image.wholeMatch(of: /https:\/\/example\.org\/health\/assets\/social\.[0-9a-f]{12}\.png/) != nil)
        #expect(page.meta("og:image:alt") == "Test Health · Short answers.")
        #expect(page.meta("twitter:card") == "summary_large_image")
    }
}

package import Diagnostics

/// The text of a page: what cmark-gfm made of the Markdown, shaped for publishing.
package struct Body: Sendable, Equatable {
    /// The HTML of the body, without the page around it; complete, escaped and ready to be in a page.
    package var html: String
    /// The digest of the HTML, where an earlier build made it and it is not at hand: `html` is then empty.
    package var digestOfUnreadHTML: ContentDigest?
    /// The headings in the order of the text.
    package var headings: [Heading]
    /// The anchors of places that are no headings and that the author gave an id.
    package var targets: [String]
    /// Every link and image in the order of the text, with its place, for the checks that need other pages.
    package var links: [Link]
    /// Whether there is nothing to read (no text and no image; an author's comments do not count).
    package var isEmpty: Bool
    /// The sources that the text cites, in the order of their first use.
    package var citations: [Citation]
    /// The words, for rules that look at them.
    package var prose: Prose
    /// The cards that tell when to get help, in the order of the text.
    package var careCards: [CareCard]
    /// The names of the facts that it states as such, in its order.
    package var facts: [String] = []
    /// The names of the facts whose values are words in it: where no element can be, as in a title.
    package var factsInWords: [String] = []
    /// Whether it has parts that few texts have, so that the rules for them may be in a style sheet of their own: tables of
    /// many columns, lists of terms and of tasks, quotes, code blocks, lines across, footnotes, what to do and what not to
    /// do, what readers open, films and sounds, credits, keys, short forms.
    package var hasRareParts = false
    /// The address of the first picture that it shows, for an `src` on the site; `nil` where it shows none.
    package var firstPicture: String?
    /// The canonical form (docs/review.md), where it was asked for.
    package var form: BodyForm?

    /// A body of the given parts.
    package init(
        html: String = "",
        headings: [Heading] = [],
        targets: [String] = [],
        links: [Link] = [],
        isEmpty: Bool = true,
        citations: [Citation] = [],
        prose: Prose = Prose(),
        careCards: [CareCard] = [],
        form: BodyForm? = nil
    ) {
        self.html = html
        self.headings = headings
        self.targets = targets
        self.links = links
        self.isEmpty = isEmpty
        self.citations = citations
        self.prose = prose
        self.careCards = careCards
        self.form = form
    }

    /// Whether there is any HTML, at hand or not.
    package var hasHTML: Bool { !html.isEmpty || digestOfUnreadHTML != nil }

    /// The HTML, or what stands for it.
    package var passage: Passage { digestOfUnreadHTML.map(Passage.digest) ?? .html(html) }

    /// A source that a text cites.
    package struct Citation: Sendable, Equatable {
        /// The place of the source in the text's list of sources.
        package var source: Int
        /// How often it is cited, at least once.
        package var uses: Int

        /// A source and how often it is cited.
        package init(source: Int, uses: Int = 1) {
            self.source = source
            self.uses = uses
        }
    }

    /// Sources in the order in which a page lists them: those that the text cites, in the order of first use, then the
    /// rest.
    package func inOrderOfPage(_ sources: [Source]) -> [Source] {
        let cited = citations.map(\.source).filter(sources.indices.contains)
        let isCited = Set(cited)
        return cited.map { sources[$0] } + sources.indices.filter { !isCited.contains($0) }.map { sources[$0] }
    }

    /// A heading of the text.
    package struct Heading: Sendable, Equatable {
        /// 2 to 6: level 1 is the page's title.
        package var level: Int
        /// The anchor, unique on the page.
        package var id: String
        /// The text without markup, not escaped.
        package var text: String

        /// A heading of the given level, anchor and text.
        package init(level: Int, id: String, text: String) {
            self.level = level
            self.id = id
            self.text = text
        }
    }

    /// A link or an image, and where it leads.
    package struct Link: Sendable, Equatable {
        /// Where it leads.
        package var destination: LinkDestination
        /// The place of the address in the source.
        package var location: SourceLocation

        /// A link to a destination, written at a place.
        package init(destination: LinkDestination, location: SourceLocation) {
            self.destination = destination
            self.location = location
        }
    }
}

/// A stretch of a page that comes from a text as it is.
package enum Passage: Sendable, Equatable {
    /// Its HTML.
    case html(String)
    /// The digest of the HTML, which is enough to compare a page with an earlier one.
    case digest(ContentDigest)

    /// Whether there is nothing in it.
    package var isEmpty: Bool { self == .html("") }
}

/// What an address in a text turned out to be.
package enum LinkDestination: Sendable, Equatable {
    /// Another host, or a mail or telephone address: nothing that a build can check offline.
    case external(String)
    /// A page of this site, by the file that it is written in, and the part of the page that is meant.
    case page(SourceFile, anchor: String?)
    /// A file of Content that is copied to the site.
    case file(SourceFile)
    /// A place on the page itself.
    case anchor(String)
    /// A page of this site on which a list goes on, if it does.
    case listPage(Address)
}

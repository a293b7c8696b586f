package import Diagnostics
package import SiteModel

/// A link to a part of another page leads to a part that is there. It needs the anchors of every page, so it comes
/// last.
package enum AnchorsExist {
    /// The links whose anchor is not among the anchors of the page that they lead to.
    package static func problems(
        in links: some Sequence<Body.Link>,
        anchors: [SourceFile: Set<String>]
    ) -> [Diagnostic] {
        links.compactMap { link in
            guard case .page(let file, let anchor?) = link.destination, let known = anchors[file],
                !known.contains(anchor)
            else { return nil }
            return Diagnostic(
                .anchorBroken,
                at: link.location,
                "`\(file.path)` has no heading with the anchor `#\(anchor)`",
                advice: NearMiss.advice(for: anchor, at: link.location, among: known, listing: 0) {
                    "did you mean `#\($0)`?"
                }
                .or("link to the page itself, or to one of its headings")
            )
        }
    }
}

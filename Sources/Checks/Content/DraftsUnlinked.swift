package import Diagnostics
package import SiteModel

/// No page sends its readers to a draft that is not published.
package enum DraftsUnlinked {
    /// The links of a text that lead to such a draft.
    package static func problems(in links: some Sequence<Body.Link>, of site: Site) -> [Diagnostic] {
        links.compactMap { link in
            guard case .page(let file, _) = link.destination, site.isUnpublished(file.path) else { return nil }
            return Diagnostic(
                .linkBroken,
                at: link.location,
                "`\(file.path)` is a draft, so there is no page to link to",
                help: "remove the link until the draft is published, or make this text a draft too"
            )
        }
    }
}

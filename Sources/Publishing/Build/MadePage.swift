import Rendering
import SiteModel

/// What the making of one page gives.
struct MadePage: Sendable {
    /// Where it is.
    let address: Address
    /// The page; `nil` where it was checked only.
    var page: RenderedPage?
    /// What others need to know of it.
    var facts: PageFacts
}

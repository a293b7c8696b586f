/// How much of a text a reviewer reads before they vouch for it.
package enum ReadingExtent: Sendable {
    /// What changed since their last review, where that still holds and the earlier text is known; else all of it.
    case changes
    /// All of it, even where only a part changed.
    case whole
}

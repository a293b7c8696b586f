import JSON

/// How many people shared a first-person experience (schema.org `InteractionCounter`).
extension JSONWriter {
    /// The count, with the sentence that says of what. They wrote something of their own, so it is a `WriteAction`:
    /// a `ShareAction` would say that they passed the page on, a `CommentAction` that they commented on it.
    mutating func experiences(_ count: Int, _ view: PeopleCountView, _ origin: String) {
        member("@type", "InteractionCounter")
        member("interactionType") { $0.member("@type", "WriteAction") }
        member("userInteractionCount", count)
        member("description", view.text)
        member("url", view.href.map { $0.hasPrefix("/") ? origin + $0 : $0 })
    }
}

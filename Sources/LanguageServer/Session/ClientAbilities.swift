/// What the client can show and take.
struct ClientAbilities: Sendable {
    /// What the characters of places are counted in.
    var encoding = PositionEncoding.utf16
    /// Whether it shows other places that belong to a problem.
    var showsNotes = false
    /// Whether it can be told which version of a text a change is for.
    var namesVersions = false
    /// Whether it takes actions that are more than names of commands.
    var takesActions = false
    /// Whether it shows Markdown in explanations of a place.
    var explainsInMarkdown = false
    /// Whether it shows Markdown beside what it offers.
    var offersInMarkdown = false
    /// Whether it shows symbols within others.
    var nestsSymbols = false

    /// Those of a client that says nothing of itself.
    init() {}

    init(_ client: InitializeParameters.Capabilities?) {
        let text = client?.textDocument
        encoding = PositionEncoding(offered: client?.general?.positionEncodings)
        showsNotes = text?.publishDiagnostics?.relatedInformation == true
        namesVersions = client?.workspace?.workspaceEdit?.documentChanges == true
        takesActions = text?.codeAction?.codeActionLiteralSupport != nil
        let markdown = MarkupContent.Kind.markdown.rawValue
        explainsInMarkdown = text?.hover?.contentFormat?.contains(markdown) == true
        offersInMarkdown = text?.completion?.completionItem?.documentationFormat?.contains(markdown) == true
        nestsSymbols = text?.documentSymbol?.hierarchicalDocumentSymbolSupport == true
    }
}

/// A text that is open in the editor.
struct OpenDocument: Sendable {
    /// Its number, which grows with every change.
    var version: Int
    /// Its bytes.
    var bytes: [UInt8]

    /// Whether its lines end as the first one does: with a carriage return and a line feed.
    var endsLinesWithReturn: Bool {
        guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return false }
        return bytes[end - 1] == UInt8(ascii: "\r")
    }
}

/// The texts that are open in the editor, by their paths.
struct OpenDocuments: Sendable {
    private(set) var all: [String: OpenDocument] = [:]
    /// How the client spells the addresses of files, by their paths.
    private var spellings: [String: String] = [:]

    subscript(_ path: String) -> OpenDocument? { all[path] }

    /// Takes a text that was opened; its path, or `nil` where it is no file of this machine.
    mutating func open(_ document: OpenParameters.Document) -> String? {
        guard let path = DocumentURI.path(of: document.uri) else { return nil }
        spellings[path] = document.uri
        all[path] = OpenDocument(version: document.version, bytes: Array(document.text.utf8))
        return path
    }

    /// Takes the new text of one that is open; its path, or `nil` where none is.
    mutating func change(_ parameters: ChangeParameters) -> String? {
        guard let path = DocumentURI.path(of: parameters.textDocument.uri), all[path] != nil,
            let text = parameters.contentChanges.last?.text
        else { return nil }
        all[path] = OpenDocument(version: parameters.textDocument.version, bytes: Array(text.utf8))
        return path
    }

    /// Forgets a text; its path, or `nil` where none was open.
    mutating func close(_ document: DocumentName) -> String? {
        guard let path = DocumentURI.path(of: document.uri), all[path] != nil else { return nil }
        all[path] = nil
        return path
    }

    /// The address of a file, as the client spells it.
    func uri(of path: String) -> String { spellings[path] ?? DocumentURI.uri(of: path) }
}

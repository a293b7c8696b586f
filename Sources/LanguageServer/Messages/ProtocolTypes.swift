// The few types of the Language Server Protocol 3.17 that are needed here, by their names there. Where this module has a
// value of the same name, the name starts with `Editor`.

/// A place between two characters: both numbers are 0-based, and `character` counts what was agreed on.
struct EditorPosition: Hashable, Comparable, Codable {
    let line: Int
    let character: Int

    init(line: Int, character: Int) {
        self.line = line
        self.character = character
    }

    private enum Key: String, CodingKey { case line, character }

    /// A place that a client names; both are of the type `uinteger` of the protocol.
    init(from decoder: any Decoder) throws {
        let members = try decoder.container(keyedBy: Key.self)
        line = min(max(0, try members.decode(Int.self, forKey: .line)), Int(Int32.max))
        character = min(max(0, try members.decode(Int.self, forKey: .character)), Int(Int32.max))
    }

    static func < (first: Self, second: Self) -> Bool {
        (first.line, first.character) < (second.line, second.character)
    }
}

/// A stretch of a text; the end is not part of it.
struct EditorRange: Hashable, Codable {
    let start: EditorPosition
    let end: EditorPosition

    /// Whether two stretches share a character, or touch.
    func touches(_ other: EditorRange) -> Bool { start <= other.end && other.start <= end }
}

struct EditorLocation: Hashable, Encodable {
    let uri: String
    let range: EditorRange
}

/// What `initialize` says of the client. All of it may be missing.
struct InitializeParameters: Decodable {
    struct WorkspaceFolder: Decodable { let uri: String }
    struct Capabilities: Decodable {
        struct General: Decodable { let positionEncodings: [String]? }
        struct Workspace: Decodable {
            struct WorkspaceEdit: Decodable { let documentChanges: Bool? }
            let workspaceEdit: WorkspaceEdit?
        }
        struct TextDocument: Decodable {
            struct PublishDiagnostics: Decodable { let relatedInformation: Bool? }
            struct CodeAction: Decodable {
                struct LiteralSupport: Decodable {}
                let codeActionLiteralSupport: LiteralSupport?
            }
            struct Hover: Decodable { let contentFormat: [String]? }
            struct Symbols: Decodable { let hierarchicalDocumentSymbolSupport: Bool? }
            struct Completion: Decodable {
                struct Item: Decodable { let documentationFormat: [String]? }
                let completionItem: Item?
            }
            let completion: Completion?
            let hover: Hover?
            let documentSymbol: Symbols?
            let publishDiagnostics: PublishDiagnostics?
            let codeAction: CodeAction?
        }
        let general: General?
        let workspace: Workspace?
        let textDocument: TextDocument?
    }
    let rootUri: String?
    let workspaceFolders: [WorkspaceFolder]?
    let capabilities: Capabilities?
}

struct InitializeResult: Encodable {
    struct Capabilities: Encodable {
        struct Synchronization: Encodable {
            struct Save: Encodable { let includeText: Bool }
            let openClose = true
            /// The whole text with every change.
            let change = 1
            let save = Save(includeText: false)
        }
        struct CodeActions: Encodable { let codeActionKinds: [String] }
        let positionEncoding: PositionEncoding
        let textDocumentSync = Synchronization()
        struct Completion: Encodable { let triggerCharacters: [String] }
        let codeActionProvider: CodeActions?
        /// What begins a name in a text.
        let completionProvider = Completion(triggerCharacters: ["^", "{", ":", "!", "(", "#", "/", "["])
        let hoverProvider = true
        let definitionProvider = true
        let documentSymbolProvider = true
    }
    struct Server: Encodable {
        let name = "sitegen"
        let version: String
    }
    let capabilities: Capabilities
    let serverInfo: Server
}

struct DocumentName: Decodable { let uri: String }

struct OpenParameters: Decodable {
    struct Document: Decodable {
        let uri: String
        let version: Int
        let text: String
    }
    let textDocument: Document
}

struct ChangeParameters: Decodable {
    struct Document: Decodable {
        let uri: String
        let version: Int
    }
    struct Change: Decodable { let text: String }
    let textDocument: Document
    let contentChanges: [Change]
}

/// What `textDocument/didSave` and `textDocument/didClose` say.
struct DocumentParameters: Decodable { let textDocument: DocumentName }

struct WatchedFilesParameters: Decodable { let changes: [DocumentName] }

struct LogParameters: Encodable {
    /// 1 is an error.
    let type = 1
    let message: String
}

struct EditorDiagnostic: Hashable, Encodable {
    struct Description: Hashable, Encodable { let href: String }
    struct Related: Hashable, Encodable {
        let location: EditorLocation
        let message: String
    }
    let range: EditorRange
    let severity: Int
    let code: String
    let codeDescription: Description
    let source = "sitegen"
    let message: String
    let relatedInformation: [Related]?
}

struct PublishParameters: Encodable {
    let uri: String
    let version: Int?
    let diagnostics: [EditorDiagnostic]
}

struct CodeActionParameters: Decodable {
    struct Context: Decodable { let only: [String]? }
    let textDocument: DocumentName
    let range: EditorRange
    let context: Context
}

struct EditorTextEdit: Hashable, Encodable {
    let range: EditorRange
    let newText: String
}

struct EditorWorkspaceEdit: Hashable, Encodable {
    struct DocumentEdit: Hashable, Encodable {
        struct Document: Hashable, Encodable {
            let uri: String
            /// `nil` for a file that is not open.
            let version: Int?

            private enum Key: String, CodingKey { case uri, version }

            func encode(to encoder: any Encoder) throws {
                var members = encoder.container(keyedBy: Key.self)
                try members.encode(uri, forKey: .uri)
                // `null` has a meaning here, and must not be left out.
                try members.encode(version, forKey: .version)
            }
        }
        let textDocument: Document
        let edits: [EditorTextEdit]
    }
    let changes: [String: [EditorTextEdit]]?
    let documentChanges: [DocumentEdit]?
}

struct CodeAction: Hashable, Encodable {
    let title: String
    let kind: String
    let diagnostics: [EditorDiagnostic]
    let isPreferred: Bool?
    let edit: EditorWorkspaceEdit
}

/// What requests about a place say.
struct PlaceParameters: Decodable {
    let textDocument: DocumentName
    let position: EditorPosition
}

struct MarkupContent: Hashable, Encodable {
    enum Kind: String, Encodable {
        case plainText = "plaintext"
        case markdown
    }
    let kind: Kind
    let value: String
}

struct CompletionItem: Hashable, Encodable {
    /// What clients that name no format take as a bare text.
    enum Documentation: Hashable, Encodable {
        case text(String)
        case content(MarkupContent)

        func encode(to encoder: any Encoder) throws {
            var value = encoder.singleValueContainer()
            switch self {
            case .text(let text): try value.encode(text)
            case .content(let content): try value.encode(content)
            }
        }
    }

    /// The few kinds that are needed here (“CompletionItemKind”).
    enum Kind: Int {
        case text = 1
        case property = 10
        case value = 12
        case file = 17
        case reference = 18
    }

    let label: String
    let kind: Int
    let detail: String?
    let documentation: Documentation?
    let sortText: String
    let filterText: String
    /// 1: as it is, without an indent of the editor's own.
    let insertTextMode = 1
    let textEdit: EditorTextEdit
}

struct CompletionList: Hashable, Encodable {
    let isIncomplete: Bool
    let items: [CompletionItem]
}

struct Hover: Hashable, Encodable {
    let contents: MarkupContent
    let range: EditorRange
}

/// The kinds of symbols that are needed here.
enum SymbolKind: Int {
    /// A section of a text; “String” is what other servers of Markdown give.
    case section = 15
    case key = 20
}

struct DocumentSymbol: Encodable {
    let name: String
    let detail: String?
    let kind: Int
    let range: EditorRange
    let selectionRange: EditorRange
    let children: [DocumentSymbol]
}

struct SymbolInformation: Encodable {
    let name: String
    let kind: Int
    let location: EditorLocation
    let containerName: String?
}

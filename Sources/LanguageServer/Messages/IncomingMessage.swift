import Foundation

/// The name of a request, by which its answer is told (JSON-RPC 2.0, section 4).
enum RequestID: Hashable, Sendable, Codable {
    case number(Int)
    case text(String)

    init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer()
        if let number = try? value.decode(Int.self) {
            self = .number(number)
        } else {
            self = .text(try value.decode(String.self))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        switch self {
        case .number(let number): try value.encode(number)
        case .text(let text): try value.encode(text)
        }
    }
}

/// Why a request is not answered (JSON-RPC 2.0, section 5.1; Language Server Protocol 3.17, “Error codes”).
struct ResponseError: Error, Equatable, Encodable {
    let code: Int
    let message: String

    static func parseError(_ message: String) -> Self { Self(code: -32700, message: message) }
    static func invalidRequest(_ message: String) -> Self { Self(code: -32600, message: message) }
    static func methodNotFound(_ method: String) -> Self {
        Self(code: -32601, message: "there is no request `\(method)` here")
    }
    static func invalidParameters(_ message: String) -> Self { Self(code: -32602, message: message) }
    static let notInitialized = Self(code: -32002, message: "`initialize` has to be the first request")
}

/// A message of a client.
struct IncomingMessage {
    /// `nil` for a notification, which has no answer.
    let id: RequestID?
    /// `nil` for an answer.
    let method: String?
    private let content: Data

    private struct Envelope: Decodable {
        let jsonrpc: String
        let id: RequestID?
        let method: String?
    }

    private struct Content<Parameters: Decodable>: Decodable { let params: Parameters }

    /// - Throws: What to answer where it is none.
    init(_ bytes: [UInt8]) throws(ResponseError) {
        content = Data(bytes)
        let envelope: Envelope
        do { envelope = try JSONDecoder().decode(Envelope.self, from: content) } catch DecodingError.dataCorrupted(
            let context
        ) where context.codingPath.isEmpty {
            throw .parseError("the message is not JSON")
        } catch {
            throw .invalidRequest("the message is not one of JSON-RPC 2.0")
        }
        guard envelope.jsonrpc == "2.0" else { throw .invalidRequest("the message is not one of JSON-RPC 2.0") }
        (id, method) = (envelope.id, envelope.method)
    }

    /// What comes with it.
    func parameters<Parameters: Decodable>(_: Parameters.Type = Parameters.self) throws(ResponseError) -> Parameters {
        do { return try JSONDecoder().decode(Content<Parameters>.self, from: content).params } catch {
            throw .invalidParameters("the parameters of `\(method ?? "")` are not those of the protocol")
        }
    }
}

/// A message to a client.
struct OutgoingMessage<Content: Encodable>: Encodable {
    enum Kind {
        case result(of: RequestID, Content)
        /// The name is not known where the request could not be read.
        case failure(of: RequestID?, ResponseError)
        case notification(String, Content)
    }

    private enum Key: String, CodingKey { case jsonrpc, id, method, params, result, error }

    let kind: Kind

    func encode(to encoder: any Encoder) throws {
        var members = encoder.container(keyedBy: Key.self)
        try members.encode("2.0", forKey: .jsonrpc)
        switch kind {
        case .result(let id, let result):
            try members.encode(id, forKey: .id)
            try members.encode(result, forKey: .result)
        case .failure(let id, let error):
            try members.encode(id, forKey: .id)
            try members.encode(error, forKey: .error)
        case .notification(let method, let parameters):
            try members.encode(method, forKey: .method)
            try members.encode(parameters, forKey: .params)
        }
    }

    /// The message as JSON, with its members in alphabetical order.
    var json: String {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return String(decoding: try encoder.encode(self), as: UTF8.self)
        }
    }
}

/// `null`.
struct Null: Encodable {
    func encode(to encoder: any Encoder) throws {
        var value = encoder.singleValueContainer()
        try value.encodeNil()
    }
}

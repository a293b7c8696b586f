import NIOCore
import NIOHTTP1
import NIOPosix

/// Brings what browsers ask for to a preview, over HTTP/1.1 (RFC 9112).
package struct PreviewServer: Sendable {
    private typealias Connection = NIOAsyncChannel<HTTPServerRequestPart, HTTPServerResponsePart>

    private let channel: NIOAsyncChannel<Connection, Never>

    /// The port that it listens on.
    package let port: Int

    /// Listens on an address of this machine; port 0 is any that is free.
    ///
    /// - Throws: A `PortTaken` where another program listens there already, or the error of the system.
    package init(host: String, port: Int) async throws {
        do {
            channel = try await ServerBootstrap(group: .singletonMultiThreadedEventLoopGroup)
                .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
                .bind(host: host, port: port) { channel in
                    channel.eventLoop.makeCompletedFuture {
                        try channel.pipeline.syncOperations.configureHTTPServerPipeline()
                        return try Connection(wrappingChannelSynchronously: channel)
                    }
                }
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw PortTaken(port: port)
        }
        self.port = channel.channel.localAddress?.port ?? port
    }

    /// Another program listens on a port already.
    package struct PortTaken: Error {
        /// The port.
        package let port: Int
    }

    /// Answers until it is stopped.
    package func run(_ preview: Preview) async throws {
        try await channel.executeThenClose { connections in
            try await withThrowingDiscardingTaskGroup { group in
                for try await connection in connections {
                    group.addTask {
                        // A browser may leave at any time, which is the end of its connection and no fault.
                        try? await Self.serve(connection, preview)
                    }
                }
            }
        }
    }

    private static func serve(_ connection: Connection, _ preview: Preview) async throws {
        try await connection.executeThenClose { parts, answer in
            var head: HTTPRequestHead?
            for try await part in parts {
                switch part {
                case .head(let asked): head = asked
                case .body: continue
                case .end:
                    guard let asked = head else { return }
                    let request = PreviewRequest(
                        method: asked.method.rawValue,
                        target: asked.uri,
                        host: asked.headers.first(name: "host")
                    )
                    let response = await preview.response(to: request)
                    try await send(response, to: asked, answer, connection.channel)
                    guard asked.isKeepAlive else { return }
                }
            }
        }
    }

    private static func send(
        _ response: PreviewResponse,
        to asked: HTTPRequestHead,
        _ answer: NIOAsyncChannelOutboundWriter<HTTPServerResponsePart>,
        _ channel: any Channel
    ) async throws {
        var headers = HTTPHeaders(response.headers.map { ($0.name, $0.value) })
        switch response.body {
        case .bytes(let bytes):
            headers.add(name: "Content-Length", value: "\(bytes.count)")
            try await answer.write(.head(head(response, headers, asked)))
            if asked.method != .HEAD { try await answer.write(.body(.byteBuffer(ByteBuffer(bytes: bytes)))) }
        case .stream(let pieces):
            try await answer.write(.head(head(response, headers, asked)))
            // Whoever waits for the next piece learns in this way that the browser has left.
            let listening = Task {
                for await piece in pieces { try await answer.write(.body(.byteBuffer(ByteBuffer(string: piece)))) }
            }
            channel.closeFuture.whenComplete { _ in listening.cancel() }
            try await withTaskCancellationHandler {
                try await listening.value
            } onCancel: {
                listening.cancel()
            }
        }
        try await answer.write(.end(nil))
    }

    private static func head(
        _ response: PreviewResponse,
        _ headers: HTTPHeaders,
        _ asked: HTTPRequestHead
    ) -> HTTPResponseHead {
        HTTPResponseHead(
            version: asked.version,
            status: HTTPResponseStatus(statusCode: response.status),
            headers: headers
        )
    }
}

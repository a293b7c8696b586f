import CBrotli
import CZlib

/// A coding in which browsers take files (RFC 9110, section 8.4.1).
enum ContentCoding: CaseIterable, Sendable {
    /// gzip (RFC 1952)
    case gzip
    /// Brotli (RFC 7932)
    case brotli

    /// What the name of a compressed form ends in, after the name of its file.
    var ending: String {
        switch self {
        case .gzip: ".gz"
        case .brotli: ".br"
        }
    }

    /// The libraries that compress, with their versions: the same versions give the same bytes on every machine.
    static var libraries: String {
        let brotli = BrotliEncoderVersion()
        return "zlib \(String(cString: zlibVersion())),"
            + " brotli \(brotli >> 24).\(brotli >> 12 & 0xFFF).\(brotli & 0xFFF)"
    }

    /// The compressed form of some bytes, as small as the coding gets it; `nil` where it is not smaller than they are.
    func compressed(_ bytes: UnsafeRawBufferPointer) -> [UInt8]? {
        guard bytes.count > 1 else { return nil }
        let room = bytes.count - 1
        let form = [UInt8](unsafeUninitializedCapacity: room) { target, count in
            switch self {
            case .gzip: count = Self.gzip(bytes, into: target)
            case .brotli: count = Self.brotli(bytes, into: target)
            }
        }
        return form.isEmpty ? nil : form
    }

    /// How many bytes the form has; 0 where there is no room for it.
    private static func gzip(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard let size = uInt(exactly: bytes.count), let room = uInt(exactly: target.count) else { return 0 }
        let gzipFormat: Int32 = 16
        var stream = z_stream()
        guard
            deflateInit2_(
                &stream,
                Z_BEST_COMPRESSION,
                Z_DEFLATED,
                MAX_WBITS + gzipFormat,
                MAX_MEM_LEVEL,
                Z_DEFAULT_STRATEGY,
                ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)
            ) == Z_OK
        else { return 0 }
        defer { deflateEnd(&stream) }
        // Without a time and a name, and the same whatever the system.
        var header = gz_header()
        let unknownSystem: Int32 = 255
        header.os = unknownSystem
        guard deflateSetHeader(&stream, &header) == Z_OK else { return 0 }
        // zlib does not write to what it reads; its type only says so where it is compiled to.
        stream.next_in = UnsafeMutablePointer(mutating: bytes.bindMemory(to: UInt8.self).baseAddress)
        stream.avail_in = size
        stream.next_out = target.baseAddress
        stream.avail_out = room
        return deflate(&stream, Z_FINISH) == Z_STREAM_END ? target.count - Int(stream.avail_out) : 0
    }

    /// How many bytes the form has; 0 where there is no room for it.
    private static func brotli(_ bytes: UnsafeRawBufferPointer, into target: UnsafeMutableBufferPointer<UInt8>) -> Int {
        var count = target.count
        let isDone = BrotliEncoderCompress(
            BROTLI_MAX_QUALITY,
            BROTLI_DEFAULT_WINDOW,
            BROTLI_MODE_TEXT,
            bytes.count,
            bytes.bindMemory(to: UInt8.self).baseAddress,
            &count,
            target.baseAddress
        )
        return isDone == BROTLI_TRUE ? count : 0
    }
}

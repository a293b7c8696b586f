package import SiteModel

/// The list of what sitegen wrote into an output folder, kept there as `.sitegen-manifest.json`: the only ground on
/// which sitegen ever removes a file.
///
/// ```json
/// {
///   "sitegen": "1.0.0",
///   "format": 1,
///   "validThrough": "2027-03-01",
///   "files": {
///     "conditions/anemia/index.html": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
///     "index.html": "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
///   }
/// }
/// ```
///
/// It is JSON (RFC 8259) in one fixed form, a line for each file and the lines in the order of their bytes, so that
/// the same site gives the same bytes and a change reads well in a diff.
package struct OutputManifest: Hashable, Sendable {
    /// The name in the output folder.
    package static let fileName = ".sitegen-manifest.json"

    /// The version of the sitegen that wrote it.
    package let toolVersion: String
    /// The last day on which all that the pages say of their reviews is true; `nil` where days change nothing.
    package let validThrough: CalendarDate?
    /// Every file of the site, without the manifest itself, with the digest of its bytes.
    package let files: [OutputPath: ContentDigest]

    /// A manifest of these files.
    package init(toolVersion: String, validThrough: CalendarDate? = nil, files: [OutputPath: ContentDigest]) {
        self.toolVersion = toolVersion
        self.validThrough = validThrough
        self.files = files
    }
}

// MARK: - Writing

extension OutputManifest {
    /// The file's bytes.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(files.count * 128 + 128)
        bytes += "{\n  \"sitegen\": ".utf8
        Self.append(toolVersion, to: &bytes)
        bytes += ",\n  \"format\": 1".utf8
        if let validThrough { bytes += ",\n  \"validThrough\": \"\(validThrough)\"".utf8 }
        bytes += ",\n  \"files\": {".utf8
        var separator = "\n    "
        for (path, digest) in files.sorted(by: { $0.key < $1.key }) {
            bytes += separator.utf8
            Self.append(path.description, to: &bytes)
            bytes += ": \"".utf8
            digest.appendDigits(to: &bytes)
            bytes.append(UInt8(ascii: "\""))
            separator = ",\n    "
        }
        bytes += "\n  }\n}\n".utf8
        return bytes
    }

    /// Adds a JSON string; only what must be escaped is (RFC 8259, section 7).
    private static func append(_ text: String, to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case ..<0x20: bytes += ((byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16)).utf8
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}

// MARK: - Reading

extension OutputManifest {
    /// Why some bytes are not a manifest.
    package struct Malformed: Error, Hashable, Sendable {
        /// The 1-based line where they stop being one.
        package let line: Int
        /// What is the matter there, in words that continue «line 5».
        package let reason: String
    }

    /// Reads exactly what `bytes` writes: a list that decides what may be deleted is not guessed at.
    package init(parsing bytes: [UInt8]) throws(Malformed) {
        var reader = Reader(bytes: bytes)
        try reader.expect("{\n  \"sitegen\": ", orSay: "is not the beginning of a manifest")
        toolVersion = try reader.string()
        try reader.expect(",\n  \"format\": ", orSay: "has no format number")
        try reader.expect("1,\n", orSay: "has a format number that this version of sitegen does not know")
        validThrough = try reader.accept("  \"validThrough\": ") ? reader.day() : nil
        try reader.expect("  \"files\": {\n", orSay: "does not begin the list of files")
        var files: [OutputPath: ContentDigest] = [:]
        files.reserveCapacity(bytes.count / 100)
        var last: OutputPath?
        var hasMore = reader.accept("    ")
        while hasMore {
            guard let path = OutputPath(try reader.string()) else {
                throw reader.malformed("names a file outside the output folder")
            }
            if !path.isPublishable { throw reader.malformed("names a file that sitegen never writes") }
            if let last, !(last < path) { throw reader.malformed("is out of order") }
            last = path
            try reader.expect(": ", orSay: "has no digest")
            files[path] = try reader.digest()
            hasMore = reader.accept(",\n")
            if hasMore {
                try reader.expect("    ", orSay: "is not a file, though the line before ends in a comma")
            } else {
                try reader.expect("\n", orSay: "does not end after the digest")
            }
        }
        try reader.expect("  }\n}\n", orSay: "is neither a file nor the end of the list")
        try reader.expectEnd(orSay: "comes after the end of the manifest")
        self.files = files
    }

    private struct Reader {
        let bytes: [UInt8]
        var place = 0

        func malformed(_ reason: String) -> Malformed {
            Malformed(line: 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") }, reason: reason)
        }

        mutating func accept(_ text: StaticString) -> Bool {
            let expected = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
            guard bytes[place...].starts(with: expected) else { return false }
            place += expected.count
            return true
        }

        mutating func expect(_ text: StaticString, orSay reason: String) throws(Malformed) {
            guard accept(text) else { throw malformed(reason) }
        }

        func expectEnd(orSay reason: String) throws(Malformed) {
            guard place == bytes.count else { throw malformed(reason) }
        }

        mutating func day() throws(Malformed) -> CalendarDate {
            guard let day = CalendarDate(iso: try string()) else { throw malformed("has something other than a day") }
            try expect(",\n", orSay: "does not end after the day")
            return day
        }

        mutating func digest() throws(Malformed) -> ContentDigest {
            try expect("\"", orSay: "has no digest")
            guard let digest = ContentDigest(hexadecimal: bytes[place...].prefix(64)) else {
                throw malformed("has something other than a SHA-256 digest")
            }
            place += 64
            try expect("\"", orSay: "has something other than a SHA-256 digest")
            return digest
        }

        mutating func string() throws(Malformed) -> String {
            try expect("\"", orSay: "has no string where one belongs")
            var text: [UInt8] = []
            while place < bytes.count {
                let byte = bytes[place]
                place += 1
                switch byte {
                case UInt8(ascii: "\""):
                    guard let text = String(validating: text, as: UTF8.self) else { throw malformed("is not UTF-8") }
                    return text
                case UInt8(ascii: "\\"): text.append(try escaped())
                case ..<0x20:
                    place -= 1
                    throw malformed("ends inside a string")
                default: text.append(byte)
                }
            }
            throw malformed("ends inside a string")
        }

        /// What stands for the byte after a backslash: only the escapes that `append` writes.
        private mutating func escaped() throws(Malformed) -> UInt8 {
            if accept("\"") { return UInt8(ascii: "\"") }
            if accept("\\") { return UInt8(ascii: "\\") }
            if accept("u00"), place + 2 <= bytes.count,
                let digits = String(validating: bytes[place..<place + 2], as: UTF8.self),
                let value = UInt8(digits, radix: 16), value < 0x20
            {
                place += 2
                return value
            }
            throw malformed("has an escape that sitegen does not write")
        }
    }
}

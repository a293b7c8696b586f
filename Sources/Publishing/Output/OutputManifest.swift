import JSON
package import SiteModel

/// The list of what sitegen wrote into an output folder, kept there as `.sitegen-manifest.json`: the only ground on
/// which sitegen ever removes a file.
///
/// ```json
/// {
///   "sitegen": "1.0.0",
///   "format": 1,
///   "validThrough": "2027-03-01",
///   "precompressed": "zlib 1.2.13, brotli 1.0.9",
///   "drawn": "FreeType 2.12.1, zlib 1.2.13",
///   "keptAssets": {
///     "assets/style.0123456789ab.css": "2026-06-01"
///   },
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

    /// The version of the sitegen that wrote it: a few signs without control characters.
    package let toolVersion: String
    /// The last day on which all that the pages say of their reviews is true; `nil` where days change nothing.
    package let validThrough: CalendarDate?
    /// The libraries that made the compressed forms of the files, with their versions; `nil` where there are none.
    package let precompressed: String?
    /// The libraries that drew the pictures of the site, with their versions; `nil` where there are none.
    package let drawn: String?
    /// The files that are not part of the site any more and stay for readers who have an old page open, each with the day
    /// of the first build without it.
    package let keptAssets: [OutputPath: CalendarDate]
    /// Every file of the site, without the manifest itself, with the digest of its bytes.
    package let files: [OutputPath: ContentDigest]

    /// A manifest of these files.
    package init(
        toolVersion: String,
        validThrough: CalendarDate? = nil,
        precompressed: String? = nil,
        drawn: String? = nil,
        keptAssets: [OutputPath: CalendarDate] = [:],
        files: [OutputPath: ContentDigest]
    ) {
        self.toolVersion = toolVersion
        self.validThrough = validThrough
        self.precompressed = precompressed
        self.drawn = drawn
        self.keptAssets = keptAssets
        self.files = files
    }
}

// MARK: - Writing

extension OutputManifest {
    /// The file's bytes.
    package var bytes: [UInt8] {
        var json = JSONWriter(.indented)
        json.object { json in
            json.key("sitegen")
            json.string(toolVersion)
            json.member("format", 1)
            json.member("validThrough", validThrough?.description)
            json.member("precompressed", precompressed)
            json.member("drawn", drawn)
            if !keptAssets.isEmpty {
                json.key("keptAssets")
                json.object { json in
                    for (path, day) in keptAssets.sorted(by: { $0.key < $1.key }) {
                        json.key(path.description)
                        json.string(day.description)
                    }
                }
            }
            json.key("files")
            json.object { json in
                for (path, digest) in files.sorted(by: { $0.key < $1.key }) {
                    json.key(path.description)
                    json.plain { digest.appendDigits(to: &$0) }
                }
            }
        }
        return json.bytes + "\n".utf8
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
        if validThrough != nil { try reader.expect(",\n", orSay: "does not end after the day") }
        precompressed = try reader.accept("  \"precompressed\": ") ? reader.string() : nil
        if precompressed != nil { try reader.expect(",\n", orSay: "does not end after the libraries") }
        drawn = try reader.accept("  \"drawn\": ") ? reader.string() : nil
        if drawn != nil { try reader.expect(",\n", orSay: "does not end after the libraries") }
        var keptAssets: [OutputPath: CalendarDate] = [:]
        if reader.accept("  \"keptAssets\": {") {
            try reader.list("day") { (reader, path) throws(Malformed) in keptAssets[path] = try reader.day() }
            try reader.expect(",\n", orSay: "does not end after the list")
        }
        self.keptAssets = keptAssets
        try reader.expect("  \"files\": {", orSay: "does not begin the list of files")
        var files: [OutputPath: ContentDigest] = [:]
        files.reserveCapacity(bytes.count / 100)
        try reader.list("digest") { (reader, path) throws(Malformed) in files[path] = try reader.digest() }
        try reader.expect("\n}\n", orSay: "is neither a file nor the end of the list")
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
            return day
        }

        /// A list of files after its opening brace, in the order of their bytes, each with what `value` reads and
        /// `valueName` calls.
        mutating func list(
            _ valueName: String,
            _ value: (inout Reader, OutputPath) throws(Malformed) -> Void
        ) throws(Malformed) {
            var last: OutputPath?
            var hasMore = !accept("}")
            if hasMore {
                try expect("\n", orSay: "does not begin the list of files")
                try expect("    ", orSay: "is neither a file nor the end of the list")
            }
            while hasMore {
                guard let path = OutputPath(try string()) else {
                    throw malformed("names a file outside the output folder")
                }
                if !path.isPublishable { throw malformed("names a file that sitegen never writes") }
                if let last, !(last < path) { throw malformed("is out of order") }
                last = path
                try expect(": ", orSay: "has no \(valueName)")
                try value(&self, path)
                hasMore = accept(",\n")
                if hasMore {
                    try expect("    ", orSay: "is not a file, though the line before ends in a comma")
                } else {
                    try expect("\n", orSay: "does not end after the \(valueName)")
                    try expect("  }", orSay: "is neither a file nor the end of the list")
                }
            }
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
                case UInt8(ascii: "\\"):
                    guard accept("\"") || accept("\\") else {
                        throw malformed("has an escape that sitegen does not write")
                    }
                    text.append(bytes[place - 1])
                case ..<0x20:
                    place -= 1
                    throw malformed("ends inside a string")
                default: text.append(byte)
                }
            }
            throw malformed("ends inside a string")
        }
    }
}

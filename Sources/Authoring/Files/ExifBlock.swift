/// What a camera writes into a picture: a TIFF structure (Exif 3.0, CIPA DC-008, section 4.5; TIFF 6.0, section 2).
struct ExifBlock {
    private let reader: ByteReader
    private let first: Int

    private static let orientationTag = 0x0112
    private static let positionTag = 0x8825
    /// Latitude and longitude of where the picture was taken, and of what it shows (section 4.6.6).
    private static let coordinateTags: Set<Int> = [2, 4, 20, 22]
    /// The most fields of one directory that are looked at; a camera writes some dozens.
    private static let maximumFields = 1_000

    /// A block that starts with its byte order; `nil` for anything else.
    init?(_ bytes: ArraySlice<UInt8>) {
        var bytes = bytes
        // JPEG demands these bytes before the block, and some programs write them everywhere.
        if bytes.starts(with: "Exif\0\0".utf8) { bytes = bytes.dropFirst(6) }
        guard bytes.starts(with: "II*\0".utf8) || bytes.starts(with: "MM\0*".utf8) else { return nil }
        reader = ByteReader(bytes, isBigEndian: bytes.first == UInt8(ascii: "M"))
        guard let first = reader.number(at: 4, size: 4) else { return nil }
        self.first = first
    }

    /// Whether the picture has to be turned by a quarter, so that its width is its height: values 5 to 8 of the field
    /// Orientation (section 4.6.4).
    var isTurned: Bool {
        guard let field = field(Self.orientationTag, in: first), let value = reader.number(at: field + 8, size: 2)
        else {
            return false
        }
        return (5...8).contains(value)
    }

    /// Whether it says where the picture was taken. Cameras without a fix write the fields with nothing in them.
    var tellsPlace: Bool {
        guard let field = field(Self.positionTag, in: first), let directory = reader.number(at: field + 8, size: 4)
        else {
            return false
        }
        return fields(in: directory).contains { field in
            guard let tag = reader.number(at: field, size: 2), Self.coordinateTags.contains(tag),
                let values = reader.number(at: field + 8, size: 4)
            else { return false }
            // Degrees, minutes and seconds, each a fraction of two numbers.
            return stride(from: values, to: values + 24, by: 8).contains { offset in
                (reader.number(at: offset, size: 4) ?? 0) != 0 && (reader.number(at: offset + 4, size: 4) ?? 0) != 0
            }
        }
    }

    private func field(_ tag: Int, in directory: Int) -> Int? {
        fields(in: directory).first { reader.number(at: $0, size: 2) == tag }
    }

    /// Where the fields of a directory start.
    private func fields(in directory: Int) -> [Int] {
        guard let count = reader.number(at: directory, size: 2) else { return [] }
        return (0..<min(count, Self.maximumFields)).map { directory + 2 + $0 * 12 }
    }
}

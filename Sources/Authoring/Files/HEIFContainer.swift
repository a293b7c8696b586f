import SiteModel

/// The boxes of an AVIF or HEIC picture, as far as its size and its metadata need them (ISO/IEC 14496-12, section 8.11,
/// and ISO/IEC 23008-12, section 6.5).
struct HEIFContainer {
    /// A box: its type, and where its contents lie in the file.
    private struct Box {
        var type: String
        var range: Range<Int>
    }

    /// The most boxes of one level, items and properties that are looked at; pictures have some dozens.
    private static let maximumCount = 4_096

    private let reader: ByteReader
    private let boxes: [Box]

    /// Reads the list of boxes in the picture's `meta` box; `nil` where there is none.
    init?(_ bytes: [UInt8]) {
        reader = ByteReader(bytes[...])
        guard let meta = Self.boxes(in: 0..<bytes.count, reader).first(where: { $0.type == "meta" }),
            meta.range.count >= 4
        else { return nil }
        boxes = Self.boxes(in: meta.range.dropFirst(4), reader)
    }

    // MARK: Size

    /// The size of the primary item, turned as its property `irot` says.
    var size: ImageSize? {
        guard let properties = contents("iprp"), let container = box("ipco", in: properties),
            let associations = box("ipma", in: properties), let primary = primaryItem
        else { return nil }
        let known = Self.boxes(in: container, reader)
        var size: ImageSize?
        var isTurned = false
        for index in propertyIndexes(of: primary, in: associations) where known.indices.contains(index - 1) {
            let property = known[index - 1]
            let start = property.range.lowerBound
            switch property.type {
            case "ispe":
                guard property.range.count >= 12, let width = reader.number(at: start + 4, size: 4),
                    let height = reader.number(at: start + 8, size: 4)
                else { continue }
                size = ImageSize(width: width, height: height)
            case "irot":
                guard !property.range.isEmpty else { continue }
                isTurned = (reader.number(at: start, size: 1) ?? 0) & 1 == 1
            default: continue
            }
        }
        return size.map { isTurned ? ImageSize(width: $0.height, height: $0.width) : $0 }
    }

    private var primaryItem: Int? {
        guard let box = contents("pitm"), let version = reader.number(at: box.lowerBound, size: 1) else { return nil }
        return reader.number(at: box.lowerBound + 4, size: version == 0 ? 2 : 4)
    }

    /// The properties of an item, counted from 1.
    private func propertyIndexes(of item: Int, in box: Range<Int>) -> [Int] {
        guard let version = reader.number(at: box.lowerBound, size: 1),
            let flags = reader.number(at: box.lowerBound + 1, size: 3),
            let entries = reader.number(at: box.lowerBound + 4, size: 4)
        else { return [] }
        let idSize = version == 0 ? 2 : 4
        let isWide = flags & 1 == 1
        var offset = box.lowerBound + 8
        for _ in 0..<min(entries, Self.maximumCount) {
            guard let id = reader.number(at: offset, size: idSize),
                let count = reader.number(at: offset + idSize, size: 1)
            else { return [] }
            offset += idSize + 1
            let width = isWide ? 2 : 1
            if id == item {
                return (0..<count).compactMap {
                    reader.number(at: offset + $0 * width, size: width).map { $0 & (isWide ? 0x7FFF : 0x7F) }
                }
            }
            offset += count * width
        }
        return []
    }

    // MARK: Items

    /// The bytes of every item of a type, which is four characters of ASCII.
    func items(ofType type: StaticString) -> [ArraySlice<UInt8>] {
        guard let infos = contents("iinf"), let version = reader.number(at: infos.lowerBound, size: 1) else {
            return []
        }
        let entries = infos.lowerBound + 4 + (version == 0 ? 2 : 4)
        guard entries <= infos.upperBound else { return [] }
        return Self.boxes(in: entries..<infos.upperBound, reader).compactMap { info in
            let start = info.range.lowerBound
            guard info.type == "infe", let version = reader.number(at: start, size: 1), version >= 2 else { return nil }
            let idSize = version == 2 ? 2 : 4
            guard reader.has(type, at: start + 4 + idSize + 2), let id = reader.number(at: start + 4, size: idSize)
            else {
                return nil
            }
            return bytes(of: id)
        }
    }

    /// The bytes of an item, from the first of its extents; metadata is not scattered.
    private func bytes(of item: Int) -> ArraySlice<UInt8>? {
        guard let box = contents("iloc"), let version = reader.number(at: box.lowerBound, size: 1),
            let sizes = reader.number(at: box.lowerBound + 4, size: 2)
        else { return nil }
        let (offsetSize, lengthSize) = (sizes >> 12, sizes >> 8 & 15)
        let (baseSize, indexSize) = (sizes >> 4 & 15, version == 0 ? 0 : sizes & 15)
        let idSize = version < 2 ? 2 : 4
        var place = box.lowerBound + 6
        guard let count = reader.number(at: place, size: idSize) else { return nil }
        place += idSize
        for _ in 0..<min(count, Self.maximumCount) {
            guard let id = reader.number(at: place, size: idSize) else { return nil }
            place += idSize
            var method = 0
            if version > 0 {
                method = (reader.number(at: place, size: 2) ?? 0) & 15
                place += 2
            }
            guard let base = wide(at: place + 2, size: baseSize),
                let extents = reader.number(at: place + 2 + baseSize, size: 2)
            else { return nil }
            place += 4 + baseSize
            if id == item {
                guard extents > 0, let offset = wide(at: place + indexSize, size: offsetSize),
                    let length = wide(at: place + indexSize + offsetSize, size: lengthSize)
                else { return nil }
                return extent(from: base + offset, count: length, isInMeta: method == 1)
            }
            place += extents * (indexSize + offsetSize + lengthSize)
        }
        return nil
    }

    private func extent(from offset: Int, count: Int, isInMeta: Bool) -> ArraySlice<UInt8>? {
        guard isInMeta else { return reader.slice(from: offset, count: count) }
        guard let data = contents("idat") else { return nil }
        return reader.slice(from: data.lowerBound + offset, count: count)
    }

    /// A number of 0, 4 or 8 bytes; one that no file is large enough for is `nil`.
    private func wide(at offset: Int, size: Int) -> Int? {
        guard size == 8 else { return size == 0 ? 0 : reader.number(at: offset, size: size) }
        guard reader.number(at: offset, size: 2) == 0 else { return nil }
        return reader.number(at: offset + 2, size: 6)
    }

    // MARK: Boxes

    private func contents(_ type: String) -> Range<Int>? { boxes.first { $0.type == type }?.range }

    private func box(_ type: String, in range: Range<Int>) -> Range<Int>? {
        Self.boxes(in: range, reader).first { $0.type == type }?.range
    }

    private static func boxes(in range: Range<Int>, _ reader: ByteReader) -> [Box] {
        var boxes: [Box] = []
        var offset = range.lowerBound
        while offset + 8 <= range.upperBound, boxes.count < maximumCount {
            guard let small = reader.number(at: offset, size: 4), let type = reader.slice(from: offset + 4, count: 4)
            else {
                break
            }
            var header = 8
            var size = small
            if small == 1 {
                // The size follows in eight bytes; a file of 2^48 bytes is none of ours.
                guard let large = reader.number(at: offset + 10, size: 6), reader.number(at: offset + 8, size: 2) == 0
                else { break }
                (header, size) = (16, large)
            } else if small == 0 {
                size = range.upperBound - offset
            }
            guard size >= header, size <= range.upperBound - offset else { break }
            let contents = offset + header..<offset + size
            boxes.append(Box(type: String(decoding: type, as: UTF8.self), range: contents))
            offset += size
        }
        return boxes
    }
}

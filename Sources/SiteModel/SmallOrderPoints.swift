/// The public keys of Ed25519 with which anyone can make a signature that holds, for messages of their choice.
///
/// Each is an encoding of one of the eight points of small order on the curve, or one of the encodings that are not
/// canonical and that libraries may take for one of them. The source of the list is Chalkias, Garillot and Nikolaenko,
/// “Taming the Many EdDSAs” (2020), table 1; the order of each can be computed with the formulas of RFC 8032, section 5.1.
enum SmallOrderPoints {
    /// Whether the 32 bytes of a public key are such a point.
    static func contain(_ key: [UInt8]) -> Bool {
        guard key.count == 32 else { return false }
        // The highest bit is the sign of x, which says nothing of the order.
        let y = key.dropLast() + [key[31] & 0x7F]
        return ordinates.contains(Array(y))
    }

    /// The ordinates (y, little-endian), with the order of their points.
    private static let ordinates: Set<[UInt8]> = [
        // 0: order 4.
        [UInt8](repeating: 0, count: 32),
        // 1: order 1.
        [1] + [UInt8](repeating: 0, count: 31),
        // Order 8.
        [
            0x26, 0xE8, 0x95, 0x8F, 0xC2, 0xB2, 0x27, 0xB0, 0x45, 0xC3, 0xF4, 0x89, 0xF2, 0xEF, 0x98, 0xF0,
            0xD5, 0xDF, 0xAC, 0x05, 0xD3, 0xC6, 0x33, 0x39, 0xB1, 0x38, 0x02, 0x88, 0x6D, 0x53, 0xFC, 0x05,
        ],
        // Order 8.
        [
            0xC7, 0x17, 0x6A, 0x70, 0x3D, 0x4D, 0xD8, 0x4F, 0xBA, 0x3C, 0x0B, 0x76, 0x0D, 0x10, 0x67, 0x0F,
            0x2A, 0x20, 0x53, 0xFA, 0x2C, 0x39, 0xCC, 0xC6, 0x4E, 0xC7, 0xFD, 0x77, 0x92, 0xAC, 0x03, 0x7A,
        ],
        // p - 1: order 2.
        [0xEC] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        // p, which stands for 0: order 4.
        [0xED] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
        // p + 1, which stands for 1: order 1.
        [0xEE] + [UInt8](repeating: 0xFF, count: 30) + [0x7F],
    ]
}

extension PublicKey {
    /// Whether the bytes are a key with which anyone can sign, so that it proves nothing.
    package static func isOfSmallOrder(_ bytes: [UInt8]) -> Bool { SmallOrderPoints.contain(bytes) }
}

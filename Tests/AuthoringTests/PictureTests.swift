import Authoring
import Diagnostics
import SiteModel
import SiteTestSupport
import Testing

@Suite("A picture")
struct PictureTests {
    private typealias Bytes = PictureBytes

    private static let exif = Array("Exif\0\0".utf8)
    private static let position = Bytes.exifWithPosition
    private static let xmpName = Array("http://ns.adobe.com/xap/1.0/\0".utf8)
    private static let xmpPosition = Bytes.xmp("exif:GPSLatitude=\"60,10.25N\"")

    @Test(
        "has the size that readers see, however its camera was held",
        arguments: [
            ("a.png", Bytes.png, 3, 2),
            ("a.PNG", Bytes.png, 3, 2),
            ("a.webp", Bytes.webp(), 3, 2),
            ("a.avif", Bytes.avif(), 3, 2),
            ("a.avif", Bytes.avif(isTurned: true), 2, 3),
            ("a.png", Bytes.png([("eXIf", Bytes.exif(orientation: 6))]), 2, 3),
            ("a.png", Bytes.png([("eXIf", Bytes.exif(orientation: 2))]), 3, 2),
            ("a.webp", Bytes.webp([("EXIF", Bytes.exif(orientation: 8))]), 2, 3),
            ("a.jpg", Bytes.jpeg(), 3, 2),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 1)]), 3, 2),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 3)]), 3, 2),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 4)]), 3, 2),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 5)]), 2, 3),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 6)]), 2, 3),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 8, isBigEndian: true)]), 2, 3),
            ("a.jpeg", Bytes.jpeg([exif + Bytes.exif(orientation: 9)]), 3, 2),
        ]
    )
    func size(name: String, bytes: [UInt8], width: Int, height: Int) {
        #expect(ImageHeader.read(bytes, name: name) == .size(ImageSize(width: width, height: height)))
    }

    @Test(
        "is known by its bytes, whatever its name says",
        arguments: [
            ("a.jpg", Bytes.png, ImageFormat.png),
            ("a.png", Bytes.jpeg(), .jpeg),
            ("a.jpg", Bytes.webp(), .webp),
            ("a.png", Bytes.avif(), .avif),
            ("a.jpg", Bytes.heic, .heic),
            ("a.svg", Array("GIF89a".utf8) + Bytes.little(3, 2) + Bytes.little(2, 2), .gif),
            ("a.png", Array("<?xml version=\"1.0\"?>\n<svg width=\"3\" height=\"2\"/>".utf8), .svg),
            ("a.jpg", Bytes.exif(orientation: 1), .tiff),
            ("a.jpg", [0xFF, 0x0A, 0xFA, 0x1F], .jpegXL),
            ("a.png", Array("\0\0\0\u{0C}JXL \r\n".utf8) + [0x87, 0x0A], .jpegXL),
        ]
    )
    func format(name: String, bytes: [UInt8], format: ImageFormat) {
        #expect(ImageHeader.read(bytes, name: name) == .otherFormat(format))
    }

    @Test(
        "tells where it was taken",
        arguments: [
            Bytes.jpegWithPosition,
            Bytes.jpeg([exif + Bytes.exif(orientation: 6, latitude: [0, 10, 0], isBigEndian: true)]),
            Bytes.jpeg([exif + Bytes.exif(orientation: 1), xmpName + xmpPosition]),
            Bytes.jpeg([xmpName + Array("<exif:GPSLongitude>24,56.2E</exif:GPSLongitude>".utf8)]),
            Bytes.png([("tEXt", Array("Author\0Ada".utf8)), ("eXIf", position)]),
            Bytes.png([("iTXt", Array("XML:com.adobe.xmp\0\0\0\0\0".utf8) + xmpPosition)]),
            Bytes.webp([("ALPH", [1, 2, 3]), ("EXIF", position)]),
            Bytes.webp([("EXIF", exif + position)]),
            Bytes.webp([("XMP ", xmpPosition)]),
            Bytes.avif(item: ("Exif", Bytes.big(0, 4) + position)),
            Bytes.avif(item: ("Exif", Bytes.big(6, 4) + exif + position)),
            Bytes.avif(item: ("mime", xmpPosition)),
            position,
        ]
    )
    func tellsPlace(bytes: [UInt8]) {
        #expect(ImageMetadata(bytes).tellsPlace)
    }

    @Test(
        "tells no place where its camera had none to write",
        arguments: [
            Bytes.png, Bytes.jpeg(), Bytes.webp(), Bytes.avif(), Bytes.heic, [],
            Bytes.jpeg([exif + Bytes.exif(orientation: 1)]),
            Bytes.jpeg([exif + Bytes.exif(orientation: 1, latitude: [0, 0, 0])]),
            Bytes.jpeg([xmpName + Bytes.xmp("exif:GPSVersionID=\"2.2.0.0\"")]),
            Bytes.png([("tEXt", Array("Comment\0exif:GPSLatitude=".utf8))]),
        ]
    )
    func tellsNoPlace(bytes: [UInt8]) {
        #expect(!ImageMetadata(bytes).tellsPlace)
    }

    @Test("cut off or overwritten anywhere is no reason to stop")
    func hostileBytes() {
        let pictures = [
            Bytes.jpegWithPosition, Bytes.png([("eXIf", Self.position)]), Bytes.webp([("EXIF", Self.position)]),
            Bytes.avif(isTurned: true, item: ("Exif", Bytes.big(0, 4) + Self.position)), Self.position,
        ]
        let names = ["a.jpg", "a.png", "a.webp", "a.avif", "a.svg"]
        var read = 0
        for (picture, name) in zip(pictures, names) {
            for index in picture.indices {
                var changed = Array(picture[..<index])
                changed += Array(repeating: 0xFF, count: min(4, picture.count - index))
                let whole = changed + picture.dropFirst(changed.count)
                for bytes in [Array(picture[..<index]), changed, Array(whole)] {
                    _ = ImageHeader.read(bytes, name: name)
                    _ = ImageMetadata(bytes).tellsPlace
                    read += 1
                }
            }
        }
        #expect(read > 1_000)
    }
}

import SiteModel

/// A picture that stands for a page where other sites show a link to it.
struct SocialPictureView: TemplateView {
    var src: String
    var alternative: String?
    var size: ImageSize
    /// The width and the height of drawn pictures in pixels.
    static let drawnSize = ImageSize(width: 1200, height: 630)

    static let schema = TemplateSchema<SocialPictureView>([
        .text("src", "its absolute address") { $0.src },
        .text(
            "alt",
            "what it says, for those who do not see it; absent for a picture of the text",
            optional: { $0.alternative }
        ),
        .text("width", "its width in pixels") { "\($0.size.width)" },
        .text("height", "its height in pixels") { "\($0.size.height)" },
    ])
}

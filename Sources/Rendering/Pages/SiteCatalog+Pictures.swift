import ASCII
package import Diagnostics
package import SiteModel

/// The pictures that stand for pages where other sites show links to them.
extension SiteCatalog {
    /// The line on pictures of a demonstration, which claims no more than its pages do; `nil` elsewhere.
    private var notice: String? { site.settings.isDemonstration ? words.demonstration : nil }

    /// The picture of the whole site: its name and what it is.
    func makeSitePicture() -> SocialPicture? {
        guard hasSocialPictures, site.settings.socialPictures != .none else { return nil }
        return pictures?.picture(
            title: site.settings.title,
            line: notice ?? site.settings.description,
            isLineOptional: notice == nil
        )
    }

    /// The picture of a text that is reviewed: with the day of the review where its page calls it reviewed, and with none where
    /// it does not. `nil` for a text without a picture of its own.
    func picture(of text: ReviewedText, _ standing: ReviewStanding) -> SocialPicture? {
        guard !text.isDraft, !standing.isWithheld else { return nil }
        let reviewed = self.standing(of: text, standing) == nil ? standing.claim?.reviewed : nil
        return titlePicture(text.title.value, line: reviewed.map { words.medicallyReviewed(on: $0) })
    }

    /// The picture of one of the other pages; `nil` for one without a picture of its own.
    func picture(of page: OtherPage) -> SocialPicture? {
        page.isDraft ? nil : titlePicture(page.title.value, line: nil)
    }

    private func titlePicture(_ title: String, line: String?) -> SocialPicture? {
        guard hasSocialPictures, site.settings.socialPictures == .titles else { return nil }
        return pictures?.picture(name: site.settings.title, title: title, line: notice ?? line)
    }

    /// What a page names: a picture of its own text, else one with its title, else that of the site.
    func socialView(_ picture: SocialPicture?, showing body: Body) -> SocialPictureView? {
        guard site.settings.socialPictures != .none else { return nil }
        if let file = site.ownPicture(of: body), let size = file.imageSize {
            return SocialPictureView(src: site.settings.baseURL.absolute(file.address), alternative: nil, size: size)
        }
        return (picture ?? sitePicture).map(view)
    }

    /// A drawn picture as pages name it.
    func view(_ picture: SocialPicture) -> SocialPictureView {
        SocialPictureView(
            src: site.settings.baseURL.absolute(picture.address),
            // That a site is a demonstration is on each of its pages, and would weigh on each here.
            alternative: notice == nil ? picture.alternative : picture.title,
            size: SocialPictureView.drawnSize
        )
    }
}

extension Site {
    /// The endings of the names of pictures that other sites show; of drawings in SVG they do not.
    private static let shownEndings = ["png", "jpg", "jpeg", "webp"]
    /// What networks ask of a wide picture, in pixels.
    private static let leastSize = ImageSize(width: 600, height: 315)

    /// The first picture of a text, where it is one that other sites show large.
    package func ownPicture(of body: Body) -> ContentFile? {
        guard let href = body.firstPicture,
            let ending = href.split(separator: ".").last?.lowercased(), Self.shownEndings.contains(ending),
            href.hasPrefix(settings.baseURL.path),
            let path = PercentEncoding.decoded("/" + href.dropFirst(settings.baseURL.path.count)),
            let file = file(String(path.dropFirst())) ?? file("static\(path)"),
            let size = file.imageSize, size.width >= Self.leastSize.width, size.height >= Self.leastSize.height
        else { return nil }
        return file
    }
}

extension PageRenderer {
    /// The drawn pictures that stand for the pages of a site; `standings` are those of all texts, and `pictured` those that
    /// have a picture of their own, which stands for them.
    package func pictures(_ standings: ReviewStandings, pictured: Set<SourceFile>) -> [SocialPicture] {
        func picture(of text: ReviewedText) -> SocialPicture? {
            guard !pictured.contains(text.file), let standing = standings[text] else { return nil }
            return edition(text.language).catalog.picture(of: text, standing)
        }
        var pictures = editions.map(\.catalog.sitePicture)
        if catalog.hasSocialPictures, site.settings.socialPictures == .titles {
            pictures += site.publishedArticles.map { picture(of: $0.text) }
            pictures += site.publishedSubjects.map { picture(of: $0.text) }
            pictures += site.publishedPages.map { pictured.contains($0.file) ? nil : catalog.picture(of: $0) }
        }
        var seen: Set<Address> = []
        return pictures.compactMap(\.self).filter { seen.insert($0.address).inserted }
    }

    /// The letter that stands for the site; `nil` where the theme cannot draw it.
    package var siteLetter: Character? { catalog.pictures?.letter(of: site.settings.title) }

    /// What phones are told of the site (W3C “Web Application Manifest”).
    package var webManifest: [UInt8] { catalog.webManifest(hasDrawnIcons: siteLetter != nil) }
}

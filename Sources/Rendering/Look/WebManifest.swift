import JSON
import SiteModel

extension SiteCatalog {
    /// What phones are told of the site (W3C Working Draft “Web Application Manifest”): its name, its colors and its icons.
    ///
    /// The site stays in the browser: readers see where a page comes from, and can share it.
    func webManifest(hasDrawnIcons: Bool) -> [UInt8] {
        let settings = site.settings
        let base = settings.baseURL
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("name", settings.title)
            json.member("description", settings.description)
            json.member("lang", settings.language.tag)
            json.member("dir", settings.language.isRightToLeft ? "rtl" : "ltr")
            json.member("start_url", base.href(.home))
            json.member("scope", base.href(.home))
            json.member("display", "browser")
            json.member("theme_color", siteView.themeColor?.light)
            json.member("background_color", pictures?.colors.paper.description)
            json.key("icons")
            json.array { json in
                for icon in icons(hasDrawnIcons: hasDrawnIcons) {
                    json.object { json in
                        json.member("src", icon.src)
                        json.member("sizes", icon.sizes)
                        json.member("type", icon.type)
                    }
                }
            }
        }
        return json.bytes + "\n".utf8
    }

    private func icons(hasDrawnIcons: Bool) -> [(src: String, sizes: String, type: String)] {
        let base = site.settings.baseURL
        var icons: [(src: String, sizes: String, type: String)] = []
        if let icon = siteView.icon {
            let size = iconSizes.icon.map { "\($0.width)x\($0.height)" }
            icons.append((icon.href, icon.type == "image/svg+xml" ? "any" : size ?? "any", icon.type))
            if let touch = icon.touch, let size = iconSizes.touch {
                icons.append((touch, "\(size.width)x\(size.height)", "image/png"))
            }
        }
        // A site with an icon for phones needs no letter beside it.
        guard siteView.icon?.touch == nil, hasDrawnIcons else { return icons }
        return icons
            + [SiteIcon.small, .large].map {
                (base.href($0.address), "\($0.side)x\($0.side)", "image/png")
            }
    }
}

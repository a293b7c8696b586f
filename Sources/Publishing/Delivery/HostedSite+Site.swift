import Hosting
import SiteModel

extension HostedSite {
    /// What the host has to know of a site whose pages have a content security policy.
    init(_ site: Site, contentSecurityPolicy: String, _ delivery: Delivery) {
        self.init(baseURL: site.settings.baseURL, contentSecurityPolicy: contentSecurityPolicy)
        loadsFromElsewhere = site.settings.allowedSources.contains { $0.use != .forms }
        redirects = site.earlierAddresses.map { Redirect(from: $0.address, to: $0.target) }
        activeFiles = site.settings.activeFiles.compactMap { allowance in
            site.file(allowance.file.value).map { file in allowance.file.map { _ in file.address } }
        }
        if site.settings.hasFeeds { sectionsWithFeeds = site.settings.sections.all.map(\.address) }
        isInBaseFolder = delivery.isInBaseFolder
        isPrecompressed = delivery.isPrecompressed
    }
}

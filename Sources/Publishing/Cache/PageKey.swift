import Attestation
import Rendering
import SiteModel

extension RenderedPage {
    /// The digest of what the template made, in which the digests of texts stand for the texts. It is the same whether
    /// the texts are at hand or only their digests.
    var key: ContentDigest {
        var writer = CacheWriter()
        writer.write(ContentDigest(of: frame))
        for (offset, passage) in passages {
            writer.write(offset)
            switch passage {
            case .html(let html): writer.write(ContentDigest(of: html))
            case .digest(let digest): writer.write(digest)
            }
        }
        return ContentDigest(of: writer.bytes)
    }
}

import JSON
import SiteModel

/// Amazon S3 with CloudFront: a script that uploads the site with the headers and redirects that S3 keeps with each object,
/// the settings of the bucket, and the headers that CloudFront adds.
struct AmazonS3: HostRules {
    let title = "Amazon S3"
    /// An object carries its redirect only where the bucket answers as a web site; a page forwards readers anywhere.
    let answersRedirects = false
    /// One policy of headers is for all that CloudFront serves by one rule.
    let canLeaveHeadersOut = false
    let names = [WebHost.folder]

    func files(for site: HostedSite) -> [HostFile] {
        [
            HostFile(path: "\(WebHost.folder)/s3/upload.sh", text: script(for: site)),
            HostFile(path: "\(WebHost.folder)/s3/website.json", text: website),
            HostFile(path: "\(WebHost.folder)/s3/response-headers-policy.json", text: policy(for: site)),
        ]
    }

    // MARK: The upload

    private func script(for site: HostedSite) -> String {
        let assets = String(site.path(of: .assets).dropFirst().dropLast())
        let records = "--exclude '.sitegen-*' --exclude '\(WebHost.folder)/*'"
        let objects = site.redirectPairs.map { source, target in
            (key: String(site.path(of: source).dropFirst()), target: site.encodedPath(of: target))
        }
        let redirects = objects.map { key, target in
            key.hasSuffix("/") || key.hasSuffix(".html")
                ? "page \(Self.quoted(key.hasSuffix("/") ? key + "index.html" : key)) \(Self.quoted(target))"
                : "empty \(Self.quoted(key)) \(Self.quoted(target))"
        }
        let kept = objects.map(\.key).filter { !$0.hasSuffix("/") && !$0.hasSuffix(".html") }
            .map { "    --exclude \(Self.quoted(Self.pattern($0))) \\\n" }.joined()
        let feeds = site.feedPaths("*") { Self.pattern(String(site.path(of: $0).dropFirst())) }.map(Self.quoted)
        let withoutFeeds = feeds.map { " \\\n    --exclude \($0)" }.joined()
        let upload = """

            # Feeds, which S3 would take for any XML.
            aws s3 cp . "s3://$bucket" --recursive --exclude '*'\(feeds.map { " \\\n    --include \($0)" }.joined()) \\
                --content-type \(HostedSite.feedType) \\
                --cache-control \(Self.quoted(ResponseHeaders.revalidated.value))
            """
        return """
            #!/bin/sh
            # Written by `sitegen build --host s3`; docs/publishing.md tells what it does.
            # usage: sh \(WebHost.folder)/s3/upload.sh BUCKET
            set -eu
            bucket=${1:?usage: sh \(WebHost.folder)/s3/upload.sh BUCKET}
            cd "$(dirname "$0")/../.."

            # Assets first, so that no page asks for a style sheet that is not there yet.
            aws s3 sync \(Self.quoted("./" + assets)) "s3://$bucket/"\(Self.quoted(assets)) \\
                --cache-control \(Self.quoted(ResponseHeaders.immutable.value))
            aws s3 sync . "s3://$bucket" \(records) --exclude \(Self.quoted(Self.pattern(assets) + "/*"))\(withoutFeeds) \\
                --cache-control \(Self.quoted(ResponseHeaders.revalidated.value))\(feeds.isEmpty ? "" : upload)

            # Earlier addresses: the bucket answers 301 where it is set up as a web site; a page is there too.
            page() {
                aws s3api put-object --bucket "$bucket" --key "$1" --body "./$1" --website-redirect-location "$2" \\
                    --content-type 'text/html; charset=utf-8' \\
                    --cache-control \(Self.quoted(ResponseHeaders.revalidated.value)) >/dev/null
            }
            empty() {
                aws s3api put-object --bucket "$bucket" --key "$1" --website-redirect-location "$2" \\
                    --cache-control \(Self.quoted(ResponseHeaders.revalidated.value)) >/dev/null
            }
            \(redirects.joined(separator: "\n"))

            # What is no longer part of the site goes last.
            aws s3 sync . "s3://$bucket" --delete \(records) \\
            \(kept)    --size-only

            """
    }

    /// A word of a POSIX shell in which every character stands for itself.
    static func quoted(_ text: String) -> String { "'" + text.replacing("'", with: #"'\''"#) + "'" }

    /// A pattern of the AWS command line that only this text fits.
    static func pattern(_ text: String) -> String {
        text.reduce(into: "") { pattern, character in
            if "*?[".contains(character) { pattern += "[\(character)]" } else { pattern.append(character) }
        }
    }

    // MARK: The settings

    /// What `aws s3api put-bucket-website` takes.
    private var website: String {
        var json = JSONWriter(.indented)
        json.object { json in
            json.key("IndexDocument")
            json.object { $0.member("Suffix", "index.html") }
            json.key("ErrorDocument")
            json.object { $0.member("Key", "404.html") }
        }
        return json.text + "\n"
    }

    /// What `aws cloudfront create-response-headers-policy` takes.
    private func policy(for site: HostedSite) -> String {
        let headers = ResponseHeaders(site)
        var rest = headers.common + headers.pages
        func take(_ name: String) -> String? {
            guard let index = rest.firstIndex(where: { $0.name == name }) else { return nil }
            return rest.remove(at: index).value
        }
        let security = [
            ("ContentSecurityPolicy", "ContentSecurityPolicy", take("Content-Security-Policy")),
            ("FrameOptions", "FrameOption", take("X-Frame-Options")),
            ("ReferrerPolicy", "ReferrerPolicy", take("Referrer-Policy")),
        ]
        let isSecure = take("Strict-Transport-Security") != nil
        _ = take("X-Content-Type-Options")
        let others = rest
        var json = JSONWriter(.indented)
        json.object { json in
            json.member("Name", "sitegen-" + String(site.baseURL.origin.map { $0.isLetter || $0.isNumber ? $0 : "-" }))
            json.key("SecurityHeadersConfig")
            json.object { json in
                for (group, member, value) in security {
                    json.key(group)
                    json.object { json in
                        json.key("Override")
                        json.boolean(true)
                        json.key(member)
                        json.string(value ?? "")
                    }
                }
                json.key("ContentTypeOptions")
                json.object { json in
                    json.key("Override")
                    json.boolean(true)
                }
                if isSecure {
                    json.key("StrictTransportSecurity")
                    json.object { json in
                        json.key("Override")
                        json.boolean(true)
                        json.member("AccessControlMaxAgeSec", ResponseHeaders.transportSecurityAge)
                        json.key("IncludeSubdomains")
                        json.boolean(false)
                        json.key("Preload")
                        json.boolean(false)
                    }
                }
            }
            json.key("CustomHeadersConfig")
            json.object { json in
                json.member("Quantity", others.count)
                json.key("Items")
                json.array { json in
                    for header in others {
                        json.object { json in
                            json.member("Header", header.name)
                            json.member("Value", header.value)
                            json.key("Override")
                            json.boolean(true)
                        }
                    }
                }
            }
        }
        return json.text + "\n"
    }
}

import JSON

/// Lists of pages (schema.org `ItemList`).
extension JSONWriter {
    /// The way from the start page to a page, with the page itself at its end: the page shows that as its heading.
    mutating func breadcrumbs(_ page: PageView, _ origin: String) {
        guard !page.breadcrumbs.isEmpty else { return }
        member("breadcrumb") { json in
            json.member("@type", "BreadcrumbList")
            json.key("itemListElement")
            json.array { json in
                for (index, step) in page.breadcrumbs.enumerated() {
                    json.listItem(index + 1, step.title) { json in
                        json.member("item") { json in
                            json.member("@type", "WebPage")
                            json.member("@id", origin + step.href)
                        }
                    }
                }
                // The last step is the page itself, so it needs no address.
                json.listItem(page.breadcrumbs.count + 1, page.title) { _ in }
            }
        }
    }

    /// Pages in the order in which the page lists them.
    mutating func list(_ items: [LinkView], _ origin: String) {
        member("@type", "ItemList")
        member("numberOfItems", items.count)
        key("itemListElement")
        array { json in
            for (index, item) in items.enumerated() {
                json.listItem(index + 1, item.title) { $0.member("url", origin + item.href) }
            }
        }
    }

    private mutating func listItem(_ position: Int, _ name: String, _ write: (inout JSONWriter) -> Void) {
        object { json in
            json.member("@type", "ListItem")
            json.member("position", position)
            json.member("name", name)
            write(&json)
        }
    }
}

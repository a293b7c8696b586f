package import Diagnostics

extension DiagnosticIdentifier {
    package static let templatePartialUnknown = DiagnosticIdentifier(
        "template-partial-unknown",
        .error,
        "A template includes a partial that does not exist"
    )
    package static let templateNameClimbs = DiagnosticIdentifier(
        "template-name-climbs",
        .error,
        "A name of a template can pick up the value of an outer key"
    )
}

/// Walks every kind of page through the templates, makes the page's program on the way, and reports each name that leads
/// nowhere.
///
/// Mustache leaves a gap where a name is misspelt, and a missing parent empties the whole page. On a page of medical
/// advice a gap is an error, so nothing is rendered before every name is resolved.
struct TemplateResolver {
    private typealias Step = TemplateProgram.Step

    private let trees: [String: TemplateTree]
    private let assetKeys: Set<String>
    private let scriptKeys: Set<String>
    private let words: [String: Lexicon.TemplateWord]?
    private var diagnostics: Set<Diagnostic> = []
    /// The blocks that each parent offers, itself or by what it includes; filled as parents are met.
    private var offeredBlocks: [String: Set<String>] = [:]
    /// The circles of templates that are reported, each with the file in which its last tag is: one report is enough,
    /// wherever a page comes into the circle.
    private var circles: [Set<String>: SourceFile] = [:]
    /// The tags that fill a block which the parent does not have.
    private var fillings: [UnknownBlock: Set<SourceLocation>] = [:]
    /// How many tags the page may still have.
    private var tagsLeft = 0
    /// The groups of the page, with their places by the ways that lead there.
    private var groups: [TemplateProgram.Group] = []
    private var groupIndex: [[String]: Int] = [:]
    private var usedAssets: Set<String> = []
    private var usedScripts: Set<String> = []
    /// Those of them that something else than the search uses.
    private var assetsBesidesSearch: Set<String> = []
    private var scriptsBesidesSearch: Set<String> = []
    private var usedSiteKeys: Set<String> = []
    private var usedPageKeys: Set<String> = []
    private var templatesWithIntroduction: Set<String> = []

    /// What comes of resolving the names of a theme.
    struct Result {
        /// What is done for each kind of page; with any problem, not whole.
        let programs: [PageKind: TemplateProgram]
        /// Everything that is wrong with the names.
        let problems: [Diagnostic]
        /// The keys of the assets that pages load.
        let usedAssets: Set<String>
        /// The keys of the scripts that are in pages.
        let usedScripts: Set<String>
        /// The keys of the assets and of the scripts that only the search needs: those in its page, and in sections over
        /// `site.search`.
        let assetsOfSearch: Set<String>
        let scriptsOfSearch: Set<String>
        /// The keys of `site` that templates look at.
        let usedSiteKeys: Set<String>
        /// The keys of `page` that templates look at.
        let usedPageKeys: Set<String>
        /// The templates of pages that show the text above their lists.
        let templatesWithIntroduction: Set<String>
    }

    /// A block that a parent does not have.
    private struct UnknownBlock: Hashable {
        var parent: String
        var name: String
    }

    /// What a name can be looked up in.
    private struct Scope {
        enum Contents {
            case view(any TemplateView.Type)
            /// A text: nothing to look into.
            case text
            /// Finished HTML: nothing to look into.
            case html
            /// The owner's own keys: anything may be there.
            case open
        }
        var contents: Contents
        var isListItem = false
    }

    /// What rendering is in the middle of.
    private struct Frame {
        var scopes: [Scope]
        var overrides: [String: (tag: TemplateTag, nodes: [TemplateTree.Node])] = [:]
        /// The blocks in the middle of whose overrides it is.
        var filled: Set<String> = []
        var templates: [String]
        /// The items of the lists over which the sections around it go.
        var lists: [ObjectIdentifier] = []
        /// How many sections, blocks and templates it is inside of.
        var depth = 0
        /// What is before each line of the template, because the tag that includes it is indented.
        var indentation = ""
        /// The tag of the page's own template that led here.
        var tagOfPage: TemplateTag?
        /// Whether this is only on sites with a search.
        var isOfSearch = false

        /// The same frame where `first()` and its like mean nothing: whoever writes a block or a template that others
        /// include cannot know which list it will be in.
        var outsideOfList: Frame {
            var frame = self
            if let top = frame.scopes.popLast() { frame.scopes.append(Scope(contents: top.contents)) }
            return frame
        }
    }

    /// The program of each kind of page, given the theme's assets, scripts and words by their keys, and everything that
    /// is wrong with the names in `trees`. Words that are not known are not checked.
    static func resolve(
        _ trees: [String: TemplateTree],
        assetKeys: Set<String>,
        scriptKeys: Set<String>,
        words: [String: Lexicon.TemplateWord]?
    ) -> Result {
        var resolver = TemplateResolver(trees: trees, assetKeys: assetKeys, scriptKeys: scriptKeys, words: words)
        var programs: [PageKind: TemplateProgram] = [:]
        for kind in PageKind.all {
            guard let tree = trees[kind.templateName] else { continue }
            let scopes = kind.scopes
            var frame = Frame(scopes: scopes.map { Scope(contents: .view($0)) }, templates: [kind.templateName])
            frame.isOfSearch = kind == SitePageKind.search.kind
            resolver.tagsLeft = TemplateLimits.tags
            resolver.groups = scopes.map { _ in TemplateProgram.Group() }
            resolver.groupIndex = [:]
            let steps = resolver.walk(tree.nodes, frame)
            programs[kind] = TemplateProgram(groups: resolver.groups, steps: steps)
        }
        resolver.reportFillings()
        return Result(
            programs: programs,
            problems: Array(resolver.diagnostics),
            usedAssets: resolver.usedAssets,
            usedScripts: resolver.usedScripts,
            assetsOfSearch: resolver.usedAssets.subtracting(resolver.assetsBesidesSearch),
            scriptsOfSearch: resolver.usedScripts.subtracting(resolver.scriptsBesidesSearch),
            usedSiteKeys: resolver.usedSiteKeys,
            usedPageKeys: resolver.usedPageKeys,
            templatesWithIntroduction: resolver.templatesWithIntroduction
        )
    }

    private init(
        trees: [String: TemplateTree],
        assetKeys: Set<String>,
        scriptKeys: Set<String>,
        words: [String: Lexicon.TemplateWord]?
    ) {
        self.trees = trees
        self.assetKeys = assetKeys
        self.scriptKeys = scriptKeys
        self.words = words
    }

    private mutating func walk(_ nodes: [TemplateTree.Node], _ frame: Frame) -> [Step] {
        var steps: [Step] = []
        for node in nodes {
            var frame = frame
            if frame.templates.count == 1, let tag = node.tag { frame.tagOfPage = tag }
            if case .text(let text) = node {
                steps.append(.text(text.bytes(indentedBy: frame.indentation)))
                continue
            }
            guard takeTag(frame) else { return steps }
            switch node {
            case .text: break
            case .variable(let tag): steps += variable(tag, frame)
            case .section(let tag, let inner): steps += walkSection(tag, inner, frame)
            case .partial(let tag):
                steps += walkTemplate(tag, frame, identifier: .templatePartialUnknown, thing: "partial")
            case .parent(let tag, let blocks): steps += walkParent(tag, blocks, frame)
            case .block(let tag, let inner): steps += walkBlock(tag, inner, frame)
            }
        }
        return steps
    }

    /// Walks what is inside of a tag, unless that is nested too deep.
    private mutating func walk(_ nodes: [TemplateTree.Node], inside tag: TemplateTag, _ frame: Frame) -> [Step] {
        guard frame.depth < TemplateLimits.depth else {
            diagnostics.insert(.templateTooDeep(tag))
            return []
        }
        var inner = frame
        inner.depth += 1
        return walk(nodes, inner)
    }

    /// Counts a tag of the page; with the one too many, the rest of the page is passed over.
    private mutating func takeTag(_ frame: Frame) -> Bool {
        if tagsLeft > 0 {
            tagsLeft -= 1
            return true
        }
        if let tag = frame.tagOfPage, tagsLeft == 0 {
            tagsLeft = -1
            diagnostics.insert(
                Diagnostic(
                    .templateUnsupported,
                    at: tag.location,
                    "With this tag, the page `\(frame.templates.first ?? "")` has more than \(TemplateLimits.tags) tags",
                    help: "include fewer templates, or include them less often"
                )
            )
        }
        return false
    }

    private mutating func walkBlock(_ tag: TemplateTag, _ nodes: [TemplateTree.Node], _ frame: Frame) -> [Step] {
        guard let override = frame.overrides[tag.name] else { return walk(nodes, inside: tag, frame.outsideOfList) }
        var inner = frame.outsideOfList
        guard inner.filled.insert(tag.name).inserted else {
            // Each page that gets here would say so again.
            let isReported = diagnostics.contains {
                $0.identifier == .templateRecursion && $0.location == tag.location
            }
            if isReported { return [] }
            diagnostics.insert(
                Diagnostic(
                    .templateRecursion,
                    at: tag.location,
                    "The block `\(tag.name)` is filled with itself",
                    help: "give one of the two blocks another name",
                    notes: [Diagnostic.Note("it is filled here", at: override.tag.location)]
                )
            )
            return []
        }
        return walk(override.nodes, inside: tag, inner)
    }

    // MARK: Templates in templates

    private mutating func walkParent(
        _ tag: TemplateTag,
        _ blocks: [String: (tag: TemplateTag, nodes: [TemplateTree.Node])],
        _ frame: Frame
    ) -> [Step] {
        if trees[tag.name]?.isComplete == true {
            let offered = offers(of: tag.name)
            for block in blocks.values where !offered.contains(block.tag.name) && !block.tag.isReported {
                fillings[UnknownBlock(parent: tag.name, name: block.tag.name), default: []].insert(block.tag.location)
            }
        }
        var inner = frame
        // The outermost child wins (Mustache specification, “Inheritance”).
        inner.overrides.merge(blocks) { outer, _ in outer }
        return walkTemplate(tag, inner, identifier: .templateParentUnknown, thing: "parent template")
    }

    /// A name that is wrong in the parent is missed by all its children, so the first of them is told, with the second
    /// as a note.
    private mutating func reportFillings() {
        for (block, places) in fillings {
            let places = places.sorted()
            guard let first = places.first else { continue }
            diagnostics.insert(
                Diagnostic(
                    .templateBlockUnknown,
                    at: first,
                    "`\(block.parent)` has no block `\(block.name)`",
                    advice: NearMiss.advice(
                        for: block.name,
                        at: first,
                        among: offers(of: block.parent),
                        mayBeCertain: false
                    ),
                    notes: places.dropFirst().prefix(1).map { Diagnostic.Note("it is filled here too", at: $0) }
                )
            )
        }
    }

    private mutating func walkTemplate(
        _ tag: TemplateTag,
        _ frame: Frame,
        identifier: DiagnosticIdentifier,
        thing: String
    ) -> [Step] {
        guard let tree = trees[tag.name] else {
            guard !tag.isReported else { return [] }
            diagnostics.insert(
                Diagnostic(
                    identifier,
                    at: tag.location,
                    "There is no \(thing) `\(tag.name)`",
                    advice: NearMiss.advice(
                        for: tag.name,
                        at: tag.location,
                        among: trees.keys,
                        listing: 0,
                        mayBeCertain: tag.isWhole
                    )
                    .or(Self.whereToWrite(tag.name, trees))
                )
            )
            return []
        }
        if let start = frame.templates.firstIndex(of: tag.name) {
            report(circle: frame.templates[start...], closedBy: tag)
            return []
        }
        var inner = frame.outsideOfList
        inner.templates.append(tag.name)
        inner.indentation += tag.indentation ?? ""
        return walk(tree.nodes, inside: tag, inner)
    }

    private mutating func report(circle: ArraySlice<String>, closedBy tag: TemplateTag) {
        let file = tag.location.file
        guard circles.updateValue(circles[Set(circle)] ?? file, forKey: Set(circle)) ?? file == file else { return }
        diagnostics.insert(
            Diagnostic(
                .templateRecursion,
                at: tag.location,
                "`\(tag.name)` includes itself: \((circle + [tag.name]).joined(separator: " → "))",
                help: "take the tag out"
            )
        )
    }

    /// What to do about the name of a template that is not there.
    private static func whereToWrite(_ name: String, _ trees: [String: TemplateTree]) -> String {
        let stem = name.hasSuffix(Theme.templateEnding) ? String(name.dropLast(Theme.templateEnding.count)) : name
        if stem != name, trees[stem] != nil { return "leave out the ending: `\(stem)`" }
        if name.hasPrefix("/") || name.split(separator: "/").contains("..") {
            return "name a file of the templates folder, such as `partials/site-header`"
        }
        return "write it as `\(stem)\(Theme.templateEnding)` in the templates folder"
    }

    private mutating func offers(of template: String) -> Set<String> {
        if let known = offeredBlocks[template] { return known }
        let offered = TemplateTree.reachable(from: [template], in: trees).reduce(into: Set<String>()) {
            $0.formUnion(trees[$1]?.blockNames ?? [])
        }
        offeredBlocks[template] = offered
        return offered
    }

    // MARK: Names

    private enum Meaning {
        case key(TemplateKeyDescription)
        case asset
        case open
        case itself(Scope)
        case position(TemplateProgram.Position)
        case index
        case unknown
    }

    private mutating func variable(_ tag: TemplateTag, _ frame: Frame) -> [Step] {
        let meaning = meaning(of: tag, frame)
        switch meaning {
        case .unknown, .asset: break
        case .open: checkBraces(tag, .text)
        case .index: return [.index]
        case .position: reportTest(tag, "is a test")
        case .itself(let scope):
            switch scope.contents {
            case .view: unsupported(tag, "`.` is a group of keys here", help: "name one of its keys")
            case .text, .open: checkBraces(tag, .text)
            case .html: break
            }
        case .key(let key):
            switch key.kind {
            case .text, .html: checkBraces(tag, key.kind)
            case .flag: reportTest(tag, "is yes or no")
            case .view, .list, .texts, .open: reportTest(tag, "holds more than one text")
            }
        }
        return [.value(lookup(tag, frame), isEscaped: tag.kind == .variable)]
    }

    /// Text is written with two braces, and finished HTML with three.
    private mutating func checkBraces(_ tag: TemplateTag, _ kind: TemplateKeyDescription.Kind) {
        switch (kind, tag.kind) {
        case (.html, .variable):
            unsupported(tag, "`\(tag.name)` is HTML", help: "write it with three braces, `{{{\(tag.name)}}}`")
        case (.text, .unescaped):
            unsupported(tag, "`\(tag.name)` is text and must be escaped", help: "write it with two braces")
        default: break
        }
    }

    private mutating func reportTest(_ tag: TemplateTag, _ what: String) {
        unsupported(
            tag,
            "`\(tag.name)` \(what)",
            help: "write a section, `{{#\(tag.name)}}…{{/\(tag.name)}}`"
        )
    }

    /// What templates ask to know whether a site has a search.
    private static let searchKey = "site.search"

    private mutating func walkSection(_ tag: TemplateTag, _ nodes: [TemplateTree.Node], _ frame: Frame) -> [Step] {
        var inner = frame
        guard !tag.isReported else {
            inner.scopes.append(Scope(contents: .open, isListItem: true))
            return walk(nodes, inside: tag, inner)
        }
        let meaning = meaning(of: tag, frame)
        if case .index = meaning {
            unsupported(tag, "`\(tag.name)` is a number", help: "write `{{\(tag.name)}}`")
            return []
        }
        if case .position(let position) = meaning {
            let steps = walk(nodes, inside: tag, frame)
            return [.position(position, isInverted: tag.kind == .inverted, steps)]
        }
        guard tag.kind == .section else { return [.inverted(lookup(tag, frame), walk(nodes, inside: tag, frame))] }
        var scope: Scope?
        switch meaning {
        case .key(let key):
            switch key.kind {
            case .view(let view): scope = Scope(contents: .view(view))
            case .list(let view):
                guard !frame.lists.contains(ObjectIdentifier(view)) else {
                    unsupported(
                        tag,
                        "The section `\(tag.name)` is inside a section over the same kind of list, so it would be repeated for"
                            + " each item",
                        help: "end the outer section first"
                    )
                    return []
                }
                inner.lists.append(ObjectIdentifier(view))
                scope = Scope(contents: .view(view), isListItem: true)
            case .texts: scope = Scope(contents: .text, isListItem: true)
            case .open: scope = Scope(contents: .open, isListItem: true)
            case .text: scope = Scope(contents: .text)
            case .html: scope = Scope(contents: .html)
            case .flag: break
            }
        case .asset: scope = Scope(contents: .text)
        case .open: scope = Scope(contents: .open, isListItem: true)
        // What is in a section over a name that is reported already is not worth a second report.
        case .unknown where !tag.isFunction: scope = Scope(contents: .open, isListItem: true)
        case .itself, .position, .index, .unknown: break
        }
        if let scope { inner.scopes.append(scope) }
        if tag.name == Self.searchKey { inner.isOfSearch = true }
        let lookup = lookup(tag, frame)
        return [.section(lookup, opensScope: scope != nil, walk(nodes, inside: tag, inner))]
    }

    /// What a name means where it is; a name that means nothing is reported.
    private mutating func meaning(of tag: TemplateTag, _ frame: Frame) -> Meaning {
        let name = tag.name
        guard let top = frame.scopes.last else { return .unknown }
        if name == "." { return .itself(top) }
        if tag.isFunction { return function(tag, top) }
        let isHere = name.first == "."
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first else { return .unknown }
        let scopes = isHere ? frame.scopes.suffix(1) : frame.scopes[...]
        guard let found = lookUp(first, in: scopes) else {
            reportUnknown(first, tag, names: scopes.reversed().flatMap(names(in:)), frame)
            return .unknown
        }
        guard case .key(let key) = found.meaning else { return found.meaning }
        if case .view(let view) = scopes[scopes.startIndex + found.depth].contents { note(first, of: view, frame) }
        if !isHere { checkClimbing(key, found.depth, tag, scopes) }
        return descend(key, parts.dropFirst(), tag, frame)
    }

    /// What a name such as `first()` means.
    private mutating func function(_ tag: TemplateTag, _ top: Scope) -> Meaning {
        let name = String(tag.name.dropLast(2))
        let position = TemplateProgram.Position(rawValue: name)
        guard tag.name.hasSuffix("()"), position != nil || name == "index" else {
            let known = (TemplateProgram.Position.allCases.map(\.rawValue) + ["index"]).sorted()
            unsupported(
                tag,
                "Templates have no function `\(tag.name)`",
                help: "known are \(known.map { "`\($0)()`" }.joined(separator: ", "))"
            )
            return .unknown
        }
        guard top.isListItem else {
            unsupported(
                tag,
                "`\(tag.name)` works only directly inside a section over a list",
                help: "move it out of the sections, blocks and templates in between"
            )
            return .unknown
        }
        return position.map { .position($0) } ?? .index
    }

    private func lookUp(_ name: String, in scopes: ArraySlice<Scope>) -> (meaning: Meaning, depth: Int)? {
        for (depth, scope) in scopes.enumerated().reversed() {
            switch scope.contents {
            case .text, .html: continue
            case .open: return (.open, depth)
            case .view(let view):
                if let key = view.key(name) { return (.key(key), depth) }
            }
        }
        return nil
    }

    // MARK: Places of values

    /// Where the value of a name may be, which is known to mean something.
    private mutating func lookup(_ tag: TemplateTag, _ frame: Frame) -> TemplateProgram.Lookup {
        let depth = frame.scopes.count - 1
        if tag.name == "." { return TemplateProgram.Lookup(places: [.itself(depth: depth)]) }
        let names = tag.name.split(separator: ".").map(String.init)
        let depths = tag.name.first == "." ? depth..<depth + 1 : 0..<depth + 1
        return TemplateProgram.Lookup(
            places: depths.reversed().compactMap { place(names, in: frame.scopes[$0], depth: $0) }
        )
    }

    /// Where the value of a name would be in a scope; `nil` where the scope can have none.
    private mutating func place(_ names: [String], in scope: Scope, depth: Int) -> TemplateProgram.Place? {
        switch scope.contents {
        case .text, .html: return nil
        case .open: return .written(depth: depth, names)
        case .view(let view):
            guard let first = names.first, view.key(first) != nil else { return nil }
            var group = depth < PageKind.scopeCount ? depth : nil
            var firstGroup: Int?
            var reads: [TemplateProgram.Read] = []
            var way = ["\(depth)"]
            var view = view
            for (index, name) in names.enumerated() {
                // Which assets, scripts and words there are is known by their names only.
                let key = view.key(name) ?? TemplateKeyDescription(of: name, .view(WordFormsView.self))
                let read = key.read
                let isLast = index == names.count - 1
                if case .open = key.kind {
                    let place = Self.place(group, firstGroup, depth, reads, read)
                    return isLast ? place : .below(place, Array(names[(index + 1)...]))
                }
                if isLast { return Self.place(group, firstGroup, depth, reads, read) }
                way.append(name)
                if let parent = group {
                    group = self.group(way, in: parent, read)
                    firstGroup = firstGroup ?? group
                } else {
                    reads.append(read)
                }
                guard case .view(let inner) = key.kind else { return nil }
                view = inner
            }
            return nil
        }
    }

    private static func place(
        _ group: Int?,
        _ first: Int?,
        _ depth: Int,
        _ reads: [TemplateProgram.Read],
        _ read: @escaping TemplateProgram.Read
    ) -> TemplateProgram.Place {
        group.map { .page(group: $0, first: first, read) } ?? .scope(depth: depth, groups: reads, read)
    }

    /// The group at the end of a way through the groups of the page.
    private mutating func group(_ way: [String], in parent: Int, _ read: @escaping TemplateProgram.Read) -> Int {
        if let known = groupIndex[way] { return known }
        groups.append(TemplateProgram.Group(parent: parent, read: read))
        groupIndex[way] = groups.count - 1
        return groups.count - 1
    }

    // MARK: Keys

    /// Remembers that a template looks at a key, where it matters that none does.
    private mutating func note(_ key: String, of view: any TemplateView.Type, _ frame: Frame) {
        if view == SiteView.self { usedSiteKeys.insert(key) }
        if view == PageView.self { usedPageKeys.insert(key) }
        if view == IntroductionView.self, key == "body", let page = frame.templates.first {
            templatesWithIntroduction.insert(page)
        }
    }

    private mutating func descend(
        _ key: TemplateKeyDescription,
        _ rest: ArraySlice<String>,
        _ tag: TemplateTag,
        _ frame: Frame
    ) -> Meaning {
        guard let next = rest.first else { return .key(key) }
        switch key.kind {
        case .open: return .open
        case .view(let view) where view == AssetView.self:
            if rest.count == 1, assetKeys.contains(next) {
                usedAssets.insert(next)
                if !frame.isOfSearch { assetsBesidesSearch.insert(next) }
                return .asset
            }
            reportUnknownFile(rest.joined(separator: "."), tag, "asset", "assets", assetKeys)
            return .unknown
        case .view(let view) where view == ScriptView.self:
            if rest.count == 1, scriptKeys.contains(next) {
                usedScripts.insert(next)
                if !frame.isOfSearch { scriptsBesidesSearch.insert(next) }
                return .key(TemplateKeyDescription(of: next, .html))
            }
            reportUnknownFile(rest.joined(separator: "."), tag, "script", "scripts", scriptKeys)
            return .unknown
        case .view(let view) where view == WordsView.self:
            return word(next, rest.dropFirst(), tag, frame)
        case .view(let view):
            guard let child = view.key(next) else {
                reportUnknown(next, tag, names: view.keys.map(\.name), frame, owner: key.name)
                return .unknown
            }
            note(next, of: view, frame)
            return descend(child, rest.dropFirst(), tag, frame)
        case .list, .texts:
            unsupported(
                tag,
                "`\(key.name)` is a list",
                help: "write a section over it, `{{#\(key.name)}}{{\(next)}}{{/\(key.name)}}`"
            )
            return .unknown
        case .text, .html, .flag:
            reportUnknown(next, tag, names: [], frame, owner: key.name)
            return .unknown
        }
    }

    private mutating func word(
        _ name: String,
        _ rest: ArraySlice<String>,
        _ tag: TemplateTag,
        _ frame: Frame
    ) -> Meaning {
        guard let words else { return .unknown }
        func key(_ kind: TemplateKeyDescription.Kind) -> TemplateKeyDescription {
            TemplateKeyDescription(of: name, kind)
        }
        switch words[name] {
        case .text: return descend(key(.text), rest, tag, frame)
        case .forms: return descend(key(.view(WordFormsView.self)), rest, tag, frame)
        case .sentence:
            unsupported(
                tag,
                "`words.\(name)` has placeholders, which sitegen fills in",
                help: "docs/templates.md names the key for the whole sentence"
            )
            return .unknown
        case nil:
            diagnostics.insert(
                Diagnostic(
                    .templateNameUnknown,
                    at: tag.location,
                    "`words` has no key `\(name)`",
                    advice: NearMiss.advice(
                        for: name,
                        at: tag.location,
                        among: words.keys,
                        listing: 0,
                        mayBeCertain: tag.isWhole
                    )
                    .or("add `\(name):` to every file of the folder `strings`")
                )
            )
            return .unknown
        }
    }

    private mutating func reportUnknownFile(
        _ name: String,
        _ tag: TemplateTag,
        _ thing: String,
        _ folder: String,
        _ known: Set<String>
    ) {
        // The file's own name, `style.css`, is the most common slip.
        let key = AssetView.key(for: name)
        diagnostics.insert(
            Diagnostic(
                .assetUnknown,
                at: tag.location,
                "The theme has no \(thing) `\(name)`",
                advice: known.contains(key)
                    ? NearMiss.advice(for: name, at: tag.location, meant: key)
                    : NearMiss.advice(for: key, at: tag.location, among: known, mayBeCertain: tag.isWhole)
                        .or("put the file in the folder `\(folder)` of the templates")
            )
        )
    }

    private func names(in scope: Scope) -> [String] {
        guard case .view(let view) = scope.contents else { return [] }
        return view.keys.map(\.name)
    }

    private mutating func reportUnknown(
        _ name: String,
        _ tag: TemplateTag,
        names: [String],
        _ frame: Frame,
        owner: String? = nil
    ) {
        let page = frame.templates.first ?? ""
        diagnostics.insert(
            Diagnostic(
                .templateNameUnknown,
                at: tag.location,
                owner.map { "`\($0)` has no key `\(name)`" } ?? "The page `\(page)` has no key `\(name)` here",
                advice: NearMiss.advice(
                    for: name,
                    at: tag.location,
                    among: names,
                    listing: 0,
                    mayBeCertain: tag.isWhole
                )
                .or("docs/templates.md lists the keys of each kind of page")
            )
        )
    }

    /// An absent key lets Mustache climb to an outer key of the same name, and the page would show that one's text.
    private mutating func checkClimbing(
        _ key: TemplateKeyDescription,
        _ depth: Int,
        _ tag: TemplateTag,
        _ scopes: ArraySlice<Scope>
    ) {
        guard key.isOptional, depth > 0, lookUp(key.name, in: scopes.prefix(depth)) != nil else { return }
        diagnostics.insert(
            Diagnostic(
                .templateNameClimbs,
                at: tag.location,
                "Where `\(key.name)` is absent, the outer `\(key.name)` would be shown in its place",
                help: "write `.\(key.name)`"
            )
        )
    }

    private mutating func unsupported(_ tag: TemplateTag, _ message: String, help: String?) {
        diagnostics.insert(Diagnostic(.templateUnsupported, at: tag.location, message, help: help))
    }
}

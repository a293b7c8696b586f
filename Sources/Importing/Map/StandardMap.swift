import Diagnostics

extension ImportMap {
    /// The map that counts where a publisher's own says nothing.
    package static func standard(for tool: ImportTool) -> ImportMap {
        var found: [Diagnostic] = []
        let file = SourceFile(.content, "map.yml")
        let common = read(standardText, file: file, diagnostics: &found)
        let own = read(standardText(for: tool), file: file, diagnostics: &found)
        return common.extended(by: own)
    }

    /// What is the same for all tools, in the form in which publishers write their own maps.
    package static let standardText = """
        folders:
          "404": {drop: sitegen makes a page for addresses that do not exist}
          conditions: conditions
          diseases: conditions
          medicines: medicines
          drugs: medicines
          tests: tests
          treatments: treatments
          vaccines: vaccines
          symptoms: symptoms
        frontMatter:
          title: title
          description: summary
          summary: summary
          lastmod: updated
          last_modified_at: updated
          last_updated: updated
          updated: updated
          modified: updated
          author: authors
          authors: authors
          reviewed: reviewed
          last_reviewed: reviewed
          lastReviewed: reviewed
          review_date: reviewed
          medically_reviewed: reviewed
          reviewer: reviewers
          reviewers: reviewers
          reviewed_by: reviewers
          reviewedBy: reviewers
          medical_reviewer: reviewers
          next_review: nextReview
          nextReview: nextReview
          review_due: nextReview
          references: sources
          sources: sources
          order: order
          draft: draft
          slug: slug
          lang: language
          language: language
          synonyms: synonyms
          also_known_as: synonyms
          funding: funding
          layout: {drop: it names a template of the old site}
        markup:
          note: NOTE
          info: NOTE
          abstract: NOTE
          summary: NOTE
          tldr: NOTE
          tip: NOTE
          hint: NOTE
          success: NOTE
          check: NOTE
          question: NOTE
          help: NOTE
          faq: NOTE
          example: NOTE
          seealso: NOTE
          quote: NOTE
          primary: NOTE
          secondary: NOTE
          important: IMPORTANT
          warning: IMPORTANT
          caution: IMPORTANT
          attention: IMPORTANT
          danger: IMPORTANT
          error: IMPORTANT
          failure: IMPORTANT
          details: DETAILS

        """

    /// What is true of one tool only.
    package static func standardText(for tool: ImportTool) -> String {
        switch tool {
        case .jekyll:
            """
            frontMatter:
              excerpt: summary
              nav_order: order
              redirect_from: aliases
              published: {to: draft, as: opposite}
              permalink: {drop: the old address is kept under `aliases`}
            markup:
              note-title: NOTE
              warning-title: IMPORTANT
              important-title: IMPORTANT
              no_toc: {drop: the list of headings has all of them}
              toc: {drop: the page lists its headings by itself}

            """
        case .hugo:
            """
            frontMatter:
              weight: order
              aliases: aliases
              url: {drop: the old address is kept under `aliases`}
              menu: {drop: the menu of the site is made by itself}
            markup:
              notice: {card: type}
              alert: {card: type}
              callout: {card: type}
              admonition: {card: type}
              hint: {card: type}
              expand: DETAILS
              collapse: DETAILS
              figure: figure
              youtube: {link: "https://www.youtube.com/watch?v={0}", text: title}
              vimeo: {link: "https://vimeo.com/{0}", text: title}
              toc: {drop: the page lists its headings by itself}

            """
        case .mkdocs:
            """
            frontMatter:
              template: {drop: it names a template of the old site}
              hide: {drop: it hides parts of a page of the old site}
              icon: {drop: it is shown in the menu of the old site}

            """
        case .markdown: ""
        }
    }
}

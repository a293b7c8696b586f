import SiteModel
import Testing

@testable import Checks

@Suite("Syllables of English words")
struct SyllablesTests {
    @Test(
        "are counted by the spelling",
        arguments: [
            (
                1,
                """
                a the be eye eyes you year cause caused times breathe clothes used called heart blood through friend \
                friends aches we're don't they've months whole dye queue league
                """
            ),
            (
                2,
                """
                iron causes changes rashes muscle muscles needed treated handled doctor patient patients special nation \
                million fatigue asthma migraine disease thyroid going being trying diet quiet giant science create fluid \
                ruin isn't doesn't every likely careful something lifetime movement people player technique rhythm spasm \
                safety business table acre nurses café
                """
            ),
            (
                3,
                """
                medicine oxygen diseases physician condition infection various previous medium nutrient easier easiest \
                gradual usual actual area idea nausea museum nucleus embryo surgery supplement element \
                awareness behavior nuclear everyone replacement aorta video violent nurse’s-aide
                """
            ),
            (
                4,
                """
                anemia organisms diabetes leukemia insomnia bacteria medication experience ingredient influenza society variety \
                evaluate associate situation cooperate specifically dementia pancreatic
                """
            ),
            (5, "myocardial metabolism radiology physiology inflammatory"),
            (6, "osteoporosis hypothyroidism"),
        ]
    )
    func words(count: Int, words: String) {
        for word in words.split(separator: " ") {
            #expect(Syllables.count(String(word)) == count, "\(word)")
        }
    }

    @Test(
        "numbers count as one, abbreviations as their letters, and parts by themselves",
        arguments: [
            ("5", 1), ("1,204.5", 1), ("CBC", 3), ("NSAIDs", 5), ("WBC", 5), ("B12", 2), ("A1C", 3), ("NOT", 1),
            ("EMERGENCY", 4), ("e.g", 2), ("U.S", 2), ("tar-like", 2), ("well-known", 2), ("1-800", 2), ("X-ray", 2),
            ("H₂O", 2), ("", 1), ("'", 1), ("漢字", 1), (String(repeating: "la", count: 100), 28),
        ]
    )
    func others(word: String, count: Int) {
        #expect(Syllables.count(word) == count)
    }

    @Test(
        "in a text are those of each word by itself",
        arguments: [
            "who WHO who Who we're were we’re NSAIDs nsaids", "tar-like tar‑like quay cooperate tar-like cooperate",
            "diabetes anemia diabetes quietly quite quiet quietly guide yes player eyelid eyelid",
            String(repeating: "la", count: 28) + " " + String(repeating: "la", count: 29) + " ideas idea ruin",
        ]
    )
    func text(_ text: String) {
        let prose = Prose(paragraph: text)
        let list = WordList(of: prose)
        let counts = prose.bytes.withUnsafeBufferPointer { bytes in
            Syllables.withCounter { counter in
                list.words.map { counter.count($0.range, key: $0.key, in: bytes) }
            }
        }
        #expect(counts == text.split(separator: " ").map { Syllables.count(String($0)) })
    }
}

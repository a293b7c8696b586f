import SiteModel

/// The units in which texts in English state how much there is of something, each with what it measures, so that `1 g` and
/// `1,000 mg` are the same.
///
/// Factors are exact: those of the International System of Units (BIPM, SI Brochure, 9th edition, tables 4, 7 and 8), and
/// of days to weeks and years to months. Where one unit is not a fixed number of the other, as months of days or cups of
/// milliliters, they measure different things here, and are never compared.
enum MeasureUnits {
    /// What is measured.
    enum Dimension: UInt8, Sendable {
        /// In milligrams.
        case mass
        /// In milliliters.
        case volume
        /// In millimoles.
        case substance
        /// In kilocalories.
        case energy
        /// In millimeters.
        case length
        /// In hours.
        case time
        /// In months.
        case calendar
        /// In millimeters of mercury.
        case pressure
        /// In degrees Celsius.
        case temperature
        /// In percent.
        case share
        /// One in so many.
        case frequency
        /// In months.
        case age
        /// A number to call.
        case telephone
        /// Things that are counted one by one; which ones, the key of their word tells.
        case things
    }

    /// A unit: what it measures, and how many of the dimension's own unit it is.
    struct Unit: Sendable {
        var dimension: Dimension
        var factor: Double
    }

    /// What a word after a number is as a unit, without its ending in the plural.
    static func unit(_ word: WordKey) -> Unit? { all[word] }

    /// Whether a word is a unit for which a text says how often: a day, a week.
    static func isPeriod(_ word: WordKey) -> Bool { periods.contains(word) }

    private static let periods = WordSet("hour day night week month year dose meal hr h d")

    private static let all: WordTable<Unit> = {
        var entries: [(WordKey, Unit)] = []
        for (dimension, factor, words) in table {
            for word in words.split(separator: " ") {
                entries.append((WordKey(word), Unit(dimension: dimension, factor: factor)))
            }
        }
        return WordTable(entries)
    }()

    private static let table: [(Dimension, Double, String)] = [
        (.mass, 1e-9, "pg picogram"),
        (.mass, 1e-6, "ng nanogram"),
        (.mass, 1e-3, "mcg µg μg microgram"),
        (.mass, 1, "mg milligram"),
        (.mass, 1e3, "g gram gramme"),
        (.mass, 1e6, "kg kilogram"),
        (.volume, 1e-3, "µl μl microliter microlitre"),
        (.volume, 1, "ml milliliter millilitre"),
        (.volume, 100, "dl deciliter decilitre"),
        (.volume, 1e3, "l liter litre"),
        (.substance, 1e-9, "pmol picomole"),
        (.substance, 1e-6, "nmol nanomole"),
        (.substance, 1e-3, "µmol μmol micromole"),
        (.substance, 1, "mmol millimole"),
        (.substance, 1e3, "mol mole"),
        (.energy, 1, "calorie kcal kilocalorie"),
        (.length, 1, "mm millimeter millimetre"),
        (.length, 10, "cm centimeter centimetre"),
        (.length, 1e3, "meter metre"),
        (.length, 1e6, "km kilometer kilometre"),
        (.time, 1.0 / 3600, "second"),
        (.time, 1.0 / 60, "minute"),
        (.time, 1, "hour"),
        (.time, 24, "day"),
        (.time, 168, "week"),
        (.calendar, 1, "month"),
        (.calendar, 12, "year"),
        (.pressure, 1, "mmhg"),
        (.share, 1, "percent"),
        (
            .things, 1,
            """
            tablet capsule pill puff spray drop patch unit iu sachet teaspoon tablespoon teaspoonful tablespoonful \
            drink cup glass ounce pound serving portion injection people person individual adult child man woman baby \
            newborn case death mile egg
            """
        ),
    ]
}

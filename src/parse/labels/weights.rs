//! How much each piece of evidence counts, in log-odds: the one table by which a file's labels are weighed.
//!
//! A name is taken for a speaker's if its pieces, each times its weight, add up to more than nothing. None
//! decides alone.

use crate::episode::findings::InBoth;

/// A piece of evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feature {
    /// Lines that begin with something before a colon are mostly prose.
    Prior,
    /// How its shape sets it off.
    Dress,
    /// How often it comes back.
    Returns,
    /// Whether other names stand between its lines.
    Alternates,
    /// No other name in the file.
    OnlyOne,
    /// What it looks like in its script.
    Look,
    /// A role's word.
    Role,
    /// A person of the head, the title, a legend, the settings.
    Known,
    /// A form of a name that is certain.
    Form,
    /// Times beside it.
    Timed,
    /// Questions behind it.
    Asks,
    /// People who say I and you.
    Address,
    /// At the start of a paragraph.
    Starts,
    /// In the middle of a broken sentence.
    Broken,
    /// How much of the text such names explain.
    Covers,
    /// Written as the other names are.
    Company,
    /// A field's word.
    Field,
    /// Among names of fields.
    AmongFields,
    /// A verb of speaking.
    Reported,
    /// A quotation behind it.
    Quotes,
    /// In list items.
    Listed,
    /// In one and the same round.
    Round,
    /// Once under each heading.
    OncePerSection,
    /// Half of a heading.
    HalfHeading,
    /// A number or a single sign behind it.
    Datum,
    /// Outside the talk.
    Apart,
    /// One bare word, once.
    Passing,
    /// A company, a product, a work.
    Thing,
    /// A word of a sentence that goes on behind it.
    GoesOn,
    /// Nothing is said behind it.
    Silent,
}

/// A row of the table.
pub struct Weight {
    /// The evidence.
    pub piece: Feature,
    /// Log-odds for a piece of 1.
    pub odds: f32,
    /// In words, if it speaks for the name.
    pub favours: InBoth,
    /// In words, if it speaks against it.
    pub opposes: InBoth,
}

const fn row(piece: Feature, odds: f32, favours: InBoth, opposes: InBoth) -> Weight {
    Weight { piece, odds, favours, opposes }
}

/// Nothing to be said.
const NOTHING: InBoth = ["", ""];

/// The table, in the order of [`Feature`].
pub const WEIGHTS: &[Weight] = &[
    row(Feature::Prior, -2.0, NOTHING, ["most lines with a colon are prose", "带冒号的行多是一般文字"]),
    row(
        Feature::Dress,
        1.0,
        ["its markup sets it off", "标记很醒目"],
        ["its shape is common in prose", "这种写法在一般文字里也常见"],
    ),
    row(Feature::Returns, 2.0, ["comes back", "多次出现"], ["hardly comes back", "很少再出现"]),
    row(Feature::Alternates, 1.5, ["takes turns with others", "与别的名字轮流出现"], NOTHING),
    row(Feature::OnlyOne, -1.5, NOTHING, ["no other name takes turns with it", "没有别的名字与它轮流"]),
    row(Feature::Look, 1.2, ["looks like a name", "像人名"], ["does not look like a name", "不像人名"]),
    row(Feature::Role, 2.0, ["is a word for one who asks or answers", "是提问者或回答者的称呼"], NOTHING),
    row(
        Feature::Known,
        2.0,
        ["is named in the head, the title or the settings", "文件头、标题或设置里有这个名字"],
        NOTHING,
    ),
    row(Feature::Form, 2.0, ["is a form of another speaker's name", "是另一位说话人名字的别写"], NOTHING),
    row(Feature::Timed, 1.8, ["has times beside it", "旁边有时间"], NOTHING),
    row(Feature::Asks, 0.6, ["questions follow", "后面有提问"], NOTHING),
    row(Feature::Address, 1.2, ["what follows is said to somebody", "后面的话是对人说的"], NOTHING),
    row(Feature::Starts, 0.5, ["begins paragraphs", "在段首"], NOTHING),
    row(Feature::Broken, -2.0, NOTHING, ["stands in the middle of a sentence", "在句子中间"]),
    row(
        Feature::Covers,
        2.0,
        ["most paragraphs begin so", "多数段落这样开头"],
        ["few paragraphs begin so", "很少段落这样开头"],
    ),
    row(Feature::Company, 1.5, ["is written as the other names are", "写法与其他名字相同"], NOTHING),
    row(Feature::Field, -3.5, NOTHING, ["names a field, not a speaker", "是栏目名，不是人"]),
    row(Feature::AmongFields, -2.0, NOTHING, ["stands among names of fields", "夹在栏目名之间"]),
    row(Feature::Reported, -4.5, NOTHING, ["somebody is reported to say it", "是转述某人说的话"]),
    row(Feature::Quotes, -1.2, NOTHING, ["a quotation follows", "后面是引文"]),
    row(Feature::Listed, -0.9, NOTHING, ["stands in a list", "在列表里"]),
    row(
        Feature::Round,
        -4.0,
        NOTHING,
        ["comes back in one and the same round, as fields do", "总按同一次序轮回，像栏目"],
    ),
    row(
        Feature::OncePerSection,
        -3.0,
        NOTHING,
        ["stands once under each heading, as fields do", "每个标题下出现一次，像栏目"],
    ),
    row(Feature::HalfHeading, -4.0, NOTHING, ["is half of a heading", "是标题的一半"]),
    row(Feature::Datum, -2.8, NOTHING, ["a value follows, not words", "后面是数值，不是话"]),
    row(Feature::Apart, -3.0, NOTHING, ["stands apart from the talk", "离对话很远"]),
    row(Feature::Passing, -3.0, NOTHING, ["a single word that stands once", "只出现一次的单词"]),
    row(Feature::Thing, -2.5, NOTHING, ["is no person by the head", "按文件头不是人"]),
    row(
        Feature::GoesOn,
        -3.0,
        NOTHING,
        ["is a word of the sentence that goes on behind it", "是句子的一部分"],
    ),
    row(Feature::Silent, -7.0, NOTHING, ["nothing is said behind it", "后面没有话"]),
];

/// A number for each piece, in the order of [`Feature`].
pub type PerFeature = [f32; WEIGHTS.len()];

/// The log-odds of the table.
pub static ODDS: PerFeature = {
    let mut odds = [0.0; WEIGHTS.len()];
    let mut index = 0;
    while index < odds.len() {
        odds[index] = WEIGHTS[index].odds;
        index += 1;
    }
    odds
};

/// The evidence for one name.
#[derive(Clone, Copy, Debug)]
pub struct NameEvidence {
    values: PerFeature,
    odds: &'static PerFeature,
}

impl NameEvidence {
    /// Nothing but the prior, to be weighed by `odds`.
    pub fn new(odds: &'static PerFeature) -> Self {
        let mut evidence = Self { values: [0.0; WEIGHTS.len()], odds };
        evidence.set(Feature::Prior, 1.0);
        evidence
    }

    /// Sets a piece.
    pub fn set(&mut self, piece: Feature, value: f32) {
        if let Some(slot) = self.values.get_mut(piece as usize) {
            *slot = value;
        }
    }

    /// The value of a piece.
    pub fn of(&self, piece: Feature) -> f32 {
        self.values.get(piece as usize).copied().unwrap_or_default()
    }

    /// Log-odds that the name is a speaker's.
    pub fn margin(&self) -> f32 {
        self.values.iter().zip(self.odds).map(|(value, odds)| value * odds).sum()
    }

    /// The rows and what each counts.
    fn rows(&self) -> impl Iterator<Item = (&'static Weight, f32)> {
        let counted = self.values.iter().zip(self.odds).map(|(value, odds)| value * odds);
        WEIGHTS.iter().zip(counted)
    }

    /// What speaks most against the name, in words.
    pub fn objection(&self) -> &'static str {
        let against = self.rows().filter(|(row, counted)| *counted < 0.0 && row.piece != Feature::Prior);
        against
            .min_by(|a, b| a.1.total_cmp(&b.1))
            .map_or("nothing speaks for a name", |(row, _)| row.opposes[0])
    }

    /// What speaks for the name, what against it, in words, the strongest first; the prior left out.
    pub fn words(&self) -> [Vec<InBoth>; 2] {
        let mut rows: Vec<_> = self
            .rows()
            .filter(|(row, counted)| counted.abs() >= 0.3 && row.piece != Feature::Prior)
            .collect();
        rows.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let of = |wanted: fn(f32) -> bool, words: fn(&Weight) -> InBoth| {
            rows.iter().filter(|(_, counted)| wanted(*counted)).map(|(row, _)| words(row)).collect()
        };
        [of(|counted| counted > 0.0, |row| row.favours), of(|counted| counted < 0.0, |row| row.opposes)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_has_its_row() {
        for (index, row) in WEIGHTS.iter().enumerate() {
            assert_eq!(row.piece as usize, index);
            assert!(!row.favours.is_empty() || !row.opposes.is_empty());
        }
        assert_eq!(Feature::Silent as usize + 1, WEIGHTS.len());
    }
}

//! How much each piece of evidence counts, in log-odds: the one table by which a file's labels are weighed.
//!
//! A name is taken for a speaker's if its pieces, each times its weight, add up to more than nothing. None decides alone.

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
    /// In words for people, if it speaks for the name.
    pub favours: &'static str,
    /// In words for people, if it speaks against it.
    pub opposes: &'static str,
}

const fn row(piece: Feature, odds: f32, favours: &'static str, opposes: &'static str) -> Weight {
    Weight { piece, odds, favours, opposes }
}

/// The table, in the order of [`Feature`].
pub const WEIGHTS: &[Weight] = &[
    row(Feature::Prior, -2.0, "", "most lines with a colon are prose"),
    row(Feature::Dress, 1.0, "its markup sets it off", "its shape is common in prose"),
    row(Feature::Returns, 2.0, "comes back", "hardly comes back"),
    row(Feature::Alternates, 1.5, "takes turns with others", ""),
    row(Feature::OnlyOne, -1.5, "", "no other name takes turns with it"),
    row(Feature::Look, 1.2, "looks like a name", "does not look like a name"),
    row(Feature::Role, 2.0, "is a word for one who asks or answers", ""),
    row(Feature::Known, 2.0, "is named in the head, the title or the settings", ""),
    row(Feature::Form, 2.0, "is a form of another speaker's name", ""),
    row(Feature::Timed, 1.8, "has times beside it", ""),
    row(Feature::Asks, 0.6, "questions follow", ""),
    row(Feature::Address, 1.2, "what follows is said to somebody", ""),
    row(Feature::Starts, 0.5, "begins paragraphs", ""),
    row(Feature::Broken, -2.0, "", "stands in the middle of a sentence"),
    row(Feature::Covers, 2.0, "most paragraphs begin so", "few paragraphs begin so"),
    row(Feature::Company, 1.5, "is written as the other names are", ""),
    row(Feature::Field, -3.5, "", "names a field, not a speaker"),
    row(Feature::AmongFields, -2.0, "", "stands among names of fields"),
    row(Feature::Reported, -4.5, "", "somebody is reported to say it"),
    row(Feature::Quotes, -1.2, "", "a quotation follows"),
    row(Feature::Listed, -0.9, "", "stands in a list"),
    row(Feature::Round, -4.0, "", "comes back in one and the same round, as fields do"),
    row(Feature::OncePerSection, -3.0, "", "stands once under each heading, as fields do"),
    row(Feature::HalfHeading, -4.0, "", "is half of a heading"),
    row(Feature::Datum, -2.8, "", "a value follows, not words"),
    row(Feature::Apart, -3.0, "", "stands apart from the talk"),
    row(Feature::Passing, -3.0, "", "a single word that stands once"),
    row(Feature::Thing, -2.5, "", "is no person by the head"),
    row(Feature::GoesOn, -3.0, "", "is a word of the sentence that goes on behind it"),
    row(Feature::Silent, -7.0, "", "nothing is said behind it"),
];

/// The evidence for one name, in the order of [`WEIGHTS`].
#[derive(Clone, Copy, Debug)]
pub struct NameEvidence([f32; WEIGHTS.len()]);

impl NameEvidence {
    /// Nothing but the prior.
    pub fn new() -> Self {
        let mut evidence = Self([0.0; WEIGHTS.len()]);
        evidence.set(Feature::Prior, 1.0);
        evidence
    }

    /// Sets a piece.
    pub fn set(&mut self, piece: Feature, value: f32) {
        if let Some(slot) = self.0.get_mut(piece as usize) {
            *slot = value;
        }
    }

    /// Log-odds that the name is a speaker's.
    pub fn margin(&self) -> f32 {
        self.rows().map(|(_, counted)| counted).sum()
    }

    /// The rows and what each counts.
    fn rows(&self) -> impl Iterator<Item = (&'static Weight, f32)> {
        WEIGHTS.iter().zip(&self.0).map(|(row, value)| (row, row.odds * value))
    }

    /// What speaks most against the name, in words.
    pub fn objection(&self) -> &'static str {
        let against = self.rows().filter(|(row, counted)| *counted < 0.0 && row.piece != Feature::Prior);
        against.min_by(|a, b| a.1.total_cmp(&b.1)).map_or("nothing speaks for a name", |(row, _)| row.opposes)
    }

    /// What speaks for the name, what against it, in words, the strongest first; the prior left out.
    pub fn words(&self) -> [Vec<&'static str>; 2] {
        let mut rows: Vec<_> = self
            .rows()
            .filter(|(row, counted)| counted.abs() >= 0.3 && row.piece != Feature::Prior)
            .collect();
        rows.sort_by(|a, b| b.1.abs().total_cmp(&a.1.abs()));
        let of = |wanted: fn(f32) -> bool, words: fn(&Weight) -> &'static str| {
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

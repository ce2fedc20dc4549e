//! Citations and references in any style of CSL, the language in which Zotero and journals say how they want
//! them; hayagriva does the writing.

mod circular;
mod item;
mod person;

use std::collections::HashMap;
use std::sync::{LazyLock, OnceLock};

use hayagriva::archive::{ArchivedStyle, locales};
use hayagriva::citationberg::json::Item;
use hayagriva::citationberg::taxonomy::Locator;
use hayagriva::citationberg::{IndependentStyle, Locale, LocaleCode, Style, StyleClass};
use hayagriva::{
    BibliographyDriver, BibliographyItem, BibliographyRequest, BufWriteFormat, CitationItem, CitationRequest,
    ElemChildren, LocatorPayload, Rendered, SpecificLocator,
};

use regex::Regex;

use super::record::Work;
use crate::text::language;

/// A style.
#[derive(Clone, Debug)]
pub struct CslStyle {
    style: IndependentStyle,
}

/// What a style makes of places in interviews.
pub(super) struct CslText {
    /// For each place what stands behind the quote or, in a style of notes, in its note.
    pub citations: Vec<String>,
    /// The interviews, in the order of the style; none if it lists none.
    pub references: Vec<String>,
}

/// An interview as the crate wants it, and the language of the words around it; `None` for the style's own.
struct CitedWork {
    item: Item,
    language: Option<LocaleCode>,
}

/// The names of the styles that are known without a file, several for some of them, each with its title.
pub(super) fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    let named =
        |style: &'static ArchivedStyle| style.names().iter().map(|name| (*name, style.display_name()));
    ArchivedStyle::all().iter().flat_map(named)
}

impl CslStyle {
    /// The style that is known by a name of [`names`].
    pub(super) fn known(name: &str) -> Option<Self> {
        match ArchivedStyle::by_name(name)?.get() {
            Style::Independent(style) => Some(Self { style }),
            Style::Dependent(_) => None,
        }
    }

    /// Reads a style from the text of a `.csl` file. One that only says which other style it is like is that
    /// one, if it is known.
    ///
    /// # Errors
    /// What is wrong with it.
    pub(super) fn read(xml: &str) -> Result<Self, String> {
        if circular::has_circle(xml) {
            return Err("not a style of CSL: a macro comes back to itself".to_owned());
        }
        match Style::from_xml(xml).map_err(|error| format!("not a style of CSL: {}", error.source))? {
            Style::Independent(style) => Ok(Self { style }),
            Style::Dependent(style) => {
                let link = style.parent_link.href;
                let name = link.rsplit('/').next().unwrap_or_default();
                Self::known(name)
                    .ok_or_else(|| format!("it is like another style, which is not known: {name}"))
            }
        }
    }

    /// Whether citations of this style are notes at the foot of a page.
    pub(super) fn has_notes(&self) -> bool {
        self.style.settings.class == StyleClass::Note
    }

    /// Cites places, each an interview and where in it (may be empty), in this order on the day `accessed`
    /// (`YYYY-MM-DD`).
    pub(super) fn write(&self, places: &[(Work, String)], accessed: &str) -> CslText {
        let mut numbers: HashMap<&Work, usize> = HashMap::new();
        let mut works: Vec<CitedWork> = Vec::new();
        let mut cites: Vec<(usize, &str)> = Vec::new();
        for (work, place) in places {
            let number = *numbers.entry(work).or_insert(works.len());
            if number == works.len() {
                works.push(self.cited(work, number, accessed));
            }
            cites.push((number, place));
        }
        let cites: Vec<(&CitedWork, &str)> =
            cites.iter().filter_map(|(number, place)| Some((works.get(*number)?, *place))).collect();
        let language = shared_language(&works);
        let all = self.render(&cites, language.clone(), &self.style);
        // A note is whole in itself: nobody knows where it goes, so no other is “ibid.”
        let citations = if self.has_notes() {
            let unlisted = IndependentStyle { bibliography: None, ..self.style.clone() };
            let whole = |cite| self.render(&[cite], language.clone(), &unlisted).citations;
            cites.iter().copied().flat_map(whole).collect()
        } else {
            all.citations
        };
        let references = all.bibliography.map_or_else(Vec::new, |list| list.items);
        CslText {
            citations: citations.iter().map(|one| plain(&one.citation)).collect(),
            references: references.iter().map(reference).filter(|line| !line.is_empty()).collect(),
        }
    }

    fn render(
        &self,
        cites: &[(&CitedWork, &str)],
        language: Option<LocaleCode>,
        listing: &IndependentStyle,
    ) -> Rendered {
        let mut driver = BibliographyDriver::new();
        for ((work, place), note) in cites.iter().zip(1..) {
            let locator = SpecificLocator(Locator::Custom, LocatorPayload::Str(place));
            let cite = CitationItem::with_locator(&work.item, Some(locator).filter(|_| !place.is_empty()));
            let language = work.language.clone();
            driver.citation(CitationRequest::new(vec![cite], &self.style, language, terms(), Some(note)));
        }
        driver.finish(BibliographyRequest::new(listing, language, terms()))
    }

    /// `work` as the `number`th of what is cited. A style puts its own words around it: Chinese ones into
    /// English punctuation would be neither. One that is made for East Asia knows English ones too (`et al.`).
    fn cited(&self, work: &Work, number: usize, accessed: &str) -> CitedWork {
        let own = self.style.default_locale.as_ref().and_then(|own| own.0.get(..2)).unwrap_or("en");
        let is_foreign = ["zh", "ja", "ko"].contains(&own) && language::detected(&work.title) != own;
        CitedWork {
            item: item::of(work, number, accessed, own == "zh"),
            language: is_foreign.then(LocaleCode::en_us),
        }
    }
}

/// The language of all of `works`, if it is one.
fn shared_language(works: &[CitedWork]) -> Option<LocaleCode> {
    let mut languages = works.iter().map(|work| &work.language);
    let first = languages.next()?;
    first.clone().filter(|_| languages.all(|language| language == first))
}

/// The words of styles in all languages, read when first asked for.
fn terms() -> &'static [Locale] {
    static TERMS: OnceLock<Vec<Locale>> = OnceLock::new();
    TERMS.get_or_init(locales)
}

fn reference(item: &BibliographyItem) -> String {
    let first = item.first_field.clone().map_or_else(String::new, |field| plain(&ElemChildren(vec![field])));
    // A number without anything behind it refers to nothing.
    let rest = Some(plain(&item.content)).filter(|rest| rest.chars().any(char::is_alphanumeric));
    rest.map_or_else(String::new, |rest| format!("{first} {rest}").trim_start().to_owned())
}

/// On one line, without italics and the like, and without a full stop behind what has ended already.
fn plain(words: &ElemChildren) -> String {
    static ENDED_TWICE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"([?!？！]|[^.]\.)(”?)\.(”| |$)").expect("a pattern of our own"));
    let mut text = String::new();
    // A text takes whatever is written to it.
    let _ = words.write_buf(&mut text, BufWriteFormat::Plain);
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    ENDED_TWICE.replace_all(&text, "$1$2$3").into_owned()
}

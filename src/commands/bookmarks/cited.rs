//! `fangtan bookmarks export --style STYLE`: passages as quotations, each with its citation.

use std::path::Path;

use crate::commands::naming;
use crate::commands::outcome::Failure;
use crate::config::places::expand_home;
use crate::episode::model::Role;
use crate::export::{Citation, CitationStyle, CitationWriter, Record};
use crate::messages::{Language, Msg};
use crate::runtime::citing;
use crate::wording::translated::translated;

/// A style that is ready to write, in the language of the user.
pub struct Citing {
    writer: CitationWriter,
    language: Language,
}

impl Citing {
    /// The style of this name or file.
    ///
    /// # Errors
    /// There is none.
    pub fn in_style(style: &str, language: Language) -> Result<Self, Failure> {
        let style = expand_home(style);
        let style = CitationStyle::of(&style.to_string_lossy(), Path::new(""));
        let writer = style.and_then(|style| citing::writer(&style));
        let told = |problem: String| Failure::Message(translated(&problem, language));
        writer.map(|writer| Self { writer, language }).map_err(told)
    }

    /// The quotations, cited today.
    pub fn text(&self, records: &[Record]) -> String {
        let accessed = jiff::Zoned::now().date().to_string();
        let cited = records.iter().filter(|record| record.deleted.is_none());
        let cited =
            cited.map(|record| Citation { role: self.role(record), ..Citation::of(record, &accessed) });
        let mut cited: Vec<Citation> = cited.collect();
        citing::name_people(&mut cited);
        self.writer.many(&cited, Msg::References.text(self.language))
    }

    fn role(&self, record: &Record) -> String {
        let roles = [Role::Host, Role::Guest].into_iter();
        let role = roles.map(|role| (role.name(), naming::role(role, self.language)));
        role.filter(|(name, _)| *name == record.role).map(|(_, told)| told.to_owned()).collect()
    }

    /// The ending of a file of them.
    pub fn extension(&self) -> &'static str {
        match self.writer {
            CitationWriter::Markdown => "md",
            CitationWriter::Bibtex => "bib",
            CitationWriter::Plain | CitationWriter::Csl(_) => "txt",
        }
    }
}

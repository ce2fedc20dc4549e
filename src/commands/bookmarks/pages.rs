//! The words of pages for a browser, in the reader's language.

use crate::export::{PageWords, ShelfWords};
use crate::messages::{Language, Msg};

/// Of the page of an interview.
pub fn of_one(language: Language) -> PageWords {
    PageWords {
        language: code(language),
        source: Msg::Source.text(language),
        sections: Msg::PageSections.text(language),
        lost: Msg::NotThereNow.text(language),
        folded: Msg::PageFolded.text(language),
    }
}

/// Of the page of all.
pub fn of_all(language: Language) -> ShelfWords {
    ShelfWords {
        language: code(language),
        title: Msg::PageOfAll.text(language),
        people: Msg::PeopleTitle.text(language),
        questions: Msg::PageQuestions.text(language),
    }
}

fn code(language: Language) -> &'static str {
    match language {
        Language::English => "en",
        Language::Chinese => "zh",
    }
}

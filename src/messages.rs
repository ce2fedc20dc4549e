//! Every sentence of the screen, in English and Chinese, in one table; but for what keys do, which stands in
//! the table of actions.
//!
//! Knows words only; who says them and where is not its business.
//!
//! By hand: Fluent with `i18n-embed-fl` 0.10 looks after the names and gaps of its first language alone. Here the
//! compiler wants both languages side by side, and tests find gaps that differ and sentences that nobody says.

mod fill;
#[macro_use]
mod labels;
mod language;
#[macro_use]
mod notices;
#[macro_use]
mod reports;

pub use language::Language;

/// The same words in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wording {
    /// In English.
    pub english: &'static str,
    /// In Chinese.
    pub chinese: &'static str,
}

impl Wording {
    /// Its words in `language`.
    pub fn text(self, language: Language) -> &'static str {
        match language {
            Language::English => self.english,
            Language::Chinese => self.chinese,
        }
    }
}

impl From<Msg> for Wording {
    fn from(msg: Msg) -> Self {
        Self { english: msg.text(Language::English), chinese: msg.text(Language::Chinese) }
    }
}

macro_rules! messages {
    ($($name:ident $english:literal $chinese:literal;)*) => {
        /// A sentence of the interface. `{}` stands for what [`Msg::with`] fills in.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Msg {
            $(#[doc = $english] $name,)*
        }

        impl Msg {
            /// All of them.
            pub const ALL: &[Self] = &[$(Self::$name),*];

            /// Its words in `language`.
            pub fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::English) => $english,
                      (Self::$name, Language::Chinese) => $chinese,)*
                }
            }
        }
    };
}

impl Msg {
    /// Its words in `language`, each `{}` replaced by the next of `values` (`{1}` by the one of that number).
    /// Of two forms parted by `|` the first is for one, the second for more, by the first value.
    pub fn with(self, language: Language, values: &[&dyn std::fmt::Display]) -> String {
        self.told(language, values, &str::to_owned)
    }

    /// The same; each `{@name}` is replaced by what `key` says of the action of that name.
    pub fn told(
        self,
        language: Language,
        values: &[&dyn std::fmt::Display],
        key: &dyn Fn(&str) -> String,
    ) -> String {
        fill::filled(self.text(language), values, key)
    }
}

labels!(notices);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_take_the_same_values() {
        for msg in Msg::ALL {
            let slots = |form: &str| form.matches('{').count();
            let chinese = slots(msg.text(Language::Chinese));
            for form in msg.text(Language::English).split('|') {
                assert_eq!(slots(form), chinese, "{msg:?}");
            }
        }
    }

    #[test]
    fn values_are_filled_in_by_order_or_by_number() {
        assert_eq!(Msg::KeptMark.with(Language::English, &[&'a', &"1.2"]), "mark a set at 1.2");
        assert_eq!(Msg::TurnCount.with(Language::English, &[&1]), "1 turn");
        assert_eq!(Msg::TurnCount.with(Language::English, &[&0]), "0 turns");
        assert_eq!(Msg::KeptMark.with(Language::Chinese, &[&'a', &"1.2"]), "已在 1.2 设标记 a");
    }
}

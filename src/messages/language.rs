//! The languages of the interface.

/// The language of the interface.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// English.
    #[default]
    English,
    /// 简体中文.
    Chinese,
}

impl Language {
    /// Of `both`, English and Chinese, the one in this language.
    pub fn pick<T>(self, both: [T; 2]) -> T {
        let [english, chinese] = both;
        match self {
            Self::English => english,
            Self::Chinese => chinese,
        }
    }

    /// From a locale name (`zh_CN.UTF-8`, `en_US`, `C`) or a plain `zh`, `en`.
    pub fn of_locale(locale: &str) -> Self {
        if locale.starts_with("zh") { Self::Chinese } else { Self::English }
    }
}

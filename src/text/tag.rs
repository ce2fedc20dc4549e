//! The names of tags.

/// A tag as it is kept: the steps of its path without blanks around them, those without a name left out; `None` if
/// nothing is left.
///
/// ```
/// use fangtan::text::tag::tidy;
///
/// assert_eq!(tidy(" 能源 //open source/ ").as_deref(), Some("能源/open source"));
/// assert_eq!(tidy(" / "), None);
/// ```
pub fn tidy(tag: &str) -> Option<String> {
    let steps: Vec<&str> = tag.split('/').map(str::trim).filter(|step| !step.is_empty()).collect();
    (!steps.is_empty()).then(|| steps.join("/"))
}

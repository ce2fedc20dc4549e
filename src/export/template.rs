//! Exports in a form of the reader's own: a Jinja template, filled in with what is kept.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{Environment, context};
use serde::Serialize;

use super::record::Record;

#[derive(Serialize)]
struct Group<'a> {
    name: &'a str,
    records: &'a [Record],
}

/// Fills in the template `source`, called `name` in messages. It sees `groups`, each with its `name` and
/// `records`; a record has the fields of an exported JSON line (`quote`, `speaker`, `note`, `tags`,
/// `episode.title` …).
///
/// # Errors
/// What is wrong with the template, and in which line.
pub fn template(name: &str, source: &str, groups: &[(String, Vec<Record>)]) -> Result<String, String> {
    let groups: Vec<Group> = groups.iter().map(|(name, records)| Group { name, records }).collect();
    let told = |error: minijinja::Error| error.to_string();
    let mut environment = Environment::new();
    let mut syntax = SyntaxConfig::builder();
    syntax.keep_trailing_newline(true).trim_blocks(true).lstrip_blocks(true);
    environment.set_syntax(syntax.build().map_err(told)?);
    environment.set_auto_escape_callback(|_| minijinja::AutoEscape::None);
    let template = environment.template_from_named_str(name, source).map_err(told)?;
    template.render(context! { groups => Serde(groups) }).map_err(told)
}

//! Splits a typed query into its elements: signs, field names, alternatives.

use std::iter::Peekable;
use std::str::CharIndices;

use super::error::QueryError;
use super::field::FieldKind;
use super::what::What;

/// One element of a query.
#[derive(Default)]
pub(super) struct QueryToken {
    pub not: bool,
    pub field: Option<FieldKind>,
    /// Alternatives; a field has one at least, if an empty one.
    pub any: Vec<What>,
}

type Rest<'a> = Peekable<CharIndices<'a>>;

pub(super) fn tokens(typed: &str) -> Result<Vec<QueryToken>, QueryError> {
    let mut tokens = Vec::new();
    let mut rest = typed.char_indices().peekable();
    while skip_blanks(&mut rest) {
        tokens.push(token(typed, &mut rest)?);
    }
    Ok(tokens)
}

/// Whether anything is left behind the blanks.
fn skip_blanks(rest: &mut Rest<'_>) -> bool {
    while rest.next_if(|(_, c)| c.is_whitespace()).is_some() {}
    rest.peek().is_some()
}

fn token(typed: &str, rest: &mut Rest<'_>) -> Result<QueryToken, QueryError> {
    let mut token = QueryToken { not: takes_sign(typed, rest), ..QueryToken::default() };
    if let Some((name, end)) = field_name(left(typed, rest)) {
        token.field = Some(FieldKind::named(name).ok_or_else(|| FieldKind::unknown(name))?);
        skip(rest, end);
    }
    loop {
        let what = alternative(typed, rest, token.field.is_none());
        if !what.as_str().is_empty() || (token.field.is_some() && token.any.is_empty()) {
            token.any.push(what);
        }
        let mut ahead = rest.clone();
        if !skip_blanks(&mut ahead) || ahead.next_if(|(_, c)| is_bar(*c)).is_none() {
            return Ok(token);
        }
        skip_blanks(&mut ahead);
        *rest = ahead;
    }
}

/// Takes `!` or `-` before something that can be left out; a minus before a digit or another minus is part of
/// a word.
fn takes_sign(typed: &str, rest: &mut Rest<'_>) -> bool {
    let mut next = left(typed, rest).chars();
    let (sign, after) = (next.next(), next.next());
    let takes = after.is_some_and(|after| {
        !after.is_whitespace()
            && (matches!(sign, Some('!' | '！'))
                || sign == Some('-') && !after.is_ascii_digit() && after != '-')
    });
    if takes {
        rest.next();
    }
    takes
}

/// What is not read yet.
fn left<'t>(typed: &'t str, rest: &mut Rest<'_>) -> &'t str {
    rest.peek().and_then(|(at, _)| typed.get(*at..)).unwrap_or_default()
}

/// Skips `len` bytes.
fn skip(rest: &mut Rest<'_>, len: usize) {
    let end = rest.peek().map_or(0, |(at, _)| at + len);
    while rest.next_if(|(at, _)| *at < end).is_some() {}
}

fn is_bar(c: char) -> bool {
    matches!(c, '|' | '｜')
}

/// A field's name at the start of `text`, and where its colon ends. A name that no field has is one only
/// where it is a plain word with a value right behind its colon.
fn field_name(text: &str) -> Option<(&str, usize)> {
    let (at, colon) = text.char_indices().find(|(_, c)| matches!(c, ':' | '：') || c.is_whitespace())?;
    let name = text.get(..at).filter(|name| !name.is_empty() && !colon.is_whitespace())?;
    let end = at + colon.len_utf8();
    let value = text.get(end..)?.chars().next().filter(|c| !c.is_whitespace() && *c != '/');
    let plain = name.len() > 1 && name.bytes().all(|byte| byte.is_ascii_alphabetic());
    (FieldKind::named(name).is_some() || (plain && value.is_some())).then_some((name, end))
}

/// One alternative: an expression where there may be `expressions`, a phrase up to its closing quote (or the
/// end, while it is being typed), or a word up to the next blank, bar or quote.
fn alternative(typed: &str, rest: &mut Rest<'_>, expressions: bool) -> What {
    if let Some(expression) = expression(left(typed, rest)).filter(|_| expressions) {
        skip(rest, expression.len() + 2);
        return What::Expression(expression.replace(r"\/", "/"));
    }
    let quoted = rest.next_if(|(_, c)| is_quote(*c)).is_some();
    let ends = |c: char| if quoted { is_quote(c) } else { c.is_whitespace() || is_bar(c) || is_quote(c) };
    let mut text = String::new();
    while let Some((_, c)) = rest.next_if(|(_, c)| !ends(*c)) {
        text.push(c);
    }
    if quoted {
        rest.next();
    }
    What::Text(text)
}

fn is_quote(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '＂' | '„')
}

/// What stands between slashes at the start of `text`, if the second one ends an alternative.
fn expression(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('/')?;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        let after = inner.get(at + c.len_utf8()..)?.chars().next();
        if c == '/' && !escaped && at > 0 && after.is_none_or(|after| after.is_whitespace() || is_bar(after))
        {
            return inner.get(..at);
        }
        escaped = c == '\\' && !escaped;
    }
    None
}

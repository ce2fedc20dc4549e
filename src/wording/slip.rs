//! What is wrong with a query, in the user's language.

use super::translated::translated;
use crate::messages::{Language, Msg};
use crate::text::query::{QueryError, Takes};

/// What is said of `problem`, on one line.
pub fn words(problem: &QueryError, language: Language) -> String {
    let say = |msg: Msg, values: &[&dyn std::fmt::Display]| msg.with(language, values);
    match problem {
        QueryError::UnknownField { name, nearest: Some(nearest), .. } => {
            say(Msg::SlipField, &[name, nearest])
        }
        QueryError::UnknownField { name, known, .. } => say(Msg::SlipNoField, &[name, &known.join(": ")]),
        QueryError::NoValue { field } => say(Msg::SlipNoValue, &[field]),
        QueryError::NotHere { field } => say(Msg::SlipNotHere, &[field]),
        QueryError::InEach { field } => say(Msg::SlipInEach, &[field]),
        QueryError::WrongValue { field, value, nearest: Some(nearest), .. } => {
            say(Msg::SlipNear, &[field, value, nearest])
        }
        QueryError::WrongValue { field, value, takes, .. } => {
            say(Msg::SlipValue, &[field, &taken(takes, language), value])
        }
        QueryError::Ambiguous(begun) => begun.join("  "),
        QueryError::Pattern(problem) => translated(problem, language),
    }
}

/// What a field takes.
fn taken(takes: &Takes, language: Language) -> String {
    let chinese = match takes {
        Takes::Years => "年份（2024、2023..2025、2024..）",
        Takes::Days => "日期（2024-03..、..2024-05-01）",
        Takes::Minutes => "分钟数（minutes:<30、minutes:30..60）",
        Takes::OneOf(words) => return words.join(", "),
    };
    match language {
        Language::English => takes.to_string(),
        Language::Chinese => chinese.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::query::{EitherQuery, Field, Query};

    #[test]
    fn what_has_to_stand_on_both_sides_is_told_in_both_languages() {
        let parted = |typed: &str| EitherQuery::parse(typed).unwrap().parted(|_| false);
        let problem = parted("state:done 雾 OR 灯").unwrap_err();
        assert_eq!(words(&problem, Language::English), problem.to_string());
        assert!(words(&problem, Language::Chinese).contains("state: 与正文无关"));
        assert!(parted("雾 state:done OR state:done 灯").is_ok());
    }

    #[test]
    fn slips_are_told_in_both_languages_and_in_english_as_on_the_command_line() {
        let here = |field: &Field| !matches!(field, Field::Minutes(_));
        for typed in [
            "speaker:",
            "in:middle",
            "in:anser",
            "year:soon",
            "gest:x",
            "wherever:x",
            "date:x",
            "minutes:<30",
            "minutes:x",
        ] {
            let problem = Query::parse(typed).and_then(|query| query.answered_by(here)).unwrap_err();
            assert_eq!(words(&problem, Language::English), problem.to_string());
            let chinese = words(&problem, Language::Chinese);
            assert!(chinese.chars().any(|c| c >= '\u{4e00}'), "{chinese}");
            assert!(
                !["needs", "takes", "years", "did you"].iter().any(|word| chinese.contains(word)),
                "{chinese}"
            );
        }
    }
}

//! The first pages of a long text: cut off where a paragraph ends, so that they read like the whole.

use super::{formats, front_matter, plain};

/// The first `about` bytes of the body of `text` and what comes before it, to the end of a paragraph. `None`
/// if no paragraph ends within as many bytes again, or the text is of a format that is only understood as
/// a whole.
pub fn of<'t>(text: &'t str, file_name: &str, about: usize) -> Option<&'t str> {
    let body = front_matter::split(text).body;
    if body == 0 && formats::format(text, file_name).is_some() {
        return None;
    }
    let from = text.ceil_char_boundary(body + about);
    let within = text.get(body..text.floor_char_boundary(from + about))?;
    let reach = text.get(from..body + within.len())?;
    let end = if !plain::is_markdown(within, file_name) && plain::is_by_lines(within) {
        reach.find('\n')? + 1
    } else {
        blank_line(reach)?
    };
    text.get(..from + end)
}

/// Behind the first blank line of `text` that is not its first, which may be the end of another.
fn blank_line(text: &str) -> Option<usize> {
    let mut end = 0;
    let mut lines = text.split_inclusive('\n').map(|line| {
        end += line.len();
        (line, end)
    });
    let blank = lines.by_ref().skip(1).find(|(line, _)| line.ends_with('\n') && line.trim().is_empty());
    blank.map(|(_, end)| end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_ends_with_a_paragraph_and_holds_all_of_the_front_matter() {
        let long = "好".repeat(40);
        let text = format!("---\ntitle: {long}\n---\n{long}\n{long}\n \n{long}\n\n{long}\n");
        let beginning = of(&text, "talk.md", 130).unwrap();
        assert_eq!(beginning, format!("---\ntitle: {long}\n---\n{long}\n{long}\n \n"));
        assert_eq!(of(&text, "talk.md", 500), None, "the text ends before");
        assert_eq!(of(&text.replace(" \n", "").replace("\n\n", "\n"), "talk.md", 130), None, "one paragraph");
        let lines = format!("{long}\n").repeat(4);
        assert_eq!(of(&lines, "talk.txt", 130), lines.get(..242), "every line is a paragraph");
        assert_eq!(of(&format!("[{text}"), "talk.json", 130), None, "known as a whole only");
    }

    proptest::proptest! {
        #[test]
        fn wherever_it_is_cut_a_blank_line_is_there(text in "[a好\n \r]{0,80}", about in 0..40_usize) {
            if let Some(beginning) = of(&text, "talk.md", about) {
                proptest::prop_assert!(text.starts_with(beginning) && beginning.len() >= about);
                let last = beginning.split_inclusive('\n').next_back().unwrap();
                proptest::prop_assert!(last.ends_with('\n') && last.trim().is_empty(), "{beginning:?}");
            }
        }
    }
}

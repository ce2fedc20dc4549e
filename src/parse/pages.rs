//! Text that was laid out in pages, as `pdftotext -layout` and old printers leave it: a form feed begins each
//! page. Page numbers and running heads are no part of the talk.

use foldhash::{HashMap, HashMapExt};

use crate::text::marks::ends_sentence;

/// Lines at either end of a page that may be a running head or foot.
const EDGE: usize = 3;
/// Longest line of such a kind, in characters.
const LONGEST: usize = 120;

/// Which lines of a text are page numbers and running heads; none for a text without pages. `lines` are in
/// order, without the empty ones.
pub fn running(lines: &[(usize, &str)], breaks: &[usize]) -> Vec<bool> {
    let mut running = vec![false; lines.len()];
    if breaks.is_empty() {
        return running;
    }
    let edges = edges(lines, breaks);
    let mut counts: HashMap<String, usize> = HashMap::new();
    for &index in edges.iter().flatten() {
        if let Some((_, text)) = lines.get(index) {
            *counts.entry(shape(text)).or_default() += 1;
        }
    }
    let pages = breaks.len() + 1;
    let runs = |index: usize| {
        let Some((_, text)) = lines.get(index) else { return false };
        let again = counts.get(&shape(text)).copied().unwrap_or_default();
        let often = again >= 3 && again * 3 >= pages || again == 2 && pages <= 3 && has_digit(text);
        let head = often && !ends_sentence(text) && text.chars().count() <= LONGEST;
        is_page_number(text) || head
    };
    for edge in edges {
        for index in edge.into_iter().take_while(|index| runs(*index)) {
            if let Some(slot) = running.get_mut(index) {
                *slot = true;
            }
        }
    }
    running
}

/// The indices of the first lines of each page, and of the last ones, each from the edge inwards.
fn edges(lines: &[(usize, &str)], breaks: &[usize]) -> Vec<Vec<usize>> {
    let mut edges = Vec::new();
    let mut from = 0;
    for &end in breaks.iter().chain(&[usize::MAX]) {
        let to = lines.partition_point(|(at, _)| *at < end);
        let middle = (from + EDGE).min(to);
        edges.push((from..middle).collect());
        edges.push((middle.max(to.saturating_sub(EDGE))..to).rev().collect());
        from = to;
    }
    edges
}

/// A line as it comes back on other pages: its numbers may differ.
fn shape(text: &str) -> String {
    let mut shape = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            c if c.is_numeric() => {
                if !shape.ends_with('0') {
                    shape.push('0');
                }
            }
            c if c.is_whitespace() => {}
            c => shape.push(c),
        }
    }
    shape
}

fn has_digit(text: &str) -> bool {
    text.contains(|c: char| c.is_ascii_digit())
}

/// `12`, `- 12 -`, `Page 3 of 9`, `第 3 页`, `3/9`.
fn is_page_number(text: &str) -> bool {
    const WORDS: [&str; 14] =
        ["page", "p", "seite", "página", "pagina", "pág", "стр", "第", "页", "頁", "共", "of", "von", "de"];
    let lower = text.to_lowercase();
    let mut parts =
        lower.split(|c: char| !c.is_alphanumeric() || "第页頁共".contains(c)).filter(|part| !part.is_empty());
    let number = |part: &str| part.len() <= 4 && part.bytes().all(|b| b.is_ascii_digit());
    has_digit(text) && text.chars().count() <= 24 && parts.all(|part| number(part) || WORDS.contains(&part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_and_numbers_are_told_from_talk() {
        let mut text = String::new();
        let mut breaks = Vec::new();
        for page in 1..=4 {
            if page > 1 {
                breaks.push(text.len());
            }
            text.extend([
                format!("The Mill Archive      Interview {page}\n"),
                format!("Ana: Where did the water go on day {page}?\nBo: It went away.\n- {page} -\n"),
            ]);
        }
        let mut at = 0;
        let lines: Vec<(usize, &str)> = text
            .split_inclusive('\n')
            .map(|line| {
                at += line.len();
                (at - line.len(), line.trim())
            })
            .collect();
        let left: Vec<&str> = running(&lines, &breaks)
            .iter()
            .zip(&lines)
            .filter(|(gone, _)| !**gone)
            .map(|(_, line)| line.1)
            .collect();
        assert!(left.iter().all(|line| line.starts_with("Ana:") || line.starts_with("Bo:")), "{left:?}");
        assert_eq!(left.len() % 2, 0);
        assert!(running(&lines, &[]).iter().all(|gone| !gone));
    }

    #[test]
    fn page_numbers() {
        for text in ["12", "- 12 -", "Page 3 of 9", "第 3 页", "第3页 共9页", "3/9", "[4]"] {
            assert!(is_page_number(text), "{text}");
        }
        for text in ["", "In 1999", "2024 was dry.", "12345", "page"] {
            assert!(!is_page_number(text), "{text}");
        }
    }
}

//! How names and labels are compared.

/// Folds a word for comparison: lower case, half width, single blanks.
pub fn fold(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.trim().chars() {
        let c = match c {
            '\u{3000}' | '\u{a0}' | '\t' => ' ',
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            c => c,
        };
        match c {
            ' ' if out.ends_with(' ') => {}
            '\0'..='\u{7f}' => out.push(c.to_ascii_lowercase()),
            '\u{2e80}'..='\u{9fff}' => out.push(c),
            _ => out.extend(c.to_lowercase()),
        }
    }
    out
}

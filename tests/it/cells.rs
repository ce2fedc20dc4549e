//! What stands in the cells of a picture.

/// The cluster of a cell, without the link over it and without what is sent to clear its cells first and to
/// move on after it.
pub fn cluster(symbol: &str) -> &str {
    let symbol = linked(symbol).map_or(symbol, |(_, symbol)| symbol);
    let after = symbol.rsplit('\u{8}').next().unwrap();
    after.split('\u{1B}').next().unwrap()
}

/// Where the link over a cell leads, and what the cell holds without it.
pub fn linked(symbol: &str) -> Option<(&str, &str)> {
    let (link, rest) = symbol.strip_prefix("\u{1B}]8;")?.split_once("\u{1B}\\")?;
    Some((link.split_once(';')?.1, rest.strip_suffix("\u{1B}]8;;\u{1B}\\")?))
}

//! What stands in the cells of a picture.

/// The cluster of a cell, without what is sent to clear its cells first and to move on after it.
pub fn cluster(symbol: &str) -> &str {
    let after = symbol.rsplit('\u{8}').next().unwrap();
    after.split('\u{1B}').next().unwrap()
}

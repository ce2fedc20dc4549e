//! What a shape sees at the start of a block.

/// Where a label's colon stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Colon {
    /// There is none.
    #[default]
    None,
    /// Behind the markup around the name, or without markup.
    Outside,
    /// Inside that markup.
    Inside,
}

/// What a shape sees at the start of a block.
#[derive(Clone, Copy, Debug)]
pub struct FoundLabel<'b> {
    /// The label without markup, colon and time.
    pub name: &'b str,
    /// Seconds on the recording's clock.
    pub time: Option<u32>,
    /// Byte in the block's text where the speech begins.
    pub rest: usize,
    /// The colon behind the name.
    pub colon: Colon,
}

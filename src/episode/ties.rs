//! What a reader decided of two names over all episodes: whether they mean one person.

/// A pair of names, and what the reader says of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NameTie {
    /// One name.
    pub one: String,
    /// The other.
    pub other: String,
    /// Whether both mean the same person; `None` if that is left to what the episodes tell.
    pub same: Option<bool>,
}

impl NameTie {
    /// Every name of `left` with every name of `right`.
    pub fn across<N: AsRef<str>>(left: &[N], right: &[N], same: Option<bool>) -> Vec<Self> {
        let pairs = left.iter().flat_map(|one| right.iter().map(move |other| (one, other)));
        let name = |name: &N| name.as_ref().to_owned();
        pairs.map(|(one, other)| Self { one: name(one), other: name(other), same }).collect()
    }

    /// Whether it is about the same two names as `tie`, whichever stands first.
    pub fn is_about(&self, tie: &Self) -> bool {
        (&self.one, &self.other) == (&tie.one, &tie.other)
            || (&self.one, &self.other) == (&tie.other, &tie.one)
    }
}

/// Takes `news` into what was decided before; returns what was said of these pairs until now.
pub fn decide(ties: &mut Vec<NameTie>, news: &[NameTie]) -> Vec<NameTie> {
    let before = |tie: &NameTie| {
        let known = ties.iter().find(|known| known.is_about(tie));
        NameTie { same: known.and_then(|known| known.same), ..tie.clone() }
    };
    let before = news.iter().map(before).collect();
    ties.retain(|known| !news.iter().any(|tie| known.is_about(tie)));
    ties.extend(news.iter().filter(|tie| tie.same.is_some()).cloned());
    before
}

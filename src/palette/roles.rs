//! The roles that have a colour, and the few things that differ if there are few colours.

use super::color::Color;

/// How many colours a terminal has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// None, or none are wanted.
    None,
    /// Its own sixteen.
    Sixteen,
    /// Xterm's 256.
    Many,
    /// All.
    #[default]
    True,
}

macro_rules! roles {
    ($($name:ident $doc:literal;)*) => {
        /// The colour of every role.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub struct Palette {
            $(#[doc = $doc] pub $name: Color,)*
            /// How many colours these are made for.
            pub depth: Depth,
        }

        impl Palette {
            /// The names of all roles, as they stand in a theme's file.
            pub const ROLES: &[&str] = &[$(stringify!($name)),*];

            /// The colour of the role of this name.
            pub fn role(&self, name: &str) -> Option<Color> {
                match name {
                    $(stringify!($name) => Some(self.$name),)*
                    _ => None,
                }
            }

            /// The place of the colour of the role of this name.
            pub fn role_mut(&mut self, name: &str) -> Option<&mut Color> {
                match name {
                    $(stringify!($name) => Some(&mut self.$name),)*
                    _ => None,
                }
            }

            /// This palette with every colour changed.
            #[must_use]
            pub fn map(self, change: impl Fn(&'static str, Color) -> Color) -> Self {
                Self { $($name: change(stringify!($name), self.$name),)* ..self }
            }
        }
    };
}

roles! {
    ground "What everything stands on.";
    text "Ordinary text.";
    strong "Strong words and selected rows.";
    dim "What steps back: addresses, details, folded matter.";
    faint "Lines and bars; carries no text.";
    heading "Headings.";
    host "The name of the one who asks.";
    guest "The name of the one who answers.";
    third "The name of another speaker; those after it go through these.";
    fourth "The name of another speaker.";
    fifth "The name of another speaker.";
    sixth "The name of another speaker.";
    question "The words of the one who asks.";
    accent "What the eye shall find: marks, prompts, progress.";
    link "Links.";
    code "Code.";
    warning "Something to know.";
    error "What went wrong.";
    kept "The ground of kept passages.";
    selection "The ground of selected text.";
    row "The ground of the selected row of a list.";
    hit "The ground of what was found.";
    current "The ground of the hit in hand.";
    on_current "Text on that.";
    yellow "Marks of passages that are kept as yellow.";
    green "Marks of passages that are kept as green.";
    blue "Marks of passages that are kept as blue.";
    red "Marks of passages that are kept as red.";
    purple "Marks of passages that are kept as purple.";
}

impl Palette {
    /// The roles whose text stands on [`ground`](Self::ground), on kept passages, on the selected row and on
    /// selections and hits.
    pub const TEXTS: &'static [&'static str] = &[
        "text", "strong", "dim", "heading", "host", "guest", "third", "fourth", "fifth", "sixth", "question",
        "accent", "link", "code", "warning", "error", "yellow", "green", "blue", "red", "purple",
    ];
    /// The roles that are grounds of such text.
    pub const GROUNDS: &'static [&'static str] = &["ground", "kept", "row", "selection", "hit"];

    /// The colour of the speaker of this index among those who do the same.
    pub fn speaker(&self, asks: bool, nth: usize) -> Color {
        let others = [self.third, self.fourth, self.fifth, self.sixth];
        match (asks, nth) {
            (true, 0) => self.host,
            (false, 0) => self.guest,
            (asks, nth) => others[(2 * (nth - 1) + usize::from(asks)) % others.len()],
        }
    }

    /// The colour of a passage's mark, by its name.
    pub fn mark(&self, name: &str) -> Option<Color> {
        match name {
            "yellow" => Some(self.yellow),
            "green" => Some(self.green),
            "blue" => Some(self.blue),
            "red" => Some(self.red),
            "purple" => Some(self.purple),
            _ => None,
        }
    }
}

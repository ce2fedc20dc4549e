//! Passages that survive edits.

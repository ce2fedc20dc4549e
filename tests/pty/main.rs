//! Journeys through the built program in a pseudo-terminal.

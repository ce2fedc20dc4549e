//! Asking a terminal how wide it draws things, as bytes out and bytes in.
//!
//! Does no IO: the caller writes [`request`], feeds what comes back to a [`Parser`], and decides how long to
//! wait. Typed keys that arrive in between are handed back.

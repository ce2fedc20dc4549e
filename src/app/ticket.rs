//! Names of requests.

/// Names a request, so that an answer that comes too late can be told from the awaited one.
pub type Ticket = u64;

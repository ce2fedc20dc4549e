//! The command: arguments in, a reading session or text or JSON out.

fn main() {}

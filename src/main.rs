//! Opens the door.
fn main() {}

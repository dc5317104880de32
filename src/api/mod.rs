//! Room in progress.

pub mod catalogue;

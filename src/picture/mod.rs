//! Room in progress.

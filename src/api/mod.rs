//! Room in progress.

pub mod catalogue;
pub mod init_data;

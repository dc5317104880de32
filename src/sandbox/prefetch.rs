//! Files on their way into the world. Those sent by an address of this computer are fetched
//! before the world is locked.

use std::sync::Arc;

use super::arguments::{Arguments, MediaSource};
use super::outgoing::is_loopback;
use super::picture_size::picture_size;
use super::refusal::Refusal;
use super::request::Upload;
use super::shared::Shared;
use super::world::media::StoredFile;
use super::world::message::FileReference;
use crate::api::catalogue::{Method, ParameterType};

/// Replaces loopback addresses by the bytes behind them. Other addresses are only recorded: the
/// sandbox does not go out to the internet for files.
pub(super) async fn files(
    shared: &Arc<Shared>,
    method: &Method,
    arguments: &mut Arguments,
) -> Result<(), Refusal> {
    for parameter in &method.parameters {
        let name = parameter.name.as_str();
        if parameter.kind != ParameterType::Media || !arguments.has(name) {
            continue;
        }
        if let MediaSource::Address(address) = arguments.media(name)?
            && is_loopback(&address)
        {
            let fetched = shared.outgoing.fetch(&address).await;
            let upload = fetched
                .map_err(|why| Refusal::bad_request(format_args!("{name} cannot be fetched: {why}")))?;
            arguments.replace_with_upload(name, upload);
        }
    }
    Ok(())
}

/// A received file, ready to be kept, and how messages refer to it.
pub(super) fn stored(upload: Upload) -> (FileReference, StoredFile) {
    let Upload { name, mime, bytes } = upload;
    let (width, height) = picture_size(&bytes).unwrap_or((0, 0));
    // A browser sends only the last part of a path; so should be kept.
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name: String = name.chars().filter(|c| !c.is_control()).take(200).collect();
    let name = if name.is_empty() { "file".to_owned() } else { name };
    let file = FileReference {
        id: super::random_id(),
        name: name.clone(),
        mime: mime.clone(),
        size: Some(bytes.len() as u64),
        width: i64::from(width),
        height: i64::from(height),
        remote: None,
    };
    (file, StoredFile { name, mime, bytes })
}

//! Files sent by an address of this computer are fetched before the world is locked.

use std::sync::Arc;

use super::arguments::{Arguments, MediaSource};
use super::outgoing::is_loopback;
use super::refusal::Refusal;
use super::shared::Shared;
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

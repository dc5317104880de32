//! People.

use serde::Serialize;

use super::{Answer, json};
use crate::sandbox::arguments::Arguments;
use crate::sandbox::refusal::Refusal;
use crate::sandbox::world::World;
use crate::sandbox::world::view::FileView;

#[derive(Serialize)]
struct ProfilePhotos<'a> {
    total_count: usize,
    photos: Vec<[FileView<'a>; 1]>,
}

pub(super) fn profile_photos(world: &World, arguments: &Arguments) -> Answer {
    let user_id = arguments.required_id("user_id")?;
    let user = world
        .user(user_id)
        .ok_or_else(|| Refusal::bad_request(format_args!("user not found: user_id {user_id}")))?;
    let skip = usize::try_from(arguments.integer("offset")?.unwrap_or(0)).unwrap_or(0);
    let limit = usize::try_from(arguments.integer("limit")?.unwrap_or(100)).unwrap_or(100);
    let photos = user.photos.iter().skip(skip).take(limit);
    json(&ProfilePhotos {
        total_count: user.photos.len(),
        photos: photos.map(|file| [FileView::photo(world, file)]).collect(),
    })
}

//! The pictures scripted people send: two colours that run into each other.

use image::{ImageFormat, Rgb, RgbImage};

pub(super) const WIDTH: u32 = 480;
pub(super) const HEIGHT: u32 = 300;

/// A PNG from `#rrggbb-#rrggbb`. Colours that cannot be read are grey.
pub(super) fn png(colours: &str) -> Vec<u8> {
    let (from, to) = colours.split_once('-').unwrap_or((colours, colours));
    let (from, to) = (colour(from), colour(to));
    let picture = RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let along = x + y;
        let whole = WIDTH + HEIGHT - 2;
        let mix = |a: u8, b: u8| ((u32::from(a) * (whole - along) + u32::from(b) * along) / whole) as u8;
        Rgb([mix(from[0], to[0]), mix(from[1], to[1]), mix(from[2], to[2])])
    });
    let mut bytes = std::io::Cursor::new(Vec::new());
    // Writing to memory fails only when there is none.
    let _ = picture.write_to(&mut bytes, ImageFormat::Png);
    bytes.into_inner()
}

fn colour(text: &str) -> [u8; 3] {
    let value = text.trim().strip_prefix('#').filter(|hex| hex.len() == 6);
    let value = value
        .and_then(|hex| u32::from_str_radix(hex, 16).ok())
        .unwrap_or(0x88_88_88);
    let [_, red, green, blue] = value.to_be_bytes();
    [red, green, blue]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_gradient_is_a_png_from_one_colour_to_the_other() {
        let picture = image::load_from_memory(&png("#ff0000-#0000ff"))
            .expect("a picture")
            .to_rgb8();
        assert_eq!(picture.dimensions(), (WIDTH, HEIGHT));
        assert_eq!(picture.get_pixel(0, 0), &Rgb([255, 0, 0]));
        assert_eq!(picture.get_pixel(WIDTH - 1, HEIGHT - 1), &Rgb([0, 0, 255]));
    }
}

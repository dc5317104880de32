//! One texture, and how a colour is read from it.

use egui::Color32;
use egui::epaint::ColorImage;
use egui::epaint::textures::{TextureFilter, TextureOptions, TextureWrapMode};

/// A place closer than this to a texel's centre is that texel. Glyphs are drawn texel on pixel, so
/// this saves most of the mixing without changing a rounded colour.
const NEAR: f32 = 1.0 / 512.0;

/// A picture that triangles are drawn with.
pub(super) struct Texture {
    size: [usize; 2],
    texels: Vec<Color32>,
    options: TextureOptions,
}

/// How one triangle reads a texture.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Sampler {
    /// The texel that the place falls into.
    Nearest,
    /// A mix of the four texels around the place.
    Linear,
}

impl Texture {
    pub(super) fn new(image: &ColorImage, options: TextureOptions) -> Self {
        Self { size: image.size, texels: image.pixels.clone(), options }
    }

    pub(super) fn size(&self) -> [usize; 2] {
        self.size
    }

    /// Replaces a part. What lies outside the texture is ignored.
    pub(super) fn patch(&mut self, at: [usize; 2], image: &ColorImage) {
        let [width, height] = self.size;
        if image.size[0] == 0 || at[0] >= width {
            return;
        }
        let columns = image.size[0].min(width - at[0]);
        for (row, y) in image.pixels.chunks_exact(image.size[0]).zip(at[1]..height) {
            let start = y * width + at[0];
            self.texels[start..start + columns].copy_from_slice(&row[..columns]);
        }
    }

    pub(super) fn sampler(&self, shrinking: bool) -> Sampler {
        let filter = if shrinking { self.options.minification } else { self.options.magnification };
        match filter {
            TextureFilter::Nearest => Sampler::Nearest,
            TextureFilter::Linear => Sampler::Linear,
        }
    }

    /// The colour at a place measured in texels, each channel 0 to 255.
    pub(super) fn sample(&self, sampler: Sampler, x: f32, y: f32) -> [f32; 4] {
        if sampler == Sampler::Nearest {
            return self.texel(x.floor() as i64, y.floor() as i64);
        }
        let (x, y) = (x - 0.5, y - 0.5);
        let (column, row) = (x.round(), y.round());
        if (x - column).abs() < NEAR && (y - row).abs() < NEAR {
            return self.texel(column as i64, row as i64);
        }
        let (left, top) = (x.floor(), y.floor());
        let (fx, fy) = (x - left, y - top);
        let (column, row) = (left as i64, top as i64);
        let upper = [self.texel(column, row), self.texel(column + 1, row)];
        let lower = [self.texel(column, row + 1), self.texel(column + 1, row + 1)];
        std::array::from_fn(|i| {
            let above = upper[0][i] + (upper[1][i] - upper[0][i]) * fx;
            let below = lower[0][i] + (lower[1][i] - lower[0][i]) * fx;
            above + (below - above) * fy
        })
    }

    fn texel(&self, x: i64, y: i64) -> [f32; 4] {
        let [width, height] = self.size;
        let (x, y) = (self.wrap(x, width), self.wrap(y, height));
        self.texels.get(y * width + x).copied().unwrap_or_default().to_array().map(f32::from)
    }

    fn wrap(&self, n: i64, size: usize) -> usize {
        let size = (size as i64).max(1);
        let n = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => n.clamp(0, size - 1),
            TextureWrapMode::Repeat => n.rem_euclid(size),
            TextureWrapMode::MirroredRepeat => {
                let n = n.rem_euclid(2 * size);
                if n < size { n } else { 2 * size - 1 - n }
            }
        };
        n as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stripes(options: TextureOptions) -> Texture {
        Texture::new(&ColorImage::new([2, 1], vec![Color32::BLACK, Color32::WHITE]), options)
    }

    fn red(texture: &Texture, sampler: Sampler, x: f32) -> u8 {
        texture.sample(sampler, x, 0.5)[0].round() as u8
    }

    #[test]
    fn linear_mixes_and_nearest_does_not() {
        let texture = stripes(TextureOptions::LINEAR);
        assert_eq!(red(&texture, Sampler::Linear, 1.0), 128);
        assert_eq!(red(&texture, Sampler::Linear, 0.5), 0);
        assert_eq!(red(&texture, Sampler::Nearest, 0.99), 0);
        assert_eq!(red(&texture, Sampler::Nearest, 1.01), 255);
    }

    #[test]
    fn places_outside_follow_the_wrap_mode() {
        let at = |options, x| red(&stripes(options), Sampler::Nearest, x);
        assert_eq!(at(TextureOptions::NEAREST, 9.5), 255);
        assert_eq!(at(TextureOptions::NEAREST_REPEAT, 2.5), 0);
        assert_eq!(at(TextureOptions::NEAREST_MIRRORED_REPEAT, 2.5), 255);
    }

    #[test]
    fn a_patch_over_the_edge_is_cut() {
        let mut texture = stripes(TextureOptions::NEAREST);
        texture.patch([1, 0], &ColorImage::filled([3, 3], Color32::RED));
        texture.patch([7, 7], &ColorImage::filled([1, 1], Color32::RED));
        assert_eq!(texture.texels, [Color32::BLACK, Color32::RED]);
    }
}

//! Draws egui's triangles on the processor: the same picture on every machine, without a display.
//!
//! It follows what `egui_glow` does on a graphics card: colours are premultiplied and blended in
//! gamma space into eight bits, vertices are snapped to 1/256 of a pixel, and an edge shared by two
//! triangles is drawn exactly once (the top-left rule).

use std::collections::HashMap;

use egui::epaint::{
    ClippedPrimitive, ImageData, ImageDelta, Mesh, Primitive, Vertex, textures::TexturesDelta,
};
use egui::{Color32, TextureId};
use image::RgbaImage;

use super::texture::{Sampler, Texture};

/// Fractions of a pixel that a vertex is snapped to.
const SUBPIXELS: i64 = 256;

/// Vertices further out than this are pulled in, so that products of coordinates stay exact.
const FARTHEST_PX: f32 = 1_048_576.0;

/// Fewer rows than this are not worth a thread of their own.
const ROWS_PER_BAND: usize = 64;

/// Textures and a way to draw with them.
#[derive(Default)]
pub struct Rasterizer {
    textures: HashMap<TextureId, Texture>,
    /// Textures stay valid for the frame that frees them.
    freed: Vec<TextureId>,
}

impl Rasterizer {
    /// Takes in what changed in egui's textures. Call it for every frame, also for frames that are
    /// not drawn: egui sends only the differences.
    pub fn apply(&mut self, delta: &mut TexturesDelta) {
        for id in self.freed.drain(..) {
            self.textures.remove(&id);
        }
        for (id, images) in delta.set.drain() {
            for image in images {
                self.set(id, &image);
            }
        }
        self.freed.extend(delta.free.drain());
    }

    fn set(&mut self, id: TextureId, delta: &ImageDelta) {
        let ImageData::Color(image) = &delta.image;
        match delta.pos {
            None => {
                self.textures.insert(id, Texture::new(image, delta.options));
            }
            Some(at) => {
                if let Some(texture) = self.textures.get_mut(&id) {
                    texture.patch(at, image);
                }
            }
        }
    }

    /// Draws tessellated shapes into a new picture of `size_px`.
    ///
    /// Paint callbacks need a graphics card and are left out; so is a mesh of an unknown texture.
    #[must_use]
    pub fn draw(
        &self,
        primitives: &[ClippedPrimitive],
        size_px: [u32; 2],
        pixels_per_point: f32,
        background: Color32,
    ) -> RgbaImage {
        let [width, height] = size_px.map(|n| n as usize);
        let mut frame = vec![background; width * height];
        if width == 0 || height == 0 {
            return RgbaImage::new(size_px[0], size_px[1]);
        }

        let threads = std::thread::available_parallelism().map_or(1, usize::from);
        let bands = threads.min(height.div_ceil(ROWS_PER_BAND)).max(1);
        let rows_per_band = height.div_ceil(bands);
        std::thread::scope(|scope| {
            for (index, pixels) in frame.chunks_mut(rows_per_band * width).enumerate() {
                let band = Band { pixels, top: index * rows_per_band, width };
                scope.spawn(move || self.draw_band(band, primitives, pixels_per_point));
            }
        });

        let mut picture = RgbaImage::new(size_px[0], size_px[1]);
        for (to, from) in picture.pixels_mut().zip(&frame) {
            to.0 = if from.a() == 255 { from.to_array() } else { from.to_srgba_unmultiplied() };
        }
        picture
    }

    fn draw_band(&self, mut band: Band<'_>, primitives: &[ClippedPrimitive], ppp: f32) {
        for ClippedPrimitive { clip_rect, primitive } in primitives {
            let Primitive::Mesh(mesh) = primitive else {
                continue;
            };
            let Some(texture) = self.textures.get(&mesh.texture_id) else {
                continue;
            };
            let clip = Clip::new(*clip_rect, ppp, &band);
            if !clip.is_empty() {
                draw_mesh(&mut band, mesh, texture, clip, ppp);
            }
        }
    }
}

/// A run of whole rows of the picture, drawn by one thread.
struct Band<'a> {
    pixels: &'a mut [Color32],
    top: usize,
    width: usize,
}

impl Band<'_> {
    fn bottom(&self) -> usize {
        self.top + self.pixels.len() / self.width
    }

    fn span(&mut self, y: i64, from: i64, to: i64) -> &mut [Color32] {
        let start = (y as usize - self.top) * self.width;
        &mut self.pixels[start + from as usize..start + to as usize]
    }
}

/// The pixels that may be touched; the ends are not included.
#[derive(Clone, Copy)]
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

impl Clip {
    fn new(rect: egui::Rect, ppp: f32, band: &Band<'_>) -> Self {
        // A saturating cast turns the "everything" rectangle's infinities into the extremes.
        let px = |v: f32| (v * ppp).round() as i64;
        let (top, bottom) = (band.top as i64, band.bottom() as i64);
        Self {
            left: px(rect.min.x).clamp(0, band.width as i64),
            top: px(rect.min.y).clamp(top, bottom),
            right: px(rect.max.x).clamp(0, band.width as i64),
            bottom: px(rect.max.y).clamp(top, bottom),
        }
    }

    fn is_empty(self) -> bool {
        self.left >= self.right || self.top >= self.bottom
    }
}

fn draw_mesh(band: &mut Band<'_>, mesh: &Mesh, texture: &Texture, clip: Clip, ppp: f32) {
    for corners in mesh.indices.chunks_exact(3) {
        let [Some(a), Some(b), Some(c)] = [0, 1, 2].map(|i| mesh.vertices.get(corners[i] as usize)) else {
            continue;
        };
        // Nothing outside the clip is worth the set-up below; most triangles of a long page are.
        let top = a.pos.y.min(b.pos.y).min(c.pos.y) * ppp;
        let bottom = a.pos.y.max(b.pos.y).max(c.pos.y) * ppp;
        if bottom < clip.top as f32 || top > clip.bottom as f32 {
            continue;
        }
        if let Some(triangle) = Triangle::new([*a, *b, *c], texture, ppp) {
            triangle.draw(band, texture, clip);
        }
    }
}

/// One side of a triangle: zero on the line, positive inside.
#[derive(Clone, Copy)]
struct Edge {
    /// Value at the centre of pixel (0, 0), less one for a line whose own pixels belong elsewhere.
    origin: i64,
    per_x: i64,
    per_y: i64,
}

impl Edge {
    fn new(from: [i64; 2], to: [i64; 2]) -> Self {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let half = SUBPIXELS / 2;
        let at_centre = dx * (half - from[1]) - dy * (half - from[0]);
        let owns_its_line = dy < 0 || (dy == 0 && dx > 0);
        Self { origin: at_centre - i64::from(!owns_its_line), per_x: -dy * SUBPIXELS, per_y: dx * SUBPIXELS }
    }

    /// Narrows `from..to` to the pixels of row `y` on the inner side.
    fn narrow(self, y: i64, from: &mut i64, to: &mut i64) {
        let at_zero = self.origin + self.per_y * y;
        if self.per_x > 0 {
            *from = (*from)
                .max((-at_zero).div_euclid(self.per_x) + i64::from((-at_zero).rem_euclid(self.per_x) != 0));
        } else if self.per_x < 0 {
            *to = (*to).min(at_zero.div_euclid(-self.per_x) + 1);
        } else if at_zero < 0 {
            *to = *from;
        }
    }
}

/// A value that changes evenly over a triangle.
#[derive(Clone, Copy)]
struct Plane {
    origin: f32,
    per_x: f32,
    per_y: f32,
}

impl Plane {
    fn at(self, x: f32, y: f32) -> f32 {
        self.origin + self.per_x * x + self.per_y * y
    }
}

struct Triangle {
    edges: [Edge; 3],
    left: i64,
    right: i64,
    top: i64,
    bottom: i64,
    /// The point that the planes are measured from, in pixels: near, so that little is lost.
    base: [f32; 2],
    uv: [Plane; 2],
    flat_uv: Option<[f32; 2]>,
    color: [Plane; 4],
    flat_color: Option<Color32>,
    sampler: Sampler,
}

impl Triangle {
    fn new(mut v: [Vertex; 3], texture: &Texture, ppp: f32) -> Option<Self> {
        if !v.iter().all(|v| v.pos.x.is_finite() && v.pos.y.is_finite()) {
            return None;
        }
        let snap = |p: f32| ((p * ppp).clamp(-FARTHEST_PX, FARTHEST_PX) * SUBPIXELS as f32).round() as i64;
        let mut p = v.map(|v| [snap(v.pos.x), snap(v.pos.y)]);
        let area = |p: &[[i64; 2]; 3]| {
            (p[1][0] - p[0][0]) * (p[2][1] - p[0][1]) - (p[1][1] - p[0][1]) * (p[2][0] - p[0][0])
        };
        let twice_area = area(&p);
        if twice_area == 0 {
            return None;
        }
        if twice_area < 0 {
            v.swap(1, 2);
            p.swap(1, 2);
        }

        let px = p.map(|p| p.map(|n| n as f64 / SUBPIXELS as f64));
        let (x1, y1) = (px[1][0] - px[0][0], px[1][1] - px[0][1]);
        let (x2, y2) = (px[2][0] - px[0][0], px[2][1] - px[0][1]);
        let scale = 1.0 / (x1 * y2 - y1 * x2);
        let plane = |f: [f32; 3]| {
            let (f1, f2) = (f64::from(f[1] - f[0]), f64::from(f[2] - f[0]));
            Plane {
                origin: f[0],
                per_x: ((f1 * y2 - f2 * y1) * scale) as f32,
                per_y: ((f2 * x1 - f1 * x2) * scale) as f32,
            }
        };
        let channel = |i: usize| plane(v.map(|v| f32::from(v.color.to_array()[i])));
        let [u_size, v_size] = texture.size().map(|n| n as f32);
        let uv = [plane(v.map(|v| v.uv.x * u_size)), plane(v.map(|v| v.uv.y * v_size))];
        let same = |i: usize| v[i].uv == v[0].uv;

        let low = |axis: usize| p.iter().map(|p| p[axis]).min().unwrap_or(0).div_euclid(SUBPIXELS);
        let high = |axis: usize| p.iter().map(|p| p[axis]).max().unwrap_or(0).div_euclid(SUBPIXELS) + 1;
        let texels_per_pixel =
            uv.iter().map(|plane| plane.per_x.abs().max(plane.per_y.abs())).fold(0.0, f32::max);
        Some(Self {
            edges: [Edge::new(p[0], p[1]), Edge::new(p[1], p[2]), Edge::new(p[2], p[0])],
            left: low(0),
            right: high(0),
            top: low(1),
            bottom: high(1),
            base: px[0].map(|n| n as f32),
            uv,
            flat_uv: (same(1) && same(2)).then(|| [v[0].uv.x * u_size, v[0].uv.y * v_size]),
            color: [channel(0), channel(1), channel(2), channel(3)],
            flat_color: v.iter().all(|w| w.color == v[0].color).then_some(v[0].color),
            sampler: texture.sampler(texels_per_pixel > 1.0),
        })
    }

    fn draw(&self, band: &mut Band<'_>, texture: &Texture, clip: Clip) {
        // Most of a screen is evenly coloured: no texture lookup and no interpolation there.
        let flat_texel = self.flat_uv.map(|[u, v]| texture.sample(self.sampler, u, v));
        let solid = match (flat_texel, self.flat_color) {
            (Some(texel), Some(color)) => Some(tint(color.to_array().map(f32::from), texel)),
            _ => None,
        };
        for y in self.top.max(clip.top)..self.bottom.min(clip.bottom) {
            let (mut from, mut to) = (self.left.max(clip.left), self.right.min(clip.right));
            for edge in self.edges {
                edge.narrow(y, &mut from, &mut to);
            }
            if from >= to {
                continue;
            }
            let span = band.span(y, from, to);
            if let Some(color) = solid {
                fill(span, color);
                continue;
            }
            let dy = y as f32 + 0.5 - self.base[1];
            for (pixel, x) in span.iter_mut().zip(from..) {
                let dx = x as f32 + 0.5 - self.base[0];
                let texel = flat_texel.unwrap_or_else(|| {
                    texture.sample(self.sampler, self.uv[0].at(dx, dy), self.uv[1].at(dx, dy))
                });
                if texel.iter().all(|channel| *channel <= 0.0) {
                    continue;
                }
                let color = match self.flat_color {
                    Some(color) => color.to_array().map(f32::from),
                    None => self.color.map(|plane| plane.at(dx, dy)),
                };
                *pixel = over(tint(color, texel), *pixel);
            }
        }
    }
}

/// A vertex colour and a texel, multiplied in gamma space.
fn tint(color: [f32; 4], texel: [f32; 4]) -> Color32 {
    let [r, g, b, a] = std::array::from_fn(|i| (color[i] * texel[i] / 255.0 + 0.5).clamp(0.0, 255.0) as u8);
    Color32::from_rgba_premultiplied(r, g, b, a)
}

fn fill(span: &mut [Color32], color: Color32) {
    if color.a() == 255 {
        span.fill(color);
    } else if color != Color32::TRANSPARENT {
        for pixel in span {
            *pixel = over(color, *pixel);
        }
    }
}

/// Premultiplied "over" in eight bits, rounded to nearest. Alpha zero adds light, as on a card.
fn over(top: Color32, below: Color32) -> Color32 {
    let (top, below) = (top.to_array(), below.to_array());
    let keep = 255 - u32::from(top[3]);
    let [r, g, b, a] = std::array::from_fn(|i| {
        let kept = (u32::from(below[i]) * keep + 127) / 255;
        (u32::from(top[i]) + kept).min(255) as u8
    });
    Color32::from_rgba_premultiplied(r, g, b, a)
}

#[cfg(test)]
mod tests {
    use super::*;
    use egui::epaint::ColorImage;
    use egui::{Pos2, Rect, TextureOptions, pos2, vec2};

    fn white() -> Rasterizer {
        let mut rasterizer = Rasterizer::default();
        let mut delta = TexturesDelta::default();
        let image = ColorImage::filled([2, 2], Color32::WHITE);
        delta.push(TextureId::default(), ImageDelta::full(image, TextureOptions::LINEAR));
        rasterizer.apply(&mut delta);
        rasterizer
    }

    fn primitive(mesh: Mesh, clip_rect: Rect) -> ClippedPrimitive {
        ClippedPrimitive { clip_rect, primitive: Primitive::Mesh(mesh) }
    }

    fn solid(rect: Rect, color: Color32) -> Mesh {
        let mut mesh = Mesh::default();
        mesh.add_colored_rect(rect, color);
        mesh
    }

    #[test]
    fn half_transparent_rectangle_is_even_so_its_diagonal_is_drawn_once() {
        let gray = Color32::from_black_alpha(128);
        let rect = Rect::from_min_size(pos2(1.0, 1.0), vec2(7.0, 5.0));
        let picture =
            white().draw(&[primitive(solid(rect, gray), Rect::EVERYTHING)], [9, 7], 1.0, Color32::WHITE);
        for (x, y, pixel) in picture.enumerate_pixels() {
            let inside = (1..8).contains(&x) && (1..6).contains(&y);
            let expected = if inside { 127 } else { 255 };
            assert_eq!(pixel.0, [expected, expected, expected, 255], "at {x}, {y}");
        }
    }

    #[test]
    fn clip_is_scaled_and_kept() {
        let mesh = solid(Rect::from_min_size(Pos2::ZERO, vec2(10.0, 10.0)), Color32::RED);
        let clip = Rect::from_min_max(pos2(1.0, 2.0), pos2(3.0, 4.0));
        let picture = white().draw(&[primitive(mesh, clip)], [20, 20], 2.0, Color32::WHITE);
        let red = picture.pixels().filter(|p| p.0 == [255, 0, 0, 255]).count();
        assert_eq!(red, 4 * 4);
        assert_eq!(picture.get_pixel(2, 4).0, [255, 0, 0, 255]);
        assert_eq!(picture.get_pixel(6, 8).0, [255; 4]);
    }

    #[test]
    fn hostile_vertices_do_no_harm() {
        let mut mesh = solid(Rect::from_min_size(Pos2::ZERO, vec2(1e30, 1e30)), Color32::RED);
        mesh.vertices[0].pos.x = f32::NAN;
        mesh.indices.extend([0, 1, 99]);
        let far = solid(Rect::from_min_max(pos2(-1e30, -1e30), pos2(1e30, 1e30)), Color32::BLUE);
        let picture = white().draw(
            &[primitive(mesh, Rect::EVERYTHING), primitive(far, Rect::EVERYTHING)],
            [8, 300],
            1.0,
            Color32::WHITE,
        );
        assert!(picture.pixels().all(|p| p.0 == [0, 0, 255, 255]));
    }

    #[test]
    fn freed_texture_lives_through_its_last_frame() {
        let mut rasterizer = white();
        let mut delta = TexturesDelta::default();
        delta.free(TextureId::default());
        rasterizer.apply(&mut delta);
        let mesh = || solid(Rect::from_min_size(Pos2::ZERO, vec2(2.0, 2.0)), Color32::RED);
        let draw = |r: &Rasterizer| {
            r.draw(&[primitive(mesh(), Rect::EVERYTHING)], [1, 1], 1.0, Color32::WHITE).get_pixel(0, 0).0
        };
        assert_eq!(draw(&rasterizer), [255, 0, 0, 255]);
        rasterizer.apply(&mut TexturesDelta::default());
        assert_eq!(draw(&rasterizer), [255; 4]);
    }

    #[test]
    fn gradient_runs_from_one_colour_to_the_other() {
        let mut mesh = solid(Rect::from_min_size(Pos2::ZERO, vec2(100.0, 1.0)), Color32::BLACK);
        for vertex in &mut mesh.vertices {
            if vertex.pos.x > 0.0 {
                vertex.color = Color32::WHITE;
            }
        }
        let picture = white().draw(&[primitive(mesh, Rect::EVERYTHING)], [100, 1], 1.0, Color32::RED);
        let row: Vec<u8> = picture.pixels().map(|p| p.0[0]).collect();
        assert!(row.is_sorted() && row[0] < 4 && row[99] > 251, "{row:?}");
    }
}

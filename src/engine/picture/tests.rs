//! Good pictures of every kind, and files that were made to hurt.

use std::time::Instant;

use image::codecs::gif::GifEncoder;
use image::{Frame, GrayImage, ImageBuffer, Luma, Rgb, RgbImage, RgbaImage};

use super::*;

const ROOM: [u32; 2] = [64, 64];
/// Red in four inks, written by another program.
const CMYK: &[u8] = include_bytes!("cmyk.jpg");

fn decode(bytes: &[u8], most: [u32; 2]) -> Result<Picture, PictureProblem> {
    super::decode(Bytes::copy_from_slice(bytes), most)
}

fn file(image: impl Into<DynamicImage>, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    image.into().write_to(&mut bytes, format).unwrap();
    bytes.into_inner()
}

/// Wider than high, red on the left and blue on the right.
fn two_colours() -> RgbImage {
    RgbImage::from_fn(80, 40, |x, _| if x < 40 { Rgb([220, 20, 20]) } else { Rgb([20, 20, 220]) })
}

/// Nothing that could be packed.
fn noise(width: u32, height: u32) -> RgbImage {
    let mut random = fastrand::Rng::with_seed(7);
    RgbImage::from_fn(width, height, |_, _| Rgb([random.u8(..), random.u8(..), random.u8(..)]))
}

fn crc(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(
            crc ^ u32::from(*byte),
            |crc, _| {
                if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
            },
        )
    })
}

/// One chunk of a PNG.
fn chunk(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let named = [kind, data].concat();
    [&(data.len() as u32).to_be_bytes()[..], &named, &crc(&named).to_be_bytes()].concat()
}

/// The same PNG with another size in its header.
fn says_size(png: &[u8], width: u32, height: u32) -> Vec<u8> {
    let header = [&width.to_be_bytes()[..], &height.to_be_bytes(), &png[24..29]].concat();
    [&png[..8], &chunk(b"IHDR", &header), &png[33..]].concat()
}

fn with_chunk(png: &[u8], chunk: &[u8]) -> Vec<u8> {
    [&png[..33], chunk, &png[33..]].concat()
}

/// A JPEG that a camera held on its side has written.
fn turned(jpeg: &[u8], orientation: u8) -> Vec<u8> {
    let exif = [
        b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0".as_slice(),
        &[orientation, 0, 0, 0],
        b"\0\0\0\0",
    ]
    .concat();
    let length = (exif.len() as u16 + 2).to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, &exif, &jpeg[2..]].concat()
}

fn animated_gif(frames: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = GifEncoder::new(&mut bytes);
    let frame = |_| Frame::new(DynamicImage::from(two_colours()).into_rgba8());
    encoder.encode_frames((0..frames).map(frame)).unwrap();
    drop(encoder);
    bytes
}

fn riff(kind: &[u8], data: &[u8]) -> Vec<u8> {
    let padding = if data.len() % 2 == 1 { &[0][..] } else { &[] };
    [kind, &(data.len() as u32).to_le_bytes()[..], data, padding].concat()
}

fn animated_webp() -> Vec<u8> {
    let still = file(two_colours(), ImageFormat::WebP);
    let size = |side: u32| (side - 1).to_le_bytes()[..3].to_vec();
    let frame = [&[0; 6], &size(80)[..], &size(40), &[100, 0, 0, 0], &still[12..]].concat();
    let canvas = [&[0x02, 0, 0, 0], &size(80)[..], &size(40)].concat();
    let frame = riff(b"ANMF", &frame);
    let body = [&riff(b"VP8X", &canvas)[..], &riff(b"ANIM", &[0; 6]), &frame, &frame].concat();
    riff(b"RIFF", &[b"WEBP", &body[..]].concat())
}

fn pixel(picture: &Picture, x: u32, y: u32) -> [u8; 4] {
    let at = ((y * picture.size[0] + x) * 4) as usize;
    picture.pixels[at..at + 4].try_into().unwrap()
}

fn is_red(pixel: [u8; 4]) -> bool {
    pixel[0] > 150 && pixel[1] < 90 && pixel[2] < 90
}

#[test]
fn every_format_is_told_by_its_bytes_and_scaled_down_in_its_proportions() {
    for (format, is) in [
        (ImageFormat::Png, PictureFormat::Png),
        (ImageFormat::Jpeg, PictureFormat::Jpeg),
        (ImageFormat::WebP, PictureFormat::WebP),
        (ImageFormat::Gif, PictureFormat::Gif),
    ] {
        let picture = decode(&file(two_colours(), format), [40, 40]).unwrap();
        assert_eq!((picture.format, picture.whole, picture.size), (is, [80, 40], [40, 20]));
        assert!(is_red(pixel(&picture, 2, 2)) && !is_red(pixel(&picture, 38, 2)), "{format:?}");
        assert!(!picture.animated && !picture.truncated, "{format:?}");
    }
    let small = decode(&file(two_colours(), ImageFormat::Png), [500, 500]).unwrap();
    assert_eq!(small.size, [80, 40], "never scaled up");
}

#[test]
fn a_picture_taken_on_its_side_stands_upright() {
    let jpeg = file(two_colours(), ImageFormat::Jpeg);
    let picture = decode(&turned(&jpeg, 6), [500, 500]).unwrap();
    assert_eq!((picture.whole, picture.size), ([40, 80], [40, 80]));
    assert!(is_red(pixel(&picture, 20, 10)) && !is_red(pixel(&picture, 20, 70)));
    let picture = decode(&turned(&jpeg, 8), [10, 20]).unwrap();
    assert_eq!(picture.size, [10, 20], "the room is meant for the upright picture");
    assert!(is_red(pixel(&picture, 5, 17)));
    assert_eq!(decode(&turned(&jpeg, 99), ROOM).unwrap().whole, [80, 40], "nonsense turns nothing");
}

#[test]
fn four_inks_sixteen_bits_and_palettes_are_read() {
    let picture = decode(CMYK, ROOM).unwrap();
    assert!(is_red(pixel(&picture, 8, 8)), "{:?}", pixel(&picture, 8, 8));
    let deep: ImageBuffer<Rgb<u16>, Vec<u16>> = ImageBuffer::from_pixel(9, 9, Rgb([50_000, 3_000, 3_000]));
    assert!(is_red(pixel(&decode(&file(deep, ImageFormat::Png), ROOM).unwrap(), 4, 4)));
    let deep: ImageBuffer<Luma<u16>, Vec<u16>> = ImageBuffer::from_pixel(9, 9, Luma([u16::MAX / 2]));
    assert_eq!(pixel(&decode(&file(deep, ImageFormat::Png), ROOM).unwrap(), 4, 4), [127, 127, 127, 255]);
    let palette = decode(&animated_gif(1), ROOM).unwrap();
    assert!(is_red(pixel(&palette, 2, 2)));
    let glass = RgbaImage::from_pixel(9, 9, image::Rgba([200, 0, 0, 0]));
    assert_eq!(pixel(&decode(&file(glass, ImageFormat::Png), ROOM).unwrap(), 4, 4)[3], 0);
}

#[test]
fn the_first_frame_of_a_moving_picture_is_shown_and_marked() {
    let moving = decode(&animated_gif(3), ROOM).unwrap();
    assert!(moving.animated && is_red(pixel(&moving, 2, 2)));
    assert!(!decode(&animated_gif(1), ROOM).unwrap().animated);
    let moving = decode(&animated_webp(), [80, 80]).unwrap();
    assert!(moving.animated && is_red(pixel(&moving, 2, 2)));
    let png = file(two_colours(), ImageFormat::Png);
    let moving = with_chunk(&png, &chunk(b"acTL", &[0, 0, 0, 2, 0, 0, 0, 0]));
    assert!(decode(&moving, ROOM).unwrap().animated);
}

#[test]
fn a_header_of_50000_by_50000_costs_nothing() {
    let png = says_size(&file(two_colours(), ImageFormat::Png), 50_000, 50_000);
    let mut jpeg = file(two_colours(), ImageFormat::Jpeg);
    let frame = jpeg.windows(2).position(|pair| pair == [0xff, 0xc0]).unwrap();
    jpeg[frame + 5..frame + 9].copy_from_slice(&[0xc3, 0x50, 0xc3, 0x50]);
    let mut gif = animated_gif(1);
    gif[6..10].copy_from_slice(&[0x50, 0xc3, 0x50, 0xc3]);
    let mut webp = file(two_colours(), ImageFormat::WebP);
    // 14 bits for each side.
    webp[21..25].copy_from_slice(&[0xfe, 0xbf, 0xff, 0x0f]);
    let began = Instant::now();
    for (name, bytes, size) in [
        ("png", png, [50_000, 50_000]),
        ("jpeg", jpeg, [50_000, 50_000]),
        ("gif", gif, [50_000, 50_000]),
        ("webp", webp, [16_383, 16_383]),
    ] {
        let [width, height] = size;
        assert_eq!(decode(&bytes, ROOM), Err(PictureProblem::TooManyPixels { width, height }), "{name}");
    }
    assert!(began.elapsed().as_millis() < 200, "{:?}", began.elapsed());
}

#[test]
fn a_frame_larger_than_its_gif_is_refused() {
    let mut gif = animated_gif(1);
    let frame = gif.iter().rposition(|byte| *byte == 0x2c).unwrap();
    let frame = (13..=frame).find(|at| gif[*at..].starts_with(&[0x2c, 0, 0, 0, 0, 80, 0, 40, 0])).unwrap();
    gif[frame + 5..frame + 9].copy_from_slice(&[0xff, 0xff, 0xff, 0xff]);
    let began = Instant::now();
    assert!(decode(&gif, ROOM).is_err());
    assert!(began.elapsed().as_millis() < 200);
}

#[test]
fn what_unpacks_to_far_more_than_it_says_is_stopped() {
    let black = file(GrayImage::new(6_000, 6_000), ImageFormat::Png);
    assert!(black.len() < 200_000);
    let packed: Vec<u8> = {
        let start = black.windows(4).position(|name| name == b"IDAT").unwrap();
        let length = u32::from_be_bytes(black[start - 4..start].try_into().unwrap()) as usize;
        black[start + 4..start + 4 + length].to_vec()
    };
    let small = file(two_colours(), ImageFormat::Png);
    let began = Instant::now();
    // More rows than there are; they are never looked at.
    let _ = decode(&says_size(&black, 10, 10), ROOM);
    // A comment and a colour profile that nobody needs.
    let text = [b"Comment\0\0".as_slice(), &packed].concat();
    let shown = decode(&with_chunk(&small, &chunk(b"zTXt", &text)), ROOM);
    assert!(shown.is_ok(), "{shown:?}");
    let profile = [b"Profile\0\0".as_slice(), &packed].concat();
    let _ = decode(&with_chunk(&small, &chunk(b"iCCP", &profile)), ROOM);
    assert!(began.elapsed().as_secs() < 3, "{:?}", began.elapsed());
}

#[test]
fn what_is_there_of_a_cut_off_picture_is_shown_and_marked() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::Gif] {
        let whole = file(noise(120, 120), format);
        let half = decode(&whole[..whole.len() / 2], [120, 120]).unwrap();
        assert!(half.truncated, "{format:?}");
        assert!(pixel(&half, 5, 5)[..3].iter().any(|part| *part != 0), "{format:?}");
        assert!(!decode(&whole, ROOM).unwrap().truncated, "{format:?}");
        let start = decode(&whole[..30], ROOM);
        assert!(start.is_err(), "{format:?}: {start:?}");
    }
    let webp = file(noise(120, 120), ImageFormat::WebP);
    let half = decode(&webp[..webp.len() / 2], ROOM);
    assert!(matches!(&half, Err(_) | Ok(Picture { truncated: true, .. })), "{half:?}");
}

#[test]
fn what_is_no_picture_is_said_to_be_none() {
    assert_eq!(decode(b"", ROOM), Err(PictureProblem::Empty));
    for bytes in
        [&b"hello"[..], b"%PDF-1.7 and so on", b"<svg></svg>", b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0", &[0; 5000]]
    {
        assert_eq!(decode(bytes, ROOM), Err(PictureProblem::NotAPicture));
    }
    let zeros = vec![0; MAX_BYTES as usize + 1];
    assert_eq!(decode(&zeros, ROOM), Err(PictureProblem::TooManyBytes { limit: MAX_BYTES }));
    assert!(decode(&says_size(&file(two_colours(), ImageFormat::Png), 0, 0), ROOM).is_err());
}

#[test]
fn damage_anywhere_is_an_answer_and_never_a_crash() {
    let mut random = fastrand::Rng::with_seed(11);
    let mut originals = vec![animated_gif(2), animated_webp(), CMYK.to_vec()];
    for format in [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP] {
        originals.push(file(noise(40, 30), format));
    }
    for original in originals {
        for _ in 0..150 {
            let mut bytes = original.clone();
            for _ in 0..random.usize(1..8) {
                let at = random.usize(..bytes.len());
                bytes[at] = random.u8(..);
            }
            bytes.truncate(random.usize(bytes.len() / 2..=bytes.len()));
            let shown = decode(&bytes, ROOM);
            assert_ne!(shown, Err(PictureProblem::Crashed));
        }
    }
}

#[test]
fn a_decoder_that_fails_leaves_the_next_large_picture_its_turn() {
    let failed = apart(|turn| {
        turn.take();
        panic!("as a decoder may")
    });
    assert_eq!(failed, Err(PictureProblem::Crashed));
    let large = says_size(&file(two_colours(), ImageFormat::Png), 7_000, 3_500);
    assert_ne!(decode(&large, ROOM), Err(PictureProblem::Crashed), "it is decoded as far as it goes");
}

#[test]
fn a_file_is_shown_as_long_as_it_is_the_one_that_was_chosen() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("letter.txt");
    std::fs::write(&path, file(two_colours(), ImageFormat::Png)).unwrap();
    let about = file::inspect(&path).unwrap();
    let bytes = read_file(&path, about.size, about.modified).unwrap();
    assert_eq!(decode(&bytes, ROOM).unwrap().format, PictureFormat::Png);
    std::fs::write(&path, b"something else").unwrap();
    let changed = read_file(&path, about.size, about.modified);
    assert_eq!(changed, Err(PictureProblem::File(FileProblem::Changed)));
    std::fs::remove_file(&path).unwrap();
    let gone = read_file(&path, about.size, about.modified);
    assert_eq!(gone, Err(PictureProblem::File(FileProblem::Missing)));
}

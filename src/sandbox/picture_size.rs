//! Width and height of a picture, from its first bytes.

/// Reads the size of a PNG, GIF, JPEG or WebP; `None` for anything else.
pub(super) fn picture_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big32(bytes, 16)?, big32(bytes, 20)?));
    }
    if bytes.starts_with(b"GIF87a") || bytes.starts_with(b"GIF89a") {
        return Some((little16(bytes, 6)?, little16(bytes, 8)?));
    }
    if bytes.starts_with(b"\xff\xd8") {
        return jpeg_size(bytes);
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return webp_size(bytes);
    }
    None
}

fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = *bytes.get(at + 1)?;
        if *bytes.get(at)? != 0xff {
            return None;
        }
        // Start of frame, whatever the coding, but not the tables that look like it.
        if (0xc0..=0xcf).contains(&marker) && ![0xc4, 0xc8, 0xcc].contains(&marker) {
            return Some((big16(bytes, at + 7)?, big16(bytes, at + 5)?));
        }
        at += 2 + big16(bytes, at + 2)? as usize;
    }
}

fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((little24(bytes, 24)? + 1, little24(bytes, 27)? + 1)),
        b"VP8L" => {
            let bits = little16(bytes, 21)? | little16(bytes, 23)? << 16;
            Some(((bits & 0x3fff) + 1, (bits >> 14 & 0x3fff) + 1))
        }
        b"VP8 " => Some((little16(bytes, 26)? & 0x3fff, little16(bytes, 28)? & 0x3fff)),
        _ => None,
    }
}

fn byte(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at).copied().map(u32::from)
}

fn big16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(byte(bytes, at)? << 8 | byte(bytes, at + 1)?)
}

fn big32(bytes: &[u8], at: usize) -> Option<u32> {
    Some(big16(bytes, at)? << 16 | big16(bytes, at + 2)?)
}

fn little16(bytes: &[u8], at: usize) -> Option<u32> {
    Some(byte(bytes, at + 1)? << 8 | byte(bytes, at)?)
}

fn little24(bytes: &[u8], at: usize) -> Option<u32> {
    Some(byte(bytes, at + 2)? << 16 | little16(bytes, at)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_size_of_each_format_is_read() {
        assert_eq!(picture_size(&super::super::gradient::png("#000000-#ffffff")), Some((480, 300)));
        assert_eq!(picture_size(b"GIF89a\x40\x01\xf0\x00"), Some((320, 240)));
        let jpeg = b"\xff\xd8\xff\xe0\x00\x04ab\xff\xc0\x00\x11\x08\x00\x64\x00\xc8\x03";
        assert_eq!(picture_size(jpeg), Some((200, 100)));
        let webp = b"RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x1f\x03\x00\x57\x02\x00";
        assert_eq!(picture_size(webp), Some((800, 600)));
    }

    #[test]
    fn anything_else_has_no_size() {
        for bytes in [
            &b""[..],
            b"hello",
            b"\x89PNG\r\n\x1a\n",
            b"\xff\xd8\xff",
            b"\xff\xd8\xff\xe0\xff\xff",
            b"RIFF\0\0\0\0WEBP",
        ] {
            assert_eq!(picture_size(bytes), None);
        }
    }
}

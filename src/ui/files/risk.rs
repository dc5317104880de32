//! Which files can do something when they are opened.

/// Ends of names of files that run, that change the computer, or that lead elsewhere.
const CAN_RUN: &[&str] = &[
    "action",
    "app",
    "appimage",
    "applescript",
    "appref-ms",
    "bash",
    "bat",
    "bin",
    "chm",
    "cmd",
    "com",
    "command",
    "cpl",
    "csh",
    "deb",
    "desktop",
    "dll",
    "dmg",
    "docm",
    "dylib",
    "elf",
    "exe",
    "fish",
    "gadget",
    "hta",
    "htm",
    "html",
    "inf",
    "ins",
    "iso",
    "jar",
    "jnlp",
    "jns",
    "js",
    "jse",
    "ksh",
    "lnk",
    "mde",
    "mht",
    "mhtml",
    "mjs",
    "msc",
    "msh",
    "msi",
    "msix",
    "msp",
    "mst",
    "out",
    "php",
    "pif",
    "pkg",
    "pl",
    "pptm",
    "ps1",
    "psm1",
    "py",
    "pyc",
    "pyw",
    "rb",
    "reg",
    "rpm",
    "run",
    "scf",
    "scpt",
    "scr",
    "sct",
    "service",
    "sh",
    "shb",
    "shs",
    "so",
    "svg",
    "terminal",
    "url",
    "vb",
    "vbe",
    "vbs",
    "webloc",
    "wsc",
    "wsf",
    "wsh",
    "xht",
    "xhtml",
    "xlam",
    "xlsm",
    "xml",
    "zsh",
];

/// Whether a file of this name may do something when it is opened. One without an end to its name may
/// be anything.
pub(super) fn name_can_run(name: &str) -> bool {
    let name = name.trim_end_matches(['.', ' ']).to_lowercase();
    match name.rsplit_once('.') {
        Some((_, end)) => CAN_RUN.contains(&end),
        None => true,
    }
}

/// Whether bytes are those of a program, whatever the file is called.
pub(super) fn bytes_can_run(head: &[u8]) -> bool {
    let start = head.trim_ascii_start();
    let lower = start.get(..start.len().min(64)).unwrap_or_default().to_ascii_lowercase();
    infer::is_app(head)
        || [
            &b"#!"[..],
            b"MZ",
            b"\x7fELF",
            b"\xca\xfe\xba\xbe",
            b"\xcf\xfa\xed\xfe",
            b"<!doctype html",
            b"<html",
            b"<script",
            b"<svg",
            b"<?xml",
            b"[desktop entry]",
        ]
        .iter()
        .any(|begin| start.starts_with(begin) || lower.starts_with(begin))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_known_by_name_and_by_bytes() {
        for name in ["setup.exe", "photo.png.exe", "a.SH", "run.desktop", "page.html", "x.exe. ", "README"] {
            assert!(name_can_run(name), "{name}");
        }
        for name in ["photo.png", "bill.pdf", "list.csv", "notes.txt", "film.mp4", "a.exe.zip"] {
            assert!(!name_can_run(name), "{name}");
        }
        for bytes in
            [&b"\x7fELF\x02\x01\x01"[..], b"MZ\x90\0", b"#!/bin/sh\n", b"\n <HTML>", b"[Desktop Entry]\n"]
        {
            assert!(bytes_can_run(bytes), "{bytes:?}");
        }
        for bytes in [&b"%PDF-1.7"[..], b"\x89PNG\r\n\x1a\n", b"hello", b""] {
            assert!(!bytes_can_run(bytes), "{bytes:?}");
        }
    }
}

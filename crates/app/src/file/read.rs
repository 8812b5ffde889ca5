//! Reading a text, with everything that can be wrong with a file said in words.

use super::name_of;
use contract::{ApiError, ErrorCode};
use std::fs::File;
use std::io::{ErrorKind, Read};
use std::path::Path;

/// The largest text that is opened: 8 MiB, more than a hundred times the largest map known.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;

/// The text of the file at `path`, byte for byte, a byte-order mark included.
///
/// # Errors
/// [`ErrorCode::Unreadable`] when it is missing, a folder, or not allowed; [`ErrorCode::NotText`] when it is larger than
/// [`MAX_BYTES`], binary, or not UTF-8.
pub fn read_text(path: &Path) -> Result<String, ApiError> {
    let name = name_of(path);
    let failed = |error: std::io::Error| unreadable(&name, &error);
    let about = std::fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return Err(ApiError::new(
            ErrorCode::Unreadable,
            format!("“{name}” is a folder. Choose a file inside it."),
        ));
    }
    if !about.is_file() {
        return Err(ApiError::new(
            ErrorCode::Unreadable,
            format!("“{name}” is not an ordinary file, so it was not opened."),
        ));
    }
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(failed)?;
    file.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes).map_err(failed)?;
    decode(&name, bytes)
}

/// `bytes` as text; `name` is what messages call them.
///
/// # Errors
/// [`ErrorCode::NotText`] when they are more than [`MAX_BYTES`], binary, or not UTF-8.
pub fn decode(name: &str, bytes: Vec<u8>) -> Result<String, ApiError> {
    let refuse = |why: String| Err(ApiError::new(ErrorCode::NotText, why));
    if bytes.len() > MAX_BYTES {
        return refuse(format!("“{name}” is larger than 8 MB, far more than any map, so it was not opened."));
    }
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return refuse(format!("“{name}” is written in UTF-16. Save it as UTF-8 and open it again."));
    }
    if let Some(at) = bytes.iter().position(|&byte| byte == 0) {
        return refuse(format!("“{name}” is not a text: it holds binary data (from byte {}).", at + 1));
    }
    String::from_utf8(bytes).or_else(|error| {
        let valid = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..valid].iter().filter(|&&byte| byte == b'\n').count() + 1;
        refuse(format!("“{name}” is not written in UTF-8: line {line} holds a character in another encoding. Save it as UTF-8 and open it again."))
    })
}

/// True for a text that is an SVG picture and no map: its first letters are XML.
#[must_use]
pub fn is_svg(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    start.starts_with("<svg") || (start.starts_with("<?xml") && start.contains("<svg"))
}

/// A map's text as it is, or out of the picture that was made from it; `name` is what messages call it.
///
/// # Errors
/// [`ErrorCode::NotText`] for a picture without a map in it.
pub fn map_of(name: &str, text: String) -> Result<String, ApiError> {
    if !is_svg(&text) {
        return Ok(text);
    }
    render::source_of_svg(&text).ok_or_else(|| {
        let words = format!(
            "“{name}” is a picture without a map in it: only pictures that Foreland wrote hold the text they were made from."
        );
        ApiError::new(ErrorCode::NotText, words)
    })
}

/// Refuses a text that could not be opened again once it is stored.
///
/// # Errors
/// [`ErrorCode::NotText`] when it is longer than [`MAX_BYTES`] or holds a NUL character.
pub fn check_text(text: &str) -> Result<(), ApiError> {
    let why = if text.len() > MAX_BYTES {
        "The text is larger than 8 MB, far more than any map, so it was not stored. It is kept in the window."
    } else if text.contains('\0') {
        "The text holds a NUL character, which no map can have, so it was not stored. It is kept in the window; \
         remove the character and it will be saved."
    } else {
        return Ok(());
    };
    Err(ApiError::new(ErrorCode::NotText, why))
}

fn unreadable(name: &str, error: &std::io::Error) -> ApiError {
    let words = match error.kind() {
        ErrorKind::NotFound => format!("There is no file “{name}”. It may have been moved or renamed."),
        ErrorKind::PermissionDenied => format!("You are not allowed to read “{name}”."),
        _ => format!("“{name}” could not be read."),
    };
    ApiError::new(ErrorCode::Unreadable, words).with_detail(error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(bytes: &[u8]) -> String {
        decode("a.owm", bytes.to_vec()).expect_err("refused").message
    }

    #[test]
    fn text_is_kept_byte_for_byte() {
        let text = "\u{feff}title A\r\n\tcomponent é\n";
        assert_eq!(decode("a.owm", text.into()).as_deref(), Ok(text));
    }

    #[test]
    fn what_is_not_a_text_is_refused_in_words() {
        assert!(refusal(b"title A\nx\0y").contains("binary data (from byte 10)"));
        assert!(refusal(b"title A\ncomponent caf\xe9").contains("line 2"));
        assert!(refusal(b"\xff\xfet\0").contains("UTF-16"));
        assert!(refusal(&vec![b'a'; MAX_BYTES + 1]).contains("8 MB"));
    }

    #[test]
    fn missing_files_and_folders_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let missing = read_text(&folder.path().join("gone.owm")).expect_err("missing");
        assert_eq!(
            (missing.code, missing.message.contains("no file “gone.owm”")),
            (ErrorCode::Unreadable, true)
        );
        assert!(read_text(folder.path()).expect_err("a folder").message.contains("is a folder"));
    }
}

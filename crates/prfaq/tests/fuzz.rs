//! The fuzz target of PR/FAQs: any bytes are read, judged and changed, and every place and every edit fits.
//!
//! Under `cargo test` the committed seeds are replayed and damaged, the same way each time. To search for more, on a nightly
//! toolchain: `cargo bolero test -p prfaq reading_and_editing`; what it finds goes into the seeds.
#![allow(clippy::unwrap_used, reason = "a panic in a test is its report")]

#[path = "common/every.rs"]
mod every;
#[path = "common/wild.rs"]
#[allow(dead_code, reason = "the pieces alone are used")]
mod wild;

/// Bytes above ASCII stand for pieces of documents, so that random input is made of them.
fn text_of(bytes: &[u8]) -> String {
    if let Ok(text) = std::str::from_utf8(bytes) {
        return text.to_owned();
    }
    let piece = |byte: &u8| match byte {
        0x80.. => wild::PIECES[usize::from(byte & 0x7f) % wild::PIECES.len()].to_owned(),
        _ => char::from(*byte).to_string(),
    };
    bytes.iter().map(piece).collect()
}

#[test]
fn reading_and_editing() {
    bolero::check!().with_iterations(0).with_max_len(4_000).for_each(|bytes: &[u8]| {
        every::every_intent(&text_of(bytes), "Zed");
    });
}

#[test]
fn damaged_documents_are_read_and_changed_or_refused() {
    let folder =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/__fuzz__/reading_and_editing/corpus");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let seeds: Vec<Vec<char>> =
        paths.iter().map(|path| std::fs::read_to_string(path).unwrap().chars().collect()).collect();
    assert!(seeds.len() >= 6);
    let mut state = 0x5eed_1e55_u64;
    let mut below = |limit: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % (limit.max(1) as u64)).unwrap()
    };
    let signs = [
        '#', '*', '>', '-', ':', '?', '\n', ' ', '[', ']', '(', ')', '<', '!', '`', '|', '"', '”', 'Q', '\r',
        'é', '\u{feff}',
    ];
    for round in 0..150 {
        let mut text = seeds[round % seeds.len()].clone();
        for _ in 0..=below(8) {
            let (a, b) = (below(text.len() + 1), below(text.len() + 1));
            let (a, b) = (a.min(b), a.max(b).min(a.min(b) + 60));
            match below(4) {
                0 => drop(text.drain(a..b)),
                1 => text.insert(a, signs[below(signs.len())]),
                2 => {
                    let copy: Vec<char> = text[a..b].to_vec();
                    let to = below(text.len() + 1);
                    text.splice(to..to, copy);
                }
                _ => {
                    let piece: Vec<char> = wild::PIECES[below(wild::PIECES.len())].chars().collect();
                    text.splice(a..a, piece);
                }
            }
            text.truncate(4_000);
        }
        let text: String = text.into_iter().collect();
        every::every_intent(&text, "Zed");
    }
}

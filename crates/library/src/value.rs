//! The small values that name things in a library: documents, contents, moments, versions.
//!
//! None of them reads the clock or draws a random number by itself: both come from the host through
//! [`Environment`], so that a test can replay a library's life exactly.

use std::fmt;
use std::str::FromStr;

use ulid::Ulid;

/// What the library asks of the machine it runs on: the time and randomness.
pub trait Environment: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
    /// 128 random bits, used to make identifiers unique; 80 of them are used.
    fn random(&self) -> u128;
}

/// A moment, in milliseconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// Milliseconds from `earlier` to `self`; negative if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// The identity of a document: 26 characters that sort by the time of creation (a ULID).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(Ulid);

impl DocumentId {
    /// A new identity from the moment of creation and the host's randomness.
    #[must_use]
    pub fn new(at: Timestamp, random: u128) -> Self {
        Self(Ulid::from_parts(u64::try_from(at.0).unwrap_or(0), random))
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The text is not a document identity (26 characters of Crockford's base 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a document identity")]
pub struct NotAnId;

impl FromStr for DocumentId {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        let id = Ulid::from_string(text).map_err(|_| NotAnId)?;
        // One identity has one spelling, or two rows could claim to be the same document.
        if id.to_string() == text { Ok(Self(id)) } else { Err(NotAnId) }
    }
}

/// The BLAKE3 hash of a text: what two parties compare to know that they mean the same text.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContentHash([u8; 32]);

impl ContentHash {
    /// The hash of `text`.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self(*blake3::hash(text.as_bytes()).as_bytes())
    }

    /// The 32 bytes of the hash.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    pub(crate) fn from_bytes(bytes: &[u8]) -> Option<Self> {
        bytes.try_into().ok().map(Self)
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        blake3::Hash::from_bytes(self.0).to_hex().fmt(f)
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is not a content hash (64 hexadecimal digits).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a content hash")]
pub struct NotAHash;

impl FromStr for ContentHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        blake3::Hash::from_hex(text).map(|hash| Self(*hash.as_bytes())).map_err(|_| NotAHash)
    }
}

/// The number of a version within its document: 1 is the text it was created with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VersionNumber(pub u32);

impl fmt::Display for VersionNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identity_reads_back_and_sorts_by_time() {
        let early = DocumentId::new(Timestamp(1_000), u128::MAX);
        let late = DocumentId::new(Timestamp(2_000), 0);
        assert!(early < late && early.to_string() < late.to_string());
        assert_eq!(early.to_string().parse(), Ok(early));
        assert_eq!(early.to_string().to_lowercase().parse::<DocumentId>(), Err(NotAnId));
        for wrong in
            ["", "x", "01ARZ3NDEKTSV4RRFFQ69G5FA", "01ARZ3NDEKTSV4RRFFQ69G5FAVX", "ü1ARZ3NDEKTSV4RRFFQ69G5FA"]
        {
            assert_eq!(wrong.parse::<DocumentId>(), Err(NotAnId), "{wrong}");
        }
    }

    #[test]
    fn a_hash_reads_back() {
        let hash = ContentHash::of("tea");
        assert_eq!(hash.to_string().parse(), Ok(hash));
        assert_eq!("zz".parse::<ContentHash>(), Err(NotAHash));
        assert_ne!(hash, ContentHash::of("Tea"));
    }
}

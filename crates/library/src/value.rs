//! The small values that name things in a library: documents, initiatives, contents, moments, versions.
//!
//! None of them reads the clock or draws a random number by itself: both come from the host through
//! [`Environment`], so that a test can replay a library's life exactly.

use std::fmt;
use std::str::FromStr;

use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, Time};
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

/// The text is not a moment (RFC 3339 in UTC with milliseconds).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not a moment")]
pub struct NotAMoment;

impl fmt::Display for Timestamp {
    /// `2026-08-05T12:30:00.123Z`, which sorts by time.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let moment = OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.0) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH);
        let (year, month, day) = (moment.year(), u8::from(moment.month()), moment.day());
        let (hour, minute, second, milli) = moment.to_hms_milli();
        write!(f, "{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}.{milli:03}Z")
    }
}

impl FromStr for Timestamp {
    type Err = NotAMoment;

    fn from_str(text: &str) -> Result<Self, NotAMoment> {
        let moment = text.strip_suffix('Z').and_then(|rest| {
            let (whole, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
            let mut parts = whole.split(['-', 'T', ':']).map(str::parse::<u16>);
            let mut part = || parts.next()?.ok();
            let (year, month, day) = (part()?, u8::try_from(part()?).ok()?, u8::try_from(part()?).ok()?);
            let (hour, minute) = (u8::try_from(part()?).ok()?, u8::try_from(part()?).ok()?);
            let second = u8::try_from(part()?).ok()?;
            let milli = format!("{fraction:0<3}").get(..3)?.parse().ok()?;
            let date = Date::from_calendar_date(i32::from(year), Month::try_from(month).ok()?, day).ok()?;
            let time = Time::from_hms_milli(hour, minute, second, milli).ok()?;
            i64::try_from(PrimitiveDateTime::new(date, time).assume_utc().unix_timestamp_nanos() / 1_000_000)
                .ok()
        });
        moment.map(Self).ok_or(NotAMoment)
    }
}

/// The text is not an identity (26 characters of Crockford's base 32).
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an identity")]
pub struct NotAnId;

/// An identity: 26 characters that sort by the time of creation (a ULID), of a type of its own.
macro_rules! identity {
    ($(#[doc = $doc:literal])+ $name:ident) => {
        $(#[doc = $doc])+
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Ulid);

        impl $name {
            /// A new identity from the moment of creation and the host's randomness.
            #[must_use]
            pub fn new(at: Timestamp, random: u128) -> Self {
                Self(Ulid::from_parts(u64::try_from(at.0).unwrap_or(0), random))
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                let id = Ulid::from_string(text).map_err(|_| NotAnId)?;
                // One identity has one spelling, or two rows could claim to be the same thing.
                if id.to_string() == text { Ok(Self(id)) } else { Err(NotAnId) }
            }
        }
    };
}

identity! {
    /// The identity of a document: 26 characters that sort by the time of creation (a ULID).
    DocumentId
}

identity! {
    /// The identity of an initiative: 26 characters that sort by the time of creation (a ULID).
    InitiativeId
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
    fn a_moment_reads_back() {
        let moment = Timestamp(1_785_933_000_123);
        assert_eq!(moment.to_string(), "2026-08-05T12:30:00.123Z");
        assert_eq!(moment.to_string().parse(), Ok(moment));
        assert_eq!("2026-08-05T12:30:00Z".parse(), Ok(Timestamp(1_785_933_000_000)));
        assert_eq!("2026-08-05T12:30:00.03Z".parse(), Ok(Timestamp(1_785_933_000_030)));
        for wrong in ["", "Z", "2026-08-05", "2026-13-05T12:30:00Z", "2026-08-05T12:30:00+01:00"] {
            assert_eq!(wrong.parse::<Timestamp>(), Err(NotAMoment), "{wrong}");
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

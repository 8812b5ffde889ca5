//! What the unit tests of this crate share.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;

use crate::table;
use crate::value::{DocumentId, Environment, Timestamp};

/// A database in memory with the newest schema.
pub(crate) fn database() -> Connection {
    let mut connection = Connection::open_in_memory().unwrap();
    connection.pragma_update(None, "foreign_keys", true).unwrap();
    crate::open::migrate(&mut connection, &table::FORMATS).unwrap();
    connection
}

/// The `nth` identity.
pub(crate) fn id(nth: u128) -> DocumentId {
    DocumentId::new(Timestamp(0), nth)
}

/// A clock that stands still, and identities that count.
#[derive(Debug, Default)]
pub(crate) struct Still {
    drawn: AtomicU64,
}

impl Still {
    pub(crate) fn new() -> Arc<Self> {
        Arc::new(Self { drawn: AtomicU64::new(0) })
    }
}

impl Environment for Still {
    fn now(&self) -> Timestamp {
        Timestamp(1_785_933_000_000)
    }

    fn random(&self) -> u128 {
        u128::from(self.drawn.fetch_add(1, Ordering::Relaxed))
    }
}

//! Settings: a JSON value under a key, for whoever needs to remember something with the library.

use rusqlite::{Connection, OptionalExtension};

use crate::error::Cause;

pub(crate) const SCHEMA: &str = "
CREATE TABLE setting (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT, WITHOUT ROWID;
";

const MAX_BYTES: usize = 1 << 20;

/// The JSON text stored under `key`.
pub(crate) fn get(db: &Connection, key: &str) -> Result<Option<String>, Cause> {
    Ok(db
        .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
        .query_row([key], |row| row.get(0))
        .optional()?)
}

/// Stores a JSON text under `key`, or removes the key.
pub(crate) fn set(db: &Connection, key: &str, value: Option<&str>) -> Result<(), Cause> {
    let Some(value) = value else {
        db.prepare_cached("DELETE FROM setting WHERE key = ?1")?.execute([key])?;
        return Ok(());
    };
    if key.is_empty() || key.len() + value.len() > MAX_BYTES {
        return Err(Cause::Invalid(format!("a setting needs a key and may have at most {MAX_BYTES} bytes")));
    }
    let valid: bool = db.prepare_cached("SELECT json_valid(?1)")?.query_row([value], |row| row.get(0))?;
    if !valid {
        return Err(Cause::Invalid(format!("the value of the setting {key:?} is not JSON")));
    }
    db.prepare_cached(
        "INSERT INTO setting (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    )?
    .execute((key, value))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::test_support::database;

    #[test]
    fn settings_are_json_and_nothing_else() {
        let db = database();
        assert_eq!(get(&db, "theme").unwrap(), None);
        set(&db, "theme", Some(r#"{"dark":true}"#)).unwrap();
        set(&db, "theme", Some(r#"{"dark":false}"#)).unwrap();
        assert_eq!(get(&db, "theme").unwrap().as_deref(), Some(r#"{"dark":false}"#));
        for wrong in ["", "dark", "{dark:true}", "{\"a\":1} x"] {
            assert!(matches!(set(&db, "theme", Some(wrong)), Err(Cause::Invalid(_))), "{wrong}");
        }
        set(&db, "theme", None).unwrap();
        assert_eq!(get(&db, "theme").unwrap(), None);
    }
}

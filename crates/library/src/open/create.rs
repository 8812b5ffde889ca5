//! Making a new library: whole under another name, then renamed.

use std::path::Path;

use super::{connect, header, migrate, place};
use crate::error::Cause;

/// Makes an empty library at `path`, where there is none.
pub(super) fn make(path: &Path, formats: &[String]) -> Result<(), Cause> {
    let unfinished = place::beside(path, ".new");
    place::clear(&unfinished)?;
    {
        let mut connection = connect::create(&unfinished)?;
        connection.pragma_update(None, "application_id", header::APPLICATION_ID)?;
        migrate(&mut connection, formats)?;
        connect::keep_log(&connection)?;
        connection.close().map_err(|(_, error)| error)?;
    }
    place::put(&unfinished, path)
}

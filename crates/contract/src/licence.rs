//! What Foreland is made of besides its own code, and on which terms.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Everything of others that is in the program.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Licences {
    /// The packages, in alphabetical order.
    pub packages: Vec<LicensedPackage>,
    /// The texts of their licences, each once.
    pub texts: Vec<String>,
}

/// A package of somebody else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LicensedPackage {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, as an SPDX expression.
    pub licence: String,
    /// The texts that come with it, as indices into all texts.
    pub texts: Vec<u32>,
}

//! The maps that a new library starts with, so that the app is never empty.

/// Their texts, in the order in which they are put into the library; the last one is the first that is seen.
pub(crate) const MAPS: [&str; 4] = [
    include_str!("../../../maps/bank-payments.owm"),
    include_str!("../../../maps/open-source-product.owm"),
    include_str!("../../../maps/platform-team.owm"),
    include_str!("../../../maps/tea-shop.owm"),
];

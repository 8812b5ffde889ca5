//! What a map means and where everything on it stands: layout, label placement, scene.

pub mod scene;

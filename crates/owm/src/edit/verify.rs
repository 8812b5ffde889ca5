//! Making sure, before anything is changed, that the changed text reads as meant and that nothing else has changed.

use super::Refusal;
use crate::model::Map;
use crate::{ElementId, Parse};
use text::TextEdit;

/// Makes sure that the edited text reads as `holds` says.
pub(super) fn verify(
    parse: &Parse,
    edits: &[TextEdit],
    holds: impl FnOnce(&Parse) -> bool,
) -> Result<(), Refusal> {
    let after = text::apply(parse.text(), edits).ok().map(|text| crate::parse(&text));
    if after.is_some_and(|after| holds(&after)) {
        return Ok(());
    }
    Err(Refusal::swallowed())
}

/// Makes sure that the edited text reads as the map that `change` makes of the one before, lines aside; the edits then.
pub(super) fn changed(
    parse: &Parse,
    edits: Vec<TextEdit>,
    change: impl FnOnce(&mut Map),
) -> Result<Vec<TextEdit>, Refusal> {
    let mut expected = parse.map.clone();
    change(&mut expected);
    verify(parse, &edits, |after| meaning(after.map.clone()) == meaning(expected))?;
    Ok(edits)
}

/// A map without what a line more or less above changes: the numbers of lines, and the ordinals of equal names.
pub(crate) fn meaning(mut map: Map) -> Map {
    let plain = |id: &mut ElementId, line: &mut usize| {
        id.nth = 1;
        *line = 0;
    };
    map.title_line = map.title_line.map(|_| 0);
    map.style_line = map.style_line.map(|_| 0);
    map.y_axis.iter_mut().for_each(|axis| axis.line = 0);
    map.legend.iter_mut().for_each(|legend| legend.line = 0);
    map.elements.iter_mut().for_each(|it| plain(&mut it.id, &mut it.line));
    map.evolves.iter_mut().for_each(|it| plain(&mut it.id, &mut it.line));
    map.links.iter_mut().for_each(|it| plain(&mut it.id, &mut it.line));
    map.notes.iter_mut().for_each(|it| plain(&mut it.id, &mut it.line));
    map.areas.iter_mut().for_each(|it| plain(&mut it.id, &mut it.line));
    map.forces.iter_mut().for_each(|it| plain(&mut it.id, &mut it.line));
    map.urls.iter_mut().for_each(|url| url.line = 0);
    for annotation in &mut map.annotations {
        annotation.line = 0;
        annotation.ids.iter_mut().for_each(|id| id.nth = 1);
    }
    for pipeline in &mut map.pipelines {
        plain(&mut pipeline.id, &mut pipeline.line);
        pipeline.children.iter_mut().for_each(|child| plain(&mut child.id, &mut child.line));
    }
    map
}

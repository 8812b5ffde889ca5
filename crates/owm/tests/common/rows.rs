//! The list of intents of the map language, each with a text before and after.

use owm::edit::{self, Added, Alignment, Edits, Flow, MapStyle, NewElement, Order};
use owm::model::{AreaKind, ElementKind, Offset, Position, Sourcing};
use owm::{ElementId, Parse};

/// What is done, to which text, how, and what the text is then.
pub(crate) type Row = (&'static str, &'static str, fn(&Parse) -> Edits, &'static str);

const AT: Position = Position { visibility: 0.25, maturity: 0.75 };

fn id(text: &str) -> ElementId {
    text.parse().unwrap()
}

fn add(parse: &Parse, new: &NewElement) -> Edits {
    edit::add(parse, new).map(|Added { edits, .. }| edits)
}

fn element(parse: &Parse, kind: ElementKind) -> Edits {
    add(parse, &NewElement::Element { kind, name: "New".into(), at: AT })
}

fn kind(parse: &Parse, of: &str, kind: ElementKind) -> Edits {
    edit::set_kind(parse, &id(of), kind).map(|Added { edits, .. }| edits)
}

/// The list of intents of the map language, in the order in which it is told.
pub(crate) const ROWS: &[Row] = &[
    (
        "add a component",
        "component A [0.5, 0.6]\nA->B\n",
        |p| element(p, ElementKind::Component),
        "component A [0.5, 0.6]\ncomponent New [0.25, 0.75]\nA->B\n",
    ),
    (
        "add an anchor",
        "anchor A [0.5, 0.6]\ncomponent B\n",
        |p| element(p, ElementKind::Anchor),
        "anchor A [0.5, 0.6]\nanchor New [0.25, 0.75]\ncomponent B\n",
    ),
    (
        "add a submap",
        "submap A [0.5, 0.6]\nA->B\n",
        |p| element(p, ElementKind::Submap),
        "submap A [0.5, 0.6]\nsubmap New [0.25, 0.75]\nA->B\n",
    ),
    (
        "add a note",
        "note a [0.5, 0.6]\nA->B\n",
        |p| add(p, &NewElement::Note { text: "New".into(), at: AT }),
        "note a [0.5, 0.6]\nnote New [0.25, 0.75]\nA->B\n",
    ),
    (
        "add an annotation",
        "annotation 4 [0.5, 0.6] x\nA->B\n",
        |p| add(p, &NewElement::Annotation { text: "New".into(), at: AT }),
        "annotation 4 [0.5, 0.6] x\nannotation 5 [0.25, 0.75] New\nA->B\n",
    ),
    (
        "add an area",
        "pioneers [0.9, 0.1, 0.7, 0.3]\nA->B\n",
        |p| {
            add(
                p,
                &NewElement::Area {
                    kind: AreaKind::Settlers,
                    from: AT,
                    to: Position { visibility: 0.1, maturity: 0.9 },
                },
            )
        },
        "pioneers [0.9, 0.1, 0.7, 0.3]\nsettlers [0.25, 0.75, 0.10, 0.90]\nA->B\n",
    ),
    (
        "add an accelerator",
        "accelerator a [0.5, 0.6]\nA->B\n",
        |p| add(p, &NewElement::Force { decelerates: false, name: "New".into(), at: AT }),
        "accelerator a [0.5, 0.6]\naccelerator New [0.25, 0.75]\nA->B\n",
    ),
    (
        "delete with its links",
        "component A [.5, 0.6] (buy)\ncomponent B\nevolve A 0.9\nA->B\nB->A; x\nB->C\n",
        |p| edit::delete(p, &id("component:1:A"), true),
        "component B\nB->C\n",
    ),
    (
        "delete without its links",
        "component A [.5, 0.6] (buy)\ncomponent B\nevolve A 0.9\nA->B\nB->A; x\nB->C\n",
        |p| edit::delete(p, &id("component:1:A"), false),
        "component B\nA->B\nB->A; x\nB->C\n",
    ),
    (
        "delete several",
        "component A\ncomponent B\ncomponent C\nA->B\nC->A\n",
        |p| edit::delete_all(p, &[id("component:1:A"), id("component:1:B")], true),
        "component C\n",
    ),
    (
        "rename everywhere",
        "component A [.5,0.6]\nevolve A->B 0.9\npipeline A [0.2,0.3]\nA->C\n C->A; A\nnote A [0.1, 0.2]\n",
        |p| edit::rename(p, &id("component:1:A"), "New"),
        "component New [.5,0.6]\nevolve New->B 0.9\npipeline New [0.2,0.3]\nNew->C\n C->New; A\nnote A [0.1, 0.2]\n",
    ),
    (
        "title",
        "title  Old map\ncomponent A\n",
        |p| edit::rename(p, &id("title:1:"), "New map"),
        "title  New map\ncomponent A\n",
    ),
    (
        "move",
        "component   A [.5 ,0.6]  label [1,2] (buy)\nA->B\n",
        |p| edit::move_to(p, &id("component:1:A"), AT),
        "component   A [0.25 ,0.75]  label [1,2] (buy)\nA->B\n",
    ),
    (
        "move a submap",
        "submap A [.5, 0.6] url(u)\n",
        |p| edit::move_to(p, &id("submap:1:A"), AT),
        "submap A [0.25, 0.75] url(u)\n",
    ),
    (
        "move an anchor",
        "anchor A [.5, 0.6]\n",
        |p| edit::move_to(p, &id("anchor:1:A"), AT),
        "anchor A [0.25, 0.75]\n",
    ),
    (
        "move several",
        "component A [0.5, 0.6]\ncomponent B\ncomponent C [.4, .1]\n",
        |p| {
            edit::move_by(
                p,
                &[id("component:1:A"), id("component:1:C")],
                Position { visibility: 0.1, maturity: 0.2 },
            )
        },
        "component A [0.60, 0.80]\ncomponent B\ncomponent C [0.50, 0.30]\n",
    ),
    (
        "align",
        "component A [0.5, 0.6]\ncomponent C [.4, .1]\n",
        |p| edit::align(p, &[id("component:1:A"), id("component:1:C")], Alignment::Visibility),
        "component A [0.5, 0.6]\ncomponent C [0.50, .1]\n",
    ),
    (
        "label offset",
        "component A [.5, 0.6] (buy)\n",
        |p| edit::set_label(p, &id("component:1:A"), Some(Offset { x: -4.0, y: 12.0 })),
        "component A [.5, 0.6] label [-4, 12] (buy)\n",
    ),
    (
        "label offset again",
        "component A [.5, 0.6] label [1,2] (buy)\n",
        |p| edit::set_label(p, &id("component:1:A"), Some(Offset { x: -4.0, y: 12.0 })),
        "component A [.5, 0.6] label [-4,12] (buy)\n",
    ),
    (
        "label to the layout",
        "component A [.5, 0.6] label [1,2] (buy)\n",
        |p| edit::set_label(p, &id("component:1:A"), None),
        "component A [.5, 0.6] (buy)\n",
    ),
    (
        "evolve",
        "component A [.5, 0.6]\nA->B\n",
        |p| edit::evolve(p, &id("component:1:A"), 0.8),
        "component A [.5, 0.6]\nevolve A 0.80\nA->B\n",
    ),
    (
        "evolve further",
        "component A [.5, 0.6]\nevolve  A .7 label [1,2]\n",
        |p| edit::evolve(p, &id("component:1:A"), 0.8),
        "component A [.5, 0.6]\nevolve  A 0.80 label [1,2]\n",
    ),
    (
        "stop evolving",
        "component A [.5, 0.6]\nevolve A->B .7\nC->A\nD->B; x\n",
        |p| edit::stop_evolving(p, &id("component:1:A")),
        "component A [.5, 0.6]\nC->A\nD->A; x\n",
    ),
    (
        "rename on evolve",
        "component A [.5, 0.6]\nevolve  A .7 label [1,2]\n",
        |p| edit::set_evolved_name(p, &id("component:1:A"), Some("New")),
        "component A [.5, 0.6]\nevolve  A->New .7 label [1,2]\n",
    ),
    (
        "keep the name on evolve",
        "component A [.5, 0.6]\nevolve A->B .7\n",
        |p| edit::set_evolved_name(p, &id("component:1:A"), None),
        "component A [.5, 0.6]\nevolve A .7\n",
    ),
    (
        "inertia on",
        "component A [.5,0.6]  label [1,2]\n",
        |p| edit::set_inertia(p, &id("component:1:A"), true),
        "component A [.5,0.6]  label [1,2] inertia\n",
    ),
    (
        "inertia off",
        "component A [.5,0.6] inertia  (buy)\n",
        |p| edit::set_inertia(p, &id("component:1:A"), false),
        "component A [.5,0.6]  (buy)\n",
    ),
    (
        "sourcing",
        "component A [.5,0.6] ( buy , market )\n",
        |p| edit::set_sourcing(p, &id("component:1:A"), Some(Sourcing::Outsource)),
        "component A [.5,0.6] ( outsource , market )\n",
    ),
    (
        "no sourcing",
        "component A [.5,0.6] (build) inertia\n",
        |p| edit::set_sourcing(p, &id("component:1:A"), None),
        "component A [.5,0.6] inertia\n",
    ),
    (
        "market",
        "component A [.5,0.6] (buy)\n",
        |p| edit::set_market(p, &id("component:1:A"), true),
        "component A [.5,0.6] (buy, market)\n",
    ),
    (
        "no market",
        "component A [.5,0.6] (market)\n",
        |p| edit::set_market(p, &id("component:1:A"), false),
        "component A [.5,0.6]\n",
    ),
    (
        "ecosystem",
        "component A [.5,0.6]\n",
        |p| edit::set_ecosystem(p, &id("component:1:A"), true),
        "component A [.5,0.6] (ecosystem)\n",
    ),
    (
        "link",
        "component A\ncomponent B\nB ->A\nnote n [0.1, 0.2]\n",
        |p| edit::link(p, &id("component:1:A"), &id("component:1:B")),
        "component A\ncomponent B\nB ->A\nA->B\nnote n [0.1, 0.2]\n",
    ),
    (
        "unlink",
        "component A\ncomponent B\nA -> B; x\nB->A\n",
        |p| edit::unlink(p, &id("component:1:A"), &id("component:1:B")),
        "component A\ncomponent B\nB->A\n",
    ),
    (
        "reverse a link",
        "A  +'5'> B ; x\nB->C\n",
        |p| edit::reverse_link(p, &id("link:1:A->B")),
        "B  +'5'> A ; x\nB->C\n",
    ),
    (
        "link note",
        "A ->  B\n",
        |p| edit::set_link_note(p, &id("link:1:A->B"), Some("daily")),
        "A ->  B; daily\n",
    ),
    ("no link note", "A ->  B ; daily\n", |p| edit::set_link_note(p, &id("link:1:A->B"), None), "A ->  B\n"),
    ("flow", "A ->  B; x\n", |p| edit::set_flow(p, &id("link:1:A->B"), Flow::Plain), "A +>  B; x\n"),
    (
        "flow with a text",
        "A +<>  B; x\n",
        |p| edit::set_flow(p, &id("link:1:A->B"), Flow::Of("5 l")),
        "A +'5 l'<>  B; x\n",
    ),
    ("no flow", "A +'5'>B\n", |p| edit::set_flow(p, &id("link:1:A->B"), Flow::None), "A ->B\n"),
    (
        "pipeline",
        "component A [0.5, 0.6]\nA->B\n",
        |p| add(p, &NewElement::Pipeline { of: id("component:1:A"), range: [0.25, 0.75] }),
        "component A [0.5, 0.6]\npipeline A [0.25, 0.75]\nA->B\n",
    ),
    (
        "pipeline range",
        "component A\npipeline  A [.2 , 0.3]\n",
        |p| edit::set_range(p, &id("pipeline:1:A"), [0.25, 0.75]),
        "component A\npipeline  A [0.25 , 0.75]\n",
    ),
    (
        "add a choice",
        "component A\npipeline A\n{\n component K [0.4]\n}\n",
        |p| add(p, &NewElement::Child { of: id("pipeline:1:A"), name: "New".into(), maturity: 0.75 }),
        "component A\npipeline A\n{\n component K [0.4]\n component New [0.75]\n}\n",
    ),
    (
        "move a choice",
        "component A\npipeline A\n{\n component K [.4]  label [1,2]\n}\n",
        |p| edit::move_to(p, &id("child:1:K"), AT),
        "component A\npipeline A\n{\n component K [0.75]  label [1,2]\n}\n",
    ),
    (
        "rename a choice",
        "component A\npipeline A\n{\n component K [.4]\n}\nA->K\n",
        |p| edit::rename(p, &id("child:1:K"), "New"),
        "component A\npipeline A\n{\n component New [.4]\n}\nA->New\n",
    ),
    (
        "remove a choice",
        "component A\npipeline A\n{\n component K [.4]\n component L [.5]\n}\n",
        |p| edit::delete(p, &id("child:1:K"), true),
        "component A\npipeline A\n{\n component L [.5]\n}\n",
    ),
    (
        "remove a pipeline",
        "component A\npipeline A\n{\n component K [.4]\n}\nA->B\n",
        |p| edit::delete(p, &id("pipeline:1:A"), true),
        "component A\nA->B\n",
    ),
    (
        "note's text",
        "note  a b [.5,0.6]\n",
        |p| edit::rename(p, p.map.notes.first().map(|note| &note.id).unwrap(), "New text"),
        "note  New text [.5,0.6]\n",
    ),
    (
        "note's place",
        "note  a b [.5,0.6]\n",
        |p| edit::move_to(p, &p.map.notes[0].id, AT),
        "note  a b [0.25,0.75]\n",
    ),
    (
        "annotation at one place",
        "annotation 1 [ .5, 0.6 ]  x\n",
        |p| edit::move_to(p, &id("annotation:1:1/0"), AT),
        "annotation 1 [ 0.25, 0.75 ]  x\n",
    ),
    (
        "annotation at several places",
        "annotation 1 [.5, 0.6] x\n",
        |p| edit::annotate_also(p, &id("annotation:1:1/0"), AT).map(|added| added.edits),
        "annotation 1 [[.5, 0.6], [0.25, 0.75]] x\n",
    ),
    (
        "one of an annotation's places",
        "annotation 1 [[.5,0.6],[.7, 0.8]] x\n",
        |p| edit::move_to(p, &id("annotation:1:1/1"), AT),
        "annotation 1 [[.5,0.6],[0.25, 0.75]] x\n",
    ),
    (
        "one place less",
        "annotation 1 [[.5,0.6],[.7, 0.8]] x\n",
        |p| edit::delete(p, &id("annotation:1:1/0"), true),
        "annotation 1 [[.7, 0.8]] x\n",
    ),
    (
        "annotation's text",
        "annotation 1 [.5,0.6]  x\n",
        |p| edit::rename(p, &id("annotation:1:1/0"), "New"),
        "annotation 1 [.5,0.6]  New\n",
    ),
    (
        "legend's place",
        "annotations [.5,0.6]\nannotation 1 [0.1, 0.2] x\n",
        |p| edit::move_to(p, &id("legend:1:"), AT),
        "annotations [0.25,0.75]\nannotation 1 [0.1, 0.2] x\n",
    ),
    (
        "area",
        "settlers [.9,0.1, 0.7,.3]\n",
        |p| edit::set_area(p, &id("area:1:settlers"), AT, Position { visibility: 0.1, maturity: 0.9 }),
        "settlers [0.25,0.75, 0.10,0.90]\n",
    ),
    (
        "move an accelerator",
        "accelerator  Law [.5,0.6]\n",
        |p| edit::move_to(p, &id("force:1:Law"), AT),
        "accelerator  Law [0.25,0.75]\n",
    ),
    (
        "turn an accelerator",
        "accelerator  Law [.5,0.6]\n",
        |p| edit::set_decelerates(p, &id("force:1:Law"), true),
        "deaccelerator  Law [.5,0.6]\n",
    ),
    (
        "submap with url",
        "submap A [.5,0.6]\nA->B\n",
        |p| edit::set_address(p, &id("submap:1:A"), Some("https://example.org/a")),
        "submap A [.5,0.6] url(A)\nurl A [https://example.org/a]\nA->B\n",
    ),
    (
        "submap's url",
        "submap A [.5,0.6] url(shop)\nurl  shop [https://example.org/a]\n",
        |p| edit::set_address(p, &id("submap:1:A"), Some("https://example.org/b")),
        "submap A [.5,0.6] url(shop)\nurl  shop [https://example.org/b]\n",
    ),
    (
        "component to anchor",
        "component  A [.5,0.6]\nA->B\n",
        |p| kind(p, "component:1:A", ElementKind::Anchor),
        "anchor  A [.5,0.6]\nA->B\n",
    ),
    (
        "anchor to component",
        "anchor  A [.5,0.6]\nA->B\n",
        |p| kind(p, "anchor:1:A", ElementKind::Component),
        "component  A [.5,0.6]\nA->B\n",
    ),
    (
        "style",
        "style  plain\ncomponent A\n",
        |p| edit::set_style(p, Some(MapStyle::Wardley)),
        "style  wardley\ncomponent A\n",
    ),
    ("no style", "style plain\ncomponent A\n", |p| edit::set_style(p, None), "component A\n"),
    (
        "size",
        "size [ 800,600]\ncomponent A\n",
        |p| edit::set_size(p, Some([900.0, 500.0])),
        "size [ 900,500]\ncomponent A\n",
    ),
    ("no size", "size [800,600]\ncomponent A\n", |p| edit::set_size(p, None), "component A\n"),
    (
        "stage names",
        "evolution a->b -> c->d\ncomponent A\n",
        |p| edit::set_stages(p, Some(["e", "b", "g", "d"])),
        "evolution e->b -> g->d\ncomponent A\n",
    ),
    (
        "one stage's name",
        "evolution a->b -> c->d\ncomponent A\n",
        |p| edit::rename(p, &id("stage:1:2"), "New"),
        "evolution a->b -> New->d\ncomponent A\n",
    ),
    (
        "hide the axis",
        "evolution a->b->c->d\ncomponent A\n",
        |p| edit::hide_evolution(p, true),
        "evolution --hide a->b->c->d\ncomponent A\n",
    ),
    (
        "earlier",
        "component A [.1,0.2]\ncomponent B  [.3,0.4]\nA->B\n",
        |p| edit::reorder(p, &id("component:1:B"), &Order::Earlier),
        "component B  [.3,0.4]\ncomponent A [.1,0.2]\nA->B\n",
    ),
    (
        "later",
        "component A [.1,0.2]\ncomponent B  [.3,0.4]\nA->B\n",
        |p| edit::reorder(p, &id("component:1:A"), &Order::Later),
        "component B  [.3,0.4]\ncomponent A [.1,0.2]\nA->B\n",
    ),
    (
        "hide a component",
        "component A [.1,0.2]\ncomponent B\nA->B\n",
        |p| edit::hide(p, &[id("component:1:A")], false),
        "// component A [.1,0.2]\ncomponent B\nA->B\n",
    ),
    (
        "hide a component with its links",
        "component A [.1,0.2]\ncomponent B\nA->B\n",
        |p| edit::hide(p, &[id("component:1:A")], true),
        "// component A [.1,0.2]\ncomponent B\n// A->B\n",
    ),
    (
        "show a component",
        "// component A [.1,0.2]\ncomponent B\n// A->B\n",
        |p| edit::show(p, &["A"], true),
        "component A [.1,0.2]\ncomponent B\nA->B\n",
    ),
];

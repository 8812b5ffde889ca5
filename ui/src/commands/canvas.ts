// What can be done on the canvas: tools, what is selected, what is seen.

import type { Canvas } from "../canvas/Canvas.svelte";
import type { OpenDocument } from "../document/OpenDocument.svelte";
import type { Addable, Alignment, ElementInfo, Sourcing } from "../contract/bindings";
import { changing, type Command, ofCanvas, ofSelection } from "./row";

/** Steps of the arrow keys on the map, without and with Shift. */
const STEP = 0.01;
const LEAP = 0.05;

const nudges = (["Up", "Down", "Left", "Right"] as const).flatMap((side): Command[] => {
  const move = (by: number) => (canvas: Canvas): void => {
    canvas.document.edits.nudge(side === "Up" ? by : side === "Down" ? -by : 0, side === "Right" ? by : side === "Left" ? -by : 0);
  };
  const towards = side.toLowerCase() as "up" | "down" | "left" | "right";
  return [
    ofSelection(`nudge-${towards}`, `Move ${towards} a little`, [`Arrow${side}`], move(STEP)),
    ofSelection(`leap-${towards}`, `Move ${towards} further`, [`Shift-Arrow${side}`], move(LEAP)),
    ofCanvas(`walk-${towards}`, `Go to the next element: ${towards}`, [`Alt-Arrow${side}`], (canvas) => { canvas.walkTowards(towards); }),
  ];
});

const elementsOf = (document: OpenDocument): ElementInfo[] => document.selection.ids.flatMap((id) => document.element(id) ?? []);

const single = ({ selection }: OpenDocument): boolean => selection.ids.length === 1;
const several = (document: OpenDocument): boolean => elementsOf(document).length > 1;
const ofKinds = (...kinds: string[]) => (document: OpenDocument): boolean => {
  const elements = elementsOf(document);
  return elements.length > 0 && elements.every(({ kind }) => kinds.includes(kind));
};

/** Something that elements have or have not: the command gives it to all of them, or takes it from all of them. */
function toggle(
  id: string, label: string, keys: string[], kinds: string[], has: (element: ElementInfo) => boolean,
  set: (document: OpenDocument, ids: string[], on: boolean) => void,
): Command {
  const all = (document: OpenDocument): boolean => elementsOf(document).every(has);
  const row = ofSelection(id, label, keys, (_, document) => {
    // Pressed again at once, it turns round what the first press did.
    void document.derived().then(() => { set(document, elementsOf(document).map((element) => element.id), !all(document)); });
  }, ofKinds(...kinds));
  return { ...row, checked: ({ current }) => current !== null && elementsOf(current).length > 0 && all(current) };
}

const NEEDED = ["component", "submap", "child"];

const sourcing = (to: Sourcing, label: string, key: string): Command =>
  toggle(to, label, [key], NEEDED, (element) => element.sourcing === to, ({ edits }, ids, on) => void edits.setSourcing(ids, on ? to : null));

/** What is added less often than components, anchors and notes. */
const MORE: readonly [Addable, string][] = [
  ["annotation", "Add an annotation"], ["submap", "Add a submap"], ["accelerator", "Add an accelerator"], ["deaccelerator", "Add a deaccelerator"],
  ["pioneers", "Add an area of pioneers"], ["settlers", "Add an area of settlers"], ["townPlanners", "Add an area of town planners"],
];

const align = (id: string, label: string, to: Alignment): Command =>
  ofSelection(id, label, [], (_, { edits, selection }) => void edits.align(selection.ids, to), several);

/** How far a new pipeline reaches to either side of its component. */
const REACH = 0.1;

/** How far a component evolves when nobody says how far, until its target is moved. */
const ONWARDS = 0.15;

const ROWS: readonly Command[] = [
  ofCanvas("select-tool", "Select and move", ["v"], (canvas) => { canvas.choose("select"); }),
  ofCanvas("hand-tool", "Move the picture", ["h"], (canvas) => { canvas.choose("hand"); }),
  ofCanvas("add-component", "Add a component", ["c"], (canvas) => { canvas.beginAdding("component"); }),
  ofCanvas("add-anchor", "Add an anchor", ["a"], (canvas) => { canvas.beginAdding("anchor"); }),
  ofCanvas("add-note", "Add a note", ["n"], (canvas) => { canvas.beginAdding("note"); }),
  ...MORE.map(([what, label]) => ofCanvas(`add-${what}`, label, [], (canvas) => { canvas.beginAdding(what); })),
  ofCanvas("link", "Draw a link (again at its other end)", ["l"], (canvas) => { canvas.choose("link"); }),
  ofSelection("rename-element", "Rename in place", ["F2", "Enter"], (canvas, { selected }) => { canvas.beginRenaming(selected); }, single),
  ofSelection("delete-element", "Delete with its links", ["Delete", "Backspace"], (canvas) => void canvas.remove()),
  toggle("inertia", "Inertia", ["i"], NEEDED, ({ inertia }) => inertia, ({ edits }, ids, on) => void edits.setInertia(ids, on)),
  sourcing("build", "Build", "b"),
  sourcing("buy", "Buy", "y"),
  sourcing("outsource", "Outsource", "o"),
  toggle("market", "Market", ["m"], ["component"], ({ market }) => market, ({ edits }, ids, on) => void edits.setMarket(ids, on)),
  toggle("ecosystem", "Ecosystem", [], ["component"], ({ ecosystem }) => ecosystem, ({ edits }, ids, on) => void edits.setEcosystem(ids, on)),
  toggle("evolve", "Evolve", ["e"], ["component", "submap"], ({ evolvesTo }) => evolvesTo !== null, (document, ids, on) => {
    for (const { id, maturity } of elementsOf(document).filter((element) => ids.includes(element.id))) {
      void document.edits.evolve(id, on ? Math.min(1, maturity + ONWARDS) : null);
    }
  }),
  ofSelection("hide", "Hide, kept as a comment", ["x"], (_, { edits, selection }) => void edits.hide(selection.ids)),
  ofSelection("make-anchor", "Make it an anchor", [], (_, { edits, selected }) => { if (selected !== null) void edits.setKind(selected, "anchor"); }, (document) => single(document) && ofKinds("component")(document)),
  ofSelection("make-component", "Make it a component", [], (_, { edits, selected }) => { if (selected !== null) void edits.setKind(selected, "component"); }, (document) => single(document) && ofKinds("anchor", "submap")(document)),
  ofSelection("add-pipeline", "Make it a pipeline", ["p"], (_, document) => {
    const [element] = elementsOf(document);
    if (element !== undefined) void document.edits.addPipeline(element.id, Math.max(0, element.maturity - REACH), Math.min(1, element.maturity + REACH));
  }, (document) => single(document) && ofKinds("component")(document)),
  ofSelection("label-automatic", "Let Foreland place the label", [], (_, { edits, selected }) => {
    if (selected !== null) void edits.carryOut({ do: "label", id: selected, offset: null }, "canvas.label");
  }, (document) => single(document) && elementsOf(document).some(({ labelPlaced }) => labelPlaced)),
  ofSelection("reverse-link", "Turn the link round", [], (_, { edits, selected }) => { if (selected !== null) void edits.reverse(selected); }, (document) => single(document) && document.group(document.selected)?.kind === "link"),
  align("align-row", "Line up in a row", "visibility"),
  align("align-column", "Line up in a column", "maturity"),
  align("spread-column", "Spread evenly up and down", "spreadVisibility"),
  align("spread-row", "Spread evenly from left to right", "spreadMaturity"),
  ofSelection("copy", "Copy", ["Mod-c"], (canvas) => void canvas.clipboard.copy()),
  ofSelection("cut", "Cut", ["Mod-x"], (canvas) => void canvas.clipboard.cut()),
  ofCanvas("paste", "Paste", ["Mod-v"], (canvas) => void canvas.clipboard.paste()),
  ofSelection("duplicate", "Duplicate", ["Mod-d"], (canvas) => void canvas.clipboard.duplicate()),
  ofCanvas("select-all", "Select everything", ["Mod-a"], (canvas) => { canvas.selectAll(); }),
  ofCanvas("cancel", "Cancel, or select nothing", ["Escape"], (canvas) => { canvas.cancel(); }),
  ofCanvas("zoom-in", "Zoom in", ["+", "="], (canvas) => { canvas.zoom(1.2); }),
  ofCanvas("zoom-out", "Zoom out", ["-"], (canvas) => { canvas.zoom(1 / 1.2); }),
  ofCanvas("zoom-100", "Zoom to 100 %", ["0"], (canvas) => { canvas.zoom(1 / canvas.view.scale); }),
  ofCanvas("fit", "Show the whole map", ["f", "Shift-1"], (canvas) => { canvas.fit(); }),
  ...nudges,
];

/** What only looks, selects or copies. */
const LOOKING = /^(select-|hand-|walk-|copy$|cancel$|zoom-|fit$)/;

export const CANVAS: readonly Command[] = ROWS.flatMap((row) => (LOOKING.test(row.id) ? [row] : changing([row])));

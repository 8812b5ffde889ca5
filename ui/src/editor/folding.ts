// Folds what the core says can be shown by its first line alone. What is folded stays so while the text around it and
// in it changes, and opens where the cursor goes into it.

import { codeFolding, foldGutter, foldService } from "@codemirror/language";
import { type EditorState, type Extension, StateEffect, StateField } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Fold } from "../contract/bindings";
import { count } from "../kernel/words";

/** What can be folded in the text as it is now. */
export const setFolds = StateEffect.define<readonly Fold[]>();

/** From the end of the line that stays to the end of the last one that goes. */
interface Place {
  from: number;
  to: number;
}

const places = StateField.define<readonly Place[]>({
  create: () => [],
  update(before, { changes, docChanged, effects, state }) {
    const told = effects.find((effect) => effect.is(setFolds));
    if (told !== undefined) {
      const { doc } = state;
      const now = told.value.filter(({ last }) => last < doc.lines).map(({ first, last }) => ({ from: doc.line(first + 1).to, to: doc.line(last + 1).to }));
      // The very same ones, so that the gutter is not made anew for every letter.
      const same = now.length === before.length && now.every(({ from, to }, at) => from === before[at]?.from && to === before[at].to);
      return same ? before : now;
    }
    // Until the next answer, places move along.
    if (!docChanged || before.length === 0) return before;
    return before.map(({ from, to }) => ({ from: changes.mapPos(from, 1), to: changes.mapPos(to, -1) })).filter(({ from, to }) => from < to);
  },
});

const startingIn = (state: EditorState, lineStart: number, lineEnd: number): Place | null =>
  state.field(places).find(({ from }) => from >= lineStart && from <= lineEnd) ?? null;

/** What stands for lines that are folded: how many, and that they come back. */
function standIn(_: EditorView, unfold: (event: Event) => void, lines: unknown): HTMLElement {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "folded";
  button.dataset["testid"] = "folded";
  button.textContent = `… ${count(Number(lines), "line")}`;
  button.title = "Unfold";
  button.setAttribute("aria-label", `Unfold ${count(Number(lines), "line")}`);
  button.onclick = unfold;
  return button;
}

function sign(open: boolean): HTMLElement {
  const element = document.createElement("span");
  element.className = open ? "fold open" : "fold";
  element.title = open ? "Fold" : "Unfold";
  return element;
}

export const folding: Extension = [
  places,
  foldService.of(startingIn),
  codeFolding({
    placeholderDOM: standIn,
    preparePlaceholder: ({ doc }, { from, to }) => doc.lineAt(to).number - doc.lineAt(from).number,
  }),
  foldGutter({ markerDOM: sign, foldingChanged: ({ startState, state }) => startState.field(places) !== state.field(places) }),
];

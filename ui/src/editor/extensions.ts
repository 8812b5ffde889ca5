// What the text editor of a map is made of.

import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import {
  drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers, rectangularSelection, type ViewUpdate,
} from "@codemirror/view";
import { completion } from "./completion";
import { findingMarks } from "./findings";
import { folding } from "./folding";
import { lineEnds } from "./line-ends";
import { markedLine } from "./marked-line";
import { theme } from "./theme";
import { tokens } from "./tokens";

/** The window gives its style sheets a number used once; those that the editor adds need it too. */
export const nonce = (): string => document.querySelector<HTMLStyleElement>("style[data-nonce]")?.nonce ?? "";

const wrapping = new Compartment();
const lock = new Compartment();

/** Whether the text can be changed at all, by whichever hand. */
export function setLocked(view: EditorView, locked: boolean): void {
  view.dispatch({ effects: lock.reconfigure(locked ? [EditorState.readOnly.of(true), EditorState.changeFilter.of(() => false)] : []) });
}

/** Whether lines that are too long for their pane go on below. */
export function setWrapping(view: EditorView, wrap: boolean): void {
  view.dispatch({ effects: wrapping.reconfigure(wrap ? EditorView.lineWrapping : []) });
}

export function extensions(text: string, label: string, updated: (update: ViewUpdate) => void): Extension {
  return [
    EditorView.cspNonce.of(nonce()),
    lineEnds(text),
    history(),
    lineNumbers(),
    findingMarks,
    folding,
    drawSelection(),
    rectangularSelection(),
    highlightActiveLine(),
    completion,
    highlightSelectionMatches({ minSelectionLength: 3 }),
    search({ top: true }),
    EditorState.phrases.of({ next: "Next", previous: "Previous", replace: "Replace", "replace all": "All" }),
    wrapping.of(EditorView.lineWrapping),
    lock.of([]),
    tokens,
    markedLine,
    EditorState.allowMultipleSelections.of(true),
    EditorState.languageData.of(() => [{ commentTokens: { line: "//" } }]),
    EditorView.contentAttributes.of({ "aria-label": label, "data-testid": "editor", spellcheck: "false", tabindex: "0" }),
    EditorView.updateListener.of(updated),
    keymap.of([...searchKeymap.filter(({ key }) => key !== "Mod-Alt-g"), ...historyKeymap, ...defaultKeymap]),
    theme,
  ];
}

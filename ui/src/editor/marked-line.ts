// Marks the line of what is selected on the canvas.

import { StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** The line to be marked, from 0, or none. */
export const setMarkedLine = StateEffect.define<number | null>();

const mark = Decoration.line({ class: "marked-line" });

export const markedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    // Once the cursor is moved by hand, the line under it is the one that counts; typing is not moving.
    let next = transaction.selection === undefined || transaction.docChanged ? value.map(transaction.changes) : Decoration.none;
    for (const effect of transaction.effects) {
      if (!effect.is(setMarkedLine)) continue;
      const { newDoc } = transaction;
      const known = effect.value !== null && effect.value < newDoc.lines;
      next = known ? Decoration.set([mark.range(newDoc.line((effect.value ?? 0) + 1).from)]) : Decoration.none;
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

// Commands that fold the text. The keys are not those of other editors: with them, AltGr writes brackets on many keyboards.

import { foldAll, toggleFold, unfoldAll } from "@codemirror/language";
import type { EditorView } from "@codemirror/view";
import { type Command, ofText } from "./row";

/** Counts where something can be folded at all. */
const folding = (id: string, label: string, keys: string[], run: (view: EditorView) => boolean): Command => {
  const row = ofText(id, label, keys, ({ view }) => {
    run(view);
    return Promise.resolve();
  });
  return { ...row, enabled: ({ current }) => (current?.analysis?.folds.length ?? 0) > 0 };
};

export const FOLDING: readonly Command[] = [
  folding("fold", "Fold or unfold the text here", ["Mod-."], toggleFold),
  folding("fold-all", "Fold everything in the text", [], foldAll),
  folding("unfold-all", "Unfold everything in the text", [], unfoldAll),
];

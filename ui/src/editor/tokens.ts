// Colours the text by the tokens that the core found in it.

import { type Range, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import type { Token, TokenKind } from "../contract/bindings";

/** The tokens of the text as it is now. */
export const setTokens = StateEffect.define<readonly Token[]>();

const KINDS: readonly TokenKind[] = [
  "keyword", "name", "number", "punctuation", "operator", "text", "attribute", "comment", "unknown",
];
const MARKS = new Map(KINDS.map((kind) => [kind, Decoration.mark({ class: `token-${kind}` })]));

function decorate(tokens: readonly Token[], length: number): DecorationSet {
  const ranges: Range<Decoration>[] = [];
  for (const [from, to, kind] of tokens) {
    const mark = MARKS.get(kind);
    if (mark !== undefined && from < to && to <= length) ranges.push(mark.range(from, to));
  }
  return Decoration.set(ranges, true);
}

/** Until the next answer of the core, colours move along with the text. */
export const tokens = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(value, transaction) {
    let next = value.map(transaction.changes);
    for (const effect of transaction.effects) {
      if (effect.is(setTokens)) next = decorate(effect.value, transaction.newDoc.length);
    }
    return next;
  },
  provide: (field) => EditorView.decorations.from(field),
});

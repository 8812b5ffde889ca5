// Colours the text by the tokens that the core found in it: as much of it as is seen, since a text may be long.

import { type ChangeSet, type Range, StateEffect } from "@codemirror/state";
import { Decoration, type DecorationSet, type EditorView, ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { Token, TokenKind } from "../contract/bindings";

/** The tokens of the text as it is now. */
export const setTokens = StateEffect.define<readonly Token[]>();

const KINDS: readonly TokenKind[] = [
  "keyword", "name", "number", "punctuation", "operator", "text", "attribute", "comment", "unknown",
];
const MARKS = new Map(KINDS.map((kind) => [kind, Decoration.mark({ class: `token-${kind}` })]));

class Colours {
  decorations: DecorationSet = Decoration.none;
  #tokens: readonly Token[] = [];
  /** What happened to the text since its tokens were found: until the next answer, colours move along. */
  #changes: ChangeSet | null = null;

  update({ view, changes, docChanged, viewportChanged, transactions }: ViewUpdate): void {
    let stale = viewportChanged;
    if (docChanged) this.#changes = this.#changes?.compose(changes) ?? changes;
    for (const { effects } of transactions) {
      for (const effect of effects) {
        if (!effect.is(setTokens)) continue;
        this.#tokens = effect.value;
        this.#changes = null;
        stale = true;
      }
    }
    if (stale) this.decorations = this.#decorate(view);
    else if (docChanged) this.decorations = this.decorations.map(changes);
  }

  #decorate({ state, viewport }: EditorView): DecorationSet {
    const now = (at: number, side: number): number => Math.min(this.#changes?.mapPos(at, side) ?? at, state.doc.length);
    const ranges: Range<Decoration>[] = [];
    const inverted = this.#changes?.invertedDesc;
    const [first, last] = [inverted?.mapPos(viewport.from, -1) ?? viewport.from, inverted?.mapPos(viewport.to, 1) ?? viewport.to];
    let reached = 0;
    for (const [gap, length, kind] of this.#tokens) {
      const start = reached + gap;
      reached = start + length;
      if (reached <= first) continue;
      if (start >= last) break;
      const [from, to, mark] = [now(start, 1), now(reached, -1), MARKS.get(kind)];
      if (mark !== undefined && from < to) ranges.push(mark.range(from, to));
    }
    return Decoration.set(ranges);
  }
}

export const tokens = ViewPlugin.fromClass(Colours, { decorations: ({ decorations }) => decorations });

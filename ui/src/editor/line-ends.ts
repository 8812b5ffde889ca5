// Lines that end with CR LF stay as they are: every byte that nobody touches is kept.
//
// The editor counts lines by LF alone, so the CR is the last character of a line. Here it is hidden, moved over and
// deleted together with its LF, and written by Enter and by pasting.

import { EditorSelection, EditorState, type Extension, type Text } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView, keymap, ViewPlugin, type ViewUpdate } from "@codemirror/view";

const hidden = Decoration.replace({});

/** CR and LF belong together, for everything that moves or deletes. */
const pair = Decoration.mark({});

function pairs(view: EditorView, decoration: Decoration, length: number): DecorationSet {
  const ranges = [];
  for (const { from, to } of view.visibleRanges) {
    for (let at = from; at <= to; ) {
      const line = view.state.doc.lineAt(at);
      const last = line.number === view.state.doc.lines;
      if (!last && line.text.endsWith("\r")) ranges.push(decoration.range(line.to - 1, line.to - 1 + length));
      at = line.to + 1;
    }
  }
  return Decoration.set(ranges);
}

const display = ViewPlugin.fromClass(
  class {
    hidden: DecorationSet;
    pairs: DecorationSet;

    constructor(view: EditorView) {
      this.hidden = pairs(view, hidden, 1);
      this.pairs = pairs(view, pair, 2);
    }

    update(update: ViewUpdate): void {
      if (!update.docChanged && !update.viewportChanged) return;
      this.hidden = pairs(update.view, hidden, 1);
      this.pairs = pairs(update.view, pair, 2);
    }
  },
  {
    decorations: (plugin) => plugin.hidden,
    provide: (plugin) =>
      EditorView.atomicRanges.of((view) => view.plugin(plugin)?.pairs ?? Decoration.none),
  },
);

const between = (doc: Text, at: number): boolean =>
  at > 0 && at < doc.length && doc.sliceString(at - 1, at + 1) === "\r\n";

/** The cursor never stands between CR and LF. */
const outside = EditorState.transactionFilter.of((transaction) => {
  const { selection, newDoc } = transaction;
  if (selection === undefined || !selection.ranges.some(({ head, anchor }) => between(newDoc, head) || between(newDoc, anchor))) {
    return transaction;
  }
  const before = (at: number): number => (between(newDoc, at) ? at - 1 : at);
  const ranges = selection.ranges.map(({ anchor, head }) => EditorSelection.range(before(anchor), before(head)));
  return [transaction, { selection: EditorSelection.create(ranges, selection.mainIndex), sequential: true }];
});

const withCarriageReturns = (text: string): string => text.replace(/\r?\n/g, "\r\n");

/** What a text with CR LF needs; nothing for other texts. */
export function lineEnds(text: string): Extension {
  const always = EditorState.lineSeparator.of("\n");
  if (!text.includes("\r\n")) return always;
  const breakLine = (view: EditorView): boolean => {
    view.dispatch(view.state.replaceSelection("\r\n"), { userEvent: "input", scrollIntoView: true });
    return true;
  };
  return [
    always,
    display,
    outside,
    keymap.of([{ key: "Enter", run: breakLine }]),
    EditorView.clipboardInputFilter.of(withCarriageReturns),
  ];
}

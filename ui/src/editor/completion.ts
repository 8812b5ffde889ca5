// Offers what the core says could be written here.

import { acceptCompletion, autocompletion, type Completion, type CompletionContext, type CompletionResult } from "@codemirror/autocomplete";
import { type Extension, Prec } from "@codemirror/state";
import { keymap } from "@codemirror/view";
import type { CompletionKind } from "../contract/bindings";
import { call } from "../contract/call";

/** The editor's own names for kinds of words; they choose the sign before each. */
const TYPES: Record<CompletionKind, string> = { keyword: "keyword", name: "variable", property: "property" };

async function offer(context: CompletionContext): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  // Unasked, nothing is offered before something was typed, or behind a blank that ends a word.
  if (!context.explicit && !/[^\s[\]{}();,]$|(->|[+<>'])\s*$/.test(before)) return null;
  const { from, words } = await call("complete_map", { text: context.state.doc.toString(), offset: context.pos });
  if (context.aborted) return null;
  const typed = context.state.sliceDoc(from, context.pos);
  const options = words
    .filter(({ word }) => word.trim() !== typed.trim())
    .map(({ kind, word }, at): Completion => ({ label: word, displayLabel: word.trim(), type: TYPES[kind], boost: -at / words.length }));
  return options.length === 0 ? null : { from, options, validFor: /^[^\n[\]{}();,>]*$/ };
}

/**
 * Words are offered to whoever pauses, in milliseconds: to somebody who types on they say nothing, and every row that
 * changes is painted in the frame of the picture.
 */
const PAUSE = 200;

/** As many rows as are in sight; others come as they are reached. */
const ROWS = 12;

export const completion: Extension = [
  autocompletion({ override: [offer], icons: false, maxRenderedOptions: ROWS, interactionDelay: 0, activateOnTypingDelay: PAUSE }),
  Prec.high(keymap.of([{ key: "Tab", run: acceptCompletion }])),
];

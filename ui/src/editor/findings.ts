// Shows what was noticed where it is: underlined, in the gutter, and in words with its fix under the pointer.

import { type Diagnostic, diagnosticCount, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Extension, TransactionSpec } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Finding, Severity, TextChange } from "../contract/bindings";

const SEVERITIES: Record<Severity, Diagnostic["severity"]> = {
  error: "error",
  warning: "warning",
  hint: "info",
  information: "hint",
};

function words({ message, why }: Finding): Node {
  const box = document.createElement("div");
  const first = box.appendChild(document.createElement("div"));
  first.className = "finding-message";
  first.textContent = message;
  if (why !== "") {
    const second = box.appendChild(document.createElement("div"));
    second.className = "finding-why";
    second.textContent = why;
  }
  return box;
}

/** Shows findings in an editor, and lets those be that it shows already: it takes them along with the text by itself. */
export class Underlined {
  #findings: readonly Finding[] = [];
  #marks = 0;

  /** Dispatches `also`, and whatever it takes to show `findings`. */
  show(view: EditorView, findings: readonly Finding[], also: TransactionSpec, applyFix: (edits: readonly TextChange[]) => void): void {
    // Those whose words were deleted are gone, even where the words came back.
    const shown = findings === this.#findings && diagnosticCount(view.state) === this.#marks;
    view.dispatch(also, ...(shown || findings.length + this.#marks === 0 ? [] : [underline(view.state, findings, applyFix)]));
    this.#findings = findings;
    this.#marks = diagnosticCount(view.state);
  }
}

/** A transaction that shows these findings in place of those before. */
function underline(state: EditorState, findings: readonly Finding[], applyFix: (edits: readonly TextChange[]) => void): TransactionSpec {
  const { length } = state.doc;
  const diagnostics = findings
    .filter(({ from, to }) => from <= to && to <= length)
    .map((finding): Diagnostic => {
      const { from, to, severity, message, fix } = finding;
      const actions = fix === null ? [] : [{ name: fix.label, apply: () => { applyFix(fix.edits); } }];
      return { from, to, severity: SEVERITIES[severity], message, renderMessage: () => words(finding), actions };
    });
  return setDiagnostics(state, diagnostics);
}

export const findingMarks: Extension = lintGutter({ hoverTime: 200 });

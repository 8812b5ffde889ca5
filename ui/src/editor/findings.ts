// Shows what was noticed where it is: underlined, in the gutter, and in words with its fix under the pointer.

import { type Diagnostic, lintGutter, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Extension, TransactionSpec } from "@codemirror/state";
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

/** A transaction that shows these findings in place of those before. */
export function showFindings(
  state: EditorState,
  findings: readonly Finding[],
  applyFix: (edits: readonly TextChange[]) => void,
): TransactionSpec {
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

// The editor in the colours and the type of the app; light and dark come from the variables.

import { EditorView } from "@codemirror/view";

const control = { fontFamily: "var(--font-ui)", fontSize: "var(--text-s)", color: "var(--ink)" };
const underline = (colour: string) => ({
  backgroundImage: "none",
  paddingBottom: "0",
  // One by one: WebKit does not read the thickness in the short form, and then drops all of it.
  textDecorationLine: "underline",
  textDecorationStyle: "wavy",
  textDecorationColor: colour,
  textDecorationThickness: "1px",
  textUnderlineOffset: "3px",
});
const dot = (colour: string) => ({ content: "normal", background: colour });

export const theme = EditorView.theme({
  "&": { height: "100%", background: "var(--paper)", color: "var(--ink)", fontSize: "var(--editor-size, 12.5px)" },
  "&.cm-focused": { outline: "none" },
  // Nothing in it has a say in what is around it. Not told so, WebKitGTK lays out and paints everything anew for every
  // letter, at up to ten times the cost.
  ".cm-scroller": { contain: "strict", fontFamily: "var(--font-code)", lineHeight: "1.76", padding: "10px 0" },
  ".cm-content": { caretColor: "var(--ink)", padding: "0 0 40vh" },
  // What does not fit on a line goes on below it, set in a little.
  ".cm-line": { padding: "0 16px 0 calc(10px + 3ch)", textIndent: "-3ch" },
  ".cm-cursor": { borderLeft: "1.5px solid var(--ink)" },
  ".cm-gutters": { background: "var(--paper)", color: "var(--ink-3)", border: "0" },
  ".cm-lineNumbers .cm-gutterElement": { minWidth: "32px", padding: "0 2px 0 8px", fontSize: "0.92em", lineHeight: "1.92" },
  ".cm-gutter-lint": { width: "14px" },
  ".cm-gutter-lint .cm-gutterElement": { padding: "0" },
  ".cm-lint-marker": { width: "7px", height: "7px", margin: "calc(0.88em - 3.5px) auto 0", borderRadius: "50%" },
  ".cm-lint-marker-error": dot("var(--error)"),
  ".cm-lint-marker-warning": dot("var(--warn)"),
  ".cm-lint-marker-info": { ...dot("transparent"), border: "1.5px solid var(--ink-3)" },
  ".cm-foldGutter .cm-gutterElement": { display: "flex", alignItems: "center", justifyContent: "center", width: "13px", padding: "0", cursor: "pointer" },
  // Where something can be folded is seen when one looks for it; where something is folded, always.
  ".fold": { width: "5px", height: "5px", border: "solid var(--ink-3)", borderWidth: "0 1.5px 1.5px 0", transform: "translate(-1px, 0) rotate(-45deg)" },
  ".fold.open": { opacity: "0", transform: "translate(0, -1px) rotate(45deg)" },
  ".cm-gutters:hover .fold.open": { opacity: "1" },
  ".folded": {
    margin: "0 0 0 6px", padding: "0 6px", border: "0", borderRadius: "var(--radius-s)", background: "var(--surface-sunk)", color: "var(--ink-2)",
    fontFamily: "var(--font-ui)", fontSize: "0.88em", textIndent: "0", cursor: "pointer",
  },
  ".folded:hover": { color: "var(--ink)" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "transparent" },
  "&.cm-focused .cm-activeLine": { background: "color-mix(in srgb, var(--accent-soft) 45%, transparent)" },
  ".cm-line.marked-line, &.cm-focused .cm-line.marked-line": { background: "var(--accent-soft)" },
  ".cm-selectionBackground, &.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 24%, transparent)",
  },
  ".token-keyword": { color: "var(--accent)" },
  ".token-name": { color: "var(--ink)" },
  ".token-number": { color: "var(--ink-2)" },
  ".token-punctuation, .token-operator": { color: "var(--ink-3)" },
  ".token-text": { color: "var(--ink-2)" },
  ".token-attribute": { color: "var(--accent)", opacity: "0.85" },
  ".token-comment": { color: "var(--ink-3)" },
  ".token-unknown": { color: "var(--error)" },
  ".cm-lintRange-error": underline("var(--error)"),
  ".cm-lintRange-warning": underline("var(--warn)"),
  ".cm-lintRange-info": underline("var(--line-strong)"),
  ".cm-lintRange-active": { background: "var(--warn-soft)" },
  ".cm-lintPoint::after": { display: "none" },
  ".cm-tooltip": {
    background: "var(--surface-raised)", border: "1px solid var(--line)", borderRadius: "var(--radius-m)",
    boxShadow: "var(--shadow-high)", maxWidth: "340px", ...control,
  },
  ".cm-tooltip-lint": { padding: "4px 0" },
  ".cm-diagnostic": { padding: "6px 12px", border: "0", marginLeft: "0" },
  ".finding-message": { fontWeight: "500", lineHeight: "1.4" },
  ".finding-why": { color: "var(--ink-2)", lineHeight: "1.4", marginTop: "2px" },
  ".cm-diagnosticAction": {
    background: "none", color: "var(--accent)", fontWeight: "600", padding: "4px 0 0", margin: "0 12px 0 0",
  },
  ".cm-panels": { background: "var(--surface)", color: "var(--ink)" },
  ".cm-panels.cm-panels-top": { borderBottom: "1px solid var(--line)" },
  ".cm-panel.cm-search": {
    ...control, display: "flex", flexWrap: "wrap", alignItems: "center", gap: "6px", padding: "8px 32px 8px 10px",
  },
  ".cm-panel.cm-search br": { display: "none" },
  // Two fields with their buttons are enough here; the rest would wrap into a third and fourth row.
  ".cm-panel.cm-search [name=select], .cm-panel.cm-search label": { display: "none" },
  ".cm-panel.cm-search .cm-textfield": {
    ...control, flex: "1 1 110px", background: "var(--surface-raised)", border: "1px solid var(--line)",
    borderRadius: "var(--radius-s)", height: "26px", padding: "0 8px", margin: "0",
  },
  ".cm-panel.cm-search .cm-button": {
    ...control, background: "var(--surface-raised)", border: "1px solid var(--line)", borderRadius: "var(--radius-s)",
    height: "26px", padding: "0 9px", margin: "0",
  },
  ".cm-button:hover": { borderColor: "var(--line-strong)" },
  ".cm-panel.cm-search [name=close]": { ...control, fontSize: "16px", top: "8px", right: "8px", color: "var(--ink-2)" },
  ".cm-searchMatch": { background: "var(--warn-soft)", borderRadius: "2px" },
  ".cm-tooltip-autocomplete.cm-tooltip > ul": { padding: "4px", fontFamily: "var(--font-code)", maxHeight: "15em" },
  ".cm-tooltip-autocomplete.cm-tooltip > ul > li": { padding: "3px 8px", borderRadius: "var(--radius-s)", lineHeight: "1.5" },
  ".cm-tooltip-autocomplete.cm-tooltip > ul > li[aria-selected]": { background: "var(--accent-soft)", color: "var(--ink)" },
  ".cm-completionMatchedText": { textDecoration: "none", fontWeight: "600", color: "var(--accent)" },
  ".cm-searchMatch-selected": { background: "var(--warn-soft)", outline: "1.5px solid var(--warn)" },
  ".cm-placeholder": { color: "var(--ink-3)" },
});

import { EditorState } from "@codemirror/state";
import { describe, expect, it } from "vitest";
import { lineEnds } from "./line-ends";

const open = (doc: string): EditorState => EditorState.create({ doc, extensions: lineEnds(doc) });

describe("line ends", () => {
  it.each(["a\r\nb\r\n", "a\nb", "a\r\nb\nc\r", "\uFEFFtitle x\r\n", "a\rb\r"])("keeps every character of %j", (text) => {
    expect(open(text).doc.toString()).toBe(text);
  });

  it("counts offsets as the text has them", () => {
    expect(open("ab\r\ncd").doc.line(2).from).toBe(4);
  });

  it("never lets the cursor stand between CR and LF", () => {
    const state = open("ab\r\ncd\r\n").update({ selection: { anchor: 3 } }).state;
    expect(state.selection.main.head).toBe(2);
  });
});

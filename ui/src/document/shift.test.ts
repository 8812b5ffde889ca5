import { describe, expect, it } from "vitest";
import type { Finding } from "../contract/bindings";
import { followed } from "./shift";

const finding = (from: number, line: number, edit: number): Finding => ({
  from, to: from + 4, line, severity: "hint", code: "orphan", message: "", why: "", silence: null,
  fix: { label: "", edits: [{ from: edit, to: edit, insert: "x" }] },
});

describe("findings follow the text", () => {
  it("moves what stands behind the change, with its fix", () => {
    expect(followed([finding(10, 1, 12), finding(40, 4, 5)], { after: 20, by: 3, lines: 1 })).toEqual([finding(10, 1, 12), finding(43, 5, 5)]);
  });

  it("moves a fix behind the change of a finding before it", () => {
    expect(followed([finding(2, 0, 30)], { after: 20, by: -2, lines: -1 })).toEqual([finding(2, 0, 28)]);
  });

  it("leaves the very same list where nothing moves", () => {
    const first = finding(2, 0, 3);
    const findings = [first];
    expect(followed(findings, { after: 20, by: 2, lines: 1 })).toBe(findings);
    expect(followed(findings, { after: 0, by: 0, lines: 0 })).toBe(findings);
    expect(followed([first, finding(30, 2, 3)], { after: 20, by: 2, lines: 1 })[0]).toBe(first);
  });
});

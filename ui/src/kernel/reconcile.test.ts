import { describe, expect, it } from "vitest";
import { reconcile, sameData } from "./reconcile";

describe("reconcile", () => {
  it("keeps what says the same and takes what does not", () => {
    const before = [{ key: "a", at: [1, 2] }, { key: "b", at: [3] }];
    const next = [{ key: "b", at: [4] }, { key: "a", at: [1, 2] }, { key: "c", at: [] }];
    const after = reconcile(before, next);
    expect(after.map(({ key }) => key)).toEqual(["b", "a", "c"]);
    expect(after[0]).toBe(next[0]);
    expect(after[1]).toBe(before[0]);
  });

  it.each([
    [{ a: 1 }, { a: 1, b: undefined }, false],
    [[1, [2]], [1, [2]], true],
    [null, {}, false],
    [{ a: null }, { a: null }, true],
    [{ a: [] }, { a: {} }, false],
  ])("compares %j with %j", (a, b, same) => {
    expect(sameData(a, b)).toBe(same);
  });
});

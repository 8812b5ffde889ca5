import { describe, expect, it } from "vitest";
import { asApiError } from "./errors";

describe("a failure in words", () => {
  const refused = { code: "conflict", message: "It changed.", detail: null };

  it("is the core's own, however the shell hands it on", () => {
    expect(asApiError(refused)).toBe(refused);
    expect(asApiError(JSON.stringify(refused))).toEqual(refused);
  });

  it.each([new Error("boom"), "boom", 7, null, undefined, { code: "conflict" }])("promises nothing about %o", (thrown) => {
    const { code, message } = asApiError(thrown);
    expect(code).toBe("internal");
    expect(message).not.toMatch(/\bkept\b|\bsafe\b/i);
  });

  it("keeps the particulars", () => {
    expect(asApiError(new Error("boom")).detail).toBe("boom");
    expect(asApiError("{ not json").detail).toBe("{ not json");
  });
});

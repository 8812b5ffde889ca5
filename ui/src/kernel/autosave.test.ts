import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Autosave, DELAY, RETRY } from "./autosave";

const CONFLICT = "conflict";

/** A text, and a store that can be slow, full or ahead. */
function desk() {
  const state = { text: "", stored: "", fails: null as string | null, slow: 0 };
  const shown: string[] = [];
  const writes: string[] = [];
  let atOnce = 0;
  let most = 0;
  const autosave = new Autosave({
    write: async (overwrite) => {
      const { text } = state;
      writes.push(overwrite ? `${text}!` : text);
      atOnce += 1;
      most = Math.max(most, atOnce);
      if (state.slow > 0) await new Promise((done) => setTimeout(done, state.slow));
      atOnce -= 1;
      if (state.fails !== null && !(overwrite && state.fails === CONFLICT)) throw new Error(state.fails);
      state.stored = text;
    },
    isConflict: (error) => error instanceof Error && error.message === CONFLICT,
    changed: ({ is }) => shown.push(is),
    timers: { set: (run, after) => setTimeout(run, after), clear: (timer) => { clearTimeout(timer as number); } },
  });
  const type = (text: string): void => {
    state.text = text;
    autosave.touch();
  };
  return { state, shown, writes, autosave, type, busiest: () => most };
}

beforeEach(() => { vi.useFakeTimers(); });
afterEach(() => { vi.useRealTimers(); });

describe("autosave", () => {
  it("stores once, a while after the last change", async () => {
    const { type, writes, shown } = desk();
    type("a");
    await vi.advanceTimersByTimeAsync(DELAY - 1);
    type("ab");
    await vi.advanceTimersByTimeAsync(DELAY - 1);
    expect(writes).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
    expect(writes).toEqual(["ab"]);
    expect(shown).toEqual(["waiting", "saving", "saved"]);
  });

  it("never says saved of a text that was changed while it was stored", async () => {
    const { type, state, autosave, writes } = desk();
    state.slow = 1000;
    type("a");
    await vi.advanceTimersByTimeAsync(DELAY + 500);
    type("ab");
    await vi.advanceTimersByTimeAsync(500);
    expect(state.stored).toBe("a");
    expect(autosave.state.is).toBe("waiting");
    await vi.advanceTimersByTimeAsync(DELAY + 1000);
    expect(writes).toEqual(["a", "ab"]);
    expect(autosave.state.is).toBe("saved");
  });

  it("flushes at once, and everything", async () => {
    const { type, state, autosave } = desk();
    state.slow = 100;
    type("a");
    const first = autosave.flush();
    await vi.advanceTimersByTimeAsync(50);
    type("ab");
    const second = autosave.flush();
    await vi.advanceTimersByTimeAsync(200);
    expect(await second).toBe(true);
    expect(await first).toBe(false);
    expect(state.stored).toBe("ab");
  });

  it("tries again until there is room, and keeps saying that it is not saved", async () => {
    const { type, state, autosave, writes } = desk();
    state.fails = "full";
    type("a");
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(autosave.state.is).toBe("failed");
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(writes).toHaveLength(2);
    expect(autosave.state.is).toBe("failed");
    state.fails = null;
    await vi.advanceTimersByTimeAsync(RETRY);
    expect(autosave.state.is).toBe("saved");
    expect(state.stored).toBe("a");
  });

  it("says at a flush that it failed", async () => {
    const { type, state, autosave } = desk();
    state.fails = "full";
    type("a");
    expect(await autosave.flush()).toBe(false);
    expect(autosave.dirty).toBe(true);
  });

  it("stores once however many ask for it at the same time", async () => {
    const { type, state, autosave, writes } = desk();
    state.slow = 100;
    type("a");
    const first = autosave.flush();
    type("ab");
    const others = [autosave.flush(), autosave.flush()];
    await vi.advanceTimersByTimeAsync(1000);
    expect(await first).toBe(false);
    expect(await Promise.all(others)).toEqual([true, true]);
    expect(writes).toEqual(["a", "ab"]);
  });

  it("never stores two texts at once", async () => {
    const { type, state, autosave, busiest } = desk();
    state.slow = 100;
    type("a");
    void autosave.flush();
    type("ab");
    const asked = [autosave.flush(), autosave.overwrite(), autosave.flush(), autosave.overwrite()];
    await vi.advanceTimersByTimeAsync(1000);
    expect(await Promise.all(asked)).toEqual([true, true, true, true]);
    expect(busiest()).toBe(1);
  });

  it("has something to save when the store lost what was in it", async () => {
    const { type, autosave, writes } = desk();
    type("a");
    await autosave.flush();
    const gone = new Error("gone");
    autosave.contradict(gone);
    expect(autosave.state).toEqual({ is: "conflict", error: gone });
    expect(autosave.dirty).toBe(true);
    expect(await autosave.flush()).toBe(false);
    expect(await autosave.overwrite()).toBe(true);
    expect(writes).toEqual(["a", "a!"]);
  });

  it("waits for a decision in a conflict", async () => {
    const { type, state, autosave, writes } = desk();
    state.fails = CONFLICT;
    type("mine");
    await vi.advanceTimersByTimeAsync(DELAY);
    type("mine too");
    await vi.advanceTimersByTimeAsync(10 * RETRY);
    expect(writes).toEqual(["mine"]);
    expect(await autosave.flush()).toBe(false);
    expect(await autosave.overwrite()).toBe(true);
    expect(writes).toEqual(["mine", "mine too!"]);
    expect(autosave.state.is).toBe("saved");
  });

  it("tries again when told that the conflict may be over, and says until then that it is not saved", async () => {
    const { type, state, autosave, writes, shown } = desk();
    state.fails = CONFLICT;
    type("mine");
    await vi.advanceTimersByTimeAsync(DELAY);
    expect(await autosave.again()).toBe(false);
    expect(autosave.state.is).toBe("conflict");
    state.fails = null;
    expect(await autosave.again()).toBe(true);
    expect(await autosave.again()).toBe(true);
    expect(writes).toEqual(["mine", "mine", "mine"]);
    expect(shown).toEqual(["waiting", "saving", "conflict", "conflict", "saved"]);
  });

  it("is idle once what is being stored is stored", async () => {
    const { type, state, autosave } = desk();
    state.slow = 100;
    type("a");
    void autosave.flush();
    expect(autosave.busy).toBe(true);
    const idle = autosave.idle().then(() => state.stored);
    await vi.advanceTimersByTimeAsync(1000);
    expect(await idle).toBe("a");
    expect(autosave.busy).toBe(false);
  });

  it("has nothing to store after taking what is stored", async () => {
    const { type, state, autosave, writes } = desk();
    state.fails = CONFLICT;
    type("mine");
    await vi.advanceTimersByTimeAsync(DELAY);
    autosave.adopt();
    await vi.advanceTimersByTimeAsync(10 * RETRY);
    expect(autosave.state.is).toBe("saved");
    expect(writes).toHaveLength(1);
  });
});

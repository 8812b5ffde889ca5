import { describe, expect, it } from "vitest";
import { LatestWins } from "./latest";

/** A request that is answered by hand. */
function desk() {
  const open: { input: string; answer: (output: string) => void; refuse: (error: unknown) => void }[] = [];
  const taken: string[] = [];
  const failed: unknown[] = [];
  const queue = new LatestWins<string, string>(
    (input) => new Promise((answer, refuse) => open.push({ input, answer, refuse })),
    (output) => taken.push(output),
    (error) => failed.push(error),
  );
  const settle = () => new Promise((done) => setTimeout(done, 0));
  return { queue, open, taken, failed, settle };
}

describe("latest wins", () => {
  it("has one request under way and skips those between", async () => {
    const { queue, open, taken, settle } = desk();
    for (const text of ["a", "ab", "abc"]) queue.submit(text);
    expect(open.map(({ input }) => input)).toEqual(["a"]);
    open[0]?.answer("A");
    await settle();
    expect(open.map(({ input }) => input)).toEqual(["a", "abc"]);
    expect(taken).toEqual([]);
    open[1]?.answer("ABC");
    await settle();
    expect(taken).toEqual(["ABC"]);
  });

  it("goes on after a failure, which is told only when nothing newer waits", async () => {
    const { queue, open, taken, failed, settle } = desk();
    queue.submit("a");
    queue.submit("b");
    open[0]?.refuse("stale");
    await settle();
    open[1]?.refuse("broken");
    await settle();
    expect(failed).toEqual(["broken"]);
    queue.submit("c");
    open[2]?.answer("C");
    await settle();
    expect(taken).toEqual(["C"]);
  });
});

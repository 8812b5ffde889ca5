// At most one request under way, the newest wins, answers to older ones are dropped.

export class LatestWins<Input, Output> {
  #ask: (input: Input) => Promise<Output>;
  #take: (output: Output, input: Input) => void;
  #fail: (error: unknown) => void;
  #underWay = false;
  #waiting: { input: Input } | null = null;

  constructor(
    ask: (input: Input) => Promise<Output>,
    take: (output: Output, input: Input) => void,
    fail: (error: unknown) => void,
  ) {
    this.#ask = ask;
    this.#take = take;
    this.#fail = fail;
  }

  /** Asks now, or as soon as the request under way is answered. */
  submit(input: Input): void {
    if (this.#underWay) {
      this.#waiting = { input };
      return;
    }
    void this.#run(input);
  }

  async #run(first: Input): Promise<void> {
    this.#underWay = true;
    let input = first;
    for (;;) {
      try {
        const output = await this.#ask(input);
        if (this.#waiting === null) this.#take(output, input);
      } catch (error) {
        if (this.#waiting === null) this.#fail(error);
      }
      const waiting = this.#waiting as { input: Input } | null;
      if (waiting === null) break;
      this.#waiting = null;
      input = waiting.input;
    }
    this.#underWay = false;
  }
}

// What is selected of a document, in the order in which it was chosen.

const NOTHING: readonly string[] = [];

export class Selection {
  ids = $state.raw<readonly string[]>(NOTHING);

  /** The one chosen last: what is done to one thing is done to it. */
  get last(): string | null {
    return this.ids.at(-1) ?? null;
  }

  get several(): boolean {
    return this.ids.length > 1;
  }

  has(id: string | null): boolean {
    return id !== null && this.ids.includes(id);
  }

  take(ids: readonly string[]): void {
    const unchanged = ids.length === this.ids.length && ids.every((id, at) => id === this.ids[at]);
    if (!unchanged) this.ids = ids.length === 0 ? NOTHING : [...ids];
  }

  takeOne(id: string | null): void {
    this.take(id === null ? NOTHING : [id]);
  }

  /** Adds what is not selected and leaves out what is. */
  toggle(ids: readonly string[]): void {
    const kept = this.ids.filter((id) => !ids.includes(id));
    this.take([...kept, ...ids.filter((id) => !this.ids.includes(id))]);
  }

  /** Forgets what is no longer there. */
  keepOnly(exists: (id: string) => boolean): void {
    this.take(this.ids.filter(exists));
  }
}

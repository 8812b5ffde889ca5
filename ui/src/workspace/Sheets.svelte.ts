// What lies over the window: one sheet at a time, and a question before a link leaves.

/** An address outside of Foreland that a link leads to. */
export interface Address {
  address: string;
  host: string;
}

export class Sheets {
  open = $state<"keys" | "settings" | "about" | null>(null);
  /** The user is asked whether this may be opened. */
  leaving = $state.raw<Address | null>(null);

  toggle(sheet: "keys" | "settings" | "about"): void {
    this.open = this.open === sheet ? null : sheet;
  }

  close(): void {
    this.open = null;
  }
}

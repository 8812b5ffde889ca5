// What lies over the window: one sheet at a time, and a question before a link leaves.

/** An address outside of Foreland that a link leads to. */
export interface Address {
  address: string;
  host: string;
}

export type Sheet = "keys" | "settings" | "about" | "backups" | "kept" | "damage";

export class Sheets {
  open = $state<Sheet | null>(null);
  /** The user is asked whether this may be opened. */
  leaving = $state.raw<Address | null>(null);

  toggle(sheet: Sheet): void {
    this.open = this.open === sheet ? null : sheet;
  }

  close(): void {
    this.open = null;
  }
}

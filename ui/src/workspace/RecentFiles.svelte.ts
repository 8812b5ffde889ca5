// Files that were opened where they are before, to be opened again by name.

import type { OpenedFiles, RecentFile } from "../contract/bindings";
import { call } from "../contract/call";

interface Notify {
  opened: (opened: OpenedFiles) => void;
  report: (error: unknown) => void;
}

export class RecentFiles {
  files = $state.raw<readonly RecentFile[]>([]);
  #notify: Notify;

  constructor(notify: Notify) {
    this.#notify = notify;
  }

  /** Looks which there are, and which of them are still where they were. */
  async list(): Promise<void> {
    await this.#attempt(async () => { this.files = await call("list_recent_files", {}); });
  }

  async open(file: string): Promise<void> {
    await this.#attempt(async () => { this.#notify.opened(await call("open_recent_file", { file })); });
  }

  /** Takes a file off the list; the file itself is left alone. */
  async forget(file: string): Promise<void> {
    await this.#attempt(async () => { this.files = await call("forget_recent_file", { file }); });
  }

  async #attempt(run: () => Promise<void>): Promise<void> {
    try {
      await run();
    } catch (error) {
      this.#notify.report(error);
    }
  }
}

/** Where a file is, or that it is not there any more. */
export const whereabouts = ({ folder, missing }: RecentFile): string => (missing ? `Not in ${folder} any more` : folder);

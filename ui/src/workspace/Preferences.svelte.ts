// How somebody likes to work: settings, the theme on the screen, what there is room for.

import type { Appearance, Settings, Theme, View } from "../contract/bindings";
import { call } from "../contract/call";

/** From the last change to remembering it. */
const DELAY = 300;

/** Narrower than this, the inspector lies over the document instead of beside it. */
const ROOM_FOR_INSPECTOR = 1100;

export const DEFAULTS: Settings = {
  theme: "system", view: "both", sidebar: true, inspector: true,
  sidebarWidth: 248, inspectorWidth: 304, textShare: 0.38,
};

export class Preferences {
  settings = $state.raw<Settings>(DEFAULTS);
  windowWidth = $state(window.innerWidth);
  /** The inspector lies over the document, where there is no room beside it. */
  overlay = $state(false);
  #systemDark = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed: (error: unknown) => void;

  readonly appearance: Appearance = $derived(
    this.settings.theme === "system" ? (this.#systemDark ? "dark" : "light") : this.settings.theme,
  );
  readonly narrow = $derived(this.windowWidth < ROOM_FOR_INSPECTOR);
  readonly inspectorShown = $derived(this.narrow ? this.overlay : this.settings.inspector);

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
    const dark = window.matchMedia("(prefers-color-scheme: dark)");
    this.#systemDark = dark.matches;
    dark.addEventListener("change", () => { this.#systemDark = dark.matches; });
    window.addEventListener("resize", () => { this.windowWidth = window.innerWidth; });
  }

  /** Takes the settings as they were remembered. */
  adopt(settings: Settings): void {
    this.settings = settings;
  }

  change(part: Partial<Settings>): void {
    this.settings = { ...this.settings, ...part };
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.remember(), DELAY);
  }

  /** Stores the settings; a failure is reported, and is no reason not to go on. */
  async remember(): Promise<void> {
    clearTimeout(this.#timer);
    await call("save_settings", this.settings).catch(this.#failed);
  }

  setTheme(theme: Theme): void {
    this.change({ theme });
  }

  setView(view: View): void {
    this.change({ view });
  }

  toggleInspector(): void {
    if (this.narrow) this.overlay = !this.overlay;
    else this.change({ inspector: !this.settings.inspector });
  }

  showInspector(): void {
    if (!this.inspectorShown) this.toggleInspector();
  }

  toggleSidebar(): void {
    this.change({ sidebar: !this.settings.sidebar });
  }
}

// How somebody likes to work: settings, the theme on the screen, what there is room for.

import type { Appearance, Settings, Theme, View } from "../contract/bindings";
import { call } from "../contract/call";
import type { Looks } from "./exporting";

/** From the last change to remembering it. */
const DELAY = 300;

/** Narrower than this, the inspector lies over the document instead of beside it. */
const ROOM_FOR_INSPECTOR = 1100;

/** Narrower than this, the guide takes the inspector's place. */
const ROOM_FOR_GUIDE = 1700;

export const DEFAULTS: Settings = {
  theme: "system", view: "both", sidebar: true, inspector: true,
  sidebarWidth: 248, inspectorWidth: 304, textShare: 0.38,
  contrast: "system", textSize: 12.5, wrap: true, mapStyle: "foreland", exportScale: 2,
  menuBar: false,
};

/** The smallest and the largest letters of the source, in pixels, and a step between them. */
export const TEXT_SIZES = { low: 9.5, high: 24.5, step: 1 };

/** Whether a question to the system is answered with yes, now and whenever that changes. */
function watch(query: string, answer: (yes: boolean) => void): void {
  const list = window.matchMedia(query);
  answer(list.matches);
  list.addEventListener("change", () => { answer(list.matches); });
}

export class Preferences {
  settings = $state.raw<Settings>(DEFAULTS);
  windowWidth = $state(window.innerWidth);
  /** The inspector lies over the document, where there is no room beside it. */
  overlay = $state(false);
  /** The guide is shown, at the right. */
  guide = $state(false);
  #systemDark = $state(false);
  #systemContrast = $state(false);
  #systemColours = $state(false);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #failed: (error: unknown) => void;

  readonly dark = $derived(this.settings.theme === "system" ? this.#systemDark : this.settings.theme === "dark");
  readonly contrast = $derived(
    this.settings.contrast === "system" ? this.#systemContrast || this.#systemColours : this.settings.contrast === "high",
  );
  readonly appearance: Appearance = $derived(
    this.contrast ? (this.dark ? "darkContrast" : "lightContrast") : this.dark ? "dark" : "light",
  );
  /** How pictures are written to files unless somebody says otherwise. */
  readonly looks: Looks = $derived({
    appearance: this.appearance, style: this.settings.mapStyle, scale: this.settings.exportScale, transparent: false, embedFonts: false,
  });
  readonly narrow = $derived(this.windowWidth < ROOM_FOR_INSPECTOR);
  /** The guide has the inspector's place, where there is no room for both. */
  readonly #displaced = $derived(this.guide && this.windowWidth < ROOM_FOR_GUIDE);
  readonly inspectorShown = $derived(!this.#displaced && (this.narrow ? this.overlay : this.settings.inspector));

  constructor(failed: (error: unknown) => void) {
    this.#failed = failed;
    watch("(prefers-color-scheme: dark)", (yes) => { this.#systemDark = yes; });
    watch("(prefers-contrast: more)", (yes) => { this.#systemContrast = yes; });
    watch("(forced-colors: active)", (yes) => { this.#systemColours = yes; });
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

  /** Makes the source's letters larger or smaller by so many steps. */
  enlarge(steps: number): void {
    const { low, high, step } = TEXT_SIZES;
    this.change({ textSize: Math.min(high, Math.max(low, this.settings.textSize + steps * step)) });
  }

  toggleContrast(): void {
    this.change({ contrast: this.contrast ? "standard" : "high" });
  }

  setView(view: View): void {
    this.change({ view });
  }

  toggleInspector(): void {
    if (this.#displaced) {
      this.guide = false;
      if (!this.inspectorShown) this.toggleInspector();
    } else if (this.narrow) this.overlay = !this.overlay;
    else this.change({ inspector: !this.settings.inspector });
  }

  showInspector(): void {
    if (!this.inspectorShown) this.toggleInspector();
  }

  toggleSidebar(): void {
    this.change({ sidebar: !this.settings.sidebar });
  }
}

// The menu behind one button, while the system's menu bar is not shown, and what is chosen in that bar.

export class MainMenu {
  open = $state(false);
  /** What had the keyboard before the menu took it: what is chosen is meant for that. */
  before: Element | null = null;
  /** Answers what is chosen in the system's menu bar. */
  answer: (id: string) => void = () => undefined;

  /** Opens it for what has the keyboard, or closes it and gives the keyboard back. */
  toggle(before: Element | null): void {
    if (this.open) this.close();
    else {
      this.before = before;
      this.open = true;
    }
  }

  close(): void {
    this.open = false;
    if (this.before instanceof HTMLElement) this.before.focus({ preventScroll: true });
  }
}

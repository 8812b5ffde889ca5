// A document that is being worked on: its text in the editor's state, which is the only copy, and what is derived from it.

import { redo, redoDepth, undo, undoDepth, isolateHistory } from "@codemirror/commands";
import { EditorState, type Text, Transaction } from "@codemirror/state";
import { EditorView, type ViewUpdate } from "@codemirror/view";
import type {
  Definition, ElementInfo, Group, MapIntent, OpenDocument as Opened, Place, TextChange,
} from "../contract/bindings";
import { call } from "../contract/call";
import { asApiError } from "../contract/errors";
import { extensions, setLocked } from "../editor/extensions";
import { Underlined } from "../editor/findings";
import { setMarkedLine } from "../editor/marked-line";
import { setFolds } from "../editor/folding";
import { setTokens } from "../editor/tokens";
import { Autosave, type SaveState } from "../kernel/autosave";
import { changedPart } from "../kernel/changed-part";
import { LatestWins } from "../kernel/latest";
import { afterFrame } from "./after-frame";
import { type Analysis, followedBy, lineOf, type Reading, type Scene, type Surroundings } from "./analysis";
import { groupOfLine } from "./line";
import { MapEdits } from "./MapEdits";
import { Selection } from "./Selection.svelte";

const sameText = (state: EditorState, text: string): boolean => state.doc.length === text.length && state.doc.toString() === text;

const NONE: readonly never[] = [];

export class OpenDocument {
  readonly id: string;
  readonly view: EditorView;
  title = $state("");
  place = $state.raw<Place>({ in: "library" });
  analysis = $state.raw<Analysis | null>(null);
  /** Counts the pictures that were drawn. */
  revision = $state(0);
  /** What is selected, on the canvas and in the text. */
  readonly selection = new Selection();
  cursor = $state.raw({ line: 1, column: 1 });
  undoable = $state(0);
  redoable = $state(0);
  saving = $state.raw<SaveState>({ is: "saved" });
  /** Nothing can be changed in it: it lives in a library that is open for reading only. */
  locked = $state(false);
  readonly autosave: Autosave;
  readonly edits = new MapEdits(this, (error) => { this.#broken(error); });
  #base: string;
  #saved: (title: string) => void;
  #broken: (error: unknown) => void;
  #surroundings: Surroundings | null = null;
  #analyser: LatestWins<Reading, Analysis>;
  /** What the core told last; it may be of a text that is no longer the one on the screen. */
  #held: Analysis | null = null;
  #edits: Promise<unknown> = Promise.resolve();
  readonly #underlined = new Underlined();
  /** The text that what is derived was derived from. */
  #derivedOf: Text | null = null;
  #awaiting: (() => void)[] = [];

  constructor(opened: Opened, notify: { saved: (title: string) => void; broken: (error: unknown) => void }) {
    this.id = opened.document;
    this.title = opened.title;
    this.place = opened.place;
    this.#base = opened.base;
    this.#saved = notify.saved;
    this.#broken = notify.broken;
    this.#analyser = new LatestWins<Reading, Analysis>(
      (request) => this.#ask(request),
      (analysis, { text }) => { this.#take(analysis, text); },
      (error) => { this.#broken(error); },
    );
    this.autosave = new Autosave({
      write: (overwrite) => this.#write(overwrite),
      isConflict: (error) => ["conflict", "vanished"].includes(asApiError(error).code),
      changed: (state) => { this.saving = state; },
      timers: { set: (run, after) => setTimeout(run, after), clear: (timer) => { clearTimeout(timer as number); } },
    });
    this.view = new EditorView({
      // The core is asked before the editor shows the letter, and reads while the window paints.
      dispatchTransactions: (transactions, view) => {
        const last = transactions.at(-1);
        if (last !== undefined && transactions.some(({ docChanged }) => docChanged)) this.#analyse(last.newDoc);
        view.update(transactions);
      },
      state: EditorState.create({
        doc: opened.text,
        extensions: extensions(opened.text, "Text of the map", (update) => { this.#updated(update); }),
      }),
    });
  }

  /** The thing that was selected last. */
  get selected(): string | null { return this.selection.last; }

  get text(): string {
    return this.view.state.doc.toString();
  }

  get base(): string { return this.#base; }

  get scene(): Scene | null { return this.analysis?.scene ?? null; }

  get elements(): readonly ElementInfo[] {
    return this.analysis?.elements ?? NONE;
  }

  get surroundings(): Surroundings | null {
    return this.#surroundings;
  }

  element(id: string | null): ElementInfo | null {
    return id === null ? null : (this.elements.find((element) => element.id === id) ?? null);
  }

  group(id: string | null): Group | null {
    return id === null ? null : (this.scene?.groups.find((group) => group.id === id) ?? null);
  }

  /** The line of a thing, from 0. */
  lineOf(id: string | null): number | null {
    const group = this.group(id);
    return group === null || this.scene === null ? null : lineOf(this.scene, group);
  }

  /** Makes the picture for another pane or other surroundings. */
  surround(surroundings: Surroundings): void {
    this.#surroundings = surroundings;
    this.#analyse(this.view.state.doc);
  }

  undo(): void { undo(this.view); }
  redo(): void { redo(this.view); }

  /** Asks for the edits of an intent and makes them, as one step of the history. Answers what the thing is called then. */
  carryOut(intent: MapIntent, userEvent: string): Promise<string | null> {
    if (this.locked) return Promise.resolve(null);
    const next = this.#edits.catch(() => null).then(() => this.#carryOut(intent, userEvent));
    this.#edits = next;
    return next;
  }

  /** Resolves once the edits asked for are made and what is derived is of the text as it is. */
  async derived(): Promise<void> {
    await this.#edits.catch(() => null);
    if (this.#derivedOf?.eq(this.view.state.doc) !== true) await new Promise<void>((resolve) => this.#awaiting.push(resolve));
  }

  /** Makes edits to the text as one step of the history. */
  apply(edits: readonly TextChange[], userEvent: string): void {
    if (edits.length === 0) return;
    this.view.dispatch({
      changes: [...edits], filter: userEvent !== "input.reload",
      annotations: [Transaction.userEvent.of(userEvent), isolateHistory.of("full")],
    });
  }

  /** Selects a thing, and brings its line into sight. */
  select(id: string | null): void {
    this.selection.takeOne(id);
    this.showSelected();
  }

  /** Brings the line of what was selected last into sight. */
  showSelected(): void {
    const line = this.lineOf(this.selected);
    if (line === null || line >= this.view.state.doc.lines) {
      this.view.dispatch({ effects: setMarkedLine.of(null) });
      return;
    }
    const { from } = this.view.state.doc.line(line + 1);
    this.view.dispatch({
      selection: { anchor: from },
      effects: [setMarkedLine.of(line), EditorView.scrollIntoView(from, { y: "nearest", yMargin: 60 })],
      userEvent: "select.canvas",
    });
  }

  /** The thing that the cursor in the text stands on, by name or by declaration. */
  async meant(): Promise<Definition | null> {
    return call("define_in_map", { text: this.text, offset: this.view.state.selection.main.head });
  }

  /** Puts the cursor somewhere in the text and goes there. */
  reveal(offset: number): void {
    const at = Math.min(offset, this.view.state.doc.length);
    this.view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: "center" }), userEvent: "select" });
  }

  /** Puts a remark into the text that silences a finding, and the cursor where its reason is to be written. */
  silence(edits: readonly TextChange[]): void {
    this.apply(edits, "input.silence");
    const last = edits.at(-1);
    if (last === undefined) return;
    this.reveal(last.from + last.insert.trimEnd().length + 1);
    this.view.focus();
  }

  /** Takes the text that is stored in place of the own one; that can be undone. */
  adopt(stored: Opened): void {
    this.#base = stored.base;
    this.title = stored.title;
    this.place = stored.place;
    if (!sameText(this.view.state, stored.text)) this.apply([changedPart(this.text, stored.text)], "input.reload");
    this.autosave.adopt();
  }

  lock(locked: boolean): void {
    this.locked = locked;
    setLocked(this.view, locked);
  }

  /** Waits for changes that were asked for and are still on their way into the text. */
  async settled(): Promise<void> { await this.#edits.catch(() => null); }

  /** Stores the text with all that was asked for; says whether everything is stored. */
  async save(): Promise<boolean> {
    await this.settled();
    return this.autosave.flush();
  }

  dispose(): void {
    this.autosave.stop();
    this.view.destroy();
  }

  async #carryOut(intent: MapIntent, userEvent: string): Promise<string | null> {
    for (;;) {
      const { text } = this;
      const plan = await call("edit_map", { text, intent });
      // Typed on meanwhile: the edits are against another text and are asked for again.
      if (!sameText(this.view.state, text)) continue;
      if (plan.ids.length > 0) this.selection.take(plan.ids);
      else if (plan.id !== null && intent.do !== "link") this.selection.takeOne(plan.id);
      this.apply(plan.edits, userEvent);
      return plan.id;
    }
  }

  #updated(update: ViewUpdate): void {
    if (update.docChanged) {
      this.autosave.touch();
      this.undoable = undoDepth(update.state);
      this.redoable = redoDepth(update.state);
    }
    if (update.docChanged || update.selectionSet) this.#follow(update);
  }

  #selectLine(): void { this.selection.takeOne(groupOfLine(this.scene, this.cursor.line - 1, this.selected)); }

  /** The selection on the canvas follows the cursor, unless it was the canvas that moved it. */
  #follow(update: ViewUpdate): void {
    const { main } = update.state.selection;
    const line = update.state.doc.lineAt(main.head);
    this.cursor = { line: line.number, column: main.head - line.from + 1 };
    const byHand = update.transactions.some((t) => t.isUserEvent("select") && !t.isUserEvent("select.canvas"));
    if (byHand && !update.docChanged) this.#selectLine();
  }

  #analyse(text: Text): void {
    if (this.#surroundings !== null) this.#analyser.submit({ ...this.#surroundings, text });
  }

  async #ask(request: Reading): Promise<Analysis> {
    const held = this.#held;
    const { text, ...look } = request;
    const answer = await call("analyse_map", { ...look, text: text.toString(), held: held?.revision ?? null });
    this.#held = followedBy(held, answer);
    return this.#held;
  }

  #take(analysis: Analysis, text: Text): void {
    if (!this.view.state.doc.eq(text)) return;
    const first = this.analysis === null;
    this.analysis = analysis;
    this.revision += 1;
    this.#derivedOf = text;
    for (const resolve of this.#awaiting.splice(0)) resolve();
    // What is selected stays so under its new name; what a line begins to declare is selected after the picture.
    if (this.view.hasFocus) { if (this.selected !== null) this.#selectLine(); }
    else this.selection.keepOnly((id) => this.group(id) !== null || this.element(id) !== null);
    if (first) this.#mark(analysis, text);
    else afterFrame(() => { this.#mark(analysis, text); });
  }

  /** Colours and underlines the text as the core read it; the picture goes before. */
  #mark(analysis: Analysis, text: Text): void {
    if (analysis !== this.analysis || !this.view.state.doc.eq(text)) return;
    if (this.view.hasFocus) this.#selectLine();
    const shown = { effects: [setTokens.of(analysis.tokens), setFolds.of(analysis.folds), setMarkedLine.of(this.lineOf(this.selected))] };
    this.#underlined.show(this.view, analysis.findings, shown, (edits) => { this.apply(edits, "input.fix"); });
  }

  async #write(overwrite: boolean): Promise<void> {
    const saved = await call("save_document", { document: this.id, text: this.text, base: this.#base, overwrite });
    this.#base = saved.base;
    this.title = saved.title;
    this.#saved(saved.title);
  }
}

// The picture of a map: one `<g>` for each group, kept in step with the newest scene. Whoever types changes one group of
// thousands, and only that one is touched: no component, no effect, no comparison of shapes stands behind the others.

import type { Group } from "../contract/bindings";
import { setAttributes, shapesOf, svgElement } from "./shapes";

interface Drawn {
  node: SVGGElement;
  group: Group;
  label: string | null;
}

/** Draws a group into its `<g>`; without a label, which is what a screen reader says, it is decoration. */
function draw(node: SVGGElement, group: Group, label: string | null): void {
  setAttributes(node, { "data-key": group.key, "data-id": group.id, "data-kind": group.kind });
  if (label === null) {
    setAttributes(node, { "aria-hidden": "true", role: null, tabindex: null, "aria-label": null });
    node.replaceChildren(...shapesOf(group));
    return;
  }
  setAttributes(node, { "aria-hidden": null, role: "treeitem", tabindex: -1, "aria-label": label });
  const title = svgElement("title");
  title.textContent = group.name;
  node.replaceChildren(title, ...shapesOf(group));
}

export class Picture {
  #root: SVGElement;
  #drawn = new Map<string, Drawn>();
  #selected = new Set<string>();
  #away = new Set<string>();

  constructor(root: SVGElement) {
    this.#root = root;
  }

  /** Shows these groups, the first lowest. A group that is the very same thing as before is left alone. */
  show(groups: readonly Group[], label: (group: Group) => string | null): void {
    const before = this.#drawn;
    this.#drawn = new Map(groups.map((group) => [group.key, this.#updated(before.get(group.key), group, label(group))]));
    for (const [key, { node }] of before) if (!this.#drawn.has(key)) node.remove();
    this.#arrange();
  }

  /** Says which things are selected. */
  select(ids: readonly string[]): void {
    const before = this.#selected;
    this.#selected = new Set(ids);
    for (const drawn of this.#drawn.values()) {
      const { id } = drawn.group;
      if (id !== null && before.has(id) !== this.#selected.has(id)) this.#state(drawn);
    }
  }

  /** Hides groups that are drawn elsewhere while they are dragged, and shows those that no longer are. */
  hide(keys: readonly string[]): void {
    const before = this.#away;
    this.#away = new Set(keys);
    for (const key of [...before, ...keys]) {
      const drawn = this.#drawn.get(key);
      if (drawn !== undefined && before.has(key) !== this.#away.has(key)) this.#state(drawn);
    }
  }

  #state({ node, group, label }: Drawn): void {
    setAttributes(node, {
      visibility: this.#away.has(group.key) ? "hidden" : null,
      "aria-selected": label === null ? null : String(group.id !== null && this.#selected.has(group.id)),
    });
  }

  #updated(drawn: Drawn | undefined, group: Group, label: string | null): Drawn {
    if (drawn?.group === group && drawn.label === label) return drawn;
    const next = { node: drawn?.node ?? svgElement("g"), group, label };
    draw(next.node, group, label);
    this.#state(next);
    return next;
  }

  /** Brings the nodes into the order of their groups, moving as few as possible: a moved one loses the keyboard. */
  #arrange(): void {
    let next = this.#root.firstElementChild;
    for (const { node } of this.#drawn.values()) {
      // What stands here comes later, or its place would be further on: it is taken out, and put in again there.
      if (node !== next && node === next?.nextElementSibling) {
        next.remove();
        next = node;
      }
      if (node === next) next = next.nextElementSibling;
      else this.#root.insertBefore(node, next);
    }
  }
}

/** Draws one group in the `<g>` it is used on, and draws it again when it becomes another one. */
export function decoration(node: SVGGElement, group: Group) {
  draw(node, group, null);
  let shown = group;
  return {
    update(next: Group): void {
      if (next !== shown) draw(node, next, null);
      shown = next;
    },
  };
}

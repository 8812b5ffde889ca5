// Shapes of a scene as elements of SVG: real text and named roles for colours, so that a theme is a matter of style.

import type { Group, Shape, Stroke } from "../contract/bindings";
import { arrowHead } from "../kernel/outline";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Text is laid out this much larger and drawn that much smaller. Some engines round the width of every letter to whole
 * pixels, and a label would be up to a tenth longer than the core measured and the files show.
 */
const FINE = 10;

type Attributes = Record<string, string | number | null | undefined>;

/** Sets attributes; what has no value is taken away. */
export function setAttributes(element: SVGElement, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) element.removeAttribute(name);
    else element.setAttribute(name, String(value));
  }
}

/** An element of SVG. */
export function svgElement<Name extends keyof SVGElementTagNameMap>(name: Name, attributes: Attributes = {}): SVGElementTagNameMap[Name] {
  const element = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined) element.setAttribute(attribute, String(value));
  }
  return element;
}

const colour = (role: string | null | undefined): string => (role == null ? "none" : `var(--map-${role})`);

function painted<E extends SVGElement>(element: E, fill: string | null, stroke: Stroke | null): E {
  element.style.fill = colour(fill);
  element.style.stroke = colour(stroke?.role);
  if (stroke !== null) setAttributes(element, { "stroke-width": stroke.width, "stroke-dasharray": stroke.dash?.join(" ") });
  return element;
}

function textOf({ part, form }: Shape & { form: { is: "text" } }): SVGTextElement {
  const { at, align, lines, pitch, size, weight, italic, underline, fill, rotate, halo } = form;
  const turn = rotate === 0 ? "" : ` rotate(${rotate})`;
  const text = svgElement("text", {
    transform: `translate(${at.x} ${at.y})${turn} scale(${1 / FINE})`, "font-size": size * FINE, "font-weight": weight,
    "text-anchor": align, "font-style": italic ? "italic" : null, "text-decoration": underline ? "underline" : null,
    "data-part": part, class: halo ? "halo" : null,
  });
  text.style.fill = colour(fill);
  const [only] = lines;
  if (lines.length === 1 && only !== undefined) {
    text.textContent = only;
    return text;
  }
  lines.forEach((line, index) => {
    text.appendChild(svgElement("tspan", { x: 0, dy: index === 0 ? 0 : pitch * FINE })).textContent = line;
    // A space that takes no room: without it, who listens hears the last and the first word of two lines as one.
    if (index < lines.length - 1) text.appendChild(svgElement("tspan", { "font-size": 0 })).textContent = " ";
  });
  return text;
}

function elementsOf(shape: Shape): SVGElement[] {
  const { form } = shape;
  switch (form.is) {
    case "line": {
      const { from, to, stroke, arrow } = form;
      const line = painted(svgElement("line", { x1: from.x, y1: from.y, x2: to.x, y2: to.y }), null, stroke);
      if (!arrow) return [line];
      const ends = { "stroke-linecap": "round", "stroke-linejoin": "round" };
      return [line, painted(svgElement("path", { d: arrowHead(from, to), ...ends }), null, { ...stroke, dash: null })];
    }
    case "circle":
      return [painted(svgElement("circle", { cx: form.at.x, cy: form.at.y, r: form.radius }), form.fill, form.stroke)];
    case "box": {
      const { x, y, width, height } = form.rect;
      return [painted(svgElement("rect", { x, y, width, height, rx: form.radius }), form.fill, form.stroke)];
    }
    case "path":
      return [painted(svgElement("path", { d: form.data, "stroke-linejoin": "round" }), form.fill, form.stroke)];
    case "text":
      return [textOf({ ...shape, form })];
  }
}

/** The shapes of a group, what is drawn first first. */
export const shapesOf = (group: Group): SVGElement[] => group.shapes.flatMap(elementsOf);

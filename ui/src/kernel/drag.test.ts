import { describe, expect, it } from "vitest";
import { allowed, destination, labelOffset, preview } from "./drag";
import type { Group } from "./shapes";

const frame = { width: 1000, height: 500 };

function node(kind: string, name: string, x: number, y: number): Group {
  const id = `${kind}:1:${name}`;
  const bounds = { x: x + 11, y: y - 18, width: 50, height: 14 };
  return {
    key: id, kind, id, at: { x, y }, ends: null,
    shapes: [
      { part: "body", form: { is: "circle", at: { x, y }, radius: 6 } },
      { part: "label", form: { is: "text", rotate: 0, at: { x: x + 11, y: y - 8 }, bounds } },
    ],
  };
}

function line(kind: string, from: Group, to: Group): Group {
  return {
    key: `${kind} ${from.key} ${to.key}`, kind, id: null, at: from.at, ends: [from.id ?? "", to.id ?? ""],
    shapes: [
      { part: "connector", form: { is: "line", from: from.at, to: to.at } },
      { part: "label", form: { is: "text", rotate: 0, at: { x: 0, y: 0 }, bounds: { x: 0, y: 0, width: 1, height: 1 } } },
    ],
  };
}

const kettle = node("component", "Kettle", 360, 285);
const power = node("component", "Power", 720, 440);
const twin = node("evolved", "Kettle", 620, 285);
const link = line("link", kettle, power);
const arrow = line("evolution", kettle, twin);
const groups = [link, arrow, kettle, power, twin];

const lineOf = (group: Group | undefined) => group?.shapes.find(({ part }) => part === "connector")?.form;

describe("preview of a drag", () => {
  it("moves the thing, and the ends of its lines with it", () => {
    const seen = preview(groups, { group: power, grip: "thing" }, { x: 10, y: -20 });
    expect(seen.map(({ group, by }) => [group.key, by])).toEqual([
      [link.key, { x: 0, y: 0 }],
      [power.key, { x: 10, y: -20 }],
    ]);
    expect(lineOf(seen[0]?.group)).toEqual({ is: "line", from: kettle.at, to: { x: 730, y: 420 } });
  });

  it("takes the evolved twin along in height only", () => {
    const seen = new Map(preview(groups, { group: kettle, grip: "thing" }, { x: 30, y: 40 }).map((one) => [one.group.key, one]));
    expect(seen.get(twin.key)?.by).toEqual({ x: 0, y: 40 });
    expect(lineOf(seen.get(arrow.key)?.group)).toEqual({ is: "line", from: { x: 390, y: 325 }, to: { x: 620, y: 325 } });
    expect(seen.has(power.key)).toBe(false);
  });

  it("keeps the remark on a link at its middle", () => {
    const [moved] = preview(groups, { group: power, grip: "thing" }, { x: 10, y: -20 });
    expect(moved?.group.shapes[1]?.form).toMatchObject({ at: { x: 5, y: -10 } });
  });

  it("moves nothing but the label when the label is held", () => {
    const seen = preview(groups, { group: kettle, grip: "label" }, { x: 4, y: 5 });
    expect(seen).toHaveLength(1);
    expect(seen[0]?.group.shapes.map(({ form }) => (form.is === "path" || form.is === "line" || form.is === "box" ? null : form.at))).toEqual([
      { x: 360, y: 285 },
      { x: 375, y: 282 },
    ]);
  });

  it("moves a pipeline and its choices with their component", () => {
    const box: Group = {
      key: "p", kind: "pipeline", id: "pipeline:1:Power", at: power.at, ends: null,
      shapes: [{ part: "body", form: { is: "box", rect: { x: 600, y: 440, width: 200, height: 22 } } }],
    };
    const inside = node("child", "Grid", 650, 451);
    const outside = node("child", "Wood", 100, 100);
    const seen = preview([...groups, box, inside, outside], { group: power, grip: "thing" }, { x: 9, y: 7 });
    const moved = new Map(seen.map(({ group, by }) => [group.key, by]));
    expect(moved.get("p")).toEqual({ x: 0, y: 7 });
    expect(moved.get(inside.key)).toEqual({ x: 0, y: 7 });
    expect(moved.has(outside.key)).toBe(false);
  });
});

describe("where a drag ends", () => {
  it("is a place on the map in hundredths", () => {
    expect(destination(kettle, { x: 64, y: -30 }, frame)).toEqual({ visibility: 0.49, maturity: 0.42 });
  });

  it("never leaves the map", () => {
    expect(destination(kettle, { x: 5000, y: 5000 }, frame)).toEqual({ visibility: 0, maturity: 1 });
  });

  it("keeps the height of what only moves sideways", () => {
    expect(allowed("evolved", { x: 3, y: 9 })).toEqual({ x: 3, y: 0 });
    expect(destination(twin, { x: 10, y: 90 }, frame)).toEqual({ visibility: 0.43, maturity: 0.63 });
  });

  it("counts a label from the centre of its element", () => {
    expect(labelOffset(kettle, { x: 10, y: 40 })).toEqual([21, 32]);
    expect(labelOffset(kettle, { x: 10, y: 40 }, true)).toEqual([46, 32]);
  });
});

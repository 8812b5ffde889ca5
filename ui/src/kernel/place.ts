// From a point of a scene to a place on the map and back.

import { clamp, type Point } from "./geometry";

/** 1 is at the top and at the right, as the map language counts. */
export interface Place {
  visibility: number;
  maturity: number;
}

/** The frame of the map: its lower right corner is visibility 0, evolution 1. */
export interface Frame {
  width: number;
  height: number;
}

export const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** The nearest place on the map, in hundredths as they are written in the text. */
export const placeAt = (at: Point, frame: Frame): Place => ({
  visibility: hundredths(clamp(1 - at.y / frame.height, 0, 1)),
  maturity: hundredths(clamp(at.x / frame.width, 0, 1)),
});

export const pointOf = (place: Place, frame: Frame): Point => ({
  x: place.maturity * frame.width,
  y: (1 - place.visibility) * frame.height,
});

/** A place moved by so many hundredths, kept on the map. */
export const nudged = (place: Place, visibility: number, maturity: number): Place => ({
  visibility: hundredths(clamp(place.visibility + visibility, 0, 1)),
  maturity: hundredths(clamp(place.maturity + maturity, 0, 1)),
});

export const inWords = (value: number): string => value.toFixed(2);

import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { OWN_MAPS, ownMapXml } from '../../src/map/authoring/own-maps.ts';
import { cubicAt, cubicSlopeAt } from '../../src/map/cubic.ts';
import type { OpenDriveDocument, Road } from '../../src/map/opendrive/document.ts';
import type { Cubic } from '../../src/map/opendrive/polynomials.ts';
import { readOpenDrive } from '../../src/map/opendrive/read-open-drive.ts';
import type { RoadLink } from '../../src/map/opendrive/road-link.ts';
import { geometryPoint, planViewPoint } from '../../src/map/plan-view.ts';
import { ownMap } from './own-map.ts';

/** Largest steps of position [m] and of heading [rad] at joints. */
const POSITION = 1e-3;
const HEADING = 1e-6;
/** Where cars drive faster than this, curvature may not jump either [m/s]. */
const SLOW = 30 / 3.6;

describe.each(Object.keys(OWN_MAPS))('the map %s', (name) => {
  const map = ownMap(name);
  const { document } = map;

  it('is what the generator writes', () => {
    const file = new URL(`../../scenes/maps/${name}.xodr`, import.meta.url);
    expect(readFileSync(file, 'utf8') === ownMapXml(name)).toBe(true);
  });

  it('reads back to the same document, bit for bit, without a problem', () => {
    const { document: read, problems } = readOpenDrive(ownMapXml(name));
    expect(problems).toEqual([]);
    expect(withoutLines(read!)).toEqual(withoutLines(OWN_MAPS[name]()));
  });

  it('joins the elements of every plan view', () => {
    for (const road of document.roads) {
      for (let i = 1; i < road.planView.length; i++) {
        const before = point();
        const here = point();
        geometryPoint(road.planView[i - 1], road.planView[i - 1].length, before);
        geometryPoint(road.planView[i], 0, here);
        expect(Math.hypot(before.x - here.x, before.y - here.y)).toBeLessThan(POSITION);
        expect(Math.abs(angleDifference(here.heading, before.heading))).toBeLessThan(HEADING);
        if (fastest(road) > SLOW) expect(Math.abs(here.curvature - before.curvature)).toBeLessThan(1e-9);
      }
    }
  });

  it('joins the pieces of every profile in value and slope, and of every banking and lane offset in value', () => {
    for (const road of document.roads) {
      for (const [pieces, slopes] of [
        [road.elevation, true],
        [road.superelevation, true],
        [road.laneOffset, true],
      ] as const) {
        for (const { s } of pieces.slice(1)) {
          expect(Math.abs(step(pieces, s, cubicAt))).toBeLessThan(1e-6);
          if (slopes) expect(Math.abs(step(pieces, s, cubicSlopeAt))).toBeLessThan(1e-6);
        }
      }
    }
  });

  it('joins roads end to end without a step in curvature where cars drive fast', () => {
    for (const road of document.roads) {
      for (const [link, s] of [
        [road.predecessor, 0],
        [road.successor, road.length],
      ] as const) {
        if (link === null || link.kind !== 'road') continue;
        const other = document.roads[link.element];
        if (Math.min(fastest(road), fastest(other)) <= SLOW) continue;
        const here = point();
        const there = point();
        planViewPoint(road.planView, s, here);
        planViewPoint(other.planView, link.contact === 'end' ? other.length : 0, there);
        expect(Math.abs(Math.abs(here.curvature) - Math.abs(there.curvature))).toBeLessThan(1e-9);
      }
    }
  });

  it('joins every lane to its successors in place, direction, height and width', () => {
    for (const lane of map.lanes) {
      for (const next of lane.successors) {
        const a = lane.centre;
        const b = map.lanes[next].centre;
        const end = a.count - 1;
        expect(Math.hypot(a.x[end] - b.x[0], a.y[end] - b.y[0], a.z[end] - b.z[0])).toBeLessThan(POSITION);
        expect(Math.abs(angleDifference(b.heading[0], a.heading[end]))).toBeLessThan(HEADING);
        expect(Math.abs(a.width[end] - b.width[0])).toBeLessThan(POSITION);
      }
    }
  });

  it('links roads both ways', () => {
    for (const road of document.roads) {
      for (const [link, contact] of [
        [road.predecessor, 'start'],
        [road.successor, 'end'],
      ] as const) {
        if (link === null) continue;
        if (link.kind === 'junction') expect(touches(document, road, link.element)).toBe(true);
        else if (road.junction < 0) {
          const other = document.roads[link.element];
          expect(linkAt(other, link.contact)).toEqual({ kind: 'road', element: road.index, contact });
        } else expect(linkAt(document.roads[link.element], link.contact)?.element).toBe(road.junction);
      }
    }
  });

  it('gives every signal a country and a type, and every controller signals that are there', () => {
    const signals = document.roads.flatMap((road) => road.signals);
    for (const signal of signals) expect(signal.country.length * signal.type.length).toBeGreaterThan(0);
    const ids = signals.map((signal) => signal.id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const controller of document.controllers) {
      for (const id of controller.signalIds) expect(ids).toContain(id);
      expect(document.junctions.some((junction) => junction.controllerIds.includes(controller.id))).toBe(true);
    }
  });
});

function point() {
  return { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
}

function fastest(road: Road): number {
  return Math.max(...road.speeds.map(({ max }) => max));
}

/** Change of a piecewise cubic's value at the start of a piece. */
function step(pieces: readonly Cubic[], s: number, value: typeof cubicAt): number {
  const i = pieces.findIndex((piece) => piece.s === s);
  return value(pieces, s) - value([pieces[i - 1]], s);
}

function linkAt(road: Road, contact: RoadLink['contact']): RoadLink | null {
  return contact === 'start' ? road.predecessor : road.successor;
}

/** Whether a junction has a connection that comes from the road or leads to it. */
function touches(document: OpenDriveDocument, road: Road, junction: number): boolean {
  return document.junctions[junction].connections.some(({ incomingRoad, connectingRoad }) => {
    const through = document.roads[connectingRoad];
    const outgoing = through.junction === junction ? [through.predecessor, through.successor] : [];
    return [incomingRoad, connectingRoad, ...outgoing.map((link) => link?.element)].includes(road.index);
  });
}

function withoutLines(value: OpenDriveDocument): unknown {
  return JSON.parse(JSON.stringify(value, (key, part) => (key === 'line' ? undefined : part)));
}

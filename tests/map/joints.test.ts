import { describe, expect, it } from 'vitest';
import { angleDifference } from '../../src/core/math/angle.ts';
import { cubicAt, cubicSlopeAt } from '../../src/map/cubic.ts';
import { geometryPoint } from '../../src/map/plan-view.ts';
import { firstTownMap } from './first-town-map.ts';

/** Largest step of position [m] and of heading [rad] that the town's joints may have. */
const POSITION = 1e-3;
const HEADING = 1e-6;

const map = firstTownMap();

describe('joints of the first town', () => {
  it('joins the elements of every plan view', () => {
    let joints = 0;
    for (const road of map.document.roads) {
      for (let i = 1; i < road.planView.length; i++) {
        const before = road.planView[i - 1];
        const here = road.planView[i];
        const end = { x: 0, y: 0, heading: 0, curvature: 0, curvatureRate: 0 };
        const start = { ...end };
        geometryPoint(before, before.length, end);
        geometryPoint(here, 0, start);
        expect(Math.hypot(end.x - start.x, end.y - start.y)).toBeLessThan(POSITION);
        expect(Math.abs(angleDifference(start.heading, end.heading))).toBeLessThan(HEADING);
        expect(Math.abs(start.curvature - end.curvature)).toBeLessThan(1e-12);
        expect(Math.abs(before.s + before.length - here.s)).toBeLessThan(1e-9);
        joints++;
      }
    }
    expect(joints).toBeGreaterThan(200);
  });

  it('joins the pieces of every elevation in height and slope, and ends level', () => {
    for (const road of map.document.roads) {
      for (const { s } of road.elevation.slice(1)) {
        const before = s - 1e-9;
        expect(Math.abs(cubicAt(road.elevation, s) - cubicAt(road.elevation, before))).toBeLessThan(1e-8);
        expect(Math.abs(cubicSlopeAt(road.elevation, s) - cubicSlopeAt(road.elevation, before))).toBeLessThan(1e-8);
      }
      expect(cubicSlopeAt(road.elevation, 0)).toBe(0);
      expect(cubicSlopeAt(road.elevation, road.length)).toBe(0);
    }
  });

  it('joins every lane to its successors in place, direction, height and width', () => {
    let joints = 0;
    for (const lane of map.lanes) {
      for (const next of lane.successors) {
        const a = lane.centre;
        const b = map.lanes[next].centre;
        const end = a.count - 1;
        expect(Math.hypot(a.x[end] - b.x[0], a.y[end] - b.y[0], a.z[end] - b.z[0])).toBeLessThan(POSITION);
        expect(Math.abs(angleDifference(b.heading[0], a.heading[end]))).toBeLessThan(HEADING);
        expect(Math.abs(a.width[end] - b.width[0])).toBeLessThan(POSITION);
        joints++;
      }
    }
    expect(joints).toBeGreaterThan(100);
  });
});

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DynamicDrawUsage,
  Group,
  LineBasicMaterial,
  LineSegments,
  Points,
  PointsMaterial,
} from 'three';
import type { PlannerThoughts } from '../../core/planner-thoughts.ts';
import type { Tick } from '../../core/tick.ts';
import type { GroundHeight } from '../ground-height.ts';
import { blend, FAIL, type LinearRgb, PASS, WARN } from '../meaning-colors.ts';
import type { View } from './view.ts';

/** Most stretches of lines, and points, that are drawn: what comes after them is left out. */
const SEGMENTS = 16_384;
const POINTS = 8192;
/** Over the road, so that slopes do not swallow it [m]. */
const LIFT = 0.12;
/** What a planner leaves to the app to colour. */
const DRAWING: LinearRgb = [0.3, 0.54, 1];
/** Size of a point on the screen [px]. */
const POINT_SIZE = 5;

/**
 * What a planner shows beside its plan: candidates from green, the cheapest, to red, the dearest, and drawings in the
 * colours that it gives.
 */
export class ThoughtsView implements View<PlannerThoughts> {
  readonly object = new Group();
  private readonly ground: GroundHeight;
  private readonly lines = new DrawnPlaces(2 * SEGMENTS);
  private readonly points = new DrawnPlaces(POINTS);
  private readonly lineMaterial = new LineBasicMaterial({
    vertexColors: true,
    transparent: true,
    opacity: 0.9,
    depthWrite: false,
  });
  private readonly pointMaterial = new PointsMaterial({
    vertexColors: true,
    size: POINT_SIZE,
    sizeAttenuation: false,
    depthWrite: false,
  });

  constructor(ground: GroundHeight) {
    this.ground = ground;
    const drawn = [
      new LineSegments(this.lines.geometry, this.lineMaterial),
      new Points(this.points.geometry, this.pointMaterial),
    ];
    for (const part of drawn) {
      part.frustumCulled = false;
      part.renderOrder = 4;
      this.object.add(part);
    }
  }

  update({ candidates, drawings }: PlannerThoughts, _tick: Tick): void {
    this.lines.clear();
    this.points.clear();
    const costs = candidates.map(({ cost }) => cost).filter(Number.isFinite);
    const least = Math.min(...costs);
    const span = Math.max(...costs) - least;
    // The cheapest last, so that it lies on top.
    for (const { cost, points } of candidates.toSorted((a, b) => b.cost - a.cost)) {
      const share = Number.isFinite(cost) ? (span > 0 ? (cost - least) / span : 0) : 1;
      this.line(points, share < 0.5 ? blend(PASS, WARN, 2 * share) : blend(WARN, FAIL, 2 * share - 1), false);
    }
    for (const { kind, color, points } of drawings) {
      const rgb = color < 0 ? DRAWING : rgbOf(color);
      if (kind === 'points') for (let i = 0; i + 1 < points.length; i += 2) this.place(this.points, points, i, rgb);
      else this.line(points, rgb, kind === 'polygon');
    }
    this.lines.commit();
    this.points.commit();
  }

  dispose(): void {
    this.lines.geometry.dispose();
    this.points.geometry.dispose();
    this.lineMaterial.dispose();
    this.pointMaterial.dispose();
  }

  private line(points: Float64Array, rgb: LinearRgb, isClosed: boolean): void {
    for (let i = 0; i + 3 < points.length; i += 2) {
      this.place(this.lines, points, i, rgb);
      this.place(this.lines, points, i + 2, rgb);
    }
    if (!isClosed || points.length < 6) return;
    this.place(this.lines, points, points.length - 2, rgb);
    this.place(this.lines, points, 0, rgb);
  }

  private place(into: DrawnPlaces, points: Float64Array, i: number, rgb: LinearRgb): void {
    into.add(points[i], points[i + 1], this.ground.at(points[i], points[i + 1]) + LIFT, rgb);
  }
}

/** Places with colours, up to a number of them. */
class DrawnPlaces {
  readonly geometry = new BufferGeometry();
  private readonly positions: BufferAttribute;
  private readonly colors: BufferAttribute;
  private count = 0;

  constructor(capacity: number) {
    this.positions = new BufferAttribute(new Float32Array(3 * capacity), 3).setUsage(DynamicDrawUsage);
    this.colors = new BufferAttribute(new Float32Array(3 * capacity), 3).setUsage(DynamicDrawUsage);
    this.geometry.setAttribute('position', this.positions);
    this.geometry.setAttribute('color', this.colors);
    this.geometry.setDrawRange(0, 0);
  }

  clear(): void {
    this.count = 0;
  }

  add(x: number, y: number, z: number, [red, green, blue]: LinearRgb): void {
    if (this.count >= this.positions.count) return;
    this.positions.setXYZ(this.count, x, y, z);
    this.colors.setXYZ(this.count++, red, green, blue);
  }

  commit(): void {
    this.positions.needsUpdate = true;
    this.colors.needsUpdate = true;
    this.geometry.setDrawRange(0, this.count);
  }
}

function rgbOf(color: number): LinearRgb {
  const { r, g, b } = new Color(color);
  return [r, g, b];
}

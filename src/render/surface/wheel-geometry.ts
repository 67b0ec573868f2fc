import { BufferAttribute, BufferGeometry } from 'three';
import { MATERIAL } from '../../world/scenery/mesh.ts';

type Point = readonly [x: number, y: number, z: number];
type Rgb = readonly [number, number, number];

const SIDES = 24;
const SPOKES = 5;
/** Shares of the wheel's radius: rim, the rim's inner edge, hub, and half the width of a spoke. */
const RIM = 0.66;
const LIP = 0.56;
const HUB = 0.2;
const SPOKE = 0.1;
/** How deep the dish lies behind the spokes [m]. */
const DISH = 0.05;

const TYRE_COLOR: Rgb = [26, 26, 28];
const SIDEWALL_COLOR: Rgb = [38, 38, 40];
const DISH_COLOR: Rgb = [52, 54, 58];
const SPOKE_COLOR: Rgb = [176, 180, 186];

/**
 * A wheel with spokes, so that one sees it turn: axle along y, outer face towards +y at y = 0. Attributes as those of
 * meshGeometry.
 */
export function wheelGeometry(radius: number, width: number): BufferGeometry {
  const corners: Corners = { positions: [], normals: [], paint: [] };
  for (let side = 0; side < SIDES; side++) {
    const from = (2 * Math.PI * side) / SIDES;
    const to = (2 * Math.PI * (side + 1)) / SIDES;
    const at = (share: number, angle: number, y: number): Point => [
      share * radius * Math.cos(angle),
      y,
      share * radius * Math.sin(angle),
    ];
    const outwards: Point = [Math.cos((from + to) / 2), 0, Math.sin((from + to) / 2)];
    addQuad(corners, [at(1, from, 0), at(1, to, 0), at(1, to, -width), at(1, from, -width)], outwards, TYRE_COLOR);
    addQuad(corners, [at(1, from, 0), at(RIM, from, 0.01), at(RIM, to, 0.01), at(1, to, 0)], FACE, SIDEWALL_COLOR);
    addQuad(
      corners,
      [at(RIM, from, 0.01), at(LIP, from, 0.012), at(LIP, to, 0.012), at(RIM, to, 0.01)],
      FACE,
      SPOKE_COLOR,
    );
    addTriangle(corners, [at(RIM, from, -DISH), at(RIM, to, -DISH), [0, -DISH, 0]], FACE, DISH_COLOR);
    addTriangle(corners, [at(HUB, from, 0.012), at(HUB, to, 0.012), [0, 0.012, 0]], FACE, SPOKE_COLOR);
  }
  for (let spoke = 0; spoke < SPOKES; spoke++) addSpoke(corners, (2 * Math.PI * spoke) / SPOKES, radius);
  return geometryOf(corners);
}

const FACE: Point = [0, 1, 0];

interface Corners {
  readonly positions: number[];
  readonly normals: number[];
  readonly paint: number[];
}

function addSpoke(corners: Corners, angle: number, radius: number): void {
  const place = (out: number, aside: number): Point => [
    radius * (out * Math.cos(angle) - aside * Math.sin(angle)),
    0.01,
    radius * (out * Math.sin(angle) + aside * Math.cos(angle)),
  ];
  addQuad(corners, [place(0, -SPOKE), place(RIM, -SPOKE), place(RIM, SPOKE), place(0, SPOKE)], FACE, SPOKE_COLOR);
}

function addQuad(
  corners: Corners,
  [a, b, c, d]: readonly [Point, Point, Point, Point],
  normal: Point,
  color: Rgb,
): void {
  addTriangle(corners, [a, b, c], normal, color);
  addTriangle(corners, [a, c, d], normal, color);
}

function addTriangle(corners: Corners, places: readonly [Point, Point, Point], normal: Point, color: Rgb): void {
  for (const place of places) {
    corners.positions.push(...place);
    corners.normals.push(...normal);
    corners.paint.push(...color, MATERIAL.plain);
  }
}

function geometryOf({ positions, normals, paint }: Corners): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(Float32Array.from(positions), 3));
  geometry.setAttribute('normal', new BufferAttribute(Float32Array.from(normals), 3));
  geometry.setAttribute('paint', new BufferAttribute(Uint8Array.from(paint), 4, true));
  geometry.setAttribute('slot', new BufferAttribute(new Float32Array(positions.length / 3), 1));
  return geometry;
}

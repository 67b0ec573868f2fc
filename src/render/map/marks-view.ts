import {
  BufferAttribute,
  BufferGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  type MeshBasicMaterial,
} from 'three';
import type { LaneArrows } from './lane-arrows.ts';
import { linearBytes } from './linear-bytes.ts';
import type { MapLayerChoice } from './map-layers.ts';
import { overlayMaterial } from './overlay-material.ts';
import type { PlaceAreas } from './place-areas.ts';
import type { SignalMarks } from './signal-marks.ts';

/** Over the road [m]. */
const LIFT = 0.1;
/** From farther away the near arrows are smaller than a few pixels [m]. */
const NEAR_REACH = 220;

/** Arrows of the lanes' directions, crosswalks and parking spaces, stop lines, and signals tied to them. */
export class MarksView {
  readonly object = new Group();
  private readonly near: Mesh;
  private readonly far: Mesh;
  private readonly places: Mesh;
  private readonly stops: Mesh;
  private readonly ties: LineSegments;
  private directions = false;

  constructor(arrows: LaneArrows, { stopLines, stopColors, ties, tieColors }: SignalMarks, places: PlaceAreas) {
    const arrowMaterial = overlayMaterial(0.85, 2);
    arrowMaterial.vertexColors = false;
    arrowMaterial.color.set('#ffffff');
    this.near = new Mesh(geometryOf(arrows.near, null), arrowMaterial);
    this.far = new Mesh(geometryOf(arrows.far, null), arrowMaterial);
    this.places = new Mesh(geometryOf(places.positions, places.colors), overlayMaterial(0.7, 2));
    this.stops = new Mesh(geometryOf(stopLines, stopColors), overlayMaterial(1, 3));
    this.ties = new LineSegments(
      geometryOf(ties, tieColors),
      new LineBasicMaterial({ vertexColors: true, toneMapped: false, transparent: true, opacity: 0.9 }),
    );
    this.near.renderOrder = 3;
    this.far.renderOrder = 3;
    this.places.renderOrder = 2.5;
    this.stops.renderOrder = 4;
    this.ties.renderOrder = 5;
    this.object.position.z = LIFT;
    this.object.add(this.near, this.far, this.places, this.stops, this.ties);
  }

  show({ directions, signals, places }: MapLayerChoice): void {
    this.directions = directions;
    this.places.visible = places;
    this.stops.visible = signals;
    this.ties.visible = signals;
  }

  /** Suits the arrows to the eye's distance from what it looks at [m]. */
  showFrom(distance: number): void {
    this.near.visible = this.directions && distance < NEAR_REACH;
    this.far.visible = this.directions && distance >= NEAR_REACH;
  }

  dispose(): void {
    for (const { geometry, material } of [this.near, this.far, this.places, this.stops, this.ties]) {
      geometry.dispose();
      (material as MeshBasicMaterial | LineBasicMaterial).dispose();
    }
  }
}

function geometryOf(positions: Float32Array, colors: Uint8Array | null): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new BufferAttribute(positions, 3));
  if (colors !== null) geometry.setAttribute('color', new BufferAttribute(linearBytes(colors), 3, true));
  return geometry;
}

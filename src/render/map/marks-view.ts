import {
  BufferAttribute,
  BufferGeometry,
  Group,
  LineBasicMaterial,
  LineSegments,
  Mesh,
  type MeshBasicMaterial,
} from 'three';
import { fade } from './fade.ts';
import type { LaneArrows } from './lane-arrows.ts';
import { linearBytes } from './linear-bytes.ts';
import type { Viewpoint } from './map-camera.ts';
import type { MapLayerChoice } from './map-layers.ts';
import { overlayMaterial } from './overlay-material.ts';
import type { PlaceAreas } from './place-areas.ts';
import type { SignalMarks } from './signal-marks.ts';

/** Over the road [m]. */
const LIFT = 0.1;
/** From farther away the near arrows are smaller than a few pixels [m]. */
const NEAR_REACH = 220;
const ARROW_OPACITY = 0.85;
/** Arrows as long as a car stand in the way of eyes this close to the ground [m]. */
const IN_THE_STREET = 8;
const FROM_ABOVE = 50;

/** Arrows of the lanes' directions, crosswalks and parking spaces, stop lines, and signals tied to them. */
export class MarksView {
  readonly object = new Group();
  private readonly near: Mesh;
  private readonly far: Mesh;
  private readonly places: Mesh;
  private readonly stops: Mesh;
  private readonly ties: LineSegments;
  private readonly arrows = overlayMaterial(ARROW_OPACITY, 2);
  private directions = false;

  constructor(arrows: LaneArrows, { stopLines, stopColors, ties, tieColors }: SignalMarks, places: PlaceAreas) {
    this.arrows.vertexColors = false;
    this.arrows.color.set('#ffffff');
    this.near = new Mesh(geometryOf(arrows.near, null), this.arrows);
    this.far = new Mesh(geometryOf(arrows.far, null), this.arrows);
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

  /** Suits the arrows to where the eye is. */
  showFrom(view: Viewpoint): void {
    const opacity = ARROW_OPACITY * fade(view, IN_THE_STREET, FROM_ABOVE);
    this.arrows.opacity = opacity;
    this.near.visible = this.directions && opacity > 0 && view.distance < NEAR_REACH;
    this.far.visible = this.directions && opacity > 0 && view.distance >= NEAR_REACH;
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

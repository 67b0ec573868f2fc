import { BufferAttribute, BufferGeometry, Group, Mesh } from 'three';
import { fade } from './fade.ts';
import type { LaneAreas } from './lane-areas.ts';
import { linearBytes } from './linear-bytes.ts';
import type { Viewpoint } from './map-camera.ts';
import { overlayMaterial } from './overlay-material.ts';

/** Over the road, so that unevenness does not swallow it [m]. */
const LIFT = 0.06;
const OPACITY = 0.62;
/** By type they are for eyes this high over the ground [m], and gone for those that look at the street itself. */
const FROM_ABOVE = 140;
const IN_THE_STREET = 25;

/** Lanes as translucent areas, coloured by their type or by their speed limit. */
export class LaneAreasView {
  readonly object = new Group();
  private readonly byType;
  private readonly bySpeed;
  private types = false;
  private opacity = 0;

  constructor({ positions, indices, typeColors, speedColors }: LaneAreas) {
    const position = new BufferAttribute(positions, 3);
    const index = new BufferAttribute(indices, 1);
    const meshOf = (colors: Uint8Array) => {
      const geometry = new BufferGeometry();
      geometry.setAttribute('position', position);
      geometry.setAttribute('color', new BufferAttribute(linearBytes(colors), 3, true));
      geometry.setIndex(index);
      const mesh = new Mesh(geometry, overlayMaterial(OPACITY, 1));
      mesh.renderOrder = 2;
      mesh.visible = false;
      return mesh;
    };
    this.byType = meshOf(typeColors);
    this.bySpeed = meshOf(speedColors);
    this.object.position.z = LIFT;
    this.object.add(this.byType, this.bySpeed);
  }

  show(types: boolean, speeds: boolean): void {
    this.types = types && !speeds;
    this.byType.visible = this.types && this.opacity > 0;
    this.bySpeed.visible = speeds;
  }

  showFrom(view: Viewpoint): void {
    this.opacity = OPACITY * fade(view, IN_THE_STREET, FROM_ABOVE);
    this.byType.material.opacity = this.opacity;
    this.byType.visible = this.types && this.opacity > 0;
  }

  dispose(): void {
    for (const { geometry, material } of [this.byType, this.bySpeed]) {
      geometry.dispose();
      material.dispose();
    }
  }
}

import {
  BufferAttribute,
  BufferGeometry,
  Color,
  DoubleSide,
  Group,
  Line,
  LineBasicMaterial,
  Mesh,
  MeshBasicMaterial,
} from 'three';
import type { UltrasonicEcho } from '../../core/ultrasonic-echo.ts';
import { FAIL, INFO, type LinearRgb, WARN } from '../meaning-colors.ts';
import type { View } from './view.ts';

const SEGMENTS = 24;
/** Nearer than this is close, and very close [m]. */
const CLOSE = 1.5;
const VERY_CLOSE = 0.6;
const FILL = 0.22;
const FILL_OF_NOTHING = 0.012;

/** A ping: the cone up to where its echo came from; fainter and to its whole length where there was none. */
export class UltrasonicView implements View<UltrasonicEcho> {
  readonly object = new Group();
  private readonly cone: Mesh<BufferGeometry, MeshBasicMaterial>;
  private readonly arc: Line<BufferGeometry, LineBasicMaterial>;
  private fieldOfView = Number.NaN;

  constructor() {
    const fill = new MeshBasicMaterial({ transparent: true, depthWrite: false, side: DoubleSide, toneMapped: false });
    this.cone = new Mesh(new BufferGeometry(), fill);
    this.arc = new Line(new BufferGeometry(), new LineBasicMaterial({ transparent: true, depthWrite: false }));
    for (const part of [this.cone, this.arc]) {
      part.frustumCulled = false;
      part.renderOrder = 5;
      this.object.add(part);
    }
    this.object.visible = false;
  }

  update({ valid, range, fieldOfView }: UltrasonicEcho): void {
    if (fieldOfView !== this.fieldOfView) this.shape(fieldOfView);
    this.object.visible = true;
    this.object.scale.setScalar(range);
    const color = new Color(...colorOf(valid, range));
    this.cone.material.color.copy(color);
    this.cone.material.opacity = valid ? FILL : FILL_OF_NOTHING;
    this.arc.material.color.copy(color);
    this.arc.visible = valid;
  }

  dispose(): void {
    this.cone.geometry.dispose();
    this.cone.material.dispose();
    this.arc.geometry.dispose();
    this.arc.material.dispose();
  }

  /** A sector of radius 1 in the level of the sensor, and its rim. */
  private shape(fieldOfView: number): void {
    this.fieldOfView = fieldOfView;
    const rim = Array.from({ length: SEGMENTS + 1 }, (_, k) => (k / SEGMENTS - 0.5) * fieldOfView);
    const points = rim.flatMap((angle) => [Math.cos(angle), Math.sin(angle), 0]);
    const indices = Array.from({ length: SEGMENTS }, (_, k) => [0, k + 1, k + 2]).flat();
    this.cone.geometry.setAttribute('position', new BufferAttribute(Float32Array.from([0, 0, 0, ...points]), 3));
    this.cone.geometry.setIndex(indices);
    this.arc.geometry.setAttribute('position', new BufferAttribute(Float32Array.from(points), 3));
  }
}

function colorOf(valid: boolean, range: number): LinearRgb {
  if (!valid || range > CLOSE) return INFO;
  return range > VERY_CLOSE ? WARN : FAIL;
}

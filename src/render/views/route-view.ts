import { Group, Mesh } from 'three';
import type { Route } from '../../core/messages/route.ts';
import { ROUTE } from '../meaning-colors.ts';
import { Ribbon } from './ribbon.ts';
import { ribbonMaterial } from './ribbon-material.ts';
import type { View } from './view.ts';

/** [m] */
const WIDTH = 2.5;
const LIFT = 0.04;
const ALPHA = 0.26;

/** The route: a broad, quiet blue band along the lanes to follow. */
export class RouteView implements View<Route> {
  readonly object = new Group();
  private readonly material = ribbonMaterial();
  private ribbon: Ribbon | null = null;
  private drawn: Float64Array | null = null;

  update(route: Route): void {
    if (this.drawn !== null && sameNumbers(this.drawn, route.polyline)) return;
    this.clear();
    this.drawn = route.polyline;
    const count = route.valid ? Math.floor(route.polyline.length / 3) : 0;
    if (count < 2) return;
    const ribbon = new Ribbon(count);
    for (let place = 0; place < count; place++) {
      const [x, y, z] = route.polyline.subarray(3 * place, 3 * place + 3);
      ribbon.set(place, [x, y, z + LIFT], headingAt(route.polyline, place, count), WIDTH, [...ROUTE, ALPHA]);
    }
    ribbon.commit(count);
    const mesh = new Mesh(ribbon.geometry, this.material);
    mesh.frustumCulled = false;
    mesh.renderOrder = 2;
    this.ribbon = ribbon;
    this.object.add(mesh);
  }

  dispose(): void {
    this.clear();
    this.material.dispose();
  }

  private clear(): void {
    this.object.clear();
    this.ribbon?.dispose();
    this.ribbon = null;
  }
}

function headingAt(polyline: Float64Array, place: number, count: number): number {
  const before = 3 * Math.max(0, place - 1);
  const after = 3 * Math.min(count - 1, place + 1);
  return Math.atan2(polyline[after + 1] - polyline[before + 1], polyline[after] - polyline[before]);
}

function sameNumbers(a: Float64Array, b: Float64Array): boolean {
  return a === b || (a.length === b.length && a.every((value, index) => value === b[index]));
}

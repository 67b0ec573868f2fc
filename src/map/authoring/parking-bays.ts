import { cos, sin } from '../../core/math/sin-cos.ts';
import type { ObjectMarking } from '../opendrive/object-records.ts';
import type { Network } from './network.ts';
import type { RoadDraft } from './road-draft.ts';

/** How bays lie beside their aisle. */
export interface BayKind {
  readonly name: 'perpendicular' | 'angled' | 'parallel';
  /** Between the aisle's direction and that in which cars stand [rad]. */
  readonly angle: number;
  /** Of one bay, in the direction in which the car stands and across it [m] (EAR 05). */
  readonly length: number;
  readonly width: number;
}

export const PERPENDICULAR: BayKind = { name: 'perpendicular', angle: Math.PI / 2, length: 5, width: 2.5 };
export const ANGLED: BayKind = { name: 'angled', angle: Math.PI / 3, length: 5, width: 2.5 };
export const PARALLEL: BayKind = { name: 'parallel', angle: 0, length: 6, width: 2 };

/** Along the aisle that one bay takes [m]. */
export function baySpacing({ angle, length, width }: BayKind): number {
  return angle === 0 ? length : width / sin(angle);
}

/** Away from the aisle that bays reach [m]. */
export function bayDepth({ angle, length, width }: BayKind): number {
  return length * sin(angle) + width * cos(angle);
}

/** Bays side by side on a strip beside the driving lanes of an aisle, between two stations; gives their number. */
export function putBays(
  network: Network,
  road: RoadDraft,
  side: 'left' | 'right',
  kind: BayKind,
  from: number,
  to: number,
): number {
  const spacing = baySpacing(kind);
  const count = Math.floor((to - from) / spacing);
  const sign = side === 'left' ? 1 : -1;
  const strips = road.strips(from, side);
  const n = strips.findIndex(({ type }) => type === 'parking');
  for (let i = 0; i < count; i++) {
    const s = from + (i + 0.5) * spacing;
    network.object(road, {
      type: 'parkingSpace',
      subtype: kind.name,
      name: 'bay',
      s,
      t: road.borderT(s, side, n) + (sign * bayDepth(kind)) / 2,
      // Cars drive in forwards, turning off from the traffic of their side.
      hdg: sign * kind.angle + (side === 'left' ? Math.PI : 0),
      length: kind.length,
      width: kind.width,
      height: 0,
      parking: { access: 'car', restrictions: '' },
      markings: (['left', 'right', 'front'] as const).map(line),
    });
  }
  return count;
}

function line(side: 'left' | 'right' | 'front'): ObjectMarking {
  return {
    side,
    corners: [],
    color: 'white',
    weight: 'standard',
    width: 0.12,
    zOffset: 0,
    lineLength: 1,
    spaceLength: 0,
    startOffset: 0,
    stopOffset: 0,
  };
}

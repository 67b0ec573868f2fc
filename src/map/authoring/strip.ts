import { NO_PAINT, type Paint } from './paint.ts';

export type Turn = 'left' | 'straight' | 'right';

/** One lane of a cross section. */
export interface Strip {
  /** Strips of one name on one side are one lane that goes on from section to section and from road to road. */
  readonly name: string;
  /** OpenDRIVE lane type. */
  readonly type: string;
  /** At the section's start and end [m]; it eases from one to the other. */
  readonly width: number;
  readonly widthEnd: number;
  /** On its outer border. */
  readonly paint: Paint;
  /** Over the road's surface [m]. */
  readonly height: number;
  /** Where it leads at the next crossing; empty for wherever lanes of its place usually go. */
  readonly turns: readonly Turn[];
}

/** From station `s` to the next section's or the road's end; lanes from the inside out. */
export interface CrossSection {
  readonly s: number;
  readonly left: readonly Strip[];
  readonly centre: Paint;
  readonly right: readonly Strip[];
  /** Of the centre lane from the reference line at the section's start and end [m], left positive. */
  readonly offset: number;
  readonly offsetEnd: number;
}

/** Of the kerb's flat stone and of the sidewalk [m]. */
const KERB_WIDTH = 0.3;
const KERB_HEIGHT = 0.12;

export function strip(name: string, type: string, width: number, more: Partial<Strip> = {}): Strip {
  return { name, type, width, widthEnd: width, paint: NO_PAINT, height: 0, turns: [], ...more };
}

export function drivingStrip(name: string, width: number, paint: Paint, more: Partial<Strip> = {}): Strip {
  return strip(name, 'driving', width, { paint, ...more });
}

/** Kerb and sidewalk along a built-up street. */
export function sidewalkStrips(width: number): Strip[] {
  return [strip('kerb', 'border', KERB_WIDTH), strip('sidewalk', 'sidewalk', width, { height: KERB_HEIGHT })];
}

export function section(s: number, given: Partial<CrossSection>): CrossSection {
  const offset = given.offset ?? 0;
  return { left: [], centre: NO_PAINT, right: [], offsetEnd: offset, ...given, s, offset };
}

import type { PavedArea } from './paved-area.ts';
import type { SectionRow } from './section-rows.ts';

/** Farthest that a corner of a patch may be over or under its mean height [m]; steeper ones are cut. */
const UNEVEN = 0.3;

/** Distance between the places of a surface under which the ground is kept [m]. */
const SAMPLES = 2;

/** Most such places of one piece, along and across: roads are not wider. */
const MOST = 64;

/** A cross-section that leaves the line between its ends by more is cut where it does so most [m]. */
const BENT = 0.05;

/** Pieces one after the other that are shorter than this are one, as long as it is no longer than that [m]. */
const SHORT = 0.3;
const JOINED = 2;

/** Notes what is paved along a road. */
export class PavedNotes {
  private readonly paved: PavedArea;
  /** A short piece that may be joined by the next. */
  private held: { readonly from: SectionRow; to: SectionRow; readonly raised: boolean } | null = null;

  constructor(paved: PavedArea) {
    this.paved = paved;
  }

  /** The piece between two rows. */
  add(from: SectionRow, to: SectionRow, raised: boolean): void {
    const isShort = to.s - from.s < SHORT;
    const { held } = this;
    if (held !== null) {
      const goesOn =
        held.raised === raised &&
        held.from.x.length === to.x.length &&
        isSame(held.to, from) &&
        to.s - held.from.s < JOINED;
      if (isShort && goesOn) {
        held.to = to;
        return;
      }
      this.finish();
    }
    if (isShort) this.held = { from, to, raised };
    else notePaved(from, to, this.paved, raised);
  }

  /** To be called at the end of a road. */
  finish(): void {
    if (this.held !== null) notePaved(this.held.from, this.held.to, this.paved, this.held.raised);
    this.held = null;
  }
}

/** Whether two rows have their ends in the same places. */
function isSame(a: SectionRow, b: SectionRow): boolean {
  const [endA, endB] = [a.x.length - 1, b.x.length - 1];
  return a.x[0] === b.x[0] && a.y[0] === b.y[0] && a.x[endA] === b.x[endB] && a.y[endA] === b.y[endB];
}

/** Notes what is paved between two rows: as one patch, or as many small ones on steep or banked roads. */
function notePaved(from: SectionRow, to: SectionRow, paved: PavedArea, raised: boolean): void {
  const bend = Math.max(bendOf(from), bendOf(to));
  if (bend === 0) notePlane(from, to, paved, raised);
  else {
    notePaved(part(from, 0, bend), part(to, 0, bend), paved, raised);
    notePaved(part(from, bend), part(to, bend), paved, raised);
  }
}

/** The edge that lies farthest from the line between a row's ends; 0 where none is far from it. */
function bendOf({ t, z }: SectionRow): number {
  const last = t.length - 1;
  const slope = t[0] === t[last] ? 0 : (z[last] - z[0]) / (t[last] - t[0]);
  let bend = 0;
  let farthest = BENT;
  for (let i = 1; i < last; i++) {
    const off = Math.abs(z[i] - z[0] - slope * (t[i] - t[0]));
    if (off <= farthest) continue;
    farthest = off;
    bend = i;
  }
  return bend;
}

/** The edges of a row from one to another. */
function part({ s, t, x, y, z }: SectionRow, from: number, to = t.length - 1): SectionRow {
  const cut = (list: readonly number[]) => list.slice(from, to + 1);
  return { s, t: cut(t), x: cut(x), y: cut(y), z: cut(z) };
}

function notePlane(from: SectionRow, to: SectionRow, paved: PavedArea, raised: boolean): void {
  const last = from.x.length - 1;
  const x = [from.x[0], from.x[last], to.x[last], to.x[0]];
  const y = [from.y[0], from.y[last], to.y[last], to.y[0]];
  const z = [from.z[0], from.z[last], to.z[last], to.z[0]];
  const long = Math.max(1, Math.min(MOST, Math.ceil((to.s - from.s) / SAMPLES)));
  const wide = Math.max(1, Math.min(MOST, Math.ceil((from.t[0] - from.t[last]) / SAMPLES)));
  for (let i = 0; i <= long; i++) {
    for (let k = 0; k <= wide; k++) {
      paved.surface.push(mixed(x, k / wide, i / long), mixed(y, k / wide, i / long), mixed(z, k / wide, i / long));
    }
  }
  let mean = 0;
  for (const corner of z) mean += corner / 4;
  if (z.every((corner) => Math.abs(corner - mean) < UNEVEN)) {
    paved.add(x, y, mean, raised);
    return;
  }
  const along = Math.max(parts(x, y, z, 0, 3), parts(x, y, z, 1, 2));
  const across = Math.max(parts(x, y, z, 0, 1), parts(x, y, z, 3, 2));
  for (let i = 0; i < along; i++) {
    for (let k = 0; k < across; k++) {
      const at = (corners: readonly number[]) => [
        mixed(corners, k / across, i / along),
        mixed(corners, (k + 1) / across, i / along),
        mixed(corners, (k + 1) / across, (i + 1) / along),
        mixed(corners, k / across, (i + 1) / along),
      ];
      const heights = at(z);
      paved.add(at(x), at(y), (heights[0] + heights[1] + heights[2] + heights[3]) / 4, raised);
    }
  }
}

/** Into how many a side is cut; what stands steeper than 1 : 1 has no need of smaller ones, being that narrow from above. */
function parts(x: readonly number[], y: readonly number[], z: readonly number[], from: number, to: number): number {
  const [dx, dy] = [x[to] - x[from], y[to] - y[from]];
  const rise = Math.min(Math.abs(z[to] - z[from]), Math.sqrt(dx * dx + dy * dy));
  return Math.max(1, Math.min(40, Math.ceil(rise / UNEVEN)));
}

/** Between the corners of a quadrilateral: `across` from the first to the second, `along` towards the other two. */
function mixed(corner: readonly number[], across: number, along: number): number {
  const near = corner[0] + across * (corner[1] - corner[0]);
  const far = corner[3] + across * (corner[2] - corner[3]);
  return near + along * (far - near);
}

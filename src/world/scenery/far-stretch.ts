import { SEMANTIC } from '../../core/semantic-class.ts';
import type { ChunkGrid } from './chunk-grid.ts';
import type { CrossSection, Strip } from './cross-section.ts';
import type { Finish } from './mesh-builder.ts';
import type { SectionRow } from './section-rows.ts';
import type { StripColours } from './strip-colours.ts';
import { RANK, type SurfaceLook } from './surface-look.ts';

/** Farthest that rows may lie off the straight piece that stands for them [m], most rows of it, and its length [m]. */
const OFF = 0.1;
const MOST_ROWS = 16;
const LONGEST = 40;

/** How far paint lies over the surface [m]: chords are lower than what they stand for, and depth is coarse afar. */
const LIFT = 0.12;

/** A row with the finish of every strip up to the next. */
interface BuiltRow {
  readonly row: SectionRow;
  readonly finishes: readonly Finish[];
}

/** Strips of one look, from edge to edge. */
interface Band {
  readonly left: number;
  right: number;
  readonly look: SurfaceLook;
}

/** A stretch of road from afar: lanes of one look and what is painted between them are one, rows of dashes are none. */
export class FarStretch {
  private readonly cross: CrossSection;
  private readonly colours: StripColours;
  private readonly chunks: ChunkGrid;
  private readonly bands: readonly Band[];
  /** Rows since the last one that was built to. */
  private rows: BuiltRow[] = [];

  constructor(cross: CrossSection, colours: StripColours, chunks: ChunkGrid) {
    this.cross = cross;
    this.colours = colours;
    this.chunks = chunks;
    this.bands = bandsOf(cross);
  }

  /** The next row, with the finish of every strip up to the one after. */
  add(row: SectionRow, finishes: readonly Finish[]): void {
    this.rows.push({ row, finishes });
    const last = this.rows.length - 1;
    if (last < 2 || isStraight(this.rows)) return;
    this.build(last - 1);
    this.rows = this.rows.slice(last - 1);
  }

  /** To be called after the last row. */
  finish(): void {
    if (this.rows.length > 1) this.build(this.rows.length - 1);
    this.rows = [];
  }

  /** One piece from the first row to another. */
  private build(to: number): void {
    const { cross, colours, rows } = this;
    const [a, b] = [rows[0].row, rows[to].row];
    const middle = Math.floor(a.x.length / 2);
    const { far } = this.chunks.at((a.x[middle] + b.x[middle]) / 2, (a.y[middle] + b.y[middle]) / 2);
    const vertex = ({ x, y, z }: SectionRow, i: number, up: number) => far.vertex(x[i], y[i], z[i] + up);
    const height = (i: number) => cross.edges[i].height;
    for (const { left, right, look } of this.bands) {
      const [low, high] = [vertex(a, left, height(left)), vertex(a, right, height(right))];
      far.quad(low, high, vertex(b, right, height(right)), vertex(b, left, height(left)), colours.bare(look));
    }
    cross.strips.forEach((_, i) => {
      for (let k = 0; k < to; ) {
        const finish = rows[k].finishes[i];
        if (finish.semantic !== SEMANTIC.laneMark) {
          k++;
          continue;
        }
        let end = k + 1;
        while (end < to && rows[end].finishes[i].semantic === SEMANTIC.laneMark) end++;
        const [start, stop] = [rows[k].row, rows[end].row];
        const up = height(i) + LIFT;
        const [low, high] = [vertex(start, i, up), vertex(start, i + 1, up)];
        far.quad(low, high, vertex(stop, i + 1, up), vertex(stop, i, up), finish);
        k = end;
      }
    });
  }
}

/** Whether the rows between the first and the last lie about on the straight piece between these, at both ends. */
function isStraight(rows: readonly BuiltRow[]): boolean {
  const to = rows.length - 1;
  const [a, b] = [rows[0].row, rows[to].row];
  if (to > MOST_ROWS || b.s - a.s > LONGEST) return false;
  for (let k = 1; k < to; k++) {
    const { row } = rows[k];
    const share = (row.s - a.s) / (b.s - a.s);
    for (const i of [0, row.x.length - 1]) {
      const [dx, dy] = [b.x[i] - a.x[i], b.y[i] - a.y[i]];
      const aside = dx * (row.y[i] - a.y[i]) - dy * (row.x[i] - a.x[i]);
      if (aside * aside > OFF * OFF * (dx * dx + dy * dy)) return false;
      if (Math.abs(row.z[i] - a.z[i] - share * (b.z[i] - a.z[i])) > OFF) return false;
    }
  }
  return true;
}

/** Neighbouring strips of one look; kerbs go to the footway beside them. */
function bandsOf({ strips }: CrossSection): Band[] {
  const bands: Band[] = [];
  let open = 0;
  strips.forEach((strip, i) => {
    const look = lookOf(strip);
    if (look === null) return;
    const last = bands.at(-1);
    const goesOn = last !== undefined && (last.look === look || strip.kind === 'mark');
    if (goesOn) last.right = i + 1;
    // Kerbs before a footway are part of it, those before a carriageway of the footway on their other side.
    else if (last === undefined || look.rank >= RANK.footway) bands.push({ left: open, right: i + 1, look });
    else {
      last.right = i;
      bands.push({ left: i, right: i + 1, look });
    }
    open = i + 1;
  });
  return bands;
}

function lookOf(strip: Strip): SurfaceLook | null {
  if (strip.kind === 'lane') return strip.look;
  return strip.kind === 'mark' ? strip.border.look : null;
}

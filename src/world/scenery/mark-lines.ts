import type { RoadMark } from '../../map/opendrive/mark-records.ts';

/** Width of a marking whose file states none, and of a bold one [m] (RMS-1: narrow and broad lines of town streets). */
const USUAL_MARK = 0.12;
const BOLD_MARK = 0.25;

/** What is wider is no line but a slip in the file, and is painted as wide as usual [m]. */
const WIDEST = 1;

/** Shortest dash with its gap [m]. */
const FINEST = 0.1;

/** Diameter of a raised dot and the distance from one to the next [m] (California, MUTCD-CA 3B.14). */
const DOT = 0.1;
const DOT_PERIOD = 1.22;

/** Paint and gap of a broken line [m]. */
export interface Dashes {
  readonly paint: number;
  readonly gap: number;
}

/** One line of a marking, as it lies beside the lane's border. */
export interface PaintLine {
  /** Its two sides, to the left of the border [m]. */
  readonly left: number;
  readonly right: number;
  /** Station from which dashes are counted [m]. */
  readonly from: number;
  /** Painted length and unpainted length after it [m]; a gap of 0 leaves no end. */
  readonly paint: number;
  readonly gap: number;
  /** Painted once only, not over and over. */
  readonly once: boolean;
  readonly color: RoadMark['color'];
}

/**
 * The lines of a marking from left to right [11.9]; none where nothing is painted. A double type names its lines from
 * the inside to the outside of the road, those of the centre lane from left to right.
 */
export function linesOf(mark: RoadMark, leftSide: boolean, dashes: Dashes): readonly PaintLine[] {
  const given = givenLines(mark);
  if (given.length > 0) return given.sort((a, b) => b.left - a.left);
  if (mark.type === 'botts dots') return [line(mark, DOT / 2, -DOT / 2, { paint: DOT, gap: DOT_PERIOD - DOT })];
  const kinds = mark.type.split(' ').filter((kind) => kind === 'solid' || kind === 'broken' || kind === 'edge');
  if (leftSide) kinds.reverse();
  const width = markWidth(mark);
  const rhythm = (kind: string) => (kind === 'broken' ? dashes : { paint: 1, gap: 0 });
  if (kinds.length === 0) return [];
  if (kinds.length === 1) return [line(mark, 0.5 * width, -0.5 * width, rhythm(kinds[0]))];
  const reach = 1.5 * width;
  // Two lines have a line's width between them.
  return [line(mark, reach, reach - width, rhythm(kinds[0])), line(mark, width - reach, -reach, rhythm(kinds[1]))];
}

/** Whether a line is painted at station `s`. */
export function isPaintedAt({ from, paint, gap, once }: PaintLine, s: number): boolean {
  if (once) return s >= from && s < from + paint;
  if (gap <= 0) return true;
  const at = s - from;
  const period = paint + gap;
  return at - period * Math.floor(at / period) < paint;
}

/** Dashes of one line after which it is painted as one: 200 km of usual ones. */
const MOST_DASHES = 30_000;

/** Adds the stations inside (low, high) where the paint of a line begins or ends. */
export function addDashStations({ from, paint, gap, once }: PaintLine, low: number, high: number, out: number[]): void {
  const add = (s: number) => {
    if (s > low && s < high) out.push(s);
  };
  if (once) {
    add(from);
    add(from + paint);
  } else if (gap > 0) {
    const period = paint + gap;
    if ((high - low) / period > MOST_DASHES) return;
    for (let s = from + Math.floor((low - from) / period) * period; s < high; s += period) {
      add(s);
      add(s + paint);
    }
  }
}

/** Lines that the file describes one by one: repeated ones, or single dashes. */
function givenLines(mark: RoadMark): PaintLine[] {
  const usual = markWidth(mark);
  const place = (tOffset: number, width: number) => {
    const half = (width > 0 ? width : usual) / 2;
    return { left: tOffset + half, right: tOffset - half };
  };
  const repeated = mark.lines
    .filter(({ length }) => length > 0)
    .map(({ length, space, tOffset, sOffset, width, color }) => ({
      ...place(tOffset, width),
      from: mark.s + sOffset,
      paint: length,
      // Finer dashes than one can see are a line.
      gap: length + space < FINEST ? 0 : Math.max(0, space),
      once: false,
      color: color ?? mark.color,
    }));
  const single = mark.explicit
    .filter(({ length }) => length > 0)
    .map(({ length, tOffset, sOffset, width }) => ({
      ...place(tOffset, width),
      from: mark.s + sOffset,
      paint: length,
      gap: 0,
      once: true,
      color: mark.color,
    }));
  return [...repeated, ...single];
}

function line(mark: RoadMark, left: number, right: number, { paint, gap }: Dashes): PaintLine {
  return { left, right, from: 0, paint, gap, once: false, color: mark.color };
}

function markWidth(mark: RoadMark): number {
  if (mark.width > 0 && mark.width <= WIDEST) return mark.width;
  return mark.weight === 'bold' ? BOLD_MARK : USUAL_MARK;
}

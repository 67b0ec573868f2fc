import { hypot } from '../../../core/math/hypot.ts';
import { cos, sin } from '../../../core/math/sin-cos.ts';
import { secondsAt } from '../../../core/tick.ts';
import type { CollisionRecord } from '../../metrics/collision-record.ts';
import { FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import { COLOUR_SHARE, euroNcapColour } from '../ncap/euro-ncap.ts';
import { neuroNcap } from '../ncap/neuro-ncap.ts';
import { cutInTtc, cutInVerdict } from '../r157/cut-in.ts';
import { followingShareKept } from '../r157/following-distance.ts';
import { referenceDriver } from '../r157/reference-driver.ts';
import { criticalFuzzySafety, proactiveFuzzySafety } from '../safety/fsm.ts';
import { rssShareKept } from '../safety/rss.ts';
import { fact, type ScorePart } from '../score.ts';
import type { CutInMoment } from './cut-in-watch.ts';
import type { ScoredDrive, Scoring } from './scored-drive.ts';

/** A collision this long after a cut-in came of it [s]. */
const CONSEQUENCE = 10;
/** What the ego did this long before a collision is what it could have gone on with [s]; Euro NCAP's tests begin there. */
const BEFORE = 4;
/** Euro NCAP's tests begin at this speed, and keep it to within [km/h]. */
const SLOWEST_TEST = 10;
const SPEED_TOLERANCE = 1;

/** RSS: share of the time with somebody ahead or beside in which the ego kept the safe distance, 0 to 1. */
export function rssOfDrive({ series }: ScoredDrive): Scoring {
  const margins = series.column('rssMargin');
  const margin = margins.filter((value) => !Number.isNaN(value));
  if (margin.length === 0) return { why: 'nobody was ahead or beside' };
  const speed = series.column('speed');
  // Who leads in a junction, on foot or across the way is no matter of RSS.
  const gap = series.column('gap').map((value, i) => (Number.isNaN(margins[i]) ? Number.NaN : value));
  const leader = series.column('leaderSpeed');
  const acceleration = series.column('ax');
  const behind = rssShareKept(gap, speed, leader);
  let proactive = 0;
  let critical = 0;
  for (let i = 0; i < series.count; i++) {
    if (Number.isNaN(gap[i])) continue;
    proactive = Math.max(proactive, proactiveFuzzySafety(gap[i], speed[i], leader[i]));
    critical = Math.max(critical, criticalFuzzySafety(gap[i], speed[i], acceleration[i], leader[i]));
  }
  return {
    value: margin.filter((value) => value >= 0).length / margin.length,
    parts: [
      fact('leastMargin', Math.min(...margin), 'm'),
      fact('time', margin.length * FRAME_SECONDS, 's'),
      ...(Number.isNaN(behind) ? [] : [fact('longitudinalKept', behind, '1')]),
      fact('worstProactiveFuzzy', proactive, '1'),
      fact('worstCriticalFuzzy', critical, '1'),
    ],
  };
}

/**
 * R157-style: 0 where a cut-in ended in a collision that had to be avoided, 1 where there was a cut-in and none did. Cut-ins
 * that nobody could have answered are not judged.
 */
export function r157OfDrive({ series, cutIns, collisions }: ScoredDrive): Scoring {
  if (cutIns.length === 0) return { why: 'nobody cut in' };
  const parts: ScorePart[] = [];
  let judged = 0;
  let failed = 0;
  for (const cutIn of cutIns) {
    const { time, other, gap, ego, intruder } = cutIn;
    const collided = collisions.some((one) => one.other === other && isAfter(one, time) && one.type !== 'ego-stopped');
    const verdict = cutInVerdict(gap, ego, intruder, collided);
    if (verdict !== 'not required') judged++;
    if (verdict === 'fail') failed++;
    if (ego <= intruder) continue;
    parts.push(
      fact('ttcAtCutIn', gap / (ego - intruder), 's'),
      fact('ttcToBeJudged', cutInTtc(ego - intruder), 's'),
      fact('referenceDriverAvoids', referenceAvoids(cutIn) ? 1 : 0, '1'),
    );
  }
  if (judged === 0) return { why: 'no cut-in could have been answered' };
  const kept = followingShareKept(series.column('gap'), series.column('speed'));
  return {
    value: failed === 0 ? 1 : 0,
    parts: [
      fact('cutIns', cutIns.length, '1'),
      fact('failed', failed, '1'),
      ...parts.slice(0, 3),
      ...(Number.isNaN(kept) ? [] : [fact('followingDistanceKept', kept, '1')]),
    ],
  };
}

/** Whether the R157-style reference driver in the ego's place had avoided the collision. */
function referenceAvoids({ lateral, began }: CutInMoment): boolean {
  const { ego, intruder, gap, lateralGap } = began;
  return !referenceDriver({ ego, intruder, gap, lateralSpeed: lateral, lateralGap }).collides;
}

/**
 * Euro NCAP 2026: the share that the colour gives, by the speed of the first impact and the greatest speed within 4 s before
 * it. Without an impact by the ego it is green, if there was somebody to run into at all.
 */
export function euroNcapOfDrive({ series, collisions }: ScoredDrive): Scoring {
  const impact = collisions.find(({ kind, type }) => kind >= 0 && type !== 'ego-stopped' && type !== 'rear');
  const ttc = series.column('ttc');
  const nearest = ttc.reduce((least, value, i) => (value < ttc[least] ? i : least), 0);
  if (impact === undefined && !(ttc[nearest] < Number.POSITIVE_INFINITY)) return { why: 'nobody was in the way' };
  const time = impact === undefined ? nearest * FRAME_SECONDS : secondsAt(impact.tick);
  const kmh = 3.6 * greatestBefore(series.column('speed'), time);
  const testSpeed = Math.floor(kmh + SPEED_TOLERANCE);
  if (testSpeed < SLOWEST_TEST) return { why: `slower than the slowest test, ${SLOWEST_TEST} km/h` };
  const impactSpeed = impact === undefined ? 0 : 3.6 * impact.closingSpeed;
  // A touch at no speed is an impact, too.
  const colour = euroNcapColour(testSpeed, impact === undefined ? 0 : Math.max(impactSpeed, Number.MIN_VALUE));
  return {
    value: COLOUR_SHARE[colour],
    parts: [fact('testSpeed', testSpeed, 'km/h'), fact('impactSpeed', impactSpeed, 'km/h')],
  };
}

/**
 * NeuroNCAP, 0 to 5, by the first collision with another road user that the ego did not suffer at standstill. The impact is
 * the relative speed of both, the reference the same with the ego at its greatest speed within 4 s before.
 */
export function neuroNcapOfDrive({ series, collisions }: ScoredDrive): Scoring {
  if (series.count === 0) return { why: 'nothing was driven' };
  const hit = collisions.find(({ kind, type }) => kind >= 0 && type !== 'ego-stopped');
  if (hit === undefined) return { value: neuroNcap(null, 0), parts: [] };
  const impact = relativeSpeed(hit.egoSpeed, hit);
  const before = Math.max(hit.egoSpeed, greatestBefore(series.column('speed'), secondsAt(hit.tick)));
  const reference = Math.max(impact, relativeSpeed(before, hit));
  return {
    value: neuroNcap(impact, reference),
    parts: [fact('impactSpeed', impact, 'm/s'), fact('referenceSpeed', reference, 'm/s')],
  };
}

function relativeSpeed(ego: number, { otherSpeed, headingDifference }: CollisionRecord): number {
  return hypot(ego - otherSpeed * cos(headingDifference), otherSpeed * sin(headingDifference));
}

function greatestBefore(speed: Float64Array, time: number): number {
  const last = Math.min(speed.length - 1, Math.floor(time / FRAME_SECONDS));
  let greatest = 0;
  for (let i = Math.max(0, last - Math.round(BEFORE / FRAME_SECONDS)); i <= last; i++) {
    greatest = Math.max(greatest, speed[i]);
  }
  return greatest;
}

function isAfter({ tick }: CollisionRecord, time: number): boolean {
  return secondsAt(tick) >= time && secondsAt(tick) <= time + CONSEQUENCE;
}

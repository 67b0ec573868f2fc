import { angleDifference, wrapAngle } from '../../core/math/angle.ts';
import { atan2 } from '../../core/math/atan.ts';
import { cos, sin } from '../../core/math/sin-cos.ts';
import { ACTOR_KIND } from '../../core/messages/actors-truth.ts';
import type { Track } from '../../core/messages/tracks.ts';
import { clonePlain, type PlainData } from '../../core/snapshot.ts';
import { associate } from './associate.ts';
import { constrainToLane, predictTrack, startTrack, updateTrack } from './track-filter.ts';
import type { Detection, TrackState } from './track-state.ts';

/** What the map says of the directions of traffic, map frame. */
export interface LaneHeadings {
  /**
   * Direction of the lane at a place [rad], NaN where no lane is near and in junctions, where lanes overlap. Lanes that
   * agree with direction `toward` come before others; NaN leaves that open.
   */
  headingAt(x: number, y: number, toward: number): number;
}

/** A new track is believed after two hits in three pictures (M of N logic: Bar-Shalom et al. 2001). */
const HISTORY_MASK = 0b111;
const HITS_TO_CONFIRM = 2;
/** Pictures without a hit, at 10 Hz, that a track outlives: 0.8 s, or less if it has not been seen often. */
const MAX_MISSED = 8;
/** A track that is less likely than this to be there is not believed [1]. */
const LEAST_CONFIDENCE = 0.25;
/** Shares by which confidence goes up to a hit's and down at a miss. */
const CONFIDENCE_RISE = 0.4;
const CONFIDENCE_FALL = 0.85;
/** Slower than this a vehicle's velocity says nothing about its heading [m/s]. */
const HEADING_SPEED = 1.5;
/** Share of the way to its course that a heading goes at each picture [1]: the course is noisy. */
const TURN_SHARE = 0.3;
/** A vehicle follows a lane if the cosine of the angle between the two is greater than this: 45 degrees [1]. */
const LANE_AGREEMENT = Math.SQRT1_2;
/** A speed within so many of its standard deviations, and below this [m/s], is taken for standing. */
const STANDING_SIGMAS = 1;
const STANDING_SPEED = 0.7;
/** Two tracks nearer than this are one vehicle [m]. */
const SAME_PLACE = 1.6;

/** Follows vehicles from picture to picture in the map frame. */
export class Tracker {
  private tracks: TrackState[] = [];
  private nextId = 1;
  private readonly lanes: LaneHeadings;

  constructor(lanes: LaneHeadings) {
    this.lanes = lanes;
  }

  /** Takes the detections of the next picture, `dt` seconds after the one before. */
  step(detections: readonly Detection[], dt: number): void {
    for (const track of this.tracks) predictTrack(track, dt);
    const matched = associate(this.tracks, detections);
    for (let i = 0; i < this.tracks.length; i++) {
      if (matched.detectionOf[i] >= 0) this.hit(this.tracks[i], detections[matched.detectionOf[i]]);
      else this.miss(this.tracks[i]);
    }
    this.tracks = this.tracks.filter(isAlive);
    this.dropDoubles();
    for (let j = 0; j < detections.length; j++) {
      if (!matched.taken[j]) this.tracks.push(startTrack(this.nextId++, detections[j]));
    }
  }

  /** The tracks that are believed, by ascending id. */
  report(): Track[] {
    const reported: Track[] = [];
    for (const track of this.tracks) {
      if (!track.confirmed || track.confidence < LEAST_CONFIDENCE) continue;
      const { id, state, yaw, length, width, confidence } = track;
      reported.push({
        id,
        kind: ACTOR_KIND.car,
        x: state[0],
        y: state[1],
        yaw,
        speed: speedAlong(track),
        length,
        width,
        confidence,
      });
    }
    return reported;
  }

  snapshot(): PlainData {
    return clonePlain({ tracks: this.tracks, nextId: this.nextId }) as unknown as PlainData;
  }

  restore(state: PlainData): void {
    const { tracks, nextId } = clonePlain(state) as unknown as { tracks: TrackState[]; nextId: number };
    this.tracks = tracks;
    this.nextId = nextId;
  }

  private hit(track: TrackState, detection: Detection): void {
    updateTrack(track, detection);
    track.hits++;
    track.missed = 0;
    track.history = ((track.history << 1) | 1) & HISTORY_MASK;
    track.confirmed ||= bitCount(track.history) >= HITS_TO_CONFIRM;
    track.confidence += CONFIDENCE_RISE * (detection.confidence - track.confidence);
    this.turn(track, detection.yaw);
  }

  private miss(track: TrackState): void {
    track.missed++;
    track.history = (track.history << 1) & HISTORY_MASK;
    track.confidence *= CONFIDENCE_FALL;
  }

  /** Heading: the lane's where the vehicle moves with it or stands; elsewhere it follows its velocity, or stays. */
  private turn(track: TrackState, detectedYaw: number): void {
    const [x, y, vx, vy] = track.state;
    const moving = vx * vx + vy * vy > HEADING_SPEED * HEADING_SPEED;
    const course = moving ? atan2(vy, vx) : detectedYaw;
    const lane = this.lanes.headingAt(x, y, course);
    const agreement = cos(angleDifference(lane, course));
    // A picture of something that stands doesn't tell its front from its back. NaN agrees with nothing.
    const follows = (moving ? agreement : Math.abs(agreement)) > LANE_AGREEMENT;
    if (follows) {
      constrainToLane(track, lane);
      track.yaw = lane;
    } else if (moving) track.yaw = wrapAngle(track.yaw + TURN_SHARE * angleDifference(course, track.yaw));
  }

  /** Of two confirmed tracks at one place the elder stays. */
  private dropDoubles(): void {
    this.tracks = this.tracks.filter((track, i) => {
      for (let j = 0; j < i; j++) {
        const elder = this.tracks[j];
        const dx = elder.state[0] - track.state[0];
        const dy = elder.state[1] - track.state[1];
        if (elder.confirmed && dx * dx + dy * dy < SAME_PLACE * SAME_PLACE) return false;
      }
      return true;
    });
  }
}

function isAlive(track: TrackState): boolean {
  if (track.confirmed) return track.missed <= Math.min(MAX_MISSED, track.hits);
  return track.missed < 2;
}

/** Speed along the heading; zero where it is not plainly another. */
function speedAlong(track: TrackState): number {
  const c = cos(track.yaw);
  const s = sin(track.yaw);
  const { state, covariance: p } = track;
  const speed = c * state[2] + s * state[3];
  const variance = p[10] * c * c + 2 * p[11] * c * s + p[15] * s * s;
  const standing = Math.abs(speed) < STANDING_SPEED && speed * speed < STANDING_SIGMAS * STANDING_SIGMAS * variance;
  return standing ? 0 : speed;
}

function bitCount(bits: number): number {
  return (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1);
}

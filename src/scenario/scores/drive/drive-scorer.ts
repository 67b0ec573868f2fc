import type { PlainData } from '../../../core/snapshot.ts';
import type { VehicleSpecification } from '../../../core/vehicle-specification.ts';
import type { ExpertReading } from '../../experts/read-expert.ts';
import { type DriveFrame, FRAME_SECONDS } from '../../metrics/drive-frame.ts';
import type { SeriesReader } from '../../metrics/metric.ts';
import { ScoreRecorder } from './score-recorder.ts';
import { type DriveScores, scoresOfDrive } from './scores-of-drive.ts';

export interface DriveScorerOptions {
  readonly vehicle: VehicleSpecification;
  readonly expert: ExpertReading;
  /** Simulated time after which the run ends [s]. */
  readonly timeout: number;
}

/** An emergency vehicle that is held up longer than this was not let pass [s]: CARLA's YieldToEmergencyVehicleTest. */
const HELD_UP = 15;

/** Scores a run: sees every frame, and reads the metrics' series where they count what scores need. */
export class DriveScorer {
  private readonly options: DriveScorerOptions;
  private readonly recorder: ScoreRecorder;
  private last: { readonly frames: number; readonly arrived: boolean; readonly scores: DriveScores } | null = null;

  constructor(options: DriveScorerOptions) {
    this.options = options;
    this.recorder = new ScoreRecorder(options.timeout);
  }

  observe(frame: DriveFrame): void {
    this.recorder.observe(frame);
  }

  /** Scores of the drive so far; made once a frame at most. */
  result(metrics: SeriesReader, arrived: boolean): DriveScores {
    const frames = this.recorder.series.count;
    if (this.last?.frames === frames && this.last.arrived === arrived) return this.last.scores;
    const scores = scoresOfDrive({
      ...this.options,
      series: this.recorder.series,
      collisions: this.recorder.collisions,
      cutIns: this.recorder.cutInMoments,
      redLightTimes: growthTimes(metrics.column('redLightsRun')),
      stopSigns: growthTimes(metrics.column('stopSignsRun')).length,
      isOutsideLanes: metrics.column('outsideLanes'),
      yieldsMissed: metrics.column('emergencyHeldUp').some((time) => time > HELD_UP) ? 1 : 0,
      arrived,
    });
    this.last = { frames, arrived, scores };
    return scores;
  }

  snapshot(): PlainData {
    return this.recorder.snapshot();
  }

  restore(state: PlainData): void {
    this.recorder.restore(state);
    this.last = null;
  }
}

/** When a count grew [s], once for each that it grew by. */
function growthTimes(count: Float64Array): number[] {
  const times: number[] = [];
  let before = 0;
  for (let i = 0; i < count.length; i++) {
    for (let more = before; more < count[i]; more++) times.push(i * FRAME_SECONDS);
    if (!Number.isNaN(count[i])) before = count[i];
  }
  return times;
}

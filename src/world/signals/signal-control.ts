import type { ActorsTruth } from '../../core/messages/actors-truth.ts';
import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import type { PlainData } from '../../core/snapshot.ts';
import { isDue, TICKS_PER_SECOND, type Tick } from '../../core/tick.ts';
import type { RoadMap } from '../../map/road-map.ts';
import { ActuatedSignals } from './actuated-signals.ts';
import { ApproachDetectors } from './approach-detectors.ts';
import { FixedTimeSignals } from './fixed-time-signals.ts';
import { isPedestrianGroup } from './pedestrian-groups.ts';
import { PlannedSignals } from './planned-signals.ts';
import type { FailureMode, SignalProgram } from './signal-program.ts';
import { StageTable } from './stage-table.ts';

/** Detectors look so often [1/s]. */
const DETECTION_RATE = 10;

/** Flashing amber: once a second, half of it lit [ticks] (RiLSA 2015; MUTCD 2009, 4D.30: 50 to 60 a minute). */
const FLASH = TICKS_PER_SECOND;
const LIT = FLASH / 2;

/** The ego as detectors see it. */
export interface DetectedEgo {
  readonly x: number;
  readonly y: number;
  readonly yaw: number;
  /** From there to its front [m]. */
  readonly ahead: number;
}

interface Detection {
  readonly detectors: ApproachDetectors;
  readonly control: ActuatedSignals;
  readonly occupied: Uint8Array;
}

interface Switched {
  readonly groups: readonly number[];
  readonly control: PlannedSignals | ActuatedSignals;
}

interface Failing {
  readonly signals: readonly { readonly index: number; readonly walks: boolean }[];
  readonly mode: FailureMode;
  readonly from: Tick;
}

/**
 * All signals of a map: every junction by fixed turns, but for those with a programme, less what has failed. To be
 * stepped once a tick, from 0 on.
 */
export class SignalControl {
  private readonly map: RoadMap;
  private readonly fixed: FixedTimeSignals;
  private readonly switched: Switched[] = [];
  private readonly detections: Detection[] = [];
  private readonly failing: Failing[] = [];

  constructor(map: RoadMap, seed: number, programs: readonly SignalProgram[]) {
    this.map = map;
    this.fixed = new FixedTimeSignals(map, seed);
    for (const program of programs) this.add(program);
  }

  /** Switches to a tick, then writes the states of all signals. */
  step(tick: Tick, actors: Readonly<ActorsTruth>, ego: DetectedEgo | null, out: Uint8Array): void {
    for (let i = 0; i < this.detections.length; i++) {
      const { detectors, control, occupied } = this.detections[i];
      if (isDue(tick, DETECTION_RATE)) {
        occupied.fill(0);
        detectors.seeActors(actors, occupied);
        if (ego !== null) detectors.see(ego.x, ego.y, ego.yaw, ego.ahead, occupied);
      }
      if (tick > 0) control.advance(occupied);
    }
    this.statesAt(tick, out);
  }

  /**
   * States of all signals, by index in RoadMap.signals; what is no light is off. Those of actuated junctions are those of
   * the last step.
   */
  statesAt(tick: Tick, out: Uint8Array): void {
    this.fixed.statesAt(tick, out);
    for (let i = 0; i < this.switched.length; i++) this.show(this.switched[i], tick, out);
    for (let i = 0; i < this.failing.length; i++) if (tick >= this.failing[i].from) fail(this.failing[i], tick, out);
  }

  /** Length of the cycle in which a group is switched [ticks]; 0 for none. */
  cycleOf(group: number): Tick {
    const switched = this.switched.find(({ groups }) => groups.includes(group));
    if (switched === undefined) return this.fixed.cycleOf(group);
    return switched.control instanceof PlannedSignals ? switched.control.cycle : 0;
  }

  snapshot(): PlainData {
    return this.detections.map(({ control, occupied }) => ({
      control: control.snapshot(),
      occupied: occupied.slice() as unknown as PlainData,
    }));
  }

  restore(state: PlainData): void {
    const from = state as unknown as { control: PlainData; occupied: Uint8Array }[];
    for (const [i, { control, occupied }] of this.detections.entries()) {
      control.restore(from[i].control);
      occupied.set(from[i].occupied);
    }
  }

  private add({ junction, control, failure }: SignalProgram): void {
    const { map } = this;
    if (control !== null) {
      const table = new StageTable(map, junction, control.stages);
      if (control.kind === 'fixed')
        this.switched.push({ groups: table.groups, control: new PlannedSignals(table, control) });
      else {
        const actuated = new ActuatedSignals(table, control);
        this.switched.push({ groups: table.groups, control: actuated });
        this.detections.push({
          detectors: new ApproachDetectors(map, table.groups, control.distance),
          control: actuated,
          occupied: new Uint8Array(table.groups.length),
        });
      }
    }
    if (failure === null) return;
    const signals = map.signalGroups.flatMap((group, index) =>
      group.junction === junction
        ? group.signals.map((signal) => ({ index: signal, walks: isPedestrianGroup(map, index) }))
        : [],
    );
    this.failing.push({ signals, ...failure });
  }

  private show({ groups, control }: Switched, tick: Tick, out: Uint8Array): void {
    if (control instanceof PlannedSignals) control.goTo(tick);
    for (let g = 0; g < groups.length; g++) {
      const state = control.stateOf(g);
      const { signals } = this.map.signalGroups[groups[g]];
      for (let i = 0; i < signals.length; i++) out[signals[i]] = state;
    }
  }
}

/** Between two flashes a light is off; pedestrians have no amber, so their heads are dark. */
function fail({ signals, mode, from }: Failing, tick: Tick, out: Uint8Array): void {
  const isLit = mode === 'flashing-amber' && (tick - from) % FLASH < LIT;
  for (let i = 0; i < signals.length; i++) {
    out[signals[i].index] = isLit && !signals[i].walks ? SIGNAL_STATE.flashingAmber : SIGNAL_STATE.off;
  }
}

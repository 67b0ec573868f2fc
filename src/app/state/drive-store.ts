import { create } from 'zustand';
import type { Decision } from '../../core/messages/plan.ts';
import type { PlannerThoughts } from '../../core/planner-thoughts.ts';
import type { Tick } from '../../core/tick.ts';
import type { CriterionResult } from '../../scenario/criteria/criterion.ts';
import type { InputProblem } from '../../scenario/input-problem.ts';
import type { RunResult } from '../../scenario/run-result.ts';
import { type DriveScores, NO_SCORES } from '../../scenario/scores/drive/scores-of-drive.ts';
import type { FiredEvent } from '../../scenario/storyboard/storyboard.ts';
import type { Batch, DriveChoice, DriveFacts, LoadStage, PlannerPulse, PlannerText } from '../worker/protocol.ts';
import type { TruthWish } from '../worker/truth-painter.ts';
import type { WeatherFacts } from '../worker/weather-facts.ts';
import { type LinkedPlanner, readDeepLink, readMoment, readOwnPlanner, writeDeepLink } from './deep-link.ts';
import { DriveClient } from './drive-client.ts';
import { linkProblems } from './link-problems.ts';
import { liveFeed } from './live-feed.ts';
import { parseMapLink } from './map-link.ts';
import { hasSameSetup, takeUpPlanner, usePlanner, writtenPlanner } from './planner-store.ts';
import { droppedChoice } from './scene-list.ts';

/** What the page shows of the drive. */
export type DrivePhase =
  | { readonly kind: 'loading'; readonly stage: LoadStage }
  | { readonly kind: 'ready'; readonly facts: DriveFacts }
  | { readonly kind: 'refused'; readonly problems: readonly InputProblem[] }
  | { readonly kind: 'fault'; readonly message: string; readonly detail: string };

/** Figures that are read as text; renewed at most TEXT_RATE times a second. */
export interface DriveNow {
  readonly ticks: Tick;
  /** [m/s] */
  readonly speed: number;
  readonly targetSpeed: number;
  readonly decision: Decision | null;
  /** [m] */
  readonly routeDone: number;
  readonly routeLeft: number;
  readonly realTimeFactor: number;
  readonly criteria: readonly CriterionResult[];
  /** Events of the storyboard that have fired. */
  readonly events: readonly FiredEvent[];
  /** Weather that the storyboard has turned; null while it is the scene's. */
  readonly weather: WeatherFacts | null;
  readonly moduleShares: RunResult['moduleShares'];
  /** What the planner tells of its last plan. */
  readonly figures: PlannerThoughts['figures'];
}

export interface DriveState {
  readonly choice: DriveChoice;
  /** What the page's address asks for and cannot have, in words. */
  readonly linkProblems: readonly string[];
  readonly phase: DrivePhase;
  readonly playing: boolean;
  /** Simulated seconds a second; null: as fast as it can. */
  readonly pace: number | null;
  readonly now: DriveNow;
  readonly result: RunResult | null;
  /** How long the reader's own planner takes; null where another drives, or it has not been told yet. */
  readonly pulse: PlannerPulse | null;
  /** Public scores so far. */
  readonly scores: DriveScores;
}

/** Paces on offer, slow to fast; null is as fast as it can. */
export const PACES: readonly (number | null)[] = [0.1, 0.2, 0.5, 1, 2, 5, 10, null];

/** [1/s] */
const TEXT_RATE = 12;

const NOTHING_YET: DriveNow = {
  ticks: 0,
  speed: 0,
  targetSpeed: Number.NaN,
  decision: null,
  routeDone: Number.NaN,
  routeLeft: Number.NaN,
  realTimeFactor: 0,
  criteria: [],
  events: [],
  weather: null,
  moduleShares: {},
  figures: [],
};

export const useDrive = create<DriveState>(() => ({
  choice: readDeepLink(),
  linkProblems: [],
  phase: { kind: 'loading', stage: 'scene' },
  playing: false,
  pace: 1,
  now: NOTHING_YET,
  result: null,
  pulse: null,
  scores: NO_SCORES,
}));

let client: DriveClient | null = null;
/** Where the address asked to go, until its drive is loaded. */
let linked: Tick | null = null;
/** The reader asked to play before there was anything to. */
let playsOnceLoaded = false;
let watched: TruthWish | null = null;
let writtenAt = 0;

/** Starts the worker and opens the drive that the page's address names; later on, says again where the page is. */
export function startDriving(): void {
  if (client !== null) {
    writeDeepLink(useDrive.getState().choice, 'replace');
    return;
  }
  client = new DriveClient({
    onStage: (stage) => useDrive.setState({ phase: { kind: 'loading', stage } }),
    onLoaded: (facts) => {
      liveFeed.begin(facts);
      letGoOfWay(facts);
      if (facts.own !== null && facts.choice.own?.text === usePlanner.getState().text)
        usePlanner.setState({ form: facts.own });
      useDrive.setState({
        phase: { kind: 'ready', facts },
        now: NOTHING_YET,
        result: null,
        scores: NO_SCORES,
        playing: false,
      });
      goToLinked();
      if (playsOnceLoaded) togglePlaying();
      playsOnceLoaded = false;
    },
    onRefused: (problems) => {
      linked = null;
      useDrive.setState({ phase: { kind: 'refused', problems }, playing: false });
    },
    onFault: (message, detail) => useDrive.setState({ phase: { kind: 'fault', message, detail }, playing: false }),
    onBatch: takeBatch,
    onPulse: (pulse) => useDrive.setState({ pulse }),
  });
  client.ask({ type: 'watch', wish: watched });
  void openLinked((choice) => {
    useDrive.setState({ choice });
    writeDeepLink(choice, 'replace');
    client?.open(choice);
  });
  window.addEventListener('hashchange', ({ newURL }) => {
    if (parseMapLink(new URL(newURL).hash) === null) void openLinked(openDrive);
  });
}

/** Opens the drive that the page's address names; a planner that it carries is taken up for writing. */
async function openLinked(open: (choice: DriveChoice) => void): Promise<void> {
  const choice = readDeepLink();
  const problems = linkProblems(window.location.hash);
  linked = readMoment();
  const carried = await readOwnPlanner();
  const own = carried === null ? undefined : withKeptTimes(carried, problems);
  if (own !== undefined) takeUpPlanner(own);
  open({ ...choice, own });
  useDrive.setState({ linkProblems: problems });
  if (useDrive.getState().phase.kind === 'ready') goToLinked();
}

function goToLinked(): void {
  if (linked !== null) seekTo(linked);
  linked = null;
}

/** A planner of a link; times that were too long for it are those of the last visit, if it was driven then. */
function withKeptTimes({ planner, absentTimes, problem }: LinkedPlanner, problems: string[]): PlannerText {
  if (problem !== null) problems.push(problem);
  if (absentTimes === null) return planner;
  const { text, times } = usePlanner.getState();
  if (text === planner.text && times !== null && times.name === absentTimes) return { ...planner, times };
  problems.push(
    `the planner of this link takes its latencies from the file "${absentTimes}", which is not in the link: open it in the panel "Your planner" (p); until then a plan takes no time`,
  );
  return planner;
}

/** Takes a way out of the address that the scene does not have: the first is driven. */
function letGoOfWay({ choice: { route }, ways }: DriveFacts): void {
  if (route === undefined || route <= ways.length) return;
  const { choice, linkProblems: others } = useDrive.getState();
  const left = { ...choice, route: undefined };
  const has = ways.length <= 1 ? 'one way to the goal' : `${ways.length} ways to the goal that differ enough`;
  useDrive.setState({ choice: left, linkProblems: [...others, `route: found ${route}, this scene has ${has}`] });
  writeDeepLink(left, 'replace');
}

/** The reader has read them. */
export function dismissLinkProblems(): void {
  useDrive.setState({ linkProblems: [] });
}

/** Holds the drive while another page is open. */
export function pauseDriving(): void {
  client?.ask({ type: 'pause' });
}

/** Opens another drive, or the same anew. */
export function openDrive(choice: DriveChoice): void {
  const { choice: open, phase } = useDrive.getState();
  const keys = ['scene', 'text', 'seed', 'perception', 'planner', 'own', 'controller', 'weather', 'route'] as const;
  const same = keys.every((key) => choice[key] === open[key] || (key === 'own' && isSamePlanner(choice.own, open.own)));
  if (same && phase.kind !== 'refused' && phase.kind !== 'fault') {
    writeDeepLink(open, 'replace');
    return;
  }
  useDrive.setState({
    choice,
    linkProblems: [],
    phase: { kind: 'loading', stage: 'scene' },
    now: NOTHING_YET,
    result: null,
    pulse: null,
    scores: NO_SCORES,
    playing: false,
  });
  writeDeepLink(choice, 'push');
  client?.open(choice);
}

function isSamePlanner(a: PlannerText | undefined, b: PlannerText | undefined): boolean {
  return a?.name === b?.name && a?.text === b?.text && hasSameSetup(a ?? {}, b ?? {});
}

/** Opens a scene file that was dropped on the page; what is wrong with it is listed as of any other. */
export async function openDroppedScene(file: File): Promise<void> {
  // A folder has no text.
  const text = await file.text().catch(() => '');
  openDrive({ ...useDrive.getState().choice, ...droppedChoice(file.name, text) });
}

/** Drives the present scene by the planner that is written now, from the start. */
export async function drivePlanner(): Promise<void> {
  const own = await writtenPlanner();
  openDrive({ ...useDrive.getState().choice, own });
}

export function togglePlaying(): void {
  const { playing, phase } = useDrive.getState();
  if (phase.kind === 'loading') playsOnceLoaded = !playsOnceLoaded;
  client?.ask({ type: playing ? 'pause' : 'play' });
  // At once, even while a slow planner is waited for.
  if (playing) useDrive.setState({ playing: false });
}

/** Steps so many ticks, backwards where negative, and stays paused. */
export function stepBy(ticks: number): void {
  client?.ask({ type: 'step', ticks });
}

export function seekTo(ticks: Tick): void {
  client?.ask({ type: 'seek', ticks });
}

/** Back to the start, paused. */
export function restart(): void {
  client?.ask({ type: 'pause' });
  client?.ask({ type: 'seek', ticks: 1 });
}

/** Has the truth of a camera painted from now on; null for none. */
export function watchTruth(wish: TruthWish | null): void {
  watched = wish;
  client?.ask({ type: 'watch', wish });
}

export function setPace(pace: number | null): void {
  useDrive.setState({ pace });
  client?.ask({ type: 'pace', factor: pace });
}

/** Slower (-1) or faster (1) by one pace of the list. */
export function shiftPace(direction: -1 | 1): void {
  const index = PACES.indexOf(useDrive.getState().pace) + direction;
  if (index >= 0 && index < PACES.length) setPace(PACES[index]);
}

function takeBatch(batch: Batch): void {
  liveFeed.take(batch);
  const before = useDrive.getState();
  if (batch.scores !== null) useDrive.setState({ scores: batch.scores });
  const wallMs = performance.now();
  const urgent = batch.playing !== before.playing || batch.wound || batch.result !== null || !batch.playing;
  if (!urgent && wallMs - writtenAt < 1000 / TEXT_RATE) return;
  writtenAt = wallMs;
  useDrive.setState({ playing: batch.playing, result: batch.result, now: nowOf(batch) });
}

function nowOf(batch: Batch): DriveNow {
  const { latest } = liveFeed;
  const plan = latest.plan?.message;
  return {
    ticks: batch.ticks,
    speed: latest['truth.ego']?.message.vx ?? 0,
    targetSpeed: latest.command?.message.targetSpeed ?? Number.NaN,
    decision: plan?.decision ?? null,
    routeDone: plan?.routeS ?? Number.NaN,
    routeLeft: plan?.remaining ?? Number.NaN,
    realTimeFactor: batch.realTimeFactor,
    criteria: batch.criteria,
    events: liveFeed.events,
    weather: liveFeed.weather?.facts ?? null,
    moduleShares: batch.moduleShares,
    figures: latest['planner.thoughts']?.message.figures ?? [],
  };
}

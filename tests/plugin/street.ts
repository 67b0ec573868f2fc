import { driverOf } from '../../src/cli/planner-host/open-driver.ts';
import { assembleRun } from '../../src/scenario/assemble.ts';
import type { FileSource } from '../../src/scenario/file-source.ts';
import { type LoadedScene, loadScene } from '../../src/scenario/load-scene.ts';
import { faultResult, identityOf, type PlannerSetup, type RunResult, resultOf } from '../../src/scenario/run-result.ts';
import { projectFiles } from '../scenario/first-drive-fixture.ts';

/** A straight road, which takes no time to build. */
export const STREET = `<OpenDRIVE><header revMajor="1" revMinor="8" name="street"/><road id="1" length="400" junction="-1">
<planView><geometry s="0" x="0" y="0" hdg="0" length="400"><line/></geometry></planView>
<lanes><laneSection s="0"><center><lane id="0" type="none"/></center>
<right><lane id="-1" type="driving"><width sOffset="0" a="3.5" b="0" c="0" d="0"/></lane></right></laneSection></lanes></road></OpenDRIVE>`;

export const STREET_SCENE = {
  name: 'Street',
  tags: ['@street', '@normal'],
  map: 'street.xodr',
  perception: 'oracle',
  rig: 'planning',
  timeout: 12,
  ego: {
    vehicle: 'compact-hatchback',
    speed: 8,
    start: { road: '1', lane: -1, s: 20 },
    goal: { road: '1', lane: -1, s: 80 },
  },
};

/** The street as a scene, with other fields where asked for. */
export async function street(changes: object = {}): Promise<LoadedScene> {
  const texts: Readonly<Record<string, string>> = {
    'scenes/street.json': JSON.stringify({ ...STREET_SCENE, ...changes }),
    'scenes/street.xodr': STREET,
  };
  const files: FileSource = {
    text: async (path) => texts[path] ?? projectFiles.text(path),
    bytes: async (path) => (path in texts ? new TextEncoder().encode(texts[path]) : projectFiles.bytes(path)),
  };
  const { loaded, problems } = await loadScene('scenes/street.json', files);
  if (loaded === null) throw new Error(JSON.stringify(problems));
  return loaded;
}

export interface Driven {
  readonly seed?: number;
  readonly setup?: PlannerSetup;
  /** Wall time that an answer may take [s]. */
  readonly patience?: number;
}

/** What comes of a drive with the planner of this text. */
export function drivenBy(loaded: LoadedScene, text: string, { seed = 1, setup, patience }: Driven = {}): RunResult {
  const identity = identityOf(loaded, seed, 'oracle', 'mine.ts', setup);
  const opened = driverOf(text, 'mine.ts', seed, setup, patience);
  if ('fault' in opened) return faultResult(identity, opened.fault);
  try {
    const { run } = assembleRun(loaded, { seed, perception: 'oracle', segmenter: null, driver: opened.driver });
    while (run.ending === null) run.step();
    return resultOf(identity, run, 0);
  } finally {
    opened.close();
  }
}

/** A planner that follows its line at 8 m/s and stops at the goal; `extra` is done at the start of each plan. */
export function plannerText(extra = '', members = ''): string {
  return `import { definePlanner, followLine } from 'skidpad';
let plans = 0;
export default definePlanner({
  name: 'mine',
  ${members}
  plan(input: any, state: any, ctx: any) {
    plans++; const { start, goal } = input;
    ${extra}
    return followLine(input, (s, v) => {
      const wished = Math.min(8, Math.sqrt(3 * Math.max(0, goal.s - 1 - s)));
      return Math.max(-4, Math.min(1, 2 * (wished - v)));
    });
  },
});
`;
}

import { CircleCheck, CircleX, Download, FolderOpen, type LucideIcon, Play, RotateCcw, Undo2, X } from 'lucide-react';
import { lazy, Suspense, useMemo, useRef } from 'react';
import { formatProblem } from '../../scenario/input-problem.ts';
import type { LineProblem } from '../parts/code-editor.tsx';
import { pulseWords } from '../parts/pulse-words.ts';
import { drivePlanner, useDrive } from '../state/drive-store.ts';
import {
  backToWritten,
  hasSameSetup,
  openPlannerFile,
  STARTER,
  savePlanner,
  takeUpPlanner,
  usePlanner,
} from '../state/planner-store.ts';
import { useSettings } from '../state/settings-store.ts';
import type { PlannerText } from '../worker/protocol.ts';
import { PlannerForm } from './planner-form.tsx';
import './planner-panel.css';

/** Only for those who write. */
const CodeEditor = lazy(() => import('../parts/code-editor.tsx'));

/** What the planner's last drive says of its text. */
interface Report {
  readonly state: 'idle' | 'good' | 'bad';
  readonly text: string;
  readonly detail: readonly string[];
  readonly problems: readonly LineProblem[];
}

/** Where the reader writes a planner or opens one, and drives the scene by it. */
export function PlannerPanel() {
  const { name, text, before } = usePlanner();
  const report = useReport();
  const file = useRef<HTMLInputElement>(null);
  return (
    <section className="planner" aria-labelledby="planner-title">
      <header className="panel-head">
        <h2 id="planner-title">Your planner</h2>
        <input
          className="planner-name number"
          aria-label="Name of its file"
          value={name}
          spellCheck={false}
          onChange={({ target }) => usePlanner.setState({ name: target.value })}
        />
        <span className="planner-tools">
          <Tool icon={FolderOpen} title="Open a file (.ts, .js)" onClick={() => file.current?.click()} />
          <Tool icon={Download} title="Save as a file" onClick={savePlanner} />
          {before !== null && (
            <Tool icon={Undo2} title={`Back to what you wrote: ${before.name}`} onClick={backToWritten} />
          )}
          <Tool icon={RotateCcw} title="Begin anew with the starter" onClick={() => takeUpPlanner(STARTER)} />
          <Tool icon={X} title="Close (p)" onClick={() => useSettings.setState({ plannerPanelOpen: false })} />
        </span>
        <input
          ref={file}
          type="file"
          accept=".ts,.js,.mts,.mjs"
          hidden
          onChange={({ target }) => {
            const chosen = target.files?.[0];
            if (chosen !== undefined) void openPlannerFile(chosen);
            target.value = '';
          }}
        />
      </header>
      <Suspense fallback={<p className="panel-empty">Opening the editor ...</p>}>
        <CodeEditor
          text={text}
          onText={(written) => usePlanner.setState({ text: written })}
          onRun={() => void drivePlanner()}
          problems={report.problems}
        />
      </Suspense>
      <footer className="planner-foot" data-state={report.state}>
        <button
          type="button"
          className="text-button primary"
          title="Drive this scene by it (Ctrl-Enter)"
          onClick={() => void drivePlanner()}
          data-testid="planner-drive"
        >
          <Play size={14} aria-hidden="true" /> Drive
        </button>
        <div className="planner-report" role="status" data-testid="planner-report">
          <p>
            {report.state === 'good' && <CircleCheck size={14} aria-hidden="true" />}
            {report.state === 'bad' && <CircleX size={14} aria-hidden="true" />}
            {report.text}
          </p>
          {report.detail.map((line) => (
            <p key={line} className="quiet number">
              {line}
            </p>
          ))}
        </div>
      </footer>
      <PlannerForm />
      <PlannerFigures />
    </section>
  );
}

interface ToolProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly onClick: () => void;
}

function Tool({ icon: Icon, title, onClick }: ToolProps) {
  return (
    <button type="button" className="icon-button" aria-label={title} title={title} onClick={onClick}>
      <Icon size={16} />
    </button>
  );
}

/** What the planner tells of its last plan. */
function PlannerFigures() {
  const figures = useDrive((state) => state.now.figures);
  if (figures.length === 0) return null;
  return (
    <dl className="planner-figures">
      {figures.map(({ name, value }) => (
        <div key={name}>
          <dt className="quiet">{name}</dt>
          <dd className="number">{typeof value === 'number' ? Number(value.toPrecision(4)) : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

function useReport(): Report {
  const { own } = useDrive((state) => state.choice);
  const phase = useDrive((state) => state.phase);
  const result = useDrive((state) => state.result);
  const slow = useDrive((state) => pulseWords(state.pulse));
  const text = usePlanner((planner) => planner.text);
  const setup = usePlanner((planner) => planner.setup);
  const times = usePlanner((planner) => planner.times);
  return useMemo(() => {
    const isDriven = own?.text === text && hasSameSetup(own, { setup, times: times ?? undefined });
    return reportOf(isDriven, own, phase, result, slow);
  }, [own, phase, result, slow, text, setup, times]);
}

function reportOf(
  isDriven: boolean,
  own: PlannerText | undefined,
  phase: ReturnType<typeof useDrive.getState>['phase'],
  result: ReturnType<typeof useDrive.getState>['result'],
  slow: string | null,
): Report {
  const idle = { state: 'idle', detail: [], problems: [] } as const;
  if (own === undefined) return { ...idle, text: 'Ctrl-Enter drives this scene by what is written here.' };
  if (!isDriven) return { ...idle, text: 'Changed since it was last driven.' };
  if (phase.kind === 'refused') {
    const mine = phase.problems.filter(({ file }) => file === own.name);
    const problems = mine.map(({ line, path, message }) => ({ line, message, path }));
    const others = phase.problems.filter((problem) => !mine.includes(problem)).map(formatProblem);
    const [text, ...detail] = [...problems.map(lineAnd), ...others];
    return { state: 'bad', text, detail, problems: problems.filter(({ line }) => line > 0) };
  }
  if (phase.kind !== 'ready') return { ...idle, text: slow ?? 'Loading ...' };
  if (result?.fault?.kind === 'planner') {
    const { message, at, stack = [] } = result.fault;
    const line = Number(/:(\d+)$/.exec(at ?? '')?.[1] ?? Number.NaN);
    return { state: 'bad', text: message, detail: stack, problems: Number.isFinite(line) ? [{ line, message }] : [] };
  }
  if (result === null) return { ...idle, text: slow ?? 'Drives. Space plays and pauses.' };
  const lacking = result.criteria.filter(({ required, result: how }) => required && how === 'fail');
  if (result.verdict === 'pass') return { ...idle, state: 'good', text: 'Passed.' };
  return { ...idle, state: 'bad', text: `Failed: ${lacking.map((criterion) => criterion.name).join(', ')}.` };
}

/** Where no line is known, what it was doing: "load: hangs ...". */
function lineAnd({ line, message, path }: LineProblem & { readonly path: string }): string {
  return line > 0 ? `Line ${line}: ${message}` : `${path}: ${message}`;
}

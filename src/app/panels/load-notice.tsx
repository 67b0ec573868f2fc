import { FileWarning, ServerCrash } from 'lucide-react';
import { formatProblem, type InputProblem } from '../../scenario/input-problem.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { type DrivePhase, openDrive, useDrive } from '../state/drive-store.ts';
import type { LoadStage } from '../worker/protocol.ts';
import './load-notice.css';

const STAGES: readonly { readonly stage: LoadStage; readonly text: string }[] = [
  { stage: 'scene', text: 'reading scene and map' },
  { stage: 'network', text: 'starting the network' },
  { stage: 'world', text: 'building the town' },
];

/** What is happening before there is a drive to see, or why there is none and what to do. */
export function LoadNotice({ phase }: { readonly phase: Exclude<DrivePhase, { kind: 'ready' }> }) {
  if (phase.kind === 'loading') return <Loading stage={phase.stage} />;
  if (phase.kind === 'refused') return <Refused problems={phase.problems} />;
  return (
    <div className="notice" role="alert">
      <ServerCrash size={32} aria-hidden="true" />
      <h2>The simulator failed</h2>
      <p>
        This is a fault of the simulator, not of the driving. Reload the page to start anew; if it comes back, please
        report it with this text.
      </p>
      <div className="fault-text">
        <pre className="number">{phase.detail === '' ? phase.message : phase.detail}</pre>
        <CopyButton text={`${phase.message}\n${phase.detail}`} label="Copy the fault" />
      </div>
    </div>
  );
}

function Loading({ stage }: { readonly stage: LoadStage }) {
  const current = STAGES.findIndex((entry) => entry.stage === stage);
  return (
    <div className="notice" role="status">
      <ol className="stages">
        {STAGES.map(({ stage: name, text }, index) => (
          <li key={name} data-state={index < current ? 'done' : index === current ? 'now' : 'next'}>
            {text}
          </li>
        ))}
      </ol>
    </div>
  );
}

function Refused({ problems }: { readonly problems: readonly InputProblem[] }) {
  const choice = useDrive((state) => state.choice);
  const isOwn = problems.every(({ file }) => file === choice.own?.name || file === choice.own?.times?.name);
  // Nothing to see by, or nothing to look through.
  const isBlind =
    choice.perception === 'cnn' && problems.every(({ file, path }) => file.startsWith('assets/') || path === 'rig');
  return (
    <div className="notice" role="alert">
      <FileWarning size={32} aria-hidden="true" />
      <h2>{problems.length === 1 ? 'A problem' : `${problems.length} problems`} in the files of this drive</h2>
      <ol className="problem-list">
        {problems.map((problem) => (
          <li key={formatProblem(problem)} className="number">
            {formatProblem(problem)}
          </li>
        ))}
      </ol>
      <p className="quiet">
        Mend {problems.length === 1 ? 'it' : 'them'} and{' '}
        {isOwn ? 'press Drive in the panel "Your planner" (p)' : 'reload the page, or pick another scene above'}.
      </p>
      {isBlind && (
        <button type="button" className="text-button" onClick={() => openDrive({ ...choice, perception: 'oracle' })}>
          Drive with the oracle instead
        </button>
      )}
    </div>
  );
}

import { CircleCheck, CircleX, Dices, RotateCcw } from 'lucide-react';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { RunResult } from '../../scenario/run-result.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { openDrive, restart, seekTo, useDrive } from '../state/drive-store.ts';
import './result-card.css';

/** The end of a drive: verdict, how it came to it, and the hash that any other machine should print too. */
export function ResultCard() {
  const result = useDrive((state) => state.result);
  const choice = useDrive((state) => state.choice);
  if (result === null) return null;
  const passed = result.verdict === 'pass';
  const Icon = passed ? CircleCheck : CircleX;
  return (
    <section className="result" aria-label="Result" data-verdict={result.verdict}>
      <header>
        <Icon size={28} aria-hidden="true" />
        <div>
          <h2>{passed ? 'Passed' : result.fault === null ? 'Failed' : 'The planner failed'}</h2>
          <p className="quiet">{summary(result)}</p>
        </div>
      </header>
      <FailedCriteria result={result} />
      {result.fault !== null && (
        <p className="result-note" role="alert">
          {result.fault.message}
        </p>
      )}
      {result.notes.map((note) => (
        <p key={note} className="quiet result-note">
          {note}
        </p>
      ))}
      <div className="result-hash">
        <span className="quiet">hash</span>
        <code className="number" data-testid="hash">
          {result.hash}
        </code>
        <CopyButton text={result.hash} label="Copy the hash" />
      </div>
      <p className="quiet result-note">Same scene, seed and perception give this hash in Node, Chromium and Firefox.</p>
      <footer>
        <button type="button" className="text-button" onClick={restart}>
          <RotateCcw size={14} aria-hidden="true" /> Drive again
        </button>
        <button type="button" className="text-button" onClick={() => openDrive({ ...choice, seed: result.seed + 1 })}>
          <Dices size={14} aria-hidden="true" /> Seed {result.seed + 1}
        </button>
      </footer>
    </section>
  );
}

/** What was not met, the first of it first; a click goes to where it was lost. */
function FailedCriteria({ result: { criteria } }: { readonly result: RunResult }) {
  const failed = criteria
    .filter(({ required, result }) => required && result === 'fail')
    .sort((a, b) => (a.tick ?? Number.POSITIVE_INFINITY) - (b.tick ?? Number.POSITIVE_INFINITY));
  if (failed.length === 0) return null;
  return (
    <ul className="result-failed" aria-label="Not met">
      {failed.map(({ name, tick }) => (
        <li key={name}>
          <span>{name}</span>
          {tick !== null && (
            <button type="button" className="verdict-tick number" title="Go there" onClick={() => seekTo(tick + 1)}>
              {(tick / TICKS_PER_SECOND).toFixed(1)} s
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function summary({ simSeconds, metrics }: RunResult): string {
  const distance = metrics.distance?.valid ? `${Math.round(metrics.distance.value)} m in ` : '';
  return `${distance}${simSeconds.toFixed(1)} s`;
}

import { CircleCheck, CircleX, Dices, RotateCcw } from 'lucide-react';
import type { RunResult } from '../../scenario/run-result.ts';
import { CopyButton } from '../parts/copy-button.tsx';
import { openDrive, restart, useDrive } from '../state/drive-store.ts';
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

function summary({ criteria, simSeconds, metrics }: RunResult): string {
  const failed = criteria.filter(({ required, result }) => required && result === 'fail').map(({ name }) => name);
  const distance = metrics.distance?.valid ? `${Math.round(metrics.distance.value)} m in ` : '';
  return `${distance}${simSeconds.toFixed(1)} s${failed.length > 0 ? ` · not met: ${failed.join(', ')}` : ''}`;
}

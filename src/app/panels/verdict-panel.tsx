import { CircleCheck, CircleDashed, CircleMinus, CircleX } from 'lucide-react';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { CriterionResult } from '../../scenario/criteria/criterion.ts';
import { Quantity } from '../parts/quantity.tsx';
import { seekTo, useDrive } from '../state/drive-store.ts';
import './verdict-panel.css';

/** The criteria of the drive as they stand, and at its end the verdict. */
export function VerdictPanel() {
  const criteria = useDrive((state) => state.now.criteria);
  const result = useDrive((state) => state.result);
  const dynamics = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.dynamics : null));
  return (
    <section className="verdict" aria-labelledby="verdict-title">
      <header className="panel-head">
        <h2 id="verdict-title">Criteria</h2>
        {dynamics !== null && (
          <span className="quiet" title="model of the car's motion" data-testid="dynamics">
            {dynamics}
          </span>
        )}
        <span className="quiet">{result === null ? 'so far' : `after ${result.simSeconds.toFixed(2)} s`}</span>
      </header>
      {criteria.length === 0 ? (
        <p className="panel-empty">What the drive is judged by shows here once it is loaded.</p>
      ) : (
        <table>
          <thead className="visually-hidden">
            <tr>
              <th>Criterion</th>
              <th>Actual</th>
              <th>Expected</th>
            </tr>
          </thead>
          <tbody>
            {criteria.map((criterion) => (
              <CriterionRow key={criterion.name} criterion={criterion} ended={result !== null} />
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
}

function CriterionRow({ criterion, ended }: { readonly criterion: CriterionResult; readonly ended: boolean }) {
  const { name, actual, expected, unit, required, tick } = criterion;
  const { Icon, color, word } = stateOf(criterion, ended);
  return (
    <tr>
      <td>
        <Icon size={16} style={{ color: `var(--${color})` }} aria-label={word} />
        <span className="verdict-name">{name}</span>
        {!required && <span className="quiet">reported</span>}
      </td>
      <td>
        <Quantity value={actual} digits={Number.isInteger(actual) ? 0 : 2} unit={unit} />
      </td>
      <td className="quiet number">
        {expected}
        {tick !== null && (
          <>
            {' · '}
            <button type="button" className="verdict-tick" title="Go there" onClick={() => seekTo(tick + 1)}>
              {(tick / TICKS_PER_SECOND).toFixed(1)} s
            </button>
          </>
        )}
      </td>
    </tr>
  );
}

/** A criterion that can still be met is not failed before the end. */
function stateOf({ result, tick }: CriterionResult, ended: boolean) {
  if (result === 'not-applicable') return { Icon: CircleMinus, color: 'quiet', word: 'not applicable' };
  if (result === 'pass')
    return { Icon: CircleCheck, color: 'pass', word: ended || tick !== null ? 'pass' : 'holds so far' };
  if (!ended && tick === null) return { Icon: CircleDashed, color: 'quiet', word: 'open' };
  return { Icon: CircleX, color: 'fail', word: 'fail' };
}

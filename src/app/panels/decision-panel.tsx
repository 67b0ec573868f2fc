import { DECISION_LOOKS, NO_DECISION } from '../parts/decision-look.ts';
import { Quantity } from '../parts/quantity.tsx';
import { useDrive } from '../state/drive-store.ts';
import './decision-panel.css';

/** [km/h] in 1 m/s */
const KMH = 3.6;

/** What the driver decided and why, readable in one glance. */
export function DecisionPanel() {
  const { decision, speed, targetSpeed } = useDrive((state) => state.now);
  const ready = useDrive((state) => state.phase.kind === 'ready');
  const waiting = ready ? 'press play to drive' : 'once the drive is loaded';
  const look = decision === null ? NO_DECISION : DECISION_LOOKS[decision.kind];
  const Icon = look.icon;
  return (
    <section className="decision" aria-label="Decision" data-color={look.color} data-kind={decision?.kind ?? 'none'}>
      <Icon className="decision-icon" size={28} strokeWidth={2} aria-hidden="true" />
      <div className="decision-words">
        <h2>{look.word}</h2>
        <p title={decision?.reason}>{decision === null ? waiting : decision.reason || 'nothing in the way'}</p>
      </div>
      <dl className="decision-figures">
        <dt>speed</dt>
        <dd data-testid="speed" data-value={speed}>
          <Quantity value={speed * KMH} digits={0} unit="km/h" />
        </dd>
        <dt>wanted</dt>
        <dd>
          <Quantity value={targetSpeed * KMH} digits={0} unit="km/h" />
        </dd>
      </dl>
    </section>
  );
}

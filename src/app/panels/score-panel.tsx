import { ChevronRight } from 'lucide-react';
import { SCORE_NAMES, SCORES, type ScoreName } from '../../scenario/scores/drive/score-table.ts';
import type { ScorePart } from '../../scenario/scores/score.ts';
import { Quantity } from '../parts/quantity.tsx';
import { partShare, partWords, scoreDigits, shareTone, unitWords } from '../parts/score-words.ts';
import { useDrive } from '../state/drive-store.ts';
import './score-panel.css';

/** The score whose parts are open at first. */
const OPEN: ScoreName = 'nuplan';
/** Scores that say little before the drive is over: what is still to be driven is missing from them. */
const OF_WHOLE_DRIVES: readonly ScoreName[] = ['carla20', 'carla21', 'bench2drive'];

/** Public scores of the drive so far, each with the parts that it is made of; below them those that do not apply, and why. */
export function ScorePanel() {
  const { scores, scoreParts, scoresLeftOut } = useDrive((state) => state.scores);
  const ended = useDrive((state) => state.result !== null);
  const there = SCORE_NAMES.filter((name) => name in scores);
  const leftOut = SCORE_NAMES.filter((name) => name in scoresLeftOut);
  return (
    <section className="scores" aria-labelledby="scores-title" data-testid="scores">
      <header className="panel-head">
        <h2 id="scores-title">Scores</h2>
        <span className="quiet">{ended ? 'of the drive' : 'so far'}</span>
      </header>
      {there.length === 0 && leftOut.length === 0 ? (
        <p className="panel-empty">Public scores show here once the car drives: nuPlan, CARLA, NAVSIM and others.</p>
      ) : (
        <>
          {there.map((name) => (
            <ScoreRow
              key={name}
              name={name}
              value={scores[name]}
              parts={scoreParts[name]}
              isOpen={!ended && OF_WHOLE_DRIVES.includes(name)}
            />
          ))}
          {leftOut.length > 0 && <LeftOut names={leftOut} reasons={scoresLeftOut} />}
        </>
      )}
    </section>
  );
}

interface ScoreRowProps {
  readonly name: ScoreName;
  readonly value: number;
  readonly parts: readonly ScorePart[];
  /** Whether what it says is still open. */
  readonly isOpen: boolean;
}

function ScoreRow({ name, value, parts, isOpen }: ScoreRowProps) {
  const { title, best } = SCORES[name];
  const share = best === null ? null : value / best;
  return (
    <details className="score" open={name === OPEN}>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        <span>{title}</span>
        {share === null ? (
          <span className="quiet score-cost">cost</span>
        ) : (
          <Bar share={share} {...(isOpen ? { tone: 'accent' } : {})} />
        )}
        <span className="score-value">
          <Quantity value={value} digits={scoreDigits(value, best)} unit={best === null ? '1' : `/ ${best}`} />
        </span>
      </summary>
      {parts.length === 0 && <p className="quiet score-none">Nothing was held against it.</p>}
      <ol>
        {parts.map((part) => (
          <PartRow key={part.name} part={part} share={partShare(part, value, best === null)} cost={best === null} />
        ))}
      </ol>
    </details>
  );
}

function PartRow({
  part,
  share,
  cost,
}: {
  readonly part: ScorePart;
  readonly share: number | null;
  readonly cost: boolean;
}) {
  const { name, value, role, weight, unit } = part;
  const sign = role === 'multiplier' ? '×' : role === 'term' ? `${weight} ·` : '';
  return (
    <li data-role={role}>
      <span>{partWords(name)}</span>
      {share === null ? <span /> : <Bar share={share} tone={cost ? 'accent' : shareTone(share)} />}
      <span className="score-value">
        {sign !== '' && <span className="unit">{sign} </span>}
        <Quantity value={value} digits={Number.isInteger(value) ? 0 : 2} unit={unitWords(unit)} />
      </span>
    </li>
  );
}

function Bar({ share, tone = shareTone(share) }: { readonly share: number; readonly tone?: string }) {
  const style = { '--share': share, '--tone': `var(--${tone})` } as React.CSSProperties;
  return <span className="score-bar" style={style} />;
}

/** Scores that share a reason share a line. */
function LeftOut({
  names,
  reasons,
}: {
  readonly names: readonly ScoreName[];
  readonly reasons: Readonly<Record<string, string>>;
}) {
  const lines = new Map<string, ScoreName[]>();
  for (const name of names) lines.set(reasons[name], [...(lines.get(reasons[name]) ?? []), name]);
  return (
    <dl className="scores-left-out">
      {[...lines].map(([reason, those]) => (
        <div key={reason}>
          <dt>{those.map((name) => SCORES[name].title).join(', ')}</dt>
          <dd className="quiet">{reason}</dd>
        </div>
      ))}
    </dl>
  );
}

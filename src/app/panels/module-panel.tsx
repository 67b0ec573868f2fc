import { useDrive } from '../state/drive-store.ts';
import './module-panel.css';

/** Modules with less than this share of the time are summed up [1]. */
const SMALL = 0.02;

/** Where the time of the simulation goes, module by module. */
export function ModulePanel() {
  const shares = useDrive((state) => state.now.moduleShares);
  const factor = useDrive((state) => state.result?.realTimeFactor ?? Number.NaN);
  const entries = Object.entries(shares).filter(([, share]) => share > 0);
  if (entries.length === 0) return null;
  const large = entries.filter(([, share]) => share >= SMALL).sort(([, a], [, b]) => b - a);
  const rest = 1 - large.reduce((sum, [, share]) => sum + share, 0);
  return (
    <section className="modules" aria-labelledby="modules-title">
      <header className="panel-head">
        <h2 id="modules-title">Computing time by module</h2>
        {Number.isFinite(factor) && <span className="quiet number">{factor.toFixed(1)}× real time</span>}
      </header>
      <ol>
        {[...large, ...(rest > 0.005 ? [['the rest', rest] as const] : [])].map(([name, share]) => (
          <li key={name}>
            <span>{name}</span>
            <span className="module-bar" style={{ '--share': share } as React.CSSProperties} />
            <span className="number">
              {Math.round(100 * share)}
              <span className="unit"> %</span>
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
}

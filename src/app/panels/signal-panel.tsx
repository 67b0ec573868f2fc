import { SIGNAL_STATE } from '../../core/messages/signals.ts';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { lightsAhead } from '../parts/lights-ahead.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import type { LightsFacts } from '../worker/lights-facts.ts';
import './signal-panel.css';

/** What a state is called, by value; also the name of its colour in the style sheet. */
const STATE_NAMES: Readonly<Record<number, string>> = {
  [SIGNAL_STATE.off]: 'off',
  [SIGNAL_STATE.red]: 'red',
  [SIGNAL_STATE.redAmber]: 'red-amber',
  [SIGNAL_STATE.green]: 'green',
  [SIGNAL_STATE.amber]: 'amber',
  [SIGNAL_STATE.flashingAmber]: 'flashing',
};

const CONTROL_WORDS: Readonly<Record<LightsFacts['control'], string>> = {
  turns: 'in turns',
  fixed: 'fixed-time plan',
  actuated: 'actuated',
};

const NO_LIGHTS: readonly LightsFacts[] = [];

/** The plan of the next lights ahead: each group's colours over the cycle, and a line where the cycle stands now. */
export function SignalPanel() {
  const lights = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts.lights : NO_LIGHTS));
  // The ticks are what renders it anew; the states come past React.
  const ticks = useDrive((state) => state.now.ticks);
  const ego = liveFeed.latest['truth.ego']?.message;
  const shown = ego === undefined ? (lights[0] ?? null) : lightsAhead(lights, ego);
  if (shown === null) return null;
  return (
    <section className="signal-plan" aria-labelledby="signal-plan-title" data-testid="signal-plan">
      <header className="panel-head">
        <h2 id="signal-plan-title">Signals of junction {shown.junction}</h2>
        <span className="quiet number">{captionOf(shown)}</span>
      </header>
      <Diagram lights={shown} ticks={ticks} />
    </section>
  );
}

function captionOf({ control, cycle }: LightsFacts): string {
  const words = CONTROL_WORDS[control];
  return cycle === 0 ? words : `${words}, ${Math.round(cycle / TICKS_PER_SECOND)} s`;
}

function Diagram({ lights, ticks }: { readonly lights: LightsFacts; readonly ticks: number }) {
  const { cycle, groups } = lights;
  const states = liveFeed.latest['truth.signals']?.message.state;
  const share = (from: number) => (100 * from) / cycle;
  return (
    <ol>
      {groups.map(({ id, signal, runs }) => {
        const name = STATE_NAMES[states?.[signal] ?? SIGNAL_STATE.off];
        return (
          <li key={id} aria-label={`group ${id}: ${name}`}>
            <span className="signal-lamp" data-state={name} />
            <span className="signal-group" title={`group ${id}`}>
              {id}
            </span>
            <span className="signal-bar">
              {cycle === 0 && <span data-state={name} style={{ left: 0, right: 0 }} />}
              {runs.map(({ from, state }, index) => (
                <span
                  key={from}
                  data-state={STATE_NAMES[state]}
                  style={{ left: `${share(from)}%`, right: `${100 - share(runs[index + 1]?.from ?? cycle)}%` }}
                />
              ))}
              {cycle > 0 && <span className="signal-now" style={{ left: `${share(ticks % cycle)}%` }} />}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

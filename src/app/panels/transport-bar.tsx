import { Pause, Play, RotateCcw, StepBack, StepForward } from 'lucide-react';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { nextStop } from '../parts/next-stop.ts';
import { pulseWords } from '../parts/pulse-words.ts';
import { Segmented } from '../parts/segmented.tsx';
import { PACES, restart, setPace, stepBy, togglePlaying, useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import './transport-bar.css';

const PACE_OPTIONS = PACES.map((pace) => ({
  value: String(pace),
  text: pace === null ? 'max' : `${pace}×`,
  title: pace === null ? 'as fast as it can' : `${pace} simulated seconds a second`,
}));

/** Play, pause, step, pace; where in the drive it is. */
export function TransportBar() {
  const { playing, pace, now, phase, pulse } = useDrive();
  const slow = pulseWords(pulse);
  const ready = phase.kind === 'ready';
  return (
    <footer className="transport">
      <div className="transport-buttons">
        <button
          type="button"
          className="icon-button"
          aria-label="Restart"
          title="Restart (R or Home)"
          disabled={!ready}
          onClick={restart}
        >
          <RotateCcw size={17} />
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Step back"
          title="One tick back (Shift + Left)"
          disabled={!ready}
          onClick={() => stepBy(-1)}
        >
          <StepBack size={17} />
        </button>
        <button
          type="button"
          className="play-button"
          aria-label={playing ? 'Pause' : 'Play'}
          title={playing ? 'Pause (Space)' : 'Play (Space)'}
          disabled={!ready}
          onClick={togglePlaying}
          data-testid="play"
        >
          {playing ? <Pause size={20} fill="currentColor" /> : <Play size={20} fill="currentColor" />}
        </button>
        <button
          type="button"
          className="icon-button"
          aria-label="Step"
          title="One tick (Shift + Right)"
          disabled={!ready}
          onClick={() => stepBy(1)}
        >
          <StepForward size={17} />
        </button>
      </div>
      <Segmented
        label="Pace"
        options={PACE_OPTIONS}
        value={String(pace)}
        onChange={(value) => setPace(value === 'null' ? null : Number(value))}
      />
      <Progress />
      <dl className="transport-figures">
        <div>
          <dt>time</dt>
          <dd className="number">
            {(now.ticks / TICKS_PER_SECOND).toFixed(2)} <span className="unit">s</span>
          </dd>
        </div>
        <div>
          <dt>tick</dt>
          <dd className="number" data-testid="tick">
            {now.ticks}
          </dd>
        </div>
        {slow !== null && (
          <div title={slow} role="status">
            <dt>a plan</dt>
            <dd className="number" data-testid="pulse">
              {pulse !== null && pulse.waitingS > 0
                ? `${pulse.waitingS} s ...`
                : `${Math.round(pulse?.planMs ?? 0)} ms`}
            </dd>
          </div>
        )}
        <div title="simulated seconds a second of your time">
          <dt>pace</dt>
          <dd className="number">
            {playing ? `${now.realTimeFactor.toFixed(now.realTimeFactor < 9.95 ? 2 : 1)}×` : '–'}
          </dd>
        </div>
      </dl>
    </footer>
  );
}

/** Way along the route. */
function Progress() {
  const { routeDone, routeLeft } = useDrive((state) => state.now);
  const facts = useDrive(({ phase }) => (phase.kind === 'ready' ? phase.facts : null));
  const target = facts === null ? 'the goal' : nextStop(facts, liveFeed.latest);
  const length = routeDone + routeLeft;
  const share = length > 0 ? Math.min(1, Math.max(0, routeDone / length)) : 0;
  return (
    <div className="progress">
      <progress className="visually-hidden" value={share} aria-label="Way along the route" />
      <div className="progress-track" aria-hidden="true">
        <div className="progress-done" style={{ width: `${100 * share}%` }} />
        <div className="progress-car" style={{ left: `${100 * share}%` }} />
      </div>
      <div className="progress-words number">
        <span>
          {Number.isFinite(routeDone) ? Math.round(routeDone) : '–'} <span className="unit">m driven</span>
        </span>
        <span>
          {Number.isFinite(routeLeft) ? Math.round(routeLeft) : '–'} <span className="unit">m to {target}</span>
        </span>
      </div>
    </div>
  );
}

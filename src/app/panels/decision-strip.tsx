import { useEffect, useState } from 'react';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import type { FiredEvent } from '../../scenario/storyboard/storyboard.ts';
import { DECISION_LOOKS } from '../parts/decision-look.ts';
import { PLOT_MARGINS } from '../plots/plot-margins.ts';
import { timeRange } from '../plots/time-range.ts';
import { seekTo, useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import type { DecisionChange } from '../worker/protocol.ts';
import './decision-strip.css';

/** [1/s] */
const REDRAW_RATE = 4;
/** Bars narrower than this say nothing in words [share of the strip]. */
const WORDY = 0.14;

/** What the driver did over time, as coloured bars above the plots; hover says why, a click goes there. */
export function DecisionStrip() {
  const ended = useDrive((state) => state.result !== null);
  const [{ changes, events, newest }, setShown] = useState<Shown>(nothing);

  useEffect(() => {
    let drawnAt = 0;
    const show = () =>
      setShown({ changes: liveFeed.decisions.all(), events: liveFeed.events, newest: liveFeed.series.newestTime });
    show();
    return liveFeed.subscribe(({ playing }) => {
      const now = performance.now();
      if (playing && now - drawnAt < 1000 / REDRAW_RATE) return;
      drawnAt = now;
      show();
    });
  }, []);

  const [from, to] = timeRange(newest, ended);
  return (
    <section
      className="strip"
      aria-label="Decisions over time"
      style={{ paddingLeft: PLOT_MARGINS.left, paddingRight: PLOT_MARGINS.right }}
    >
      <div className="strip-area">
        {changes.map((change, index) => {
          const begin = Math.max(from, change.tick / TICKS_PER_SECOND);
          const end = Math.min(to, index + 1 < changes.length ? changes[index + 1].tick / TICKS_PER_SECOND : newest);
          if (end <= begin) return null;
          return (
            <Bar
              key={change.tick}
              change={change}
              left={(begin - from) / (to - from)}
              width={(end - begin) / (to - from)}
            />
          );
        })}
        {events.map(({ tick, name }, index) => {
          const place = (tick / TICKS_PER_SECOND - from) / (to - from);
          if (place < 0 || place > 1) return null;
          // biome-ignore lint/suspicious/noArrayIndexKey: an event may fire twice, and those before never change
          return <Mark key={index} event={{ tick, name }} left={place} />;
        })}
      </div>
    </section>
  );
}

interface Shown {
  readonly changes: readonly DecisionChange[];
  readonly events: readonly FiredEvent[];
  readonly newest: number;
}

function nothing(): Shown {
  return { changes: [], events: [], newest: 0 };
}

/** An event of the storyboard. */
function Mark({ event: { tick, name }, left }: { readonly event: FiredEvent; readonly left: number }) {
  const words = `${name} at ${(tick / TICKS_PER_SECOND).toFixed(2)} s`;
  return (
    <button
      type="button"
      className="strip-mark"
      tabIndex={-1}
      title={words}
      aria-label={words}
      style={{ left: `${100 * left}%` }}
      onClick={() => seekTo(tick)}
    />
  );
}

function Bar(props: { readonly change: DecisionChange; readonly left: number; readonly width: number }) {
  const { change, left, width } = props;
  const look = DECISION_LOOKS[change.kind];
  const words = `${look.word} from ${(change.tick / TICKS_PER_SECOND).toFixed(1)} s: ${change.reason}`;
  return (
    <button
      type="button"
      className="strip-bar"
      tabIndex={-1}
      title={words}
      aria-label={words}
      style={{
        left: `${100 * left}%`,
        width: `${100 * width}%`,
        background: `color-mix(in srgb, var(--${look.color}) 34%, var(--panel))`,
        borderColor: `var(--${look.color})`,
      }}
      onClick={() => seekTo(change.tick)}
    >
      {width > WORDY && look.word}
    </button>
  );
}

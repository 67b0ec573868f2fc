import { X } from 'lucide-react';
import { useState } from 'react';
import { WAY_COLOURS } from '../parts/way-colours.ts';
import { openDrive, useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import { useSettings } from '../state/settings-store.ts';
import type { DriveFacts } from '../worker/protocol.ts';
import type { WayFacts } from '../worker/way-facts.ts';
import { RouteMap } from './route-map.tsx';
import './way-panel.css';

/** The ways to the goal on a map and in figures; a click drives another. */
export function WayPanel({ facts }: { readonly facts: DriveFacts }) {
  const choice = useDrive((state) => state.choice);
  const [pointed, setPointed] = useState<number | null>(null);
  const choose = (way: number) => openDrive({ ...choice, route: way === facts.ownWay ? undefined : way });
  return (
    <aside className="ways" aria-labelledby="ways-title" data-testid="ways">
      <header className="panel-head">
        <h2 id="ways-title">Ways to the goal</h2>
        <button
          type="button"
          className="icon-button"
          aria-label="Close (w)"
          title="Close (w)"
          onClick={() => useSettings.setState({ wayPanelOpen: false })}
        >
          <X size={16} />
        </button>
      </header>
      <RouteMap facts={facts} size="ways" pointed={pointed} />
      <Rerouted />
      <ol>
        {facts.ways.map((way, i) => (
          <li key={way.streets.join()}>
            <button
              type="button"
              className="way"
              aria-pressed={facts.way === i + 1}
              onClick={() => choose(i + 1)}
              onPointerEnter={() => setPointed(i)}
              onPointerLeave={() => setPointed(null)}
              onFocus={() => setPointed(i)}
              onBlur={() => setPointed(null)}
              title={facts.way === i + 1 ? 'This one is driven' : 'Drive this one'}
            >
              <span className="way-mark" style={{ background: WAY_COLOURS[i % WAY_COLOURS.length] }}>
                {i + 1}
              </span>
              <span className="way-figures">{figuresOf(way)}</span>
              <span className="way-streets quiet">{way.streets.join(' · ')}</span>
            </button>
          </li>
        ))}
      </ol>
      {facts.ways.length === 1 && <p className="quiet">There is no other way that differs enough.</p>}
    </aside>
  );
}

/** Why the driver has left the way that it began with. */
function Rerouted() {
  // The ticks are what renders it anew; messages come past React.
  useDrive((state) => state.now.ticks);
  const reason = liveFeed.latest.route?.message.reason ?? '';
  if (reason === '') return null;
  return (
    <p className="ways-reason" role="status" data-testid="ways-reason">
      {reason}
    </p>
  );
}

function figuresOf({ length, time, turns, across, risk }: WayFacts): string {
  const minutes = `${Math.floor(time / 60)}:${String(Math.floor(time % 60)).padStart(2, '0')} min`;
  const way = length < 1000 ? `${length.toFixed(0)} m` : `${(length / 1000).toFixed(2)} km`;
  const turned = `${turns} ${turns === 1 ? 'turn' : 'turns'}${across > 0 ? `, ${across} across` : ''}`;
  return `${way} · ${minutes} · ${turned} · risk ${risk.toFixed(0)} s`;
}

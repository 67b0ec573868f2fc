import type { SensorTopic } from '../../core/messages.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';

/** The figures of a sensor's latest reading, by name. */
export function FigurePane({ topic }: { readonly topic: SensorTopic }) {
  // The ticks are what renders it anew; readings come past React.
  useDrive((state) => state.now.ticks);
  const reading = liveFeed.sensors[topic];
  if (reading === undefined) return <p className="quiet">nothing yet</p>;
  return (
    <dl className="figures">
      {Object.entries(reading.message).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd className="number">{typeof value === 'number' ? value.toFixed(3) : String(value)}</dd>
        </div>
      ))}
    </dl>
  );
}

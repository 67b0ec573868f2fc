import type { SensedTopic } from '../../core/messages.ts';
import type { RadarScan } from '../../core/radar-scan.ts';
import { useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import './radar-pane.css';

/** Size of the drawing; the radar is in the middle of its lower edge. */
const WIDTH = 320;
const HEIGHT = 200;

/** Distances of the arcs [m]; the farthest that a detection needs is the drawing's height. */
const ARCS = [20, 40, 80, 120, 160, 200, 250, 300, 500];

/** Range rate of full colour [m/s], as in the world. */
const FULL = 15;

/** A radar's detections from above: as large as the echo, blue going away, red coming. */
export function RadarPane({ topic }: { readonly topic: SensedTopic }) {
  // The ticks are what renders it anew; readings come past React.
  useDrive((state) => state.now.ticks);
  const reading = liveFeed.sensors[topic];
  if (reading === undefined) return <p className="quiet">nothing yet</p>;
  const scan = reading.message as RadarScan;
  const farthest = scan.count === 0 ? 0 : scan.range[scan.count - 1];
  const reach = ARCS.find((arc) => arc >= farthest) ?? ARCS[ARCS.length - 1];
  const scale = (HEIGHT - 12) / reach;
  return (
    <figure className="radar-pane">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={`${scan.count} detections up to ${farthest.toFixed(0)} m`}
      >
        {ARCS.filter((arc) => arc <= reach && arc >= reach / 4).map((arc) => (
          <g key={arc}>
            <circle className="radar-arc" cx={WIDTH / 2} cy={HEIGHT} r={arc * scale} />
            <text className="radar-distance" x={WIDTH / 2 + 3} y={HEIGHT - arc * scale + 10}>
              {arc} m
            </text>
          </g>
        ))}
        {Array.from({ length: scan.count }, (_, i) => (
          <circle
            // biome-ignore lint/suspicious/noArrayIndexKey: detections have no identity from scan to scan
            key={i}
            cx={WIDTH / 2 - scan.range[i] * scale * Math.sin(scan.azimuth[i])}
            cy={HEIGHT - scan.range[i] * scale * Math.cos(scan.azimuth[i])}
            r={1.5 + Math.max(0, Math.min(4, (scan.rcs[i] + 10) / 8))}
            fill={colorOfRate(scan.rangeRate[i])}
          >
            <title>
              {scan.range[i].toFixed(1)} m, {scan.rangeRate[i].toFixed(1)} m/s, {scan.rcs[i].toFixed(0)} dBsm,{' '}
              {scan.snr[i].toFixed(0)} dB
            </title>
          </circle>
        ))}
      </svg>
      <figcaption className="quiet">
        <span className="number">{scan.count}</span> detections; red comes, blue goes away
      </figcaption>
    </figure>
  );
}

function colorOfRate(rate: number): string {
  const share = Math.round(100 * Math.min(1, Math.abs(rate) / FULL));
  return `color-mix(in oklab, ${rate < 0 ? 'var(--fail)' : 'var(--info)'} ${share}%, var(--text))`;
}

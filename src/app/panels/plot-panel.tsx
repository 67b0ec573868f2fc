import { type ReactNode, useEffect, useRef, useState } from 'react';
import { TICKS_PER_SECOND } from '../../core/tick.ts';
import { useTheme } from '../hooks/use-theme.ts';
import { Quantity } from '../parts/quantity.tsx';
import { type PlotReading, type PlotSpecification, TimePlot } from '../plots/time-plot.ts';
import { seekTo, useDrive } from '../state/drive-store.ts';
import { liveFeed } from '../state/live-feed.ts';
import './plot-panel.css';

/** A titled plot with its values beside the names of its lines. */
export function PlotPanel(props: {
  readonly title: string;
  readonly unit: string;
  readonly digits: number;
  readonly specification: PlotSpecification;
  /** Instead of the title, to choose what is plotted. */
  readonly choice?: ReactNode;
}) {
  const { title, unit, digits, specification, choice } = props;
  const element = useRef<HTMLDivElement>(null);
  const [reading, setReading] = useState<PlotReading>([]);
  const theme = useTheme();
  const ended = useDrive((state) => state.result !== null);
  const plot = useRef<TimePlot>(null);

  useEffect(() => {
    if (element.current === null) return;
    const made = new TimePlot(element.current, liveFeed.series, specification, {
      reading: setReading,
      seek: (seconds) => seekTo(Math.round(seconds * TICKS_PER_SECOND)),
    });
    plot.current = made;
    const unsubscribe = liveFeed.subscribe(({ playing }) => made.draw(!playing));
    return () => {
      unsubscribe();
      made.dispose();
      plot.current = null;
    };
  }, [specification]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the plot takes its colours from the theme in force
  useEffect(() => plot.current?.restyle(), [theme]);
  useEffect(() => plot.current?.setWhole(ended), [ended]);

  return (
    <section className="plot" aria-label={title}>
      <header className="panel-head">
        <h2>
          {choice ?? title} <span className="unit">[{unit}]</span>
        </h2>
        <ul className="plot-lines">
          {specification.lines.map((line, index) => (
            <li key={line.column}>
              <span
                className="plot-key"
                style={{ borderColor: `var(--${line.color})`, borderTopStyle: line.dash ? 'dashed' : 'solid' }}
              />
              {line.label}{' '}
              <span style={{ minWidth: `${digits + 3}ch` }}>
                <Quantity value={reading[index] ?? Number.NaN} digits={digits} unit="" />
              </span>
            </li>
          ))}
        </ul>
      </header>
      <div ref={element} className="plot-area" />
    </section>
  );
}
